/** Tables of a page: framed by rulings, with the text that stands in each cell. */
import { groupLines, joinTouching, joinWrapped, type TextLine } from './lines.ts';
import { withCellEdges } from './cell-edges.ts';
import { findFrames, type Frame, hasColumns } from './frames.ts';
import { countHeads, headRows } from './heads.ts';
import { lookingBack } from '../../looking-back.ts';
import { isBroken } from './broken-number.ts';
import type { Box, PageContent, TextRun } from './content.ts';
import type { PageCell, PageRow, PageTable, Band } from './table.ts';

/** The ruled tables of a page, and the text outside of them. */
export function readRuledTables(page: PageContent): { tables: PageTable[]; outside: TextRun[] } {
  const frames = findFrames(withCellEdges(page)).filter(hasColumns);
  const inside = frames.map((): TextRun[] => []);
  const outside: TextRun[] = [];
  for (const run of page.runs) {
    const at = frames.findIndex((frame) => holds(frame.box, run));
    if (at >= 0) inside[at]!.push(run);
    else outside.push(run);
  }
  for (const run of page.sideways ?? []) {
    const at = frames.findIndex((frame) => holds(frame.box, run));
    if (at >= 0) inside[at]!.push(run);
  }
  const tables = frames.map((frame, index) => {
    if (hasUprights(frame, page)) return fillFrame(frame, inside[index]!);
    return withPlacedHeads(fillFrame(frame, joinTouching(inside[index]!)), frame, inside[index]!);
  });
  return { tables, outside };
}

/**
 * A table without upright lines, its heads over the columns in whose middle they stand, where its other lines leave a column
 * without a head.
 */
function withPlacedHeads(table: PageTable, frame: Frame, runs: readonly TextRun[]): PageTable {
  const { rows, columns } = table;
  const rest = rows.slice(countHeads(rows.map(({ cells }) => cells.map(({ text }) => text))));
  const top = rest[0]?.box[1] ?? -Infinity;
  const heads = groupLines(joinTouching(runs.filter((run) => middleOf(run) < top)));
  const bands = columns.slice(1).map((right, index): Band => ({ left: columns[index]!, right }));
  if (heads.length === 0 || bands.every((_, column) => hasHead(table, frame, column))) return table;
  const pitch = Math.min(...rest.map(({ box }) => box[3] - box[1]));
  const placed = headRows(heads, bands, columns, pitch);
  return placed.isSure ? { ...table, rows: [...placed.rows, ...rest] } : table;
}

/** Whether a column has a text over it in the first row, in a cell that may be over others too. */
function hasHead({ rows, columns }: PageTable, frame: Frame, column: number): boolean {
  const [first] = rows;
  const row = bandOf(frame.rows, (first!.box[1] + first!.box[3]) / 2);
  const left = columns[frame.anchorOf(row, column)[1]];
  return first!.cells.some((cell) => cell.left === left);
}

/** Whether lines part the columns of a frame, so that each head is over as many as they say. */
function hasUprights({ box: [left, top, right, bottom] }: Frame, { rulings }: PageContent): boolean {
  return rulings.some(
    ({ axis, at, from, to }) =>
      axis === 'vertical' && at > left + 1 && at < right - 1 && from < bottom && to > top,
  );
}

/** Where a run stands: the middle of its type. */
const middleOf = (run: TextRun): number => run.baseline - run.size * 0.36;

function holds([left, top, right, bottom]: Box, run: TextRun): boolean {
  const [x, y] = [(run.left + run.right) / 2, middleOf(run)];
  return x >= left && x <= right && y >= top && y <= bottom;
}

function fillFrame(frame: Frame, runs: readonly TextRun[]): PageTable {
  const cells = new Map<string, { row: number; column: number; runs: TextRun[] }>();
  for (const run of runs.flatMap((whole) => splitAtColumns(whole, frame))) {
    const [row, column] = frame.anchorOf(
      bandOf(frame.rows, middleOf(run)),
      bandOf(frame.columns, (run.left + run.right) / 2),
    );
    const key = `${row} ${column}`;
    const cell = cells.get(key) ?? { row, column, runs: [] };
    const edges = [frame.columns[column]!, rightEdge(frame, row, column)] as const;
    cell.runs.push(comesFromLeft(run, edges) ? { ...run, text: `…${run.text}` } : run);
    cells.set(key, cell);
  }
  const rows = frame.rows.slice(0, -1).flatMap((top, row): PageRow[] => {
    const inRow = [...cells.values()].filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
    if (inRow.length === 0) return [];
    const bottom = frame.rows[row + 1]!;
    const framed = inRow.map(({ column, runs: inCell }) => ({
      left: frame.columns[column]!,
      right: rightEdge(frame, row, column),
      runs: readDownwards(inCell),
    }));
    return splitStacked(framed).map((part) => ({
      cells: part,
      box: [frame.box[0], top, frame.box[2], bottom],
    }));
  });
  return { kind: 'table', box: frame.box, columns: frame.columns, rows };
}

/** How far a number reaches over the line at its left, in the height of the type, that does not just touch it. */
const OVER_LINE = 0.25;
/** How much wider than a number its cell is, in the height of the type, where it has room in it. */
const ROOM = 1;

/**
 * Whether a number begins in the cell at its left, drawn over the line by a tab: it has room enough in the cell that it ends in,
 * and no setting of it there begins outside.
 */
function comesFromLeft({ text, left, right, size }: TextRun, [from, to]: readonly [number, number]): boolean {
  return (
    DIGITS_ALONE.test(text.trim()) &&
    from - left > size * OVER_LINE &&
    to - from - (right - left) > size * ROOM
  );
}

const ONE_IDEOGRAPH = /^\p{Script=Han}$/u;

/**
 * Runs of a cell set in columns from right to left, a sign below the other, as one run; else as they are. Signs come
 * in the order they are read in, each below the last or at the top of the next column to the left.
 */
function readDownwards(runs: readonly TextRun[]): readonly TextRun[] {
  const [first] = runs;
  if (!first || runs.length < 2 || !runs.every(({ text }) => ONE_IDEOGRAPH.test(text.trim()))) return runs;
  const { size } = first;
  const steps = runs.slice(1).map((run, index) => {
    const [right, down] = [run.left - runs[index]!.left, run.baseline - runs[index]!.baseline];
    if (Math.abs(right) < size * 0.2 && down > size * 0.7) return 'down';
    return right < -size * 0.7 && right > -size * 2 && run.baseline - first.baseline < size * 0.2
      ? 'left'
      : 'other';
  });
  if (steps.includes('other') || !steps.includes('left')) return runs;
  const text = runs.map((run) => run.text.trim()).join('');
  return [{ ...first, text, left: Math.min(...runs.map((run) => run.left)) }];
}

/** Where a cell ends that may cover several columns. */
function rightEdge(frame: Frame, row: number, column: number): number {
  const anchor = `${row} ${column}`;
  let last = column;
  while (last + 2 < frame.columns.length && frame.anchorOf(row, last + 1).join(' ') === anchor) last += 1;
  return frame.columns[last + 1]!;
}

/** Index of the band between two neighbouring boundaries that a position lies in. */
function bandOf(boundaries: readonly number[], position: number): number {
  let band = 0;
  while (band < boundaries.length - 2 && position > boundaries[band + 1]!) band += 1;
  return band;
}

/** How wide characters are against each other: ideographs and full-width signs take two parts, others one. */
const partsOf = (char: string): number => (char > '\u2E7F' || char === '…' ? 2 : 1);

/** Where digits meet other signs, or a blank stands: only there two cells may have run into one. */
const SEAM = lookingBack(
  String.raw`(?<=\d)(?=[\u2E80-\u9FFF])|(?<=[\u2E80-\u9FFF])(?=\d)|(?<=\S)(?=\s)`,
  'g',
);
/** How far from the line between the cells the seam may lie, in the height of the type. */
const SEAM_DISTANCE = 0.9;
/** Two numbers with a blank between them are two cells, though the blank be drawn away from the line. */
const NUMBERS_APART = /(?:[\d.]|^-|\s-)\|\s+[-\d]/;
const NUMBERS_DISTANCE = 3;

/**
 * A run that reaches over a line between two cells, in one piece for each: what stands close together is
 * one run to the library, a code and the name in the next cell for example.
 */
function splitAtColumns(run: TextRun, frame: Frame): TextRun[] {
  const row = bandOf(frame.rows, middleOf(run));
  const first = bandOf(frame.columns, run.left + 1);
  const last = bandOf(frame.columns, run.right - 1);
  if (first === last) return [run];
  const parts = [...run.text].reduce((sum, char) => sum + partsOf(char), 0);
  const xAt = (offset: number) =>
    run.left +
    ((run.right - run.left) * [...run.text.slice(0, offset)].reduce((sum, char) => sum + partsOf(char), 0)) /
      parts;
  const seams = [...run.text.matchAll(SEAM)].map(({ index }) => index);
  const cuts = new Set<number>();
  for (let band = first; band < last; band += 1) {
    if (frame.anchorOf(row, band).join() === frame.anchorOf(row, band + 1).join()) continue;
    const line = frame.columns[band + 1]!;
    const [nearest] = [...seams].sort((a, b) => Math.abs(xAt(a) - line) - Math.abs(xAt(b) - line));
    if (nearest === undefined) continue;
    const isBetweenNumbers = NUMBERS_APART.test(run.text.slice(0, nearest) + '|' + run.text.slice(nearest));
    const most = isBetweenNumbers ? NUMBERS_DISTANCE : SEAM_DISTANCE;
    if (Math.abs(xAt(nearest) - line) <= run.size * most) cuts.add(nearest);
  }
  const offsets = [0, ...[...cuts].sort((a, b) => a - b), run.text.length];
  return offsets.slice(1).map((end, index) => {
    const start = offsets[index]!;
    return { ...run, text: run.text.slice(start, end), left: xAt(start), right: xAt(end) };
  });
}

const DIGITS_ALONE = /^[-−]?[\d,，.]+%?$/;
/** A number that has to go on in the next line has as many signs at least. */
const FEWEST_TO_WRAP = 6;

/** Of the height of the type: no further digit fits where there is less room than this, beside the edge's padding. */
const DIGIT_WIDTH = 0.6;
const LEAST_PADDING = 6;

/** The lines of a cell as one text. Two numbers below each other are two, but for one too long for its cell. */
function joinCellLines(lines: readonly TextLine[], right: number): string {
  return lines.reduce((joined, { text }, index) => {
    const above = lines[index - 1];
    const areNumbers = above && DIGITS_ALONE.test(above.text) && DIGITS_ALONE.test(text);
    const room = above ? right - above.box[2] : Infinity;
    const wraps =
      above &&
      ((above.text.length >= FEWEST_TO_WRAP && room < above.size + MOST_PADDING) ||
        (isBroken(above.text, text) && room < above.size * DIGIT_WIDTH + LEAST_PADDING));
    return areNumbers && !wraps ? `${joined} ${text}` : joinWrapped([joined, text]);
  }, '');
}

/** Between a full line and the edge of its cell there is no more than this, and less than a character. */
const MOST_PADDING = 8;

/** What stands this far above the first amount, in the height of its type, is a head and not the upper half of a name. */
const HEAD_ABOVE = 1.4;
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/;
/** Baselines of one row are as near, in the height of the type. */
const SAME_ROW = 0.4;

/**
 * Rows between which a form draws no line: where a cell stacks several amounts, each amount's baseline is
 * a row of its own. Otherwise lines below each other in a cell are one wrapped text.
 */
function splitStacked(
  cells: readonly { left: number; right: number; runs: readonly TextRun[] }[],
): PageCell[][] {
  const lines = cells.map(({ runs, ...edges }) => ({ ...edges, lines: groupLines(runs) }));
  const stacked = lines.map((cell) => cell.lines.filter(({ text }) => AMOUNT.test(text)));
  const deepest = stacked.reduce((most, amounts) => (amounts.length > most.length ? amounts : most), []);
  const [first] = deepest;
  // Amounts between the baselines of others stand beside all of them: these are several in one cell, and no rows.
  const isLevel = ({ baseline, size }: TextLine) =>
    deepest.some((line) => Math.abs(line.baseline - baseline) < size * SAME_ROW);
  const isStack = stacked.flat().every(isLevel);
  const bounds = isStack
    ? deepest.slice(1).map((line, index) => (line.baseline + deepest[index]!.baseline) / 2)
    : [];
  // No line below the heads either: a cell holds a head and amounts.
  const head = first ? first.baseline - first.size * HEAD_ABOVE : -Infinity;
  const isHeaded = lines.some(
    (cell) =>
      cell.lines.some(({ baseline, text }) => baseline < head && !DIGITS_ALONE.test(text)) &&
      cell.lines.some(({ text }) => AMOUNT.test(text)),
  );
  if (isHeaded) bounds.unshift(head);
  return [...bounds, Infinity].map((end, index) => {
    const start = index === 0 ? -Infinity : bounds[index - 1]!;
    return lines.flatMap((cell) => {
      const texts = cell.lines.filter(({ baseline }) => baseline > start && baseline <= end);
      const text = joinCellLines(texts, cell.right);
      const last = texts.at(-1);
      const isFull = last !== undefined && cell.right - last.box[2] < last.size + MOST_PADDING;
      return text === '' ? [] : [{ left: cell.left, text, isFull }];
    });
  });
}
