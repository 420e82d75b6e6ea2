/** Who the peers of a body are, and why. */
import type {
  DepartmentRow,
  DepartmentYearRow,
  OutlierPeerRow,
  ParamsOf,
} from '#warehouse/questions/questions.ts';
import { departmentYearKey, isHumanResources, type DepartmentYear } from '#app/session/departments.ts';
import type { Measure } from './measure.ts';
import {
  readChoice,
  USUAL_CHOICE,
  USUAL_CRITERIA,
  type Criterion,
  type PeerChoice,
  type PeerParameters,
} from './peer-choice.ts';

/** A body in the year it is compared by, as far as it is known without its figures. */
export interface Candidate extends DepartmentYear {
  readonly row: DepartmentRow;
}

/** What decides whether bodies are alike before any figure of theirs is known. */
const SHARED: Readonly<Record<Exclude<Criterion, 'size'>, (one: Candidate, other: Candidate) => boolean>> = {
  level: (one, other) => one.row.level === other.row.level,
  // A bureau of other duties is no peer of one for human resources.
  kind: (one, other) =>
    one.row.kind === other.row.kind && isHumanResources(one.row) === isHumanResources(other.row),
  // Accounts that do not say what they cover are not known to be like others.
  scope: (one, other) => one.row.scope !== null && one.row.scope === other.row.scope,
  year: (one, other) => one.fiscal_year === other.fiscal_year,
  region: (one, other) => one.row.province_en === other.row.province_en,
};

/** Whether expenditures are no more than a factor apart. Not known of a body without one. */
export function isOfLikeSize(one: number | null, other: number | null, factor: number): boolean {
  if (one === null || other === null || one <= 0 || other <= 0) return false;
  return Math.max(one, other) / Math.min(one, other) <= factor * (1 + 1e-9);
}

/** The criteria two bodies share, whether or not they are asked for. */
function sharedCriteria(base: Candidate, other: Candidate): Criterion[] {
  return (Object.keys(SHARED) as (keyof typeof SHARED)[]).filter((one) => SHARED[one](base, other));
}

/**
 * Every body in the year it can be compared by: the year of the body in question where years are to be alike and
 * something is known of it, else its latest year with a document.
 */
export function candidatesFor(
  base: DepartmentYear,
  documents: readonly DepartmentRow[],
  departmentYears: readonly DepartmentYearRow[],
  choice: Pick<PeerChoice, 'criteria'>,
): Candidate[] {
  const own = new Map<string, DepartmentRow[]>();
  for (const row of documents) own.set(row.entity_id, [...(own.get(row.entity_id) ?? []), row]);
  const known = new Set(
    departmentYears.filter((row) => row.fiscal_year === base.fiscal_year).map((row) => row.entity_id),
  );
  const alike = choice.criteria.includes('year');
  return [...own].flatMap(([entity_id, rows]) => {
    const latest = rows.toSorted((a, b) => b.fiscal_year - a.fiscal_year)[0]!;
    const inYear = entity_id === base.entity_id || (alike && known.has(entity_id));
    const fiscal_year = inYear ? base.fiscal_year : latest.fiscal_year;
    const of = (year: number) => rows.find((row) => row.fiscal_year === year);
    return [{ entity_id, fiscal_year, row: of(fiscal_year) ?? of(fiscal_year + 1) ?? latest }];
  });
}

/** The candidates whose figures are to be asked for: those that share what is known, those added, the body itself. */
export function shortlist(
  base: Candidate,
  candidates: readonly Candidate[],
  { criteria, added, removed }: PeerChoice,
): Candidate[] {
  const asked = criteria.filter((one) => one !== 'size');
  return candidates.filter((one) => {
    if (one.entity_id === base.entity_id || added.includes(one.entity_id)) return true;
    return !removed.includes(one.entity_id) && asked.every((criterion) => SHARED[criterion](base, one));
  });
}

/** Bodies, the one in question included, below which criteria are given up: a rank among fewer says little. */
const LEAST_PROPOSED = 4;
/** Criteria in the order they are given up. */
const GIVEN_UP: readonly Criterion[] = ['year', 'scope', 'kind', 'level'];

/** The criteria proposed for a body: the usual ones, less those that leave it with hardly any peers. */
export function proposeCriteria(
  base: DepartmentYear,
  documents: readonly DepartmentRow[],
  departmentYears: readonly DepartmentYearRow[],
): readonly Criterion[] {
  const kept = GIVEN_UP.map((_, count) =>
    USUAL_CRITERIA.filter((one) => !GIVEN_UP.slice(0, count).includes(one)),
  );
  const suffices = (criteria: readonly Criterion[]) => {
    const candidates = candidatesFor(base, documents, departmentYears, { criteria });
    const own = candidates.find((one) => one.entity_id === base.entity_id);
    const choice = { criteria, factor: 1, added: [], removed: [] };
    return own !== undefined && shortlist(own, candidates, choice).length >= LEAST_PROPOSED;
  };
  return kept.find(suffices) ?? [];
}

/** Who could be a peer of a body, as far as that is known before any figure is. */
export interface Lookup {
  /** The body itself; null where nothing is known of it. */
  readonly own: Candidate | null;
  readonly choice: PeerChoice;
  readonly proposed: readonly Criterion[];
  /** Usual criteria that were given up so that there are peers at all. */
  readonly relaxed: readonly Criterion[];
  readonly listed: readonly Candidate[];
}

/** Of no body. */
export const NONE_FOUND: Lookup = {
  own: null,
  choice: USUAL_CHOICE,
  proposed: USUAL_CRITERIA,
  relaxed: [],
  listed: [],
};

/** Looks for the peers that an address asks for, or else the view proposes. */
export function lookForPeers(
  base: DepartmentYear,
  documents: readonly DepartmentRow[],
  departmentYears: readonly DepartmentYearRow[],
  address: PeerParameters,
): Lookup {
  const proposed = proposeCriteria(base, documents, departmentYears);
  const choice = readChoice(address, proposed);
  const candidates = candidatesFor(base, documents, departmentYears, choice);
  const own = candidates.find((one) => one.entity_id === base.entity_id) ?? null;
  return {
    own,
    choice,
    proposed,
    relaxed: choice.criteria === proposed ? USUAL_CRITERIA.filter((one) => !proposed.includes(one)) : [],
    listed: own ? shortlist(own, candidates, choice) : [],
  };
}

/** What `outlier_peers` is asked of those listed; null of none. */
export const askedOfPeers = (
  listed: readonly Candidate[],
  { concept, measure }: Pick<Measure, 'concept' | 'measure'>,
): ParamsOf<'outlier_peers'> | null =>
  listed.length === 0
    ? null
    : {
        entities: [...new Set(listed.map((one) => one.entity_id))],
        years: [...new Set(listed.map((one) => one.fiscal_year))].sort((a, b) => a - b),
        concept,
        measure,
      };

/** A peer with what makes it one. */
export interface Peer {
  readonly candidate: Candidate;
  readonly row: OutlierPeerRow;
  readonly isBase: boolean;
  /** The reader put it among the peers. */
  readonly byHand: boolean;
  /** What it shares with the body in question, whether or not it is asked for. */
  readonly shares: readonly Criterion[];
  /** What the usual peers share and it does not. */
  readonly differs: readonly Criterion[];
  /** Its expenditure as a multiple of that of the body in question; null where either is not known. */
  readonly multiple: number | null;
}

/** The peers among the shortlisted, the body in question first. */
export function peerGroup(
  base: Candidate,
  shortlisted: readonly Candidate[],
  rows: readonly OutlierPeerRow[],
  choice: PeerChoice,
): Peer[] {
  const byKey = new Map(rows.map((row) => [departmentYearKey(row), row]));
  const size = byKey.get(departmentYearKey(base))?.total ?? null;
  const bySize = choice.criteria.includes('size') && size !== null;
  const peers = shortlisted.flatMap((candidate): Peer[] => {
    const row = byKey.get(departmentYearKey(candidate));
    if (!row) return [];
    const isBase = candidate.entity_id === base.entity_id;
    const alike = isOfLikeSize(size, row.total, choice.factor);
    const shared = sharedCriteria(base, candidate);
    const byHand = choice.added.includes(candidate.entity_id) && !isBase;
    if (bySize && !alike && !isBase && !byHand) return [];
    return [
      {
        candidate,
        row,
        isBase,
        byHand,
        shares: bySize && alike ? [...shared, 'size'] : shared,
        differs: USUAL_CRITERIA.filter((one) => !shared.includes(one)),
        multiple: size !== null && size > 0 && row.total !== null ? row.total / size : null,
      },
    ];
  });
  return peers.toSorted((a, b) => Number(b.isBase) - Number(a.isBase));
}
