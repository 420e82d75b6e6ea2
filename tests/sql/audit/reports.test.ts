/** What reports and whole departments’ forms say of the accounts. */
import { describe, expect, it } from 'vitest';
import type { RepeatedFigure } from '#model/tables.ts';
import { indicator, project } from '../fixture.ts';
import { amount, claimed, form, judge } from './audit.ts';

describe('change of a budget in the year', () => {
  // 39.32 − 48.03 is −8.71; two amounts and the cut make ± 0.015.
  it.each([
    [-8.71, 'consistent'],
    [-8.72, 'consistent'],
    [-8.73, 'inconsistent'],
    [-7.83, 'inconsistent'],
  ])('a cut of %d is %s', async (cut, outcome) => {
    const { tally } = await judge('change', [], {
      projects: [
        form({
          form: 'prose',
          seq: 'prose-1',
          initial_budget: 48.03,
          initial_budget_decimals: 2,
          adjusted_budget: 39.32,
          adjusted_budget_decimals: 2,
        }),
      ],
      repeated_figures: [claimed('adjustment', cut, { measure: 'budget_change' })],
    });
    expect(tally.outcome).toBe(outcome);
  });
});

describe('conflict with reports and forms', () => {
  const split = (personnel: number, operating: number, personnel_zh = '人员经费') => ({
    projects: (
      [
        [personnel_zh, personnel],
        ['公用经费', operating],
      ] as const
    ).map(([name_zh, executed], at) =>
      project(name_zh, { form: 'prose', seq: `prose-${at + 1}`, name_zh, executed, executed_decimals: 2 }),
    ),
  });
  const funds = [
    amount('general_budget.basic', 551.03),
    amount('general_budget.personnel', 497.24),
    amount('general_budget.operating', 53.79),
  ];

  it('holds only what both sides call by one name: 人员类项目 pay union fees too', async () => {
    const { findings } = await judge('conflict-report', funds, split(511.71, 39.32, '人员类项目'));
    expect(findings).toEqual([]);
  });

  it.each([
    [497.24, 53.79, 'consistent', 0],
    [511.71, 39.32, 'inconsistent', 2],
    [511.71, 30, 'not-checkable', 0], // the two are not the basic expenditure
  ])('personnel %d and operating %d in a report', async (personnel, operating, _outcome, found) => {
    const { findings } = await judge('conflict-report', funds, split(personnel, operating));
    expect(findings.filter(({ severity }) => severity === 'notice')).toHaveLength(found);
  });

  it.each([
    ['3398.25万元', 3398.25, 0],
    ['3398.20万元', 3398.2, 1],
    ['3398.2万元', 3398.2, 0], // with one decimal it may be 3398.25
    ['3000万元', 3000, 0], // something else
  ])('a cost of %s in the department’s form beside 3398.25', async (achieved_text, achieved_value, found) => {
    const { findings } = await judge('conflict-form', [amount('expenditure.project', 3398.25)], {
      projects: [form({ seq: 'dept', covers: 'department' })],
      indicators: [indicator('i', 'p', { level2: '成本指标', unit: '万元', achieved_text, achieved_value })],
    });
    expect(findings).toHaveLength(found);
  });

  it.each([
    [3237.61, 1],
    [3227.21, 0],
    [3227.22, 0], // rounding
  ])('%d put into a project whose form has 3227.21', async (executed, found) => {
    const { findings } = await judge('conflict-project', [], {
      projects: [
        project('t', {
          form: 'prose',
          seq: 'prose-1',
          name_zh: '就业创业补助资金',
          executed,
          executed_decimals: 2,
        }),
        form({ name_zh: '就业创业', executed: 3227.21, executed_decimals: 2 }),
      ],
    });
    expect(findings).toHaveLength(found);
  });

  it.each([
    [5931.05, 1],
    [5920.65, 0],
    [6386.84, 0],
    [5920.66, 0], // rounding
  ])('%d as the budget of the form of goals', async (value, found) => {
    const named = (measure: string, budget: number) =>
      claimed('whole', budget, { concept: 'expenditure.total', measure, list_id: measure });
    const { findings } = await judge('conflict-report', [], {
      repeated_figures: [
        claimed('budget', value, { concept: 'expenditure.total', measure: 'initial_budget' }),
        named('initial_budget', 5920.65),
        named('adjusted_budget', 6386.84),
      ],
    });
    expect(findings).toHaveLength(found);
  });
});

describe('conflict of a list of items with the accounts', () => {
  const codes = Array.from({ length: 11 }, (_, at) => `20801${String(at + 1).padStart(2, '0')}`);
  const accounts = codes.map((code, at) =>
    amount(`function.${code}`, at + 1, { fund: 'general_public_budget' }),
  );
  const listed = (code: string | null, value: number) =>
    claimed('item', value, { concept: code && `function.${code}`, label_zh: code ?? '行政运行' });
  const found = async (figures: readonly RepeatedFigure[]) =>
    (await judge('conflict-report', accounts, { repeated_figures: figures })).findings
      .filter(({ params }) => params['check_name'] === 'unlisted')
      .map(({ stated, params }) => [params['found_in'], stated]);
  const all = codes.map((code, at) => listed(code, at + 1));

  it('is content where both have the same items, one of them by its amount alone', async () => {
    expect(await found(all)).toEqual([]);
    expect(await found([...all.slice(1), listed(null, 1)])).toEqual([]);
  });

  it('names what one of them leaves out', async () => {
    expect(await found(all.slice(1))).toEqual([['accounts', 1]]);
    expect(await found([...all, listed('2089999', 10.65)])).toEqual([['report', 10.65]]);
  });

  it('says nothing of an amount that the accounts have under another name, or of a short or another list', async () => {
    expect(await found([...all, listed('2210201', 5)])).toEqual([]);
    expect(await found(all.slice(5))).toEqual([]);
    expect(await found(all.map((row) => ({ ...row, concept: `income.${row.concept}` })))).toEqual([]);
  });
});

describe('conflict of employment subsidies', () => {
  it.each([
    [3237.61, 0],
    [3237.62, 0], // two items and the sum, each ± 0.005
    [3237.63, 1],
    [3725.24, 1],
  ])('%d in the text beside two items of 3237.61', async (value, expected) => {
    const items = [amount('function.2080704', 1423.25), amount('function.2080705', 1814.36)];
    const said = claimed('subsidies', value, { concept: 'function.20807' });
    const { findings } = await judge('conflict-report', items, { repeated_figures: [said] });
    expect(findings).toHaveLength(expected);
  });
});
