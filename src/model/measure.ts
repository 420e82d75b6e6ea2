/** What the figures of the accounts measure. */

/** What a fact's value is: the final account, a budget, a change, a share … */
export const MEASURES = [
  'final', // 决算数
  'initial_budget', // 年初预算
  'adjusted_budget', // 全年预算, 调整预算
  'change', // 增减额, signed
  'change_pct', // growth, signed
  'share_pct', // 占比
  'completion_pct', // 完成预算
  'budget_change', // 决算 above or below the budget that the label names, signed
  'budget_change_pct', // the same as a share of that budget, signed
  'count',
] as const;
export type Measure = (typeof MEASURES)[number];
