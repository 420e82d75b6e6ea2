/** The rows that questions are answered with, one type a question; each query's header says what its columns are. */
import type { DocumentOrigin, Row } from '#model/tables.ts';

/** A figure's value with the fact behind it; all null together when the accounts do not report it. */
type Figure<Prefix extends string> = {
  [K in `${Prefix}_fact_id` | `${Prefix}_origin`]: string | null;
} & { [K in Prefix]: number | null };

/** What a row is about. */
interface OfYear {
  entity_id: string;
  fiscal_year: number;
}

/** Names in the classification; null for uncoded concepts, whose names the vocabulary has. */
interface Named {
  name_zh: string | null;
  name_en: string | null;
}

/** One row per disclosure: the body, the document and what bears on comparing them. */
export type DepartmentRow = Row<'entities'> & Row<'documents'>;

/** One row per department and year about which there are figures, whether or not that year has its own document. */
export interface DepartmentYearRow extends OfYear {
  /** The year's own document, or null when its figures come from the next year's document only. */
  document_id: string | null;
  figures: number;
}

/**
 * One item of a department-year's spending, with the total it is a part of. A department-year that reports the
 * total and no item has one row with `concept` and `value` null.
 */
export type SpendingRow = OfYear &
  Named & {
    /** Concept of the item: `function.208`, `expenditure.basic`, `economic.301` …; null without an item. */
    concept: string | null;
    /** Classification code, or null for the uncoded concepts. */
    code: string | null;
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
export type ThreePublicRow = OfYear & {
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
export type UnitCostRow = OfYear & {
  ratio: 'per_visitor' | 'per_batch' | 'per_vehicle';
  /** 元 per unit; null when a term is missing or the count is 0. */
  value: number | null;
} & Figure<'amount'> &
  Figure<'count'>;

/** One 项 of 就业补助 (20807) of a department-year, with the 款 as a whole (`division`). A department-year that reports none has one row with `code` null. */
export type SubsidyRow = OfYear &
  Named & {
    code: string | null;
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
export type AssessmentIndicatorRow = Row<'indicators'> &
  OfYear & {
    project_zh: string;
    /** Heading path of the project's form. */
    section: string;
    /** Whether the achieved value meets the numeric target; null when that cannot be decided. */
    is_met: boolean | null;
  };

/**
 * What stands behind the scores of one document: each measure as the ids of its indicators, projects or scores, in
 * printed order. The query's header says what each is.
 */
export type AssessmentRealityRow = OfYear & {
  document_id: string;
  /** How many indicators there are. */
  indicators: number;
  /** Mean of the published project scores, and with the withheld ones as 0; null where one was left blank. */
  mean: number | null;
  mean_as_zero: number | null;
} & Record<'projects' | 'rated' | 'withheld' | 'nothing_spent' | 'underspent_full' | 'blank', string[]> &
  Record<'scored' | 'full' | 'measured' | 'equal' | 'full_missed' | 'full_no_result', string[]> &
  Record<'full_nothing_spent' | 'overshot', string[]> &
  // Of `several` each item is the ids of one subject's scores, joined by spaces.
  Record<'overall' | 'several' | 'averages' | 'averages_as_zero' | 'members' | 'withheld_members', string[]>;

/** What the audit found, top to bottom of each document. */
export type FindingRow = Row<'findings'>;

/** How one rule of the audit ended on one document. */
export type AuditOutcomeRow = Row<'audit_outcomes'>;

/** A derived figure with the formula it was made by. */
export interface DerivationRow extends Pick<Row<'facts'>, 'fact_id' | 'document_id' | 'entity_id'> {
  /** Of the document; the figure may be about the year before. */
  fiscal_year: number;
  /** See #model/formula.ts. */
  derivation: string;
}

/** One point of a series. */
export type TrendRow = OfYear &
  Pick<Row<'facts'>, 'concept' | 'value' | 'unit' | 'origin' | 'fact_id' | 'document_id'>;

/** A concept and measure that a trend can be drawn of. */
export interface TrendConceptRow extends Named {
  concept: string;
  measure: string;
  unit: string;
  entities: number;
  points: number;
}

/**
 * What one body's accounts say of a measure in one year, with what makes bodies alike or not. A body whose accounts
 * do not report the figure has a row with `value` null.
 */
export type OutlierPeerRow = OfYear & {
  /** The document that speaks of the year: its own, else the next year's. */
  document_id: string;
  level: string;
  kind: string;
  /** Null where the document does not say what it covers. */
  scope: string | null;
  province_en: string;
  unit: string | null;
  /** Concept of `total`: the expenditure of the year, else 支出总计, else the general-public-budget expenditure. */
  total_concept: string | null;
  /** People on post, of the year's own document; null where it does not state them. */
  staff: number | null;
} & Figure<'value'> &
  Figure<'total'>;

/** What a concept's final account came to in a year and in the year before; a side that is not reported is null. */
export type OutlierChangeRow = OfYear &
  Named & {
    concept: string;
    unit: string;
    /** Which money each side covers, see `Fund`. */
    value_fund: string | null;
    prior_fund: string | null;
    /** Which units the documents that speak of each side cover. */
    value_scope: string | null;
    prior_scope: string | null;
  } & Figure<'value'> &
  Figure<'prior'>;

/** A figure that the year's own document states and the next year's document gives otherwise, beyond rounding. */
export interface RestatementRow extends OfYear, Named {
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
}

/** A figure that a document states. */
export type DocumentFactRow = Row<'facts'>;

/** A code of a classification. */
export type ClassificationNameRow = Pick<Row<'classification'>, 'code' | 'name_zh' | 'name_en'>;

/** A fact with what a citation and the source panel need. */
export type FactSourceRow = Row<'facts'> &
  Pick<Row<'documents'>, 'title_zh' | 'sha256' | 'line_count' | keyof DocumentOrigin> &
  Named & {
    document_year: number;
    entity_zh: string;
    entity_en: string;
  };
