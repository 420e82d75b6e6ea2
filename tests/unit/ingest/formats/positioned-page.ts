/** Pages built by hand: text at places, and the lines of a frame. */
import type { PageContent, Ruling, TextRun } from '#ingest/formats/pdf/content.ts';

/** Height of the type of every run. */
export const SIZE = 10;

/** How wide a text is: an ideograph as wide as high, anything else half as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char > '\u2E7F' ? SIZE : SIZE / 2), 0);

/** A run of text that begins at `left`. */
export function run(text: string, left: number, baseline: number, size = SIZE): TextRun {
  return { text, left, right: left + (widthOf(text) * size) / SIZE, baseline, size };
}

/** A frame of rulings at these x and y. */
export function frame(xs: readonly number[], ys: readonly number[]): Ruling[] {
  const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
  return [
    ...xs.map((at): Ruling => ({ axis: 'vertical', at, from: top, to: bottom })),
    ...ys.map((at): Ruling => ({ axis: 'horizontal', at, from: left, to: right })),
  ];
}

/** A page of 600 × 800 points. */
export function page(number: number, runs: readonly TextRun[], rulings: readonly Ruling[] = []): PageContent {
  return { number, width: 600, height: 800, runs, rulings };
}
