/** What the reality check counts: each measure with the rows that make it, and when it can be counted at all. */
import type { Address } from '#app/session/address.ts';
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentRealityRow,
  AssessmentScoreRow,
} from '#warehouse/questions/questions.ts';
import type { ViewInput } from '../model.ts';
import type { ShownDepartment } from '../shown.ts';
import type { AssessmentWords } from './assessment-words.ts';
import type { RealityWords } from './reality-words.ts';

/** What the rows of a list are. */
export type ListOf = 'indicators' | 'projects' | 'scores';

/** Why a measure cannot be counted: what it is counted of is not there. */
export type Lack = 'noProjects' | 'noExecution' | 'noIndicators' | 'noScores' | 'noValues' | 'noForms';

interface Measure {
  readonly of: ListOf;
  readonly ids: (row: AssessmentRealityRow) => readonly string[];
  readonly lack: (row: AssessmentRealityRow, projects: readonly AssessmentProjectRow[]) => Lack | null;
}

const ofProjects = ({ projects }: AssessmentRealityRow): Lack | null =>
  projects.length > 0 ? null : 'noProjects';

const ofIndicators = ({ indicators }: AssessmentRealityRow): Lack | null =>
  indicators > 0 ? null : 'noIndicators';

const ofScored = (row: AssessmentRealityRow): Lack | null =>
  ofIndicators(row) ?? (row.scored.length > 0 ? null : 'noScores');

const ofMeasured = (row: AssessmentRealityRow): Lack | null =>
  ofIndicators(row) ?? (row.measured.length > 0 ? null : 'noValues');

const ofSpending = (row: AssessmentRealityRow, projects: readonly AssessmentProjectRow[]): Lack | null =>
  ofScored(row) ??
  (projects.some((one) => one.form === 'form' && one.covers === 'project' && one.executed !== null)
    ? null
    : 'noExecution');

const MEASURES = {
  rated: { of: 'projects', ids: (row) => row.rated, lack: ofProjects },
  members: { of: 'projects', ids: (row) => row.members, lack: ofProjects },
  withheld: { of: 'projects', ids: (row) => row.withheld, lack: ofProjects },
  scored: { of: 'indicators', ids: (row) => row.scored, lack: ofIndicators },
  full: { of: 'indicators', ids: (row) => row.full, lack: ofScored },
  measured: { of: 'indicators', ids: (row) => row.measured, lack: ofIndicators },
  equal: { of: 'indicators', ids: (row) => row.equal, lack: ofMeasured },
  asked: { of: 'indicators', ids: askedOf, lack: ofScored },
  missed: {
    of: 'indicators',
    ids: (row) => row.full_missed,
    lack: (row) => ofScored(row) ?? ofMeasured(row),
  },
  'no-result': { of: 'indicators', ids: (row) => row.full_no_result, lack: ofScored },
  unspent: { of: 'indicators', ids: (row) => row.full_nothing_spent, lack: ofSpending },
  underspent: { of: 'projects', ids: (row) => row.underspent_full, lack: ofSpending },
  overshot: { of: 'indicators', ids: (row) => row.overshot, lack: ofMeasured },
  blank: {
    of: 'projects',
    ids: (row) => row.blank,
    lack: (_, projects) => (projects.some((one) => one.form === 'form') ? null : 'noForms'),
  },
  overall: {
    of: 'scores',
    ids: (row) => row.overall,
    lack: (row) => (row.overall.length > 0 ? null : 'noScores'),
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** A measure with its list. */
export type ListKind = keyof typeof MEASURES;

/** All measures, in the order of the table. */
export const LIST_KINDS = Object.keys(MEASURES) as ListKind[];

/** What the rows of a measure's list are. */
export const listOf = (kind: ListKind): ListOf => MEASURES[kind].of;

/** The rows that make a measure, in printed order. */
export const idsOf = (kind: ListKind, row: AssessmentRealityRow): readonly string[] =>
  MEASURES[kind].ids(row);

/** Why a measure cannot be counted; null where it can, be it 0. `projects` are those of the same document. */
export const lackOf = (
  kind: ListKind,
  row: AssessmentRealityRow,
  projects: readonly AssessmentProjectRow[],
): Lack | null => (MEASURES[kind] as Measure).lack(row, projects);

/** Indicators at full marks that leave a question: target missed, no result, or nothing spent. Each once. */
function askedOf(row: AssessmentRealityRow): readonly string[] {
  const asked = new Set([...row.full_missed, ...row.full_no_result, ...row.full_nothing_spent]);
  return row.full.filter((id) => asked.has(id));
}

/** How many of some rows are among others. */
export function countAmong(ids: readonly string[], others: readonly string[]): number {
  const there = new Set(others);
  return ids.filter((id) => there.has(id)).length;
}

/** A part of a whole in %; null of a whole that is none. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? (part / whole) * 100 : null;

/** Which list is open, as the address has it: a measure, of one department-year; `''` as it comes, and of all. */
export type ListChoice = Pick<Address, 'list' | 'listOf'>;

/** What a mark or a figure counts, and so the list behind it: the department-year, `''` for all, and the measure. */
export const listKey = (department: string, kind: ListKind): string => `${department} ${kind}`;

/** The list behind a mark or a figure. */
export function listOfKey(key: string): ListChoice {
  const [listOf = '', list = ''] = key.split(' ');
  return { list, listOf };
}

/** What the view is worked out from. */
export interface RealityInput extends ViewInput {
  readonly rows: readonly AssessmentRealityRow[];
  readonly projects: readonly AssessmentProjectRow[];
  readonly indicators: readonly AssessmentIndicatorRow[];
  readonly scores: readonly AssessmentScoreRow[];
  readonly choice: ListChoice;
}

/** A department-year with what its document says; `row` is null where it assesses nothing. */
export interface AssessedDepartment {
  readonly department: ShownDepartment;
  readonly row: AssessmentRealityRow | null;
  readonly projects: readonly AssessmentProjectRow[];
}

/** What every part of the view is worked out from. */
export interface RealityContext extends RealityInput {
  readonly words: RealityWords;
  readonly terms: AssessmentWords;
  readonly assessed: readonly AssessedDepartment[];
}
