import { compactText } from '../compact.ts';
import type { Cell, Table, TableRow } from '../../source.ts';
import { parseNumber } from '../../numeral.ts';

/** A column of a form: its heading, joined over the heading rows. */
export interface FormColumn {
  readonly index: number;
  /** Half-width, without blanks. */
  readonly heading: string;
  /**
   * The headings above the column from the top down, half-width, without blanks. One that spans several
   * columns counts for each of them that has a heading of its own below.
   */
  readonly path: readonly string[];
}

/** A form taken apart into its columns and its rows of values. */
export interface FormGrid {
  readonly columns: readonly FormColumn[];
  readonly rows: readonly TableRow[];
}

/** A printed amount in a cell. */
export interface CellAmount {
  readonly cell: Cell;
  readonly value: number;
  readonly decimals: number;
}

/** Text of a cell in half-width characters without blanks; '' where the row has no such cell. */
export function cellText(row: TableRow, index: number): string {
  return compactText(row.cells[index]?.text ?? '').text;
}

/** The amount in a cell, or null where it is blank or holds words. A blank is not zero. */
export function cellAmount(row: TableRow, index: number): CellAmount | null {
  const cell = row.cells[index];
  if (!cell) return null;
  const number = parseNumber(cell.text);
  return number && { cell, ...number };
}

const COLUMN_NUMBERS = /^栏次$/;
const ROW_LABEL = /^(?:合计|总计|本年收入合计)$/;

/** Whether any row holds a number: a form without one states that there was nothing to report. */
export function hasNumbers(table: Table): boolean {
  return table.rows.some((row) => !isColumnNumbers(row) && row.cells.some(({ text }) => isAmountText(text)));
}

const isAmountText = (text: string): boolean => parseNumber(text) !== null && !isCode(text);
const isCode = (text: string): boolean => /^(?:\d{2}|\d{3}(?:\d{2}){0,2})$/.test(text.trim());

/** The row that numbers the columns, 1, 2, 3 and on. */
function isColumnNumbers(row: TableRow): boolean {
  const numbers = row.cells.map(({ text }) => text.trim()).filter((text) => /^\d+$/.test(text));
  return numbers.length > 2 && numbers.every((text, index) => Number(text) === index + 1);
}

/** Whether a row carries values: it has a code, an amount with decimals, or is a total with a number. */
function isValueRow(row: TableRow): boolean {
  const texts = row.cells.map(({ text }) => compactText(text).text).filter((text) => text !== '');
  const isTotal = ROW_LABEL.test(texts[0] ?? '') && texts.some((text) => parseNumber(text) !== null);
  return isTotal || texts.some((text) => /^\d{3}(?:\d{2}){0,2}$/.test(text) || /\d\.\d\d?$/.test(text));
}

/** Every row with as many cells as the widest: a position is a column. */
export function isRegular(table: Table): boolean {
  if (table.layout === 'grid') return true;
  const [first] = table.rows;
  return table.rows.length > 2 && table.rows.every((row) => row.cells.length === first!.cells.length);
}

/** Splits a table into column headings and rows of values. A table continued from another page has no headings. */
export function splitGrid(table: Table): FormGrid {
  const width = Math.max(...table.rows.map((row) => row.cells.length));
  const numbered = table.rows.findIndex((row) =>
    row.cells.some(({ text }) => COLUMN_NUMBERS.test(text.trim())),
  );
  const firstValue = table.rows.findIndex(isValueRow);
  const end = numbered >= 0 ? numbered : Math.max(firstValue, 0);
  const headings = table.rows.slice(0, end);
  return {
    columns: nameColumns(headings, width),
    rows: table.rows.slice(numbered >= 0 ? numbered + 1 : end),
  };
}

/** A form that holds no number: what are headings and what are rows cannot be told, and need not. */
export function blankGrid(table: Table): FormGrid {
  const width = Math.max(...table.rows.map((row) => row.cells.length));
  return { columns: nameColumns(table.rows, width), rows: table.rows };
}

function nameColumns(headings: readonly TableRow[], width: number): FormColumn[] {
  return Array.from({ length: width }, (_, index) => ({
    index,
    heading: headings.map((row) => cellText(row, index)).join(''),
    path: headings
      .map((row, depth) => cellText(row, index) || spanningHeading(headings, depth, index))
      .filter((text) => text !== ''),
  }));
}

/** The heading that spans a column from the left, where the column has one of its own below and none above. */
function spanningHeading(headings: readonly TableRow[], depth: number, index: number): string {
  const isOwn = (row: TableRow) => cellText(row, index) !== '';
  if (headings.slice(0, depth).some(isOwn) || !headings.slice(depth + 1).some(isOwn)) return '';
  for (let left = index - 1; left >= 0; left -= 1) {
    const text = cellText(headings[depth]!, left);
    if (text !== '') return text;
  }
  return '';
}
