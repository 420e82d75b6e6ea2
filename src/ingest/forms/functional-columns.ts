/** What the columns of a form by functional classification say: of the total, and of each item. */
import type { FixedConcept, FunctionFamily } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import { bearingOf, type ColumnBearing } from './column-bearing.ts';
import type { FormColumn } from './grid.ts';

/** A form by functional classification: which kind decides what its columns mean. */
export type FunctionalForm =
  | 'income'
  | 'expenditure'
  | 'general_budget'
  | 'general_basic'
  | 'general_project'
  | 'appropriation_spending'
  | 'government_fund'
  | 'state_capital';

/** What a column says of the total and of an item; of one of the two it may say nothing that has a concept. */
export interface ColumnMeaning {
  readonly total: FixedConcept | null;
  /** Family of the item's concept. */
  readonly family: FunctionFamily | null;
  readonly fund: Fund;
  readonly bearing: ColumnBearing;
}

type ColumnRule = readonly [RegExp, Omit<ColumnMeaning, 'bearing'>];

const rule = (
  pattern: RegExp,
  total: FixedConcept | null,
  family: FunctionFamily | null,
  fund: Fund = 'all',
): ColumnRule => [pattern, { total, family, fund }];

/** A column of the whole has no part left once words that say nothing are taken away. */
const WHOLE = /^$/;

const INCOME_COLUMNS: readonly ColumnRule[] = [
  rule(WHOLE, 'income.current', 'income.function'),
  rule(/^财政拨款收入$|^财政拨款$/, 'income.fiscal_appropriation', 'income.function', 'fiscal_appropriation'),
  rule(/^一般公共预算/, 'income.general_public_budget', 'income.function', 'general_public_budget'),
  rule(/^政府性基金/, 'income.government_fund', 'income.function', 'government_fund'),
  rule(/^国有资本经营/, 'income.state_capital', 'income.function', 'state_capital'),
  rule(/^上级补助/, 'income.superior_subsidy', 'superior_subsidy.function'),
  rule(/^事业收入/, 'income.undertaking', 'undertaking.function'),
  rule(/^(?:事业单位)?经营收入/, 'income.business', 'business_income.function'),
  rule(/^附属单位/, 'income.affiliated', 'affiliated.function'),
  rule(/^其他收入/, 'income.other', 'other_income.function'),
];

const EXPENDITURE_COLUMNS: readonly ColumnRule[] = [
  rule(WHOLE, 'expenditure.current', 'function'),
  rule(/^基本支出$/, 'expenditure.basic', 'basic.function'),
  rule(/^项目支出$/, 'expenditure.project', 'project.function'),
  rule(/^上缴上级/, 'expenditure.turned_over', 'turned_over.function'),
  rule(/^(?:事业单位)?经营支出$/, 'expenditure.business', 'business.function'),
  rule(/^对附属单位/, 'expenditure.affiliated_subsidy', 'affiliated_subsidy.function'),
];

const FUND_INCOME = {
  general_budget: 'income.general_public_budget',
  government_fund: 'income.government_fund',
  state_capital: 'income.state_capital',
} as const;

/** The columns of the three forms of one fund each: what was left, received, spent and is left. */
function fundColumns(form: keyof typeof FUND_INCOME): readonly ColumnRule[] {
  const fund: Fund = form === 'general_budget' ? 'general_public_budget' : form;
  const people = form === 'general_budget';
  return [
    rule(/^(?:上年|年初)(?:财政拨款)?结转/, `${form}.carryover_opening`, 'carryover_opening.function', fund),
    rule(/^年末(?:财政拨款)?结转|^结转下年/, `${form}.carryover_closing`, 'carryover_closing.function', fund),
    rule(/^(?:本年)?收入$|^本年(?:财政)?(?:拨款)?收入/, FUND_INCOME[form], 'income.function', fund),
    rule(WHOLE, `${form}.total`, 'function', fund),
    rule(/^基本支出$/, `${form}.basic`, 'basic.function', fund),
    rule(/^项目支出$/, `${form}.project`, 'project.function', fund),
    ...(people
      ? [
          rule(/^人员经费$/, 'general_budget.personnel', null, fund),
          rule(/^(?:日常)?公用经费$/, 'general_budget.operating', null, fund),
        ]
      : []),
  ];
}

const RULES: Readonly<Record<FunctionalForm, readonly ColumnRule[]>> = {
  income: INCOME_COLUMNS,
  expenditure: EXPENDITURE_COLUMNS,
  general_budget: fundColumns('general_budget'),
  government_fund: fundColumns('government_fund'),
  state_capital: fundColumns('state_capital'),
  general_basic: [
    rule(WHOLE, 'general_budget.basic', 'basic.function', 'general_public_budget'),
    rule(/^基本支出$/, 'general_budget.basic', 'basic.function', 'general_public_budget'),
    rule(/^人员经费$/, 'general_budget.personnel', null, 'general_public_budget'),
    rule(/^(?:日常)?公用经费$/, 'general_budget.operating', null, 'general_public_budget'),
  ],
  general_project: [
    rule(WHOLE, 'general_budget.project', 'project.function', 'general_public_budget'),
    rule(/^项目支出$/, 'general_budget.project', 'project.function', 'general_public_budget'),
  ],
  appropriation_spending: [
    rule(WHOLE, 'appropriation.expenditure', 'function', 'fiscal_appropriation'),
    rule(/^基本支出$/, 'appropriation.basic', 'basic.function', 'fiscal_appropriation'),
    rule(/^项目支出$/, 'appropriation.project', 'project.function', 'fiscal_appropriation'),
    rule(/^一般公共预算/, 'general_budget.total', 'function', 'general_public_budget'),
    rule(/^政府性基金/, 'government_fund.total', 'function', 'government_fund'),
    rule(/^国有资本经营/, 'state_capital.total', 'function', 'state_capital'),
  ],
};

const NAMES_ITEM = /科目名称|^项目$|编码|编号|^[类款项]+$|功能分类|栏次|序号/;
/** Headings over the whole form or a half of it. */
const OVER_ALL =
  /^(?:项目|支出|支出合计|本年支出|本年支出合计|合计|总计|小计|金额|.*决算数|决算金额|.*(?:年初|全年|调整)?预算数|20\d{2}年度?|上年数?|本年数?|支出数|本年支出数|(?:本年)?支出决算|(?:本年)?收入决算|\d+)$/;
const FUND_SPENDING =
  /^(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|公共预算)?(?:财政拨款)?支出$/;

/** The headings of a column that tell it from the others of its form. */
function tellingParts({ path }: FormColumn, form: FunctionalForm): string[] {
  const parts = path
    .map((part) => part.replace(/^其中[:：]/, '').replace(/^[一二三四五六七八九十]+、/, ''))
    .map((part) => (form === 'income' && /^(?:本年)?收入(?:合计|小计)?$/.test(part) ? '' : part))
    .map((part) => part.replace(/(?:合计|小计|决算数?|金额)$/, (tail, at: number) => (at > 1 ? '' : tail)))
    .filter((part) => part !== '' && !OVER_ALL.test(part));
  // 一般公共预算财政拨款支出 over the columns of its own form says nothing more.
  const own =
    form === 'income' || form === 'appropriation_spending'
      ? parts
      : parts.filter((part) => !FUND_SPENDING.test(part));
  // Basic expenditure alone has people and running costs for parts.
  return own.length === 2 && own[0] === '基本支出' && /^(?:人员|(?:日常)?公用)经费$/.test(own[1]!)
    ? [own[1]!]
    : own;
}

/**
 * What a column means, or null where its headings say nothing known. A part of a column (教育收费 within
 * 事业收入, 基本工资 within 工资福利支出, 基本支出结转 within 年初结转) is never taken for the whole.
 */
export function columnMeaning(
  column: FormColumn,
  form: FunctionalForm,
  fiscalYear: number,
): ColumnMeaning | null {
  if (column.heading === '' || column.path.some((part) => NAMES_ITEM.test(part) && part !== '项目'))
    return null;
  if (/(?:^|\|)项目$/.test(column.path.join('|'))) return null;
  const bearing = bearingOf(column.path, fiscalYear);
  if (!bearing) return null;
  const parts = tellingParts(column, form);
  const [telling = ''] = parts;
  const found = RULES[form].find(([pattern]) => pattern.test(telling))?.[1];
  // 其中： marks a part, and so does a heading below another.
  const isPart = column.path.some((part) => /^其中[:：]/.test(part)) && telling === '';
  return found && !isPart && parts.length <= 1 ? { ...found, bearing } : null;
}
