/**
 * The numbers of a table, one a row, with all that is known of each: a spreadsheet, a statistics program or a database
 * reads them without a look at the page. What is missing is a row too, with its reason where the value would be.
 */
import { classificationCode, CONCEPTS } from '#model/concept.ts';
import { factsOf, term } from '#model/formula.ts';
import type { ColumnType } from '#model/tables.ts';
import type { DepartmentRow, FactSourceRow } from '#warehouse/questions/questions.ts';
import { clauses } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { conceptLabel, fundLabel, measureLabel, originLabel, unitLabel } from '#app/locale/terms.ts';
import { departmentName, departmentYearKey } from '#app/session/departments.ts';
import { evaluateFormula, resultUnit, type TermValue } from '#app/source/evaluate.ts';
import type { SourceRef } from '#app/source/source.ts';
import { isStaffId, staffOfTerm } from '#app/source/staff.ts';
import type { Cell } from '#app/table/csv.ts';
import { isMissing, whyMissing } from '#app/table/exported.ts';
import type { Column, FigureSubject, Table, TableCell, TableRow } from '#app/table/figure-table.ts';

/** A column of the file: its name for programs and what it holds, for readers. */
interface TidyColumn {
  readonly name: keyof TidyRow;
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
}

/** One number, or why there is none. Names are in the reader's language; what is not known is null. */
interface TidyRow {
  readonly body: string | null;
  readonly division_code: string | null;
  readonly year: number | null;
  readonly code: string | null;
  readonly item: string;
  readonly measure: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly decimals: number | null;
  readonly missing: string | null;
  readonly printed: string | null;
  readonly origin: string | null;
  readonly doubt: string | null;
  readonly document: string | null;
  readonly document_id: string | null;
  readonly address: string | null;
  readonly page: string | null;
  readonly line: number | null;
  readonly fact_id: string | null;
  readonly formula: string | null;
}

/** The columns, in the order of the file. */
export const TIDY_COLUMNS: readonly TidyColumn[] = [
  { name: 'body', type: 'VARCHAR', zh: '部门', en: 'department' },
  { name: 'division_code', type: 'VARCHAR', zh: '行政区划代码', en: 'division code' },
  { name: 'year', type: 'SMALLINT', zh: '年度', en: 'fiscal year' },
  { name: 'code', type: 'VARCHAR', zh: '科目编码或指标代号', en: 'classification code or concept' },
  { name: 'item', type: 'VARCHAR', zh: '项目', en: 'item' },
  { name: 'measure', type: 'VARCHAR', zh: '口径', en: 'measure' },
  { name: 'value', type: 'DOUBLE', zh: '数值', en: 'value' },
  { name: 'unit', type: 'VARCHAR', zh: '单位', en: 'unit' },
  { name: 'decimals', type: 'TINYINT', zh: '原文小数位数', en: 'decimals as printed' },
  { name: 'missing', type: 'VARCHAR', zh: '缺数原因', en: 'why missing' },
  { name: 'printed', type: 'VARCHAR', zh: '原文数字', en: 'as printed' },
  { name: 'origin', type: 'VARCHAR', zh: '来源', en: 'origin' },
  { name: 'doubt', type: 'VARCHAR', zh: '存疑依据', en: 'findings it takes part in' },
  { name: 'document', type: 'VARCHAR', zh: '文件', en: 'document' },
  { name: 'document_id', type: 'VARCHAR', zh: '文件编号', en: 'document id' },
  { name: 'address', type: 'VARCHAR', zh: '公开地址', en: 'published at' },
  { name: 'page', type: 'VARCHAR', zh: '页', en: 'page' },
  { name: 'line', type: 'INTEGER', zh: '行', en: 'line' },
  { name: 'fact_id', type: 'VARCHAR', zh: '数字编号', en: 'fact id' },
  { name: 'formula', type: 'VARCHAR', zh: '算式', en: 'formula' },
];

/** What is known beside the table. */
export interface TidyContext {
  readonly lang: Language;
  /** The facts that the table's figures are or are computed from. */
  readonly facts: readonly FactSourceRow[];
  readonly documents: readonly DepartmentRow[];
  /** Ids of the findings that a figure takes part in. */
  findingsOf(source: SourceRef): readonly string[];
  /** The page of a place in a document, in words; '' where it is not known. */
  pageOf(documentId: string, lineStart: number, lineEnd: number): string;
}

const WORDS = messages({
  zh: { computed: '由决算对照计算', of: (row: string, column: string) => `${row} · ${column}`, yuan: '元' },
  en: { computed: 'computed by Juesuan', of: (row, column) => `${row} · ${column}`, yuan: 'CNY' },
});

/** Ids of the facts that the figures of a table are, or are computed from. */
export const factsOfTable = (table: Table): string[] => [
  ...new Set(
    table.rows.flatMap(({ cells }) =>
      cells.flatMap(({ source }) => (source?.kind === 'facts' ? factsOf(source.formula) : [])),
    ),
  ),
];

/** The rows of the file, in the order of the table; the columns are `TIDY_COLUMNS`. */
export function tidyRows(table: Table, context: TidyContext): Cell[][] {
  const known = new Map(context.facts.map((row) => [row.fact_id, row]));
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, at) => {
      if (cell.kind !== 'figure' && !isMissing(cell)) return [];
      const one = tidyRow({ row, cell, column: table.columns[at + 1]! }, known, table, context);
      return [TIDY_COLUMNS.map(({ name }) => one[name])];
    }),
  );
}

/** A cell with its row and column. */
interface Placed {
  readonly row: TableRow;
  readonly column: Column;
  readonly cell: TableCell;
}

const NOTHING: TidyRow = {
  body: null,
  division_code: null,
  year: null,
  code: null,
  item: '',
  measure: null,
  value: null,
  unit: null,
  decimals: null,
  missing: null,
  printed: null,
  origin: null,
  doubt: null,
  document: null,
  document_id: null,
  address: null,
  page: null,
  line: null,
  fact_id: null,
  formula: null,
};

type Known = ReadonlyMap<string, FactSourceRow>;

function tidyRow(placed: Placed, known: Known, table: Table, context: TidyContext): TidyRow {
  const { column, cell } = placed;
  const bare = { ...NOTHING, ...subjectOf(placed, known, table, context) };
  if (cell.kind !== 'figure') return { ...bare, missing: whyMissing(cell, context.lang) };
  const { source } = cell;
  const doubt = source ? context.findingsOf(source).join(' ') || null : null;
  const figure = { ...bare, value: cell.exported, unit: cell.unit ?? column.unit ?? null, doubt };
  if (source === null) return { ...figure, origin: WORDS(context.lang).computed };
  if (source.kind === 'passage') {
    return {
      ...figure,
      printed: source.printed,
      origin: originLabel(cell.origin, context.lang),
      ...placeOf(source.documentId, source.lineStart, source.lineEnd, context),
    };
  }
  const fact = known.get(factsOf(source.formula)[0]!);
  // A figure that merely leads to a fact, as a sum does to its first term, is not that fact.
  if (fact && source.formula.trim() === term(fact.fact_id) && isEqual(fact.value, cell.value))
    return { ...figure, ...factOf(fact, context) };
  const computed = computedOf(source.formula, cell.value, known, context);
  if (computed) return { ...figure, ...computed };
  const at = fact && placeOf(fact.document_id, fact.line_start, fact.line_end, context);
  return { ...figure, origin: originLabel(cell.origin, context.lang), ...at };
}

const isEqual = (a: number | null, b: number): boolean =>
  a !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What a fact says of itself. */
function factOf(fact: FactSourceRow, context: TidyContext): Partial<TidyRow> {
  const { lang } = context;
  return {
    code: codeOf(fact),
    item: conceptLabel(fact.concept, lang, fact),
    measure: clauses(lang, measureLabel(fact.measure, lang), fact.fund && fundLabel(fact.fund, lang)),
    value: fact.value,
    unit: unitLabel(fact.unit, lang),
    decimals: fact.decimals,
    printed: fact.printed,
    origin: originLabel(fact.origin, lang),
    fact_id: fact.fact_id,
    formula: fact.derivation,
    ...placeOf(fact.document_id, fact.line_start, fact.line_end, context),
  };
}

/**
 * A figure that the page computed: its formula, and the document where all its terms stand in one; null where it is not
 * what the formula comes to.
 */
function computedOf(
  formula: string,
  value: number,
  known: Known,
  context: TidyContext,
): Partial<TidyRow> | null {
  const ids = factsOf(formula);
  const values = new Map<string, TermValue>(
    ids.flatMap((id) => {
      const found = known.get(id) ?? staffOfTerm(id, context.documents);
      return found ? [[id, found] as const] : [];
    }),
  );
  if (!isEqual(evaluateFormula(formula, values), value)) return null;
  const documents = new Set(ids.flatMap((id) => known.get(id)?.document_id ?? []));
  const [only] = documents.size === 1 ? documents : [];
  return {
    code: codeOf(known.get(ids[0]!)),
    // An amount per person is in the unit of its column.
    ...(ids.some(isStaffId) ? {} : { value, unit: resultLabel(resultUnit(formula, values), context.lang) }),
    origin: WORDS(context.lang).computed,
    formula,
    ...(only === undefined ? {} : documentOf(only, context)),
  };
}

function resultLabel(unit: string, lang: Language): string | null {
  if (unit === 'number') return null;
  return unit === 'CNY' ? WORDS(lang).yuan : unitLabel(unit, lang);
}

/** The code of a classification, or the concept that has none. */
const codeOf = (fact: FactSourceRow | undefined): string | null =>
  fact ? (classificationCode(fact.concept)?.code ?? fact.concept) : null;

function documentOf(documentId: string, { documents }: TidyContext): Partial<TidyRow> {
  const document = documents.find((one) => one.document_id === documentId);
  return {
    document: document?.title_zh ?? null,
    document_id: documentId,
    address: document?.source_url ?? null,
  };
}

const placeOf = (id: string, lineStart: number, lineEnd: number, context: TidyContext): Partial<TidyRow> => ({
  ...documentOf(id, context),
  page: context.pageOf(id, lineStart, lineEnd) || null,
  line: lineStart,
});

/**
 * Whose figure it is, of which year and of what: as its column says, its source, its row, or else another figure of the
 * row. Where one of row and column is a department or a year, the other is the item.
 */
function subjectOf(
  { row, column, cell }: Placed,
  known: Known,
  table: Table,
  context: TidyContext,
): Partial<TidyRow> {
  const { documents, lang } = context;
  const ofSource = (source: SourceRef | null | undefined): FigureSubject | undefined =>
    source?.kind === 'facts'
      ? known.get(factsOf(source.formula)[0]!)
      : documents.find((one) => one.document_id === source?.documentId);
  const ofColumn = documents.find((one) => departmentYearKey(one) === column.key);
  const ofRow = documents.find((one) => row.key.split(/[ /]/)[0] === departmentYearKey(one));
  const rowBody = documents.find((one) => row.key.split(' ')[0] === one.entity_id);
  const subject =
    ofColumn ??
    ofSource(cell.source) ??
    ofRow ??
    row.subject ??
    ofSource(row.cells.find(({ source }) => source)?.source) ??
    (rowBody ? { ...rowBody, fiscal_year: null } : table.subject);
  const body = documents.find((one) => one.entity_id === subject?.entity_id);
  const concept = row.key.split(' ').at(-1) ?? '';
  const isYear = /^(?:19|20)\d\d$/.test(column.key);
  const whatOf = row.item ?? (rowBody ? table.caption : row.head);
  return {
    body: body ? departmentName(body, lang) : null,
    division_code: body?.division_code ?? null,
    year: isYear ? Number(column.key) : (subject?.fiscal_year ?? null),
    code: classificationCode(concept)?.code ?? (concept in CONCEPTS ? concept : null),
    item: ofColumn || isYear ? whatOf : whatOf === '' ? column.head : WORDS(lang).of(whatOf, column.head),
  };
}
