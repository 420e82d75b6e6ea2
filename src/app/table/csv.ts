/**
 * Comma-separated text for download (RFC 4180), opened as often as not in a spreadsheet program.
 */

/** A cell: text, number, or nothing. */
export type Cell = string | number | null;

/** Excel takes the encoding from this mark; without it Chinese arrives garbled. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet runs as a formula; some also where the sign is full-width. A sign by itself, or a number, it does not. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]\s*\S/;
const NUMBER = /^\s*[-+]?[\d,]{1,30}(?:\.\d{1,20})?%?\s*$/;

/** Writes one cell. Text a spreadsheet would run as a formula gets an apostrophe; negative numbers stay numbers. */
export function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes a table: byte-order mark, a row of column names, the rows, each ended by CR LF. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(writeCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}
