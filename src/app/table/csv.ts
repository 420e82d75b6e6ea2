/**
 * Comma-separated text for download (RFC 4180), opened as often as not in a spreadsheet program.
 */
import { downloadFile } from '#app/ui/download.ts';

/** A cell: text, number, or nothing. */
export type Cell = string | number | null;

/** Excel takes the encoding from this mark; without it Chinese arrives garbled. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes one cell. Text a spreadsheet would run as a formula gets an apostrophe; negative numbers stay numbers. */
export function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes a table: byte-order mark, a row of column names, the rows, each ended by CR LF. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(writeCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** Hands the reader a table as a file of that name. */
export function downloadCsv(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const blob = new Blob([writeCsv(columns, rows)], { type: 'text/csv;charset=utf-8' });
  downloadFile(name.endsWith('.csv') ? name : `${name}.csv`, blob);
}
