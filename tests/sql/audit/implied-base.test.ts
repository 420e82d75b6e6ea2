import { describe, expect, it } from 'vitest';
import type { Fact } from '#model/tables.ts';
import { amount, judge, percent } from './audit.ts';

/** An amount with the rate at which it completed its budget. */
const completed = (concept: string, spent: number, rate: number, values: Partial<Fact> = {}): Fact[] => [
  amount(concept, spent, values),
  percent(concept, 'completion_pct', rate, values),
];

const WHOLE = completed('expenditure.current', 150, 75);
const BASIC = completed('expenditure.basic', 90, 90);

describe('implied-base', () => {
  it.each([
    [60, 'consistent'], // 60 ÷ 60 % = 100, and 90 ÷ 90 % + 100 = 200 = 150 ÷ 75 %
    [59.98, 'consistent'], // 100.03 to 100.05: the whole may be 200.02
    [59.8, 'inconsistent'], // 100.33: together 200.33, of 199.98 to 200.02 and roundings of 0.02
    [75, 'inconsistent'], // 80: together 180
  ])('a part at %d %% makes it %s', async (rate, outcome) => {
    const facts = [...WHOLE, ...BASIC, ...completed('expenditure.project', 60, rate)];
    expect((await judge('implied-base', facts)).tally.outcome).toBe(outcome);
  });

  it('tells both budgets', async () => {
    const facts = [...WHOLE, ...BASIC, ...completed('expenditure.project', 60, 75)];
    const { findings } = await judge('implied-base', facts);
    expect(findings).toMatchObject([{ severity: 'warning', stated: 200, computed: 180, difference: 20 }]);
  });

  it('parts that do not make the whole say nothing of its budget', async () => {
    const facts = [...WHOLE, ...BASIC, ...completed('expenditure.project', 50, 75)];
    expect((await judge('implied-base', facts)).tally.outcome).toBe('not-checkable');
  });

  it('parts completed against another budget are not compared', async () => {
    const initial = { label_zh: '项目支出完成年初预算' };
    const facts = [...WHOLE, ...BASIC, ...completed('expenditure.project', 60, 75, initial)];
    expect((await judge('implied-base', facts)).tally.outcome).toBe('not-checkable');
  });

  const item = (code: string, spent: number, rate: number) =>
    completed(`function.${code}`, spent, rate, { fund: 'general_public_budget' });
  const total = completed('general_budget.total', 150, 75);

  it.each([
    ['items may leave out one of which nothing was spent', 75, 'not-checkable'],
    ['items are not budgeted for more than their whole', 50, 'inconsistent'],
    ['an item at 0 % had no budget', 0, 'not-checkable'],
  ])('%s', async (_, rate, outcome) => {
    const facts = [...total, ...item('2080101', 90, 90), ...item('2080705', 60, rate)];
    expect((await judge('implied-base', facts)).tally.outcome).toBe(outcome);
  });
});
