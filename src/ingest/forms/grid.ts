import { cellNumberOf, type CellNumber, isUnclear } from '../cell-number.ts';
import type { MoneyUnit } from '../numeral.ts';
import type { Cell, Table, TableRow } from '../source.ts';
import { compactText } from '../text.ts';
import {
  filledTexts,
  isCaptionRow,
  isCode,
  isCodeHead,
  isColumnNumbers,
  isNoteRow,
  isUnclearCell,
  isValueRow,
} from './form-rows.ts';

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
  /** The unit of money that a heading above the column ends in, in brackets; it is no part of heading and path. */
  readonly unit: MoneyUnit | null;
}

/** A form taken apart into its columns and its rows of values. */
export interface FormGrid {
  readonly columns: readonly FormColumn[];
  readonly rows: readonly TableRow[];
  /** Whether the rows of headings have as many cells as those of values: else merged cells may have moved them. */
  readonly isAligned: boolean;
}

/** A printed amount in a cell. */
export interface CellAmount extends CellNumber {
  readonly cell: Cell;
}

/** Text of a cell in half-width characters without blanks; '' where the row has no such cell. */
export function cellText(row: TableRow, index: number): string {
  return compactText(row.cells[index]?.text ?? '').text;
}

/** The amount in a cell, or null where it is blank or holds words. A blank is not zero. */
export function cellAmount(row: TableRow, index: number): CellAmount | null {
  const cell = row.cells[index];
  if (!cell) return null;
  const number = cellNumberOf(cell.text);
  return number && { cell, ...number };
}

/** Whether a cell holds words, such as the name of an item; an amount with its unit is none. */
export const isName = (row: TableRow, index: number): boolean =>
  /[\u4e00-\u9fff]/.test(cellText(row, index)) && cellAmount(row, index) === null;

/** The cells of a row that hold digits of which no amount can be told, or shares below headings that tell of amounts. */
export function unclearCells({ cells }: TableRow, columns: readonly FormColumn[]): Cell[] {
  const tellsShare = cells.some(({ text }) => SHARE.test(text) && !/\d/.test(text));
  return cells.filter(
    ({ text }, index) =>
      (isUnclearCell(text) && !CODE_IN_PARTS.test(text.trim())) ||
      (/\d\s*[%％]\s*$/.test(text) && !tellsShare && OF_AMOUNTS.test(columns[index]?.heading ?? '')),
  );
}

const SHARE = /[率比占幅%％]/;
/** Headings below which shares have no place. */
const OF_AMOUNTS = /^(?!.*[率比占幅%完减]).*(?:[合小总]计|支出|收入|[决预]算数?|金额|经费|费)$/;

/** Whether any row holds a number: a form without one states that there was nothing to report. */
export function hasNumbers(table: Table): boolean {
  return table.rows.some(
    (row) =>
      !isColumnNumbers(row) &&
      !isCaptionRow(row) &&
      row.cells.some(({ text }) => isAmountText(text) || isUnclear(text) || /\d%$/.test(text.trim())),
  );
}

const CODE_IN_PARTS = /^\[2\d{2}(?:\d{2}){0,2}\]$|^2\d{2}(?:[-.–—/]\d{2}){1,2}$/;

const isAmountText = (text: string): boolean => cellNumberOf(text) !== null && !isCode(text.trim());

/** The rows of a form without what stands above and below it. */
export function ownRows(table: Table): TableRow[] {
  return table.rows.filter((row) => !isCaptionRow(row) && !isNoteRow(row));
}

/** Every row with as many cells as the widest: a position is a column. */
export function isRegular(layout: Table['layout'], rows: readonly TableRow[]): boolean {
  if (layout === 'grid') return rows.length > 0;
  const [first] = rows;
  return rows.length > 2 && rows.every((row) => row.cells.length === first!.cells.length);
}

/**
 * Splits rows into column headings and rows of values. Those continued from another page have no headings;
 * headings said again at the top of a page are left out.
 */
export function splitGrid(rows: readonly TableRow[]): FormGrid {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const numbered = rows.findIndex((row) => isColumnNumbers(row));
  const firstValue = rows.findIndex(isValueRow);
  const end = numbered >= 0 && (firstValue < 0 || numbered < firstValue) ? numbered : Math.max(firstValue, 0);
  const headings = withLinesJoined(rows.slice(0, end));
  const isAligned = headings.every(({ cells }) => cells.length === width);
  const said = new Set(headings.map((row) => filledTexts(row).join('|')));
  // 类, 款 and 项 stand beside the numbers of the columns where a form has no further row for them.
  const ofCodes = end === numbered ? [codeHeadsOf(rows[numbered]!)] : [];
  return {
    columns: nameColumns([...headings, ...ofCodes], width),
    isAligned,
    rows: rows
      .slice(end)
      .filter(
        (row) => !isColumnNumbers(row) && !said.has(filledTexts(row).join('|')) && !isTotalsHeading(row),
      ),
  };
}

/** A row with nothing but the heads of code columns. */
const codeHeadsOf = (row: TableRow): TableRow => ({
  ...row,
  cells: row.cells.map((cell, index) => (isCodeHead(cellText(row, index)) ? cell : { ...cell, text: '' })),
});

/** What heads the columns of names: set over two of them it takes nothing from either. */
const OF_NAMES = /^(?:支出)?(?:功能|经济)?(?:分类)?科目$/;

/**
 * Headings that are broken over lines and were taken for several rows, as one row: each line below has one of its own above
 * it, and none of those above spans two of them, as a heading over others does.
 */
function withLinesJoined(headings: readonly TableRow[]): TableRow[] {
  return headings.reduce<TableRow[]>((joined, row) => {
    const above = joined.at(-1);
    if (!above || !areLines(above, row)) return [...joined, row];
    const cells = above.cells.map((cell, index): Cell => {
      const below = row.cells[index]!;
      return { ...cell, text: cell.text + below.text.trim(), lineEnd: below.lineEnd };
    });
    return [...joined.slice(0, -1), { ...above, cells, lineEnd: row.lineEnd }];
  }, []);
}

function areLines(above: TableRow, below: TableRow): boolean {
  const texts = below.cells.map((_, index) => [cellText(above, index), cellText(below, index)] as const);
  return (
    above.cells.length === below.cells.length &&
    texts.filter(([, under]) => under !== '').length > 1 &&
    texts.every(
      ([over, under], index) =>
        under === '' ||
        (over !== '' && !/\d/.test(under) && (over !== texts[index + 1]?.[0] || OF_NAMES.test(over))),
    )
  );
}

/** Second-level headings that begin with the label of the total. */
const isTotalsHeading = (row: TableRow): boolean =>
  filledTexts(row).length > 2 &&
  filledTexts(row).every((text) => /^(?:合计|小计|基本支出|项目支出)$/.test(text));

/** A form that holds no number: what are headings and what are rows cannot be told, and need not. */
export function blankGrid(rows: readonly TableRow[]): FormGrid {
  const width = Math.max(...rows.map((row) => row.cells.length));
  return { columns: nameColumns(rows, width), rows, isAligned: true };
}

function nameColumns(headings: readonly TableRow[], width: number): FormColumn[] {
  return Array.from({ length: width }, (_, index) => {
    const path = pathOf(headings, index);
    const units = path.flatMap((part) => unitBehind(part) ?? []);
    return {
      index,
      heading: headings.map((row) => cellText(row, index).replace(HEADED_UNIT, '')).join(''),
      path: path.map((part) => part.replace(HEADED_UNIT, '')).filter((part) => part !== ''),
      unit: units.at(-1) ?? null,
    };
  });
}

/** The unit of money in brackets behind a heading or the name of an item. */
export const unitBehind = (text: string): MoneyUnit | null =>
  (HEADED_UNIT.exec(text)?.[1] as MoneyUnit | undefined) ?? null;

const HEADED_UNIT = /\((?:单位:)?(?:人民币)?(亿元|万元|千元|元)\)$/;

/** The headings above a column. One that spans it from the left begins no further left than the one over it. */
function pathOf(headings: readonly TableRow[], index: number): string[] {
  const path: string[] = [];
  let from = 0;
  for (const [depth, row] of headings.entries()) {
    const left = cellText(row, index) === '' ? spanningFrom(headings, depth, index, from) : index;
    if (left === null) continue;
    path.push(cellText(row, left));
    from = left;
  }
  return path;
}

/** Where the heading stands that spans a column from the left, which has one of its own below and none above. */
function spanningFrom(
  headings: readonly TableRow[],
  depth: number,
  index: number,
  from: number,
): number | null {
  const isOwn = (row: TableRow) => cellText(row, index) !== '';
  if (headings.slice(0, depth).some(isOwn) || !headings.slice(depth + 1).some(isOwn)) return null;
  for (let left = index - 1; left >= from; left -= 1) {
    if (cellText(headings[depth]!, left) !== '') return left;
  }
  return null;
}
