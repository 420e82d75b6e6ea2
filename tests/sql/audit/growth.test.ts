/** Changes on the year before: their amounts, their rates and their directions. */
import { describe, expect, it } from 'vitest';
import { auditTables } from '#build/node-engine.ts';
import { accountsOf } from '../fixture.ts';
import { amount, judge, percent } from './audit.ts';

describe('change', () => {
  const change = (stated: number) => [
    amount('income.total', 543.25),
    amount('income.total', 534.72, { fiscal_year: 2023 }),
    amount('income.total', stated, { measure: 'change' }),
  ];

  it.each([
    [8.53, 'consistent'],
    [8.54, 'consistent'], // three half-units
    [8.55, 'inconsistent'],
    [5.53, 'inconsistent'],
  ])('%d from 534.72 to 543.25 is %s', async (stated, outcome) => {
    expect((await judge('change', change(stated))).tally.outcome).toBe(outcome);
  });

  it.each([
    [49.88, 'inconsistent'], // of 30.41: the year before would be −19.47
    [30.42, 'not-checkable'], // the intervals touch: nothing before
    [12, 'not-checkable'],
    [-49.88, 'not-checkable'],
  ])('a rise of %d on 30.41 is %s', async (rise, outcome) => {
    const { tally } = await judge('change', [
      amount('agency_operation.total', 30.41),
      amount('agency_operation.total', rise, { measure: 'change' }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  it('names the year that is missing', async () => {
    const { tally } = await judge(
      'change',
      change(8.53).filter(({ fiscal_year }) => fiscal_year === 2024),
    );
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['income.total 2023'] });
  });
});

describe('change-pct', () => {
  const growth = (current: number, change: number, stated: number) => [
    amount('income.total', current),
    amount('income.total', change, { measure: 'change' }),
    percent('income.total', 'change_pct', stated),
  ];

  it.each([
    [6.67, ['change']], // 30 ÷ 450: right of the change that 480 and 460 do not make
    [4.35, ['change']], // 20 ÷ 460
    [9.5, ['change', 'change-pct']],
  ])('tells of a change that misses its amounts and a rate of %d by %j', async (stated, rules) => {
    const facts = [...growth(480, 30, stated), amount('income.total', 460, { fiscal_year: 2023 })];
    const { findings } = await auditTables(accountsOf(facts));
    expect(findings.map(({ rule_id }) => rule_id)).toEqual(rules);
  });

  it('tells of a rate on the wrong year, and that it is one', async () => {
    const { findings } = await judge('change-pct', growth(6385.21, 350.31, 5.48));
    expect(findings).toMatchObject([{ stated: 5.48, params: { possible_cause: 'current-year-base' } }]);
    expect(findings[0]!.computed).toBeCloseTo(5.8047, 4);
    expect(findings[0]!.tolerance).toBeLessThan(0.006);
  });

  // 0.585 ÷ (2.795 - 0.585) = 26.4706 %, 0.575 ÷ (2.805 - 0.575) = 25.7848 %.
  it.each([
    [26.13, 'consistent'],
    [26.47, 'consistent'],
    [26.48, 'inconsistent'],
    [25.77, 'inconsistent'],
  ])('%d %% of 0.58 to 2.80 is %s', async (stated, outcome) => {
    expect((await judge('change-pct', growth(2.8, 0.58, stated))).tally.outcome).toBe(outcome);
  });

  // A fall: -0.645 ÷ (2.085 + 0.645) = -23.6264 %, -0.635 ÷ (2.095 + 0.635) = -23.2601 %.
  it.each([
    [-23.44, 'consistent'],
    [-23.63, 'consistent'],
    [-23.64, 'inconsistent'],
    [-26.86, 'inconsistent'],
  ])('%d %% of -0.64 to 2.09 is %s', async (stated, outcome) => {
    expect((await judge('change-pct', growth(2.09, -0.64, stated))).tally.outcome).toBe(outcome);
  });

  it('takes the year before as printed, where it is', async () => {
    const { tally } = await judge('change-pct', [
      ...growth(543.25, 5.53, 1.6).slice(0, 2),
      percent('income.total', 'change_pct', 1.6, { decimals: 1 }),
      amount('income.total', 534.72, { fiscal_year: 2023 }),
    ]);
    expect(tally.outcome).toBe('consistent');
  });

  it.each([
    [2.8, 2.8, 100, ['nil-base']], // the year before may be 0.01 at most, and growth at least 27,950 %
    [2.8, 2.8, 110, ['nil-base']],
    [2.8, 2.79, 100, []], // 0.01 the year before, or nothing: growth may be anything
    [0.01, 0.01, 50, []], // 0.005 of 0.01 to 0.015
    [2.8, 2.8, 0, []],
    [0, 0, 0, []],
  ])('growth of a nothing to %d, by %d, cannot be %d %%: %j', async (current, change, stated, checks) => {
    const { findings } = await judge('change-pct', growth(current, change, stated));
    expect(findings.map(({ params }) => params['check_name'])).toEqual(checks);
    expect(findings.every(({ severity }) => severity === 'notice')).toBe(true);
  });

  // 56.95 less than 3052.34 is 1.87 %; of 100.00 it would be 36.29 %.
  it.each([
    [2995.39, []], // another place has the amount of which the rate is right: that place contradicts this one
    [2995.39 * 2, [-1.87]],
  ])('leaves a rate that is right of the amount in another place, %d, to conflict', async (other, stated) => {
    const { findings } = await judge('change-pct', [
      ...growth(100, -56.95, -1.87),
      amount('income.total', other, { line_start: 90, form: 'form' }),
    ]);
    expect(findings.map((finding) => finding.stated)).toEqual(stated);
  });
});

describe('totals of income and of expenditure', () => {
  // 540.23 ÷ (1614.63 − 540.23) = 50.28 %, 633.43 ÷ (1870.91 − 633.43) = 51.19 %.
  const side = (label_zh: string, value: number, change: number, rate: number) => {
    const at = { line_start: 12, label_zh };
    return [
      amount('appropriation.total', value, at),
      amount('appropriation.total', change, { ...at, measure: 'change' }),
      percent('appropriation.total', 'change_pct', rate, at),
    ];
  };

  it.each([
    [51.19, 0],
    [50.28, 1], // the growth of income is not that of expenditure
  ])('stated apart in one line are two figures: growth of %d', async (rate, found) => {
    const facts = [
      ...side('财政拨款收入总计', 1614.63, 540.23, 50.28),
      ...side('财政拨款支出总计', 1870.91, 633.43, rate),
    ];
    expect((await judge('conflict', facts)).findings).toEqual([]);
    expect((await judge('change-pct', facts)).findings).toHaveLength(found);
  });

  it.each([
    [11.78, 'consistent'], // 326.95 ÷ (3101.32 − 326.95)
    [17.18, 'inconsistent'],
  ])('stated apart, with one growth of both: %d %%', async (rate, outcome) => {
    const { tally } = await judge('change-pct', [
      amount('appropriation.total', 3101.32, { label_zh: '财政拨款收入总计' }),
      amount('appropriation.total', 3101.32, { label_zh: '财政拨款支出总计' }),
      amount('appropriation.total', 326.95, { label_zh: '财政拨款收、支总计', measure: 'change' }),
      percent('appropriation.total', 'change_pct', rate, { label_zh: '财政拨款收、支总计' }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });
});

describe('change-direction', () => {
  const movement = (change: number, rate: number, printed = '0.64万元') => [
    amount('three_public.vehicle', 2.09),
    amount('three_public.vehicle', change, { measure: 'change', printed }),
    percent('three_public.vehicle', 'change_pct', rate, { printed: '1%' }),
  ];

  it.each([
    [-0.64, -23.44, 'consistent'],
    [0.64, 23.44, 'consistent'],
    [-1.61, 49.69, 'inconsistent'],
    [0, 0, 'consistent'],
    [-0.01, 0, 'consistent'],
  ])('a change of %d with a rate of %d is %s', async (change, rate, outcome) => {
    expect((await judge('change-direction', movement(change, rate))).tally.outcome).toBe(outcome);
  });

  it('tells of an increase by a negative amount, in prose only', async () => {
    const facts = movement(-0.64, -23.44, '-0.64万元');
    expect((await judge('change-direction', facts)).findings).toMatchObject([
      { params: { check_name: 'increase-of-negative' } },
    ]);
    const form = facts.map((fact) => ({ ...fact, form: 'form' }));
    expect((await judge('change-direction', form)).findings).toEqual([]);
  });
});
