import type { ReadFigure, Reading, Unread } from '../disclosure.ts';
import { type Classification, joinedCode } from '../lexicon/classification.ts';
import { BASIC_ITEMS, meaningIn } from '../lexicon/form-names.ts';
import { withoutNumber } from '../numbering.ts';
import type { TableRow } from '../source.ts';
import { bearingOf, type FormContext, formFigure, unreadCell } from './form-figure.ts';
import { type CellAmount, cellAmount, cellText, type FormColumn, isName } from './grid.ts';

const NO_VALUE = /编码|名称|科目$|^[类款项]+$|行次|序号/;
const PERSONNEL = /人员经费/;
const OPERATING = /公用经费/;
const CODE_AND_NAME = /^\[?(3\d{2}(?:\d{2})?)[\])]?[-—_.、:]?([\u4e00-\u9fff].*)$/;

type Half = 'personnel' | 'operating';

/** A column of amounts: where its block begins, and of which half of the money it is. */
interface ValueColumn {
  readonly index: number;
  readonly blockStart: number;
  /** The half that the columns side by side tell apart, null where the column is of whatever its rows name. */
  readonly part: Half | null;
  /** The half that a heading over the block names. */
  readonly over: Half | null;
  readonly isClear: boolean;
}

/**
 * Reads the form of basic expenditure by economic classification: blocks of code, name and amount side
 * by side, or one list with columns for the whole, for people and for running costs. A code that the page
 * cut short is completed by the name within what is left of the code.
 */
export function readEconomicForm(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  economic: Classification,
  context: FormContext,
): Reading {
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const values = valueColumns(columns, rows, context.fiscalYear);
  const classes = new Map<number, string>();
  for (const row of rows) {
    const totals = values.filter(({ index, blockStart }) => {
      const nameAt = nameBefore(row, blockStart, index);
      return (
        nameAt !== null && meaningIn(BASIC_ITEMS, cellText(row, nameAt)) === 'basic' && cellAmount(row, index)
      );
    });
    const isTotalOfBlocks = new Set(totals.map(({ blockStart }) => blockStart)).size > 1;
    const stated = new Map<string, Stated>();
    for (const column of values) {
      const { index, blockStart } = column;
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const nameAt = nameBefore(row, blockStart, index);
      const concept =
        nameAt === null || !column.isClear
          ? null
          : conceptOf(row, nameAt, column, isTotalOfBlocks, economic, classes);
      // Of an item the list's first column is the whole; a part beside it says something only where it is all.
      const whole = concept === null ? undefined : stated.get(concept);
      const isPartOfStated = whole !== undefined && whole.value !== amount.value;
      if (concept !== null && !isPartOfStated) {
        if (!whole) stated.set(concept, { value: amount.value, part: column.part, halves: [] });
        const label = row.cells[nameAt!]!.text.replace(/\s+/g, '');
        read.push(formFigure(amount, { concept, label, unit: columns[index]!.unit }, context));
      } else if (whole?.part === null && column.part !== null) {
        whole.halves.push(amount);
      } else if (!isRowNumber(columns[index]!)) {
        unread.push(unreadCell(amount, column.isClear ? 'unknown-item' : 'unclear-column', context.section));
      }
    }
    for (const { value, halves } of stated.values()) {
      const sum = halves.reduce((all, half) => all + half.value, 0);
      const reason = Math.abs(sum - value) < 1e-6 ? 'unknown-item' : 'unlike-whole';
      unread.push(...halves.map((half) => unreadCell(half, reason, context.section)));
    }
  }
  return { read, unread };
}

/** An item of a row: its first amount, the half of the money that is of, and amounts of halves that differ from it. */
interface Stated {
  readonly value: number;
  readonly part: Half | null;
  readonly halves: CellAmount[];
}

const isRowNumber = ({ heading }: FormColumn) => /行次|序号/.test(heading);

/** The columns of amounts: by their headings, or where they have none by what stands in them. */
export function valueColumns(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  fiscalYear: number,
): ValueColumn[] {
  const holds = ({ index }: FormColumn) =>
    rows.some((row) => {
      const amount = cellAmount(row, index);
      return amount !== null && !isCodeText(cellText(row, index));
    });
  const isOfNames = ({ index }: FormColumn) => rows.some((row) => isName(row, index));
  const isValue = (column: FormColumn) =>
    !NO_VALUE.test(column.path.at(-1) ?? '') && !isOfNames(column) && holds(column);
  const found: ValueColumn[] = [];
  let blockStart = 0;
  // A column without amounts is the first of a block only where names follow: it may be one of amounts that is blank.
  let next: number | null = null;
  for (const [at, column] of columns.entries()) {
    if (!isValue(column)) {
      if (found.at(-1)?.index === at - 1) next = at;
      if (next !== null && isOfNames(column)) [blockStart, next] = [next, null];
      continue;
    }
    const beside =
      (columns[at - 1] && isValue(columns[at - 1]!)) || (columns[at + 1] && isValue(columns[at + 1]!));
    const half = halfOf(column.path.join('|'));
    const bearing = bearingOf(column.path, fiscalYear);
    found.push({
      index: column.index,
      blockStart,
      part: beside ? half : null,
      over: half ?? halfOver(columns, blockStart, at),
      isClear:
        !isUntold(column, columns) &&
        bearing !== null &&
        bearing.measure === 'final' &&
        bearing.year === fiscalYear,
    });
  }
  return found;
}

/** Whether a column has no heading beside one that tells the accounts: it may be the budget's. */
const isUntold = ({ heading }: FormColumn, columns: readonly FormColumn[]): boolean =>
  heading === '' && columns.some((other) => /决算/.test(other.heading));

function halfOf(headings: string): Half | null {
  if (PERSONNEL.test(headings)) return OPERATING.test(headings) ? null : 'personnel';
  return OPERATING.test(headings) ? 'operating' : null;
}

function halfOver(columns: readonly FormColumn[], from: number, to: number): Half | null {
  return halfOf(
    columns
      .slice(from, to)
      .map(({ path }) => path[0] ?? '')
      .join('|'),
  );
}

const isCodeText = (text: string): boolean => /^(?:\d{2}|\d{3,5})$/.test(text);

/** The name of an amount: the last one in its block, or a total's name that spans the block before. */
export function nameBefore(row: TableRow, from: number, to: number): number | null {
  for (let index = to - 1; index >= 0; index -= 1) {
    const text = cellText(row, index);
    if (isName(row, index)) return index >= from || /经费合计$/.test(text) ? index : null;
    if (index < from && text !== '') return null;
  }
  return null;
}

function conceptOf(
  row: TableRow,
  nameAt: number,
  { part, over, blockStart }: ValueColumn,
  isTotalOfBlocks: boolean,
  economic: Classification,
  classes: Map<number, string>,
): string | null {
  const item = meaningIn(BASIC_ITEMS, withoutNumber(cellText(row, nameAt)));
  if (item === 'basic') {
    const half = part ?? (isTotalOfBlocks ? over : null);
    if (half) return `general_budget.${half}`;
    return isTotalOfBlocks ? null : 'general_budget.basic';
  }
  if (item) return part === null || part === item ? `general_budget.${item}` : null;
  const code = codeInRow(row, nameAt, blockStart, classes.get(blockStart) ?? '', economic);
  if (code === null) return null;
  classes.set(blockStart, code.slice(0, 3));
  return `economic.${code}`;
}

/** The code of the item that a row names in a cell, within the 类 above it ('' for none); null where it is not known. */
export function codeInRow(
  row: TableRow,
  nameAt: number,
  blockStart: number,
  klass: string,
  economic: Classification,
): string | null {
  const joined = CODE_AND_NAME.exec(cellText(row, nameAt));
  const name = withoutNumber(joined?.[2] ?? cellText(row, nameAt));
  const code = joined ? joinedCode([joined[1]!]) : codeBefore(row, nameAt, blockStart);
  return codeOf(name, code, klass, economic);
}

/** The code of an item: as printed, completed by its name, or by its name alone within the class above it. */
function codeOf(name: string, printed: string, klass: string, economic: Classification): string | null {
  if (/^3\d\d(?:\d\d)?$/.test(printed) && economic.has(printed)) return printed;
  if (printed !== '') {
    const code = economic.resolveName(name, printed, 5);
    if (code) return code;
    if (/^\d\d$/.test(printed) && economic.has(`${klass}${printed}`)) return `${klass}${printed}`;
    // A code that the classification does not have yet is kept under the name it is printed with.
    return /^3\d{4}$/.test(printed) ? printed : null;
  }
  return (
    (klass && economic.resolveName(name, klass, 5)) ||
    economic.resolveName(name, '', 3) ||
    economic.resolveName(name, '', 5)
  );
}

/** The code in front of a name, put together where 类 and 款 have cells of their own. */
function codeBefore(row: TableRow, nameAt: number, from: number): string {
  const parts: string[] = [];
  for (let index = nameAt - 1; index >= from && /^\d*$/.test(cellText(row, index)); index -= 1) {
    const text = cellText(row, index);
    if (text !== '') parts.unshift(text);
  }
  return joinedCode(parts);
}
