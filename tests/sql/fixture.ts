/** Small accounts to ask questions of: rows with the columns a test is about, the others filled in. */
import type {
  AccountDocument,
  Entity,
  Fact,
  Indicator,
  Project,
  RepeatedFigure,
  Row,
  Score,
} from '#model/tables.ts';
import type { TableRows } from '#build/node-engine.ts';

/** A body of Sichuan. */
export function entity(entity_id: string): Entity {
  return {
    entity_id,
    name_zh: entity_id,
    name_en: entity_id,
    short_zh: entity_id,
    short_en: entity_id,
    division_code: '511102',
    province_zh: '四川省',
    province_en: 'Sichuan',
    prefecture_zh: null,
    prefecture_en: null,
    level: 'county',
    kind: 'bureau',
    pinyin: entity_id,
  };
}

/** A disclosure; the id follows from body and year. */
export function accountDocument(
  entity_id: string,
  fiscal_year: number,
  values: Partial<AccountDocument> = {},
): AccountDocument {
  return {
    document_id: `${entity_id}-${fiscal_year}`,
    entity_id,
    fiscal_year,
    title_zh: `${fiscal_year} 年度部门决算`,
    scope: 'consolidated',
    published_on: null,
    source_url: null,
    retrieved_on: null,
    file_sha256: null,
    pages: null,
    sha256: '0'.repeat(64),
    line_count: 1000,
    staff: null,
    staff_established: null,
    staff_line_start: null,
    staff_line_end: null,
    ...values,
  };
}

let facts = 0;

/** A stated final figure of a body's document of 2024 about 2024, unless `values` say otherwise. */
export function fact(entity_id: string, concept: string, value: number, values: Partial<Fact> = {}): Fact {
  facts += 1;
  return {
    fact_id: `f${facts}`,
    document_id: `${entity_id}-2024`,
    entity_id,
    fiscal_year: 2024,
    concept,
    measure: 'final',
    value,
    unit: 'CNY10k',
    decimals: 2,
    printed: String(value),
    label_zh: concept,
    origin: 'stated',
    derivation: null,
    form: 'prose',
    fund: null,
    section: '一',
    line_start: facts,
    line_end: facts,
    corrected_from: null,
    recognised: null,
    ...values,
  };
}

/** A form with nothing filled in but its name. */
export function project(project_id: string, values: Partial<Project> = {}): Project {
  return {
    project_id,
    document_id: 'a-2024',
    entity_id: 'a',
    fiscal_year: 2024,
    seq: '1',
    covers: 'project',
    parent_id: null,
    project_code: null,
    name_zh: project_id,
    unit_zh: null,
    initial_budget: null,
    adjusted_budget: null,
    executed: null,
    execution_pct: null,
    initial_budget_decimals: null,
    adjusted_budget_decimals: null,
    executed_decimals: null,
    execution_pct_decimals: null,
    execution_weight: null,
    execution_score: null,
    deduction: null,
    weight_total: null,
    score_total: null,
    reason_text: null,
    cell_lines: null,
    disclosed: true,
    form: 'form',
    section: '一',
    line_start: 1,
    line_end: 2,
    ...values,
  };
}

/** An indicator with nothing filled in but its name. */
export function indicator(
  indicator_id: string,
  project_id: string,
  values: Partial<Indicator> = {},
): Indicator {
  return {
    indicator_id,
    project_id,
    document_id: 'a-2024',
    level1: null,
    level2: null,
    level3: indicator_id,
    operator: null,
    target_text: null,
    target_value: null,
    unit: null,
    achieved_text: null,
    achieved_value: null,
    weight: null,
    score: null,
    reason_given: false,
    reason_text: null,
    cell_lines: null,
    line_start: 1,
    line_end: 1,
    ...values,
  };
}

let scores = 0;

/** A score of the whole department, unless `values` say otherwise. */
export function score(subject_zh: string, value: number, values: Partial<Score> = {}): Score {
  scores += 1;
  return {
    score_id: `s${scores}`,
    document_id: 'a-2024',
    entity_id: 'a',
    fiscal_year: 2024,
    scope: 'department',
    subject_zh,
    part: null,
    basis: 'stated',
    score: value,
    printed: String(value),
    origin: 'stated',
    section: '一',
    line_start: 500 + scores,
    line_end: 500 + scores,
    ...values,
  };
}

let figuresRepeated = 0;

/** A part of the list `l`, counting people, unless `values` say otherwise. */
export function repeatedFigure(
  label_zh: string,
  value: number,
  values: Partial<RepeatedFigure> = {},
): RepeatedFigure {
  figuresRepeated += 1;
  return {
    repeated_figure_id: `r${String(figuresRepeated).padStart(3, '0')}`,
    document_id: 'a-2024',
    entity_id: 'a',
    fiscal_year: 2024,
    list_id: 'l',
    role: 'part',
    concept: null,
    measure: 'count',
    value,
    unit: 'person',
    decimals: 0,
    printed: String(value),
    label_zh,
    section: '一',
    line_start: 300,
    line_end: 300,
    ...values,
  };
}

/** Codes the fixtures use. */
export const CLASSIFICATION: readonly Row<'classification'>[] = [
  {
    scheme: 'functional',
    code: '208',
    name_zh: '社会保障和就业支出',
    name_en: 'Social security and employment',
  },
  { scheme: 'functional', code: '20807', name_zh: '就业补助', name_en: 'Employment subsidies' },
  { scheme: 'functional', code: '2080702', name_zh: '职业培训补贴', name_en: 'Training subsidies' },
  { scheme: 'functional', code: '213', name_zh: '农林水支出', name_en: 'Agriculture' },
  { scheme: 'functional', code: '20805', name_zh: '行政事业单位养老支出', name_en: 'Pensions' },
  { scheme: 'economic', code: '301', name_zh: '工资福利支出', name_en: 'Wages and welfare' },
];

/** Tables of one body `a` with a document of 2024 and the facts given. */
export function accountsOf(facts: readonly Fact[], tables: TableRows = {}): TableRows {
  return {
    entities: [entity('a')],
    documents: [accountDocument('a', 2024)],
    classification: CLASSIFICATION,
    facts,
    ...tables,
  };
}
