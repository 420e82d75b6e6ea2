/**
 * Robust statistics: a few far-off values move neither the middle nor the spread. The audit's rules on outliers
 * use the same definitions.
 */

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
