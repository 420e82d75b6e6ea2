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
    ['减少△35.20万元', [['money', 35.2, 2, '万元']]],
    ['下降（6.34）%', [['percent', 6.34, 2, '%']]],
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

  test('a dash behind a unit is no sign', () => {
    expect(figures('1万元-12万元')).toEqual([
      ['money', 1, 0, '万元'],
      ['money', 12, 0, '万元'],
    ]);
  });

  test.each([
    ['收入26元、支出1,26元', '1,26元'],
    ['支出1.234.56万元', '1.234.56万元'],
    ['支出12 345.60万元', '12 345.60万元'],
    ['结余△5.23万元', '△5.23万元'],
    ['结余（5.23）万元', '(5.23)万元'],
    ['结余—5.23万元', '—5.23万元'],
    ['结余5.23-万元', '5.23-万元'],
    ['支出1,200余万元', '1,200余万元'],
    ['每年1-12万元', '1-12万元'],
    [`支出${'123456789'.repeat(12)}万元`, `${'123456789'.repeat(12)}万元`],
  ])('%s: no number is certain, and none of its parts is one', (text, printed) => {
    const compact = compactText(text).text;
    const unclear = findFigures(compact).filter(({ hedge }) => hedge === 'unclear-number');
    expect(unclear.map(({ start, end }) => compact.slice(start, end))).toEqual([printed]);
    expect(findFigures(compact).filter(({ start }) => start > unclear[0]!.start)).toEqual([]);
  });

  test.each([
    ['结余负5.23万元', [['money', -5.23, 2, '万元']]],
    ['支出1,234.56（万元）', [['money', 1234.56, 2, '万元']]],
    ['支出1,234.56萬圓', [['money', 1234.56, 2, '万元']]],
    ['支出5千6百元', [['money', 0.56, 4, '万元']]],
    ['支出1,2\u200b34.56万元', [['money', 1234.56, 2, '万元']]],
    ['支出零元', [['money', 0, 4, '万元']]],
    ['下降百分之五点三', [['percent', 5.3, 1, '%']]],
    ['收入5千万，', [['money', 5000, -3, '万元']]],
    ['收入4千8百万；', [['money', 4800, 0, '万元']]],
    ['支出1亿2,345.67万元', [['money', 12345.67, 2, '万元']]],
    ['接待费支出为零，', [['money', 0, 0, '']]],
    ['公务用车购置：0；', [['money', 0, 0, '']]],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected));
});
