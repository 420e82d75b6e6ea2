/** The money part of a form: budgets, execution and its marks, in 万元. */
import type { Unread } from '../disclosure.ts';
import { statedUnit } from '../captions.ts';
import { cellNumber, type MoneyUnit, parseAmount, parseNumber, toHalfWidth } from '../numeral.ts';
import type { Cell, TableRow } from '../source.ts';
import { joinLines, squeeze, withoutBrackets } from '../text.ts';
import {
  type Columns,
  fundsHeader,
  fundsRole,
  type FundsRole,
  indicatorHeader,
  isUnnamedBudget,
  weightInHead,
} from './columns.ts';
import { type CellLines, figureColumns, noFigures, type ProjectFigures, reasonIn } from './rows.ts';
import { filledCells, unreadRow } from './form.ts';
import type { Form } from './form.ts';

/** The row of the whole; the others are parts of it by source of money. */
const WHOLE = /^(?:总额|(?:年度|项目)?(?:财政)?资金总额|(?:金额)?合计|总计)$/;
/** The unit in the head of a column or a label: 年度预算数(万元). */
const UNIT_OF_HEAD = /\((?:单位:)?(万元|千元|亿元|元)\)/;

/** A task of a whole department's form, with the row it stands in. */
interface Task {
  readonly name: string;
  readonly figures: ProjectFigures;
  readonly lines: CellLines;
  readonly row: TableRow;
}

/** What the money part states. */
export interface FundsPart {
  readonly figures: ProjectFigures;
  /** Why so much was executed, in the form's own words; null where there are none. */
  reason: string | null;
  readonly lines: CellLines;
  readonly tasks: Task[];
  unread: Unread[];
}

/** Reads the money part: a header with a row for the whole, pairs of label and value, or a row per task. */
export function readFunds(form: Form): FundsPart {
  const end = form.rows.findIndex((row) => indicatorHeader(row) !== null);
  const rows = end < 0 ? form.rows : form.rows.slice(0, end);
  const unit = moneyUnit(rows) ?? form.unitAbove ?? '万元';
  const part: FundsPart = {
    figures: noFigures(),
    reason: null,
    lines: {},
    tasks: [],
    unread: unnamedBudgets(form, rows),
  };
  let header: Columns<FundsRole> | null = null;
  for (const row of rows) {
    const pairs = readPairs(row, unit);
    if (Object.keys(pairs.lines).length > 0) add(part, pairs);
    else if (fundsHeader(row)) {
      header = fundsHeader(row);
      add(part, headedWeight(row));
    } else if (header && takeRow(part, form, row, header, unit)) header = null;
  }
  const isRead = part.tasks.length > 0 || Object.values(part.figures).some((value) => value !== null);
  if (!isRead && part.unread.length === 0) part.unread.push(...amountsUnread(form, rows));
  return part;
}

/** What the head of a score says that execution weighs. */
function headedWeight(row: TableRow): Found {
  const found: Found = { figures: {}, lines: {} };
  for (const cell of row.cells) {
    const weight = parseNumber(weightInHead(cell.text) ?? '');
    if (!weight) continue;
    Object.assign(found.figures, figureColumns('execution_weight', weight));
    Object.assign(found.lines, { execution_weight: cell.lineStart });
  }
  return found;
}

/** Takes a row below a header into the part; true when the header has nothing more below it. */
function takeRow(
  part: FundsPart,
  form: Form,
  row: TableRow,
  header: Columns<FundsRole>,
  unit: MoneyUnit,
): boolean {
  const name = header.at.name === undefined ? undefined : row.cells[header.at.name]?.text;
  if (name !== undefined) {
    if (name === '' || cellNumber(row.cells[header.at.executed!]?.text) === null) return true;
    const { figures, lines } = readColumns(row, header, unit);
    part.tasks.push({ name: joinLines(name), figures: { ...noFigures(), ...figures }, lines, row });
    return false;
  }
  if (!isWholeOfFunds(row)) return false;
  const settled = settledColumns(row, header, unit);
  if (settled) {
    // What stood below the head of no budget in particular stands below another.
    if (settled !== header) part.unread = part.unread.filter((one) => one.line_start !== row.lineStart);
    add(part, readColumns(row, settled, unit));
    const isListed = (printed: string) =>
      part.unread.some((one) => one.line_start === row.lineStart && one.printed === printed);
    part.unread.push(...unheadedAmounts(form, row, settled).filter(({ printed }) => !isListed(printed)));
    const reasonCell = settled.at.reason === undefined ? undefined : row.cells[settled.at.reason];
    const reason = reasonIn(reasonCell ? [reasonCell] : []);
    part.reason = reason?.text ?? null;
    Object.assign(part.lines, { reason: reason?.line });
  } else part.unread.push(unreadRow(form, row, 'unaligned-funds'));
  return true;
}

/**
 * The columns as the row of the whole has them: as headed, or so far to the left as labels that span rows are left out in front
 * of it. Where numbers stand before the first head, or cells are missing, the rate has to follow from the money. Null where it does not.
 */
export function settledColumns(
  row: TableRow,
  header: Columns<FundsRole>,
  unit: MoneyUnit,
): Columns<FundsRole> | null {
  const first = Math.min(...Object.values(header.at));
  const number = row.cells.findIndex(({ text }) => cellNumber(text) !== null);
  // A budget that does not say which may be all there is.
  const isNamed = (header.at.initial_budget ?? header.at.adjusted_budget) !== undefined;
  const isBefore = number >= 0 && number < first && isNamed;
  if (row.cells.length === header.width && (!isBefore || isRateRight(readColumns(row, header, unit))))
    return header;
  if (!isBefore) return null;
  const at = Object.fromEntries(
    Object.entries(header.at).map(([role, column]) => [role, column - first + number]),
  );
  const moved = { at, width: row.cells.length };
  return isRateRight(readColumns(row, moved, unit)) ? moved : null;
}

/** Whether the rate of execution is that of the money beside it. */
function isRateRight({
  figures: { initial_budget, adjusted_budget, executed, execution_pct },
}: Found): boolean {
  if (executed == null || execution_pct == null) return false;
  return [adjusted_budget, initial_budget].some(
    (budget) => budget != null && Math.abs((executed / budget) * 100 - execution_pct) < MARK_ROUNDING,
  );
}

/** What heads columns of money. */
const OF_MONEY = /预算|执行|支出|资金|金额/;
/** An amount of money by its digits alone: a number of a row has no point. */
export const AMOUNT = /^-?\d[\d,]*\.\d{1,2}$/;

/** Rows of amounts below heads that say nothing that is known; sources of money are parts of the whole. */
function amountsUnread(form: Form, rows: readonly TableRow[]): Unread[] {
  const head = rows.findIndex(
    ({ cells }) => cells.filter(({ text }) => OF_MONEY.test(text) && text.length < LONGEST_LABEL).length > 1,
  );
  return rows
    .slice(head < 0 ? rows.length : head)
    .filter((row) => row.cells.some(({ text }) => AMOUNT.test(squeeze(text))))
    .map((row) => unreadRow(form, row, 'unaligned-funds'));
}

/** Budgets in a column, or beside a label, that does not say which budget it is. */
function unnamedBudgets(form: Form, rows: readonly TableRow[]): Unread[] {
  const beside = rows.flatMap((row) => {
    const filled = filledCells(row);
    const label = filled.findIndex(({ text }) => isUnnamedBudget(text));
    const printed = label < 0 ? '' : (filled[label + 1]?.text ?? '');
    return cellNumber(printed) === null ? [] : [{ ...unreadRow(form, row, 'unclear-budget'), printed }];
  });
  const inColumns = rows.slice(1).flatMap((row, index) => {
    const column = rows[index]!.cells.findIndex(
      (cell, at) => at > 0 && (isUnnamedBudget(cell.text) || squeeze(cell.text) === '资金总额'),
    );
    const printed = row.cells[column]?.text ?? '';
    // The one that the head of the rate divides by is clear.
    const isClear = fundsHeader(rows[index]!)?.at.adjusted_budget === column;
    return isClear || cellNumber(printed) === null
      ? []
      : [{ ...unreadRow(form, row, 'unclear-budget'), printed }];
  });
  return [...beside, ...inColumns];
}

const LONGEST_LABEL = 30;

/** The unit that rows of a form state; null where they state none: then it is 万元, which every form is filled in with. */
export function moneyUnit(rows: readonly TableRow[]): MoneyUnit | null {
  for (const { text } of rows.flatMap((row) => row.cells)) {
    if (text.length >= LONGEST_LABEL) continue;
    const ofHead = UNIT_OF_HEAD.exec(squeeze(text))?.[1] as MoneyUnit | undefined;
    const unit = ofHead ?? statedUnit(text);
    if (unit) return unit;
  }
  return null;
}

/** Whether a row is that of a project's whole money. */
export const isWholeOfFunds = (row: TableRow): boolean =>
  WHOLE.test(withoutBrackets(squeeze(filledCells(row)[0]?.text ?? '')));

/** Figures of a row, and the lines of their cells. */
interface Found {
  readonly figures: Partial<ProjectFigures>;
  readonly lines: CellLines;
}

function add(part: FundsPart, { figures, lines }: Found): void {
  Object.assign(part.figures, figures);
  Object.assign(part.lines, lines);
}

/** Takes what a cell holds for its role, if it holds a figure. */
function take(found: Found, role: FundsRole | undefined, cell: Cell | undefined, unit: MoneyUnit): void {
  const value = figureOf(role, cell, unit);
  if (role === undefined || role === 'name' || role === 'reason' || value === null) return;
  Object.assign(found.figures, figureColumns(role, value));
  Object.assign(found.lines, { [role]: cell!.lineStart });
}

/** A row whose labels and values stand side by side: `项目预算金额(万元)` 255 `全年执行数(万元)` 255. */
function readPairs(row: TableRow, unit: MoneyUnit): Found {
  const filled = filledCells(row);
  const pairs: Found = { figures: {}, lines: {} };
  filled.forEach((cell, index) => {
    const role = fundsRole(cell.text);
    take(pairs, role, filled[index + 1], unit);
  });
  return pairs;
}

/** What a row holds below the heads of its columns, and in which lines. */
export function readColumns(row: TableRow, { at }: Columns<FundsRole>, unit: MoneyUnit): Found {
  const found: Found = { figures: {}, lines: {} };
  for (const [role, column] of Object.entries(at) as [FundsRole, number][]) {
    take(found, role, row.cells[column], unit);
  }
  return areHeadsChanged(found.figures)
    ? readColumns(row, withHeadsChanged(at, row.cells.length), unit)
    : found;
}

/** Whether 分值 and 得分 head each other's columns: the rate of execution makes the weight of the score. */
function areHeadsChanged({
  execution_weight,
  execution_score,
  execution_pct,
}: Partial<ProjectFigures>): boolean {
  if (execution_weight == null || execution_score == null || execution_pct == null) return false;
  return (
    execution_score > execution_weight &&
    Math.abs((execution_score * Math.min(execution_pct, 100)) / 100 - execution_weight) < MARK_ROUNDING
  );
}

/** Marks are printed with a digit or two behind the point. */
const MARK_ROUNDING = 0.06;

const withHeadsChanged = (at: Columns<FundsRole>['at'], width: number): Columns<FundsRole> => ({
  width,
  at: { ...at, execution_weight: at.execution_score!, execution_score: at.execution_weight! },
});

/** Amounts of the whole in columns whose heads say nothing that is known. */
function unheadedAmounts(form: Form, row: TableRow, { at }: Columns<FundsRole>): Unread[] {
  const known = Object.values(at);
  return row.cells.flatMap((cell, column) =>
    known.includes(column) || cellNumber(cell.text) === null
      ? []
      : [{ ...unreadRow(form, row, 'unclear-column'), printed: cell.text.trim() }],
  );
}

/** The figure a cell holds with its printed precision: money in 万元, rates in percent, marks as they are. */
function figureOf(
  role: FundsRole | undefined,
  cell: Cell | undefined,
  unit: MoneyUnit,
): { value: number; decimals: number } | null {
  if (role === undefined || !cell) return null;
  if (role === 'execution_pct') return parseNumber(squeeze(cell.text).replace(/%$/, ''));
  if (role === 'execution_weight' || role === 'execution_score') return parseNumber(cell.text);
  return parseAmount(toHalfWidth(cell.text).trim(), unit);
}
