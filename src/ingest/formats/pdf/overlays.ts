/** What stands over or beside the text of a page and is no part of it: note marks, watermarks, what is struck out. */
import type { PageContent, Ruling, TextRun } from './content.ts';

const NOTE_MARK = /^[(（[【]?(?:\d{1,2}|[①-⑳]|[*＊※]{1,3}|注\d{0,2})[)）\]】]?$/;
/** A mark is smaller than what it is set to, higher by this much of its type, and close beside it. */
const SMALLER = 0.8;
const RAISED = [0.2, 0.8] as const;
const BESIDE = 0.5;

/** Runs without marks raised beside another text. The square of a unit is one with its letter, and stays. */
export function withoutNoteMarks(runs: readonly TextRun[]): TextRun[] {
  return runs.filter((mark) => {
    if (!NOTE_MARK.test(mark.text.trim())) return true;
    return !runs.some((text) => {
      const raised = (text.baseline - mark.baseline) / text.size;
      const gap = Math.min(Math.abs(mark.left - text.right), Math.abs(text.left - mark.right));
      return (
        mark.size < text.size * SMALLER &&
        raised >= RAISED[0] &&
        raised <= RAISED[1] &&
        gap <= text.size * BESIDE &&
        !/[A-Za-z]$/.test(text.text)
      );
    });
  });
}

/** Runs through whose middle a line is drawn that is about as long as they are. */
export function isStruckOut(run: TextRun, rulings: readonly Ruling[]): boolean {
  const { left, right, baseline, size } = run;
  return rulings.some(
    ({ axis, at, from, to }) =>
      axis === 'horizontal' &&
      at > baseline - size * 0.5 &&
      at < baseline - size * 0.18 &&
      from <= left + size * 0.2 &&
      to >= right - size * 0.2 &&
      to - from <= right - left + size,
  );
}

/** Type of less than this share of a page's own is no text to anybody. */
const SMALLEST_TYPE = 0.2;

/** Runs of text that can be seen: on the page, and not so small that nobody sees them. */
export function inSight(
  runs: readonly TextRun[],
  { width, height }: Pick<PageContent, 'width' | 'height'>,
  ordinarySize: number,
): TextRun[] {
  return runs.filter(
    ({ left, right, baseline, size }) =>
      size >= ordinarySize * SMALLEST_TYPE &&
      left < width &&
      right > 0 &&
      baseline > 0 &&
      baseline - size < height,
  );
}

/** Type this much larger than the text it lies over is a watermark's. */
const LARGER = 1.6;
/** A text printed so often in a row, over other texts, is a watermark. */
const FEWEST_TILES = 4;
/** Tiles may take turns with others. */
const MOST_BETWEEN = 2.2;

const keyOf = ({ text, size }: TextRun): string => `${text.replace(/\s+/g, '')} ${Math.round(size)}`;

/** Of a page's texts, each counted once, the most that are pale where pale ones are beside the text. */
const MOST_PALE = 0.5;

/**
 * Runs without the pale ones of a page in dark print that lie over others, are repeated or are bare numbers: stamps of a
 * viewer and of a portal, in whatever type.
 */
export function withoutPaleMarks(runs: readonly TextRun[]): TextRun[] {
  const dark = runs.filter(({ isPale }) => !isPale);
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(keyOf(run), (counts.get(keyOf(run)) ?? 0) + 1);
  const isMostPale = new Set(dark.map(keyOf)).size < counts.size * MOST_PALE;
  if (dark.length === runs.length || isMostPale) return [...runs];
  return runs.filter(
    (run) =>
      !run.isPale ||
      !(
        counts.get(keyOf(run))! >= FEWEST_TILES ||
        /^[\d\s-]+$/.test(run.text) ||
        dark.some((text) => overlap(run, text))
      ),
  );
}

/** Pages without watermarks. A watermark found on one page is one on all. */
export function withoutWatermarks(pages: readonly PageContent[]): PageContent[] {
  const marks = new Set(
    pages.flatMap(({ runs, sideways = [] }) => [...watermarksOf(runs), ...repeatedNumbers(sideways)]),
  );
  if (marks.size === 0) return [...pages];
  const withoutMarks = (runs: readonly TextRun[]) => runs.filter((run) => !marks.has(keyOf(run)));
  return pages.map((page) => ({
    ...page,
    runs: withoutMarks(page.runs),
    sideways: withoutMarks(page.sideways ?? []),
  }));
}

/** Texts with a number that stand sideways on one page many times over: no heads do. */
function repeatedNumbers(sideways: readonly TextRun[]): string[] {
  const counts = new Map<string, number>();
  for (const run of sideways)
    if (/\d/.test(run.text)) counts.set(keyOf(run), (counts.get(keyOf(run)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= FEWEST_TILES).map(([key]) => key);
}

function watermarksOf(runs: readonly TextRun[]): string[] {
  const large = new Set<string>();
  const smallest = runs.reduce((least, { size }) => Math.min(least, size), Infinity);
  for (const run of runs) {
    if (run.size <= smallest * LARGER) continue;
    const isOver = runs.some((text) => run.size > text.size * LARGER && overlap(run, text));
    if (!isOver) continue;
    // The signs of a watermark may be set one by one: they share its line.
    for (const other of runs) {
      if (other.size === run.size && Math.abs(other.baseline - run.baseline) < 1) large.add(keyOf(other));
    }
  }
  const rest = runs.filter((run) => !large.has(keyOf(run)));
  const places = new Map<string, number[]>();
  rest.forEach((run, index) => {
    const key = keyOf(run);
    places.set(key, [...(places.get(key) ?? []), index]);
  });
  const tiled = [...places].flatMap(([key, indices]) => {
    const span = indices.at(-1)! - indices[0]! + 1;
    const isInARow = indices.length >= FEWEST_TILES && span <= indices.length * MOST_BETWEEN;
    const isNumber = /^[-\d,.%]*\s/.test(key);
    if (!isInARow || (isNumber && !/^\d+\s/.test(key))) return [];
    const over = indices.filter((index) =>
      rest.some((text) => keyOf(text) !== key && overlap(rest[index]!, text)),
    );
    // A column may repeat a number, and none of its cells lies over another text.
    return over.length > (isNumber ? 1 : 0) ? [key] : [];
  });
  return [...large, ...tiled];
}

/** Whether two runs share ink, more than neighbours that touch do. */
function overlap(a: TextRun, b: TextRun): boolean {
  const least = Math.min(a.size, b.size);
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const top = Math.max(a.baseline - a.size * 0.8, b.baseline - b.size * 0.8);
  const down = Math.min(a.baseline, b.baseline) - top;
  return across > least * 0.4 && down > least * 0.3;
}
