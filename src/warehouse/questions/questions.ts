/**
 * Every question the interface asks, with its parameters and the rows it returns. Each is one file
 * `queries/<name>.sql`; the same files run in the browser and at build time.
 *
 * Figures in rows are in the units of the data model: money in 万元, percentages as 5.48. A figure that
 * does not exist is null, never 0. Wherever a row carries a figure it carries the fact id it came from.
 */
import type { TableName } from '#model/tables.ts';

import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentRealityRow,
  AssessmentScoreRow,
  AuditOutcomeRow,
  ClassificationNameRow,
  DepartmentRow,
  DepartmentYearRow,
  DerivationRow,
  DocumentFactRow,
  FactSourceRow,
  FindingRow,
  OutlierChangeRow,
  OutlierPeerRow,
  RestatementRow,
  SpendingRow,
  SubsidyRow,
  ThreePublicRow,
  TrendConceptRow,
  TrendRow,
  UnitCostRow,
} from './answer-rows.ts';

export type * from './answer-rows.ts';

/** Departments and years a question is about. Both are lists; an empty list selects nothing. */
export interface Selection {
  readonly entities: readonly string[];
  readonly years: readonly number[];
}

/** The questions, by file name: parameters and row. */
interface Questions {
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
  /** Scores against what was spent and achieved, one row a document. */
  assessment_reality: { params: Selection; row: AssessmentRealityRow };
  findings: { params: Selection; row: FindingRow };
  audit_outcomes: { params: Selection; row: AuditOutcomeRow };
  derivations: { params: Selection; row: DerivationRow };
  /** All years of one concept and measure, for the departments given. */
  trend: { params: { entities: readonly string[]; concept: string; measure: string }; row: TrendRow };
  trend_concepts: { params: { entities: readonly string[] }; row: TrendConceptRow };
  /** One measure of many bodies, one row a body and year. */
  outlier_peers: { params: Selection & { concept: string; measure: string }; row: OutlierPeerRow };
  /** Totals and their items in a year and the year before. */
  outlier_changes: { params: Selection; row: OutlierChangeRow };
  /** Prior years that the next year's document tells otherwise than their own. */
  restatements: { params: Selection; row: RestatementRow };
  /** Whether a code exists at all, and what it is called; `scheme` is `functional` or `economic`, `code` '' for all. */
  classification_name: { params: { scheme: string; code: string }; row: ClassificationNameRow };
  fact_sources: { params: { fact_ids: readonly string[] }; row: FactSourceRow };
  /** What one document states; `entities` is its body. */
  document_facts: { params: { entities: readonly string[]; document: string }; row: DocumentFactRow };
}

export type QuestionName = keyof Questions;
export type ParamsOf<Q extends QuestionName> = Questions[Q]['params'];
export type RowOf<Q extends QuestionName> = Questions[Q]['row'];

/** A question with its parameters. */
export interface AskedOf<Q extends QuestionName> {
  readonly question: Q;
  readonly params: ParamsOf<Q>;
}

/** Any question with its parameters. */
export type Asked = { [Q in QuestionName]: AskedOf<Q> }[QuestionName];

/**
 * How a question's parameter is written into its SQL: a text, or a list joined by commas; of `each` a list of bodies,
 * each of which has rows of its own, the same whoever else is asked about, and sorted by body before all else.
 */
export type ParamKind = 'text' | 'list' | 'each';

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
const EACH = { entities: 'each', years: 'list' } as const;
/** The documents of the very years asked about. */
const OWN = { before: 0, after: 0 } as const;
const FIGURES = { tables: ['facts', 'documents'], documents: { before: 0, after: 1 } } as const;
const CODED_FIGURES = { ...FIGURES, tables: ['facts', 'documents', 'classification'] } as const;

/** The plan of every question. */
export const QUESTIONS: { readonly [Q in QuestionName]: QuestionPlan<ParamsOf<Q>> } = {
  departments: { params: {}, tables: ['documents', 'entities'] },
  department_years: { params: {}, tables: ['facts', 'documents'] },
  years_of_departments: { params: { entities: 'each' }, tables: ['facts', 'documents'] },
  spending_by_function: { params: { ...EACH, parent: 'text' }, ...CODED_FIGURES },
  spending_by_nature: { params: EACH, ...FIGURES },
  spending_by_funds: { params: EACH, ...FIGURES },
  spending_by_economic: { params: { ...EACH, parent: 'text' }, ...CODED_FIGURES },
  three_public: { params: EACH, tables: FIGURES.tables, documents: { before: 1, after: 1 } },
  three_public_unit_costs: { params: EACH, ...FIGURES },
  employment_subsidies: { params: EACH, ...CODED_FIGURES },
  assessment_scores: { params: EACH, tables: ['scores'], documents: OWN },
  assessment_projects: {
    params: EACH,
    tables: ['projects', 'indicators'],
    documents: OWN,
  },
  assessment_indicators: {
    params: { ...EACH, project: 'text' },
    tables: ['indicators', 'projects'],
    documents: OWN,
  },
  assessment_reality: {
    params: EACH,
    tables: ['projects', 'indicators', 'scores'],
    documents: OWN,
  },
  findings: { params: SELECTION, tables: ['findings'], documents: OWN },
  audit_outcomes: { params: SELECTION, tables: ['audit_outcomes'], documents: OWN },
  derivations: {
    params: SELECTION,
    tables: ['facts', 'documents'],
    documents: OWN,
  },
  trend: { params: { entities: 'each', concept: 'text', measure: 'text' }, tables: FIGURES.tables },
  trend_concepts: { params: { entities: 'list' }, tables: ['facts', 'classification'] },
  outlier_peers: {
    params: { ...SELECTION, concept: 'text', measure: 'text' },
    tables: ['facts', 'documents', 'entities'],
    documents: { before: 0, after: 1 },
  },
  outlier_changes: {
    params: SELECTION,
    tables: CODED_FIGURES.tables,
    documents: { before: 1, after: 1 },
  },
  restatements: { params: EACH, ...CODED_FIGURES },
  classification_name: { params: { scheme: 'text', code: 'text' }, tables: ['classification'] },
  fact_sources: {
    params: { fact_ids: 'list' },
    tables: ['facts', 'documents', 'entities', 'classification'],
  },
  document_facts: { params: { entities: 'list', document: 'text' }, tables: ['facts'] },
};

/** All questions, in the order they are declared. */
export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];
