/** Small rows as the questions answer them, with figures a person can find in the five documents. */
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentScoreRow,
  DepartmentRow,
  SpendingRow,
  SubsidyRow,
  ThreePublicRow,
} from '#warehouse/questions/questions.ts';
import { comparabilityFlags, type DepartmentYear } from '#app/session/departments.ts';
import { showDepartments, type ShownDepartment } from '#app/views/shown.ts';

const department = (
  entity_id: string,
  short_zh: string,
  short_en: string,
  fiscal_year: number,
  scope: string,
  kind = 'bureau',
): DepartmentRow => ({
  entity_id,
  name_zh: `${short_zh}人力资源和社会保障局`,
  name_en: short_en,
  short_zh,
  short_en,
  division_code: '000000',
  province_zh: '',
  province_en: '',
  prefecture_zh: null,
  prefecture_en: null,
  level: 'county',
  kind,
  pinyin: '',
  document_id: `${entity_id}-${fiscal_year}`,
  fiscal_year,
  title_zh: '',
  scope,
  published_on: null,
  source_url: null,
  retrieved_on: null,
  file_sha256: null,
  pages: null,
  sha256: '',
  line_count: 1,
  staff: entity_id === 'leshan-shizhong' ? 119 : null,
  staff_established: entity_id === 'leshan-shizhong' ? 80 : null,
  staff_line_start: entity_id === 'leshan-shizhong' ? 385 : null,
  staff_line_end: entity_id === 'leshan-shizhong' ? 385 : null,
});

/** The five disclosures, in the order of the data. */
export const DEPARTMENTS: readonly DepartmentRow[] = [
  department('chaoyang', '朝阳', 'Chaoyang', 2024, 'headquarters'),
  department('leshan-shizhong', '乐山市中区', 'Leshan Shizhong', 2024, 'consolidated'),
  department('maoxian', '茂县', 'Mao County', 2022, 'single_unit'),
  department('zhaohua', '广元昭化', 'Zhaohua', 2023, 'consolidated'),
  department('zigong-hr-centre', '自贡人力中心', 'Zigong HR Centre', 2023, 'single_unit', 'service_centre'),
];

/** Department-years as the views name them. */
export function shown(pairs: readonly DepartmentYear[], lang: 'zh' | 'en' = 'zh'): ShownDepartment[] {
  return showDepartments(pairs, DEPARTMENTS, comparabilityFlags(DEPARTMENTS, pairs), lang);
}

export const CHAOYANG = { entity_id: 'chaoyang', fiscal_year: 2024 };
export const LESHAN = { entity_id: 'leshan-shizhong', fiscal_year: 2024 };
export const MAOXIAN = { entity_id: 'maoxian', fiscal_year: 2022 };
export const ZHAOHUA = { entity_id: 'zhaohua', fiscal_year: 2023 };
export const ZIGONG = { entity_id: 'zigong-hr-centre', fiscal_year: 2023 };

/** One item of spending by function; its share and amount per person follow from the figures. */
export function spending(
  of: DepartmentYear,
  code: string,
  name_zh: string,
  value: number,
  total: number,
  more: Partial<SpendingRow> = {},
): SpendingRow {
  const staff = more.staff ?? null;
  return {
    ...of,
    concept: `function.${code}`,
    code,
    name_zh,
    name_en: name_zh,
    unit: 'CNY10k',
    fund: null,
    has_parts: false,
    value,
    value_fact_id: `${of.entity_id}-${code}`,
    value_origin: 'stated',
    total_concept: 'expenditure.current',
    total,
    total_fact_id: `${of.entity_id}-total`,
    total_origin: 'stated',
    share: (value / total) * 100,
    staff,
    per_staff: staff === null ? null : value / staff,
    ...more,
  };
}

/** A department-year that reports the total and no item of it. */
export const spendingTotal = (of: DepartmentYear, total: number): SpendingRow => ({
  ...spending(of, '', '', 0, total),
  concept: null,
  code: null,
  name_zh: null,
  name_en: null,
  value: null,
  value_fact_id: null,
  value_origin: null,
  share: null,
});

/** One three-public item; `null` where the accounts state nothing. */
export function threePublic(
  of: DepartmentYear,
  concept: string,
  figures: {
    final: number | null;
    budget?: number;
    completion?: number;
    prior?: number;
    priorOrigin?: string;
  },
): ThreePublicRow {
  const { final, budget = null, completion = null, prior = null } = figures;
  const id = (name: string, value: number | null) =>
    value === null ? null : `${of.entity_id}-${concept}-${name}`;
  return {
    ...of,
    concept: `three_public.${concept}`,
    unit: 'CNY10k',
    budget_measure: budget === null ? null : 'adjusted_budget',
    final,
    final_fact_id: id('final', final),
    final_origin: final === null ? null : 'stated',
    budget,
    budget_fact_id: id('budget', budget),
    budget_origin: budget === null ? null : 'stated',
    completion,
    completion_fact_id: id('completion', completion),
    completion_origin: completion === null ? null : 'stated',
    prior,
    prior_fact_id: id('prior', prior),
    prior_origin: prior === null ? null : (figures.priorOrigin ?? 'stated'),
  };
}

/** One item of employment subsidies; code null says that the accounts report none. */
export function subsidy(
  of: DepartmentYear,
  code: string | null,
  name_zh: string | null,
  value: number | null,
  total: number,
  division: { value: number; origin: 'stated' | 'derived' } | null = null,
): SubsidyRow {
  return {
    ...of,
    code,
    name_zh,
    name_en: name_zh,
    fund: null,
    value,
    value_fact_id: value === null ? null : `${of.entity_id}-${code}`,
    value_origin: value === null ? null : 'stated',
    division: division?.value ?? null,
    division_fact_id: division && `${of.entity_id}-20807`,
    division_origin: division?.origin ?? null,
    total_concept: 'expenditure.current',
    total,
    total_fact_id: `${of.entity_id}-total`,
    total_origin: 'stated',
    share: value === null ? null : (value / total) * 100,
  };
}

/** One overall score. */
export const score = (
  of: DepartmentYear,
  line: number,
  scope: string,
  subject_zh: string,
  value: number,
): AssessmentScoreRow => ({
  score_id: `${of.entity_id}-${line}`,
  document_id: `${of.entity_id}-${of.fiscal_year}`,
  ...of,
  scope,
  subject_zh,
  part: /^分项 (\S+)/.exec(subject_zh)?.[1] ?? null,
  basis: 'stated',
  score: value,
  printed: String(value),
  origin: 'stated',
  section: '',
  line_start: line,
  line_end: line,
});

/** One project's form. */
export const project = (
  of: DepartmentYear,
  seq: string,
  name_zh: string,
  figures: Partial<AssessmentProjectRow>,
): AssessmentProjectRow => ({
  project_id: `${of.entity_id}-${of.fiscal_year}/${seq}`,
  document_id: `${of.entity_id}-${of.fiscal_year}`,
  ...of,
  seq,
  covers: seq === 'dept' ? 'department' : 'project',
  parent_id: null,
  project_code: null,
  name_zh,
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
  form: seq.startsWith('prose') ? 'prose' : 'form',
  section: '',
  line_start: 1,
  line_end: 2,
  indicators: 0,
  ...figures,
});

/** One indicator. */
export const indicator = (
  of: DepartmentYear,
  level3: string,
  values: Partial<AssessmentIndicatorRow>,
): AssessmentIndicatorRow => ({
  indicator_id: `${of.entity_id}/${level3}`,
  project_id: `${of.entity_id}-${of.fiscal_year}/1`,
  document_id: `${of.entity_id}-${of.fiscal_year}`,
  level1: '产出指标',
  level2: '数量指标',
  level3,
  operator: '=',
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
  ...of,
  project_zh: '项目',
  section: '附件',
  is_met: null,
  ...values,
});
