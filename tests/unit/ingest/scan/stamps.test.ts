/** What a red stamp covers is read as if it were not there; other red signs stay. */
import { expect, test } from 'vitest';
import { greyOf } from '#ingest/scan/grey-picture.ts';
import { inkOf } from '#ingest/scan/ink.ts';
import { stampsIn, withoutStamps } from '#ingest/scan/stamps.ts';

const SIZE = 400;
const [PAPER, RED, BLACK, UNDER] = [
  [246, 244, 240],
  [214, 48, 52],
  [24, 22, 20],
  [20, 6, 6],
] as const;

/** Paper, and what is painted on it. */
function painted(paint: (x: number, y: number) => readonly [number, number, number] | null) {
  const dots = new Uint8Array(SIZE * SIZE * 3);
  for (let at = 0; at < SIZE * SIZE; at += 1)
    dots.set(paint(at % SIZE, Math.floor(at / SIZE)) ?? PAPER, at * 3);
  const clear = withoutStamps(greyOf(dots, SIZE, SIZE, 3), dots, 3);
  return (x: number, y: number) => clear.shades[y * SIZE + x]!;
}

const isRing = (x: number, y: number) => Math.abs(Math.hypot(x - 200, y - 200) - 60) < 4;
const isDigit = (x: number, y: number) => x >= 136 && x < 150 && y >= 190 && y < 210;

test('a ring goes, and what is black beneath it stays', () => {
  const shadeAt = painted((x, y) => {
    if (isDigit(x, y)) return isRing(x, y) ? UNDER : BLACK;
    return isRing(x, y) ? RED : null;
  });
  expect(shadeAt(200, 140)).toBeGreaterThan(240);
  expect(shadeAt(260, 200)).toBeGreaterThan(240);
  expect(shadeAt(141, 200)).toBeLessThan(40);
  expect(shadeAt(148, 200)).toBeLessThan(40);
});

test.each([
  ['a line of red signs', (x: number, y: number) => x > 60 && x < 340 && x % 12 < 8 && y > 190 && y < 206],
  ['a red field', (x: number, y: number) => x > 120 && x < 220 && y > 120 && y < 220],
])('%s is no stamp', (_, isRed) => {
  const shadeAt = painted((x, y) => (isRed(x, y) ? RED : null));
  expect(shadeAt(198, 200)).toBeLessThan(110);
});

test('one that no colour tells from the print is found: what it covers may be lost', () => {
  const inGrey = (isInk: (x: number, y: number) => boolean) => {
    const shades = new Uint8Array(SIZE * SIZE).fill(245);
    for (let at = 0; at < shades.length; at += 1)
      if (isInk(at % SIZE, Math.floor(at / SIZE))) shades[at] = 90;
    return stampsIn(inkOf({ width: SIZE, height: SIZE, shades }));
  };
  expect(inGrey((x, y) => isRing(x, y) || isDigit(x, y))).toEqual([[136, 137, 264, 264]]);
  // A cell that a line of the form is left of.
  const isFrame = (x: number, y: number) =>
    Math.max(Math.abs(x - 200), Math.abs(y - 200)) < 60 &&
    Math.max(Math.abs(x - 200), Math.abs(y - 200)) > 56;
  expect(inGrey(isFrame)).toEqual([]);
});
