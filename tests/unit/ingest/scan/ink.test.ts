/** What is found of ink and rulings in a picture. */
import { expect, test } from 'vitest';
import { blankPicture, greyOf, type GreyPicture } from '#ingest/scan/grey-picture.ts';
import { darkened, inkOf, rulingsOf, withoutBlots, withoutRulings } from '#ingest/scan/ink.ts';

function fill(
  { width, shades }: GreyPicture,
  [left, top, right, bottom]: readonly [number, number, number, number],
): void {
  for (let y = top; y < bottom; y += 1) shades.fill(30, y * width + left, y * width + right);
}

/** A form of two rows and two columns on a page of 600 × 800 dots, its lines two dots thick. */
function form(): GreyPicture {
  const page = blankPicture(600, 800);
  for (const y of [100, 160, 220]) fill(page, [50, y, 550, y + 2]);
  for (const x of [50, 300, 548]) fill(page, [x, 100, x + 2, 222]);
  return page;
}

test('the lines of a form are found where they are', () => {
  const rulings = rulingsOf(inkOf(form()));
  expect(rulings.filter(({ axis }) => axis === 'horizontal').map(({ at }) => at)).toEqual([101, 161, 221]);
  expect(rulings.filter(({ axis }) => axis === 'vertical').map(({ at }) => Math.round(at))).toEqual([
    51, 301, 549,
  ]);
});

test('a line goes on between two others in a row so low that a stroke of large type is as long', () => {
  const page = form();
  // Below the form a row of heads, and one that is over both columns: 14 dots each.
  for (const y of [234, 248]) fill(page, [50, y, 550, y + 2]);
  for (const x of [50, 548]) fill(page, [x, 222, x + 2, 250]);
  fill(page, [300, 236, 302, 248]);
  // A digit in the row over both columns touches neither of its lines.
  fill(page, [300, 226, 302, 231]);
  const upright = rulingsOf(inkOf(page)).filter(
    ({ axis, at }) => axis === 'vertical' && Math.round(at) === 301,
  );
  expect(upright.map(({ from, to }) => [from, to])).toEqual([
    [100, 222],
    [235, 249],
  ]);
});

test('a stroke of large type is no line of a form, for it ends nowhere', () => {
  const page = form();
  fill(page, [100, 400, 150, 404]);
  expect(rulingsOf(inkOf(page))).toHaveLength(6);
});

test('a line of small type is no line of a form, though its signs stand close', () => {
  const page = form();
  // Strokes of four dots with two of paper between them, from edge to edge of the form.
  for (let x = 50; x < 550; x += 6) fill(page, [x, 400, x + 4, 402]);
  expect(rulingsOf(inkOf(page))).toHaveLength(6);
});

test('without its lines the page keeps what stands between them', () => {
  const page = form();
  fill(page, [100, 120, 110, 140]);
  const ink = inkOf(page);
  const clear = withoutRulings(page, rulingsOf(ink), ink);
  const dark = clear.shades.reduce((count, shade) => count + (shade < 128 ? 1 : 0), 0);
  // 10 × 20 of the mark, and 2 × 2 where lines meet nine times: a sign might go through there.
  expect(dark).toBe(200 + 36);
});

test('a shadow over half the page is no ink', () => {
  const page = form();
  for (let y = 0; y < 800; y += 1)
    for (let x = 0; x < 600; x += 1) page.shades[y * 600 + x]! *= 1 - (0.5 * x) / 600;
  const ink = inkOf(page);
  const share = ink.dots.reduce((sum, dot) => sum + dot, 0) / ink.dots.length;
  expect(share).toBeLessThan(0.012);
});

test('faint ink becomes dark, and paper stays paper', () => {
  const page = form();
  const faint = { ...page, shades: page.shades.map((shade) => 250 - ((255 - shade) * 60) / 225) };
  const dark = darkened(faint, inkOf(faint));
  expect(dark.shades[101 * 600 + 200]).toBeLessThan(110);
  expect(dark.shades[130 * 600 + 200]).toBeGreaterThan(245);
  expect(darkened(page, inkOf(page))).toBe(page);
});

test('colours become shades by how bright they are to the eye, what is transparent is paper', () => {
  expect([...greyOf(Uint8Array.from([255, 0, 0, 255, 0, 0, 0, 0]), 2, 1, 4).shades]).toEqual([77, 255]);
});

test('a form keeps its lines where the table beside the paper is dark, and a line that touches it stays', () => {
  const page = form();
  fill(page, [0, 0, 40, 800]);
  fill(page, [0, 0, 600, 30]);
  fill(page, [40, 300, 550, 302]);
  const rulings = rulingsOf(withoutBlots(inkOf(page)));
  expect(rulings.filter(({ axis }) => axis === 'horizontal').map(({ at }) => at)).toEqual([
    101, 161, 221, 301,
  ]);
  expect(rulings.filter(({ axis }) => axis === 'vertical')).toHaveLength(3);
});
