/**
 * The tables the product publishes, and the classification they refer to: columns, types, meaning.
 *
 * This is the one place a column is declared. Reading CSV, writing Parquet, building Arrow,
 * creating the DuckDB tables and the TypeScript row types all follow from it.
 */

import type { TableName } from './table-names.ts';

export type { Measure } from './measure.ts';
export type { TableName } from './table-names.ts';

/** SQL types in use. Money and percentages are DOUBLE: never DECIMAL, whose results arrive unscaled. */
export type ColumnType =
  'VARCHAR' | 'TINYINT' | 'SMALLINT' | 'INTEGER' | 'DOUBLE' | 'DATE' | 'BOOLEAN' | 'VARCHAR[]' | 'INTEGER[]';

/** One column of a published table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Files written before there was such a column may lack it: it is null in them. */
  readonly late?: boolean;
  /** What a value says, in which unit or words; '' where the name says it. */
  readonly meaning: string;
}

const col = <N extends string, T extends ColumnType>(name: N, type: T, meaning = '') =>
  ({ name, type, nullable: false, meaning }) as const;
const maybe = <N extends string, T extends ColumnType>(name: N, type: T, meaning = '') =>
  ({ name, type, nullable: true, meaning }) as const;
const late = <N extends string, T extends ColumnType>(name: N, type: T, meaning = '') =>
  ({ name, type, nullable: true, late: true, meaning }) as const;

/** Columns of each published table, in published order. */
export const TABLES = {
  entities: [
    col('entity_id', 'VARCHAR', 'stable slug'),
    col('name_zh', 'VARCHAR', 'full official name'),
    col('name_en', 'VARCHAR'),
    col('short_zh', 'VARCHAR', 'what a chart axis shows'),
    col('short_en', 'VARCHAR'),
    col('division_code', 'VARCHAR', 'GB/T 2260, six digits'),
    col('province_zh', 'VARCHAR'),
    col('province_en', 'VARCHAR'),
    maybe('prefecture_zh', 'VARCHAR'),
    maybe('prefecture_en', 'VARCHAR'),
    col('level', 'VARCHAR', 'province | prefecture | county'),
    col('kind', 'VARCHAR', 'bureau | service_centre'),
    col(
      'pinyin',
      'VARCHAR',
      'syllables of name_zh and short_zh, for search; computed when the data is built',
    ),
  ],
  documents: [
    col('document_id', 'VARCHAR', '<entity_id>-<fiscal_year>'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col('title_zh', 'VARCHAR', 'as printed'),
    maybe(
      'scope',
      'VARCHAR',
      'consolidated | single_unit | headquarters; empty where the document does not say',
    ),
    maybe('published_on', 'DATE', 'the day the document gives itself, or its page does'),
    late('source_url', 'VARCHAR', 'address it was published at, http or https'),
    late('retrieved_on', 'DATE', 'the day it was taken from there'),
    late('file_sha256', 'VARCHAR', 'of the file as published'),
    late('pages', 'INTEGER', 'pages of that file'),
    col('sha256', 'VARCHAR', 'of the source text the figures were read from'),
    col('line_count', 'INTEGER', 'lines of that text'),
    maybe('staff', 'INTEGER', 'people on post, where the document states them'),
    late(
      'staff_established',
      'INTEGER',
      'of them on established posts (在编); null where the document does not tell',
    ),
    maybe('staff_line_start', 'INTEGER', 'where it states them'),
    maybe('staff_line_end', 'INTEGER'),
  ],
  facts: [
    col('fact_id', 'VARCHAR', 'unique, stable across rebuilds'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT', 'the year the value is about'),
    col('concept', 'VARCHAR', 'see concept.ts'),
    col('measure', 'VARCHAR', 'see Measure'),
    col('value', 'DOUBLE', 'money in 万元; percentages as 5.48; changes signed'),
    col('unit', 'VARCHAR', 'see Unit'),
    col('decimals', 'TINYINT', 'printed precision in `unit`: the rounding interval is ± ½·10^-decimals'),
    maybe('printed', 'VARCHAR', 'the number as printed, with its unit; null for derived facts'),
    col('label_zh', 'VARCHAR', "the item's name as printed"),
    col('origin', 'VARCHAR', 'stated | derived'),
    maybe('derivation', 'VARCHAR', 'formula over fact ids, see formula.ts'),
    col('form', 'VARCHAR', "form | prose: a form's figure is preferred for display"),
    maybe(
      'fund',
      'VARCHAR',
      'all | general_public_budget | …: which money a functional figure covers, see Fund',
    ),
    col('section', 'VARCHAR', "heading path in the document, ' / ' between levels"),
    col('line_start', 'INTEGER', '1-based lines in the source text'),
    col('line_end', 'INTEGER'),
    maybe('corrected_from', 'DOUBLE', 'the value read from the print, where a reader corrected it'),
    late(
      'recognised',
      'VARCHAR',
      "proven | read | confirmed: of a figure recognised in a picture, by sums of the accounts, by its signs alone, or by a reader; null where the text is the file's own",
    ),
  ],
  projects: [
    col('project_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col(
      'seq',
      'VARCHAR',
      'unique in the document, names the row in its id; what the row is of is said by `covers`',
    ),
    col('covers', 'VARCHAR', "project | department: the whole of it | task: one line of a department's form"),
    maybe('parent_id', 'VARCHAR', "of a task: the project_id of the department's form that lists it"),
    maybe('project_code', 'VARCHAR'),
    col('name_zh', 'VARCHAR'),
    maybe('unit_zh', 'VARCHAR', 'implementing unit'),
    maybe('initial_budget', 'DOUBLE', '万元'),
    maybe('adjusted_budget', 'DOUBLE'),
    maybe('executed', 'DOUBLE'),
    maybe('execution_pct', 'DOUBLE', 'as stated'),
    // Printed precision of the four figures before, as `facts.decimals`; null with the figure.
    maybe('initial_budget_decimals', 'TINYINT'),
    maybe('adjusted_budget_decimals', 'TINYINT'),
    maybe('executed_decimals', 'TINYINT'),
    maybe('execution_pct_decimals', 'TINYINT'),
    maybe('execution_weight', 'DOUBLE'),
    maybe('execution_score', 'DOUBLE'),
    maybe('deduction', 'DOUBLE'),
    maybe('weight_total', 'DOUBLE'),
    maybe('score_total', 'DOUBLE'),
    late('reason_text', 'VARCHAR', 'what the form gives as the reason of its execution'),
    late('cell_lines', 'VARCHAR', 'lines of the cells of a form: executed:809 score_total:1011'),
    col('disclosed', 'BOOLEAN', 'false where the score is withheld'),
    col('form', 'VARCHAR', 'form | prose'),
    col('section', 'VARCHAR'),
    col('line_start', 'INTEGER'),
    col('line_end', 'INTEGER'),
  ],
  indicators: [
    col('indicator_id', 'VARCHAR'),
    col('project_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    maybe('level1', 'VARCHAR'),
    maybe('level2', 'VARCHAR'),
    col('level3', 'VARCHAR'),
    maybe('operator', 'VARCHAR', '>= <= = > < qualitative'),
    maybe('target_text', 'VARCHAR'),
    maybe('target_value', 'DOUBLE'),
    maybe('unit', 'VARCHAR', 'unit of measurement as printed'),
    maybe('achieved_text', 'VARCHAR'),
    maybe('achieved_value', 'DOUBLE'),
    maybe('weight', 'DOUBLE'),
    maybe('score', 'DOUBLE'),
    col('reason_given', 'BOOLEAN'),
    late('reason_text', 'VARCHAR', 'the reason as printed'),
    late(
      'cell_lines',
      'VARCHAR',
      'as of projects: name (where it has a figure), target, achieved, weight, score, reason',
    ),
    col('line_start', 'INTEGER'),
    col('line_end', 'INTEGER'),
  ],
  scores: [
    col('score_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col('scope', 'VARCHAR', 'department | project | projects_average'),
    col('subject_zh', 'VARCHAR', 'what is scored, as it is shown'),
    maybe(
      'part',
      'VARCHAR',
      "number and name of the part of a department's assessment that is scored; null: the whole",
    ),
    col('basis', 'VARCHAR', 'stated | explained: what the explanation of the part arrives at'),
    col('score', 'DOUBLE'),
    maybe('printed', 'VARCHAR'),
    col('origin', 'VARCHAR', 'stated | derived'),
    col('section', 'VARCHAR'),
    col('line_start', 'INTEGER'),
    col('line_end', 'INTEGER'),
  ],
  repeated_figures: [
    col('repeated_figure_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col('list_id', 'VARCHAR', 'figures one passage states together'),
    col('role', 'VARCHAR', 'see REPEATED_ROLES'),
    maybe('concept', 'VARCHAR', 'see concept.ts; null where its words do not say'),
    col('measure', 'VARCHAR', 'see Measure'),
    col('value', 'DOUBLE'),
    col('unit', 'VARCHAR'),
    col('decimals', 'TINYINT'),
    col('printed', 'VARCHAR'),
    col('label_zh', 'VARCHAR'),
    col('section', 'VARCHAR'),
    col('line_start', 'INTEGER'),
    col('line_end', 'INTEGER'),
  ],
  residues: [
    col('residue_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col(
      'kind',
      'VARCHAR',
      'choice not made | gap not filled | prompt not answered | year of an earlier document | name of another body | form left out | form left blank | goal of a year gone by | purpose of another project | statement left out | form named at the end and not there | passage printed twice | signs of a web page | amount without a unit | number that two headings in a row bear | reason against its change | reason why nothing of a budget was reached',
    ),
    col('phrase', 'VARCHAR', 'the words themselves, a few of them'),
    col('section', 'VARCHAR'),
    col('line_start', 'INTEGER'),
    col('line_end', 'INTEGER'),
  ],
  findings: [
    col('finding_id', 'VARCHAR'),
    col('rule_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col('severity', 'VARCHAR', 'error | warning | notice'),
    col('subject_zh', 'VARCHAR'),
    maybe('stated', 'DOUBLE'),
    maybe('computed', 'DOUBLE'),
    maybe('difference', 'DOUBLE'),
    maybe('tolerance', 'DOUBLE'),
    maybe('unit', 'VARCHAR'),
    col('fact_ids', 'VARCHAR[]'),
    col('line_starts', 'INTEGER[]'),
    maybe('parameters', 'VARCHAR', 'JSON: check, terms, values, other places; see src/audit/terms.ts'),
  ],
  audit_outcomes: [
    col('rule_id', 'VARCHAR'),
    col('document_id', 'VARCHAR'),
    col('entity_id', 'VARCHAR'),
    col('fiscal_year', 'SMALLINT'),
    col('outcome', 'VARCHAR', 'consistent | inconsistent | not-checkable'),
    col('consistent', 'INTEGER', 'comparisons that agree'),
    col('inconsistent', 'INTEGER', 'comparisons that contradict, several of which may be one finding'),
    col('not_checkable', 'INTEGER', 'comparisons that lack a figure'),
    col('errors', 'INTEGER', 'findings by severity'),
    col('warnings', 'INTEGER'),
    col('notices', 'INTEGER'),
    col('missing', 'VARCHAR[]', 'concepts, measures or causes that stood in the way'),
  ],
  classification: [
    col('scheme', 'VARCHAR', 'functional | economic'),
    col('code', 'VARCHAR'),
    col('name_zh', 'VARCHAR'),
    col('name_en', 'VARCHAR'),
  ],
} as const satisfies Record<TableName, readonly Column[]>;

/** What a row of each table is. */
export const TABLE_MEANINGS: { readonly [N in keyof typeof TABLES]: string } = {
  entities: 'The bodies that publish accounts',
  documents: 'One disclosure of one body for one year',
  facts: 'Every figure of the accounts',
  projects: 'One performance self-assessment form, or its summary in prose',
  indicators: 'One row of such a form. Merged cells are filled down',
  scores: 'Every overall self-assessment score a document states. Several for one thing are all kept',
  repeated_figures:
    'Figures a document states again outside the accounts proper: in its profile, in its report on self-assessment',
  residues: 'Words of the template that a document was published with',
  findings: 'What the audit found',
  audit_outcomes: 'How each rule of the audit ended on each document, with the comparisons it made',
  classification:
    'Reference: the names behind the codes of both classifications, beside the tables of the accounts',
};

/** Name of a published table. */
type Value<T extends ColumnType> = T extends 'VARCHAR' | 'DATE'
  ? string // a DATE is an ISO day, '2025-10-29', on our side of every format
  : T extends 'BOOLEAN'
    ? boolean
    : T extends 'VARCHAR[]'
      ? string[]
      : T extends 'INTEGER[]'
        ? number[]
        : number;

/** A row of a published table. Numbers are numbers, dates ISO strings, absent values null. */
export type Row<N extends TableName> = {
  -readonly [C in (typeof TABLES)[N][number] as C['name']]:
    Value<C['type']> | (C['nullable'] extends true ? null : never);
};

export type Entity = Row<'entities'>;
export type AccountDocument = Row<'documents'>;
/** Where and when a document was published, as far as it is known. */
export type DocumentOrigin = Pick<
  AccountDocument,
  'published_on' | 'source_url' | 'retrieved_on' | 'file_sha256'
>;
export type Fact = Row<'facts'>;
export type Project = Row<'projects'>;
export type Indicator = Row<'indicators'>;
export type Score = Row<'scores'>;
export type RepeatedFigure = Row<'repeated_figures'>;
export type Residue = Row<'residues'>;
export type Finding = Row<'findings'>;
export type AuditOutcome = Row<'audit_outcomes'>;

/** What a figure stated outside the accounts is among those it is stated with. */
export const REPEATED_ROLES = [
  'whole', // a total with its parts
  'part', // of that whole
  'item', // of a list without a whole
  'plan', // what the goal of a project says it needs in the year
  'rate', // what one of a number costs, `rate-to` its upper end
  'rate-to',
  'rate-said', // another amount of the text that makes the product, where the rate does not
  'rate-before', // what it was before it was raised
  'times', // the number, of people or of months
  'product', // what number and rate are said to make
  'target', // what was to be reached, with `result` and `rate-of-completion`
  'result',
  'rate-of-completion',
  'adjustment', // by what a budget was raised or cut in the year
  'projects', // how many projects there were, of the kind the label names
  'claim', // that all was executed
  'budget', // of the whole department, without saying which
  'restated', // a total of the accounts, said again in a report
  'subsidies', // what was spent on employment subsidies
  'retold', // the result of the indicator that the label names, told in words
  'aim', // the bound that a goal sets for the indicator that the label names
  'received', // cases, with how many of them were closed
  'done',
  'workload', // people counted in words: jobs, recruits; goals and results alike
  'rated', // a rate of completion, with words that say more, less or the same
  'budgeted', // a budget, with what was `spent`, of which words say that it is more, less or the same
  'spent',
  'slow', // that money was paid out slowly, in words
  'none-left', // that nothing of the budgets was left, in words; `none-adjusted` that nothing was adjusted
  'none-adjusted',
  'added', // that a project was added in the year
  'none-above', // that no project left more than this share of its budget
  'opening', // what was carried over at the beginning of the year, in a report
  'carried-over', // what a report says was carried over from the year before and spent
  'reasoned', // a change, with each `reason` of it that is a new amount
  'reason',
  'moved', // a change, with each `move` that the brackets behind it say it is made of
  'move',
  'assessed', // the money of the projects that were assessed, with its share of all expenditure on projects
  'share-of-projects',
  'average', // what one visitor or one vehicle cost
  'units', // how many bodies the accounts add up
  'purchase', // bought from small and medium firms, in projects kept for them and in others
  'unread', // an amount of a form or a list of items, of which it is not known what it is of
  'unread-mark', // a row of a self-assessment, or a mark in it
] as const;

/** Units of facts. Money is always CNY10k (万元), whatever the document printed it in. */
export const UNITS = ['CNY10k', '%', 'person', 'visit', 'vehicle', 'group', 'set'] as const;
export type Unit = (typeof UNITS)[number];

/** Which money a functional figure covers. `null` where the question does not arise. */
export const FUNDS = [
  'all',
  'fiscal_appropriation',
  'general_public_budget',
  'government_fund',
  'state_capital',
] as const;
export type Fund = (typeof FUNDS)[number];
