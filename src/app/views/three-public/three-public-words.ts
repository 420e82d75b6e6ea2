/** The wording of the three-public view. */
import { clauses, listOf } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';

const ZH = {
  total: '“三公”经费决算',
  noTotal: '没有载明总额',
  against: (count: number, of: number, departments: string, under: number, equal: number, over: number) =>
    count === 1
      ? `${of === 1 ? '' : `只有 ${departments}载明预算，`}决算${under > 0 ? '低于' : equal > 0 ? '等于' : '超过'}预算。`
      : `载明预算的 ${departments}中，${clauses(
          'zh',
          under > 0 && `${under} 个低于预算`,
          equal > 0 && `${equal} 个与预算相同`,
          over > 0 && `${over} 个超过预算`,
        )}。`,
  apart: (amount: string) => `相差 ${amount}`,
  up: (names: string) => `${names}比上年增加`,
  down: (names: string) => `${names}比上年减少`,
  same: (names: string) => `${names}与上年相同`,
  counted: (all: number, up: number, down: number, same: number) =>
    `${all} 个部门中 ${up} 个比上年增加、${down} 个减少${same > 0 ? `、${same} 个相同` : ''}`,
  furthest: {
    up: (name: string) => `增加最多的是${name}`,
    down: (name: string) => `减少最多的是${name}`,
  },
  noPrior: (names: string) => `${names}没有载明上年数`,
  changes: (parts: string[]) => `“三公”经费：${parts.join('；')}。`,
  ratios: { per_visitor: '每接待一人次', per_batch: '每接待一批', per_vehicle: '每辆公务用车运行维护' },
  ratioWhat: '国内公务接待每人次的费用',
  ratioMissing: '没有接待或没有载明人次',
  notApplicable: '—（数量为 0）',
  termMissing: '未载明',
  noPriorCell: '没有载明',
  final: '决算',
  budget: '预算',
  prior: '上年',
  completion: '完成预算',
  change: '比上年',
  unit: '单位',
  cost: '单位费用',
  amount: '费用',
  count: '数量',
  budgets: { initial_budget: '年初预算', adjusted_budget: '调整预算' },
  lineBudget: (name: string, text: string, done: string) => `${name} ${text}${done ? `，完成 ${done}` : ''}`,
  lineCompletion: (done: string) => `载明完成预算 ${done}`,
  linePrior: (year: number, text: string) => `${year} 年 ${text}`,
  caption: (years: string, against: string) => `财政拨款安排的“三公”经费；${years}；${against}。`,
  captions: {
    budget: (unit: string) => `单位：${unit}；条为决算，竖线为预算`,
    prior: (unit: string) => `单位：${unit}；部门颜色的点为本年，灰点为上年`,
    'unit-cost': '单位：元',
  },
  axis: (unit: string) => `金额（${unit}）`,
  axisYuan: '元',
  axisRatio: { per_visitor: '元/人次', per_batch: '元/批', per_vehicle: '元/辆' },
  summary: (names: string) => `“三公”经费的图，每个部门一行：${names}。`,
  tableCaption: '“三公”经费与数量',
  empty: '所选部门的决算没有列出“三公”经费。',
  noteUnreported: (names: string) => `${names}的决算没有列出“三公”经费；没有列出不等于 0。`,
  noteFigures: '0 是原文载明的 0；没有列出的不画。',
  noteZero: '数量为 0 时单位费用没有意义，以 — 表示。',
  noteBudget: (names: string) => `${names}只说明完成预算的比例或没有载明预算金额，没有预算标记。`,
};

const EN: typeof ZH = {
  total: 'the final account of the three public expenses',
  noTotal: 'no total stated',
  against: (count, of, departments, under, equal, over) =>
    count === 1
      ? `${of === 1 ? 'The final account' : 'The only one with a stated budget'} ${under > 0 ? 'stayed below' : equal > 0 ? 'matched' : 'exceeded'} ${of === 1 ? 'the budget' : 'it'}.`
      : `Of ${departments} with a stated budget, ${listOf('en', [
          ...(under > 0 ? [`${under} stayed below it`] : []),
          ...(equal > 0 ? [`${equal} matched it`] : []),
          ...(over > 0 ? [`${over} exceeded it`] : []),
        ])}.`,
  apart: (amount) => `by ${amount}`,
  up: (names) => `up on the year before in ${names}`,
  down: (names) => `down in ${names}`,
  same: (names) => `unchanged in ${names}`,
  counted: (all, up, down, same) =>
    `of ${all} departments ${up} rose on the year before and ${down} fell${same > 0 ? `, ${same} stayed the same` : ''}`,
  furthest: {
    up: (name) => `the largest rise is ${name}`,
    down: (name) => `the largest fall is ${name}`,
  },
  noPrior: (names) => `no prior-year figure printed by ${names}`,
  changes: (parts) => `Three public expenses: ${parts.join('; ')}.`,
  ratios: {
    per_visitor: 'Per reception visitor',
    per_batch: 'Per reception batch',
    per_vehicle: 'Operation per vehicle held',
  },
  ratioWhat: 'the cost of domestic receptions per visitor',
  ratioMissing: 'no receptions, or visitors not stated',
  notApplicable: '— (count is 0)',
  termMissing: 'not stated',
  noPriorCell: 'none printed',
  final: 'Final account',
  budget: 'Budget',
  prior: 'Year before',
  completion: 'Budget completion',
  change: 'Change',
  unit: 'Unit',
  cost: 'Unit cost',
  amount: 'Amount',
  count: 'Count',
  budgets: { initial_budget: 'initial budget', adjusted_budget: 'adjusted budget' },
  lineBudget: (name, text, done) => `${name} ${text}${done ? `, ${done} spent` : ''}`,
  lineCompletion: (done) => `stated budget completion ${done}`,
  linePrior: (year, text) => `${year}: ${text}`,
  caption: (years, against) => `Three public expenses paid from fiscal appropriation; ${years}; ${against}.`,
  captions: {
    budget: (unit) => `unit: ${unit}; bars are final accounts, upright ticks are budgets`,
    prior: (unit) => `unit: ${unit}; coloured dots are the year, grey dots the year before`,
    'unit-cost': 'unit: yuan (CNY)',
  },
  axis: (unit) => `Amount (${unit})`,
  axisYuan: 'CNY',
  axisRatio: {
    per_visitor: 'CNY per visitor',
    per_batch: 'CNY per batch',
    per_vehicle: 'CNY per vehicle',
  },
  summary: (names) => `Picture of the three public expenses, one row a department: ${names}.`,
  tableCaption: 'Three public expenses and counts',
  empty: 'The accounts of the selected departments do not report the three public expenses.',
  noteUnreported: (names) =>
    `${names}: the accounts do not report the three public expenses; not reported is not 0.`,
  noteFigures: 'A 0 is a 0 the document states; what it does not report is not drawn.',
  noteZero: 'Where the count is 0 a unit cost has no meaning; a dash stands for it.',
  noteBudget: (names) =>
    `${names}: no budget amount is stated, or only the rate of completion, so there is no budget tick.`,
};

/** The wording of the view. */
export type ThreePublicWords = typeof ZH;

/** The wording in both languages. */
export const threePublicWords = messages({ zh: ZH, en: EN });
