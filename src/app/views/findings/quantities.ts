/** Quantities of a finding in words: every digit that was printed, and enough of a computed one to see it differ. */
import type { FindingRow } from '#warehouse/questions/questions.ts';
import { COUNTED, formatCount, formatFigure, formatNumber } from '#app/locale/format.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { findingsWords } from './findings-words.ts';
import type { FigureCell } from '#app/table/figure-table.ts';

const MOST_DIGITS = 6;

/** Digits after the point that a value needs to be written out, at most six. */
export function digitsOf(value: number): number {
  const text = String(Number(value.toFixed(MOST_DIGITS)));
  return text.includes('.') && !text.includes('e') ? text.length - text.indexOf('.') - 1 : 0;
}

/** A value with its unit. Units that are none of the data model's stand as the document prints them. */
export function quantity(
  value: number,
  unit: string | null,
  lang: Language,
  digits = digitsOf(value),
): string {
  if (unit === 'CNY10k') return formatFigure(value, unit, lang, digits);
  const number = formatNumber(value, digits);
  if (unit === '%') return `${number}%`;
  if (unit === 'point') return findingsWords(lang).points(number, value);
  if (unit !== null && COUNTED.has(unit)) return formatCount(value, unit, lang);
  return unit === null || unit === '' ? number : `${number} ${unit}`;
}

type Compared = Pick<FindingRow, 'stated' | 'computed' | 'difference' | 'tolerance' | 'unit'>;

/**
 * Digits the stated value is shown with. A percentage is kept without the zeros it is printed with, and 100.00% is
 * another claim than 100%: what rounding explains holds half a unit of the last printed digit, so it was printed
 * with at least so many.
 */
export function statedDigits({
  stated,
  tolerance,
  unit,
}: Pick<Compared, 'stated' | 'tolerance' | 'unit'>): number {
  const known = stated === null ? 0 : digitsOf(stated);
  if (unit !== '%' || tolerance === null || tolerance <= 0) return known;
  return Math.max(known, Math.min(MOST_DIGITS, Math.ceil(-Math.log10(2 * tolerance) - 1e-9)));
}

/**
 * Digits a computed value is shown with: those of the stated one, and more where both would read alike. Sums
 * are as exact as their terms; quotients never end.
 */
export function computedDigits(row: Pick<Compared, 'stated' | 'computed' | 'tolerance' | 'unit'>): number {
  const { stated, computed, unit } = row;
  if (computed === null) return 0;
  if (unit === 'CNY10k') return digitsOf(computed);
  const least = Math.min(digitsOf(computed), 2);
  let digits = Math.max(statedDigits(row), least);
  const isClose = () => stated !== null && Math.abs(stated - computed) < 1.5 * 10 ** -digits;
  while (isClose() && digits < Math.min(digitsOf(computed), MOST_DIGITS)) digits += 1;
  return digits;
}

/** The stated value in words; '' where there is none. */
export const statedText = (row: Compared, lang: Language): string =>
  row.stated === null
    ? ''
    : quantity(row.stated, row.unit, lang, row.unit === '%' ? statedDigits(row) : undefined);

/** The computed value in words; '' where there is none. */
export const computedText = (row: Compared, lang: Language): string =>
  row.computed === null ? '' : quantity(row.computed, row.unit, lang, computedDigits(row));

/** How far both are apart, without sign; percentages differ by percentage points. */
export function differenceText(row: Compared, lang: Language): string {
  if (row.difference === null) return '';
  return apartText(Math.abs(row.difference), row.unit, lang, differenceDigits(row));
}

/** The published value less the checked one, with its sign. */
export function signedDifferenceText(row: Compared, lang: Language): string {
  if (row.difference === null) return '';
  const sign = row.difference > 0 ? '+' : '';
  return sign + apartText(row.difference, row.unit, lang, differenceDigits(row));
}

/** With fewer digits a difference might read as no more than what rounding explains, which is rounded up. */
function differenceDigits(row: Compared): number {
  if (row.unit === 'CNY10k') return digitsOf(row.difference ?? 0);
  const size = Math.abs(row.difference ?? 0);
  let digits = computedDigits(row);
  const readsNoMore = () => Number(size.toFixed(digits)) <= toleranceUp(row);
  if (size > (row.tolerance ?? Infinity) + 1e-9) while (readsNoMore() && digits < MOST_DIGITS) digits += 1;
  return digits;
}

/** The most that rounding could explain of it: rounded up, so that nothing is claimed that it does not explain. */
export function toleranceText(row: Compared, lang: Language): string {
  if (row.tolerance === null) return '';
  return apartText(toleranceUp(row), row.unit, lang, toleranceDigits(row));
}

/** Digits enough for what rounding explains, and for it to stay below the difference. */
function toleranceDigits({ tolerance, difference, unit }: Compared): number {
  let digits = Math.min(digitsOf(tolerance ?? 0), unit === 'CNY10k' ? 4 : 3);
  const up = () => Math.ceil((tolerance ?? 0) * 10 ** digits - 1e-6) / 10 ** digits;
  const size = Math.abs(difference ?? 0);
  if (size > (tolerance ?? 0) + 1e-9) while (up() >= size && digits < MOST_DIGITS) digits += 1;
  return digits;
}

function toleranceUp(row: Compared): number {
  const unit = 10 ** toleranceDigits(row);
  return Math.ceil((row.tolerance ?? 0) * unit - 1e-6) / unit;
}

function apartText(value: number, unit: string | null, lang: Language, digits: number): string {
  if (unit !== '%') return quantity(value, unit, lang, digits);
  return findingsWords(lang).percentagePoints(formatNumber(value, digits));
}

/**
 * How many times the difference is what rounding could explain; infinite where no rounding is involved, null
 * where nothing was measured against anything.
 */
export function timesRounding({
  difference,
  tolerance,
}: Pick<Compared, 'difference' | 'tolerance'>): number | null {
  if (difference === null || tolerance === null) return null;
  if (tolerance <= 0) return difference === 0 ? null : Infinity;
  return Math.abs(difference) / tolerance;
}

/** A number of findings or rules: computed by the audit, so no place in a document is its source. */
export const countCell = (value: number, shade?: number): FigureCell => ({
  kind: 'figure',
  value,
  text: formatNumber(value),
  exported: value,
  origin: 'stated',
  source: null,
  ...(shade === undefined || value === 0 ? {} : { shade }),
});
