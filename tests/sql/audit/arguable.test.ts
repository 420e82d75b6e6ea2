/** What the text itself or another scope may account for is a notice, and what leaves no such answer is not. */
import { describe, expect, it } from 'vitest';
import type { Project } from '#model/tables.ts';
import { indicator, project, repeatedFigure, score } from '../fixture.ts';
import { amount, judge } from './audit.ts';

const severities = async (...asked: Parameters<typeof judge>): Promise<(string | null)[]> =>
  (await judge(...asked)).findings.map(({ severity }) => severity);

describe('execution rates that are whole percents throughout', () => {
  const task = (at: number, executed: number, adjusted_budget: number, execution_pct: number): Project =>
    project(`t${at}`, {
      seq: `dept-task-${at}`,
      covers: 'task',
      parent_id: 'a-2024/dept',
      line_start: at,
      executed,
      executed_decimals: 2,
      adjusted_budget,
      adjusted_budget_decimals: 2,
      execution_pct,
      execution_pct_decimals: 2,
    });

  it.each([
    [97, 89, ['notice']], // 97.17 and 88.97, of one custom
    [97, 88, ['error', 'notice']], // 88 is no rounding of 88.97
    [97, 88.97, ['error']], // not all of them are whole
    [100, 100, ['error', 'error']], // 100 alone tells of no custom
  ])('%d and %d printed with two decimals', async (one, other, expected) => {
    const tables = { projects: [task(1, 381.37, 392.49, one), task(2, 524.36, 589.36, other)] };
    expect((await severities('execution-rate', [], tables)).sort()).toEqual(expected);
  });
});

describe('the cost of a project', () => {
  it.each([
    [100, 'warning'],
    [71.55, 'notice'], // may be a part of it
  ])('of %d beside 83.64 executed: %s', async (achieved_value, severity) => {
    const tables = {
      projects: [project('p', { executed: 83.64, executed_decimals: 2, line_end: 99 })],
      indicators: [
        indicator('i', 'p', { level1: '成本指标', level3: '所需资金', unit: '万元', achieved_value }),
      ],
    };
    expect(await severities('cost-indicator', [], tables)).toEqual([severity]);
  });
});

describe('what a report says was put into a project', () => {
  it.each([
    [10.4, 'notice'], // the report may count both as one
    [10.5, 'warning'],
  ])('10.40 more than its form, and another form of %d: %s', async (executed, severity) => {
    const money = { executed_decimals: 2, line_end: 99 };
    const tables = {
      projects: [
        project('t', {
          form: 'prose',
          seq: 'prose-1',
          name_zh: '就业创业补助资金',
          executed: 3237.61,
          ...money,
        }),
        project('p', { seq: '1', name_zh: '就业创业', executed: 3227.21, ...money }),
        project('q', { seq: '2', name_zh: '招工成本补贴', executed, ...money }),
      ],
    };
    expect(await severities('conflict-project', [], tables)).toEqual([severity]);
  });
});

describe('totals of income and expenditure', () => {
  const totals = [amount('income.total', 4125.49), amount('expenditure.total', 4143.91)];

  it('that are no more than the year’s may leave out what was carried over', async () => {
    const current = [amount('income.current', 4125.49), amount('expenditure.current', 4143.91)];
    expect(await severities('sum-income', [...totals, ...current])).toEqual(['notice']);
    expect(await severities('sum-income', totals)).toEqual(['error']);
  });
});

it('a form without indicators may have left out those whose weights make 100', async () => {
  const tables = {
    projects: [project('p', { execution_weight: 10, execution_score: 10, weight_total: 100, line_end: 99 })],
  };
  expect(await severities('weights', [], tables)).toEqual(['warning']);
});

it('vehicles may be lent to the body that runs them', async () => {
  const vehicles = { measure: 'count', unit: 'vehicle', decimals: 0 };
  const facts = [amount('three_public.vehicles_held', 2, vehicles), amount('assets.vehicles', 0, vehicles)];
  expect(await severities('conflict', facts)).toEqual(['warning']);
});

describe('a rate of money paid in full', () => {
  it.each([
    ['足额发放率', 97, ['notice']],
    ['足额发放率', 100, []],
    ['培训合格率', 97, []],
  ])('%s of 100 beside an execution rate of %d', async (level3, execution_pct, expected) => {
    const tables = {
      projects: [project('p', { execution_pct, execution_pct_decimals: 0, line_end: 99 })],
      indicators: [indicator('i', 'p', { level3, unit: '%', achieved_value: 100 })],
    };
    expect(await severities('execution-rate', [], tables)).toEqual(expected);
  });
});

describe('budgets of forms beside one of 4658.06 for all projects', () => {
  const form = (at: number, executed: number, adjusted_budget: number) =>
    project(`p${at}`, {
      seq: String(at),
      line_start: at,
      executed,
      executed_decimals: 2,
      adjusted_budget,
      adjusted_budget_decimals: 2,
    });

  it.each([
    [4686.29, 'warning'], // without the form that executed nothing more than the budget all the same
    [4658.06, 'notice'],
  ])('%d, and 444 of which nothing was executed: %s', async (executed, severity) => {
    const tables = {
      projects: [form(1, executed, executed), form(2, 0, 444)],
      repeated_figures: [
        repeatedFigure('项目经费支出', 4658.06, {
          concept: 'expenditure.project',
          measure: 'adjusted_budget',
          unit: 'CNY10k',
          decimals: 2,
        }),
      ],
    };
    expect(await severities('sum-projects', [], tables)).toEqual([severity]);
  });
});

describe('parts of 55 and 50 under a total of 100', () => {
  it.each([
    [50, 'warning'], // what the explanation arrives at makes 100
    [51, 'error'],
  ])('and an explanation that arrives at %d: %s', async (explained, severity) => {
    const scores = [
      score('部门整体绩效自评', 100, { line_start: 1 }),
      score('分项 1-1-1 履职', 55, { part: '1-1-1 履职', line_start: 2 }),
      score('分项 1-1-1 履职（说明）', explained, { part: '1-1-1 履职', basis: 'explained', line_start: 3 }),
      score('分项 1-1-2 预算', 50, { part: '1-1-2 预算', line_start: 4 }),
    ];
    expect(await severities('score-sum', [], { scores })).toEqual([severity]);
  });
});
