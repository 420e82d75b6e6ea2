/** What a cell prints: one amount with its sign, unit and marks, or digits that are left out and listed. */
import { describe, expect, test } from 'vitest';
import { cellNumberOf, isUnclear } from '#ingest/cell-number.ts';
import { findMoneyPhrases } from '#ingest/money-phrase.ts';

describe('numbers in cells', () => {
  test.each([
    ['1,234.56', 1234.56, null],
    ['1,234.\n56', 1234.56, null],
    ['-￥34.56', -34.56, null],
    ['￥50.00', 50, null],
    ['84.56*', 84.56, null],
    ['84.56①', 84.56, null],
    ['84.56[1]', 84.56, null],
    ["'84.56", 84.56, null],
    ['“84.56”', 84.56, null],
    ['84.56。', 84.56, null],
    ['\u200e84.56\u200f', 84.56, null],
    ['600.00万元', 600, '万元'],
    ['5000000.00元', 5_000_000, '元'],
    ['1亿2,345.67万元', 12_345.67, '万元'],
    ['壹仟贰佰叁拾肆万伍仟陆佰元整', 1234.56, '万元'],
  ])('%s is one number', (text, value, unit) => {
    expect(cellNumberOf(text)).toMatchObject({ value, unit });
    expect(isUnclear(text)).toBe(false);
  });

  test.each([
    '500 20',
    '- 30701',
    '600.00 120.00',
    '600.00/120.00',
    '6O0.00',
    '▲50.00',
    '△34.56',
    '（34.56）',
    '—84.56',
    '(50)',
    '1,23.45',
    '12.34.56',
    '600.00（含结转）',
    '\u202e65.48\u202c', // shown as 84.56
  ])('%s is none, and is listed', (text) => {
    expect(cellNumberOf(text)).toBeNull();
    expect(isUnclear(text)).toBe(true);
  });

  test.each(['', '—', '/', '行政运行', '2024年', '见附件2', '12.5%'])('%s holds no amount', (text) => {
    expect(cellNumberOf(text)).toBeNull();
    expect(isUnclear(text)).toBe(false);
  });
});

test('an amount in several units or in words is one amount', () => {
  const amounts = (text: string) =>
    findMoneyPhrases(text).map(({ value, start, end }) => [text.slice(start, end), value]);
  expect(amounts('总计1亿2,345.67万元，采购123万5600元，专项3千万元。')).toEqual([
    ['1亿2,345.67万元', 12_345.67],
    ['123万5600元', 123.56],
    ['3千万元', 3000],
  ]);
  expect(amounts('收入一千二百三十四点五六万元，支出二百三十万零五百元整')).toEqual([
    ['一千二百三十四点五六万元', 1234.56],
    ['二百三十万零五百元整', 230.05],
  ]);
  expect(amounts('收入12.5亿元，支出5,000元，单位：万元，二元结构，10万元3人')).toEqual([]);
});
