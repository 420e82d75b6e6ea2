import type { ReadFigure, Reading, Unread } from '../disclosure.ts';
import type { Classification } from '../lexicon/classification.ts';
import {
  EXPENDITURE_ITEMS,
  FUND_HEADINGS,
  FUND_ITEMS,
  INCOME_ITEMS,
  meaningIn,
  type TwoSidedForm,
} from '../lexicon/form-names.ts';
import { withoutNumber } from '../numbering.ts';
import type { TableRow } from '../source.ts';
import {
  bearingOf,
  type ColumnBearing,
  type FormContext,
  formFigure,
  type FormMeaning,
  unreadCell,
} from './form-figure.ts';
import { cellAmount, cellText, type FormColumn, isName } from './grid.ts';

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
  const numbering = columns.filter((column) => isRowNumber(column, rows));
  const amounts = columns.filter(
    (column) => !numbering.includes(column) && rows.some((row) => cellAmount(row, column.index)),
  );
  const bearings = columns.map((column) =>
    numbering.includes(column)
      ? 'row-number'
      : valueBearing(column, amounts, names, columns.length, context.fiscalYear),
  );
  let belowCarryover = startsBelowCarryover;
  for (const row of rows) {
    if (/^(?:年初|上年)财政拨款结转/.test(withoutNumber(cellText(row, 0)))) belowCarryover = true;
    row.cells.forEach((_, index) => {
      const amount = cellAmount(row, index);
      const bearing = bearings[index];
      if (!amount) return;
      if (bearing === 'row-number') {
        // Rows are numbered with whole numbers: an amount among them slid out of its column.
        if (amount.decimals > 0) unread.push(unreadCell(amount, 'unclear-column', context.section));
        return;
      }
      const side = names.findLast((name) => name < index) ?? 0;
      const label = withoutNumber((row.cells[side]?.text ?? '').replace(/\s+/g, ''));
      const name = withoutNumber(cellText(row, side));
      const item = { name: SECOND_NUMBER.test(name) ? '' : name, label };
      const heading = columns[index]!.heading;
      const meaning: FormMeaning | null =
        side === names[0]
          ? leftMeaning(form, item, heading, belowCarryover)
          : rightMeaning(form, item, heading, functional);
      const { unit } = columns[index]!;
      if (meaning && bearing) read.push(formFigure(amount, { ...meaning, ...bearing, unit }, context));
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

/** The number of an item behind another item: two names run into one cell, and the amount may be of either. */
const SECOND_NUMBER = /[^(（:、,其中][一二三四五六七八九十]{1,3}、\S/;

/** The columns of names: one a side, and a third where expenditure is told by its nature too. */
export function nameColumns(columns: readonly FormColumn[], rows: readonly TableRow[]): number[] {
  const hasWords = (index: number) => rows.filter((row) => isName(row, index)).length;
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
  amounts: readonly FormColumn[],
  names: readonly number[],
  width: number,
  fiscalYear: number,
): ColumnBearing | null {
  if (column.heading !== '') return bearingOf(column.path, fiscalYear);
  // Without headings a side's amounts are clear only where they stand in one column.
  const side = names.findLast((name) => name < column.index) ?? 0;
  const end = names.find((name) => name > column.index) ?? width;
  const inSide = amounts.filter(({ index }) => index > side && index < end);
  return inSide.length === 1 ? { measure: 'final', year: fiscalYear } : null;
}

/** 行次 columns number the rows. Without a heading they are the columns of whole numbers that ascend. */
function isRowNumber({ heading, index }: FormColumn, rows: readonly TableRow[]): boolean {
  if (/行次|序号/.test(heading)) return true;
  if (/金额|决算|预算|合计|拨款|小计/.test(heading)) return false;
  const numbers = rows.map((row) => cellText(row, index)).filter((text) => text !== '');
  const doAscend = numbers.every(
    (text, at) => /^\d+$/.test(text) && (at === 0 || Number(text) > Number(numbers[at - 1])),
  );
  return (numbers.length > 1 && doAscend) || isCounted(rows.map((row) => cellText(row, index)));
}

/** Whether cells count the rows, one by one, all but a few of them: in a scan some are misread. */
function isCounted(cells: readonly string[]): boolean {
  const ahead = cells.flatMap((text, at) => (/^\d{1,3}$/.test(text) ? [Number(text) - at] : []));
  const usual = Math.max(
    0,
    ...[...new Set(ahead)].map((one) => ahead.filter((other) => other === one).length),
  );
  return usual >= FEWEST_COUNTED && usual >= cells.filter((text) => text !== '').length * MOSTLY;
}

const FEWEST_COUNTED = 4;
const MOSTLY = 2 / 3;

/** Whether a table is set like one of these forms: two columns of names, funds beside each other or not. */
export function twoSidedKind(columns: readonly FormColumn[], labels: string): TwoSidedForm {
  const hasFunds = columns.filter(({ heading }) => meaningIn(FUND_HEADINGS, heading) !== null).length >= 2;
  return hasFunds || /财政拨款结转/.test(labels) ? 'appropriation' : 'overall';
}

/** An item's name, half-width without numbering, and as printed. */
interface NamedItem {
  readonly name: string;
  readonly label: string;
}

/** What an amount on the income side says, or null. */
function leftMeaning(
  form: TwoSidedForm,
  { name, label }: NamedItem,
  heading: string,
  belowCarryover: boolean,
): FormMeaning | null {
  // Income told by fund beside its whole is not what these forms print: nothing is guessed of it.
  if (meaningIn(FUND_HEADINGS, heading)) return null;
  const part = belowCarryover ? meaningIn(INCOME_ITEMS['below carry-over'], name) : null;
  const concept = part ?? meaningIn(INCOME_ITEMS[form], name);
  return concept && { concept, label };
}

/** What an amount on the expenditure side says, or null. */
function rightMeaning(
  form: TwoSidedForm,
  { name, label: printed }: NamedItem,
  heading: string,
  functional: Classification,
): FormMeaning | null {
  const ofFund = meaningIn(FUND_HEADINGS, heading);
  const label = ofFund ? `${printed}（${heading}）` : printed;
  const part = ofFund && meaningIn(FUND_ITEMS, name);
  const concept = part
    ? `${ofFund.family}.${part}`
    : ofFund
      ? null
      : meaningIn(EXPENDITURE_ITEMS[form], name);
  if (concept) return { concept, label };
  const code = functional.resolveName(name, '', 3);
  const fund = ofFund?.fund ?? (form === 'overall' ? 'all' : 'fiscal_appropriation');
  return code ? { concept: `function.${code}`, label, fund } : null;
}
