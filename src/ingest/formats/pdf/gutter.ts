/** Two pages in one picture: an open booklet on the glass of a scanner or before a camera, whose fold is seldom in the middle. */
import { findFrames, hasColumns } from './frames.ts';
import type { Box, PageContent, Ruling, TextRun } from './content.ts';

/** Of the width of a picture: where the fold is looked for. */
const ABOUT_MIDDLE = [0.38, 0.62] as const;
/** Of the width: so much paper to both sides of the fold is blank, together. */
const BLANK = 0.024;
/** Two pages beside each other are wider than high, and so much at least. */
const SHAPE = 1.25;
/** Of the ideographs of both pages, what each has at least. */
const LEAST_SHARE = 0.12;

/**
 * The pages of a picture in reading order: two where each side holds a form in a frame, or is a page of running text, and
 * nothing reaches over the fold between them. A form without a frame may be blank between two columns.
 */
export function partAtFold(page: PageContent): PageContent[] {
  const fold = page.width >= page.height * SHAPE ? foldOf(page) : null;
  if (fold === null) return [page];
  const sides = [sideOf(page, 0, fold), sideOf(page, fold, page.width)];
  const counts = sides.map(({ runs }) => ideographsIn(runs));
  const isPage = (side: PageContent) => findFrames(side.rulings).some(hasColumns) || isRunning(side);
  return sides.every(isPage) && Math.min(...counts) >= (counts[0]! + counts[1]!) * LEAST_SHARE
    ? sides
    : [page];
}

/** Where two pages meet: the middle of the widest stretch about the middle that no text and no line reaches over. */
function foldOf({ width, runs, sideways = [], rulings }: PageContent): number | null {
  const across = rulings.filter(({ axis }) => axis === 'horizontal');
  const taken = [
    ...[...runs, ...sideways].map(({ left, right }): [number, number] => [left, right]),
    ...across.map(({ from, to }): [number, number] => [from, to]),
  ].sort((a, b) => a[0] - b[0]);
  let widest: [from: number, to: number] = [0, 0];
  let end = 0;
  for (const [from, to] of [...taken, [width, width] as const]) {
    const middle = (end + from) / 2 / width;
    const isAboutMiddle = middle > ABOUT_MIDDLE[0] && middle < ABOUT_MIDDLE[1];
    if (isAboutMiddle && from - end > widest[1] - widest[0]) widest = [end, from];
    end = Math.max(end, to);
  }
  return widest[1] - widest[0] >= width * BLANK ? (widest[0] + widest[1]) / 2 : null;
}

/** What of a page lies between two places across it, with its own left edge. */
function sideOf(page: PageContent, from: number, to: number): PageContent {
  const isHere = (left: number, right: number) => (left + right) / 2 >= from && (left + right) / 2 < to;
  const moved = (runs: readonly TextRun[] = []) =>
    runs.flatMap((run) =>
      isHere(run.left, run.right) ? [{ ...run, left: run.left - from, right: run.right - from }] : [],
    );
  const movedBoxes = (boxes: readonly Box[] = []) =>
    boxes.flatMap(([left, top, right, bottom]): Box[] =>
      isHere(left, right) ? [[left - from, top, right - from, bottom]] : [],
    );
  return {
    ...page,
    width: to - from,
    origin: [from, 0],
    runs: moved(page.runs),
    sideways: moved(page.sideways),
    pictures: movedBoxes(page.pictures),
    covered: movedBoxes(page.covered),
    rulings: page.rulings.flatMap((line): Ruling[] => {
      if (line.axis === 'vertical') return isHere(line.at, line.at) ? [{ ...line, at: line.at - from }] : [];
      return isHere(line.from, line.to) ? [{ ...line, from: line.from - from, to: line.to - from }] : [];
    }),
  };
}

const HAN = /\p{Script=Han}/gu;
const ideographsIn = (runs: readonly TextRun[]): number =>
  runs.reduce((sum, { text }) => sum + (text.match(HAN)?.length ?? 0), 0);

/** Of a page's width: a line of running text fills so much, and so many lines do. */
const FULL_LINE = 0.6;
const FEWEST_LINES = 6;

const isRunning = ({ width, runs }: PageContent): boolean =>
  runs.filter(({ text, left, right }) => right - left >= width * FULL_LINE && /\p{Script=Han}/u.test(text))
    .length >= FEWEST_LINES;
