/** Stamps over a page: red ones are taken off, as far as colours tell them from what is printed; others are found. */
import type { DotBox, GreyPicture } from './grey-picture.ts';
import { type Ink, piecesOf } from './ink.ts';

/** So much redder than green and blue is the ink of a stamp. */
const REDDER = 36;
/** Looked for on so many dots along the shorter side. */
const SIDE = 400;
/** Of the shorter side of a page: the least and the most that a stamp measures. */
const SIZES = [0.07, 0.45] as const;
/** Round and square ones are as wide as high, oval ones wider. */
const SHAPES = [0.7, 1.7] as const;
/** Of its box, the least and the most that is red: a ring with signs, and no photograph. */
const FILLED = [0.02, 0.5] as const;

/**
 * A page without its red stamps: what is black beneath them stays. Red signs elsewhere stay as well.
 * @param dots red, green and blue, and how opaque a dot is where there are four `channels`
 */
export function withoutStamps(
  page: GreyPicture,
  dots: Uint8Array | Uint8ClampedArray,
  channels: 3 | 4,
): GreyPicture {
  const { width, height } = page;
  const isRed = (at: number) => {
    const red = dots[at * channels]!;
    return red - dots[at * channels + 1]! > REDDER && red - dots[at * channels + 2]! > REDDER;
  };
  const step = Math.max(1, Math.round(Math.min(width, height) / SIDE));
  const red = { width: Math.floor(width / step), height: Math.floor(height / step) };
  const mask = new Uint8Array(red.width * red.height);
  let count = 0;
  for (let y = 0; y < red.height * step; y += 1) {
    for (let x = 0; x < red.width * step; x += 1) {
      if (!isRed(y * width + x)) continue;
      mask[Math.floor(y / step) * red.width + Math.floor(x / step)] = 1;
      count += 1;
    }
  }
  if (count === 0) return page;
  const stamps = sealsIn({ ...red, dots: mask });
  if (stamps.length === 0) return page;
  const shades = page.shades.slice();
  for (const box of stamps) {
    const [left, top, right, bottom] = box.map((edge) => edge * step) as [number, number, number, number];
    const inBox: number[] = [];
    for (let y = top; y < Math.min(height, bottom); y += 1)
      for (let x = left; x < Math.min(width, right); x += 1)
        if (isRed(y * width + x)) inBox.push(y * width + x);
    const reds = inBox.map((at) => dots[at * channels]!).sort((a, b) => a - b);
    // Its ink is as bright in red as paper is, or nearly; what is printed beneath is not.
    const bright = reds[Math.floor(reds.length * 0.75)]!;
    for (const at of inBox) shades[at] = Math.min(255, (dots[at * channels]! * 255) / bright);
  }
  return { ...page, shades };
}

/** Boxes around what has the size and the shape of a round stamp, in ink that holds no rulings. */
export const stampsIn = (ink: Ink): DotBox[] => sealsIn(ink).filter((box) => emptyEdges(box, ink) >= ROUND);

/** Boxes around what has the size of a stamp, round or square. */
function sealsIn(ink: Ink): DotBox[] {
  const side = Math.min(ink.width, ink.height);
  return piecesOf(ink).filter(([left, top, right, bottom]) => {
    const [across, down] = [right - left, bottom - top];
    if (Math.min(across, down) < side * SIZES[0] || Math.max(across, down) > side * SIZES[1]) return false;
    if (across / down < SHAPES[0] || across / down > SHAPES[1]) return false;
    let filled = 0;
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) filled += ink.dots[y * ink.width + x]!;
    return filled >= across * down * FILLED[0] && filled <= across * down * FILLED[1];
  });
}

/** Of the eight halves of the edges of a box, as many are empty at their ends where it holds something round. */
const ROUND = 6;

/** At how many of its ends the edges of a box hold no ink: those of a frame do. */
function emptyEdges([left, top, right, bottom]: DotBox, { width, dots }: Ink): number {
  const [across, down] = [(right - left) >> 2, (bottom - top) >> 2];
  const isEmpty = (fromX: number, fromY: number, toX: number, toY: number) => {
    for (let y = fromY; y < toY; y += 1)
      for (let x = fromX; x < toX; x += 1) if (dots[y * width + x] === 1) return false;
    return true;
  };
  return [
    ...[top, bottom - 1].flatMap((y) => [
      isEmpty(left, y, left + across, y + 1),
      isEmpty(right - across, y, right, y + 1),
    ]),
    ...[left, right - 1].flatMap((x) => [
      isEmpty(x, top, x + 1, top + down),
      isEmpty(x, bottom - down, x + 1, bottom),
    ]),
  ].filter(Boolean).length;
}
