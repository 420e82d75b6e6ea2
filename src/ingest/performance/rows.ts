/** What reading self-assessments yields: rows without the ids that belong to the document as a whole. */
import type { Indicator, Project, Score } from '#model/tables.ts';
import type { Unread } from '../disclosure.ts';
import type { Cell } from '../source.ts';
import { joinLines, squeeze } from '../text.ts';

/**
 * A form or a summary in prose. `seq` is unique within the document and stands in for the id; `parent_seq` is that
 * of the form a task is listed in.
 */
export type ProjectRow = Omit<
  Project,
  'project_id' | 'document_id' | 'entity_id' | 'fiscal_year' | 'parent_id'
> & {
  parent_seq: string | null;
};

/** What a form, a task in it or a summary says, whatever its place among the others. */
export type Assessed = Omit<ProjectRow, 'seq' | 'covers' | 'parent_seq'>;

/** A row of a form, in the order of the document. `project_seq` names its form. */
export type IndicatorRow = Omit<Indicator, 'indicator_id' | 'project_id' | 'document_id'> & {
  project_seq: string;
};

/** An overall score, or one of a part of a department's assessment. */
export type ScoreRow = Omit<Score, 'score_id' | 'document_id' | 'entity_id' | 'fiscal_year'>;

/** Everything read from one document's self-assessments, in the order of the document. */
export interface PerformanceRows {
  readonly projects: ProjectRow[];
  readonly indicators: IndicatorRow[];
  readonly scores: ScoreRow[];
  readonly unread: Unread[];
}

/** Figures of a project that are kept with the precision they were printed with. */
const MEASURED = ['initial_budget', 'adjusted_budget', 'executed', 'execution_pct'] as const;
/** Marks of a project, whose precision says nothing. */
const MARKS = ['execution_weight', 'execution_score', 'deduction', 'weight_total', 'score_total'] as const;

type Measured = (typeof MEASURED)[number];

/** The money and marks of a project; what a form or summary does not state is null. */
export type ProjectFigures = Pick<ProjectRow, Measured | `${Measured}_decimals` | (typeof MARKS)[number]>;

/** A figure of a project and, where the model keeps it, its printed precision. */
export function figureColumns(
  column: keyof ProjectFigures,
  { value, decimals }: { value: number; decimals: number },
): Partial<ProjectFigures> {
  const isMeasured = (MEASURED as readonly string[]).includes(column);
  return isMeasured ? { [column]: value, [`${column}_decimals`]: decimals } : { [column]: value };
}

/** In which line of a form the cell of each column stands. */
export type CellLines = Readonly<Record<string, number | undefined>>;

/** Those lines as the model keeps them; null where no cell is known. */
export function writeCellLines(lines: CellLines): string | null {
  const known = Object.entries(lines).filter(([, line]) => line !== undefined);
  return known.length === 0 ? null : known.map(([column, line]) => `${column}:${line}`).join(' ');
}

/** A cell for reasons that gives none. */
const NO_REASON = /^(?:无|没有|不涉及|不适用|[/／—-]*)$/;

/** What a form itself prints there, to say when a reason is due: 执行率未达到90%的需说明原因（100字以内）. */
const ASKED =
  /^(?!.*(?:原因[:：是为]|由于|因为))(?:(?:\d[.、])?预算执行率[=＝]|.*(?:需|请|应|结合|针对|对照).*[(（]\d+字以内[)）][。.]?$)/;

/** The first of cells for reasons that gives one, in one line; null where none does. */
export function reasonIn(cells: readonly Cell[]): { text: string; line: number } | null {
  const cell = cells.find(({ text }) => !NO_REASON.test(squeeze(text)) && !ASKED.test(squeeze(text)));
  return cell ? { text: joinLines(cell.text), line: cell.lineStart } : null;
}

/** Nothing stated yet. */
export function noFigures(): ProjectFigures {
  const columns = [...MEASURED, ...MEASURED.map((column) => `${column}_decimals`), ...MARKS];
  return Object.fromEntries(columns.map((column) => [column, null])) as ProjectFigures;
}
