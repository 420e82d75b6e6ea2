import { expect, test } from 'vitest';
import type { Ruling } from '#ingest/formats/pdf/content.ts';
import { withLostLines } from '#ingest/scan/lost-lines.ts';

const ruling = (axis: Ruling['axis'], at: number, from: number, to: number): Ruling => ({
  axis,
  at,
  from,
  to,
});

/** Rows of 20 points and columns of 100. */
const LEVEL = [0, 20, 40, 60].map((at) => ruling('horizontal', at, 0, 300));
const UPRIGHT = [0, 100, 200, 300].map((at) => ruling('vertical', at, 0, 60));

/** A text in the middle of a cell of the form as it was printed. */
function printed(text: string, row: number, column: number) {
  const [middle, size] = [column * 100 + 50, 9];
  const signs = [...text].map((sign, at) => ({ sign, certainty: 0.99, others: [], at }));
  return { text, left: middle - 20, right: middle + 20, baseline: row * 20 + 10 + size / 3, size, signs };
}

const FORM = [
  printed('项目', 0, 0), printed('上级补助收入', 0, 1), printed('事业收入', 0, 2),
  printed('行政运行', 1, 0), printed('12.34', 1, 2),
  printed('合计', 2, 0), printed('56.78', 2, 1), printed('90.12', 2, 2),
]; // prettier-ignore

/** The numbers that no arithmetic proves. */
const unprovable = (rulings: readonly Ruling[], { isPhotograph = false, runs = FORM } = {}) =>
  withLostLines(runs, rulings, isPhotograph)
    .filter(({ signs }) => signs.every(({ certainty }) => certainty < 0.5))
    .map(({ text }) => text);

const without = (lines: readonly Ruling[], at: number) => lines.filter((line) => line.at !== at);

test.each<[string, readonly Ruling[], readonly string[]]>([
  ['no line', [...LEVEL, ...UPRIGHT], []],
  // Amounts of the third column would be the second one's.
  ['the line between two columns', [...LEVEL, ...without(UPRIGHT, 200)], ['12.34', '56.78', '90.12']],
  // Amounts of the total would be the row's above it.
  ['the line between two rows', [...without(LEVEL, 40), ...UPRIGHT], ['12.34', '56.78', '90.12']],
  [
    'the lower end of a line between two columns',
    [...LEVEL, ...without(UPRIGHT, 200), ruling('vertical', 200, 0, 40)],
    ['56.78', '90.12'],
  ],
  [
    'the right end of a line between two rows',
    [...without(LEVEL, 40), ruling('horizontal', 40, 0, 200), ...UPRIGHT],
    ['12.34', '90.12'],
  ],
])(
  'where %s is lost, numbers that may be of the next row or column are proven by no sum',
  (_, rulings, waiting) => {
    expect(unprovable(rulings)).toEqual(waiting);
  },
);

test('a name of two signs set wide is not two texts', () => {
  const [left, right] = [printed('合', 0, 1), printed('计', 0, 1)];
  const runs = [
    { ...left, right: left.left + 9 },
    { ...right, left: right.right - 9 },
    ...FORM.filter(({ text }) => text !== '上级补助收入'),
  ];
  expect(unprovable([...LEVEL, ...UPRIGHT], { runs })).toEqual([]);
});

test('a piece of a stamp beside a number is no number of the next column', () => {
  const piece = { ...printed('1', 1, 2), left: 275, right: 279, size: 5 };
  expect(unprovable([...LEVEL, ...UPRIGHT], { runs: [...FORM, piece] })).toEqual([]);
  expect(unprovable([...LEVEL, ...UPRIGHT], { runs: [...FORM, { ...piece, size: 9 }] })).toContain('12.34');
});

test('a number in no frame waits in a photograph alone', () => {
  expect(unprovable([])).toEqual([]);
  expect(unprovable([], { isPhotograph: true })).toEqual(['12.34', '56.78', '90.12']);
});
