/** Where the points and the texts of a strip stand, so that none covers another. */
import { textWidth } from './theme.ts';

/**
 * Heights of points, in pixels from the middle: 0 where there is room, else the nearest free place above or below.
 * The same points always get the same heights.
 * @param across places along the axis, in pixels
 * @param first points that take their place before the others, and so stand in the middle
 * @param size diameter of a point
 * @param most height of the whole; where it does not suffice the points move closer together
 */
export function stackPoints(
  across: readonly number[],
  first: readonly boolean[],
  size: number,
  most: number,
): number[] {
  const order = across
    .map((x, index) => ({ x, index }))
    .toSorted(
      (a, b) =>
        Number(first[b.index] ?? false) - Number(first[a.index] ?? false) || a.x - b.x || a.index - b.index,
    );
  const step = size + 1;
  /** Heights taken, by column of the axis. */
  const columns = new Map<number, { x: number; y: number }[]>();
  const heights = across.map(() => 0);
  for (const { x, index } of order) {
    const column = Math.floor(x / step);
    const near = [column - 1, column, column + 1]
      .flatMap((one) => columns.get(one) ?? [])
      .filter((other) => Math.abs(other.x - x) < step);
    const y = freeHeight(x, near, step);
    heights[index] = y;
    const own = columns.get(column);
    if (own) own.push({ x, y });
    else columns.set(column, [{ x, y }]);
  }
  let reach = 0;
  for (const y of heights) reach = Math.max(reach, Math.abs(y));
  return reach * 2 > most ? heights.map((y) => (y * most) / (reach * 2)) : heights;
}

/** Heights at which a point would cover a neighbour lie between two; at either end it touches that one. */
interface Barred {
  readonly from: number;
  readonly to: number;
}

/** What rounding may take from a distance, in pixels. */
const ROUNDING = 1e-6;

/** The height nearest to the middle at which a point touches none of its neighbours; above before below. */
function freeHeight(x: number, near: readonly { x: number; y: number }[], step: number): number {
  const barred = near.map((other): Barred => {
    const apart = Math.sqrt(step * step - (other.x - x) ** 2);
    return { from: other.y - apart, to: other.y + apart };
  });
  if (!barred.some(({ from, to }) => from < -ROUNDING && to > ROUNDING)) return 0;
  const above = freeAbove(barred);
  const below = freeAbove(barred.map(({ from, to }) => ({ from: -to, to: -from })));
  return above <= below + ROUNDING ? above : -below;
}

/** The lowest height from 0 upwards that is not barred. */
function freeAbove(barred: readonly Barred[]): number {
  let y = 0;
  for (const { from, to } of barred.toSorted((a, b) => a.from - b.from)) {
    if (from > y - ROUNDING) break;
    if (to > y + ROUNDING) y = to;
  }
  return y;
}

/** A text with its middle along the axis, in pixels. */
export interface StripText {
  readonly index: number;
  readonly text: string;
  readonly middle: number;
}

/** Least room between two texts of the foot. */
const APART = 10;

/**
 * Texts in one line below a strip, in the order of their worth: those that find no room beside those before them are
 * left out.
 * @param across where along the axis each belongs
 * @param from where texts may begin along the axis, and end
 */
export function placeFoot(
  texts: readonly string[],
  across: readonly number[],
  [first, last]: readonly [number, number],
): StripText[] {
  const taken: { from: number; to: number }[] = [];
  return texts.flatMap((text, index): StripText[] => {
    const half = textWidth(text, 12) / 2 + 3;
    const middle = Math.max(first + half, Math.min(across[index]!, last - half));
    const span = { from: middle - half - APART / 2, to: middle + half + APART / 2 };
    if (taken.some(({ from, to }) => span.to > from && span.from < to)) return [];
    taken.push(span);
    return [{ index, text, middle }];
  });
}

/** A name above a strip, led to its point by an upright line. */
export interface StripFlag extends StripText {
  /** 0 the lowest. */
  readonly lane: number;
  /** It stands beside its line, as a flag does, and not on top of it. */
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
 * Places the names that are not empty above a strip: no name covers another, and no line runs through a name. The
 * outer ones get the lower lanes: their names reach outwards, past no line.
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
