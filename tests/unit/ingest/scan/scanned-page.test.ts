/** What stands where on a page, with networks that say what a test gives them. */
import { expect, test } from 'vitest';
import { blankPicture, type DotBox, type GreyPicture, transformed } from '#ingest/scan/grey-picture.ts';
import { readScannedPage } from '#ingest/scan/scanned-page.ts';

/** Finds text in these boxes, and reads a digit in each of them, or what is said, with as much certainty. */
const finding = (boxes: readonly DotBox[], { text = '7', certainty = 1 } = {}) => {
  const signs = ['', ...new Set(text)];
  // A column a sign, and one of none behind it.
  const columns = [...text].flatMap((sign) => [signs.indexOf(sign), 0]);
  const said = columns.flatMap((own) => signs.map((_, at) => (at === own ? (at === 0 ? 1 : certainty) : 0)));
  let read = 0;
  const detection = {
    run: async (_: Float32Array, shape: readonly number[]) => {
      const [, , height, width] = shape as [number, number, number, number];
      const data = new Float32Array(width * height);
      for (const [left, top, right, bottom] of boxes)
        for (let y = top; y < bottom; y += 1) data.fill(0.9, y * width + left, y * width + right);
      return { data, shape };
    },
  };
  const recognition = {
    run: async (_: Float32Array, [count]: readonly number[]) => {
      read += count!;
      const data = Float32Array.from({ length: count! * said.length }, (__, at) => said[at % said.length]!);
      return { data, shape: [count!, columns.length, signs.length] };
    },
  };
  return { recogniser: { detection, recognition, signs }, count: () => read };
};

/** Strokes of ten dots on a page of 640 × 320. */
function strokes(...lefts: readonly number[]): GreyPicture {
  const page = blankPicture(640, 320);
  for (const left of lefts)
    for (let y = 100; y < 120; y += 1) page.shades.fill(20, y * 640 + left, y * 640 + left + 10);
  return page;
}

test('a sign that two boxes hold is read once', async () => {
  // The second box is of the last sign alone, which the first one cuts through.
  const { recogniser, count } = finding([
    [100, 104, 146, 116],
    [150, 104, 158, 116],
  ]);
  const { runs } = await readScannedPage(strokes(100, 115, 130, 145), 640, recogniser, {});
  expect(count()).toBe(1);
  expect(runs.map(({ right }) => right)).toEqual([155]);
});

test('texts of cells beside each other stay apart', async () => {
  const { recogniser } = finding([
    [100, 104, 126, 116],
    [300, 104, 326, 116],
  ]);
  const { runs } = await readScannedPage(strokes(100, 115, 300, 315), 640, recogniser, {});
  expect(runs.map(({ left, right }) => [left, right])).toEqual([
    [100, 125],
    [300, 325],
  ]);
});

/** A form of eleven rows and two columns, with a digit in a cell and one beneath the form, photographed aslant. */
function photographedForm(): GreyPicture {
  const page = blankPicture(640, 800);
  const fill = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y += 1) page.shades.fill(20, y * 640 + left, y * 640 + right);
  };
  for (let y = 100; y <= 650; y += 50) fill(50, y, 590, y + 2);
  for (const x of [50, 320, 588]) fill(x, 100, x + 2, 652);
  fill(180, 315, 190, 335);
  fill(180, 700, 190, 720);
  return transformed(page, 640, 800, (x, y) => {
    const [u, v] = [x / 640 - 0.5, y / 800 - 0.5];
    const depth = 1 + 0.05 * u + 0.06 * v;
    return [(0.5 + (u + 0.01 * v) / depth) * 640, (0.5 + (0.012 * u + v) / depth) * 800];
  });
}

test('in a photograph a number in no frame waits: it may be one of the next column', async () => {
  const { recogniser } = finding([
    [170, 310, 200, 340],
    [170, 695, 200, 725],
  ]);
  const { runs, rulings } = await readScannedPage(photographedForm(), 640, recogniser, {});
  expect(rulings.length).toBeGreaterThan(10);
  expect(runs.map(({ signs }) => Math.max(...signs.map(({ certainty }) => certainty)))).toEqual([1, 0.4]);
});

test('of unclear text only what holds a digit is kept: the rest may be a stamp', async () => {
  const page = blankPicture(400, 200);
  for (const y of [40, 120])
    for (let row = y; row < y + 20; row += 1) page.shades.fill(20, row * 400 + 100, row * 400 + 300);
  const textsOf = async (text: string) => {
    const { recogniser } = finding([[90, 35, 310, 65]], { text, certainty: 0.4 });
    return (await readScannedPage(page, 400, recogniser, {})).runs.map((run) => run.text);
  };
  expect(await textsOf('支出12.50万')).toContain('支出12.50万');
  expect(await textsOf('支出1250万')).toContain('支出1250万');
  expect(await textsOf('临江县财政局')).toEqual([]);
  // A speck behind it is no stop, nor one before a code.
  expect(await textsOf('1,253.97.')).toContain('1,253.97');
  expect(await textsOf('.204')).toContain('204');
  expect(await textsOf('.85')).toContain('.85');
});
