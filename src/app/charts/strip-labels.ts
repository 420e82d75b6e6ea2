/** Where the labels of a strip stand: in lanes one above the other, so that none covers another. */
import { textWidth } from './theme.ts';

/** A label with the middle of its text along the axis, in pixels, and its lane, 0 the lowest. */
export interface StripLabel {
  readonly index: number;
  readonly text: string;
  readonly middle: number;
  readonly lane: number;
}

const GAP = 10;

/**
 * Places the labels that are not empty, in the order given: each in the lowest lane with room for it.
 * @param across where along the axis their points stand
 * @param width of the whole picture
 * @param left room left of the beginning of the axis
 */
export function placeStripLabels(
  labels: readonly string[],
  across: readonly number[],
  width: number,
  left: number,
): StripLabel[] {
  const lanes: { from: number; to: number }[][] = [];
  return labels.flatMap((text, index): StripLabel[] => {
    if (text === '') return [];
    const half = textWidth(text, 12) / 2 + 3;
    const middle = Math.max(half - left, Math.min(across[index]!, width - left - half));
    const span = { from: middle - half - GAP / 2, to: middle + half + GAP / 2 };
    const free = lanes.findIndex((taken) =>
      taken.every(({ from, to }) => span.to <= from || span.from >= to),
    );
    const lane = free < 0 ? lanes.length : free;
    (lanes[lane] ??= []).push(span);
    return [{ index, text, middle, lane }];
  });
}
