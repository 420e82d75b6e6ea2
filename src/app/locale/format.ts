/**
 * Numbers as the reader sees them. Values come in the units of the data model (money in 万元) and leave as
 * text in the reader's language, with a true minus sign and thousands separators.
 *
 * Chinese shows 万元, and 亿元 from 10,000 万元 on; English shows CNY thousand, and million from CNY 1 million
 * on. A sentence names the unit of each amount. A table keeps one unit per column, named in its head, and an
 * axis one unit for all of its marks, named in its title: both print the number alone.
 */
import type { Language } from './language.svelte.ts';
import { unitLabel } from './terms.ts';

/** What stands where a number does not apply. A figure nobody reports is worded, not dashed. */
export const NOT_APPLICABLE = '—';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number with thousands separators and a true minus sign.
 * @param decimals digits after the point; a pair gives the fewest and the most
 */
export function formatNumber(
  value: number | null,
  decimals: number | readonly [number, number] = [0, 2],
): string {
  if (value === null || !Number.isFinite(value)) return NOT_APPLICABLE;
  const [fewest, most] = typeof decimals === 'number' ? [decimals, decimals] : decimals;
  const key = `${fewest}-${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: fewest,
      maximumFractionDigits: most,
    });
    formats.set(key, format);
  }
  const text = format.format(value);
  return text.replace('-', /[1-9]/.test(text) ? '−' : ''); // a value that rounds to nothing is 0, not −0
}

/** How many bytes of how many have come: in megabytes, or kilobytes where they are few. */
export function formatLoaded(loaded: number, total: number): string {
  const [size, unit, decimals] = total < 1e6 ? ([1e3, 'kB', 0] as const) : ([1e6, 'MB', 1] as const);
  return `${formatNumber(loaded / size, decimals)} / ${formatNumber(total / size, decimals)} ${unit}`;
}

/** The unit of a money column, for its head: 万元, CNY thousand. */
export const moneyUnit = (lang: Language): string => (lang === 'zh' ? '万元' : 'CNY thousand');

/** The number of 万元 in the unit of a money column: the English column is in thousands. */
export const moneyInColumnUnit = (wan: number, lang: Language): number =>
  lang === 'zh' ? wan : Number((wan * 10).toPrecision(15));

const MONEY_DECIMALS: Readonly<Record<Language, number>> = { zh: 2, en: 1 };

/** An amount given in 万元 in a table: the number alone, in the unit of the column. */
export const formatColumnMoney = (wan: number | null, lang: Language): string =>
  formatNumber(wan === null ? null : moneyInColumnUnit(wan, lang), MONEY_DECIMALS[lang]);

/** An amount given in 万元 in a sentence: with its unit. */
export function formatMoney(wan: number | null, lang: Language): string {
  if (wan === null || !Number.isFinite(wan)) return NOT_APPLICABLE;
  const size = Math.abs(wan);
  if (lang === 'zh') {
    return size >= 10_000 ? `${formatNumber(wan / 10_000, 2)} 亿元` : `${formatNumber(wan, 2)} 万元`;
  }
  return size >= 100
    ? `CNY ${formatNumber(wan / 100, 2)} million`
    : `CNY ${formatNumber(wan * 10, 1)} thousand`;
}

/** How an axis of money counts: one unit for all that stands on it. */
export interface MoneyAxis {
  /** The unit, for the title of the axis: 万元, 亿元, CNY thousand, CNY million. */
  readonly unit: string;
  /** The bare number at a tick for an amount given in 万元, without needless decimals. */
  readonly tick: (wan: number) => string;
  /** The bare number beside a mark for an amount given in 万元, with the decimals of the unit. */
  readonly text: (wan: number) => string;
}

/** The axis that suits amounts up to `largestWan` 万元. The unit is chosen once, from the largest. */
export function moneyAxis(largestWan: number, lang: Language): MoneyAxis {
  const large = Math.abs(largestWan) >= (lang === 'zh' ? 10_000 : 100);
  if (lang === 'zh') return large ? countIn('亿元', 1e-4, 2) : countIn('万元', 1, 2);
  return large ? countIn('CNY million', 0.01, 2) : countIn('CNY thousand', 10, 1);
}

function countIn(unit: string, factor: number, decimals: number): MoneyAxis {
  const inUnit = (wan: number) => Number((wan * factor).toPrecision(12));
  return {
    unit,
    tick: (wan) => formatNumber(inUnit(wan), [0, 3]),
    text: (wan) => {
      const value = inUnit(wan);
      // A small amount beside a large one keeps the digits of the smaller unit; nothing needs no decimals.
      const small = factor < 1 && Math.abs(value) < 0.1;
      return formatNumber(value, value === 0 ? 0 : small ? decimals + 2 : decimals);
    },
  };
}

/** A percentage, 52.4 for 52.4%, with one decimal; scores and printed percentages keep their own. */
export function formatPercent(value: number | null, decimals = 1): string {
  return value === null || !Number.isFinite(value) ? NOT_APPLICABLE : `${formatNumber(value, decimals)}%`;
}

/** A difference of two percentages, named as percentage points, with its sign. */
export function formatPoints(value: number | null, lang: Language): string {
  if (value === null || !Number.isFinite(value)) return NOT_APPLICABLE;
  return `${formatSigned(value, 1)} ${lang === 'zh' ? '个百分点' : 'percentage points'}`;
}

/** A change with its sign: +12.0, −3.5, 0. */
export function formatSigned(value: number, decimals: number | readonly [number, number] = 2): string {
  const text = formatNumber(value, decimals);
  return /[1-9]/.test(text) && value > 0 ? `+${text}` : text;
}

/** A change of an amount in the unit of a money column, with its sign. */
export const formatMoneyChange = (wan: number, lang: Language): string =>
  formatSigned(moneyInColumnUnit(wan, lang), MONEY_DECIMALS[lang]);

/** An amount given in yuan: unit costs per visitor, batch or vehicle, and amounts that a document prints so. */
export function formatYuan(yuan: number | null, lang: Language, decimals = 2): string {
  if (yuan === null || !Number.isFinite(yuan)) return NOT_APPLICABLE;
  const amount = formatNumber(yuan, decimals);
  return lang === 'zh' ? `${amount} 元` : `CNY ${amount}`;
}

/** Units that are counted: English calls one of them as the data model does. */
export const COUNTED: ReadonlySet<string> = new Set([
  'person',
  'visit',
  'vehicle',
  'group',
  'set',
  'project',
]);

/** A count with its counter: 12 人次, 1 vehicle. */
export function formatCount(value: number | null, unit: string, lang: Language): string {
  if (value === null || !Number.isFinite(value)) return NOT_APPLICABLE;
  const number = formatNumber(value);
  if (!COUNTED.has(unit)) return number;
  return `${number} ${lang === 'en' && value === 1 ? unit : unitLabel(unit, lang)}`;
}

/**
 * A fact's value with its unit. Given the decimals it was printed with, money keeps them all in one unit
 * (万元, CNY thousand), so that the terms of a formula stand in the unit of their result.
 */
export function formatFigure(value: number | null, unit: string, lang: Language, decimals?: number): string {
  if (value === null || !Number.isFinite(value)) return NOT_APPLICABLE;
  if (unit === '%') return formatPercent(value, decimals ?? 1);
  if (unit === 'index') return formatNumber(value, decimals ?? 1);
  if (unit !== 'CNY10k') return formatCount(value, unit, lang);
  if (decimals === undefined) return formatMoney(value, lang);
  if (lang === 'zh') return `${formatNumber(value, Math.max(decimals, 2))} 万元`;
  return `CNY ${formatNumber(moneyInColumnUnit(value, lang), Math.max(decimals - 1, 1))} thousand`;
}

/** How many digits of a hash are shown: enough to tell texts apart, short enough to compare by eye. */
export const SHORT_HASH = 12;

/** A number of things in English: 1 item, 2 items. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
