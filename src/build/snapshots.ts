/**
 * Answers worked out at build time, so that the first picture of a view needs no engine: the interface's
 * own questions, asked for all bundled departments and years.
 */
import type { SnapshotFile } from '#warehouse/manifest.ts';
import type { ParamsOf, QuestionName, RowOf } from '#warehouse/questions.ts';
import { publish, sha256Of, type Publication } from './publication.ts';

/** Answers a question from the data being built. */
export type Ask = <Q extends QuestionName>(question: Q, params: ParamsOf<Q>) => Promise<RowOf<Q>[]>;

/** Series whose trend is drawn before the engine is there. */
const TREND_SERIES: readonly { concept: string; measure: string }[] = [
  { concept: 'expenditure.total', measure: 'final' },
  { concept: 'general_budget.total', measure: 'final' },
  { concept: 'three_public.total', measure: 'final' },
  { concept: 'function.20807', measure: 'final' },
];

/**
 * Final accounts that bodies are compared by, and what they are held against, among all bodies there are: the engine
 * would have to load the whole publication for it. Any other figure it does load it for.
 */
export const PEER_CONCEPTS: readonly string[] = [
  'expenditure.project',
  'expenditure.current',
  'general_budget.personnel',
  'general_budget.operating',
  'three_public.total',
  'three_public.reception',
  'function.20807',
  'agency_operation.total',
  'procurement.total',
];
/** Concepts that the sizes of bodies are read from. */
const SIZES: readonly string[] = ['expenditure.current', 'expenditure.total', 'general_budget.total'];

/** Whether a fact is needed of every body, not only of those shown at first. */
export const isOfPeers = ({ concept, measure }: { concept: string; measure: string }): boolean =>
  measure === 'final' && (PEER_CONCEPTS.includes(concept) || SIZES.includes(concept));

/** Asks every question the views open with, about the bodies `shown` (default: all there are), peers about all. */
export async function takeSnapshots(
  ask: Ask,
  shown?: readonly string[],
): Promise<Publication<SnapshotFile>[]> {
  const departments = await ask('departments', {});
  const departmentYears = await ask('department_years', {});
  const everyone = [...new Set(departments.map(({ entity_id }) => entity_id))].sort();
  const entities = shown ?? everyone;
  const years = [...new Set(departmentYears.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b);
  const all = { entities, years };

  const snapshots = [
    snapshot('departments', {}, departments),
    snapshot('department_years', {}, departmentYears),
  ];
  const take = async <Q extends QuestionName>(question: Q, params: ParamsOf<Q>): Promise<RowOf<Q>[]> => {
    const rows = await ask(question, params);
    snapshots.push(snapshot(question, params, rows));
    return rows;
  };
  const takeLevels = async (question: 'spending_by_function' | 'spending_by_economic', parent: string) => {
    const rows = await take(question, { ...all, parent });
    const parents = rows.flatMap(({ has_parts, code }) => (has_parts && code !== null ? [code] : []));
    for (const code of [...new Set(parents)].sort()) await takeLevels(question, code);
  };

  await takeLevels('spending_by_function', '');
  await takeLevels('spending_by_economic', '');
  await take('spending_by_nature', all);
  await take('spending_by_funds', all);
  await take('three_public', all);
  await take('three_public_unit_costs', all);
  await take('employment_subsidies', all);
  await take('assessment_scores', all);
  await take('assessment_projects', all);
  await take('assessment_indicators', { ...all, project: '' });
  await take('assessment_reality', all);
  await take('findings', all);
  await take('audit_outcomes', all);
  await take('derivations', all);
  await take('trend_concepts', { entities });
  for (const concept of PEER_CONCEPTS) {
    const asked = { concept, measure: 'final' };
    const rows = await ask('outlier_peers', { entities: everyone, years, ...asked });
    snapshots.push(snapshot('outlier_peers', { entities: 'all', years, ...asked }, rows));
  }
  await take('outlier_changes', all);
  for (const series of TREND_SERIES) await take('trend', { entities, ...series });
  return snapshots;
}

/** One answer as a file whose name tells its content: `snapshots/<question>-<hash>.json`. */
function snapshot(
  question: QuestionName,
  params: object,
  rows: readonly object[],
): Publication<SnapshotFile> {
  const { entities = [], years = [], ...others } = params as Partial<SnapshotFile> & Record<string, string>;
  const columns = Object.keys(rows[0] ?? {});
  const body = {
    columns,
    rows: rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column] ?? null)),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const path = `snapshots/${question}-${sha256Of(bytes).slice(0, 12)}.json`;
  return publish(path, rows.length, bytes, { question, params: others, entities, years });
}
