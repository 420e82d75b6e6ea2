/** Targets against results, and the marks that were given for them. */
import { describe, expect, it } from 'vitest';
import type { Indicator, Project } from '#model/tables.ts';
import { indicator, project } from '../fixture.ts';
import { judge } from './audit.ts';

const form = (values: Partial<Project>, indicators: readonly Partial<Indicator>[] = []) => ({
  projects: [project('p', { line_end: 99, ...values })],
  indicators: indicators.map((row, at) => indicator(`i${at}`, 'p', { line_start: 10 + at, ...row })),
});

describe('full-score-target-missed', () => {
  it.each([
    ['=', 120, 118, 5, 'inconsistent'],
    ['<=', 6.6, 7.9558, 5, 'inconsistent'],
    ['>=', 95, 95, 5, 'consistent'],
    ['>=', 95, 94.9, 4, 'consistent'], // not full marks
    [null, 95, 94, 5, 'not-checkable'],
    ['>=', 95, null, 5, 'not-checkable'],
    ['=', 15, 70.38, 5, 'consistent'], // more than was to be made
  ])(
    'target %s %d, achieved %s, %d of 5: %s',
    async (operator, target_value, achieved_value, mark, outcome) => {
      const rows = [{ operator, target_value, achieved_value, weight: 5, score: mark }];
      expect((await judge('full-score-target-missed', [], form({}, rows))).tally.outcome).toBe(outcome);
    },
  );

  it.each([
    [11, 'consistent'],
    [21, 'inconsistent'],
  ])('a cost of 20 that came to %d is %s', async (achieved_value, outcome) => {
    const rows = [
      { level1: '成本指标', operator: '=', target_value: 20, achieved_value, weight: 10, score: 10 },
    ];
    expect((await judge('full-score-target-missed', [], form({}, rows))).tally.outcome).toBe(outcome);
  });
});

describe('a hundred percent without a sign', () => {
  it.each([
    ['补贴发放准确率', 100, 98, 'inconsistent'],
    ['补贴发放准确率', 100, 100, 'consistent'],
    ['补贴发放准确率', 99, 98, 'not-checkable'], // of less it is not said which way it points
    ['“三公”经费控制率', 100, 98, 'not-checkable'], // less is better
  ])('%s %d, achieved %d: %s', async (level3, target_value, achieved_value, outcome) => {
    const row = { level3, level2: '质量指标', operator: null, unit: '%', target_value, achieved_value };
    const { tally } = await judge(
      'full-score-target-missed',
      [],
      form({}, [{ ...row, weight: 5, score: 5 }]),
    );
    expect(tally.outcome).toBe(outcome);
  });
});

describe('full-score-no-result', () => {
  it.each([
    ['优良中低差', '优良中低差', 'inconsistent'],
    ['优良差', '优良差', 'inconsistent'],
    ['优良差', '优良', 'consistent'], // a grade
    ['优', '优', 'consistent'],
    ['工作开展情况', '工作开展情况', 'inconsistent'],
    ['优良差', null, 'inconsistent'],
    ['和谐稳定', '和谐稳定', 'consistent'],
  ])('asked %s, answered %s: %s', async (target_text, achieved_text, outcome) => {
    const rows = [{ target_text, achieved_text, weight: 15, score: 15 }];
    expect((await judge('full-score-no-result', [], form({}, rows))).tally.outcome).toBe(outcome);
  });

  it('is silent where marks were taken off', async () => {
    const rows = [{ target_text: '优良差', achieved_text: '优良差', weight: 15, score: 10 }];
    expect((await judge('full-score-no-result', [], form({}, rows))).findings).toEqual([]);
  });
});

describe('full-score-nothing-spent', () => {
  const spent = (executed: number | null, mark = 30) =>
    form({ executed, adjusted_budget: 444 }, [{ level1: '产出指标', weight: 30, score: mark }]);

  it.each([
    [0, 30, 'inconsistent', 'warning'],
    [0, 20, 'consistent', undefined],
    [296, 30, 'consistent', undefined], // two thirds of 444
    [295, 30, 'inconsistent', 'notice'],
    [null, 30, 'not-checkable', undefined],
  ])('%s of 444 with %d of 30 is %s', async (executed, mark, outcome, severity) => {
    const { findings, tally } = await judge('full-score-nothing-spent', [], spent(executed, mark));
    expect(tally.outcome).toBe(outcome);
    expect(findings[0]?.severity).toBe(severity);
  });
});

describe('target-missed', () => {
  it.each([
    [{ operator: '>=', target_value: 200, achieved_value: 44 }, 'inconsistent'],
    [{ operator: '>=', target_value: 200, achieved_value: 200 }, 'consistent'],
    [{ operator: '<=', target_value: 994.21, achieved_value: 1056.77 }, 'inconsistent'],
    [{ operator: '=', target_value: 39, achieved_value: 25 }, 'inconsistent'],
    [{ operator: '=', target_value: 39, achieved_value: 40 }, 'consistent'],
    [{ operator: '=', target_value: 20, achieved_value: 11, level1: '成本指标' }, 'consistent'],
    [{ operator: '=', target_value: 20, achieved_value: 21, level1: '成本指标' }, 'inconsistent'],
    [{ operator: null, target_value: 39, achieved_value: 25, level2: '数量指标' }, 'inconsistent'],
    [{ operator: null, target_value: 39, achieved_value: 25, level2: '质量指标' }, 'not-checkable'],
    // A cost without an operator has no upper limit.
    [{ operator: null, target_value: 105, achieved_value: 200, level2: '成本指标' }, 'not-checkable'],
    [{ operator: '=', target_value: 15, achieved_value: 70.38, unit: '万元' }, 'inconsistent'],
    [{ operator: '=', target_value: 95, achieved_value: 98, unit: '%' }, 'consistent'],
    [{ operator: null, target_value: 836400, achieved_value: 715470, level2: '成本指标' }, 'consistent'],
    // Its score accounts for it.
    [{ operator: '>=', target_value: 200, achieved_value: 44, weight: 10, score: 2 }, 'consistent'],
    [{ operator: '>=', target_value: 200, achieved_value: null }, 'not-checkable'],
  ])('%j is %s', async (values, outcome) => {
    const rows = [{ weight: null, score: null, ...values }];
    expect((await judge('target-missed', [], form({}, rows))).tally.outcome).toBe(outcome);
  });
});

describe('target-overshot', () => {
  it.each([
    ['>=', 500, 85000, 'inconsistent'],
    ['>=', 20, 100, 'inconsistent'],
    ['>=', 20, 99, 'consistent'],
    ['<=', 7, 70, 'not-checkable'],
    ['>=', 0, 70, 'not-checkable'],
  ])('target %s %d, achieved %d: %s', async (operator, target_value, achieved_value, outcome) => {
    const rows = [{ operator, target_value, achieved_value }];
    expect((await judge('target-overshot', [], form({}, rows))).tally.outcome).toBe(outcome);
  });
});

describe('cost-indicator', () => {
  const cost = (achieved_value: number, unit: string, level3 = '所需资金') =>
    form({ executed: 6.21, executed_decimals: 2 }, [{ level1: '成本指标', level3, unit, achieved_value }]);

  it.each([
    [62062.72, '元', 'consistent'], // 6.206272
    [6.2, '万元', 'consistent'],
    [6.22, '万元', 'consistent'], // the intervals touch at 6.215
    [6.23, '万元', 'inconsistent'],
    [300000, '元/年', 'inconsistent'],
    [1000, '元/人', 'not-checkable'],
  ])('%d %s for 6.21 executed is %s', async (value, unit, outcome) => {
    expect((await judge('cost-indicator', [], cost(value, unit))).tally.outcome).toBe(outcome);
  });

  it.each([
    [200, 'consistent'],
    [200.5, 'consistent'], // 200 ± 0.5 of budgets without decimals
    [201.2, 'inconsistent'],
  ])('a target of at most %d for a budget of 200 is %s', async (target_value, outcome) => {
    const planned = form(
      { initial_budget: 150, initial_budget_decimals: 0, adjusted_budget: 200, adjusted_budget_decimals: 0 },
      [{ level2: '成本指标', level3: '补助经费', unit: '万元', operator: '<=', target_value }],
    );
    expect((await judge('cost-indicator', [], planned)).tally.outcome).toBe(outcome);
  });

  it('takes a target of at least so much for no bound of the cost', async () => {
    const planned = form(
      { initial_budget: 150, initial_budget_decimals: 0, adjusted_budget: 200, adjusted_budget_decimals: 0 },
      [{ level2: '成本指标', level3: '补助经费', unit: '万元', operator: '>=', target_value: 300 }],
    );
    expect((await judge('cost-indicator', [], planned)).findings).toEqual([]);
  });

  it('leaves averages and rates alone', async () => {
    expect((await judge('cost-indicator', [], cost(350, '元', '户均调查成本'))).tally.outcome).toBe(
      'not-checkable',
    );
  });
});

describe('indicator-conflict', () => {
  const forms = (target: number, achieved: number | null, level3 = '计划招聘人员') => ({
    projects: [project('d', { seq: 'dept', covers: 'department' }), project('p')],
    indicators: [
      indicator('i', 'd', { level3, unit: '人', target_value: 220, achieved_value: 220 }),
      indicator('j', 'p', { level3, unit: '人', target_value: target, achieved_value: achieved }),
    ],
  });

  it.each([
    [220, 220, 'consistent'],
    [300, null, 'inconsistent'],
    [220, 221, 'inconsistent'],
  ])('220 in both columns against %d and %s is %s', async (target, achieved, outcome) => {
    expect((await judge('indicator-conflict', [], forms(target, achieved))).tally.outcome).toBe(outcome);
  });

  it.each([
    ['城镇新增就业人员总量', 300, 300, []],
    ['城镇新增就业人员总量', 280, 300, ['twice-result']],
    ['城镇新增就业人员总量', null, 310, ['twice-target']],
    ['新增就业人员数', 280, 310, []], // seven characters
  ])(
    '%s twice in one form, 300 of 300 and %s of %d: %j',
    async (level3, achieved_value, target_value, checks) => {
      const { findings } = await judge('indicator-conflict', [], {
        projects: [project('p')],
        indicators: [
          indicator('i', 'p', { level3, unit: '人', target_value: 300, achieved_value: 300, line_start: 10 }),
          indicator('j', 'p', { level3, unit: '人', target_value, achieved_value, line_start: 20 }),
        ],
      });
      expect(findings.map(({ params }) => params['check_name'])).toEqual(checks);
    },
  );

  it('leaves rates and satisfaction alone, which many things have', async () => {
    const { tally } = await judge('indicator-conflict', [], forms(300, 300, '服务对象满意度'));
    expect(tally.outcome).toBe('not-checkable');
  });
});
