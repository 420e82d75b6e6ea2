/** What a cell of a form prints: an amount however it is dressed, or digits of which no amount can be made with certainty. */
import { parseMoneyPhrase } from './money-phrase.ts';
import { type MoneyUnit, parseNumber, toAmount, toHalfWidth, withoutBlanks } from './numeral.ts';
import { remembering } from './text.ts';

/** A number in a cell. */
export interface CellNumber {
  readonly value: number;
  readonly decimals: number;
  /** The unit printed in the cell itself, null where the form's holds. */
  readonly unit: MoneyUnit | null;
}

/** Marks of notes beside an amount: stars, raised or circled digits, 注 with its number. */
const MARKS = /(?:[*※★☆†‡#①-⒇❶-❿¹²³⁰⁴-⁹]|\[\d{1,2}\]|〔\d{1,2}〕|[([]?注\d{0,2}[)\]]?)+/;
const LEADING_MARKS = new RegExp(`^${MARKS.source}`);
const CLOSING_MARKS = new RegExp(`${MARKS.source}$`);
/** What says that a cell is text, and a stop behind decimals. */
const QUOTES = /^['"‘’“”]+|['"‘’“”]+$/g;
const STOP_BEHIND = /(\.\d+)[。,;、]$/;
/** Brackets and triangles are no signs here: they may mean a minus or a part, and what may be either is listed. */
const DRESSED = /^([-+负])?(?:[¥￥]|人民币|RMB|CNY)?([-+])?(-?[\d,.]+)(亿元|亿|万元|万|千元|元)?$/;

/** What no number is without: a digit, or the unit that ends an amount in words. Most cells hold neither. */
const MAY_BE_NUMBER = /[\d\uff10-\uff19]|[元圆圓角分整正]/;

/** The number a cell prints, or null where it is blank, holds words, or `isUnclear`. */
export const cellNumberOf = (text: string): CellNumber | null =>
  MAY_BE_NUMBER.test(text) ? numberIn(text) : null;

const numberIn = remembering(readNumber);

/** A dash that stands for no amount, and the code in the next cell. */
const DASH_AND_CODE = /^\s*[-−–—－]\s+[23]\d{2}(?:\d{2}){0,2}\s*$/;

function readNumber(text: string): CellNumber | null {
  if (DASH_AND_CODE.test(text)) return null;
  const plain = parseNumber(text);
  if (plain) return { ...plain, unit: null };
  const bare = withoutBlanks(toHalfWidth(text))
    .replace(QUOTES, '')
    .replace(STOP_BEHIND, '$1')
    .replace(LEADING_MARKS, '')
    .replace(CLOSING_MARKS, '');
  const [, before, after, numeral, unit = null] = DRESSED.exec(bare) ?? [];
  if (numeral === undefined) {
    const phrase = parseMoneyPhrase(bare);
    return phrase && { ...phrase, unit: '万元' };
  }
  const number = parseNumber(numeral);
  const signs = [before, after, numeral.startsWith('-') ? '-' : undefined].filter(Boolean);
  if (!number || signs.length > 1) return null;
  const isNegative = signs.length === 1 && signs[0] !== '+';
  const value = isNegative && !numeral.startsWith('-') ? 0 - number.value : number.value;
  return { value, decimals: number.decimals, unit: unit as MoneyUnit | null };
}

/** Digits with what belongs to no date, number of a document or name around them. */
const DIGITS_ALONE = /^[^\p{Script=Han}]*$/u;
/** An amount among words all the same. */
const AMOUNT_AMONG_WORDS = /\d\.\d\d?(?![\d.%])|\d(?:亿|万|千)?元/;

/** A formula that a sheet keeps without its value, or with an error for one; ### for one too wide for its column. */
export const isFormula = (text: string): boolean =>
  /^=.|^#+$|^#(?:REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|N\/A)/.test(text);

/** Why an unclear cell was left out, as a stable key. */
export const reasonUnclear = (text: string): string =>
  isFormula(text) ? 'formula-without-value' : 'unclear-number';

/** Whether a cell prints digits that may be meant as an amount and are none that can be told. */
export function isUnclear(text: string): boolean {
  const half = toHalfWidth(text).trim();
  if (isFormula(half)) return true;
  if (!/\d/.test(half) || cellNumberOf(text)) return false;
  return (DIGITS_ALONE.test(half) && !/%$/.test(half)) || AMOUNT_AMONG_WORDS.test(half);
}

/** A cell's number as an amount in 万元, in a form whose unit is given. */
export function cellAmountIn(
  { unit, ...number }: CellNumber,
  formUnit: MoneyUnit,
): ReturnType<typeof toAmount> {
  return toAmount(number, unit ?? formUnit);
}
