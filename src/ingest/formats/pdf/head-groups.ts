/**
 * Heads over several columns, where the edges of the columns are known: all of them are set alike, and those of one row
 * are over everything below that row.
 */
import { joinWrapped, type Stretch } from './lines.ts';
import { hullOf, placeOf, SAME_PLACE, type Setting } from './setting.ts';
import type { Band } from './table.ts';

/** A line of a head. */
export interface HeadText extends Stretch {
  readonly baseline: number;
}

/** A head in its place: row 0 is the topmost, columns are counted from 0. */
export interface PlacedHead {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  /** The last of the columns it is over. */
  readonly to: number;
}

/** Lines of heads that stand at one place, from top to bottom. */
export interface HeadStack extends Band {
  readonly place: number;
  readonly texts: readonly HeadText[];
}

/** How heads are set, and the height of their type. */
interface HeadSetting {
  readonly setting: Setting;
  readonly size: number;
  /** Whether the edges of the columns are known, and not only about. */
  readonly isExact: boolean;
}

/** Two lines of one head are no further apart, in the height of the type. */
const MOST_PITCH = 1.9;
/** Baselines of one row are as near, and the middle of several columns to that of the head over them. */
const SAME_ROW = 0.2;
const OFF_MIDDLE = 0.3;
/** Where the next sign of a head has no room beside a line, this much is left of the cell at most; a line reaches over its edge by less. */
const ROOM = 1.7;
const OVER_EDGE = 0.3;
const ABOUT_MIDDLE = 2;

/** Lines of heads stacked where they are set at one place, from left to right. */
export function stackHeads(
  heads: readonly HeadText[],
  { setting, size }: Omit<HeadSetting, 'isExact'>,
): HeadStack[] {
  const sorted = [...heads].sort((a, b) => placeOf(a, setting) - placeOf(b, setting));
  const stacks: HeadText[][] = [];
  for (const head of sorted) {
    const last = stacks.at(-1);
    if (last && placeOf(head, setting) - placeOf(last[0]!, setting) <= size * SAME_PLACE) last.push(head);
    else stacks.push([head]);
  }
  return stacks.map((texts) => ({
    ...hullOf(texts),
    place: placeOf(texts.sort((a, b) => a.baseline - b.baseline).at(-1)!, setting),
    texts,
  }));
}

/** A head, and the column below whose other heads it stands, where it stands in one. */
interface Head {
  readonly text: string;
  readonly place: number;
  readonly top: number;
  readonly bottom: number;
  readonly column: number | null;
}

/** A head over columns. */
interface Group {
  readonly head: Head;
  readonly from: number;
  readonly to: number;
}

const middleOf = ({ top, bottom }: Head): number => (top + bottom) / 2;

/** Heads in their rows and columns; null where one is over no columns that it could be set over. */
export const placeHeads = (
  heads: readonly HeadText[],
  leaves: readonly HeadStack[],
  edges: readonly number[],
  set: HeadSetting,
): PlacedHead[] | null =>
  // Lines at one place that fill their cell are one head where that fits, else heads of several rows.
  placeParted(heads, leaves, edges, set, false) ?? placeParted(heads, leaves, edges, set, true);

function placeParted(
  heads: readonly HeadText[],
  leaves: readonly HeadStack[],
  edges: readonly number[],
  set: HeadSetting,
  areRows: boolean,
): PlacedHead[] | null {
  const others = stackHeads(
    heads.filter((head) => !leaves.some(({ texts }) => texts.includes(head))),
    set,
  );
  const all = [...leaves, ...others];
  const own = leaves.map((stack, column) => headsIn(stack, areRows ? all : [], edges, set.size, column));
  const lowest = own.map((ofColumn) => ofColumn.at(-1)!);
  const over = [
    ...own.flatMap((ofColumn) => ofColumn.slice(0, -1)),
    ...others.flatMap((stack) => headsIn(stack, all, edges, set.size, null)),
  ];
  const groups: Group[] = [];
  for (const level of levelsOf(over, set.size)) {
    const found = rangesOf(level, lowest, edges, set);
    if (!found) return null;
    groups.push(...found);
  }
  const rowOf = (head: Head, column: number) =>
    groups.filter((group) => group.from <= column && group.to >= column && group.head.top < head.top).length;
  return [
    ...groups.map(({ head, from, to }) => ({ text: head.text, row: rowOf(head, from), column: from, to })),
    ...lowest.map((head, column) => ({ text: head.text, row: rowOf(head, column), column, to: column })),
  ];
}

/**
 * The heads in a stack: a line begins another where it is far below the one above or the one above had room for more, or where it
 * begins the heads of a row in which others have nothing above it.
 */
function headsIn(
  { texts, place }: HeadStack,
  all: readonly HeadStack[],
  edges: readonly number[],
  size: number,
  column: number | null,
): Head[] {
  const heads: HeadText[][] = [];
  const isBeside = (line: HeadText) =>
    all.some(
      ({ texts: [first] }) =>
        first !== texts[0] && Math.abs(first!.baseline - line.baseline) <= size * SAME_ROW,
    );
  const room = (line: HeadText) =>
    column === null ? 0 : edges[column + 1]! - edges[column]! - (line.right - line.left);
  const mayWrap = (line: HeadText) => room(line) < size * ROOM && room(line) > -size * OVER_EDGE;
  for (const [index, line] of texts.entries()) {
    const above = texts[index - 1];
    const begins =
      !above || line.baseline - above.baseline > size * MOST_PITCH || !mayWrap(above) || isBeside(line);
    if (begins) heads.push([line]);
    else heads.at(-1)!.push(line);
  }
  return heads.map((lines) => ({
    text: joinWrapped(lines.map(({ text }) => text)),
    place,
    top: lines[0]!.baseline,
    bottom: lines.at(-1)!.baseline,
    column,
  }));
}

/** Heads of one row each, from the lowest. */
function levelsOf(heads: readonly Head[], size: number): Head[][] {
  const levels: Head[][] = [];
  for (const head of [...heads].sort((a, b) => middleOf(b) - middleOf(a))) {
    const last = levels.at(-1);
    if (last && middleOf(last[0]!) - middleOf(head) <= size * SAME_ROW * 2) last.push(head);
    else levels.push([head]);
  }
  return levels.map((level) => level.sort((a, b) => a.place - b.place));
}

/** The columns that each head of a row is over: what is lowest below it, or all that is lower. */
function rangesOf(
  level: readonly Head[],
  lowest: readonly Head[],
  edges: readonly number[],
  set: HeadSetting,
): Group[] | null {
  const bottom = Math.max(...level.map((head) => head.bottom));
  const depths = lowest.map((head) => (head.top > bottom ? middleOf(head) - middleOf(level[0]!) : 0));
  const bounds = [...new Set(depths.filter((depth) => depth > 0))].sort((a, b) => b - a);
  for (const bound of bounds) {
    const isBelow = depths.map((depth) => depth >= bound - set.size * SAME_ROW);
    const groups = tiled(level, isBelow, edges, set);
    if (groups) return groups;
  }
  return set.setting === 'middle' && set.isExact ? overSome(level, depths, edges, set.size) : null;
}

/** Heads over some of the columns that are lower, where each is in the middle of no others. */
function overSome(
  level: readonly Head[],
  depths: readonly number[],
  edges: readonly number[],
  size: number,
): Group[] | null {
  const groups = level.map((head) => {
    const spans = depths.flatMap((_, from) =>
      depths.flatMap((_depth, to): Group[] => {
        const isIn = Math.abs((edges[from]! + edges[to + 1]!) / 2 - head.place) <= size * OFF_MIDDLE;
        const areBelow = depths.slice(from, to + 1).every((depth) => depth > 0);
        return to > from && isIn && areBelow ? [{ head, from, to }] : [];
      }),
    );
    return spans.length === 1 ? spans[0]! : null;
  });
  const found = groups.filter((group) => group !== null);
  const areApart = found.every((group, index) => index === 0 || group.from > found[index - 1]!.to);
  return found.length === level.length && areApart ? found : null;
}

/** Heads over all of the columns that are below them, each over those that stand together. */
function tiled(
  level: readonly Head[],
  isBelow: readonly boolean[],
  edges: readonly number[],
  { setting, size, isExact }: HeadSetting,
): Group[] | null {
  const groups: Group[] = [];
  for (let from = 0; from < isBelow.length; from += 1) {
    if (!isBelow[from]) continue;
    let to = from;
    while (isBelow[to + 1]) to += 1;
    const heads = level.filter(({ place }) => place > edges[from]! && place < edges[to + 1]!);
    const ranges =
      setting === 'middle'
        ? inTheMiddle(heads, from, to, edges, size * (isExact ? OFF_MIDDLE : ABOUT_MIDDLE))
        : null;
    const found = ranges ?? atOneSide(heads, from, to, edges, setting);
    if (!found) return null;
    groups.push(...found);
    from = to;
  }
  return groups.length === level.length ? groups : null;
}

/** Columns parted among heads so that each is in the middle of its own; null where none is, or more than one way. */
function inTheMiddle(
  heads: readonly Head[],
  from: number,
  to: number,
  edges: readonly number[],
  most: number,
): Group[] | null {
  const [head, ...others] = heads;
  if (!head) return null;
  const found: Group[][] = [];
  for (let last = from; last <= to; last += 1) {
    const isIn = Math.abs((edges[from]! + edges[last + 1]!) / 2 - head.place) <= most;
    if (!isIn || (others.length === 0 && last < to)) continue;
    const rest = others.length === 0 ? [] : inTheMiddle(others, last + 1, to, edges, most);
    if (rest) found.push([{ head, from, to: last }, ...rest]);
  }
  return found.length === 1 ? found[0]! : null;
}

/** Columns parted among heads that stand in the first of theirs, or that are set right, in the last. */
function atOneSide(
  heads: readonly Head[],
  from: number,
  to: number,
  edges: readonly number[],
  setting: Setting,
): Group[] | null {
  const columns = heads.map(({ place }) => edges.findLastIndex((edge) => edge < place));
  if (columns[0] === from)
    return heads.map((head, at) => ({ head, from: columns[at]!, to: (columns[at + 1] ?? to + 1) - 1 }));
  if (setting === 'right' && columns.at(-1) === to)
    return heads.map((head, at) => ({
      head,
      from: at === 0 ? from : columns[at - 1]! + 1,
      to: columns[at]!,
    }));
  return null;
}
