import { describe, expect, it } from 'vitest';
import { amount, claimed, judge } from './audit.ts';

/** 年初预算为15.2万元，支出决算为5.4万元，与预算相比减少…万元 */
const passage = (change: number, values = {}) => [
  amount('three_public.total', 15.2, {
    measure: 'initial_budget',
    decimals: 1,
    line_start: 4,
    form: 'prose',
  }),
  amount('three_public.total', 5.4, { decimals: 1, line_start: 4, form: 'prose' }),
  amount('three_public.total', change, {
    measure: 'budget_change',
    decimals: 1,
    line_start: 4,
    form: 'prose',
    ...values,
  }),
];
const rate = (value: number) => passage(value, { measure: 'budget_change_pct', unit: '%', decimals: 2 });

describe('budget-change', () => {
  it('tells of a difference that budget and expenditure do not make', async () => {
    const { findings } = await judge('budget-change', passage(-0.2));
    expect(findings).toMatchObject([{ severity: 'error', stated: -0.2, params: { check_name: 'amount' } }]);
    expect(findings[0]!.computed).toBeCloseTo(-9.8, 9);
  });

  it.each([
    [-9.8, 'consistent'],
    [-9.9, 'consistent'], // three half-units of 0.05
    [-10, 'inconsistent'],
    [9.8, 'inconsistent'],
  ])('15.2 and 5.4 with a difference of %d are %s', async (change, outcome) => {
    expect((await judge('budget-change', passage(change))).tally.outcome).toBe(outcome);
  });

  it.each([
    [-1.32, 1], // −0.2 ÷ 15.2, right of the wrong difference
    [-0.01, 1], // the same as a ratio
    [-40, 2],
  ])('tells of a wrong difference and a rate of %d in %d', async (value, times) => {
    const rated = rate(value).at(-1)!;
    const { findings } = await judge('budget-change', [...passage(-0.2), rated]);
    expect(findings.length).toBe(times);
  });

  it.each([
    [-64.47, 'consistent'], // −9.8 ÷ 15.2
    [-0.01, 'inconsistent'],
    [64.47, 'inconsistent'],
  ])('and a rate of %d is %s', async (value, outcome) => {
    expect((await judge('budget-change', rate(value))).tally.outcome).toBe(outcome);
  });

  it('says nothing where the passage has two budgets, or where the amounts stand elsewhere', async () => {
    const two = [
      ...passage(-0.2),
      amount('three_public.total', 5.6, {
        measure: 'adjusted_budget',
        decimals: 1,
        line_start: 4,
        form: 'prose',
      }),
    ];
    expect((await judge('budget-change', two)).tally.outcome).toBe('not-checkable');
    const elsewhere = passage(-0.2, { line_start: 9 });
    expect((await judge('budget-change', elsewhere)).tally.outcome).toBe('not-checkable');
  });

  /** 支出2.14万元，与预算相比增加1.14万元，增长…%; the budget stands elsewhere, or nowhere. */
  const without = (value: number, measure: 'budget_change_pct' | 'completion_pct') => [
    amount('three_public.reception', 2.14, { line_start: 4, form: 'prose' }),
    amount('three_public.reception', 1.14, { measure: 'budget_change', line_start: 4, form: 'prose' }),
    amount('three_public.reception', value, {
      measure,
      unit: '%',
      decimals: 2,
      line_start: 4,
      form: 'prose',
    }),
  ];

  it.each([
    ['budget_change_pct', 114, 'consistent'], // 1.14 ÷ 1.00
    ['budget_change_pct', 115.5, 'consistent'], // 1.145 ÷ 0.99 is 115.66
    ['budget_change_pct', 1.14, 'inconsistent'],
    ['completion_pct', 214, 'consistent'],
    ['completion_pct', 100, 'inconsistent'],
  ] as const)('beside the difference, a %s of %d is %s', async (measure, value, outcome) => {
    expect((await judge('budget-change', without(value, measure))).tally.inconsistent).toBe(
      outcome === 'inconsistent' ? 1 : 0,
    );
  });

  it('doubts a difference from the one budget that stands elsewhere', async () => {
    const [spent, , change] = [
      without(114, 'budget_change_pct')[0]!,
      null,
      without(114, 'budget_change_pct')[1]!,
    ];
    const budgeted = (value: number) =>
      amount('three_public.reception', value, { measure: 'adjusted_budget', line_start: 2, form: 'form' });
    const judged = (...budgets: number[]) =>
      judge('budget-change', [spent, change, ...budgets.map((value) => budgeted(value))]);
    expect((await judged(1)).findings).toEqual([]);
    expect((await judged(14.9)).findings).toMatchObject([
      { severity: 'warning', stated: 1.14, params: { check_name: 'elsewhere' } },
    ]);
  });

  it.each([
    ['大于', 702.4, 668.15, 'inconsistent'],
    ['等于', 38.2, 36.95, 'inconsistent'],
    ['小于', 10, 12, 'inconsistent'],
    ['小于', 702.4, 668.15, 'consistent'],
    ['等于', 38.2, 38.2, 'consistent'],
    ['大于', 38.21, 38.2, 'consistent'], // two half-units
  ])('%s of a budget of %d and expenditure of %d is %s', async (way, budget, spent, outcome) => {
    const repeated_figures = [
      claimed('budgeted', budget, { label_zh: '预算数' }),
      claimed('spent', spent, { label_zh: way }),
    ];
    expect((await judge('budget-change', [], { repeated_figures })).tally.outcome).toBe(outcome);
  });

  // 99.6 % rounds to 100 %, and is less all the same.
  it.each([
    ['等于', 113, 0, 'inconsistent'],
    ['大于', 95.12, 2, 'inconsistent'],
    ['小于', 131.23, 2, 'inconsistent'],
    ['等于', 100, 0, 'consistent'],
    ['小于', 100, 0, 'consistent'],
    ['大于', 99.5, 0, 'consistent'],
    ['持平', 0, 2, 'not-checkable'], // of no budget
  ])(
    '%s of the budget behind a rate of %d %% with %d decimals is %s',
    async (way, rate, decimals, outcome) => {
      const rated = claimed('rated', rate, { label_zh: way, unit: '%', measure: 'completion_pct', decimals });
      expect((await judge('budget-change', [], { repeated_figures: [rated] })).tally.outcome).toBe(outcome);
    },
  );
});
