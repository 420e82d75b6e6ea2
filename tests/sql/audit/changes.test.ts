/** Changes on the year before: of a whole and its parts, and what explains them. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '#model/tables.ts';
import { repeatedFigure } from '../fixture.ts';
import { amount, judge } from './audit.ts';

const change = (concept: string, value: number, values: Partial<Fact> = {}) =>
  amount(concept, value, { measure: 'change', ...values });

describe('sum-changes', () => {
  const of = async (whole: number, vehicle: number, reception: number, overseas: number | null = 0) =>
    judge('sum-changes', [
      change('three_public.total', whole),
      change('three_public.vehicle', vehicle),
      change('three_public.reception', reception),
      ...(overseas === null ? [] : [change('three_public.overseas', overseas)]),
    ]);

  it.each([
    [-1.6, -0.64, -0.96, 'consistent'],
    [-1.61, -0.64, -0.96, 'consistent'], // four numbers, each ± 0.005
    [-1.62, -0.64, -0.96, 'consistent'],
    [-1.63, -0.64, -0.96, 'inconsistent'],
    [1.6, -0.64, -0.96, 'inconsistent'],
  ])('%d of %d and %d is %s', async (whole, vehicle, reception, outcome) => {
    expect((await of(whole, vehicle, reception)).tally.outcome).toBe(outcome);
  });

  it('a part that does not state its change leaves it open', async () => {
    const { tally } = await of(-5, -0.64, -0.96, null);
    expect(tally.outcome).toBe('not-checkable');
    expect(tally.missing).toContain('three_public.overseas');
  });

  it('tells both', async () => {
    expect((await of(-1.7, -0.64, -0.96)).findings).toMatchObject([
      { severity: 'warning', stated: -1.7, computed: -1.6, difference: -0.1 },
    ]);
  });
});

describe('explained-change', () => {
  const at = { line_start: 15, line_end: 15 };
  const reason = (label_zh: string, value: number) =>
    change('explanation.change', value, { label_zh, ...at });
  const whole = [change('income.total', 66.02, at), change('expenditure.total', 66.02, at)];
  const kinds = [
    reason('人员支出', 50.47),
    reason('养保', 8.57), // in brackets behind it
    reason('项目支出', 23.55),
    reason('公用经费', -2.74),
  ];

  it.each([
    [-5.26, 'consistent'], // 50.47 + 23.55 − 2.74 − 5.26
    [-5.24, 'consistent'], // five numbers, each ± 0.005
    [-5.23, 'inconsistent'],
  ])('with a balance of %d it is %s', async (balance, outcome) => {
    const facts = [...whole, ...kinds, reason('年初结转结余', balance)];
    expect((await judge('explained-change', facts)).tally.outcome).toBe(outcome);
  });

  it('reasons that are no kinds of expenditure are not added up', async () => {
    const facts = [...whole, reason('养保', 8.57), reason('项目支出', 23.55)];
    expect((await judge('explained-change', facts)).tally.outcome).toBe('not-checkable');
  });

  it('reasons of a paragraph with two changes are not added up', async () => {
    const facts = [...whole, change('general_budget.total', 71.28, at), ...kinds];
    expect((await judge('explained-change', facts)).tally.outcome).toBe('not-checkable');
  });

  // 39.24 + 8.57 + 4.28 + 2.27 − 2.48 − 1.41 = 50.47
  const inBrackets = (last: number) => ({
    repeated_figures: [50.47, 39.24, 8.57, 4.28, 2.27, -2.48, last].map((value, at) =>
      repeatedFigure(`b${at}`, value, {
        role: at === 0 ? 'moved' : 'move',
        list_id: 'b',
        unit: 'CNY10k',
        decimals: 2,
        measure: 'change',
      }),
    ),
  });

  it.each([
    [-1.41, 'consistent'],
    [1.41, 'inconsistent'], // the direction
    [-5.41, 'inconsistent'], // one digit
    [-1.14, 'inconsistent'], // two digits that changed places
    [-14.1, 'inconsistent'], // the decimal point
    [-2.94, 'not-checkable'], // 1.53 less: there may be more that was not listed
  ])('brackets that end on %d are %s', async (last, outcome) => {
    expect((await judge('explained-change', [], inBrackets(last))).tally.outcome).toBe(outcome);
  });
});
