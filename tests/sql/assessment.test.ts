import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import type { Indicator } from '#model/tables.ts';
import { accountsOf, indicator, project } from './fixture.ts';

const selection = { entities: ['a'], years: [2024] };

async function met(values: Partial<Indicator>): Promise<boolean | null | undefined> {
  const engine = await openNodeEngine({
    tables: accountsOf([], { projects: [project('p')], indicators: [indicator('i', 'p', values)] }),
  });
  const rows = await engine.ask('assessment_indicators', { ...selection, project: '' });
  engine.close();
  return rows[0]?.is_met;
}

describe('whether an indicator is met', () => {
  it.each([
    ['>=', 100, 100, true],
    ['>=', 100, 99.9, false],
    ['<=', 5, 5, true],
    ['<=', 5, 6, false],
    ['>', 5, 5, false],
    ['<', 5, 4, true],
    ['=', 12, 12, true],
    // So many are to be made: more misses nothing.
    ['=', 12, 13, true],
    ['=', 12, 11, false],
  ])('target %s %d, achieved %d: %s', async (operator, target_value, achieved_value, expected) => {
    expect(await met({ operator, target_value, achieved_value })).toBe(expected);
  });

  it.each([
    ['=', 11, true],
    ['=', 13, false],
    [null, 11, true],
    // Without an operator a cost has no upper limit that could be missed.
    [null, 13, null],
  ])('of a cost %s 12 that came to %d: %s', async (operator, achieved_value, expected) => {
    const cost = { level2: '经济成本指标', operator, target_value: 12, achieved_value };
    expect(await met(cost)).toBe(expected);
  });

  it.each([
    [70.38, false],
    [14, false],
    [15, true],
  ])('of a sum of money = 15万元, of which %d became due: %s', async (achieved_value, expected) => {
    const sum = { level2: '数量指标', operator: '=', target_value: 15, unit: '万元' };
    expect(await met({ ...sum, achieved_value })).toBe(expected);
  });

  it('of a number without an operator is decided for quantities, which have no upper limit', async () => {
    const quantity = { level2: '数量指标', operator: null, target_value: 12 };
    expect(await met({ ...quantity, achieved_value: 13 })).toBe(true);
    expect(await met({ ...quantity, achieved_value: 11 })).toBe(false);
    expect(await met({ ...quantity, level2: '时效指标', achieved_value: 11 })).toBeNull();
  });

  it('is not decided without two numbers or for a qualitative target', async () => {
    expect(await met({ operator: '>=', target_value: 5, achieved_value: null })).toBeNull();
    expect(await met({ operator: '>=', target_value: null, achieved_value: 5 })).toBeNull();
    expect(await met({ operator: 'qualitative', target_value: 1, achieved_value: 1 })).toBeNull();
    expect(await met({ level2: '质量指标', operator: null, target_value: 1, achieved_value: 1 })).toBeNull();
  });
});

describe('projects and their indicators', () => {
  it('stand in printed order; a form without indicators counts 0', async () => {
    const engine = await openNodeEngine({
      tables: accountsOf([], {
        projects: [
          project('later', { line_start: 90 }),
          project('earlier', { line_start: 10, score_total: 95 }),
        ],
        indicators: [
          indicator('x', 'later', { line_start: 92 }),
          indicator('y', 'later', { line_start: 91 }),
        ],
      }),
    });
    expect(await engine.ask('assessment_projects', selection)).toMatchObject([
      { project_id: 'earlier', indicators: 0, score_total: 95, disclosed: true },
      { project_id: 'later', indicators: 2, score_total: null },
    ]);
    const rows = await engine.ask('assessment_indicators', { ...selection, project: 'later' });
    expect(rows.map(({ indicator_id, project_zh }) => [indicator_id, project_zh])).toEqual([
      ['y', 'later'],
      ['x', 'later'],
    ]);
    expect(await engine.ask('assessment_indicators', { ...selection, project: 'earlier' })).toEqual([]);
    engine.close();
  });
});
