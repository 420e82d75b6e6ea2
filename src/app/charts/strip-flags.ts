/**
 * Where the names of points stand above a strip, each led to its point by an upright line: so that no name covers
 * another, and no line runs through a name.
 */
import type { StripLabel } from './strip-labels.ts';
import { textWidth } from './theme.ts';

/** A name with its place; `beside`: it stands beside its line, as a flag does, and not on top of it. */
export interface StripFlag extends StripLabel {
  readonly beside: boolean;
}

interface Named {
  readonly index: number;
  readonly text: string;
  /** Where its line stands. */
  readonly at: number;
  readonly width: number;
}

interface Placed extends Named {
  readonly from: number;
  readonly lane: number;
  readonly beside: boolean;
}

/** Least room between two names of one lane. */
const GAP = 8;
/** Room between a line and the name beside it. */
const ASIDE = 3;

/**
 * Places the names that are not empty. The outer ones get the lower lanes: their names reach outwards, past no line.
 * @param across where along the axis their points stand
 * @param from where names may begin along the axis, and end
 */
export function placeStripFlags(
  names: readonly string[],
  across: readonly number[],
  [first, last]: readonly [number, number],
): StripFlag[] {
  const middle = (first + last) / 2;
  const named = names
    .flatMap((text, index): Named[] =>
      text === '' ? [] : [{ index, text, at: across[index]!, width: textWidth(text, 12) + 6 }],
    )
    .toSorted((a, b) => Math.abs(b.at - middle) - Math.abs(a.at - middle));
  const placed: Placed[] = [];
  const left = new Set(named);
  while (left.size > 0) {
    const next = [...left]
      .map((one) => findPlace(one, left, placed, first, last))
      .find((one) => one !== null);
    // Where every name would stand in another's way the outermost goes on top of all.
    const outermost = [...left][0]!;
    const place = next ?? {
      ...outermost,
      from: onTop(outermost, first, last),
      lane: lanesOf(placed),
      beside: false,
    };
    placed.push(place);
    left.delete(named.find(({ index }) => index === place.index)!);
  }
  return placed
    .map(({ index, text, from, width, lane, beside }) => ({
      index,
      text,
      middle: from + width / 2,
      lane,
      beside,
    }))
    .toSorted((a, b) => a.index - b.index);
}

const lanesOf = (placed: readonly Placed[]): number => Math.max(0, ...placed.map(({ lane }) => lane + 1));

const onTop = ({ at, width }: Named, first: number, last: number): number =>
  Math.max(first, Math.min(at - width / 2, last - width));

/** The lowest place of a name that is in nobody's way, those that are still to be placed included; null without one. */
function findPlace(
  one: Named,
  left: ReadonlySet<Named>,
  placed: readonly Placed[],
  first: number,
  last: number,
): Placed | null {
  const { at, width } = one;
  const sides = [
    { from: onTop(one, first, last), beside: false },
    { from: at + ASIDE, beside: true },
    { from: at - ASIDE - width, beside: true },
  ].filter(({ from }) => from >= first && from + width <= last);
  for (let lane = 0; lane <= lanesOf(placed); lane += 1) {
    for (const { from, beside } of sides) {
      const isCrossed = (line: number) => line > from - 1 && line < from + width + 1;
      const others = [...left].filter((other) => other !== one);
      if (others.some((other) => isCrossed(other.at))) continue;
      if (placed.some((other) => other.lane > lane && isCrossed(other.at))) continue;
      const inLane = placed.filter((other) => other.lane === lane);
      if (inLane.some((other) => from < other.from + other.width + GAP && other.from < from + width + GAP))
        continue;
      // A flag's line may stand beside the name of another of this lane, not in it.
      const isThrough = (other: Placed) => at > other.from - 1 && at < other.from + other.width + 1;
      if (placed.some((other) => other.lane <= lane && isThrough(other))) continue;
      return { ...one, from, lane, beside };
    }
  }
  return null;
}
