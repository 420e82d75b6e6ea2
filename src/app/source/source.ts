/**
 * What the source panel can be asked to explain: a figure, as a formula over facts, or a passage of a document.
 */
import { factsOf } from '#model/formula.ts';
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentScoreRow,
  DepartmentRow,
} from '#warehouse/questions/questions.ts';
import { evaluateFormula } from './evaluate.ts';
import {
  isPassageColumn,
  printedOfIndicator,
  printedOfProject,
  type PassageColumn,
} from './passage-column.ts';

/** A figure: one fact (`{id}`) or a computation over facts (`{a} / {b} * 100`). */
export interface FactsSource {
  readonly kind: 'facts';
  readonly formula: string;
}

/** Lines of a document that are no single fact: a project's form, an indicator, a score. */
export interface PassageSource {
  readonly kind: 'passage';
  readonly documentId: string;
  /** Heading path, '' when not known. */
  readonly section: string;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The text as printed, null when there is none to show. */
  readonly printed: string | null;
  /** What it is, in the reader's language or the document's own words. */
  readonly label: string;
  /** Which column of the form the figure stands in; absent for the passage as a whole. */
  readonly column?: PassageColumn;
  /** Which of the document's scores it is, `score-2`: a line may state several. */
  readonly score?: string;
}

export type SourceRef = FactsSource | PassageSource;

/** The end of a score's id. */
const SCORE = /^score-\d+$/;

/** What a source calls a score: the end of its id; nothing for an id of another kind. */
export const scoreName = ({ score_id }: Pick<AssessmentScoreRow, 'score_id'>): string | undefined => {
  const name = score_id.replace(/^.*\//, '');
  return SCORE.test(name) ? name : undefined;
};

/** The source of one fact. */
export const factSource = (factId: string): FactsSource => ({ kind: 'facts', formula: `{${factId}}` });

/**
 * Writes a source for the address. Of a passage only the place is written: an address is handed around, and
 * words from it must never appear as if a document had printed them.
 */
export function serialiseSource(source: SourceRef): string {
  if (source.kind === 'facts') return source.formula.replaceAll(/\s+/g, '');
  const place = `lines:${source.documentId}:${source.lineStart}-${source.lineEnd}`;
  const part = source.column ?? source.score;
  return part ? `${place}:${part}` : place;
}

/** Reads a source from the address; null when it is none. */
export function parseSource(text: string): SourceRef | null {
  const passage = /^lines:([\w-]+):(\d{1,7})-(\d{1,7})(?::([\w-]+))?$/.exec(text);
  if (passage) {
    const [lineStart, lineEnd] = [Number(passage[2]), Number(passage[3])];
    if (lineStart < 1 || lineEnd < lineStart) return null;
    const part = passage[4];
    const score = part !== undefined && SCORE.test(part) ? part : undefined;
    if (part !== undefined && score === undefined && !isPassageColumn(part)) return null;
    return {
      kind: 'passage',
      documentId: passage[1]!,
      section: '',
      lineStart,
      lineEnd,
      printed: null,
      label: '',
      ...(score !== undefined ? { score } : isPassageColumn(part) ? { column: part } : {}),
    };
  }
  try {
    evaluateFormula(text, new Map()); // throws on what is no formula
    return factsOf(text).length > 0 ? { kind: 'facts', formula: text } : null;
  } catch {
    return null;
  }
}

/** Whether two sources explain the same thing. */
export const sameSource = (a: SourceRef | null, b: SourceRef | null): boolean =>
  a === b || (a !== null && b !== null && serialiseSource(a) === serialiseSource(b));

/** What a document assesses, each on its lines. */
interface Assessed {
  readonly documents?: readonly DepartmentRow[];
  readonly scores: readonly AssessmentScoreRow[];
  readonly projects: readonly AssessmentProjectRow[];
  readonly indicators: readonly AssessmentIndicatorRow[];
}

/** The first of what stands in a place; null where nothing does, or where several things print different words there. */
function soleOf<T>(rows: readonly T[], printedOf: (row: T) => string | null): T | null {
  const [first] = rows;
  if (first === undefined) return null;
  return rows.every((row) => printedOf(row) === printedOf(first)) ? first : null;
}

/**
 * The passage with the name and section of what stands on exactly its lines; as it is when nothing does, or when it
 * cannot be told which of several things is meant.
 */
export function namePassage(
  passage: PassageSource,
  { documents = [], scores, projects, indicators }: Assessed,
): PassageSource {
  const { column } = passage;
  // A column may be the cell itself, somewhere in the row or form it is of.
  const isThere = (row: { document_id: string; line_start: number; line_end: number }) =>
    row.document_id === passage.documentId &&
    (column
      ? row.line_start <= passage.lineStart && passage.lineEnd <= row.line_end
      : row.line_start === passage.lineStart && row.line_end === passage.lineEnd);
  if (column === 'staff') {
    const staff = documents.find((row) => row.document_id === passage.documentId)?.staff ?? null;
    return { ...passage, printed: staff === null ? null : String(staff) };
  }
  const ofIndicator = (row: AssessmentIndicatorRow) =>
    column ? printedOfIndicator(row, column) : row.level3;
  const indicator = passage.score ? null : soleOf(indicators.filter(isThere), ofIndicator);
  if (indicator) {
    const printed = column ? ofIndicator(indicator) : null;
    return { ...passage, label: indicator.level3, section: indicator.section, printed };
  }
  const meant = (row: AssessmentScoreRow) => passage.score === undefined || scoreName(row) === passage.score;
  const score = column
    ? null
    : soleOf(
        scores.filter((row) => isThere(row) && meant(row)),
        (row) => row.printed,
      );
  if (score) return { ...passage, label: score.subject_zh, section: score.section, printed: score.printed };
  const ofProject = (row: AssessmentProjectRow) => (column ? printedOfProject(row, column) : row.name_zh);
  const project = passage.score ? null : soleOf(projects.filter(isThere), ofProject);
  if (!project) return passage;
  const printed = column ? ofProject(project) : null;
  return { ...passage, label: project.name_zh, section: project.section, printed };
}
