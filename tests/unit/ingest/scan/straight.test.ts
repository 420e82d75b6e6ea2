/** How pages that lie askew, or were photographed, are set straight. */
import { expect, test } from 'vitest';
import { blankPicture, type GreyPicture, transformed, turned } from '#ingest/scan/grey-picture.ts';
import { inkOf, rulingsOf } from '#ingest/scan/ink.ts';
import { degreesAskew, straightened } from '#ingest/scan/straight.ts';

const [WIDTH, HEIGHT] = [900, 640];
const LEVEL = Array.from({ length: 21 }, (_, at) => 60 + 25 * at);
const UPRIGHT = [60, 320, 430, 560, 690, 840];

/** A form of twenty rows and five columns, its lines two dots thick, with a mark in every other cell. */
function form(): GreyPicture {
  const page = blankPicture(WIDTH, HEIGHT);
  const fill = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y += 1) page.shades.fill(30, y * WIDTH + left, y * WIDTH + right);
  };
  for (const y of LEVEL) fill(60, y, 842, y + 2);
  for (const x of UPRIGHT) fill(x, 60, x + 2, 562);
  for (const [row, y] of LEVEL.slice(1).entries()) {
    for (const x of UPRIGHT.slice(row % 2, -1)) fill(x + 20, y - 16, x + 50, y - 10);
  }
  return page;
}

/** How a camera sees a form: aslant, so that its lines run together by some degrees; with a side in the shadow; bent. */
function photograph(page: GreyPicture, { bent = 0, shadow = 0 } = {}): GreyPicture {
  const seen = transformed(page, WIDTH, HEIGHT, (x, y) => {
    const [u, v] = [x / WIDTH - 0.5, y / HEIGHT - 0.5];
    const depth = 1 + 0.04 * u + 0.06 * v;
    const bow = bent * HEIGHT * Math.cos(Math.PI * u);
    return [(0.5 + (1.01 * u + 0.01 * v) / depth) * WIDTH, (0.5 + (0.012 * u + v) / depth) * HEIGHT + bow];
  });
  const shades = seen.shades.map((shade, at) => shade * (1 - (shadow * (at % WIDTH)) / WIDTH));
  return { ...seen, shades };
}

/** Lines by their axis, and whether each runs from one edge of the form to the other. */
function linesOf(page: GreyPicture) {
  const rulings = rulingsOf(inkOf(page));
  const across = rulings.filter(({ axis }) => axis === 'horizontal');
  const down = rulings.filter(({ axis }) => axis === 'vertical');
  return { across, down };
}

test.each([-1.2, 0.7, 2])('a page turned by %f degrees is turned back', (degrees) => {
  expect(degreesAskew(turned(form(), degrees))).toBeCloseTo(-degrees, 1);
});

test.each([
  ['aslant', {}],
  ['aslant and shadowed', { shadow: 0.5 }],
  ['aslant and bent', { bent: 0.015 }],
])('a form that was photographed %s has its lines where the paper has them', (_, how) => {
  const photographed = photograph(form(), how);
  expect(linesOf(photographed).across.length).toBeLessThan(LEVEL.length);
  const { page, isDrawnOut } = straightened(photographed);
  const { across, down } = linesOf(page);
  expect(isDrawnOut).toBe(true);
  expect(across).toHaveLength(LEVEL.length);
  expect(down).toHaveLength(UPRIGHT.length);
  for (const { from, to } of across) expect(to - from).toBeGreaterThan(740);
  for (const { from, to } of down) expect(to - from).toBeGreaterThan(480);
});

test('a page of which nothing runs together is turned and not drawn out', () => {
  const page = turned(form(), 1.2);
  const { page: straight, isDrawnOut } = straightened(page);
  expect(isDrawnOut).toBe(false);
  expect(Buffer.compare(straight.shades, turned(page, degreesAskew(page)).shades)).toBe(0);
});
