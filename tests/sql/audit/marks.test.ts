/** What the marks and targets of forms leave unsaid. */
import { describe, expect, it } from 'vitest';
import type { Indicator, Project } from '#model/tables.ts';
import { indicator } from '../fixture.ts';
import { form, judge } from './audit.ts';

const of = async (rule: string, indicators: Indicator[], projects: Project[] = [form()]) =>
  judge(rule, [], { projects, indicators });

describe('cost-floor', () => {
  const cost = (operator: Indicator['operator'], values: Partial<Indicator> = {}) =>
    indicator('项目经费', 'p', { level1: '成本指标', operator, target_value: 5, unit: '万元', ...values });

  it.each([
    ['at least so much money', cost('>='), 'inconsistent'],
    ['at most so much', cost('<='), 'consistent'],
    ['just so much', cost('='), 'consistent'],
    ['a floor under what is no cost', cost('>=', { level1: '产出指标' }), 'not-checkable'],
    ['a floor under a rate', cost('>=', { unit: '%' }), 'not-checkable'],
    ['a floor under savings', cost('>=', { level3: '节约成本' }), 'not-checkable'],
    ['a cost per head', cost('>=', { unit: '元/人·次' }), 'inconsistent'],
  ])('%s', async (_, one, outcome) => {
    expect((await of('cost-floor', [one])).tally.outcome).toBe(outcome);
  });

  it('is one finding with its places', async () => {
    const { findings } = await of('cost-floor', [
      cost('>='),
      cost('>=', { indicator_id: 'b', line_start: 9 }),
    ]);
    expect(findings).toMatchObject([{ severity: 'notice', line_starts: [1, 9] }]);
  });
});

describe('score-lost', () => {
  const met = { operator: '>=', target_value: 90, achieved_value: 95, weight: 10 } as const;

  it.each([
    ['a mark less for a target met', { ...met, score: 9 }, 'inconsistent'],
    ['with a reason', { ...met, score: 9, reason_given: true }, 'consistent'],
    ['all marks', { ...met, score: 10 }, 'consistent'],
    ['for a target missed', { ...met, achieved_value: 89.9, score: 9 }, 'consistent'],
    ['for a target just met', { ...met, achieved_value: 90, score: 9.5 }, 'inconsistent'],
    ['of words that cannot be compared', { ...met, achieved_value: null, score: 9 }, 'not-checkable'],
  ])('%s', async (_, values, outcome) => {
    expect((await of('score-lost', [indicator('满意度', 'p', values)])).tally.outcome).toBe(outcome);
  });

  it('tells how many marks', async () => {
    const lost = [indicator('a', 'p', { ...met, score: 9 }), indicator('b', 'p', { ...met, score: 7.5 })];
    expect((await of('score-lost', lost)).findings).toMatchObject([{ params: { lost: 3.5 } }]);
  });
});

describe('score-lost, of forms without marks row by row', () => {
  const met = { operator: '>=', target_value: 90, achieved_value: 95, achieved_text: '95%' } as const;
  const full = { score_total: 91, execution_pct: 100, weight_total: null, execution_score: null } as const;
  const rows = (last = {}) =>
    ['a', 'b', 'c', 'd'].map((id) => indicator(id, 'p', id === 'd' ? { ...met, ...last } : met));

  it.each([
    ['all targets met and all executed', full, rows(), 1],
    ['full marks', { ...full, score_total: 100 }, rows(), 0],
    ['a target missed', full, rows({ achieved_value: 89.9 }), 0],
    ['a result that cannot be compared', full, rows({ operator: null }), 0],
    ['a result in words, and three in numbers', full, rows({ achieved_value: null, achieved_text: '优' }), 1],
    ['a reason', full, rows({ reason_given: true }), 0],
    ['a result left blank', full, rows({ achieved_text: null }), 0],
    ['not all executed', { ...full, execution_pct: 99.99 }, rows(), 0],
    ['a deduction', { ...full, deduction: 9 }, rows(), 0],
    ['two that can be compared', full, rows().slice(2), 0],
  ])('%s', async (_, values, indicators, found) => {
    const { findings } = await of('score-lost', indicators, [form(values)]);
    expect(findings.map(({ params }) => params['lost'])).toEqual(found ? [9] : []);
  });
});

describe('deduction-total', () => {
  // 90 + 5.85 − 26.846 = 69.004
  const deducted = (project_id: string, deduction: number, score_total = 69, execution_score = 5.85) =>
    form({ project_id, deduction, score_total, execution_score });
  const rows = ['p', 'q'].map((id) => indicator(`i${id}`, id, { weight: 90, score: 90 }));

  it.each([
    [
      'two that end on whole totals',
      [deducted('p', 26.846), deducted('q', 35.807, 59, 4.81)],
      'inconsistent',
    ],
    ['one alone', [deducted('p', 26.846), deducted('q', 35.5, 59.31, 4.81)], 'consistent'],
    ['whole deductions', [deducted('p', 27, 69, 6), deducted('q', 30, 66, 6)], 'consistent'],
    ['a hundredth off', [deducted('p', 26.84), deducted('q', 26.86)], 'inconsistent'],
    ['more than that', [deducted('p', 26.83), deducted('q', 26.87)], 'consistent'],
    ['none', [form({ deduction: 0, score_total: 96 })], 'not-checkable'],
  ])('%s', async (_, projects, outcome) => {
    expect((await of('deduction-total', rows, projects)).tally.outcome).toBe(outcome);
  });
});

describe('score-sum, of a form of which less was read than it holds', () => {
  const rows = (...weights: readonly number[]) =>
    weights.map((weight, at) => indicator(`i${at}`, 'p', { weight, score: weight }));
  const total = (score_total: number, execution_score: number | null) =>
    form({ score_total, execution_score, execution_weight: execution_score, weight_total: null });

  it.each([
    ['as much more as no row weighs', total(98.9, null), rows(50, 30)], // 18.9 of 20
    ['all that no row weighs', total(100, null), rows(50, 30)],
    ['more than no row weighs', total(98.9, null), rows(50, 35.1)], // 13.8 of 14.9
  ])('says nothing of a total of %s', async (_, project, indicators) => {
    const { tally } = await of('score-sum', indicators, [project]);
    expect(tally).toMatchObject({ inconsistent: 0, not_checkable: 1 });
  });

  it.each([
    ['less than its rows', total(79, null), rows(50, 30), 1],
    ['its rows, all read', total(98, 10), rows(50, 30, 8), 0],
    ['less than its rows, all read', total(97, 10), rows(50, 30, 8), 1],
    // Of 52 + 30 + 8 + 10 points no row is missing.
    [
      'more than its rows, all read',
      total(100, 10),
      [...rows(30, 8), indicator('a', 'p', { weight: 52, score: 50 })],
      1,
    ],
  ])('tells of a total of %s', async (_, project, indicators, found) => {
    expect((await of('score-sum', indicators, [project])).findings).toHaveLength(found);
  });
});

describe('weights below a heading that gives their points', () => {
  const below = (level1: string, weight: number | null, level2 = '数量指标') =>
    indicator(`${level1}${level2}${weight}`, 'p', { level1, level2, weight });

  it.each([
    ['as many', [below('产出指标（40分）', 25), below('产出指标（40分）', 15)], 0],
    ['a point less', [below('产出指标（40分）', 25), below('产出指标（40分）', 14)], 1],
    ['one not printed', [below('产出指标（40分）', 25), below('产出指标（40分）', null)], 0],
    ['no points in the heading', [below('产出指标', 25)], 0],
    [
      'points of another heading beside it',
      [below('产出指标（25分）', 25), below('效益指标（30分）', 30)],
      0,
    ],
    [
      'of the second level',
      [below('产出指标', 25, '数量指标(20分)'), below('产出指标', 5, '质量指标(5分)')],
      1,
    ],
  ])('%s', async (_, indicators, found) => {
    expect((await of('weights', indicators)).findings).toHaveLength(found);
  });

  it('tells the heading, its points and their sum', async () => {
    const { findings } = await of('weights', [below('产出指标（40分）', 25), below('产出指标（40分）', 14)]);
    expect(findings).toMatchObject([
      { subject_zh: '产出指标（40分）', stated: 40, computed: 39, difference: 1, severity: 'warning' },
    ]);
  });
});
