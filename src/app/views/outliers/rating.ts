/**
 * What is said of a value among its peers: high, low or typical, or why nothing is said. By robust statistics: a few
 * far-off values move neither the middle nor the spread. The audit's rules on outliers use the same definitions.
 */
import { formatSigned } from '#app/locale/format.ts';
import type { Address } from '#app/session/address.ts';

/** Peers below which nothing is tested: so few values have no dependable spread. */
export const LEAST_PEERS = 8;

/** What makes the median absolute deviation of a normal distribution its standard deviation: 1 ÷ Φ⁻¹(¾). */
const NORMAL = 1.4826;

/** The median: the middle value, or the mean of the two in the middle. Null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The middle and the spread of values. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  /** Median absolute deviation × 1.4826, in the unit of the values; 0 where more than half are the same. */
  readonly mad: number;
}

/** The middle and the spread; null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  const middle = median(values);
  if (middle === null) return null;
  const deviation = median(values.map((value) => Math.abs(value - middle)))!;
  return { count: values.length, median: middle, mad: NORMAL * deviation };
}

/** How many spreads a value lies from the median; null where there is no spread to measure by. */
export function robustZ(value: number, { median: middle, mad }: Spread): number | null {
  // What differences of decimal fractions leave behind is no spread.
  return mad > Math.abs(middle) * 1e-12 && mad > 0 ? (value - middle) / mad : null;
}

/** Place among values from the largest down; equal values share the better place. */
export const rankOf = (value: number, values: readonly number[]): number =>
  1 + values.filter((other) => other > value).length;

/**
 * `few`: fewer peers than can be tested; `flat`: more than half have the same value, so that there is no spread to
 * measure by; `doubt`: the figure is in doubt.
 */
export type Rating = 'high' | 'low' | 'typical' | 'few' | 'flat' | 'doubt';

/** From when a value counts as high or low: both must be reached. */
export interface Thresholds {
  /** Robust z. */
  readonly z: number;
  /** Difference from the median, in per cent of the median. */
  readonly relative: number;
  /** Difference from the median, in the unit of the values. */
  readonly absolute: number;
}

/** What the audit tests by: z 3.5, a quarter of the median, and a percentage point where values are percentages. */
export const usualThresholds = (unit: string): Thresholds => ({
  z: 3.5,
  relative: 25,
  absolute: unit === '%' ? 1 : 0,
});

/** A value judged. */
export interface Judgement {
  readonly rating: Rating;
  /** Null where it is not computed: too few peers, or no spread. */
  readonly z: number | null;
}

/** Judges a value by the spread of its peers. */
export function judge(
  value: number,
  spread: Spread | null,
  thresholds: Thresholds,
  doubted: boolean,
): Judgement {
  if (!spread || spread.count < LEAST_PEERS) return { rating: doubted ? 'doubt' : 'few', z: null };
  const z = robustZ(value, spread);
  if (doubted) return { rating: 'doubt', z };
  if (z === null) return { rating: 'flat', z };
  const difference = value - spread.median;
  const material =
    Math.abs(difference) >= floorOf(spread.median, thresholds) - Math.abs(spread.median) * 1e-12;
  if (!material || Math.abs(z) < thresholds.z) return { rating: 'typical', z };
  return { rating: difference > 0 ? 'high' : 'low', z };
}

/** The least difference from a median that matters, in the unit of the values. */
export const floorOf = (median: number, { relative, absolute }: Thresholds): number =>
  Math.max((relative / 100) * Math.abs(median), absolute);

/** Thresholds as the address has them. */
type ThresholdChoice = Pick<Address, 'z' | 'floor' | 'least'>;

/** Reads thresholds as the address has them; what it leaves out is as usual. */
export const readThresholds = ({ z, floor, least }: ThresholdChoice, usual: Thresholds): Thresholds => ({
  z: z ?? usual.z,
  relative: floor ?? usual.relative,
  absolute: least ?? usual.absolute,
});

/** Writes thresholds for the address, which leaves out the usual ones. */
export const writeThresholds = (
  { z, relative, absolute }: Thresholds,
  usual: Thresholds,
): ThresholdChoice => ({
  z: z === usual.z ? null : round(z, 2),
  floor: relative === usual.relative ? null : round(relative, 2),
  least: absolute === usual.absolute ? null : round(absolute, 4),
});

/** What changes in the address when thresholds are as usual. */
export const USUAL_THRESHOLDS = { z: null, floor: null, least: null } as const satisfies ThresholdChoice;

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** A z with its sign, as all of the view writes it. */
export const zText = (z: number): string => formatSigned(z, 1);
