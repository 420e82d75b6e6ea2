/**
 * Rows of which the cells alone do not tell their columns, because they have more or fewer than their form: settled where
 * arithmetic does. The whole of a row is the sum of its parts, and what is above in the classification of what is below.
 */
import type { Cell, TableRow } from '../source.ts';
import type { ColumnSum } from './functional-columns.ts';
import { cellAmount, cellText } from './grid.ts';

/** What is known of a form whose rows are to be settled. */
interface UnsettledForm {
  readonly rows: readonly TableRow[];
  /** The rows that may stand in other columns than their cells are in. */
  readonly isUnsettled: (row: TableRow) => boolean;
  /** The code of a row, '' of the total; null where it names no item. */
  readonly codeOf: (row: TableRow) => string | null;
  readonly sum: ColumnSum;
  readonly firstAmount: number;
  /** Columns that have a head. */
  readonly width: number;
}

/** More columns than any published form has beside each other, and more ways than are worth trying. */
const MOST_COLUMNS = 12;
const MOST_WAYS = 20_000;
/** What rounding may do to the sum of a few amounts. */
const ROUNDING = 0.021;

const isLabel = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);
const isCode = (text: string): boolean => /^\d{2,7}$/.test(text);

const BLANK = { text: '' };

/**
 * The row with its item in front of the amounts, which begin in the first column of amounts; null where it has no item, or
 * more amounts than there are columns.
 */
export function fromTheLeft(row: TableRow, firstAmount: number, width: number): TableRow | null {
  const first = row.cells.findIndex((_, index) => (cellAmount(row, index)?.decimals ?? 0) > 0);
  const last = row.cells.findLastIndex((_, index) => cellText(row, index) !== '');
  const name = row.cells.findLastIndex((_, index) => index < first && isLabel(cellText(row, index)));
  const code = row.cells.findLastIndex((_, index) => index < name && isCode(cellText(row, index)));
  if (name < 0 || firstAmount < 1 || last - first + 1 > width - firstAmount) return null;
  const isTotal = code < 0;
  if (!isTotal && firstAmount < 2) return null;
  const cells: Cell[] = Array.from({ length: row.cells.length }, () => ({ ...row.cells[0]!, ...BLANK }));
  // Of codes in several cells nobody can tell which one is missing.
  const codes = row.cells.slice(0, name).filter((_, index) => isCode(cellText(row, index)));
  if (codes.length > 1 && !/^2\d{2}/.test(cellText(row, code))) return null;
  if (isTotal) cells[0] = row.cells[name]!;
  else {
    cells[0] = row.cells[code]!;
    cells[firstAmount - 1] = row.cells[name]!;
  }
  row.cells.slice(first, last + 1).forEach((cell, at) => (cells[firstAmount + at] = cell));
  return { cells, lineStart: row.lineStart, lineEnd: row.lineEnd };
}

/** Every way in which the amounts of a row, in their order, may stand in the columns so that the row adds up; as they are first. */
function waysOf(left: TableRow, form: UnsettledForm): TableRow[] {
  const { firstAmount, width, sum } = form;
  const last = left.cells.findLastIndex((_, index) => cellText(left, index) !== '');
  const own = left.cells.slice(firstAmount, last + 1);
  const ways: TableRow[] = [];
  const place = (at: number, from: number, columns: readonly number[]): void => {
    if (at === own.length) {
      const cells = left.cells.map((cell, index) => (index < firstAmount ? cell : { ...cell, ...BLANK }));
      columns.forEach((column, index) => (cells[column] = own[index]!));
      const row = { ...left, cells };
      if (addsUp(row, sum)) ways.push(row);
      return;
    }
    for (let column = from; column <= width - (own.length - at); column += 1)
      place(at + 1, column + 1, [...columns, column]);
  };
  if (width - firstAmount <= MOST_COLUMNS) place(0, firstAmount, []);
  const seen = new Set<string>();
  return ways.filter((row) => {
    const key = row.cells.map(({ text }) => text).join('\t');
    return !seen.has(key) && seen.add(key);
  });
}

const amountIn = (row: TableRow, column: number): number => cellAmount(row, column)?.value ?? 0;

function addsUp(row: TableRow, { whole, parts }: ColumnSum): boolean {
  const sum = parts.reduce((total, part) => total + amountIn(row, part), 0);
  return cellAmount(row, whole) !== null && Math.abs(amountIn(row, whole) - sum) < ROUNDING;
}

/** A row and those directly below it in the classification. */
interface Family {
  readonly parent: TableRow;
  readonly children: readonly TableRow[];
}

function familiesOf({ rows, codeOf }: UnsettledForm): Family[] {
  const byCode = new Map<string, TableRow>();
  for (const row of rows) {
    const code = codeOf(row);
    // Of two rows of one item neither is the sum of what is below.
    if (code !== null && !byCode.has(code)) byCode.set(code, row);
  }
  const children = new Map<TableRow, TableRow[]>();
  for (const [code, row] of byCode) {
    if (code === '') continue;
    const above = [code.slice(0, 5), code.slice(0, 3), ''].find(
      (one) => one.length < code.length && byCode.has(one),
    );
    const parent = above === undefined ? undefined : byCode.get(above);
    if (parent) children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  return [...children].map(([parent, own]) => ({ parent, children: own }));
}

/** The rows that arithmetic settles, each as it stands in the columns. */
export function settledRows(form: UnsettledForm): ReadonlyMap<TableRow, TableRow> {
  const ways = new Map<TableRow, readonly TableRow[]>();
  for (const row of form.rows.filter(form.isUnsettled)) {
    const left = fromTheLeft(row, form.firstAmount, form.width);
    if (left) ways.set(row, waysOf(left, form));
  }
  const settled = new Map<TableRow, TableRow>();
  if (ways.size === 0) return settled;
  const families = familiesOf(form);
  for (let before = -1; before < settled.size;) {
    before = settled.size;
    for (const { parent, children } of families) {
      const members = [parent, ...children];
      const choices = members.map((row) => {
        const known = settled.get(row) ?? (form.isUnsettled(row) ? null : row);
        return known ? [known] : (ways.get(row) ?? []);
      });
      const chosen = choiceOf(choices, form);
      members.forEach((row, at) => {
        if (chosen && ways.has(row)) settled.set(row, chosen[at]!);
      });
    }
  }
  return settled;
}

/**
 * The one choice in which the rows below come to the one above in every column. Below a row that is certain that is the one from
 * the left, as a browser shows them, where it does; else all of them might as well stand in another column.
 */
function choiceOf(choices: readonly (readonly TableRow[])[], form: UnsettledForm): TableRow[] | null {
  const count = choices.reduce((product, { length }) => product * length, 1);
  if (count === 0) return null;
  const first = choices.map(([row]) => row!);
  if (choices[0]!.length === 1 && isSum(first, form)) return first;
  if (count > MOST_WAYS) return null;
  const found = combinations(choices).filter((rows) => isSum(rows, form));
  return found.length === 1 ? found[0]! : null;
}

function combinations(choices: readonly (readonly TableRow[])[]): TableRow[][] {
  return choices.reduce<TableRow[][]>(
    (all, rows) => all.flatMap((before) => rows.map((row) => [...before, row])),
    [[]],
  );
}

function isSum([parent, ...children]: readonly TableRow[], { sum }: UnsettledForm): boolean {
  return [sum.whole, ...sum.parts].every((column) => {
    const below = children.reduce((total, row) => total + amountIn(row, column), 0);
    return Math.abs(amountIn(parent!, column) - below) < ROUNDING;
  });
}
