/** What is found of rulings in a picture, and how a page that lies askew is set straight. */
import { expect, test } from 'vitest';
import { blankPicture, greyOf, type GreyPicture, squared, turned } from '#ingest/scan/grey-picture.ts';
import { darkened, degreesAskew, inkOf, rulingsOf, straightened, withoutRulings } from '#ingest/scan/ink.ts';

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

test.each([-1.2, 0.7, 2])('a page turned by %f degrees is turned back', (degrees) => {
  expect(degreesAskew(turned(form(), degrees))).toBeCloseTo(-degrees, 1);
});

test('lines that run together, as in a photograph, are drawn out until they are parallel', () => {
  // Aslant from below and from one side: each edge of the picture leans by some degrees.
  const paper = form();
  for (const y of [300, 360, 420, 480, 540, 600]) fill(paper, [50, y, 550, y + 2]);
  for (const x of [50, 300, 548]) fill(paper, [x, 300, x + 2, 602]);
  const photograph = squared(paper, { above: 1.2, beneath: -1.6, left: 1.5, right: -2.1 });
  // How much higher the first line is at its left than at its right, the last one, and the frame's left side above than below.
  const leans = (page: GreyPicture) => {
    const isInk = (x: number, y: number) => page.shades[y * page.width + x]! < 128;
    const highest = (x: number) => Array.from({ length: 800 }, (_, y) => y).find((y) => isInk(x, y))!;
    const lowest = (x: number) => Array.from({ length: 800 }, (_, y) => y).findLast((y) => isInk(x, y))!;
    const leftmost = (y: number) => Array.from({ length: 600 }, (_, x) => x).find((x) => isInk(x, y))!;
    return [
      highest(100) - highest(500),
      lowest(100) - lowest(500),
      leftmost(highest(100) + 15) - leftmost(lowest(100) - 15),
    ].map(Math.abs);
  };
  expect(Math.min(...leans(photograph))).toBeGreaterThan(5);
  expect(Math.max(...leans(straightened(photograph).page))).toBeLessThanOrEqual(2);
});

test('a page of which nothing runs together is turned and not drawn out', () => {
  const page = turned(form(), 1.2);
  const { page: straight, isDrawnOut } = straightened(page);
  expect(isDrawnOut).toBe(false);
  expect(Buffer.compare(straight.shades, turned(page, degreesAskew(page)).shades)).toBe(0);
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
