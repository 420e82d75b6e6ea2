/** The straight lines a page draws: strokes along an axis, and filled rectangles as thin as a line. */
import type { Box, Ruling } from './content.ts';
import type { Matrix } from './matrix.ts';
import { IDENTITY, multiply, toMatrix } from './matrix.ts';

/** The operators of a page, by name, with their arguments. */
export interface DrawingOperator {
  readonly name: string;
  readonly args: readonly unknown[] | null;
}

/** What the operation that ends a path draws; null where it draws nothing. */
export type Painter = (operation: unknown) => 'stroke' | 'fill' | 'both' | null;

/** What is thinner than this is a line and not an area. */
const THICKEST = 3;
/** Shorter lines are parts of signs. */
const SHORTEST = 3;

const PATH_MOVE = 0;
const PATH_LINE = 1;
const PATH_CURVE = 2;
const PATH_QUADRATIC = 3;
const PATH_CLOSE = 4;

type Point = readonly [number, number];

/**
 * Follows a page's operators and collects its rulings.
 * @param paint says what the operation that ends a path draws
 * @param toPage maps the page's own space to points from its upper left corner
 * @param scale of the page against ordinary ones
 */
export function findRulings(
  operators: Iterable<DrawingOperator>,
  paint: Painter,
  toPage: Matrix,
  scale = 1,
): Ruling[] {
  const rulings: Ruling[] = [];
  const dots: Dot[] = [];
  const saved: Matrix[] = [];
  let current = toPage;
  for (const { name, args } of operators) {
    if (name === 'save') saved.push(current);
    else if (name === 'restore') current = saved.pop() ?? current;
    else if (name === 'transform') current = multiply(current, toMatrix(args) ?? IDENTITY);
    else if (name === 'paintFormXObjectBegin') {
      saved.push(current);
      current = multiply(current, toMatrix(args?.[0]) ?? IDENTITY);
    } else if (name === 'paintFormXObjectEnd') current = saved.pop() ?? current;
    else if (name === 'constructPath' && args) {
      const kind = paint(args[0]);
      if (kind === null) continue;
      for (const path of subpaths(args[1], current)) {
        const thin = thinRectangle(path, scale);
        const dot = dotOf(path, kind, scale);
        if (dot) dots.push(dot);
        if (thin) rulings.push(thin);
        else if (kind !== 'fill') rulings.push(...axialEdges(path, scale));
      }
    }
  }
  return [...rulings, ...dottedLines(dots, scale)];
}

/** A dot of a dotted line, or a dash: its middle, and how wide and high it is. */
interface Dot {
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
}

/** Longer pieces are no dashes. */
const LONGEST_DASH = 8;
/** Dots of one line are no further apart than this, or than they are long, and so many at least. */
const DOT_PITCH = 6;
const DASH_PITCH = 2.2;
const FEWEST_DOTS = 5;

/** A path as small as a dot, or a stroke or a bar as short as a dash. */
function dotOf(path: readonly Point[], kind: ReturnType<Painter>, scale: number): Dot | null {
  if (path.length < (kind === 'fill' ? 4 : 2)) return null;
  const [left, top, right, bottom] = boundsOf(path);
  const [width, height] = [right - left, bottom - top];
  const isSmall =
    Math.max(width, height) <= LONGEST_DASH * scale && Math.min(width, height) <= SHORTEST * scale;
  return isSmall ? { middle: [(left + right) / 2, (top + bottom) / 2], width, height } : null;
}

/** Lines that are drawn dot by dot, or dash by dash. */
function dottedLines(dots: readonly Dot[], scale: number): Ruling[] {
  return (['horizontal', 'vertical'] as const).flatMap((axis) => {
    const rows = new Map<number, { along: number; length: number }[]>();
    for (const { middle, width, height } of dots) {
      const isAcross = axis === 'horizontal';
      const [along, at, length] = isAcross ? [middle[0], middle[1], width] : [middle[1], middle[0], height];
      if ((isAcross ? height : width) > Math.max(length, SHORTEST * scale)) continue;
      const key = Math.round(at / scale);
      const row = rows.get(key);
      if (row) row.push({ along, length });
      else rows.set(key, [{ along, length }]);
    }
    return [...rows].flatMap(([key, row]) =>
      rowsOfDots(row, scale).map(([from, to]): Ruling => ({ axis, at: key * scale, from, to })),
    );
  });
}

function rowsOfDots(
  dots: readonly { along: number; length: number }[],
  scale: number,
): [from: number, to: number][] {
  const rows: { along: number; length: number }[][] = [];
  for (const dot of [...dots].sort((a, b) => a.along - b.along)) {
    const row = rows.at(-1);
    const pitch = Math.max(DOT_PITCH * scale, dot.length * DASH_PITCH);
    if (row && dot.along - row.at(-1)!.along <= pitch) row.push(dot);
    else rows.push([dot]);
  }
  return rows
    .filter((row) => row.length >= FEWEST_DOTS)
    .map((row) => [row[0]!.along - row[0]!.length / 2, row.at(-1)!.along + row.at(-1)!.length / 2]);
}

/** The corner points of each straight-edged part of a path, on the page. */
function subpaths(data: unknown, matrix: Matrix): Point[][] {
  const numbers = Array.isArray(data) ? (data[0] as unknown) : data;
  if (!(numbers instanceof Float32Array) && !Array.isArray(numbers)) return [];
  const values = numbers as ArrayLike<number>;
  const paths: Point[][] = [];
  let path: Point[] = [];
  const at = (index: number): Point => {
    const x = values[index] ?? 0;
    const y = values[index + 1] ?? 0;
    return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
  };
  const close = () => {
    if (path.length > 1) paths.push(path);
    path = [];
  };
  for (let index = 0; index < values.length;) {
    const step = values[index];
    index += 1;
    if (step === PATH_MOVE) {
      close();
      path.push(at(index));
      index += 2;
    } else if (step === PATH_LINE) {
      path.push(at(index));
      index += 2;
    } else if (step === PATH_CURVE || step === PATH_QUADRATIC) {
      index += step === PATH_CURVE ? 6 : 4;
      const end = at(index - 2);
      close();
      path.push(end);
    } else if (step === PATH_CLOSE) {
      if (path[0]) path.push(path[0]);
    } else break;
  }
  close();
  return paths;
}

const boundsOf = (path: readonly Point[]): Box => {
  const [xs, ys] = [path.map(([x]) => x), path.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** The upright rectangles of a path: of any other outline the box around it is not all filled. */
export function rectanglesOf(data: unknown, matrix: Matrix): Box[] {
  return subpaths(data, matrix).flatMap((path) => {
    const box = boundsOf(path);
    const isAtCorner = ([x, y]: Point) => (x === box[0] || x === box[2]) && (y === box[1] || y === box[3]);
    return path.length >= 4 && path.every(isAtCorner) ? [box] : [];
  });
}

/** A closed path no thicker than a line. */
const thinRectangle = (path: readonly Point[], scale: number): Ruling | null =>
  path.length < 4 ? null : lineOf(boundsOf(path), scale);

/** A box no thicker than a line, as the line it is; null for any other. */
export function lineOf([left, top, right, bottom]: Box, scale: number): Ruling | null {
  if (bottom - top < THICKEST * scale && right - left > SHORTEST * scale) {
    return { axis: 'horizontal', at: (top + bottom) / 2, from: left, to: right };
  }
  if (right - left < THICKEST * scale && bottom - top > SHORTEST * scale) {
    return { axis: 'vertical', at: (left + right) / 2, from: top, to: bottom };
  }
  return null;
}

function axialEdges(path: readonly Point[], scale: number): Ruling[] {
  return path.slice(1).flatMap((end, index): Ruling[] => {
    const start = path[index]!;
    const across = Math.abs(end[0] - start[0]);
    const down = Math.abs(end[1] - start[1]);
    if (across >= SHORTEST * scale && down < scale) {
      const [from, to] = [Math.min(start[0], end[0]), Math.max(start[0], end[0])];
      return [{ axis: 'horizontal', at: (start[1] + end[1]) / 2, from, to }];
    }
    if (down >= SHORTEST * scale && across < scale) {
      const [from, to] = [Math.min(start[1], end[1]), Math.max(start[1], end[1])];
      return [{ axis: 'vertical', at: (start[0] + end[0]) / 2, from, to }];
    }
    return [];
  });
}
