/** Results of indicators, rates and scores: in words, in tables, and in another unit than they should be. */
import { describe, expect, it } from 'vitest';
import { ruleTitles } from '#audit/rules.ts';
import { tell } from '#app/views/findings/telling/index.ts';
import { caseOf } from '#app/views/findings/telling/told.ts';
import { readAuditFiles } from '#build/node-engine.ts';
import type { Indicator, RepeatedFigure } from '#model/tables.ts';
import { indicator, project, score } from '../fixture.ts';
import { amount, claimed, form, judge, percent } from './audit.ts';

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

  it.each([
    [12800, []],
    [10221, []], // what was reached
    [12700, ['notice']],
  ])('holds the bound of a goal, %d, against the target 12,800', async (value, severities) => {
    const { findings } = await judge('retold-result', [], tables([told(value, { role: 'aim' })]));
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
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

describe('cases that an indicator says were all closed', () => {
  const tables = (done: number, level3 = '工伤鉴定完成率') => ({
    projects: [form()],
    indicators: [indicator('i', 'p', { level3, unit: '%', target_value: 90, achieved_value: 100 })],
    repeated_figures: [
      claimed('received', 1029, {
        label_zh: '工伤劳动能力鉴定',
        unit: 'visit',
        measure: 'count',
        decimals: 0,
      }),
      claimed('done', 757, {
        value: done,
        label_zh: '工伤劳动能力鉴定',
        unit: 'set',
        measure: 'count',
        decimals: 0,
      }),
    ],
  });

  // 1029 × 99.5 % is 1023.9: what rounds to all of it is all of it.
  it.each([
    [757, 'inconsistent'],
    [1023, 'inconsistent'],
    [1024, 'consistent'],
    [1029, 'consistent'],
  ])('%d of 1029 are %s', async (done, outcome) => {
    const { findings, tally } = await judge('retold-result', [], tables(done));
    expect(tally.outcome).toBe(outcome);
    expect(findings.map(({ severity }) => severity)).toEqual(outcome === 'consistent' ? [] : ['notice']);
  });

  it('says nothing of an indicator of something else', async () => {
    expect((await judge('retold-result', [], tables(757, '仲裁案件结案率'))).findings).toEqual([]);
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

describe('execution-rate of claims', () => {
  const rated = (execution_pct: number | null, covers = 'project') =>
    form({ covers, execution_pct, execution_pct_decimals: execution_pct === null ? null : 2 });

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
    ['project', 87.26, 'expenditure.project', 1],
    ['project', 99.6, 'expenditure.project', 0], // 100 stands for 99.5 and more
    ['project', 87.26, 'expenditure.total', 0], // a project is not the department
    ['department', 87.26, 'expenditure.total', 1],
  ])('all claimed, a form of a %s with %d', async (covers, rate, concept, found) => {
    const { findings } = await judge('execution-rate', [], {
      projects: [rated(rate, covers)],
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

describe('shares of general-budget expenditure by its kind', () => {
  const at = { line_start: 9 };
  const spent = (basic: number, project: number) => [
    amount('general_budget.total', 1417.32, at),
    amount('general_budget.basic', 772.07, at),
    amount('general_budget.project', 645.25, at),
    percent('general_budget.basic', 'share_pct', basic, at),
    percent('general_budget.project', 'share_pct', project, at),
  ];

  it.each([
    [54.47, 45.53, []],
    [54.48, 45.53, ['notice']], // 772.07 ÷ 1417.32 is 54.4739 %
    [54.77, 45.53, ['error']],
  ])('%d and %d: %j', async (basic, project, severities) => {
    const { findings } = await judge('share', spent(basic, project));
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  it('leave the sum of shares by function to itself', async () => {
    const fund = { ...at, fund: 'general_public_budget' };
    const { findings } = await judge('share', [
      ...spent(54.47, 45.53),
      amount('function.208', 1400, fund),
      amount('function.210', 17.32, fund),
      percent('function.208', 'share_pct', 98.78, fund),
      percent('function.210', 'share_pct', 1.22, fund),
    ]);
    expect(findings).toEqual([]);
  });
});

describe('an amount in thousands of 万元', () => {
  it.each([
    ['zh', '3,000'],
    ['en', '30'],
  ] as const)('is told in %s', async (lang, digits) => {
    const { findings } = await judge('sum-income', [
      amount('income.total', 1234.56),
      amount('income.current', 3000, { decimals: -3, printed: '3千万元' }),
    ]);
    const title = ruleTitles(readAuditFiles().rules).get('sum-income');
    expect(tell(caseOf(findings[0]!, lang, title)).sentence).toContain(digits);
  });
});
