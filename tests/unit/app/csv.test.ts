import { expect, test } from 'vitest';
import { writeCell, writeCsv } from '#app/table/csv.ts';

test('a table is a byte-order mark, a head and rows, each ended by CR LF', () => {
  expect(
    writeCsv(
      ['项目', '决算数'],
      [
        ['公务接待费', 2.3],
        ['因公出国（境）费', null],
      ],
    ),
  ).toBe('\uFEFF项目,决算数\r\n公务接待费,2.3\r\n因公出国（境）费,\r\n');
});

test('separators, quotes and line breaks are quoted', () => {
  expect(writeCell('a,b')).toBe('"a,b"');
  expect(writeCell('所谓"三公"')).toBe('"所谓""三公"""');
  expect(writeCell('上\n下')).toBe('"上\n下"');
});

test.each(['=HYPERLINK("x")', '+1+cmd', '-1-1', '-12.5万元', '@SUM(A1)', ' =1', '\t=1', '＝1'])(
  'text %j does not run as a formula',
  (text) => {
    expect(writeCell(text).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('negative numbers stay numbers, also as a document prints them, and what is not a number is empty', () => {
  expect(['-1,234.50', '-12.5%', '+3', '＝'].map(writeCell)).toEqual(['"-1,234.50"', '-12.5%', '+3', '＝']);
  expect(writeCell(-12.5)).toBe('-12.5');
  expect(writeCell(0)).toBe('0');
  expect(writeCell(Number.NaN)).toBe('');
});
