/** Visual lines: the runs of text that share a baseline, from left to right. */
import { areTwoNumbers } from './stretches.ts';
import { boxAround, runBox } from './content.ts';
import type { Box, CutText, TextRun } from './content.ts';

/** A piece of a line, set off from the next by a gap wider than a blank between words. */
interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Its pieces between gaps wider than letters leave: headings of narrow columns stand so close. */
  readonly pieces: readonly Stretch[];
}

/** Text from one place to another. */
export interface Stretch {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A line as the eye sees it. */
export interface TextLine {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
  /** Set where an edge cuts it off. */
  readonly cut?: CutText;
}

/** Baselines this near, measured in the height of the type, are one line. */
const SAME_BASELINE = 0.45;
/** A gap wider than this, in the height of the type, sets off a segment. */
const WIDE_GAP = 0.9;
/** A gap wider than this may lie between two columns. */
const PIECE_GAP = 0.15;
/** A gap wider than this between Latin letters or digits is a blank. */
const WORD_GAP = 0.2;

/** Runs that lie over each other so far, in the height of the type, are no one number. */
const OVERLAP = 0.3;

/** Runs grouped into lines from top to bottom. A text printed twice in one place, as false bold is, counts once. */
export function groupLines(runs: readonly TextRun[]): TextLine[] {
  const groups: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    if (run.text.trim() === '') continue;
    const group = groups.at(-1);
    if (group && sharesBaseline(group, run)) group.push(run);
    else groups.push([run]);
  }
  return groups.map(composeLine);
}

function sharesBaseline(group: readonly TextRun[], run: TextRun): boolean {
  const size = Math.max(run.size, ...group.map((other) => other.size));
  return run.baseline - Math.min(...group.map(({ baseline }) => baseline)) <= size * SAME_BASELINE;
}

function composeLine(group: readonly TextRun[]): TextLine {
  const runs = withoutRepeats([...group].sort((a, b) => a.left - b.left));
  const size = Math.max(...runs.map((run) => run.size));
  const segments: { text: string; left: number; right: number; pieces: Stretch[] }[] = [];
  for (const run of runs) {
    const last = segments.at(-1);
    const gap = last ? run.left - last.right : 0;
    if (last && gap <= size * WIDE_GAP) {
      const joint = isParted(last.text, run.text, gap, size) ? ' ' : '';
      last.text += joint + run.text;
      last.right = Math.max(last.right, run.right);
      addPiece(
        last.pieces,
        run,
        gap > size * PIECE_GAP || areTwoCells(last.pieces.at(-1)!.text, run.text),
        joint,
      );
    } else {
      const { text, left, right } = run;
      segments.push({ text, left, right, pieces: [{ text, left, right }] });
    }
  }
  const cut = { before: runs[0]!.cut?.before ?? '', after: runs.at(-1)!.cut?.after ?? '' };
  const trimmed = segments.map((segment) => ({ ...segment, text: closeSpacing(segment.text.trim()) }));
  return {
    text: trimmed.map(({ text }) => text).join(' '),
    segments: trimmed,
    box: boxAround(runs.map(runBox)),
    baseline: Math.max(...runs.map(({ baseline }) => baseline)),
    size,
    ...((cut.before !== '' || cut.after !== '') && { cut }),
  };
}

function addPiece(pieces: Stretch[], { text, left, right }: TextRun, isApart: boolean, joint: string): void {
  const last = pieces.at(-1)!;
  if (isApart) pieces.push({ text, left, right });
  else
    pieces[pieces.length - 1] = {
      ...last,
      text: last.text + joint + text,
      right: Math.max(last.right, right),
    };
}

/** Whether an amount that ends is followed by a name or a code: set close to the edges of their cells, they almost touch. */
const areTwoCells = (before: string, after: string): boolean =>
  /^[-−\d,]+\.\d{2}$/.test(before) && /^(?:\p{Script=Han}|\d{3,7}$)/u.test(after);

/** Whether a blank belongs between two runs: between words, numbers that are two, and what lies over each other. */
function isParted(before: string, after: string, gap: number, size: number): boolean {
  const isWordGap = gap > size * WORD_GAP && /[!-~]$/.test(before) && /^[!-~]/.test(after);
  return isWordGap || gap < -size * OVERLAP || areTwoNumbers(before, after);
}

/** Of the pieces of a text set with spaces between its letters, those that are single letters. */
const MOST_SINGLE = 0.7;

/** A text whose letters are set apart, without the blanks between them: `1 , 2 3 4 . 5 0`. */
function closeSpacing(text: string): string {
  const pieces = text.split(/\s+/);
  const single = pieces.filter((piece) => piece.length === 1).length;
  const isSpaced =
    (pieces.length >= 3 && single === pieces.length) ||
    (pieces.length >= 4 && single >= pieces.length * MOST_SINGLE);
  return isSpaced ? pieces.join('') : text;
}

function withoutRepeats(runs: readonly TextRun[]): TextRun[] {
  return runs.filter(
    (run, index) =>
      !runs
        .slice(0, index)
        .some((other) => other.text === run.text && Math.abs(other.left - run.left) < run.size * 0.3),
  );
}

/** Pieces of a text are no further apart than this, in the height of the type. */
const TOUCHING = 0.1;

/** Pieces of one text that touch, as one: where no line parts two cells, a text may stand over the edge between them. */
export function joinTouching(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const last = joined.at(-1);
    const touches =
      last &&
      Math.abs(run.baseline - last.baseline) < 1 &&
      Math.abs(run.left - last.right) < run.size * TOUCHING &&
      !/\d/.test(last.text + run.text);
    if (touches) joined[joined.length - 1] = { ...last, text: last.text + run.text, right: run.right };
    else joined.push(run);
  }
  return joined;
}

/** Texts of the lines of one cell, top to bottom, as one text: a wrapped name or number goes on at once. */
export function joinWrapped(texts: readonly string[]): string {
  return texts.reduce((joined, text) => {
    const needsBlank = /[A-Za-z,;]$/.test(joined) && /^[A-Za-z]/.test(text);
    return needsBlank ? `${joined} ${text}` : joined + text;
  }, '');
}
