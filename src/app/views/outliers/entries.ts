/** The peers with their values: who is compared, in what order, what is said of each, and why each is a peer. */
import { departmentLabel, isHumanResources } from '#app/session/departments.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { ShownDepartment } from '../shown.ts';
import {
  measureRow,
  rulerOf,
  writingOf,
  type Measure,
  type Measured,
  type Unmeasured,
  type Writing,
} from './measure.ts';
import type { Candidate, Peer } from './peer-group.ts';
import type { Criterion, PeerChoice } from './peer-choice.ts';
import { peersWords, type PeersWords } from './peers-words.ts';
import {
  judge,
  type Judgement,
  type Thresholds,
  LEAST_PEERS,
  ranksAmong,
  spreadOf,
  type Spread,
} from './rating.ts';
import { TERMS, kindLabel, levelLabel, scopeLabel } from '#app/locale/terms.ts';
import { formatNumber } from '#app/locale/format.ts';
import { listOf, seriesOf } from '#app/locale/grammar.ts';

/** What the view is worked out from. */
export interface PeersInput {
  readonly lang: Language;
  /** The body in question first. */
  readonly group: readonly Peer[];
  readonly base: Candidate;
  /** The departments chosen, by body: they have colours. */
  readonly chosen: ReadonlyMap<string, ShownDepartment>;
  readonly choice: PeerChoice;
  /** Criteria that usually hold and were given up so that there are peers at all. */
  readonly relaxed: readonly Criterion[];
  readonly measure: Measure;
  /** Name of the figure in the reader's language. */
  readonly conceptName: string;
  /** Name of what is measured of it, '' for the final account. */
  readonly measureName: string;
  readonly thresholds: Thresholds;
  /** Whether a document takes part in comparisons. */
  readonly counts: (documentId: string) => boolean;
  /** Whether one of the facts is in doubt. */
  readonly doubted: (factIds: readonly string[]) => boolean;
}

/** A peer with its value. */
export interface Entry {
  readonly peer: Peer;
  readonly name: string;
  readonly measured: Measured;
  /** Whether it takes part in the median and the spread. */
  readonly counted: boolean;
  /** Place from the largest down, and among how many. */
  readonly rank: number;
  readonly among: number;
  readonly judgement: Judgement;
  readonly why: string;
}

/** A peer without the value. */
export interface Absent {
  readonly peer: Peer;
  readonly name: string;
  readonly reason: Unmeasured;
  readonly why: string;
}

/** Everything the sentence, the picture and the table are made from. */
export interface PeersContext extends PeersInput {
  readonly words: PeersWords;
  /** What is compared, in words. */
  readonly what: string;
  readonly writing: Writing;
  readonly unit: string;
  /** Largest first. */
  readonly entries: readonly Entry[];
  readonly absent: readonly Absent[];
  readonly spread: Spread | null;
  /** Whether anything is tested at all. */
  readonly tested: boolean;
}

/** Values and judgements of a group. */
export function placePeers(input: PeersInput): PeersContext {
  const { lang, measure, thresholds, chosen } = input;
  const words = peersWords(lang);
  const isShown = (peer: Peer) =>
    input.counts(peer.row.document_id) || peer.isBase || peer.byHand || chosen.has(peer.row.entity_id);
  const group = input.group.filter(isShown);
  const measured = group.map((peer) => ({ peer, found: measureRow(peer.row, measure.scale) }));
  const valued = measured.flatMap(({ peer, found }) => (typeof found === 'string' ? [] : [{ peer, found }]));
  const isCounted = ({ peer }: { peer: Peer }) => input.counts(peer.row.document_id);
  const values = valued.filter(isCounted).map(({ found }) => found.value);
  const rankOf = ranksAmong(values);
  const spread = spreadOf(values, rulerOf(measure));
  const unit = unitOf(
    valued.map(({ peer }) => peer.row.unit),
    measure,
  );
  const largest = Math.max(0, ...valued.map(({ found }) => Math.abs(found.value)));
  const entries = valued.map(({ peer, found }): Entry => {
    const counted = isCounted({ peer });
    return {
      peer,
      name: departmentLabel(peer.candidate.row, lang),
      measured: found,
      counted,
      rank: rankOf(found.value),
      among: values.length + (counted ? 0 : 1),
      judgement: judge({ ...found, doubted: input.doubted(found.facts) }, spread, thresholds),
      why: whyPeer(peer, lang),
    };
  });
  const name =
    input.measureName === '' ? input.conceptName : words.ofMeasure(input.conceptName, input.measureName);
  return {
    ...input,
    group,
    words,
    what: words.what[measure.scale](name),
    unit,
    writing: writingOf(unit, measure.scale, largest, lang),
    entries: entries.toSorted(
      (a, b) =>
        b.measured.value - a.measured.value || a.peer.row.entity_id.localeCompare(b.peer.row.entity_id, 'en'),
    ),
    absent: measured.flatMap(({ peer, found }) =>
      typeof found === 'string'
        ? [
            {
              peer,
              name: departmentLabel(peer.candidate.row, lang),
              reason: found,
              why: whyPeer(peer, lang),
            },
          ]
        : [],
    ),
    spread,
    tested: spread !== null && spread.count >= LEAST_PEERS && spread.mad > 0,
  };
}

/** The unit of the values compared. */
function unitOf(units: readonly (string | null)[], { scale, measure }: Measure): string {
  if (scale === 'share') return '%';
  return units.find((unit) => unit !== null) ?? (measure.endsWith('_pct') ? '%' : 'CNY10k');
}

/** The unit values are compared in, before any are known. */
export const usualUnit = ({ scale, measure }: Measure): string =>
  scale === 'share' || measure.endsWith('_pct') ? '%' : 'CNY10k';

/** What a body is by a criterion: 县级, 人社行政机关, 含所属单位, 2024 年, 四川省. */
function ownOf(
  { row, fiscal_year }: Candidate,
  criterion: Exclude<Criterion, 'size'>,
  lang: Language,
): string {
  const words = peersWords(lang);
  switch (criterion) {
    case 'level':
      return levelLabel(row.level, lang);
    case 'kind':
      return (isHumanResources(row) ? words.humanResources : '') + kindLabel(row.kind, lang);
    case 'scope':
      return scopeLabel(row.scope, lang);
    case 'year':
      return TERMS(lang).inYear(fiscal_year);
    case 'region':
      return words.province(row);
  }
}

/** Everything that makes a body a peer, as the table has it; '' of the body in question. */
function whyPeer(peer: Peer, lang: Language): string {
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
  return size === null || size <= 0 ? words.explainNoSize : words.explainSize(factor);
}
