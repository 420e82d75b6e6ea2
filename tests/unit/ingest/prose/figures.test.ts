import { describe, expect, test } from 'vitest';
import { findFigures } from '#ingest/prose/figures.ts';
import { compactText } from '#ingest/text.ts';

const figures = (text: string) =>
  findFigures(compactText(text).text).map(({ kind, value, decimals, unit }) => [kind, value, decimals, unit]);

describe('figures', () => {
  test.each([
    ['支出6,385.21万元', [['money', 6385.21, 2, '万元']]],
    ['支出４７．６ 万元', [['money', 47.6, 1, '万元']]],
    ['用餐1,775元', [['money', 0.1775, 4, '元']]],
    ['共1.2亿元', [['money', 12000, -3, '亿元']]],
    ['为24.74万，', [['money', 24.74, 2, '万']]],
    ['增加-0.64万元', [['money', -0.64, 2, '万元']]],
    ['占95.36％', [['percent', 95.36, 2, '%']]],
    [
      '0批次、0 人、4人次',
      [
        ['count', 0, 0, '批次'],
        ['count', 0, 0, '人'],
        ['count', 4, 0, '人次'],
      ],
    ],
    ['设备2台（套）', [['count', 2, 0, '台(套)']]],
    ['增加39.24、其他', [['bare', 39.24, 2, '']]],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected));

  test.each([
    '2024年12月31日',
    '（图1：总计变动）',
    '单价100万元（含）以上设备',
    '3.公务接待费',
    '自委编发〔2020〕20号',
    '第2部分',
    '组织5个项目',
    '3万人参保',
  ])('%s has none', (text) => expect(figures(text)).toEqual([]));

  test('a range is no sign', () => {
    expect(figures('1-12万元')).toEqual([['money', 12, 0, '万元']]);
  });
});
