/** Where a number stands among the peers that the outliers view proposes for its body. */
import type { FactSourceRow } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel, measureLabel } from '#app/locale/terms.ts';
import type { Page } from '#app/session/page.ts';
import { placePeers } from '../outliers/entries.ts';
import { normalisations, type Measure } from '../outliers/measure.ts';
import { readChoice } from '../outliers/peer-choice.ts';
import { candidatesFor, peerGroup, proposeCriteria, shortlist } from '../outliers/peer-group.ts';
import { readThresholds } from '../outliers/rating.ts';
import type { AmongPeers } from './explain.ts';

/** The place; null where the body has no peers with such a number. Amounts are held against expenditure where they can be. */
export async function amongPeers(
  { session, added, audit }: Page,
  fact: FactSourceRow,
  lang: Language,
): Promise<AmongPeers | null> {
  const base = { entity_id: fact.entity_id, fiscal_year: fact.fiscal_year };
  const proposed = proposeCriteria(base, session.departments, session.departmentYears);
  const { initial } = session.addresses;
  const choice = readChoice(initial, proposed);
  const candidates = candidatesFor(base, session.departments, session.departmentYears, choice);
  const own = candidates.find(({ entity_id }) => entity_id === base.entity_id);
  if (!own) return null;
  const listed = shortlist(own, candidates, choice);
  const { concept } = fact;
  const scale = normalisations({ concept, measure: fact.measure }).includes('share') ? 'share' : 'amount';
  const measure: Measure = { concept, measure: fact.measure, scale };
  const { rows } = await session.ask('outlier_peers', {
    entities: listed.map(({ entity_id }) => entity_id),
    years: [...new Set(listed.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b),
    ...{ concept, measure: fact.measure },
  });
  const placed = placePeers({
    lang,
    group: peerGroup(own, listed, rows, choice),
    base: own,
    chosen: new Map(),
    choice,
    relaxed: [],
    measure,
    conceptName: conceptLabel(concept, lang, fact),
    measureName: ['final', 'count'].includes(fact.measure) ? '' : measureLabel(fact.measure, lang),
    thresholds: readThresholds(initial),
    counts: (documentId) => added.counts(documentId),
    doubted: (ids) => audit.doubts(ids).length > 0,
  });
  const entry = placed.entries.find(({ peer }) => peer.isBase);
  if (!entry || !placed.spread || placed.entries.length < 2) return null;
  return {
    rank: entry.rank,
    among: entry.among,
    what: placed.what,
    median: placed.writing.sentence(placed.spread.median),
    rating: placed.words.ratings[entry.judgement.rating],
  };
}
