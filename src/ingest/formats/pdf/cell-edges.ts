/**
 * Tables ruled across alone, whose lines are drawn cell by cell: a line ends where its cell does, so the pieces tell the
 * columns as upright lines would.
 */
import { findFrames, hasColumns } from './frames.ts';
import { groupLines, joinTouching, type TextLine } from './lines.ts';
import { beginsForm, isSentence } from './open-tables.ts';
import { clusterPositions } from './page.ts';
import type { PageContent, Ruling, TextRun } from './content.ts';

/** Pieces whose ends are no further apart meet; dashes do not. */
const MEETING = 1;
/** Shorter pieces are dashes, or parts of signs. */
const SHORTEST_CELL = 8;
/** Edges of one column on two lines differ by no more. */
const SAME_EDGE = 2;
/** A line this near to a frame with upright lines is part of it. */
const BESIDE = 12;
/** Two lines of one table are no further apart, in the height of the type between them. */
const MOST_APART = 30;
/** A head above the first line of a table stands this close above it, or above the row below it, in the height of its type. */
const HEAD_PITCH = 2;

interface CellLine {
  readonly at: number;
  /** Places where pieces begin or end, ascending. */
  readonly ends: readonly number[];
  readonly pieces: readonly Ruling[];
}

/** The rulings of a page, and the edges of cells that only lines below or above them tell. */
export function withCellEdges({ runs, rulings }: Pick<PageContent, 'runs' | 'rulings'>): Ruling[] {
  const frames = findFrames(rulings).filter(hasColumns);
  const across = rulings.filter(
    ({ axis, at, from, to }) =>
      axis === 'horizontal' &&
      to - from >= SHORTEST_CELL &&
      !frames.some(
        ({ box: [left, top, right, bottom] }) =>
          at >= top - BESIDE && at <= bottom + BESIDE && from <= right && to >= left,
      ),
  );
  const texts = groupLines(runs);
  return [
    ...rulings,
    ...partTables(cellLines(across), texts).flatMap((table) => edgesOf(table, texts, joinTouching(runs))),
  ];
}

/** Lines of several pieces that meet, and those in one piece, from top to bottom. */
function cellLines(across: readonly Ruling[]): CellLine[] {
  return clusterPositions(
    across.map(({ at }) => at),
    MEETING,
  ).map((at) => {
    const pieces = across.filter((piece) => Math.abs(piece.at - at) <= MEETING * 2);
    const ends = clusterPositions(
      pieces.flatMap(({ from, to }) => [from, to]),
      SAME_EDGE,
    );
    return { at, ends, pieces };
  });
}

/** Lines that follow each other without a title or a sentence between them (rows are numbered like headings), where two share an edge within the table. */
function partTables(lines: readonly CellLine[], texts: readonly TextLine[]): CellLine[][] {
  const tables: CellLine[][] = [];
  for (const line of lines) {
    const table = tables.at(-1);
    const last = table?.at(-1);
    if (table && last && goesOn(last, line, texts)) table.push(line);
    else tables.push([line]);
  }
  return tables.filter((table) => {
    if (!isRuledByRow(table, texts)) return false;
    const inner = table.map(({ ends }) => ends.slice(1, -1));
    return inner.some((edges, index) =>
      edges.some((x) => inner.some((other, at) => at !== index && other.some((y) => isNear(x, y)))),
    );
  });
}

/**
 * Whether between two lines there is one row, with one amount in each cell, and heads of two rows have a line between them:
 * else lines say nothing of rows, and the heads of groups stand in no cell of theirs.
 */
function isRuledByRow(table: readonly CellLine[], texts: readonly TextLine[]): boolean {
  const bands = table.slice(1).map(({ at, ends }, index) => {
    const within = texts.filter(({ baseline }) => baseline > table[index]!.at && baseline < at);
    const rows = within.filter(({ segments }) => segments.some(({ text }) => AMOUNT.test(text)));
    const amounts = rows.flatMap(({ segments }) => segments.filter(({ text }) => AMOUNT.test(text)));
    const cells = new Set(amounts.map(({ right }) => ends.filter((x) => x < right - SAME_EDGE).length));
    return { height: within.length, rows: rows.length, isApart: cells.size === amounts.length };
  });
  const [head, body] = bands;
  const isHeadInOne =
    head && head.height > MOST_HEAD_LINES + head.rows && (head.rows > 0 || (body?.rows ?? 0) > 0);
  return (
    !isHeadInOne &&
    bands.some(({ rows }) => rows > 0) &&
    bands.every(({ rows, isApart }) => rows <= 1 && isApart)
  );
}

/** Lines of heads of one row. */
const MOST_HEAD_LINES = 2;
const AMOUNT = /^-?[\d,]+\.\d+%?$/;

function goesOn(above: CellLine, below: CellLine, texts: readonly TextLine[]): boolean {
  const meets = above.ends[0]! < below.ends.at(-1)! && below.ends[0]! < above.ends.at(-1)!;
  const between = texts.filter(({ baseline }) => baseline > above.at && baseline < below.at);
  const size = Math.max(0, ...between.map((line) => line.size));
  return (
    meets &&
    between.length > 0 &&
    below.at - above.at <= size * MOST_APART &&
    !between.some((line) => beginsForm(line) || /[。；]/.test(line.text))
  );
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_EDGE;

/** Upright edges of a table's cells: from each end of a piece up to the next line that reaches there. */
function edgesOf(table: readonly CellLine[], texts: readonly TextLine[], runs: readonly TextRun[]): Ruling[] {
  const [left, right] = [
    Math.min(...table.map(({ ends }) => ends[0]!)),
    Math.max(...table.map(({ ends }) => ends.at(-1)!)),
  ];
  const top = topOf(table[0]!.at, left, right, texts);
  const first: Ruling = { axis: 'horizontal', at: top, from: left, to: right };
  const edges = table.flatMap(({ at, ends }, index) =>
    ends.flatMap((x): Ruling[] => {
      const above = table
        .slice(0, index)
        .findLast(({ pieces }) =>
          pieces.some(({ from, to }) => x >= from - SAME_EDGE && x <= to + SAME_EDGE),
        );
      const from = above?.at ?? top;
      // Some draw the lines below a head piece by piece for every column that it is over.
      const isCrossed = runs.some(
        ({ text, left: start, right: end, baseline }) =>
          start < x - SAME_EDGE &&
          end > x + SAME_EDGE &&
          baseline > from &&
          baseline < at &&
          !/\d/.test(text),
      );
      return at - from > MEETING && !isCrossed ? [{ axis: 'vertical', at: x, from, to: at }] : [];
    }),
  );
  return [first, ...edges];
}

/** Where a table begins whose first line may be the one below its heads: above the heads, else at that line. */
function topOf(first: number, left: number, right: number, texts: readonly TextLine[]): number {
  let top = first;
  const above = texts.filter(({ baseline }) => baseline < first).reverse();
  for (const line of above) {
    const isWithin = line.box[0] >= left - SAME_EDGE && line.box[2] <= right + SAME_EDGE;
    const isClose = top - line.baseline <= line.size * HEAD_PITCH;
    if (!isWithin || !isClose || beginsForm(line) || isSentence(line)) break;
    top = line.box[1] - 1;
  }
  return top;
}
