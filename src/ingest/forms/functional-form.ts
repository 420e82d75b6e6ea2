import type { MoneyItem, ReadFigure, Reading, Unread } from '../disclosure.ts';
import { type Classification, joinedCode } from '../lexicon/classification.ts';
import { type ColumnConcepts, COLUMNS, type FunctionalForm, meaningIn } from '../lexicon/form-names.ts';
import { groupBy } from '../group-by.ts';
import { withoutNumber } from '../numbering.ts';
import type { Classifications } from '../prose/mentions.ts';
import type { TableRow } from '../source.ts';
import { changeFigure } from './change-columns.ts';
import { type FormContext, formFigure, unreadCell } from './form-figure.ts';
import { filledTexts, FUNCTIONAL_CODE, isCodeHead, writtenCode } from './form-rows.ts';
import {
  addsUp,
  changeColumns,
  type ColumnMeaning,
  columnMeanings,
  lacksWholes,
  movedRows,
  spentOnIn,
  sumsOf,
} from './functional-columns.ts';
import { cellAmount, cellText, type FormColumn, type FormGrid, isName } from './grid.ts';
import { fromTheLeft, settledRows } from './settled-rows.ts';

/** What the amounts of each row of a form may be of. */
export type RowItems = ReadonlyMap<TableRow, readonly MoneyItem[]>;

/** Reads a form whose rows are codes of the functional classification and a total. */
export function readFunctionalForm(
  form: FunctionalForm,
  { columns, rows: all, isAligned }: FormGrid,
  { functional, economic }: Classifications,
  context: FormContext,
): Reading & { readonly items: RowItems; readonly settled: ReadonlySet<TableRow> } {
  const headed = columnMeanings(columns, form, economic, context.fiscalYear);
  const firstAmount = headed.findIndex((meaning) => meaning !== null);
  const settled = settleRows(all, columns, headed, functional);
  const rows = all.flatMap((row) => settled.get(row) ?? (row.isShort ? [] : [row]));
  const isTold = isAligned && !lacksHeads(form, columns, headed, rows) && !lacksWholes(headed, rows);
  const isSettled = isTold || addsUp(headed, rows);
  const meanings = isSettled ? headed : headed.map(() => null);
  const finder = new ItemFinder(rows, columns, functional, firstAmount);
  const found = new Map(all.map((row) => settled.get(row) ?? row).map((row) => [row, finder.of(row)]));
  const items = new Map([...found].map(([row, item]) => [row, moneyOf(form, item)]));
  const changes = changeColumns(form, columns, headed, context.fiscalYear);
  const moved = movedRows(meanings, rows);
  const twice = namedTwice(rows, found);
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  for (const row of rows) {
    const place = found.get(row)!;
    const item = 'above' in place || twice.has(row) ? null : place;
    // In a row that is not understood whole numbers are amounts where others of them are.
    const hasAmounts = row.cells.some((_, index) => (cellAmount(row, index)?.decimals ?? 0) > 0);
    const isMoved = moved.has(row) || namesMoved(row, columns) || isPushed(row, firstAmount);
    for (let index = item?.firstValue ?? 0; index < row.cells.length; index += 1) {
      if (isCounter(columns[index])) continue;
      const change = changes.get(index);
      const changed = change && item && !isMoved && conceptOf(change, item.code);
      const figure =
        changed &&
        changeFigure(
          row.cells[index]!,
          columns[index]!.path,
          { concept: changed, label: item.name, fund: item.code === null ? null : change.fund },
          context,
        );
      if (figure) {
        read.push(figure);
        continue;
      }
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const meaning = isMoved ? null : (meanings[index] ?? null);
      const concept = meaning && item && conceptOf(meaning, item.code);
      if (item && meaning && concept) {
        const { measure, year } = meaning.bearing;
        const label = labelOf(item, meaning, columns[index]!, form);
        const fund = item.code === null && !/[a-z]\.economic\./.test(concept) ? null : meaning.fund;
        const { unit } = columns[index]!;
        read.push(formFigure(amount, { concept, label, measure, year, fund, unit }, context));
      } else if (item || amount.decimals > 0 || (hasAmounts && firstAmount >= 0 && index >= firstAmount)) {
        const reason = item ? 'unclear-column' : 'unknown-item';
        unread.push(unreadCell(amount, reason, context.section, items.get(row)));
      }
    }
  }
  return {
    read,
    unread,
    items: new Map(all.map((row) => [row, items.get(settled.get(row) ?? row) ?? []])),
    settled: new Set(settled.keys()),
  };
}

/** The rows whose columns their cells alone do not tell, as arithmetic settles them. */
function settleRows(
  rows: readonly TableRow[],
  columns: readonly FormColumn[],
  meanings: readonly (ColumnMeaning | null)[],
  functional: Classification,
): ReadonlyMap<TableRow, TableRow> {
  const [sum] = sumsOf(meanings);
  const firstAmount = meanings.findIndex((meaning) => meaning !== null);
  const even = rows.filter(({ isShort }) => !isShort);
  const moved = movedRows(meanings, even);
  const width = columns.findLastIndex(({ heading }) => heading !== '') + 1;
  const isUnsettled = (row: TableRow) =>
    row.isShort === true || moved.has(row) || namesMoved(row, columns) || isPushed(row, firstAmount);
  if (!sum || sum.whole < 0 || !rows.some(isUnsettled)) return new Map();
  const finder = new ItemFinder(even, columns, functional, firstAmount);
  const codes = new Map(
    rows.map((row) => {
      const place = finder.of(isUnsettled(row) ? (fromTheLeft(row, firstAmount, width) ?? row) : row);
      return [row, 'above' in place ? null : (place.code ?? '')];
    }),
  );
  const codeOf = (row: TableRow) => codes.get(row)!;
  return settledRows({ rows, isUnsettled, codeOf, sum, firstAmount, width });
}

/** Whether amounts stand below no head in a form without a column of the whole: the heads may stand over their neighbours'. */
function lacksHeads(
  form: FunctionalForm,
  columns: readonly FormColumn[],
  headed: readonly (ColumnMeaning | null)[],
  rows: readonly TableRow[],
): boolean {
  const whole = meaningIn(COLUMNS[form], '')?.total;
  if (headed.some((meaning) => meaning !== null && meaning.total === whole)) return false;
  return columns.some(
    ({ index, heading }) => heading === '' && rows.some((row) => (cellAmount(row, index)?.decimals ?? 0) > 0),
  );
}

/** The rows of items that others name too, with other amounts: which of them is of the item cannot be told. */
function namedTwice(
  rows: readonly TableRow[],
  found: ReadonlyMap<TableRow, RowItem | UnknownItem>,
): ReadonlySet<TableRow> {
  const codeOf = (row: TableRow) => {
    const item = found.get(row)!;
    return 'above' in item ? null : item.code;
  };
  const amountsOf = (row: TableRow) =>
    filledTexts(row)
      .filter((text) => /\d\.\d/.test(text))
      .join(' ');
  const coded = groupBy(rows, (row) => codeOf(row) ?? '');
  coded.delete('');
  return new Set([...coded.values()].filter((same) => new Set(same.map(amountsOf)).size > 1).flat());
}

/** An item's name as printed, with what of its column tells it from the same item in another one. */
function labelOf(
  { code, name }: RowItem,
  meaning: ColumnMeaning,
  { heading, path }: FormColumn,
  form: FunctionalForm,
): string {
  const isOtherMoney = meaning.fund !== meaningIn(COLUMNS[form], '')?.fund;
  if (spentOnIn(meaning) !== null) {
    const nature = path.findLast((part) => !/^(?:小计|合计)$/.test(part)) ?? heading;
    return code === null && !isOtherMoney ? nature : `${name}（${isOtherMoney ? path.join('') : nature}）`;
  }
  return isOtherMoney ? `${name}（${heading}）` : name;
}

/** What the amounts of a row may be of, in every money whose spending the form tells by function. */
function moneyOf(form: FunctionalForm, item: RowItem | UnknownItem): MoneyItem[] {
  const isBelow = 'above' in item;
  const code = isBelow ? item.above : item.code;
  if (code === null || code === '') return [];
  const funds = new Set(
    COLUMNS[form].flatMap(([, { family, fund }]) => (family === 'function' ? [fund] : [])),
  );
  return [...funds].map((fund) => ({ concept: `function.${code}`, fund, isBelow }));
}

/** Columns that count rows or tell their level, and say nothing of money. */
const isCounter = (column: FormColumn | undefined): boolean =>
  /^(?:序号|行次|行号|级次|层级|级别)$/.test(column?.heading ?? '');

function conceptOf({ total, family }: ColumnConcepts, code: string | null): string | null {
  return code === null ? total : family && `${family}.${code}`;
}

/** Whether an amount stands in the column of names: the row has a cell less than its form, and its amounts moved. */
const namesMoved = (row: TableRow, columns: readonly FormColumn[]): boolean =>
  columns.some(
    ({ index, path }) => /科目名称/.test(path.at(-1) ?? '') && (cellAmount(row, index)?.decimals ?? 0) > 0,
  );

/** Whether a code and its name stand one column on, the name in that of amounts: the row has a cell more in front than its form. */
const isPushed = (row: TableRow, firstAmount: number): boolean =>
  isName(row, firstAmount) && FUNCTIONAL_CODE.test(writtenCode(cellText(row, firstAmount - 1)));

/** A row's item: its code, null for the total, its name as printed and where its amounts begin. */
interface RowItem {
  readonly code: string | null;
  readonly name: string;
  readonly firstValue: number;
}

/** Two numbers in the cell of a code, but for its 类, 款 and 项 set apart. */
const NUMBERS_APART = /^(?!\s*\d{3}(?:[ \t]+\d{2}){1,2}\s*$).*\d[ \t]+\d/;
const TOTAL = /^(?:合计|总计|本年(?:收入|支出)(?:合计|小计)|(?:收入|支出)(?:合计|总计))$/;
const CODE_AND_NAME = /^\[?(2\d{2}(?:\d{2}){0,2})[\])]?[-—_.、:]?([\u4e00-\u9fff“(].*)$/;

/** A row that names no item: the code of the 款, or else the 类, that the rows above it are in, '' where there is none. */
interface UnknownItem {
  readonly above: string;
}

/** Finds the items of a form's rows in order: a code that stands once for several rows is carried down. */
class ItemFinder {
  private klass = '';
  private division = '';
  private readonly hasCodes: boolean;

  constructor(
    rows: readonly TableRow[],
    private readonly columns: readonly FormColumn[],
    private readonly functional: Classification,
    /** The first column of amounts, -1 where none is known. */
    private readonly firstAmount: number,
  ) {
    this.hasCodes = rows.some((row) => {
      const first =
        filledTexts({ ...row, cells: row.cells.filter((_, at) => !isCounter(columns[at])) })[0] ?? '';
      return FUNCTIONAL_CODE.test(first) || CODE_AND_NAME.test(first);
    });
  }

  /** The item of a row, or where it would be. */
  of(row: TableRow): RowItem | UnknownItem {
    const above = this.division || this.klass;
    return this.named(row) ?? { above };
  }

  private named(row: TableRow): RowItem | null {
    const { codes, index } = this.leadingCodes(row);
    const printed = row.cells[index]?.text.replace(/\s+/g, '') ?? '';
    if (codes.length === 0) {
      const joined = CODE_AND_NAME.exec(cellText(row, index));
      if (joined) return this.found(joinedCode([joined[1]!]), joined[2]!, index + 1);
      if (TOTAL.test(cellText(row, index))) return { code: null, name: printed, firstValue: index + 1 };
      return this.hasCodes ? null : this.byName(row, printed, index + 1);
    }
    const code = this.wholeCode(codes, index);
    if (code === null) return null;
    const behind = /^(\d{1,2})(\p{Script=Han}.*)$/u.exec(printed);
    if (behind) {
      // The last part of the code touches the name: without it the row would be the one above.
      const whole = `${code}${behind[1]!.padStart(2, '0')}`;
      return this.functional.nameOf(whole) === behind[2] ? this.found(whole, behind[2], index + 1) : null;
    }
    if (printed !== '' && !/^[\d,.-]+$/.test(printed)) return this.found(code, printed, index + 1);
    // A code alone names its item.
    const name = this.functional.nameOf(code);
    return name === null || this.firstAmount < 0 ? null : this.found(code, name, this.firstAmount);
  }

  /** The numbers in front of a row's name, each with its column. */
  private leadingCodes(row: TableRow): { codes: { text: string; at: number }[]; index: number } {
    const codes: { text: string; at: number }[] = [];
    let index = 0;
    const end = this.firstAmount < 0 ? row.cells.length : this.firstAmount;
    while (index < end) {
      if (NUMBERS_APART.test(row.cells[index]!.text)) break;
      const text = writtenCode(cellText(row, index).replace(/\s+/g, ''));
      if (isCounter(this.columns[index]) || (codes.length === 0 && this.isBody(row, index))) {
        index += 1;
        continue;
      }
      if (/^\d{1,7}$/.test(text)) codes.push({ text, at: index });
      // They share a row with the total at times.
      else if (text !== '' && text !== '栏次' && !isCodeHead(text)) break;
      index += 1;
    }
    return { codes, index };
  }

  /** Whether a cell names the body that the rows are of, in front of their code or of the total. */
  private isBody(row: TableRow, index: number): boolean {
    if (
      this.columns.slice(0, index).some((column) => !isCounter(column)) ||
      !/^[\u4e00-\u9fff()]{2,}$/.test(cellText(row, index)) ||
      TOTAL.test(cellText(row, index))
    )
      return false;
    const next = cellText(row, index + 1);
    if (next === '' && TOTAL.test(cellText(row, index + 2))) return true;
    return (
      TOTAL.test(next) || (FUNCTIONAL_CODE.test(next) && /^[\u4e00-\u9fff]/.test(cellText(row, index + 2)))
    );
  }

  /** The code its cells make up: whole, split over 类, 款 and 项, or with those above it merged away. */
  private wholeCode(codes: readonly { text: string; at: number }[], nameAt: number): string | null {
    const joined = joinedCode(codes.map(({ text }) => text));
    if (FUNCTIONAL_CODE.test(joined)) return joined;
    const last = codes.at(-1)!;
    if (last.text.length >= 5 && FUNCTIONAL_CODE.test(last.text)) return joinedCode([last.text]);
    const headed = this.columns.slice(0, nameAt).some(({ path }) => path.some(isCodeHead));
    const from = nameAt - codes[0]!.at;
    const below = codes.map(({ text }) => text.padStart(2, '0')).join('');
    if (!headed || nameAt < 3 || !/^\d{2}(?:\d{2})?$/.test(below)) return null;
    const level = this.levelHeaded(codes[0]!.at) ?? (from === 2 ? '款' : from === 1 ? '项' : null);
    const above = level === '款' ? this.klass : level === '项' ? this.division : '';
    return above !== '' && FUNCTIONAL_CODE.test(`${above}${below}`) ? `${above}${below}` : null;
  }

  /** 类, 款 or 项: which of them heads the column of a code, or the nearest headed one before it; null where none does by itself. */
  private levelHeaded(at: number): string | null {
    const heads = this.columns.slice(0, at + 1).flatMap(({ path }) => path.filter(isCodeHead));
    return heads.every(({ length }) => length === 1) ? (heads.at(-1) ?? null) : null;
  }

  private found(code: string, name: string, firstValue: number): RowItem {
    this.klass = code.slice(0, 3);
    this.division = code.slice(0, 5).length === 5 ? code.slice(0, 5) : '';
    return { code, name, firstValue };
  }

  /** A row without a code, in a form that prints none: by its name, within the 类 and 款 above it. */
  private byName(row: TableRow, name: string, firstValue: number): RowItem | null {
    const plain = withoutNumber(name);
    if (plain === '') return null;
    const { division, klass, functional } = this;
    const code =
      (division && functional.resolveName(plain, division, 7)) ||
      (klass && functional.resolveName(plain, klass, 5)) ||
      functional.resolveName(plain, '', 3) ||
      (division === '' && functional.resolveName(plain, '', 7));
    if (code && (code.length < 7 || code.startsWith(klass))) return this.found(code, name, firstValue);
    // It may be a 款: what follows is not certain to be in the one above.
    if (row.cells.some((_, index) => cellAmount(row, index))) this.division = '';
    return null;
  }
}
