/** Red stamps over a page: they are taken off, as far as colours tell them from what is printed. */
import type { GreyPicture } from './grey-picture.ts';
import { piecesOf } from './ink.ts';

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
  const side = Math.min(red.width, red.height);
  const stamps = piecesOf({ ...red, dots: mask }).filter(([left, top, right, bottom]) => {
    const [across, down] = [right - left, bottom - top];
    let filled = 0;
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) filled += mask[y * red.width + x]!;
    return (
      Math.min(across, down) >= side * SIZES[0] &&
      Math.max(across, down) <= side * SIZES[1] &&
      across / down >= SHAPES[0] &&
      across / down <= SHAPES[1] &&
      filled >= across * down * FILLED[0] &&
      filled <= across * down * FILLED[1]
    );
  });
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
