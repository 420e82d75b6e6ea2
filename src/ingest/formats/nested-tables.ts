/** Tables inside the cells of tables: some only place things on the page, as web pages and letterheads do. */
import type { Piece } from './compose.ts';

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
    .flatMap((piece) =>
      piece.kind === 'text' ? [piece.text] : piece.rows.map((texts) => texts.join(' ').trim()),
    )
    .join('\n');
}
