import { type MoneyItem, PLAIN, type ReadFigure, type Unread } from '../disclosure.ts';
import { cellAmountIn } from '../cell-number.ts';
import type { MoneyUnit } from '../numeral.ts';
import { type Cell, spanOf } from '../source.ts';
import type { CellAmount } from './grid.ts';
import type { Fund, Measure } from '#model/tables.ts';

/** What a form's position says about the amount in it. */
export interface FormMeaning {
  readonly concept: string;
  readonly measure?: Measure;
  readonly label: string;
  readonly fund?: Fund | null;
  /** The year the amount is of, where that is not the form's own. */
  readonly year?: number;
  /** The unit that the heading of its column names, where it names one. */
  readonly unit?: MoneyUnit | null | undefined;
}

/** Where a form stands, which year it is about and the unit its amounts are printed in. */
export interface FormContext {
  readonly section: string;
  readonly fiscalYear: number;
  readonly unit: MoneyUnit;
}

/** An amount of a form as a stated figure, in 万元 whatever the form's unit. */
export function formFigure(amount: CellAmount, meaning: FormMeaning, context: FormContext): ReadFigure {
  const ownUnit = amount.unit ?? meaning.unit;
  const { value, decimals } = cellAmountIn(amount, ownUnit ?? context.unit);
  return {
    fiscal_year: meaning.year ?? context.fiscalYear,
    concept: meaning.concept,
    measure: meaning.measure ?? 'final',
    value,
    unit: 'CNY10k',
    decimals,
    printed: amount.cell.text,
    label_zh: meaning.label,
    form: 'form',
    fund: meaning.fund ?? null,
    section: context.section,
    line_start: amount.cell.lineStart,
    line_end: amount.cell.lineEnd,
    spans: [spanOf(amount.cell)],
    ...(ownUnit && { ownUnit }),
    ...PLAIN,
  };
}

/** An amount of a form that no meaning could be given, with the reason. */
export function unreadCell(
  { cell }: Pick<CellAmount, 'cell'>,
  reason: string,
  section: string,
  mayBe?: readonly MoneyItem[],
): Unread {
  return {
    section,
    line_start: cell.lineStart,
    line_end: cell.lineEnd,
    printed: cell.text,
    reason,
    spans: [spanOf(cell)],
    mayBe,
  };
}

/** A name in front of amounts, none of them in several units at once. */
const NAME_AND_AMOUNTS = /^(?!.*[亿万千]\d)\d{0,7}\s*\p{Script=Han}{2}/u;
const AMOUNT = /[-−]?\d[\d,]{0,15}\.\d{1,6}(?:[亿万千]?元|%)?/g;

/** What a cell prints that no meaning could be given: each amount by itself where names stand in front of them, else all of it. */
export function unreadAmounts(
  cell: Cell,
  reason: string,
  section: string,
  mayBe?: readonly MoneyItem[],
): Unread[] {
  const whole = unreadCell({ cell }, reason, section, mayBe);
  const amounts = NAME_AND_AMOUNTS.test(cell.text) ? [...cell.text.matchAll(AMOUNT)] : [];
  if (amounts.length === 0) return [whole];
  return amounts.map(({ 0: printed, index: start }) => ({
    ...whole,
    printed,
    spans: [{ of: cell, start, end: start + printed.length }],
  }));
}

/** What the amounts of a column are of. */
export interface ColumnBearing {
  readonly measure: Measure;
  readonly year: number;
}

/** Names of funds have 预算 in them and say nothing of a budget. */
const FUND_NAMES = /(?:一般公共|政府性基金|国有资本经营|公共财政)预算(?:财政)?(?:拨款)?/g;
const OPENING = /(?:上年|年初)(?:财政拨款)?结转/g;
/** Columns that relate two amounts instead of stating one. */
const RELATES = /增减|增长|变动|差额|差异|比例|占比|占.*%|百分比|完成|比上年|较上年|比20\d\d|[%率]/;

/**
 * The year and measure of a column, or null where the headings leave it open.
 * @param plainBudget what 预算数 without 年初 or 全年 is, where the form says so itself
 */
export function bearingOf(
  path: readonly string[],
  fiscalYear: number,
  plainBudget: Measure | null = null,
): ColumnBearing | null {
  const parts = path.map(withoutNames);
  const text = parts.join('|');
  if (RELATES.test(text)) return null;
  const years = new Set([...text.matchAll(/20\d{2}(?=年|$|\||决|预)/g)].map(([year]) => Number(year)));
  if (/上年/.test(text)) years.add(fiscalYear - 1);
  const [year = fiscalYear] = years;
  if (years.size > 1 || year > fiscalYear) return null;
  // The lowest heading that tells budget from accounts decides: the ones above it may name the whole form.
  const telling = parts.findLast((part) => /预算|决算/.test(part)) ?? '';
  const measure = measureOf(telling, plainBudget);
  return measure && { measure, year };
}

const withoutNames = (heading: string): string => heading.replace(FUND_NAMES, '').replace(OPENING, '');

/** Whether a heading tells budget from accounts. */
export function tellsMeasure(heading: string): boolean {
  return /预算|决算|统计数|实际/.test(withoutNames(heading));
}

function measureOf(heading: string, plainBudget: Measure | null): Measure | null {
  const isBudget = heading.includes('预算');
  if (!isBudget) return /预决算/.test(heading) ? null : 'final';
  if (heading.includes('决算')) return null;
  if (/年初预算/.test(heading)) return 'initial_budget';
  return /(?:全年|调整后?|追加后)预算|预算调整/.test(heading) ? 'adjusted_budget' : plainBudget;
}
