/** Visual lines: the runs of text that share a baseline, from left to right. */
import { boxAround, runBox, type Box, type TextRun } from './pdf-page.ts';

/** A piece of a line, set off from the next by a gap wider than a blank between words. */
export interface Segment {
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
}

/** Baselines this near, measured in the height of the type, are one line. */
const SAME_BASELINE = 0.45;
/** A gap wider than this, in the height of the type, sets off a segment. */
const WIDE_GAP = 0.9;
/** A gap wider than this between Latin letters or digits is a blank. */
const WORD_GAP = 0.2;

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
  const segments: { text: string; left: number; right: number }[] = [];
  for (const run of runs) {
    const last = segments.at(-1);
    const gap = last ? run.left - last.right : 0;
    if (last && gap <= size * WIDE_GAP) {
      last.text += isWordGap(last.text, run.text, gap, size) ? ` ${run.text}` : run.text;
      last.right = Math.max(last.right, run.right);
    } else {
      segments.push({ text: run.text, left: run.left, right: run.right });
    }
  }
  const trimmed = segments.map((segment) => ({ ...segment, text: segment.text.trim() }));
  return {
    text: trimmed.map(({ text }) => text).join(' '),
    segments: trimmed,
    box: boxAround(runs.map(runBox)),
    baseline: Math.max(...runs.map(({ baseline }) => baseline)),
    size,
  };
}

function isWordGap(before: string, after: string, gap: number, size: number): boolean {
  return gap > size * WORD_GAP && /[!-~]$/.test(before) && /^[!-~]/.test(after);
}

function withoutRepeats(runs: readonly TextRun[]): TextRun[] {
  return runs.filter(
    (run, index) =>
      !runs
        .slice(0, index)
        .some((other) => other.text === run.text && Math.abs(other.left - run.left) < run.size * 0.3),
  );
}

/** Texts of the lines of one cell, top to bottom, as one text: a wrapped name or number goes on at once. */
export function joinWrapped(texts: readonly string[]): string {
  return texts.reduce((joined, text) => {
    const needsBlank = /[A-Za-z,;]$/.test(joined) && /^[A-Za-z]/.test(text);
    return needsBlank ? `${joined} ${text}` : joined + text;
  }, '');
}
