/**
 * Numbers as Chinese accounts print them: full-width or half-width digits, thousands separators,
 * blanks between digit and unit, amounts in 元, 万元 or 亿元.
 */

import { lookingBack } from './looking-back.ts';

/** A money amount normalised to 万元 with the precision it was printed with. */
export interface Amount {
  /** 万元. */
  readonly value: number;
  /** Printed precision in 万元: `6,385.21万元` → 2, `1,775元` → 4, `0.5亿元` → -3. */
  readonly decimals: number;
}

/** Units of money and what one of them is in 万元, as a power of ten. */
const MONEY_UNITS = { 元: -4, 千元: -1, 万元: 0, 万: 0, 亿元: 4, 亿: 4 } as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

/** What has a half-width twin, and blanks and dashes of other kinds. */
const WIDE = /[\uFF01-\uFF5E\u00A0\u2000-\u200A\u3000−–﹣]/;

/**
 * Maps full-width digits, letters, signs and brackets to half-width ones and blanks to plain spaces.
 * Character by character: offsets in the result are offsets in the text.
 */
export function toHalfWidth(text: string): string {
  // Most cells of a form need nothing, and a document has tens of thousands.
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u3000]/g, ' ')
    .replace(/[−–﹣]/g, '-');
}

/** A plain decimal numeral, thousands separators allowed in their places. For building patterns; half-width text only. */
export const NUMERAL = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;

/** Characters of no width, which part nothing. Not the one (U+202E) behind which digits are shown from the right. */
export const ZERO_WIDTH = /[\u00AD\u200B-\u200F\u202A-\u202D\u2060-\u2069\uFEFF]/g;

/** Blanks but for one between two digits, of which it is not said that they are one number. */
const BLANKS_WITHIN = lookingBack(String.raw`(?<!\d)\s+|\s+(?!\d)`, 'g');

/** A number set apart in itself is one number; a blank between two digits parts two. */
export const withoutBlanks = (text: string): string =>
  text.replace(ZERO_WIDTH, '').trim().replace(BLANKS_WITHIN, '');

const WHOLE_NUMERAL = new RegExp(`^${NUMERAL}$`);

/** A longer one is no amount of any account, and no number holds so many digits. */
export const LONGEST_NUMBER = 16;

/**
 * The number a whole string stands for, or null when it is anything else (blank, "/", words, two numbers).
 * Missing is not zero: '' is null, '0' is 0.
 */
export function parseNumber(text: string): { value: number; decimals: number } | null {
  const plain = withoutBlanks(toHalfWidth(text));
  if (!WHOLE_NUMERAL.test(plain)) return null;
  const digits = plain.replaceAll(',', '');
  if (digits.length > LONGEST_NUMBER) return null;
  return { value: Number(digits), decimals: digits.split('.')[1]?.length ?? 0 };
}

/** An amount in 万元 from a printed numeral and the unit it was printed in, or null when it is no number. */
export function parseAmount(numeral: string, unit: MoneyUnit): Amount | null {
  const number = parseNumber(numeral);
  return number && toAmount(number, unit);
}

/** A number printed in a unit of money as an amount in 万元. */
export function toAmount({ value, decimals }: { value: number; decimals: number }, unit: MoneyUnit): Amount {
  const power = MONEY_UNITS[unit];
  // Shifting the decimal point in the exponent keeps 1775 × 10⁻⁴ at 0.1775 exactly as parsed from text.
  return { value: Number(`${value}e${power}`), decimals: decimals - power };
}

/** The number a cell holds; null for a blank, a slash, words, or no cell. */
export function cellNumber(text: string | undefined): number | null {
  return parseNumber(text ?? '')?.value ?? null;
}

const DIGITS = '零一二三四五六七八九';

/** A count below a hundred in digits or in Chinese numerals (十二, 两); null where it is neither. */
export function parseCount(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^(?:([一二三四五六七八九两])?(十))?([一二三四五六七八九两])?$/.exec(text);
  if (!match || text === '') return null;
  const digit = (char: string | undefined) => (char === '两' ? 2 : char ? DIGITS.indexOf(char) : 0);
  return (match[2] ? (match[1] ? digit(match[1]) : 1) * 10 : 0) + digit(match[3]);
}
