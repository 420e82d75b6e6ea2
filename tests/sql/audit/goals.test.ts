/** What the goals of a form reckon with, and what a project costs, against the amounts of its form. */
import { describe, expect, it } from 'vitest';
import { indicator, project, repeatedFigure } from '../fixture.ts';
import { claimed, form, judge } from './audit.ts';

describe('goal-amount', () => {
  const plan = (value: number, words = '预计投入') =>
    claimed('plan', value, { label_zh: words, decimals: 0, measure: 'initial_budget' });
  const budgets = (initial: number | null, adjusted: number | null) => ({
    initial_budget: initial,
    initial_budget_decimals: 2,
    adjusted_budget: adjusted,
    adjusted_budget_decimals: 2,
  });

  // 40 stands for 39.5 to 40.5, 约40 for 39 to 41.
  it.each([
    ['预计投入', 40, 8, 'consistent'],
    ['预计投入', 0, 40.5, 'consistent'],
    ['预计投入', 0, 40.52, 'inconsistent'],
    ['当年所需约', 0, 41, 'consistent'],
    ['当年所需约', 0, 41.02, 'inconsistent'],
    ['预计投入', null, null, 'not-checkable'],
  ])('%s 40 beside budgets of %s and %s is %s', async (words, initial, adjusted, outcome) => {
    const tables = { projects: [form(budgets(initial, adjusted))], repeated_figures: [plan(40, words)] };
    expect((await judge('goal-amount', [], tables)).tally.outcome).toBe(outcome);
  });

  it('is content with one amount of several that agrees', async () => {
    const tables = { projects: [form(budgets(10, 10))], repeated_figures: [plan(30), plan(10)] };
    expect((await judge('goal-amount', [], tables)).tally.outcome).toBe('consistent');
  });
});

describe('product', () => {
  const factors = (
    rate: number,
    product: number,
    values: { words?: string; most?: number; people?: boolean },
  ) => [
    claimed('times', 5, { unit: values.people === false ? 'set' : 'person', decimals: 0 }),
    claimed('rate', rate, { label_zh: values.words ?? '标准', decimals: 1 }),
    ...(values.most === undefined ? [] : [claimed('rate-to', values.most, { decimals: 1 })]),
    claimed('product', product, { decimals: 1 }),
  ];

  // 5 × 3.0 is 15, from 5 × 2.95 = 14.75 to 15.25; the product is ± 0.05.
  it.each([
    [15, {}, 'consistent'],
    [15.3, {}, 'consistent'],
    [15.4, {}, 'inconsistent'],
    [20, { most: 3.6 }, 'inconsistent'], // at most 5 × 3.65 = 18.25
    [18.3, { most: 3.6 }, 'consistent'],
    [180, { words: '每月标准' }, 'consistent'], // twelve months
    [45, { words: '每月标准' }, 'consistent'], // three
    [200, { words: '每月标准' }, 'inconsistent'],
  ])('5 × 3.0 = %d with %j is %s', async (product, values, outcome) => {
    const { tally } = await judge('product', [], { repeated_figures: factors(3, product, values) });
    expect(tally.outcome).toBe(outcome);
  });

  it('is graver where the text itself wrote an equals sign', async () => {
    const severity = async (people: boolean) =>
      (await judge('product', [], { repeated_figures: factors(3, 16, { people }) })).findings[0]?.severity;
    expect([await severity(true), await severity(false)]).toEqual(['notice', 'warning']);
  });
});

describe('product and indicator-conflict of people', () => {
  const paid = (executed: number, people = 4) => ({
    projects: [form({ executed, executed_decimals: 2 })],
    indicators: [
      indicator('n', 'p', { unit: '人', operator: '=', target_value: people, achieved_value: people }),
      indicator('r', 'p', { level3: '补助标准', unit: '元/月', operator: '=', achieved_value: 3336 }),
    ],
  });

  // 4 × 3336 元 × 12 is 16.0128.
  it.each([
    [16.01, 'consistent'],
    [16.02, 'inconsistent'],
    [4, 'inconsistent'],
  ])('four people at 3336 a month and %d executed are %s', async (executed, outcome) => {
    expect((await judge('product', [], paid(executed))).tally.outcome).toBe(outcome);
  });

  const costed = (executed: number, counted = '受理各类案件数量') => ({
    projects: [form({ executed, executed_decimals: 2 })],
    indicators: [
      indicator('n', 'p', {
        level2: '数量指标',
        level3: counted,
        unit: '件',
        operator: '=',
        achieved_value: 1200,
      }),
      indicator('r', 'p', {
        level3: '案件平均成本',
        unit: '万元',
        operator: '<=',
        achieved_value: 0.015,
        achieved_text: '0.015',
      }),
    ],
  });

  // 1200 × 0.0145 is 17.40, 1200 × 0.0155 is 18.60: an average is rounded.
  it.each([
    [14.8, 'inconsistent'],
    [17.39, 'inconsistent'],
    [17.4, 'consistent'],
    [18.6, 'consistent'],
    [18.61, 'inconsistent'],
  ])('1200 cases at an average of 0.015 and %d executed are %s', async (executed, outcome) => {
    expect((await judge('product', [], costed(executed))).tally.outcome).toBe(outcome);
  });

  it('multiplies an average by the number of what it is of alone', async () => {
    expect((await judge('product', [], costed(14.8, '专项检查次数'))).findings).toEqual([]);
  });

  it.each([
    [4, 0],
    [5, 1],
  ])('a goal that reckons with %d people beside a target of four', async (people, found) => {
    const goal = claimed('times', people, { unit: 'person', measure: 'count', decimals: 0 });
    const { findings } = await judge('indicator-conflict', [], { ...paid(4), repeated_figures: [goal] });
    expect(findings).toHaveLength(found);
  });
});

describe('project-count', () => {
  const count = (label_zh: string, value: number) =>
    claimed('projects', value, { label_zh, unit: 'set', measure: 'count', decimals: 0, list_id: label_zh });
  const forms = (codes: readonly (string | null)[]) =>
    codes.map((project_code, at) =>
      project(`p${at}`, { project_code, seq: `${at + 1}`, line_start: 10 + at }),
    );

  it.each([
    [2, ['A', 'B'], 'consistent'],
    [2, ['A', 'B', 'B'], 'consistent'], // two forms of one project
    [2, ['A', 'B', null], 'inconsistent'],
    [3, ['A'], 'not-checkable'], // a selection
  ])('%d projects and forms %j are %s', async (stated, codes, outcome) => {
    const tables = { projects: forms(codes), repeated_figures: [count('编制绩效目标的项目', stated)] };
    expect((await judge('project-count', [], tables)).tally.outcome).toBe(outcome);
  });

  it.each([
    [24, 'consistent'],
    [22, 'inconsistent'],
  ])('11 and 13 of two kinds beside %d are %s', async (stated, outcome) => {
    const figures = [
      count('编制绩效目标的项目', stated),
      count('常年项目', 11),
      count('阶段（一次性）项目', 13),
    ];
    expect((await judge('project-count', [], { repeated_figures: figures })).tally.outcome).toBe(outcome);
  });
});

describe('sum-projects of one budget said twice', () => {
  it('tells it once, with both places', async () => {
    const said = (value: number, decimals: number, line_start: number) =>
      repeatedFigure('项目', value, {
        role: 'whole',
        concept: 'expenditure.project',
        measure: 'adjusted_budget',
        unit: 'CNY10k',
        decimals,
        line_start,
        list_id: `l${line_start}`,
      });
    const { findings } = await judge('sum-projects', [], {
      projects: [form({ adjusted_budget: 5130.29, adjusted_budget_decimals: 2, line_start: 800 })],
      repeated_figures: [said(4658.06, 2, 472), said(4658.064819, 6, 510)],
    });
    expect(findings.map(({ stated, line_starts }) => [stated, [...line_starts]])).toEqual([
      [4658.06, [472, 800, 510]],
    ]);
  });
});

describe('cost-indicator of several costs', () => {
  const costs = async (...values: readonly number[]) =>
    (
      await judge('cost-indicator', [], {
        projects: [form({ executed: 109.38, executed_decimals: 2 })],
        indicators: values.map((achieved_value, at) =>
          indicator(`i${at}`, 'p', {
            level2: '成本指标',
            level3: `费用${at}`,
            unit: '万元',
            achieved_value,
            achieved_text: `${achieved_value}万元`,
          }),
        ),
      })
    ).tally.outcome;

  it('tells of costs that are more than was executed', async () => {
    expect(await costs(16, 140, 59)).toBe('inconsistent');
  });

  it('takes costs that are less for a part, and lets rounding pass', async () => {
    expect(await costs(16, 40)).toBe('not-checkable');
    expect(await costs(50, 60)).toBe('consistent'); // 110 ± 1
    expect(await costs(51, 60)).toBe('inconsistent'); // 111 ± 1
  });

  it('reads an amount in another unit of money than its target', async () => {
    const { findings } = await judge('cost-indicator', [], {
      projects: [form({ executed: 83.64, executed_decimals: 2 })],
      indicators: [
        indicator('i', 'p', {
          level2: '成本指标',
          level3: '保费金额',
          unit: '元/每年',
          achieved_text: '715470元',
          achieved_value: null,
        }),
      ],
    });
    expect(findings).toMatchObject([{ stated: 71.547, computed: 83.64 }]);
  });

  it('says nothing of an amount whose precision is not known', async () => {
    const { tally } = await judge('cost-indicator', [], {
      projects: [form({ executed: 83.64, executed_decimals: null })],
      indicators: [
        indicator('i', 'p', {
          level2: '成本指标',
          level3: '总成本',
          unit: '万元',
          achieved_text: '90',
          achieved_value: 90,
        }),
      ],
    });
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['precision'] });
  });
});
