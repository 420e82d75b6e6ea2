import type { Unread } from '../disclosure.ts';
import type { TableRow } from '../source.ts';
import type { Classification } from '../lexicon/classification.ts';
import type { ReadFigure, Reading } from '../prose/read-figure.ts';
import { bearingOf, type ColumnBearing } from './column-bearing.ts';
import { formFigure, unreadCell, type FormContext, type FormMeaning } from './form-fact.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';
import { fundColumn, leftMeaning, rightMeaning, type TwoSidedForm } from './two-sided-items.ts';

export type { TwoSidedForm } from './two-sided-items.ts';

/** What is written in front of an item's name. */
const NUMBERING =
  /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|（[一二三四五六七八九十\d]+）|\d+[、.．](?!\d))/;

/** What the reading of a form's first part leaves for the next. */
export interface TwoSidedReading extends Reading {
  /** Whether the rows went below the opening carry-over, where the names of the funds come again. */
  readonly belowCarryover: boolean;
}

/** Reads a form that sets income on the left beside expenditure on the right. */
export function readTwoSidedForm(
  form: TwoSidedForm,
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  functional: Classification,
  context: FormContext,
  startsBelowCarryover = false,
): TwoSidedReading {
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const names = nameColumns(columns, rows);
  const bearings = columns.map((column) => valueBearing(column, columns, rows, names, context.fiscalYear));
  let belowCarryover = startsBelowCarryover;
  for (const row of rows) {
    if (/^(?:年初|上年)财政拨款结转/.test(cellText(row, 0).replace(NUMBERING, ''))) belowCarryover = true;
    row.cells.forEach((_, index) => {
      const amount = cellAmount(row, index);
      const bearing = bearings[index];
      if (!amount || bearing === 'row-number') return;
      const side = names.findLast((name) => name < index) ?? 0;
      const label = (row.cells[side]?.text ?? '').replace(/\s+/g, '').replace(NUMBERING, '');
      const item = { name: cellText(row, side).replace(NUMBERING, ''), label };
      const heading = columns[index]!.heading;
      const meaning: FormMeaning | null =
        side === names[0]
          ? leftMeaning(form, item, heading, belowCarryover)
          : rightMeaning(form, item, heading, functional);
      if (meaning && bearing) read.push(formFigure(amount, { ...meaning, ...bearing }, context));
      else
        unread.push(
          unreadCell(
            amount,
            item.name === '' || !bearing ? 'unclear-column' : 'unknown-item',
            context.section,
          ),
        );
    });
  }
  return { read, unread, belowCarryover };
}

/** The columns of names: one a side, and a third where expenditure is told by its nature too. */
export function nameColumns(columns: readonly FormColumn[], rows: readonly TableRow[]): number[] {
  const hasWords = (index: number) =>
    rows.filter((row) => /[\u4e00-\u9fff]/.test(cellText(row, index))).length;
  const headed = columns
    .filter(
      ({ path, index }) =>
        /^项目/.test(path.at(-1) ?? '') || (/项目/.test(path.at(-1) ?? '') && hasWords(index)),
    )
    .map(({ index }) => index);
  if (headed.length >= 2) return headed;
  const named = columns.filter(({ index }) => index > 0 && hasWords(index) > 0).map(({ index }) => index);
  return [0, ...named.slice(0, 1)];
}

/** What the amounts of a column are of, 'row-number' where it numbers the rows, null where it is not clear. */
function valueBearing(
  column: FormColumn,
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  names: readonly number[],
  fiscalYear: number,
): ColumnBearing | 'row-number' | null {
  if (isRowNumber(column, rows)) return 'row-number';
  if (column.heading !== '') return bearingOf(column.path, fiscalYear);
  // Without headings a side's amounts are clear only where they stand in one column.
  const side = names.findLast((name) => name < column.index) ?? 0;
  const end = names.find((name) => name > column.index) ?? columns.length;
  const amounts = columns.filter(
    (other) =>
      other.index > side &&
      other.index < end &&
      !isRowNumber(other, rows) &&
      rows.some((row) => cellAmount(row, other.index)),
  );
  return amounts.length === 1 ? { measure: 'final', year: fiscalYear } : null;
}

/** 行次 columns number the rows. Without a heading they are the columns of whole numbers that ascend. */
function isRowNumber({ heading, index }: FormColumn, rows: readonly TableRow[]): boolean {
  if (/行次|序号/.test(heading)) return true;
  if (/金额|决算|预算|合计|拨款|小计/.test(heading)) return false;
  const numbers = rows.map((row) => cellText(row, index)).filter((text) => text !== '');
  return (
    numbers.length > 1 &&
    numbers.every((text, at) => /^\d+$/.test(text) && (at === 0 || Number(text) > Number(numbers[at - 1])))
  );
}

/** Whether a table is set like one of these forms: two columns of names, funds beside each other or not. */
export function twoSidedKind(columns: readonly FormColumn[], labels: string): TwoSidedForm {
  const hasFunds = columns.filter(({ heading }) => fundColumn(heading) !== null).length >= 2;
  return hasFunds || /财政拨款结转/.test(labels) ? 'appropriation' : 'overall';
}
