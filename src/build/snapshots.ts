/**
 * Answers worked out at build time, so that the first picture of a view needs no engine: the interface's
 * own questions, asked for all bundled departments and years.
 */
import type { SnapshotFile } from '#warehouse/published/manifest.ts';
import type { ParamsOf, QuestionName, RowOf } from '#warehouse/questions/questions.ts';
import { VIEWS } from '#app/views/index.ts';
import { restatable } from '#warehouse/questions/restatable.ts';
import type { Prepared } from '#app/views/view-record.ts';
import { publish, sha256Of, type Publication } from './publication.ts';

/** Answers a question from the data being built. */
export type Ask = <Q extends QuestionName>(question: Q, params: ParamsOf<Q>) => Promise<RowOf<Q>[]>;

/** What is answered in advance. */
interface SnapshotScope {
  /** Bodies the views open with; all there are where none are given. */
  readonly shown?: readonly string[];
  /** Whether what is asked about everyone is answered too: where a mart is, it is not needed. */
  readonly ofEveryone?: boolean;
}

/** Asks every question the views open with, about the bodies shown, peers about all. */
export async function takeSnapshots(
  ask: Ask,
  { shown, ofEveryone: hasEveryone = true }: SnapshotScope = {},
): Promise<Publication<SnapshotFile>[]> {
  const departments = await ask('departments', {});
  const departmentYears = await ask('department_years', {});
  const everyone = [...new Set(departments.map(({ entity_id }) => entity_id))].sort();
  const entities = shown ?? everyone;
  const years = [...new Set(departmentYears.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b);
  const isShown = ({ entity_id }: { entity_id: string }) => entities.includes(entity_id);
  const scope = { shown: { entities, years }, everyone: { entities: everyone, years } };

  const snapshots = [
    snapshot('departments', {}, departments),
    snapshot('department_years', {}, departmentYears),
  ];
  const take = async (asked: Prepared): Promise<void> => {
    const { question, params, ofEveryone = false } = asked;
    if (ofEveryone && !hasEveryone) return;
    const rows = await ask(question, params as ParamsOf<typeof question>);
    snapshots.push(snapshot(question, ofEveryone ? { ...params, entities: 'all' } : params, rows));
    // Which rows a question has is known to the view that asks it.
    const deeper = (asked.deeper as ((those: typeof rows) => readonly Prepared[]) | undefined)?.(rows) ?? [];
    for (const one of deeper) await take(one);
  };
  for (const view of VIEWS) for (const asked of view.questions(scope)) await take(asked);
  // Every view waits for what later documents say otherwise of its figures.
  const twice = restatable(departments.filter(isShown), departments);
  if (twice) await take({ question: 'restatements', params: twice });
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
