/** One form of a self-assessment, and its rows. */
import type { Table, TableRow, Cell } from '../source.ts';
import type { Unread } from '../disclosure.ts';
import type { MoneyUnit } from '../numeral.ts';
import { joinLines } from '../text.ts';

/** One form: its rows in order, and whether it assesses a project or the whole department. */
export interface Form {
  readonly subject: 'project' | 'department';
  readonly layout: Table['layout'];
  readonly rows: readonly TableRow[];
  /** The unit that a line above it states; null where none does. */
  readonly unitAbove: MoneyUnit | null;
  readonly section: string;
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** Cells with something in them. */
export function filledCells(row: TableRow): Cell[] {
  return row.cells.filter((cell) => cell.text.trim() !== '');
}

/** A row of a form that could not be read, or whose part could not. */
export function unreadRow(
  { section }: Pick<Form, 'section'>,
  { lineStart, lineEnd, ...row }: Pick<TableRow, 'lineStart' | 'lineEnd'> & Partial<TableRow>,
  reason: string,
): Unread {
  const cells = row.cells?.filter(({ text }) => text.trim() !== '') ?? [];
  const printed = cells.map(({ text }) => joinLines(text)).join(' ');
  return { section, line_start: lineStart, line_end: lineEnd, printed, reason };
}
