/** Frames of tables: rulings that meet, as a grid of rows and columns in which some cells are merged. */
import { clusterPositions } from './page.ts';
import type { Box, Ruling } from './content.ts';

/** The frame of one table on one page. Row and column `i` lie between boundary `i` and `i + 1`. */
export interface Frame {
  readonly box: Box;
  /** x of the column boundaries, ascending. */
  readonly columns: readonly number[];
  /** y of the row boundaries, ascending. */
  readonly rows: readonly number[];
  /** Upper left cell of the merged area that the cell at a row and column belongs to. */
  anchorOf(row: number, column: number): readonly [row: number, column: number];
}

/** Whether a frame parts columns, and is more than a box around lines that it draws across. */
export const hasColumns = ({ columns }: Frame): boolean => columns.length > 2;

/** Lines nearer than this are one line, and ends nearer than this meet. */
const TOLERANCE = 3;
/** Pieces of one line are drawn no further apart than this. */
const SAME_LINE = 1;

/** The frames of a page, from top to bottom. A frame has two rows or two columns at least. */
export function findFrames(rulings: readonly Ruling[]): Frame[] {
  return connected(mergeCollinear(rulings))
    .map(frameOf)
    .filter((frame): frame is Frame => frame !== null)
    .filter(
      (frame, index, frames) =>
        !frames.some((other, at) => at !== index && encloses(other, frame, at < index)),
    )
    .sort((a, b) => a.box[1] - b.box[1]);
}

function encloses(outer: Frame, inner: Frame, wins: boolean): boolean {
  const [left, top, right, bottom] = outer.box;
  const inside =
    left <= inner.box[0] + 1 &&
    top <= inner.box[1] + 1 &&
    right >= inner.box[2] - 1 &&
    bottom >= inner.box[3] - 1;
  const same = Math.abs(left - inner.box[0]) < 1 && Math.abs(bottom - inner.box[3]) < 1;
  return inside && outer.columns.length > 2 && outer.rows.length > 2 && (!same || wins);
}

/** Pieces of one line, end to end, as one: lines are often drawn cell by cell. */
function mergeCollinear(rulings: readonly Ruling[]): Ruling[] {
  const merged: Ruling[] = [];
  const byAxis = (axis: Ruling['axis']) => rulings.filter((ruling) => ruling.axis === axis);
  for (const pieces of [byAxis('horizontal'), byAxis('vertical')]) {
    const places = clusterPositions(
      pieces.map(({ at }) => at),
      SAME_LINE,
    );
    for (const place of places) {
      const onLine = pieces
        .filter(({ at }) => Math.abs(at - place) <= SAME_LINE * 2)
        .sort((a, b) => a.from - b.from);
      merged.push(...joinPieces(onLine, place));
    }
  }
  return merged;
}

function joinPieces(pieces: readonly Ruling[], at: number): Ruling[] {
  const joined: { -readonly [K in keyof Ruling]: Ruling[K] }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && piece.from <= last.to + TOLERANCE) last.to = Math.max(last.to, piece.to);
    else joined.push({ ...piece, at });
  }
  return joined;
}

/** Rulings in groups that touch each other. */
function connected(rulings: readonly Ruling[]): Ruling[][] {
  const parents = rulings.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    parents[index] = root;
    return root;
  };
  const horizontal = indicesOf(rulings, 'horizontal').sort((a, b) => rulings[a]!.at - rulings[b]!.at);
  for (const index of indicesOf(rulings, 'vertical')) {
    const vertical = rulings[index]!;
    for (const other of horizontal) {
      const line = rulings[other]!;
      if (line.at < vertical.from - TOLERANCE) continue;
      if (line.at > vertical.to + TOLERANCE) break;
      const meets = vertical.at >= line.from - TOLERANCE && vertical.at <= line.to + TOLERANCE;
      if (meets) parents[find(other)] = find(index);
    }
  }
  const groups = new Map<number, Ruling[]>();
  rulings.forEach((ruling, index) => {
    const root = find(index);
    const group = groups.get(root);
    if (group) group.push(ruling);
    else groups.set(root, [ruling]);
  });
  return [...groups.values()];
}

const indicesOf = (rulings: readonly Ruling[], axis: Ruling['axis']): number[] =>
  rulings.flatMap((ruling, index) => (ruling.axis === axis ? [index] : []));

function frameOf(rulings: readonly Ruling[]): Frame | null {
  const horizontal = rulings.filter(({ axis }) => axis === 'horizontal');
  const vertical = rulings.filter(({ axis }) => axis === 'vertical');
  if (horizontal.length < 2 || vertical.length === 0) return null;
  // Forms often leave out the lines at their left and right edge: the other lines end there.
  const ends = (lines: readonly Ruling[]) => [
    Math.min(...lines.map(({ from }) => from)),
    Math.max(...lines.map(({ to }) => to)),
  ];
  const columns = clusterPositions([...vertical.map(({ at }) => at), ...ends(horizontal)], TOLERANCE);
  const rows = clusterPositions([...horizontal.map(({ at }) => at), ...ends(vertical)], TOLERANCE);
  if (columns.length < 3 && rows.length < 3) return null;
  if (columns.length < 2 || rows.length < 2) return null;
  return {
    box: [columns[0]!, rows[0]!, columns.at(-1)!, rows.at(-1)!],
    columns,
    rows,
    anchorOf: mergedAnchors(columns, rows, vertical, horizontal),
  };
}

/** Cells without a line between them are one. */
function mergedAnchors(
  columns: readonly number[],
  rows: readonly number[],
  vertical: readonly Ruling[],
  horizontal: readonly Ruling[],
): Frame['anchorOf'] {
  const width = columns.length - 1;
  const height = rows.length - 1;
  const anchors = Array.from({ length: width * height }, (_, index) => index);
  const find = (index: number): number => {
    while (anchors[index] !== index) index = anchors[index]!;
    return index;
  };
  const join = (a: number, b: number) => {
    const [low, high] = [Math.min(find(a), find(b)), Math.max(find(a), find(b))];
    anchors[high] = low;
  };
  const verticalAt = columns.map((at) => vertical.filter((line) => Math.abs(line.at - at) <= TOLERANCE));
  const horizontalAt = rows.map((at) => horizontal.filter((line) => Math.abs(line.at - at) <= TOLERANCE));
  const covered = (lines: readonly Ruling[], from: number, to: number) => {
    const middle = (from + to) / 2;
    return lines.some((line) => line.from <= middle && line.to >= middle);
  };
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const index = row * width + column;
      if (column + 1 < width && !covered(verticalAt[column + 1]!, rows[row]!, rows[row + 1]!)) {
        join(index, index + 1);
      }
      if (row + 1 < height && !covered(horizontalAt[row + 1]!, columns[column]!, columns[column + 1]!)) {
        join(index, index + width);
      }
    }
  }
  return (row, column) => {
    const anchor = find(row * width + column);
    return [Math.floor(anchor / width), anchor % width];
  };
}
