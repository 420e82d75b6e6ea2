/**
 * Heads of columns where no lines say which columns each is over: told by where they stand. A head of several lines is one,
 * and a head over several columns stands in their middle, above heads of one row.
 */
import { joinWrapped, type Stretch, type TextLine } from './lines.ts';
import { boxAround } from './content.ts';
import type { Band, PageRow } from './table.ts';

/** A head in its place: row 0 is the topmost, columns are counted from 0. */
interface PlacedHead {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** A head, all of its lines. */
interface Head {
  text: string;
  left: number;
  right: number;
  /** Baselines of its first and last line. */
  readonly top: number;
  bottom: number;
  readonly size: number;
}

/** Columns that stand below each other's heads, or one column. */
interface Unit {
  readonly from: number;
  readonly to: number;
  readonly head: Head | null;
  readonly below: readonly Unit[];
}

/** Lines of one head are no further apart, in the height of the type, and nearer than rows are. */
const MOST_PITCH = 1.7;
const OF_ROWS = 0.95;
/** How far apart, in the height of the type, the middles of two lines of one head are, or of two heads of one row. */
const SAME_MIDDLE = 0.6;
const SAME_LEVEL = 0.4;
/** How far beside the middle of its columns a head stands: in the height of the type, and of their width. */
const OFF_CENTRE = 1.5;
const OFF_WIDTH = 0.15;
/** By so much less the heads of a row are off, where they are over all columns. */
const CLEARLY = 0.2;

/**
 * The rows of a table's head: what is over several columns stands in the first of them. It is not sure where a head stands in
 * the middle of no columns.
 * @param lines from top to bottom
 * @param boundaries of the columns, one more than bands
 * @param rowPitch how far apart the rows below are
 */
export function headRows(
  lines: readonly TextLine[],
  bands: readonly Band[],
  boundaries: readonly number[],
  rowPitch: number,
): { rows: PageRow[]; isSure: boolean } {
  if (lines.length === 0) return { rows: [], isSure: true };
  const { heads, isSure } = placeHeads(joinHeads(lines, bands, rowPitch), bands, boundaries);
  const box = boxAround(lines.map((line) => line.box));
  const rows = [...new Set(heads.map(({ row }) => row))].map((row) => ({
    cells: heads
      .filter((head) => head.row === row)
      .map(({ text, column }) => ({ text, left: boundaries[column]! })),
    box,
  }));
  return { rows, isSure };
}

function placeHeads(
  heads: readonly Head[],
  bands: readonly Band[],
  boundaries: readonly number[],
): { heads: PlacedHead[]; isSure: boolean } {
  let isSure = true;
  const own = new Map(heads.map((head) => [head, bandOf(bands, head)]));
  const leaves = bands.map((_, column) =>
    heads
      .filter((head) => own.get(head) === column)
      .reduce<Head | null>((lowest, head) => (lowest && lowest.bottom > head.bottom ? lowest : head), null),
  );
  let units = leaves.map((head, column): Unit => ({ from: column, to: column, head, below: [] }));
  const groups = heads.filter((head) => !leaves.includes(head)).sort((a, b) => middleOf(b) - middleOf(a));
  while (groups.length > 0) {
    const lowest = groups[0]!;
    const level = groups.filter((head) => isLevel(head, lowest));
    groups.splice(0, groups.length, ...groups.filter((head) => !level.includes(head)));
    const put = putOver(
      level.sort((a, b) => a.left - b.left),
      units,
      boundaries,
    );
    units = put.units;
    isSure &&= put.isSure;
  }
  return { heads: units.flatMap((unit) => placesOf(unit, 0)), isSure };
}

const middleOf = ({ top, bottom }: Head): number => (top + bottom) / 2;
const centreOf = ({ left, right }: Pick<Stretch, 'left' | 'right'>): number => (left + right) / 2;
const meet = (a: Band, b: Band): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

const isLevel = (a: Head, b: Head): boolean =>
  Math.abs(middleOf(a) - middleOf(b)) <= a.size * SAME_LEVEL || Math.abs(a.top - b.top) <= a.size * 0.2;

function placesOf({ from, head, below }: Unit, row: number): PlacedHead[] {
  const own = head ? [{ text: head.text, row, column: from }] : [];
  return [...own, ...below.flatMap((unit) => placesOf(unit, row + 1))];
}

/** Heads, those of several lines put together. */
function joinHeads(lines: readonly TextLine[], bands: readonly Band[], rowPitch: number): Head[] {
  const heads: Head[] = [];
  for (const line of lines) {
    const { baseline, size } = line;
    const texts = headingsOf(line, bands);
    const above = texts.map((text) => {
      // A single sign is the last one of a head.
      const pitch = size * MOST_PITCH;
      const most = [...text.text.trim()].length === 1 ? pitch : Math.min(pitch, rowPitch * OF_ROWS);
      const over = heads.filter((head) => baseline - head.bottom <= most && meet(head, text) > 0);
      return over.length === 1 ? over[0]! : null;
    });
    texts.forEach((text, index) => {
      const head = above[index];
      const isAlone = head && above.filter((other) => other === head).length === 1;
      const isBelow =
        isAlone &&
        (Math.abs(centreOf(head) - centreOf(text)) <= size * SAME_MIDDLE ||
          Math.abs(head.left - text.left) <= size * SAME_MIDDLE);
      if (!isBelow) heads.push({ ...text, top: baseline, bottom: baseline, size });
      else {
        head.text = joinWrapped([head.text, text.text]);
        [head.left, head.right] = [Math.min(head.left, text.left), Math.max(head.right, text.right)];
        head.bottom = baseline;
      }
    });
  }
  return heads;
}

/** A column as its rows show it. */
export interface RowBand extends Band {
  /** Whether it holds words: they stand at the left of their column, amounts at the right. */
  readonly hasWords: boolean;
}

/**
 * The columns that rows show, and those that have a head alone. A head in the middle of its column may stand at the right of
 * all its words, or at the left of all its amounts: it is theirs, where they have no other of its row.
 */
export function addHeadBands(
  lines: readonly TextLine[],
  bands: readonly RowBand[],
  rowPitch: number,
): Band[] {
  const heads = joinHeads(lines, bands, rowPitch);
  const columns = bands.map((band) => ({ ...band, heads: heads.filter((head) => meet(band, head) > 0) }));
  const beside = heads.filter((head) => bands.every((band) => meet(band, head) <= 0));
  for (const head of beside.sort((a, b) => b.bottom - a.bottom || a.left - b.left)) {
    const { left, right } = head;
    const isOfRow = (other: Head) => other.top <= head.bottom + 1 && other.bottom >= head.top - 1;
    const isFree = (column: Band & { readonly heads: readonly Head[] }) =>
      !column.heads.some(isOfRow) &&
      !heads.some(
        (other) =>
          other !== head && isOfRow(other) && meet(other, column) <= 0 && isBetween(other, head, column),
      );
    const here = columns.find((column) => meet(column, head) > 0);
    const before = columns.filter((column) => column.right <= left).sort((a, b) => b.right - a.right)[0];
    const after = columns.filter((column) => column.left >= right).sort((a, b) => a.left - b.left)[0];
    const own =
      here ??
      (before?.hasWords && before.heads.length === 0
        ? before
        : after && !after.hasWords && isFree(after)
          ? after
          : null);
    if (!own) columns.push({ left, right, hasWords: false, heads: [head] });
    else {
      const isLowest = own.heads.every((other) => other.top <= head.bottom);
      if (isLowest) [own.left, own.right] = [Math.min(own.left, left), Math.max(own.right, right)];
      own.heads.push(head);
    }
  }
  return columns.map(({ left, right }) => ({ left, right })).sort((a, b) => a.left - b.left);
}

const isBetween = (text: Band, one: Band, other: Band): boolean =>
  text.left >= Math.min(one.right, other.right) && text.right <= Math.max(one.left, other.left);

/** Units with heads of one row put over those that they are over. */
function putOver(
  level: readonly Head[],
  units: readonly Unit[],
  boundaries: readonly number[],
): { units: Unit[]; isSure: boolean } {
  const runs = new Map<string, { run: [from: number, to: number]; heads: Head[] }>();
  for (const head of level) {
    const run = runBelow(head, units);
    const known = runs.get(run.join());
    if (known) known.heads.push(head);
    else runs.set(run.join(), { run, heads: [head] });
  }
  const ofRuns = [...runs.values()].map(({ run, heads }) => rangesOver(heads, run, units, boundaries));
  const inRuns = {
    ranges: ofRuns.flatMap(({ ranges }) => ranges),
    off: Math.max(...ofRuns.map(({ off }) => off)),
  };
  // Heads below may stand higher or lower, where some are over several rows.
  const inAll = rangesOver(level, [0, units.length - 1], units, boundaries);
  const { ranges: settled, off } = inAll.off < inRuns.off - CLEARLY ? inAll : inRuns;
  if (off > 1) settled.splice(0, settled.length, ...level.map((head) => nearest(head, units)));
  const ranges = new Map(settled.map(({ head, from, to }) => [from, { head, to }]));
  const over: Unit[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const range = ranges.get(at);
    if (!range) over.push(units[at]!);
    else {
      const below = units.slice(at, range.to + 1);
      over.push({ from: below[0]!.from, to: below.at(-1)!.to, head: range.head, below });
      at = range.to;
    }
  }
  return { units: over, isSure: off <= 1 };
}

interface HeadRange {
  readonly head: Head;
  /** Indices of units. */
  readonly from: number;
  readonly to: number;
}

/** The unit that stands most under a head. */
function nearestUnit(head: Head, units: readonly Unit[]): number {
  const distance = ({ head: below }: Unit) => (below ? -meet(below, head) : Infinity);
  return units.reduce((best, unit, at) => (distance(unit) < distance(units[best]!) ? at : best), 0);
}

const nearest = (head: Head, units: readonly Unit[]): HeadRange => {
  const at = nearestUnit(head, units);
  return { head, from: at, to: at };
};

/** First and last of the units side by side whose heads are of one row, around the one under a head. */
function runBelow(head: Head, units: readonly Unit[]): [from: number, to: number] {
  const at = nearestUnit(head, units);
  const level = units[at]!.head;
  const isOfRun = (unit: Unit | undefined) => unit?.head && level && isLevel(unit.head, level);
  let [from, to] = [at, at];
  while (isOfRun(units[from - 1])) from -= 1;
  while (isOfRun(units[to + 1])) to += 1;
  return [from, to];
}

/** Units parted among heads so that each stands in the middle of its own, and how far off the worst stands: 1 is too far. */
function rangesOver(
  heads: readonly Head[],
  [first, last]: readonly [number, number],
  units: readonly Unit[],
  boundaries: readonly number[],
): { ranges: HeadRange[]; off: number } {
  const off = (head: Head, from: number, to: number): number => {
    const [left, right] = [boundaries[units[from]!.from]!, boundaries[units[to]!.to + 1]!];
    const inner = units.slice(from, to + 1).flatMap((unit) => unit.head ?? []);
    const texts = { left: Math.min(...inner.map((one) => one.left)), right: Math.max(...inner.map((one) => one.right)) };
    const distance = Math.min(
      Math.abs(centreOf(head) - (left + right) / 2),
      ...(inner.length > 0 ? [Math.abs(centreOf(head) - centreOf(texts))] : []),
    );
    return distance / (head.size * OFF_CENTRE + (right - left) * OFF_WIDTH);
  }; // prettier-ignore
  // By how many heads are placed and up to which unit: the best so far and where its last head's units begin.
  let best = new Map<number, { worst: number; starts: number[] }>([[first - 1, { worst: 0, starts: [] }]]);
  for (const head of heads) {
    const next = new Map<number, { worst: number; starts: number[] }>();
    for (const [before, { worst, starts }] of best) {
      for (let to = before + 1; to <= last; to += 1) {
        const all = Math.max(worst, off(head, before + 1, to));
        if (all < (next.get(to)?.worst ?? Infinity)) next.set(to, { worst: all, starts: [...starts, before + 1] });
      }
    }
    best = next;
  } // prettier-ignore
  const whole = best.get(last);
  if (!whole) return { ranges: [], off: Infinity };
  const ranges = heads.map((head, index) => ({
    head,
    from: whole.starts[index]!,
    to: (whole.starts[index + 1] ?? last + 1) - 1,
  }));
  return { ranges, off: whole.worst };
}

const isOverNothing = (text: Stretch, bands: readonly Band[]): boolean =>
  bands.every((band) => text.right <= band.left || text.left >= band.right);

/** The headings in a line: a segment of several pieces is several where they stand over different columns. */
function headingsOf({ segments }: TextLine, bands: readonly Band[]): Stretch[] {
  return segments.flatMap((segment): readonly Stretch[] => {
    const over = segment.pieces.map((piece) => (isOverNothing(piece, bands) ? -1 : bandOf(bands, piece)));
    return new Set(over).size === over.length ? segment.pieces : [segment];
  });
}

/** The band a segment overlaps most, or the nearest. */
export function bandOf(bands: readonly Band[], { left, right }: Band): number {
  const overlap = (band: Band) => Math.min(right, band.right) - Math.max(left, band.left);
  let best = 0;
  bands.forEach((band, index) => {
    if (overlap(band) > overlap(bands[best]!)) best = index;
  });
  return best;
}

/** An item of a form, by its number or its code. */
const ITEM = /^(?:[一二三四五六七八九十]+、|\d{3}(?:\d{2}){0,2}$)/;
const AMOUNT = /^[-−(（]?[\d,，]+\.\d+[)）]?%?$/;

/** Whether a line numbers the columns: 1, 2, 3, and words for "column" at most. */
export function isNumbering(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => text.trim()).filter((text) => /^\d{1,2}$/.test(text));
  return numbers.length > 1 && numbers.every((text, index) => Number(text) === index + 1);
}

/** How many of the first lines are heads: those before the numbers of the columns, the first item or the first amounts. */
export function countHeads(lines: readonly (readonly string[])[]): number {
  const first = lines.findIndex(
    (texts) => isNumbering(texts) || texts.some((text) => ITEM.test(text.trim()) || AMOUNT.test(text.trim())),
  );
  return Math.max(0, first);
}
