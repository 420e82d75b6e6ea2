/** What goals, reports and running text claim, against forms and accounts. */
import { describe, expect, it } from 'vitest';
import type { Indicator, Project, RepeatedFigure } from '#model/tables.ts';
import { indicator, project, repeatedFigure, score } from '../fixture.ts';
import { amount, judge } from './audit.ts';

const claimed = (role: string, value: number, values: Partial<RepeatedFigure> = {}): RepeatedFigure =>
  repeatedFigure(role, value, {
    decimals: 2,
    role,
    list_id: 'c',
    measure: 'final',
    unit: 'CNY10k',
    line_start: 5,
    ...values,
  });
const form = (values: Partial<Project> = {}): Project => project('p', { line_end: 99, ...values });

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

describe('indicator-unit', () => {
  it.each([
    [{ achieved_text: '8.5万人', achieved_value: null }, 'inconsistent'],
    [{ achieved_text: '600', achieved_value: 600 }, 'consistent'],
    [{ achieved_text: '600人', achieved_value: 600 }, 'consistent'],
    [{ achieved_text: '按时完成', achieved_value: null }, 'not-checkable'],
    [{ achieved_text: '11月底前', achieved_value: null }, 'not-checkable'],
  ])('500 人 and %j are %s', async (values, outcome) => {
    const row = indicator('i', 'p', {
      operator: '>=',
      target_value: 500,
      target_text: '500',
      unit: '人',
      ...values,
    });
    const { tally } = await judge('indicator-unit', [], { projects: [form()], indicators: [row] });
    expect(tally.outcome).toBe(outcome);
  });
});

describe('people in a unit of money', () => {
  it.each([
    ['工伤保险参保人数1.2581万元', '万人', 1],
    ['工伤保险参保人数1.2581万人', '万人', 0],
    ['补助人数20元/人', '人', 0],
    ['补助标准1000元', '人', 0],
    ['参保人数及资金1.2万元', '万元', 0],
  ])('%s measured in %s: %d', async (level3, unit, found) => {
    const row = indicator('i', 'p', { level3, unit, target_value: null, achieved_value: null });
    const { findings } = await judge('indicator-unit', [], { projects: [form()], indicators: [row] });
    expect(findings.map(({ params }) => params['check_name'])).toEqual(
      Array.from({ length: found }, () => 'people-in-money'),
    );
  });
});

describe('retold-result', () => {
  const told = (value: number, values: Partial<RepeatedFigure> = {}) =>
    claimed('retold', value, {
      label_zh: '代缴人数',
      unit: 'person',
      decimals: 0,
      measure: 'count',
      ...values,
    });
  const row = (values: Partial<Indicator> = {}) =>
    indicator('i', 'p', {
      level3: '代缴人数',
      unit: '人',
      target_value: 12800,
      achieved_value: 10221,
      line_start: 50,
      ...values,
    });
  const tables = (figures: readonly RepeatedFigure[], rows: readonly Indicator[] = [row()]) => ({
    projects: [form(), project('q', { seq: '2', line_start: 200, line_end: 300 })],
    indicators: [...rows],
    repeated_figures: [...figures],
  });

  it.each([
    [10316, 'inconsistent'],
    [10221, 'consistent'],
    [12800, 'consistent'], // the words repeat the target
  ])('%d in words beside 10221 in the table is %s', async (value, outcome) => {
    expect((await judge('retold-result', [], tables([told(value)]))).tally.outcome).toBe(outcome);
  });

  it('reads a rounded result in words as rounded', async () => {
    const rounded = (value: number) => judge('retold-result', [], tables([told(value, { decimals: -3 })]));
    expect((await rounded(10000)).tally.outcome).toBe('consistent'); // 9,500 to 10,500
    expect((await rounded(11000)).tally.outcome).toBe('inconsistent');
  });

  it('says nothing of a report on an indicator that two forms have', async () => {
    const two = [row(), row({ indicator_id: 'j', project_id: 'q', line_start: 250 })];
    const { findings } = await judge('retold-result', [], tables([told(10316, { line_start: 500 })], two));
    expect(findings).toEqual([]);
  });
});

describe('completion and unit-slip of a rate in running text', () => {
  const rate = (value: number, decimals = 2) => ({
    repeated_figures: [
      claimed('target', 300, { unit: 'person', measure: 'count', decimals: 0 }),
      claimed('result', 302, { unit: 'person', measure: 'count', decimals: 0 }),
      claimed('rate-of-completion', value, { unit: '%', measure: 'completion_pct', decimals }),
    ],
  });

  // 302 ÷ 300 is 100.666… %.
  it.each([
    [100.67, 2, 'consistent', null],
    [100.66, 2, 'inconsistent', null],
    [101, 0, 'consistent', null],
    [108, 0, 'inconsistent', null],
    [1.01, 2, 'consistent', 2],
  ])('%d with %d decimals is %s', async (value, decimals, outcome, power) => {
    expect((await judge('completion', [], rate(value, decimals))).tally.outcome).toBe(outcome);
    const { findings } = await judge('unit-slip', [], rate(value, decimals));
    expect(findings.map(({ params }) => params['power'])).toEqual(power === null ? [] : [power]);
  });
});

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
  const split = (personnel: number, operating: number) => ({
    projects: (
      [
        ['人员类项目', personnel],
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
      projects: [form({ seq: 'dept' })],
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

  it.each([
    [4, 0],
    [5, 1],
  ])('a goal that reckons with %d people beside a target of four', async (people, found) => {
    const goal = claimed('times', people, { unit: 'person', measure: 'count', decimals: 0 });
    const { findings } = await judge('indicator-conflict', [], { ...paid(4), repeated_figures: [goal] });
    expect(findings).toHaveLength(found);
  });
});

describe('execution-rate of claims', () => {
  const rated = (execution_pct: number | null, seq = '1') =>
    form({ seq, execution_pct, execution_pct_decimals: execution_pct === null ? null : 2 });

  it.each([
    [98, 100, 'inconsistent'],
    [100, 99.5, 'consistent'], // 100 stands for 99.5 to 100.5
    [100, 99.49, 'inconsistent'],
    [100, null, 'not-checkable'],
  ])('a use of money of %d beside a rate of %s is %s', async (achieved_value, rate, outcome) => {
    const { tally } = await judge('execution-rate', [], {
      projects: [rated(rate)],
      indicators: [indicator('i', 'p', { level3: '资金使用率', unit: '%', achieved_value })],
    });
    expect(tally.inconsistent).toBe(outcome === 'inconsistent' ? 1 : 0);
  });

  it.each([
    ['1', 87.26, 'expenditure.project', 1],
    ['1', 99.6, 'expenditure.project', 0], // 100 stands for 99.5 and more
    ['1', 87.26, 'expenditure.total', 0], // a project is not the department
    ['dept', 87.26, 'expenditure.total', 1],
  ])('all claimed, a form %s with %d', async (seq, rate, concept, found) => {
    const { findings } = await judge('execution-rate', [], {
      projects: [rated(rate, seq)],
      repeated_figures: [
        claimed('claim', 100, { concept, unit: '%', decimals: 0, measure: 'completion_pct' }),
      ],
    });
    expect(findings).toHaveLength(found);
  });
});

describe('score-average of all projects', () => {
  const outcome = async (value: number, last: number | null = 98) =>
    (
      await judge('score-average', [], {
        projects: [91, 99, last].map((score_total, at) =>
          project(`p${at}`, { seq: `${at + 1}`, score_total }),
        ),
        scores: [score('项目绩效自评', value)],
      })
    ).tally.outcome;

  it.each([
    [89.3, 'inconsistent'],
    [91, 'consistent'],
    [90.9, 'inconsistent'],
    [99.05, 'inconsistent'], // two decimals: from 99.045
    [95, 'consistent'],
  ])('%d between 91 and 99 is %s', async (value, expected) => {
    expect(await outcome(value)).toBe(expected);
  });

  it('says nothing where a project has no score', async () => {
    expect(await outcome(89.3, null)).toBe('not-checkable');
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

describe('form-left-blank', () => {
  it.each([
    [2167.7, null, 1],
    [2167.7, 0, 0], // nothing spent is not nothing printed
    [null, null, 0],
  ])('a budget of %s with %s executed', async (adjusted_budget, executed, found) => {
    const { findings } = await judge('form-left-blank', [], {
      projects: [form({ adjusted_budget, executed, score_total: 96 })],
      indicators: [indicator('i', 'p', { achieved_text: '1', achieved_value: 1 })],
    });
    expect(findings).toHaveLength(found);
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

describe('people counted in several places', () => {
  const told = (...values: readonly number[]) => ({
    projects: [form()],
    repeated_figures: values.map((value, at) =>
      claimed('workload', value, {
        repeated_figure_id: `w${at}`,
        label_zh: '招募“三支一扶”人员',
        unit: 'person',
        measure: 'count',
        decimals: 0,
        line_start: 10 + at,
      }),
    ),
  });
  const recruits = indicator('i', 'p', {
    level3: '新招募"三支一扶"人员数量',
    unit: null,
    target_value: 39,
    achieved_value: 25,
    line_start: 50,
  });

  it.each([
    [[25, 25], [], 0],
    [[25, 39], [], 0], // a goal and a result
    [[10, 25, 39], [], 1],
    [[25], [recruits], 0],
    [[10], [recruits], 1],
  ])('%j and %j', async (values, indicators, found) => {
    const { findings } = await judge('indicator-conflict', [], { ...told(...values), indicators });
    expect(findings).toHaveLength(found);
    for (const { severity, params } of findings) expect([severity, params['numbers']]).toEqual(['notice', 3]);
  });
});
