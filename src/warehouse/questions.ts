/**
 * Every question the interface asks, with its parameters and the rows it returns. Each is one file
 * `queries/<name>.sql`; the same files run in the browser and at build time.
 *
 * Figures in rows are in the units of the data model: money in 万元, percentages as 5.48. A figure that
 * does not exist is null, never 0. Wherever a row carries a figure it carries the fact id it came from.
 */
import type { Row, TableName } from '#model/tables.ts';

/** Departments and years a question is about. Both are lists; an empty list selects nothing. */
export interface Selection {
  readonly entities: readonly string[];
  readonly years: readonly number[];
}

/** A figure's value with the fact behind it; all null together when the accounts do not report it. */
type Figure<Prefix extends string> = {
  [K in `${Prefix}_fact_id` | `${Prefix}_origin`]: string | null;
} & { [K in Prefix]: number | null };

/** One row per disclosure: the body, the document and what bears on comparing them. */
export interface DepartmentRow extends Omit<Row<'entities'>, never> {
  document_id: string;
  fiscal_year: number;
  title_zh: string;
  scope: string;
  published_on: string | null;
  sha256: string;
  line_count: number;
  staff: number | null;
  /** Lines of the document that state `staff`; null with it. */
  staff_line_start: number | null;
  staff_line_end: number | null;
}

/** One row per department and year about which there are figures, whether or not that year has its own document. */
export interface DepartmentYearRow {
  entity_id: string;
  fiscal_year: number;
  /** The year's own document, or null when its figures come from the next year's document only. */
  document_id: string | null;
  figures: number;
}

/**
 * One item of a department-year's spending, with the total it is a part of. A department-year that reports the
 * total and no item has one row with `concept` and `value` null.
 */
export type SpendingRow = {
  entity_id: string;
  fiscal_year: number;
  /** Concept of the item: `function.208`, `expenditure.basic`, `economic.301` …; null without an item. */
  concept: string | null;
  /** Classification code, or null for the uncoded concepts. */
  code: string | null;
  /** Name in the classification; null for uncoded concepts, whose names the vocabulary has. */
  name_zh: string | null;
  name_en: string | null;
  unit: string;
  /** Which money a functional figure covers, see `Fund`; null where the question does not arise. */
  fund: string | null;
  /** Whether a further level of the classification is reported beneath this item. */
  has_parts: boolean;
  /** Concept of the total the share is of. */
  total_concept: string | null;
  /** value ÷ total × 100. */
  share: number | null;
  /** People on post; null where the document does not state them. */
  staff: number | null;
  /** 万元 per person on post; null without staff. */
  per_staff: number | null;
} & Figure<'value'> &
  Figure<'total'>;

/** One three-public item of a department-year: final, budget, year before. */
export type ThreePublicRow = {
  entity_id: string;
  fiscal_year: number;
  /** `three_public.total`, `.overseas`, `.vehicle`, … and the counts. */
  concept: string;
  unit: string;
  /** Which budget it is: `initial_budget` or `adjusted_budget`. */
  budget_measure: string | null;
} & Figure<'final'> &
  Figure<'budget'> &
  // The rate of completion the document prints, which need not be the one its figures make.
  Figure<'completion'> &
  Figure<'prior'>;

/** Cost per visitor, per batch or per vehicle held, in yuan (元). */
export type UnitCostRow = {
  entity_id: string;
  fiscal_year: number;
  ratio: 'per_visitor' | 'per_batch' | 'per_vehicle';
  /** 元 per unit; null when a term is missing or the count is 0. */
  value: number | null;
} & Figure<'amount'> &
  Figure<'count'>;

/** One 项 of 就业补助 (20807) of a department-year, with the 款 as a whole (`division`). A department-year that reports none has one row with `code` null. */
export type SubsidyRow = {
  entity_id: string;
  fiscal_year: number;
  code: string | null;
  name_zh: string | null;
  name_en: string | null;
  /** Which money the figure covers, see `Fund`. */
  fund: string | null;
  total_concept: string | null;
  /** value ÷ the department's expenditure × 100. */
  share: number | null;
} & Figure<'value'> &
  Figure<'division'> &
  Figure<'total'>;

/** One overall score a document states. */
export type AssessmentScoreRow = Row<'scores'>;

/** One project's self-assessment. */
export type AssessmentProjectRow = Row<'projects'> & { indicators: number };

/** One indicator of a project's form, with the project's name. */
export type AssessmentIndicatorRow = Row<'indicators'> & {
  entity_id: string;
  fiscal_year: number;
  project_zh: string;
  /** Heading path of the project's form. */
  section: string;
  /** Whether the achieved value meets the numeric target; null when that cannot be decided. */
  met: boolean | null;
};

/** What the audit found, top to bottom of each document. */
export type FindingRow = Row<'findings'>;

/** How one rule of the audit ended on one document. */
export type AuditOutcomeRow = Row<'audit_outcomes'>;

/** One point of a series. */
export interface TrendRow {
  entity_id: string;
  fiscal_year: number;
  value: number;
  unit: string;
  origin: string;
  fact_id: string;
  document_id: string;
}

/** A concept and measure that a trend can be drawn of. */
export interface TrendConceptRow {
  concept: string;
  measure: string;
  unit: string;
  name_zh: string | null;
  name_en: string | null;
  entities: number;
  points: number;
}

/** A figure that the year's own document states and the next year's document gives otherwise, beyond rounding. */
export interface RestatementRow {
  entity_id: string;
  fiscal_year: number;
  concept: string;
  /** `final` or `count`. */
  measure: string;
  unit: string;
  /** Which money both figures cover, see `Fund`. */
  fund: string | null;
  own: number;
  own_fact_id: string;
  own_document_id: string;
  restated: number;
  restated_fact_id: string;
  /** `stated`, or `derived` where the next year's document states the change only. */
  restated_origin: string;
  restated_document_id: string;
  /** Name in the classification; null for uncoded concepts, whose names the vocabulary has. */
  name_zh: string | null;
  name_en: string | null;
}

/** A figure that a document states. */
export type DocumentFactRow = Row<'facts'>;

/** A code of a classification. */
export interface ClassificationNameRow {
  code: string;
  name_zh: string;
  name_en: string;
}

/** A fact with what a citation and the source panel need. */
export type FactSourceRow = Row<'facts'> & {
  document_year: number;
  title_zh: string;
  sha256: string;
  line_count: number;
  published_on: string | null;
  entity_zh: string;
  entity_en: string;
  /** Name in the classification; null for uncoded concepts, whose names the vocabulary has. */
  name_zh: string | null;
  name_en: string | null;
};

/** The questions, by file name: parameters and row. */
export interface Questions {
  departments: { params: Record<never, never>; row: DepartmentRow };
  department_years: { params: Record<never, never>; row: DepartmentYearRow };
  /** The same of some departments, which needs no more than their parts. */
  years_of_departments: { params: { entities: readonly string[] }; row: DepartmentYearRow };
  /** Expenditure by functional class; `parent` '' for 类, or the code whose parts are asked for. */
  spending_by_function: { params: Selection & { parent: string }; row: SpendingRow };
  /** Basic against project expenditure (and the smaller kinds where not zero). */
  spending_by_nature: { params: Selection; row: SpendingRow };
  /** Personnel against operating funds within basic expenditure. */
  spending_by_funds: { params: Selection; row: SpendingRow };
  /** Economic items of basic expenditure; `parent` '' for 301, 302, …, or the code whose parts are asked for. */
  spending_by_economic: { params: Selection & { parent: string }; row: SpendingRow };
  three_public: { params: Selection; row: ThreePublicRow };
  three_public_unit_costs: { params: Selection; row: UnitCostRow };
  employment_subsidies: { params: Selection; row: SubsidyRow };
  assessment_scores: { params: Selection; row: AssessmentScoreRow };
  assessment_projects: { params: Selection; row: AssessmentProjectRow };
  /** Indicators; `project` '' for all of the selection, or a project id. */
  assessment_indicators: { params: Selection & { project: string }; row: AssessmentIndicatorRow };
  findings: { params: Selection; row: FindingRow };
  audit_outcomes: { params: Selection; row: AuditOutcomeRow };
  /** All years of one concept and measure, for the departments given. */
  trend: { params: { entities: readonly string[]; concept: string; measure: string }; row: TrendRow };
  trend_concepts: { params: { entities: readonly string[] }; row: TrendConceptRow };
  /** Prior years that the next year's document tells otherwise than their own. */
  restatements: { params: Selection; row: RestatementRow };
  /** Whether a code exists at all, and what it is called; `scheme` is `functional` or `economic`. */
  classification_name: { params: { scheme: string; code: string }; row: ClassificationNameRow };
  fact_sources: { params: { fact_ids: readonly string[] }; row: FactSourceRow };
  /** What one document states; `entities` is its body. */
  document_facts: { params: { entities: readonly string[]; document: string }; row: DocumentFactRow };
}

export type QuestionName = keyof Questions;
export type ParamsOf<Q extends QuestionName> = Questions[Q]['params'];
export type RowOf<Q extends QuestionName> = Questions[Q]['row'];

/** How a question's parameter is written into its SQL: a text, or a list joined by commas. */
export type ParamKind = 'text' | 'list';

/** What the engine must know of a question before it asks it. */
export interface QuestionPlan<P> {
  /** Parameters, in no particular order; the SQL file's header decides how they are bound. */
  readonly params: { readonly [K in keyof P]: ParamKind };
  /** Tables the question reads. */
  readonly tables: readonly TableName[];
  /**
   * Documents that can answer a question about year Y: those of the years Y - before to Y + after. A
   * document states its own year and the one before it, so figures about Y stand in Y and Y + 1. Absent
   * where the question is about all years.
   */
  readonly documents?: { readonly before: number; readonly after: number };
}

const SELECTION = { entities: 'list', years: 'list' } as const;
const FIGURES = { tables: ['facts', 'documents'], documents: { before: 0, after: 1 } } as const;
const CODED_FIGURES = { ...FIGURES, tables: ['facts', 'documents', 'classification'] } as const;

/** The plan of every question. */
export const QUESTIONS: { readonly [Q in QuestionName]: QuestionPlan<ParamsOf<Q>> } = {
  departments: { params: {}, tables: ['documents', 'entities'] },
  department_years: { params: {}, tables: ['facts', 'documents'] },
  years_of_departments: { params: { entities: 'list' }, tables: ['facts', 'documents'] },
  spending_by_function: { params: { ...SELECTION, parent: 'text' }, ...CODED_FIGURES },
  spending_by_nature: { params: SELECTION, ...FIGURES },
  spending_by_funds: { params: SELECTION, ...FIGURES },
  spending_by_economic: { params: { ...SELECTION, parent: 'text' }, ...CODED_FIGURES },
  three_public: { params: SELECTION, tables: FIGURES.tables, documents: { before: 1, after: 1 } },
  three_public_unit_costs: { params: SELECTION, ...FIGURES },
  employment_subsidies: { params: SELECTION, ...CODED_FIGURES },
  assessment_scores: { params: SELECTION, tables: ['scores'], documents: { before: 0, after: 0 } },
  assessment_projects: {
    params: SELECTION,
    tables: ['projects', 'indicators'],
    documents: { before: 0, after: 0 },
  },
  assessment_indicators: {
    params: { ...SELECTION, project: 'text' },
    tables: ['indicators', 'projects'],
    documents: { before: 0, after: 0 },
  },
  findings: { params: SELECTION, tables: ['findings'], documents: { before: 0, after: 0 } },
  audit_outcomes: { params: SELECTION, tables: ['audit_outcomes'], documents: { before: 0, after: 0 } },
  trend: { params: { entities: 'list', concept: 'text', measure: 'text' }, tables: FIGURES.tables },
  trend_concepts: { params: { entities: 'list' }, tables: ['facts', 'classification'] },
  restatements: { params: SELECTION, ...CODED_FIGURES },
  classification_name: { params: { scheme: 'text', code: 'text' }, tables: ['classification'] },
  fact_sources: {
    params: { fact_ids: 'list' },
    tables: ['facts', 'documents', 'entities', 'classification'],
  },
  document_facts: { params: { entities: 'list', document: 'text' }, tables: ['facts'] },
};

/** All questions, in the order they are declared. */
export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];
