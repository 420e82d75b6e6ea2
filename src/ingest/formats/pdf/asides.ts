/** What stands beside the text of a page and is no part of it: menus of a web page that was printed. */
import { isCaption, isFormTitle, namesUnit } from '../../captions.ts';
import { compactText } from '../../text.ts';
import type { Box, PageContent, TextRun } from './content.ts';
import { runBox } from './content.ts';

/** Of a page's width, what a menu takes at most. */
const WIDEST = 0.3;
/** Between a menu and the text it is blank so far at least, in the height of the type. */
const GAP = 0.8;
/** Of the text's ideographs, those of a menu are fewer than this. */
const MOST_SHARE = 0.4;
/** Labels of a menu are no longer; a line of running text is longer. */
const LONGEST_LABEL = 14;
const LONG_LINE = 20;

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/**
 * Texts of a page parted from those of a menu at its left or right: a blank strip runs between them from top to bottom, or
 * from the top to the first table at least. What has amounts in it is no menu.
 * @param frames of the tables with lines
 */
export function partAsides(
  runs: readonly TextRun[],
  frames: readonly Box[],
  { width }: Pick<PageContent, 'width'>,
): { text: TextRun[]; asides: TextRun[] } {
  const firstTable = Math.min(Infinity, ...frames.map(([, top]) => top));
  for (const bottom of new Set([Infinity, firstTable])) {
    const above = runs.filter(({ baseline }) => baseline < bottom);
    const boxes = [...above.map(runBox), ...frames.filter(([, top]) => top < bottom)];
    for (const edge of strips(boxes, Math.max(0, ...above.map(({ size }) => size)) * GAP)) {
      for (const side of ['left', 'right']) {
        const asides = above.filter((run) => (side === 'left' ? run.right <= edge : run.left >= edge));
        const text = runs.filter((run) => !asides.includes(run));
        if (areMenu(asides, width) && isText(text, asides, frames.length > 0)) return { text, asides };
      }
    }
  }
  return { text: [...runs], asides: [] };
}

/** Middles of the blank strips between boxes that are so wide at least. */
function strips(boxes: readonly Box[], least: number): number[] {
  const found: number[] = [];
  let end = Infinity;
  for (const [left, , right] of [...boxes].sort((a, b) => a[0] - b[0])) {
    if (left - end >= least) found.push((left + end) / 2);
    end = end === Infinity ? right : Math.max(end, right);
  }
  return found;
}

function areMenu(runs: readonly TextRun[], width: number): boolean {
  const taken = Math.max(...runs.map(({ right }) => right)) - Math.min(...runs.map(({ left }) => left));
  const lines = new Set(runs.map(({ baseline }) => Math.round(baseline)));
  return (
    lines.size > 1 &&
    taken <= width * WIDEST &&
    runs.every(({ text }) => text.length <= LONGEST_LABEL && !/\d\.\d|[。；]/.test(text) && !isOfForm(text))
  );
}

/** What stands above a form, at its left or right. */
function isOfForm(printed: string): boolean {
  const { text } = compactText(printed);
  return isCaption(text) || isFormTitle(text) || namesUnit(text);
}

/** Whether texts are those of accounts, and more than what stands beside them. */
function isText(runs: readonly TextRun[], asides: readonly TextRun[], hasTables: boolean): boolean {
  const lines = new Map<number, number>();
  for (const { text, baseline } of runs) {
    const line = Math.round(baseline);
    lines.set(line, (lines.get(line) ?? 0) + hanIn(text));
  }
  const total = [...lines.values()].reduce((sum, count) => sum + count, 0);
  const beside = asides.reduce((sum, { text }) => sum + hanIn(text), 0);
  return (hasTables || Math.max(0, ...lines.values()) >= LONG_LINE) && beside < total * MOST_SHARE;
}
