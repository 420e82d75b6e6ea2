/** Targets and achieved values: operator, number and unit, printed in three cells or in one. */
import { NUMERAL, parseNumber, toHalfWidth } from '../numeral.ts';
import { joinLines } from '../text.ts';
import type { IndicatorRow } from './rows.ts';

/** The target of an indicator. `target_text` is without the operator and unit that have columns of their own. */
export type Target = Pick<IndicatorRow, 'operator' | 'target_text' | 'target_value' | 'unit'>;

/** What was achieved: as printed, and as a number in the target's unit. */
export type Achievement = Pick<IndicatorRow, 'achieved_text' | 'achieved_value'>;

const OPERATORS: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≧': '>=',
  '>=': '>=',
  '≤': '<=',
  '≦': '<=',
  '<=': '<=',
  '=': '=',
  '>': '>',
  '<': '<',
  定性: 'qualitative',
};
const LEADING_OPERATOR = /^(>=|<=|[≥≧≤≦=><]|定性)\s*/;
/** The same in words, which are an operator where a quantity follows: 不低于95%, but 不低于上年. */
const OPERATORS_IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:大于或?等于|不低于|不少于|不小于|至少)/, '>='],
  [/^(?:小于或?等于|不高于|不超过|不多于|不大于|至多)/, '<='],
  [/^等于/, '='],
  [/^(?:大于|高于|超过)/, '>'],
  [/^(?:小于|低于|少于)/, '<'],
];
/** `11月底前` is a date in words, not eleven of a unit. */
const NO_UNIT = /[\d前后内外底以]/;
const QUANTITY = new RegExp(`^(${NUMERAL})\\s*([^\\d\\s].*)?$`);

/** Operators as the published table names them, or null when a cell is no operator. */
export function parseOperator(text: string): string | null {
  return OPERATORS[toHalfWidth(text).trim()] ?? null;
}

interface Quantity {
  readonly numeral: string;
  readonly value: number;
  readonly unit: string | null;
}

/** A number with or without its unit, as a whole cell: `8.5万人`, `100%`, `39`. Null for words and mixtures. */
function parseQuantity(text: string): Quantity | null {
  const match = QUANTITY.exec(toHalfWidth(text).trim());
  const number = match && parseNumber(match[1]!);
  if (!match || !number || NO_UNIT.test(match[2] ?? '')) return null;
  return { numeral: match[1]!, value: number.value, unit: match[2]?.trim() ?? null };
}

/** The cells that make up a target. Forms that print operator and unit inside the value have only that. */
export interface TargetCells {
  readonly value: string;
  readonly operator?: string;
  readonly unit?: string;
}

/** The target of an indicator, whichever way its parts are spread over cells. */
export function readTarget(cells: TargetCells): Target {
  const printed = joinLines(cells.value);
  const ownOperator = parseOperator(cells.operator ?? '');
  const [leading, operator] =
    ownOperator === null ? leadingOperator(toHalfWidth(printed)) : ['', ownOperator];
  const text = printed.slice(leading.length);
  const quantity = parseQuantity(text);
  const ownUnit = joinLines(cells.unit ?? '');
  const unit = ownUnit === '' ? (quantity?.unit ?? null) : ownUnit;
  const value =
    quantity && (quantity.unit === null || isSameUnit(quantity.unit, unit)) ? quantity.value : null;
  return {
    operator: operator ?? operatorOfWords(text, value),
    target_text: value === null ? text || null : quantity!.numeral,
    target_value: value,
    unit,
  };
}

/** What of a target is its operator, and which; none where it has none. */
function leadingOperator(text: string): [leading: string, operator: string | null] {
  const sign = LEADING_OPERATOR.exec(text)?.[0];
  if (sign !== undefined) return [sign, parseOperator(sign)];
  for (const [words, operator] of OPERATORS_IN_WORDS) {
    const leading = words.exec(text)?.[0];
    if (leading !== undefined && parseQuantity(text.slice(leading.length))) return [leading, operator];
  }
  return ['', null];
}

/** Words without an operator are a qualitative target; a bare number states no direction. */
const operatorOfWords = (text: string, value: number | null) =>
  text !== '' && value === null ? 'qualitative' : null;

/**
 * The achieved value. The number counts only in the unit of the target, without a unit of its own, or in one that
 * is ten thousand of the other (8.5万人 beside 人).
 */
export function achievement(cell: string, unit: string | null): Achievement {
  const printed = joinLines(cell);
  if (printed === '') return { achieved_text: null, achieved_value: null };
  return { achieved_text: printed, achieved_value: valueIn(unit, printed) };
}

function valueIn(unit: string | null, text: string): number | null {
  const quantity = parseQuantity(text);
  if (!quantity) return null;
  if (quantity.unit === null || isSameUnit(quantity.unit, unit)) return quantity.value;
  const [own, asked] = [plainUnit(quantity.unit), plainUnit(unit ?? '')];
  if (asked === '') return null;
  if (own === asked) return quantity.value;
  if (own === `万${asked}` || (own === '万' && !/^(?:万|%|分$)/.test(asked)))
    return moved(quantity.value, TEN_THOUSAND);
  if (asked === `万${own}`) return moved(quantity.value, 1 / TEN_THOUSAND);
  return areCounted(own, asked) ? quantity.value : null;
}

const TEN_THOUSAND = 10_000;

/** Multiplied without the tail that binary arithmetic adds. */
const moved = (value: number, factor: number): number => Number((value * factor).toPrecision(12));

/** `元/每年` is for the year the form is of. */
const plainUnit = (unit: string): string => toHalfWidth(unit).replace(/\/每?年$/, '');

/** `册` beside `册卷`: words for the same volumes, of which the target names two. */
const areCounted = (one: string, other: string): boolean =>
  [one, other].every((unit) => /^[册卷本份件]{1,2}$/.test(unit)) && other.includes(one);

/** `70万` beside `70万元` is money too. */
function isSameUnit(one: string, other: string | null): boolean {
  const full = (unit: string) => (toHalfWidth(unit) === '万' ? '万元' : toHalfWidth(unit));
  return other !== null && full(one) === full(other);
}
