import { expect, test } from 'vitest';
import { excerptOf, splitLines } from '#app/source/original-text.ts';

const lines = splitLines('\uFEFF一\r\n二\n三\r四\n总计16,385.21万元，其中6,385.21 万元。\n六\n七\n八\n九');

test('a text is cut at every kind of line end, without its byte-order mark', () => {
  expect(lines).toHaveLength(9);
  expect(lines[0]).toBe('一');
});

test('an excerpt is the cited lines with three around them', () => {
  expect(excerptOf(lines, 5, 5, null).map(({ number, cited }) => [number, cited])).toEqual([
    [2, false],
    [3, false],
    [4, false],
    [5, true],
    [6, false],
    [7, false],
    [8, false],
  ]);
  expect(excerptOf(lines, 1, 1, null).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(excerptOf(lines, 9, 9, null).at(-1)?.number).toBe(9);
});

test('the printed number is marked, not a longer number that contains it', () => {
  const cited = excerptOf(lines, 5, 5, '6,385.21万元').find((line) => line.cited);
  expect(cited?.pieces).toEqual([
    { text: '总计16,385.21万元，其中', marked: false },
    { text: '6,385.21', marked: true },
    { text: ' 万元。', marked: false },
  ]);
});

test('a number is marked however the line writes it: with separators, with zeros at its end', () => {
  const marked = (text: string, printed: string) =>
    excerptOf([text], 1, 1, printed)[0]?.pieces.find((piece) => piece.marked)?.text;
  expect(marked('项目预算金额 1,338.00 全年执行数 197.6100', '197.61')).toBe('197.6100');
  expect(marked('项目预算金额 1,338.00 全年执行数 197.6100', '1338')).toBe('1,338.00');
  expect(marked('自评得分 69.5', '69')).toBeUndefined();
});
