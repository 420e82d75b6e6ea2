/** Signs in the order they are drawn in → stretches of text. */
import type { Matrix } from './matrix.ts';
import type { TextItem } from './content.ts';

/** A sign as it is drawn. */
export interface DrawnSign {
  /** Which of the page's pieces of text it is of, drawn in one go. */
  readonly piece: number;
  readonly text: string;
  readonly transform: Matrix;
  readonly width: number;
  readonly isPale: boolean;
  /** Whether it lies outside what is drawn on. */
  readonly isCutOff: boolean;
}

/** Signs that follow each other, all of them inside of what is drawn on, or all outside. */
export type Stretch = TextItem & Pick<DrawnSign, 'isCutOff'>;

/** Of the height of the type, the width of blanks that part two texts: fewer part two words. */
const WIDE_BLANK = 0.9;

/** Signs that follow each other on one baseline, as one stretch. Blanks in it are one, and take no part of its width at its end. */
export function composeItems(glyphs: readonly DrawnSign[]): Stretch[] {
  const items: { str: string; transform: Matrix; width: number; isPale: boolean; isCutOff: boolean }[] = [];
  let blanks = false;
  let before = -1;
  for (const [index, { piece, text, transform, width, isPale, isCutOff }] of glyphs.entries()) {
    const last = items.at(-1);
    if (text.trim() === '') {
      blanks = true;
      continue;
    }
    if (last && blanks) last.str += ' ';
    const isOther =
      last?.isPale !== isPale ||
      last.isCutOff !== isCutOff ||
      (piece !== before && glyphs[index + 1]?.piece === piece && areTwoNumbers(last.str, text));
    if (last && !isOther && followsOn(last, transform, blanks ? WIDE_BLANK : JOINT)) {
      last.str += text;
      last.width = Math.hypot(transform[4] - last.transform[4], transform[5] - last.transform[5]) + width;
    } else items.push({ str: text, transform, width, isPale, isCutOff });
    blanks = false;
    before = piece;
  }
  return items;
}

/** Whether what ends like an amount is followed by another number: an amount too long for its cell, and the code in the next. */
export const areTwoNumbers = (before: string, after: string): boolean =>
  /\d\.\d{2}$/.test(before) && /^\d/.test(after);

/** Of the height of the type, the gap between two signs of one text. */
const JOINT = 0.15;

function followsOn({ transform: first, width }: TextItem, next: Matrix, most: number): boolean {
  const [a, b, c, d, x, y] = first;
  const along = Math.hypot(a, b);
  const size = Math.hypot(c, d);
  if (along === 0 || [0, 1, 2, 3].some((index) => Math.abs(first[index]! - next[index]!) > size * 0.01))
    return false;
  const [right, up] = [next[4] - x, next[5] - y];
  const gap = (right * a + up * b) / along - width;
  const aside = Math.abs(right * b - up * a) / along;
  return aside < size * 0.02 && gap > -size * 0.2 && gap < size * most;
}

/** Whether a stretch goes on with the next as one text does, in which no blank stands. */
export const goesOnWith = (stretch: TextItem, next: TextItem): boolean =>
  followsOn(stretch, next.transform, JOINT);
