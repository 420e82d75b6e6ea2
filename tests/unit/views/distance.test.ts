/** The distance of results from their targets, on the bundled self-assessments. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDistance, distanceOf } from '#app/views/assessment/distance.ts';
import { showDepartments } from '#app/views/shown.ts';
import { readValidData } from '#build/build-data.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';

let engine: NodeEngine;
beforeAll(async () => {
  const data = readValidData(fileURLToPath(new URL('../../../data', import.meta.url)));
  engine = await openNodeEngine({ tables: tableRows(data) });
});
afterAll(() => engine?.close());

describe('the distance from a target', () => {
  test('is in per cent of the target, and unknown without numbers or for a target of 0', () => {
    expect(distanceOf({ target_value: 120, achieved_value: 118 })).toBeCloseTo(-1.667, 3);
    expect(distanceOf({ target_value: 15, achieved_value: 70.380833 })).toBeCloseTo(369.2056, 3);
    expect(distanceOf({ target_value: 95, achieved_value: 95 })).toBe(0);
    expect(distanceOf({ target_value: 0, achieved_value: 3 })).toBeNull();
    expect(distanceOf({ target_value: null, achieved_value: 3 })).toBeNull();
    expect(distanceOf({ target_value: 3, achieved_value: null })).toBeNull();
  });

  test('has the 118 of 120 posts of Leshan as missed, and counts each indicator once', async () => {
    const pair = { entity_id: 'leshan-shizhong', fiscal_year: 2024 };
    const rows = await engine.ask('assessment_indicators', {
      ...{ entities: [pair.entity_id], years: [pair.fiscal_year], project: '' },
    });
    const shown = showDepartments([pair], await engine.ask('departments', {}), [], 'zh');
    const { picture, table, caption } = buildDistance({ lang: 'zh', shown, rows });
    const posts = table.rows.find(({ head }) => head === '在岗位个数')!;
    expect(posts.cells.slice(2).map(({ text }) => text)).toEqual([
      '= 120 个',
      '118 个',
      '−1.7%',
      '未达到目标',
    ]);
    const interest = table.rows.find(({ head }) => head === '贷款贴息预计金额')!;
    expect(interest.cells[4]).toMatchObject({ text: '+369.2%' });
    // The bars of the department are all of its indicators.
    const shares = picture!.marks.map((mark) => ('value' in mark ? mark.value : 0));
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 9);
    // Everything is either measured or counted as not measured.
    expect(caption).toContain(`另有 ${rows.length - table.rows.length} 个`);
  });
});
