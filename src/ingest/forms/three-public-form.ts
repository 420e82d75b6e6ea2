import type { FixedConcept } from '#model/concept.ts';
import type { Measure } from '#model/tables.ts';
import type { ReadFigure, Reading, Unread } from '../disclosure.ts';
import { itemName, listedItem, type ListedItem, ListNames } from '../lexicon/form-names.ts';
import { groupBy } from '../group-by.ts';
import type { TableRow } from '../source.ts';
import { changeFigure, isChangeHeading } from './change-columns.ts';
import {
  bearingOf,
  type ColumnBearing,
  type FormContext,
  formFigure,
  tellsMeasure,
  unreadCell,
} from './form-figure.ts';
import { filledTexts } from './form-rows.ts';
import { cellAmount, type CellAmount, cellText, type FormColumn, isName, unitBehind } from './grid.ts';

/** In the layout that sets the items side by side: their prescribed order. */
const ACROSS: readonly (readonly [FixedConcept, string])[] = [
  ['three_public.total', '合计'],
  ['three_public.overseas', '因公出国（境）费'],
  ['three_public.vehicle', '公务用车购置及运行费（小计）'],
  ['three_public.vehicle_purchase', '公务用车购置费'],
  ['three_public.vehicle_operation', '公务用车运行费'],
  ['three_public.reception', '公务接待费'],
];

/** A budget without 年初 is that of the whole year, as the form's own note says. */
const PLAIN_BUDGET: Measure = 'adjusted_budget';

/** Headings over items that are none themselves. */
const OVER_ALL = /^(?:项目|小计|.*“?三公”?经费.*)$/;

/** What some forms set beside the three. */
const OTHER_EXPENSES = /会议费|培训费/;

interface AcrossColumn {
  readonly concept: FixedConcept;
  readonly label: string;
  /** Null where the rows tell the measure. */
  readonly bearing: ColumnBearing | null;
}

/** Reads the form of the three public expenses, items below each other or side by side. */
export function readThreePublicForm(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  context: FormContext,
): Reading {
  const across = acrossColumns(columns, rows, context.fiscalYear);
  return across ? readAcross(across, columns, rows, context) : readListForm(columns, rows, context);
}

/** What each column means in the layout that sets the items side by side; null in the other layout. */
function acrossColumns(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  fiscalYear: number,
): (AcrossColumn | null)[] | null {
  if (rows.some((row) => row.cells.some(({ text }) => /因公出国/.test(text)))) return null;
  const headed = headedColumns(columns, fiscalYear);
  if (headed && (hasWholeBehind(headed, rows) || !isEvenly(headed))) return columns.map(() => null);
  return headed ?? orderedColumns(columns, fiscalYear);
}

const tellsOf = ({ bearing }: Pick<AcrossColumn, 'bearing'>): string =>
  `${bearing?.measure} ${bearing?.year}`;

/** Whether each measure has the same items in the same order: where heads were moved, one has another's. */
function isEvenly(headed: readonly (AcrossColumn | null)[]): boolean {
  const named = headed.flatMap((column) => (column?.concept.startsWith('three_public.') ? [column] : []));
  const measures = groupBy(named, tellsOf);
  return new Set([...measures.values()].map((own) => own.map(({ concept }) => concept).join())).size <= 1;
}

/** Whether the whole of the vehicles is headed behind its parts, and no row proves it: a head without its span moved the others. */
function hasWholeBehind(headed: readonly (AcrossColumn | null)[], rows: readonly TableRow[]): boolean {
  return headed.some((whole, at) => {
    if (whole?.concept !== 'three_public.vehicle') return false;
    const parts = headed.flatMap((part, index) =>
      part?.concept.startsWith('three_public.vehicle_') && tellsOf(part) === tellsOf(whole) ? [index] : [],
    );
    const isProof = (row: TableRow) => {
      const amounts = parts.map((index) => cellAmount(row, index)?.value ?? 0);
      const sum = amounts.reduce((all, amount) => all + amount, 0);
      return !amounts.includes(0) && Math.abs((cellAmount(row, at)?.value ?? 0) - sum) < 0.015;
    };
    return parts.some((index) => index < at) && !rows.some(isProof);
  });
}

/** The columns by their own headings, where every one that names an item does so without doubt. */
function headedColumns(columns: readonly FormColumn[], fiscalYear: number): (AcrossColumn | null)[] | null {
  const isWider = columns.some(({ heading }) => OTHER_EXPENSES.test(heading));
  const headed = columns.map(({ path }): AcrossColumn | null => {
    const items = path
      .map((part) => part.replace(/^(.{4,}(?:费|经费))(?:年初|全年)?(?:预算|决算)数?$/, '$1'))
      .filter((part) => !tellsMeasure(part) && !OVER_ALL.test(part));
    // 小计 below the heading of all three is their total; below one of them it is that one.
    const isWhole =
      items.length === 0 && /^(?:小计|合计)$/.test(path.findLast((part) => !tellsMeasure(part)) ?? '');
    const deepest = isWhole ? '合计' : items.at(-1);
    // 合计 beside 会议费 and 培训费 is of these too, unless a heading of the three stands over it.
    if (deepest === '合计' && isWider && !path.some((part) => /三公/.test(part))) return null;
    const item = deepest === undefined ? null : listedItem(deepest);
    if (!item || item.unit !== null || deepest === undefined) return null;
    const isTotal = item.concept === 'three_public.total' && items.length > 1;
    const concept = isTotal ? listedItem(items.at(-2)!)?.concept : item.concept;
    if (!concept) return null;
    const tells = path.some((part) => tellsMeasure(part));
    const bearing = tells ? bearingOf(path, fiscalYear, PLAIN_BUDGET) : null;
    return tells && !bearing ? null : { concept, label: itemName(deepest), bearing };
  });
  const named = headed.flatMap((column) => (column ? [column] : []));
  // What tells no measure beside columns that do is of another one than they are.
  const isMixed = named.some(({ bearing }) => bearing) && named.some(({ bearing }) => !bearing);
  const keys = named.map(({ concept, bearing }) => `${concept} ${bearing?.measure} ${bearing?.year}`);
  const isComplete = named.some(({ concept }) => concept === 'three_public.overseas') && named.length >= 3;
  return isComplete && new Set(keys).size === keys.length
    ? headed.map((column) => (isMixed && !column?.bearing ? null : column))
    : null;
}

/** The columns by the prescribed order: a pair of columns an item, or all budgets and then all accounts. */
function orderedColumns(columns: readonly FormColumn[], fiscalYear: number): AcrossColumn[] | null {
  const count = ACROSS.length;
  const bearings = columns.map(({ path, heading }) => {
    const telling = tellsMeasure(heading) ? [heading] : path.filter((part) => tellsMeasure(part)).slice(0, 1);
    return telling.length === 0 ? null : bearingOf(telling, fiscalYear, PLAIN_BUDGET);
  });
  if (bearings.some((bearing) => bearing === null)) return null;
  const inPairs = bearings[0]!.measure !== bearings[1]?.measure;
  if (columns.length !== count * 2 && (columns.length !== count || inPairs)) return null;
  const itemAt = (index: number) => ACROSS[inPairs ? Math.floor(index / 2) : index % count]!;
  // Where a heading names another item than the order has, columns are missing or moved.
  const isOther = ({ path }: FormColumn, index: number) => {
    const item = listedItem(
      path.at(-1)?.replace(/^(.{4,}(?:费|经费))(?:年初|全年)?(?:预算|决算)数?$/, '$1') ?? '',
    );
    return item !== null && item.unit === null && item.concept !== itemAt(index)[0];
  };
  if (columns.some(isOther)) return null;
  // A measure that is over more columns than the other is over some of the other's.
  const measures = [...groupBy(bearings, (bearing) => tellsOf({ bearing })).values()];
  if (measures.some((own) => own.length !== count)) return null;
  return bearings.map((bearing, index) => {
    const [concept, label] = itemAt(index);
    return { concept, label, bearing };
  });
}

function readAcross(
  across: readonly (AcrossColumn | null)[],
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  context: FormContext,
): Reading {
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const isOneRow = rows.filter((row) => row.cells.some((_, index) => cellAmount(row, index))).length === 1;
  for (const row of rows) {
    const first = cellText(row, 0);
    const ofRow =
      tellsMeasure(first) || /增减|上年/.test(first)
        ? bearingOf([first], context.fiscalYear, PLAIN_BUDGET)
        : null;
    row.cells.forEach((_, index) => {
      const amount = cellAmount(row, index);
      if (!amount) return;
      const column = across[index];
      // One row below items without a measure: the form is of the accounts, as its title says.
      const plain = isOneRow && !/增减|上年|预算/.test(first) ? asAccounts(context.fiscalYear) : null;
      const bearing = column?.bearing ?? ofRow ?? plain;
      if (column && bearing) {
        const { concept, label } = column;
        read.push(formFigure(amount, { concept, label, ...bearing, unit: columns[index]!.unit }, context));
      } else {
        unread.push(unreadCell(amount, column ? 'unclear-row' : 'unclear-column', context.section));
      }
    });
  }
  return { read, unread };
}

const asAccounts = (year: number): ColumnBearing => ({ measure: 'final', year });

/**
 * Reads a form whose items stand below each other, in one list or in two side by side: the three public
 * expenses with the things counted, or what running a body cost, bought and left.
 */
export function readListForm(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  context: FormContext,
): Reading {
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const names = new ListNames(rows.flatMap(filledTexts));
  const plainBudget = names.isOfExpenses ? PLAIN_BUDGET : null;
  const bearings = columns.map(({ path }) => bearingOf(path, context.fiscalYear, plainBudget));
  for (const row of rows) {
    row.cells.forEach((_, index) => {
      const amount = cellAmount(row, index);
      if (!amount || /行次|序号/.test(columns[index]?.heading ?? '')) return;
      const nameAt = nameBefore(row, index);
      if (isChangeHeading(columns[index]?.path ?? [], bearings, context.fiscalYear)) return;
      const name = nameAt === null ? '' : cellText(row, nameAt);
      const item = names.itemOf(name);
      const bearing = isValueHeading(columns[index]?.heading ?? '') ? bearings[index] : null;
      const label = nameAt === null ? '' : itemName(row.cells[nameAt]!.text.replace(/\s+/g, ''));
      const unit = unitBehind(name) ?? columns[index]!.unit;
      const figure =
        item && bearing ? listedFigure(amount, item, { ...bearing, unit }, label, context) : null;
      if (figure) read.push(figure);
      else unread.push(unreadCell(amount, bearing ? 'unknown-item' : 'unclear-column', context.section));
    });
  }
  for (const row of rows) {
    for (const { index, path } of columns) {
      if (!isChangeHeading(path, bearings, context.fiscalYear)) continue;
      const figure = changeOfItem(row, index, path, context);
      if (figure) read.push(figure);
      else if (/\d/.test(cellText(row, index)))
        unread.push(unreadCell({ cell: row.cells[index]! }, 'unknown-item', context.section));
    }
  }
  return { read, unread };
}

/** What a column of changes states of the item whose name stands before it. */
function changeOfItem(
  row: TableRow,
  index: number,
  path: readonly string[],
  context: FormContext,
): ReadFigure | null {
  const cell = row.cells[index];
  const nameAt = nameBefore(row, index);
  const item = nameAt === null ? null : listedItem(cellText(row, nameAt));
  if (!cell || !item || item.unit !== null) return null;
  const label = itemName(row.cells[nameAt!]!.text.replace(/\s+/g, ''));
  return changeFigure(cell, path, { concept: item.concept, label }, context);
}

const isValueHeading = (heading: string): boolean => /数|金额|支出|经费|[决预]算$/.test(heading);

function nameBefore(row: TableRow, before: number): number | null {
  for (let index = before - 1; index >= 0; index -= 1) {
    if (isName(row, index)) return index;
  }
  return null;
}

function listedFigure(
  amount: CellAmount,
  { concept, unit }: ListedItem,
  { measure, year, unit: ownUnit }: ColumnBearing & Pick<FormColumn, 'unit'>,
  label: string,
  context: FormContext,
): ReadFigure | null {
  if (unit === null) return formFigure(amount, { concept, label, measure, year, unit: ownUnit }, context);
  // Things are counted as they were; what was planned of them is no measure of the model.
  if (measure !== 'final' || amount.decimals > 0) return null;
  const figure = formFigure(amount, { concept, label, measure: 'count', year }, context);
  return { ...figure, value: amount.value, decimals: amount.decimals, unit };
}
