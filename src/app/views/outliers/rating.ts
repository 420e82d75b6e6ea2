/**
 * What is said of a value among its peers: high, low or typical, or why nothing is said. By robust statistics: a few
 * far-off values move neither the middle nor the spread. Amounts of public bodies are skewed, so they are judged on
 * logarithms: three times the median is as far off as a third of it. The audit's rules on outliers use the same
 * definitions.
 */
import { formatSigned } from '#app/locale/format.ts';
import type { Address } from '#app/session/address.ts';
import { median } from '../quantiles.ts';

/** Peers below which nothing is tested: so few values have no dependable spread. */
export const LEAST_PEERS = 8;

/** What makes the median absolute deviation of a normal distribution its standard deviation: 1 ÷ Φ⁻¹(¾). */
const NORMAL = 1.4826;

/**
 * The scale values are judged on: `log` of amounts and counts; `odds`, the logarithm of a share to the rest, of shares
 * in per cent; `growth`, the logarithm of how many times the year before, of rates in per cent; `plain` of signed amounts.
 */
export type Ruler = 'log' | 'odds' | 'growth' | 'plain';

/** Of each scale where a value stands on it, and which value stands at a place. */
const RULERS: Readonly<Record<Ruler, { at: (value: number) => number; value: (at: number) => number }>> = {
  log: { at: Math.log, value: Math.exp },
  odds: { at: (value) => Math.log(value / (100 - value)), value: (at) => 100 / (1 + Math.exp(-at)) },
  growth: { at: (value) => Math.log1p(value / 100), value: (at) => 100 * Math.expm1(at) },
  plain: { at: (value) => value, value: (at) => at },
};

/** Where a value stands on a scale; null where it has no place there: 0 has no logarithm. */
function placeOn(ruler: Ruler, value: number): number | null {
  const at = RULERS[ruler].at(value);
  return Number.isFinite(at) ? at : null;
}

/** The middle and the spread of the values that have a place on a scale. */
export interface Spread {
  readonly ruler: Ruler;
  /** Values that have a place on the scale. */
  readonly count: number;
  /** Of those, in the unit of the values. */
  readonly median: number;
  /** Their median on the scale. */
  readonly middle: number;
  /** Median absolute deviation × 1.4826 on the scale; 0 where more than half are the same. */
  readonly mad: number;
}

/** The middle and the spread; null where no value has a place on the scale. */
export function spreadOf(values: readonly number[], ruler: Ruler): Spread | null {
  const placed = values.filter((value) => placeOn(ruler, value) !== null);
  if (placed.length === 0) return null;
  const places = placed.map((value) => placeOn(ruler, value)!);
  const middle = median(places)!;
  const deviation = median(places.map((at) => Math.abs(at - middle)))!;
  // What differences of decimal fractions leave behind is no spread.
  const mad = deviation > Math.max(1, Math.abs(middle)) * 1e-12 ? NORMAL * deviation : 0;
  return { ruler, count: placed.length, median: median(placed)!, middle, mad };
}

/** How many spreads a value lies from the median; null where there is no spread to measure by, or the value no place. */
export function robustZ(value: number, { ruler, middle, mad }: Spread): number | null {
  const at = placeOn(ruler, value);
  return at === null || mad === 0 ? null : (at - middle) / mad;
}

/** The value that lies so many spreads from the median. */
export const valueAt = (z: number, { ruler, middle, mad }: Spread): number =>
  RULERS[ruler].value(middle + z * mad);

/**
 * The share of bodies that lie at least so many spreads off although all are drawn from one normal distribution on the
 * scale. A z by median and deviation of n values is distributed much like Student's t of n ÷ 2 degrees of freedom (found
 * by simulation, n from 8 to 100: 1.5 % at z 4 and n 8, 0.3 % at n 20).
 */
export function shareByChance(z: number, count: number): number {
  const degrees = count / 2;
  const tail = (from: number) => {
    const [steps, step] = [400, (Math.PI / 2 - from) / 400];
    return Array.from(
      { length: steps },
      (_, at) => Math.cos(from + (at + 0.5) * step) ** (degrees - 1),
    ).reduce((sum, height) => sum + height * step, 0);
  };
  return tail(Math.atan(z / Math.sqrt(degrees))) / tail(0);
}

/** Places among values from the largest down, by value; equal values share the better place. */
export function ranksAmong(values: readonly number[]): (value: number) => number {
  const rising = Float64Array.from(values).sort();
  return (value) => {
    // How many are not larger.
    let [from, to] = [0, rising.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (rising[middle]! > value) to = middle;
      else from = middle + 1;
    }
    return 1 + rising.length - from;
  };
}

/**
 * `minor`: outside what is usual, by less than what matters; `few`: fewer peers than can be tested; `flat`: more than half
 * have the same value, so that there is no spread to measure by; `unplaced`: 0 and the like, which have no place on the scale; `doubt`:
 * the figure is in doubt.
 */
export type Rating = 'high' | 'low' | 'typical' | 'minor' | 'few' | 'flat' | 'unplaced' | 'doubt';

/** From when a value counts as high or low: all must be reached. */
export interface Thresholds {
  /** Robust z. */
  readonly z: number;
  /** Difference from the median, in per cent of the median. */
  readonly relative: number;
  /** Difference from the median, in the unit of the values. */
  readonly absolute: number;
  /** What the difference from the median comes to in the body's money, 万元; of values that are of money. */
  readonly money: number;
}

/** What the audit tests by: z 4, a quarter of the median, and 1 万元. */
export const USUAL: Thresholds = { z: 4, relative: 25, absolute: 0, money: 1 };

/** A value judged. */
export interface Judgement {
  readonly rating: Rating;
  /** Null where it is not computed: too few peers, or no spread. */
  readonly z: number | null;
}

/** What is judged. */
interface Judged {
  readonly value: number;
  /** Money that one unit of the value is to the body, 万元; null where the value is not of money. */
  readonly money: number | null;
  /** Whether the figure is in doubt. */
  readonly doubted: boolean;
}

/** Judges a value by the spread of its peers. */
export function judge(
  { value, money, doubted }: Judged,
  spread: Spread | null,
  thresholds: Thresholds,
): Judgement {
  if (!spread || spread.count < LEAST_PEERS) return { rating: doubted ? 'doubt' : 'few', z: null };
  const z = robustZ(value, spread);
  if (doubted) return { rating: 'doubt', z };
  if (z === null) return { rating: spread.mad === 0 ? 'flat' : 'unplaced', z };
  if (Math.abs(z) < thresholds.z) return { rating: 'typical', z };
  const difference = value - spread.median;
  const reaches = (amount: number, least: number) => amount >= least * (1 - 1e-12);
  const material =
    reaches(Math.abs(difference), floorOf(spread.median, thresholds)) &&
    (money === null || reaches(Math.abs(difference) * money, thresholds.money));
  if (!material) return { rating: 'minor', z };
  return { rating: difference > 0 ? 'high' : 'low', z };
}

/** The least difference from a median that matters, in the unit of the values. */
export const floorOf = (median: number, { relative, absolute }: Thresholds): number =>
  Math.max((relative / 100) * Math.abs(median), absolute);

/** Thresholds as the address has them. */
type ThresholdChoice = Pick<Address, 'z' | 'floor' | 'least' | 'money'>;

/** Reads thresholds as the address has them; what it leaves out is as usual. */
export const readThresholds = ({ z, floor, least, money }: ThresholdChoice): Thresholds => ({
  z: z ?? USUAL.z,
  relative: floor ?? USUAL.relative,
  absolute: least ?? USUAL.absolute,
  money: money ?? USUAL.money,
});

/** Writes thresholds for the address, which leaves out the usual ones. */
export const writeThresholds = ({ z, relative, absolute, money }: Thresholds): ThresholdChoice => ({
  z: z === USUAL.z ? null : round(z, 2),
  floor: relative === USUAL.relative ? null : round(relative, 2),
  least: absolute === USUAL.absolute ? null : round(absolute, 4),
  money: money === USUAL.money ? null : round(money, 4),
});

/** What changes in the address when thresholds are as usual. */
export const USUAL_THRESHOLDS = {
  z: null,
  floor: null,
  least: null,
  money: null,
} as const satisfies ThresholdChoice;

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** A z with its sign, as all of the view writes it. */
export const zText = (z: number): string => formatSigned(z, 1);
