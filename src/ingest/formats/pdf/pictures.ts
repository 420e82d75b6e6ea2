/** Pictures on a page, and which of them may hold a form: what they show is not read, and has to be said. */
import { type DrawingOperator, type Painter } from './rulings.ts';
import { boxAround, runBox } from './content.ts';
import type { Box, PageContent } from './content.ts';
import { IDENTITY, multiply, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/** Of a page's area, the least that a form takes. */
const SMALLEST_FORM = 0.15;
/** As few characters over a picture are a page number or a stamp; more are what was recognised in it, or a title on it. */
const FEWEST_CHARACTERS = 12;
/** Letters drawn as outlines take this many numbers on a page at least; a coat of arms takes fewer. */
const FEWEST_NUMBERS = 6000;
/** Strips of one picture lie no further apart. */
const SAME_PICTURE = 2;

/**
 * Where pictures are. The library takes those out that it is told not to decode, and leaves the operators around them:
 * a map of the unit square onto the page, with nothing drawn in it.
 * @param paint says what the operation that ends a path draws
 * @param toPage maps the page's own space to points from its upper left corner
 */
export function findPictures(operators: Iterable<DrawingOperator>, paint: Painter, toPage: Matrix): Box[] {
  const pictures: Box[] = [];
  const outlines: Box[] = [];
  const saved: Matrix[] = [];
  let numbers = 0;
  let current = toPage;
  let isEmpty = false;
  const close = () => {
    if (isEmpty) pictures.push(squareOn(current));
    isEmpty = false;
  };
  for (const { name, args } of operators) {
    if (name === 'transform') {
      current = multiply(current, toMatrix(args) ?? IDENTITY);
      isEmpty = true;
    } else if (name === 'restore' || name === 'paintFormXObjectEnd') {
      close();
      current = saved.pop() ?? current;
    } else if (name === 'save' || name === 'paintFormXObjectBegin') {
      saved.push(current);
      if (name === 'save') continue;
      current = multiply(current, toMatrix(args?.[0]) ?? IDENTITY);
      isEmpty = false;
    } else if (name === 'constructPath') {
      if (paint(args?.[0]) === null) continue;
      isEmpty = false;
      numbers += lengthOf(args?.[1]);
      const bounds = args?.[2];
      if (isBounds(bounds)) outlines.push(boundsOn(current, bounds));
    } else if (name === 'showText' || name === 'shadingFill') isEmpty = false;
    else pictures.push(...repeatsOf(name, args ?? []).map((map) => squareOn(multiply(current, map))));
  }
  close();
  return [...pictures, ...(numbers >= FEWEST_NUMBERS ? [boxAround(outlines)] : [])];
}

/** Where the library draws one picture, or several alike, in one go: maps of the unit square. */
function repeatsOf(name: string, args: readonly unknown[]): Matrix[] {
  if (name === 'paintInlineImageXObjectGroup' || name === 'paintImageMaskXObjectGroup') {
    const pictures: unknown = args.at(-1);
    return (Array.isArray(pictures) ? (pictures as { transform?: unknown }[]) : [])
      .map(({ transform }) => toMatrix(transform))
      .filter((map) => map !== null);
  }
  if (name !== 'paintImageXObjectRepeat' && name !== 'paintImageMaskXObjectRepeat') return [];
  const scales = args.slice(1, -1).map(Number);
  const [a, b, c, d] = scales.length === 2 ? [scales[0]!, 0, 0, scales[1]!] : scales;
  const positions = Array.from(args.at(-1) as ArrayLike<number>);
  return positions.flatMap((x, index): Matrix[] =>
    index % 2 === 0 ? [[a!, b!, c!, d!, x, positions[index + 1]!]] : [],
  );
}

/** Operators that place several pictures at once. */
export const PICTURE_OPERATORS = [
  'paintInlineImageXObjectGroup',
  'paintImageMaskXObjectGroup',
  'paintImageXObjectRepeat',
  'paintImageMaskXObjectRepeat',
] as const;

const lengthOf = (data: unknown): number => {
  const numbers: unknown = Array.isArray(data) ? data[0] : data;
  return numbers instanceof Float32Array ? numbers.length : 0;
};

export const isBounds = (bounds: unknown): bounds is ArrayLike<number> =>
  (bounds instanceof Float32Array || Array.isArray(bounds)) && bounds.length === 4;

const squareOn = (matrix: Matrix): Box => boundsOn(matrix, [0, 0, 1, 1]);

/** The upright box around a rectangle given by two corners. */
export function boundsOn([a, b, c, d, e, f]: Matrix, bounds: ArrayLike<number>): Box {
  const corners = [0, 2].flatMap((x) =>
    [1, 3].map((y) => {
      const [right, up] = [bounds[x]!, bounds[y]!];
      return [a * right + c * up + e, b * right + d * up + f] as const;
    }),
  );
  return boxAround(corners.map(([x, y]) => [x, y, x, y]));
}

/** Pictures large enough for a form that no text stands over: whatever they hold was not read. */
export function unreadPictures({ width, height, pictures = [], runs }: PageContent): Box[] {
  const onPage = pictures
    .map(([left, top, right, bottom]): Box => [
      Math.max(0, left),
      Math.max(0, top),
      Math.min(width, right),
      Math.min(height, bottom),
    ])
    .filter(([left, top, right, bottom]) => right > left && bottom > top);
  return joinStrips(onPage).filter((box) => {
    const [left, top, right, bottom] = box;
    const over = runs.filter((run) => {
      const [x, , end, y] = runBox(run);
      return (x + end) / 2 > left && (x + end) / 2 < right && y > top && y < bottom;
    });
    const characters = over.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
    return (
      (right - left) * (bottom - top) >= width * height * SMALLEST_FORM && characters < FEWEST_CHARACTERS
    );
  });
}

/** Boxes that touch, as one. */
function joinStrips(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    let whole = box;
    for (let at = joined.length - 1; at >= 0; at -= 1) {
      if (!touches(joined[at]!, whole)) continue;
      whole = boxAround([joined[at]!, whole]);
      joined.splice(at, 1);
      at = joined.length;
    }
    joined.push(whole);
  }
  return joined;
}

const touches = (a: Box, b: Box): boolean =>
  a[0] <= b[2] + SAME_PICTURE &&
  b[0] <= a[2] + SAME_PICTURE &&
  a[1] <= b[3] + SAME_PICTURE &&
  b[1] <= a[3] + SAME_PICTURE;
