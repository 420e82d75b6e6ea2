/** What a page is painted with before text is set on it: text as white as the paper is seen only on another ground. */
import { boundsOn, findPictures, isBounds } from './pictures.ts';
import { type DrawingOperator, type Painter, rectanglesOf } from './rulings.ts';
import type { Box } from './content.ts';
import { IDENTITY } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/** Channels of a colour that nobody tells from white paper. */
const LEAST_WHITE = 0xf0;

/** Whether a colour, as the library gives it, is that of the paper. A pattern is none. */
export function isWhite(colour: string): boolean {
  return (
    /^#[\da-f]{6}$/i.test(colour) &&
    [1, 3, 5].every((at) => parseInt(colour.slice(at, at + 2), 16) >= LEAST_WHITE)
  );
}

/** How light a colour is that print is never set in, of 255. */
const PALE = 0xa0;

/** Whether a colour that lets so much of white paper through is pale. A pattern is not. */
export function isPaleOn(colour: string, opacity: number): boolean {
  if (!/^#[\da-f]{6}$/i.test(colour)) return false;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 255 - (255 - (red * 0.3 + green * 0.59 + blue * 0.11)) * opacity >= PALE;
}

/** A sign that has been drawn, and how far it reaches across and up. */
interface Sign {
  readonly transform: Matrix;
  readonly drawn: readonly [across: number, up: number];
  isGone: boolean;
}

/** What a path is drawn with. */
interface Drawing {
  readonly colour: string;
  readonly matrix: Matrix;
  /** The area that is drawn on; null where it is the whole page. */
  readonly clip: Box | null;
}

/** The areas of a page that are painted in other colours than white, as its operators come. */
export class Grounds {
  readonly #areas: Box[] = [];
  readonly #operators: Iterable<DrawingOperator>;
  readonly #paint: Painter;
  #pictures: readonly Box[] | null = null;
  #isShaded = false;

  /** @param paint says what the operation that ends a path draws */
  constructor(operators: Iterable<DrawingOperator>, paint: Painter) {
    this.#operators = operators;
    this.#paint = paint;
  }

  /** Takes up a path that is drawn in a colour. */
  draw(args: readonly unknown[] | null, colour: string, matrix: Matrix): void {
    const kind = this.#paint(args?.[0]);
    const bounds = args?.[2];
    if (isWhite(colour) || kind === null || kind === 'stroke' || !isBounds(bounds)) return;
    this.#areas.push(boundsOn(matrix, bounds));
  }

  /** Takes signs out of sight that stand under a white box drawn over them. */
  cover(signs: readonly Sign[], args: readonly unknown[] | null, { colour, matrix, clip }: Drawing): void {
    const kind = this.#paint(args?.[0]);
    if (!isWhite(colour) || kind === null || kind === 'stroke') return;
    for (const box of rectanglesOf(args?.[1], matrix)) {
      const area = within(clip, box);
      for (const sign of signs) if (isInside(area, sign.transform, sign.drawn)) sign.isGone = true;
    }
  }

  /** Takes up a shading, whose edge is not known: any text may stand on it. */
  shade(): void {
    this.#isShaded = true;
  }

  /** Whether a point of the page's own space lies in what was painted until now, or in a picture. */
  covers(x: number, y: number): boolean {
    if (this.#isShaded) return true;
    this.#pictures ??= findPictures(this.#operators, this.#paint, IDENTITY);
    const isIn = ([left, top, right, bottom]: Box) => left <= x && x <= right && top <= y && y <= bottom;
    return this.#areas.some(isIn) || this.#pictures.some(isIn);
  }
}

/** The area that both leave. */
export const within = (one: Box | null, other: Box): Box =>
  one === null
    ? other
    : [
        Math.max(one[0], other[0]),
        Math.max(one[1], other[1]),
        Math.min(one[2], other[2]),
        Math.min(one[3], other[3]),
      ];

/** Of the height of the type, where the middle of a sign is above its baseline. */
const MIDDLE = 0.35;

/** Whether the middle of a sign lies in an area: what is cut off beyond it is seen all the same. */
export function isInside(
  clip: Box | null,
  [, , c, d, x, y]: Matrix,
  along: readonly [number, number],
): boolean {
  if (clip === null) return true;
  const [across, up] = [x + along[0] / 2 + c * MIDDLE, y + along[1] / 2 + d * MIDDLE];
  return across >= clip[0] && across <= clip[2] && up >= clip[1] && up <= clip[3];
}
