/** Bodies × measures: ratings as the strip gives them, and the body examined always there. */
import { describe, expect, test } from 'vitest';
import { buildMap, type MapInput } from '#app/views/outliers/map.ts';
import type { Candidate } from '#app/views/outliers/peer-group.ts';
import { USUAL_THRESHOLDS, readThresholds } from '#app/views/outliers/rating.ts';
import type { DepartmentRow, OutlierPeerRow } from '#warehouse/questions/questions.ts';

const body = (id: string): Candidate => ({
  entity_id: id,
  fiscal_year: 2024,
  row: {
    entity_id: id,
    short_zh: id,
    short_en: id,
    name_zh: `${id}人社局`,
    level: 'county',
    kind: 'bureau',
  } as DepartmentRow,
});
const row = (id: string, value: number | null): OutlierPeerRow =>
  ({
    ...{
      entity_id: id,
      fiscal_year: 2024,
      document_id: `${id}-2024`,
      unit: 'CNY10k',
      staff: 10,
      total: 1000,
    },
    ...{
      value,
      value_fact_id: value === null ? null : `${id}/f`,
      value_origin: 'stated',
      total_fact_id: `${id}/t`,
    },
  }) as OutlierPeerRow;

const input = (values: readonly (number | null)[], more: Partial<MapInput> = {}): MapInput => {
  const bodies = values.map((_, at) => body(`b${at}`));
  return {
    lang: 'zh',
    base: bodies[0]!,
    listed: bodies,
    chosen: [],
    choice: { criteria: [], factor: 3, added: [], removed: [] },
    measures: [{ concept: 'three_public.total', measure: 'final', scale: 'amount' }],
    rows: [values.map((value, at) => row(`b${at}`, value))],
    thresholds: readThresholds(USUAL_THRESHOLDS),
    counts: () => true,
    doubtOf: () => null,
    ...more,
  };
};

/** 100 among values from 8 to 12 is far off; 10 is not. */
const NINE = [100, 8, 9, 9.5, 10, 10.5, 11, 12, 10];

describe('the map of outliers', () => {
  test('calls 100 among values about 10 high, shades it and leads from it to its peers', () => {
    const { table, sentence } = buildMap(input(NINE));
    expect(table.rows).toHaveLength(9);
    expect(table.rows[0]!.cells[0]).toMatchObject({ text: '100.00 偏高', list: { key: 'b0 0' }, shade: 1 });
    expect(table.rows[4]!.cells[0]!.text).toBe('10.00');
    expect(sentence).toContain('偏高的有');
  });

  test('judges nothing that is in doubt, and leads to why', () => {
    const { table } = buildMap(
      input(NINE, { doubtOf: (ids) => (ids.includes('b0/f') ? 'x/rule/L1' : null) }),
    );
    expect(table.rows[0]!.cells[0]).toMatchObject({
      text: '100.00 存疑',
      signs: ['doubt'],
      finding: 'x/rule/L1',
    });
    expect(table.rows[0]!.cells[0]).not.toHaveProperty('shade');
  });

  test('says that nothing is tested among fewer than eight', () => {
    const { table, sentence } = buildMap(input([100, 8, 9, 10]));
    expect(sentence).toBe('同类只有 4 个，不足 8 个：只列数，不判断高低。');
    expect(table.rows[0]!.cells[0]!.text).toBe('100.00');
  });

  test('keeps the body examined in the rows, and first, also where it has no figure; then those chosen', () => {
    const stranger = body('z');
    const { table } = buildMap(input([null, ...NINE.slice(1)], { chosen: [body('b3'), stranger] }));
    expect(table.rows.slice(0, 3).map(({ key }) => key)).toEqual(['b0', 'b3', 'z']);
    expect(table.rows[0]!.cells[0]!.text).toBe('未列出');
    expect(table.rows[2]!.cells[0]!.text).toBe('不在同类中');
  });

  test('has those chosen that are no peers last where there are many of them', () => {
    const strangers = Array.from({ length: 12 }, (_, at) => body(`z${at}`));
    const { table } = buildMap(input(NINE, { chosen: [...strangers, body('b3')] }));
    const keys = table.rows.map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(['b0', 'b3']);
    expect(keys.slice(9)).toEqual(strangers.map(({ entity_id }) => entity_id));
  });
});
