/** Which column of a form holds what: read from what its header cells name, never from their place. */
import { cellNumber } from '../numeral.ts';
import type { Cell, Table, TableRow } from '../source.ts';
import { squeeze, withoutBrackets } from '../text.ts';
import { parseOperator } from './target.ts';

/** Index of the first column of each role that a header names, and the header's width. */
export interface Columns<Role extends string> {
  readonly at: Partial<Record<Role, number>>;
  readonly width: number;
}

/** What a column of the indicator part can hold, and how it is headed. */
const INDICATOR_ROLES = [
  ['level1', /^一级指标$/],
  ['level2', /^二级指标$/],
  ['level3', /^(?:三级指标|指标名称)$/],
  ['operator', /^(?:(?:绩效)?指标性质|运算符号?|指标方向)$/],
  [
    'target',
    /^(?:(?:年度|绩效|年初|预期|设定|计划|全年)*指标值|(?:年度?|年初|预期|全年|计划)?目标值|(?:年度)?计划值|内容)$/,
  ],
  ['unit', /^(?:绩效)?(?:度量|计量)单位$/],
  ['achieved', /^(?:(?:全年|年度|实际|指标)*完成(?:指标)?(?:值|情况)|(?:全年|年度)?实际(?:值|指标值))$/],
  ['degree', /^(?:指标)?完成(?:程度|率|比例)$/],
  ['weight', /^(?:指标|标准)?(?:权重|分值|标准分|满分)(?:值)?$/],
  ['score', /^(?:(?:自评|指标|实际|评价)*得分|自评分值?|评分)$/],
  ['reason', /原因|改进措施|保障|^其他$/],
] as const;
export type IndicatorRole = (typeof INDICATOR_ROLES)[number][0];

/** What a column of the funds part can hold, and how it is headed. */
const FUNDS_ROLES = [
  ['initial_budget', /^(?:年初(?:财政)?预算(?:数|金额)?|部门年初预算支出金额)$/],
  [
    'adjusted_budget',
    /^(?:调整后?(?:全年)?预算(?:数|金额)?|全年预算(?:数|金额)?|项目预算金额|项目下达金额)$/,
  ],
  [
    'executed',
    /^(?:(?:全年|预算|项目|年度)*(?:实际)?执行(?:数|金额|额)|全年执行|(?:全年|年度|项目)*实际(?:支出|使用)(?:数|金额|额)?)$/,
  ],
  ['execution_pct', /^(?:预算|项目|资金)*(?:执行率|支出率|支付率)$/],
  ['execution_weight', /^(?:标准)?(?:权重|分值|满分)$/],
  ['execution_score', /^(?:(?:自评|实际|评价)?得分|自评分)$/],
  ['name', /^对应项目(?:名称)?$/],
  ['reason', /^(?:未执行|偏差)?原因(?:分析|说明)?$/],
] as const;
export type FundsRole = (typeof FUNDS_ROLES)[number][0];

const labelOf = (text: string): string => withoutBrackets(squeeze(text));

function columnsOf<Role extends string>(
  row: TableRow,
  roles: readonly (readonly [Role, RegExp])[],
): Columns<Role> {
  const at: Partial<Record<Role, number>> = {};
  row.cells.forEach((cell, index) => {
    const role = roleOf(cell.text, roles);
    if (role !== undefined && at[role] === undefined) at[role] = index;
  });
  return { at, width: row.cells.length };
}

function roleOf<Role extends string>(
  text: string,
  roles: readonly (readonly [Role, RegExp])[],
): Role | undefined {
  const label = labelOf(text);
  return roles.find(([, pattern]) => pattern.test(label))?.[0];
}

/** Columns of the indicator part when the row is its header, else null. */
export function indicatorHeader(row: TableRow): Columns<IndicatorRole> | null {
  const columns = columnsOf(row, INDICATOR_ROLES);
  return columns.at.level1 !== undefined && columns.at.level3 !== undefined ? columns : null;
}

/**
 * The header with the second line under it taken in, when the row is one: it names columns under a
 * merged title (运算符号 · 内容 · 度量单位), or the kinds of reasons, and nothing else.
 */
export function withSecondLine(header: Columns<IndicatorRole>, row: TableRow): Columns<IndicatorRole> | null {
  const named = row.cells.filter((cell) => cell.text !== '');
  if (named.length === 0 || !named.every((cell) => roleOf(cell.text, INDICATOR_ROLES) !== undefined))
    return null;
  const second = columnsOf(row, INDICATOR_ROLES).at;
  return { ...header, at: { ...header.at, ...second, ...firstReason(header.at, second) } };
}

/** Reasons start where either line says so first. */
function firstReason(first: Columns<IndicatorRole>['at'], second: Columns<IndicatorRole>['at']) {
  const columns = [first.reason, second.reason].filter((column) => column !== undefined);
  return columns.length > 0 ? { reason: Math.min(...columns) } : {};
}

/** What a single label of the funds part stands for, or undefined. */
export function fundsRole(text: string): FundsRole | undefined {
  return roleOf(text, FUNDS_ROLES);
}

/** A budget that does not say which: 年初 or 调整. */
const UNNAMED_BUDGET = /^(?:项目|年度)?预算(?:数|金额|安排|资金|总额)?$/;

/** Whether a label heads a budget without saying which. */
export const isUnnamedBudget = (text: string): boolean =>
  UNNAMED_BUDGET.test(labelOf(text)) && fundsRole(text) === undefined;

const LETTERED_BUDGET = /^预算(?:数|金额)\(A\)$/i;
const LETTERED_RATE = /^(?:预算)?执行率\(B[/÷]A\)$/i;

/** The weight of execution that the head of its score names: `得分（20分*执行率）`. */
export function weightInHead(text: string): string | null {
  return /得分\((\d+)分[*×xX]执行率\)$/.exec(squeeze(text))?.[1] ?? null;
}

/**
 * Columns of the funds part when the row is its header: it names the money executed and a budget. A budget that is not
 * named is the adjusted one where the head of the rate says that it divides by it: 预算数（A） · 执行数（B） · 执行率（B/A）.
 */
export function fundsHeader(row: TableRow): Columns<FundsRole> | null {
  const columns = columnsOf(row, FUNDS_ROLES);
  const { executed, initial_budget, adjusted_budget } = columns.at;
  const base = row.cells.findIndex(({ text }) => LETTERED_BUDGET.test(squeeze(text)));
  const isDivided = row.cells.some(({ text }) => LETTERED_RATE.test(squeeze(text)));
  if (executed !== undefined && (initial_budget ?? adjusted_budget) === undefined && base >= 0 && isDivided)
    return { ...columns, at: { ...columns.at, adjusted_budget: base } };
  const hasBudget =
    (initial_budget ?? adjusted_budget) !== undefined || row.cells.some(({ text }) => isUnnamedBudget(text));
  return executed !== undefined && hasBudget ? columns : null;
}

/** Columns of a list of projects, by their places; those of its money as of the funds part. */
export interface ListColumns {
  readonly name: number;
  /** Undefined where projects are listed without their scores. */
  readonly score: number | undefined;
  /** Columns of budgets that do not say which. */
  readonly unnamed: readonly number[];
  readonly funds: Columns<FundsRole>;
}

const LISTED_NAME = /^(?:项目|专项|政策)(?:支出)?(?:名称)?$/;
const LISTED_SCORE = /^(?:(?:绩效|自评|评价)*(?:得分|分数|总分|评分)|自评分)$/;

/** Columns of a list of projects when the row is its header: each with what was spent on it or how far, or a score beside its money. */
export function listHeader(row: TableRow): ListColumns | null {
  if (indicatorHeader(row) !== null) return null;
  const labels = row.cells.map(({ text }) => labelOf(text));
  const placeOf = (is: RegExp) => labels.findIndex((label) => is.test(label));
  const [name, score] = [placeOf(LISTED_NAME), placeOf(LISTED_SCORE)];
  const { at, width } = columnsOf(row, FUNDS_ROLES);
  const { initial_budget, adjusted_budget, executed, execution_pct } = at;
  const unnamed = row.cells.flatMap(({ text }, column) => (isUnnamedBudget(text) ? [column] : []));
  const hasMoney = (initial_budget ?? adjusted_budget ?? unnamed[0]) !== undefined;
  const isCarriedOut = (executed ?? execution_pct) !== undefined;
  if (name < 0 || !(isCarriedOut || (score >= 0 && hasMoney))) return null;
  const money = Object.entries({ initial_budget, adjusted_budget, executed, execution_pct });
  const known = Object.fromEntries(money.filter(([, column]) => column !== undefined));
  return { name, score: score < 0 ? undefined : score, unnamed, funds: { at: known, width } };
}

/** The head of a list that is one row or two, of which the second names the columns under what the first has merged. */
export function listHeaderOf(
  row: TableRow,
  next: TableRow | undefined,
): { readonly head: ListColumns; readonly rows: 1 | 2 } | null {
  if (!row.cells.some(({ text }) => LISTED_NAME.test(labelOf(text)))) return null;
  const head = listHeader(row);
  const isHead = next?.cells.length === row.cells.length && next.cells.some(({ text }) => fundsRole(text));
  if (!isHead) return head && { head, rows: 1 };
  const cells = next.cells.map((cell, at) => (cell.text.trim() === '' ? row.cells[at]! : cell));
  const both = listHeader({ ...row, cells });
  return both && { head: both, rows: 2 };
}

/** A row laid against its header: `cell(column)` is the cell that belongs to the header's column. */
export interface AlignedRow {
  /** How many places to the right of its header the row stands. */
  readonly shift: number;
  readonly row: TableRow;
  cell(column: number | undefined): Cell | undefined;
}

/** `指标1：` in a cell of its own, in front of the indicator's name. */
const NUMBERING = /^指标\d+:?$/;
const FARTHEST_SHIFT = 4;

/** Lays a row against its header, or null when its cells fit in no way or in several. */
export function alignRow(
  row: TableRow,
  columns: Columns<IndicatorRole>,
  layout: Table['layout'],
): AlignedRow | null {
  const plain = withoutNumbering(row);
  if (layout === 'cells') return plain.cells.length === columns.width ? aligned(plain, 0) : null;
  const shifts = possibleShifts(plain, columns);
  return shifts.length === 1 ? aligned(plain, shifts[0]!) : null;
}

function withoutNumbering(row: TableRow): TableRow {
  return { ...row, cells: row.cells.filter((cell) => !NUMBERING.test(squeeze(cell.text))) };
}

function aligned(row: TableRow, shift: number): AlignedRow {
  return {
    shift,
    row,
    cell: (column) => (column === undefined ? undefined : row.cells[column + shift]),
  };
}

function possibleShifts(row: TableRow, columns: Columns<IndicatorRole>): number[] {
  const operators = row.cells.flatMap((cell, index) => (parseOperator(cell.text) === null ? [] : [index]));
  const column = columns.at.operator;
  // Without marks and operators nothing tells where a row stands but that it is as wide as its header.
  const { level3, target, achieved, weight, score } = columns.at;
  if ([column, weight, score].every((at) => at === undefined)) {
    const isWhole = row.cells.length === columns.width && target !== undefined && achieved !== undefined;
    return isWhole && [level3, target, achieved].every((at) => row.cells[at!]?.text.trim()) ? [0] : [];
  }
  const candidates =
    column !== undefined && operators.length > 0
      ? operators.map((index) => index - column)
      : Array.from({ length: 2 * FARTHEST_SHIFT + 1 }, (_, index) => index - FARTHEST_SHIFT);
  return candidates.filter((shift) => fits(aligned(row, shift), columns));
}

/** Whether every figure stands where its column wants one. Blank marks fit only a row with an operator. */
function fits(row: AlignedRow, { at }: Columns<IndicatorRole>): boolean {
  const text = (column: number | undefined) => row.cell(column)?.text ?? '';
  const anchored = parseOperator(text(at.operator)) !== null;
  const marks = [at.weight, at.score].filter((column) => column !== undefined);
  if (marks.length === 0 && !anchored) return false;
  if ((at.target !== undefined && text(at.target) === '') || (text(at.operator) !== '' && !anchored))
    return false;
  if (at.degree !== undefined && !isDegree(text(at.degree), anchored)) return false;
  return marks.every((column) => cellNumber(text(column)) !== null || (anchored && text(column) === ''));
}

/** A degree of completion: `100%`, `1`, `0.5`. */
function isDegree(text: string, mayBeBlank: boolean): boolean {
  return /^(?:\d+(?:\.\d+)?%|[01](?:\.\d+)?)$/.test(squeeze(text)) || (mayBeBlank && text === '');
}
