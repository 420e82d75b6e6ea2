import type { ValueAxis } from './picture.ts';

/** A round scale from zero: where the axis ends and how far apart its ticks stand. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/**
 * A scale that starts at zero (or at a round number below the smallest negative value) and ends at the
 * first round number not below the largest value.
 * @param values figures to be drawn; an empty list gives the scale 0 to 1
 * @param ticks about how many intervals there is room for
 */
export function scaleFromZero(values: readonly number[], ticks = 4): Scale {
  const [low, high] = endsOf(values, 0);
  const interval = roundStep((high - low || 1) / ticks);
  return {
    min: -Math.ceil(-low / interval - 1e-9) * interval || 0,
    max: Math.ceil(high / interval - 1e-9) * interval || (low < 0 ? 0 : interval * ticks),
    interval,
  };
}

/**
 * A scale around the values, for points and lines, which need not start at zero. Zero is kept as an
 * end when the values come near it, so that nothing looks larger than it is.
 * @param near how small the least value must be, as a part of the largest, to count as near zero
 */
export function scaleAround(values: readonly number[], ticks = 4, near = 0.6): Scale {
  if (values.length === 0) return scaleFromZero(values, ticks);
  const [low, high] = endsOf(values, values[0]!);
  if (low <= high * near || low <= 0) return scaleFromZero(values, ticks);
  const interval = roundStep((high - low || Math.abs(high) * 0.1 || 1) / (ticks - 1));
  const min = Math.floor(low / interval + 1e-9) * interval;
  const max = Math.ceil(high / interval - 1e-9) * interval;
  // A single round value stands at the end: a mark of 100 needs no axis beyond it.
  return { min: min === max ? min - interval : min, max, interval };
}

/** The least and the largest of values and of one more; of tens of thousands, which no call takes as its arguments. */
const endsOf = (values: readonly number[], first: number): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [first, first],
  );

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `size`. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= size * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** The scale of an axis along points. */
export function scaleOfPoints(axis: ValueAxis, values: readonly number[], ticks: number): Scale {
  if (axis.max === undefined) return scaleAround(values, ticks, axis.cut ? 0.2 : 0.6);
  return { min: 0, max: axis.max, interval: axis.max / (ticks < 5 ? 4 : 5) };
}

/** Where values stand along an axis of a length. */
export const along =
  ({ min, max }: Scale, length: number) =>
  (value: number): number =>
    ((value - min) / (max - min)) * length;
