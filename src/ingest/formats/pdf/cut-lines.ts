/** Text that the edge of a page cuts off: sheets wider than their paper are printed on pages laid beside each other. */
import type { PageContent, TextRun } from './content.ts';
import type { TextLine } from './lines.ts';

/** A line and the index of the page it is on. */
export interface PlacedLine {
  readonly line: TextLine;
  readonly page: number;
}

/** Signs on both sides of an edge that have to be the same for two lines to be one text. */
const FEWEST_COMMON = 6;

/**
 * For each line that is cut off at its end, the line on a later page that goes on with it: at the same height, and each has
 * beyond its edge what the other shows. Where several may, none does. The halves of a title stay where they are: each stands
 * over a part of its form.
 */
export function continuations(lines: readonly PlacedLine[]): Map<TextLine, PlacedLine> {
  const sentences = lines.filter(({ line }) => isSentence(line));
  const begun = sentences.filter(({ line }) => hasText(line.cut?.after));
  const ended = sentences.filter(({ line }) => hasText(line.cut?.before));
  const pairs = begun.flatMap((first) => {
    const found = ended.filter((next) => goesOnAt(first, next));
    return found.length === 1 ? [[first.line, found[0]!] as const] : [];
  });
  const isAsked = (next: PlacedLine) => pairs.filter(([, one]) => one === next).length === 1;
  return new Map(pairs.filter(([, next]) => isAsked(next)));
}

const isSentence = ({ text, cut }: TextLine): boolean =>
  cut !== undefined && /[，。；]/.test(cut.before + text + cut.after);

const hasText = (text: string | undefined): boolean => text !== undefined && text !== '';

function goesOnAt({ line, page }: PlacedLine, next: PlacedLine): boolean {
  const { line: after } = next;
  return (
    next.page > page &&
    Math.abs(after.baseline - line.baseline) < 1 &&
    Math.abs(after.size - line.size) < 1 &&
    commonOf(line, after) >= FEWEST_COMMON
  );
}

/** How many signs two lines have in common on both sides of the edge between them; 0 where one of them differs. */
function commonOf(line: TextLine, next: TextLine): number {
  const [shown, hidden] = [compact(line.text), compact(line.cut!.after)];
  const [hiddenBefore, shownNext] = [compact(next.cut!.before), compact(next.text)];
  const [back, on] = [Math.min(shown.length, hiddenBefore.length), Math.min(hidden.length, shownNext.length)];
  const isOne =
    shown.slice(-back) === hiddenBefore.slice(-back) && hidden.slice(0, on) === shownNext.slice(0, on);
  return isOne ? back + on : 0;
}

const compact = (text: string): string => text.replace(/\s+/g, '');

const DIGITS = /^[-−+]?[\d,，.]+%?$/;

/** A page on which a number that its cell cuts off ends in dots, or begins with them: no digits it shows are its value. */
export function withCutNumbers(page: PageContent): PageContent {
  if (!page.runs.some(({ cut }) => cut)) return page;
  return { ...page, runs: page.runs.map(dotted) };
}

function dotted(run: TextRun): TextRun {
  const { cut, text } = run;
  if (!cut || !DIGITS.test(text.trim())) return run;
  const [before, after] = [/[\d.,]$/.test(cut.before), /^[\d.,%]/.test(cut.after)];
  return before || after ? { ...run, text: `${before ? '…' : ''}${text}${after ? '…' : ''}` } : run;
}
