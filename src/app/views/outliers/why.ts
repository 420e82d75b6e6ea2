/** Why a body is a peer, in words: what it shares with the body in question, and what each criterion asks for. */
import { isHumanResources } from '#app/session/departments.ts';
import { TERMS, scopeLabel } from '#app/locale/terms.ts';
import { formatNumber } from '#app/locale/format.ts';
import { listOf, seriesOf } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Criterion, PeerChoice } from './peer-choice.ts';
import type { Candidate, Peer } from './peer-group.ts';
import { peersWords } from './peers-words.ts';

/** What a body is by a criterion: 县级, 人社行政机关, 含所属单位, 2024 年, 四川省. */
function ownOf(
  { row, fiscal_year }: Candidate,
  criterion: Exclude<Criterion, 'size'>,
  lang: Language,
): string {
  const words = peersWords(lang);
  switch (criterion) {
    case 'level':
      return words.levels[row.level] ?? row.level;
    case 'kind':
      return (isHumanResources(row) ? words.humanResources : '') + (words.kinds[row.kind] ?? row.kind);
    case 'scope':
      return scopeLabel(row.scope, lang);
    case 'year':
      return TERMS(lang).inYear(fiscal_year);
    case 'region':
      return words.province(row);
  }
}

/** Everything that makes a body a peer, as the table has it; '' of the body in question. */
export function whyPeer(peer: Peer, lang: Language): string {
  const words = peersWords(lang);
  if (peer.isBase) return '';
  const shared = peer.shares.map((one) =>
    one === 'size' ? words.size(formatNumber(peer.multiple, [0, 2])) : ownOf(peer.candidate, one, lang),
  );
  const differs = listOf(lang, peer.differs, (one) => words.criteriaNames[one]);
  return seriesOf(lang, peer.byHand && words.byHand, ...shared, differs === '' ? '' : words.differs(differs));
}

/** What a criterion asks of the peers of a body, in a sentence without its end. */
export function explainCriterion(
  base: Candidate,
  criterion: Criterion,
  { factor }: Pick<PeerChoice, 'factor'>,
  size: number | null,
  lang: Language,
): string {
  const words = peersWords(lang);
  if (criterion !== 'size') return words.explain[criterion](ownOf(base, criterion, lang));
  return size === null || size <= 0 ? words.explainNoSize : words.explainSize(formatNumber(factor));
}
