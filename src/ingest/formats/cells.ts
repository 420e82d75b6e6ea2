import type { RawRow } from './table-bounds.ts';
import type { Piece } from './pieces.ts';

/** Cells that span rows and columns → a grid in which every row has a cell for every column. */

/** A cell as a format states it. */
export interface SpanningCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Wider than any published form; a span beyond it is a fault or an attack. */
const MOST_COLUMNS = 200;
/** Cells a table may come to: more are what no form has. */
const MOST_CELLS = 2_000_000;

/** Expands spans: the text stands in the upper left cell, what it covers is ''. Rows are padded to the widest. */
export function expandSpans(rows: readonly (readonly SpanningCell[])[]): string[][] {
  return expandRows(rows).map(({ texts }) => [...texts]);
}

/** As `expandSpans`, with the columns that the cells of each row came to before it was padded. */
export function expandRows(rows: readonly (readonly SpanningCell[])[]): RawRow[] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while (grid[at]![column] !== undefined) column += 1;
      const width = Math.min(Math.max(cell.columns, 1), MOST_COLUMNS - Math.min(column, MOST_COLUMNS - 1));
      const height = Math.min(Math.max(cell.rows, 1), rows.length - at);
      cells += width * height;
      if (cells > MOST_CELLS) return;
      for (let down = 0; down < height; down += 1) {
        for (let across = 0; across < width; across += 1) grid[at + down]![column + across] ??= '';
      }
      grid[at]![column] = cell.text;
      column += width;
    }
  });
  const widest = Math.max(0, ...grid.slice(0, MOST_CELLS).map((row) => row.length));
  return grid.map((row) => ({
    texts: Array.from({ length: widest }, (_, index) => row[index] ?? ''),
    width: row.length,
  }));
}

/** A cell as its own flow of pieces. */
export interface FlowCell {
  readonly flow: readonly Piece[];
}

/**
 * Whether a table only places things on the page: it has one column, or most of what it shows is in the
 * tables inside it.
 */
export function isLayoutTable(rows: readonly (readonly FlowCell[])[]): boolean {
  if (rows.every((row) => row.length <= 1)) return true;
  let own = 0;
  let nested = 0;
  for (const { flow } of rows.flat()) {
    const grids = flow.filter((piece) => piece.kind === 'grid');
    if (grids.length === 0 && flow.length > 0) own += 1;
    nested += grids.reduce((sum, { rows: inner }) => sum + inner.flat().length, 0);
  }
  return nested > 0 && nested >= own;
}

/** What a cell says: its lines, and the rows of a table inside it. */
export function cellText({ flow }: FlowCell): string {
  return flow
    .flatMap((piece) => {
      if (piece.kind === 'unread') return [];
      return piece.kind === 'text' ? [piece.text] : piece.rows.map((texts) => texts.join(' ').trim());
    })
    .join('\n');
}
