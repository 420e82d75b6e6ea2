/** A picture of a page → what a PDF's page is made of: text in its place, and rulings. */
import type { RecognisedSign } from '../source.ts';
import { cut, type DotBox, type GreyPicture, quarterTurned, resized } from './grey-picture.ts';
import {
  BARELY_DARKER,
  darkened,
  type Ink,
  inkOf,
  onThisSide,
  piecesOf,
  rulingsOf,
  withoutBlots,
  withoutRulings,
} from './ink.ts';
import { withLostLines } from './lost-lines.ts';
import { straightened } from './straight.ts';
import { mendedSigns } from './mended-signs.ts';
import { recogniseSigns } from './signs.ts';
import { stampsIn } from './stamps.ts';
import { findTextBoxes, type Network } from './text-boxes.ts';
import type { Ruling, TextRun } from '../formats/pdf/content.ts';

/** The networks that text is found and read by, and the signs the second one knows: the first is none. */
export interface Recogniser {
  readonly detection: Network;
  readonly recognition: Network;
  readonly signs: readonly string[];
  /** Has others beside this one, which read at the same time; absent where there are none. */
  readonly beside?: () => readonly ReadPicture[];
}

/** Reads a picture of a page, or of a part of one. @throws OutOfReach where what reads it is gone */
export type ReadPicture = (
  scan: GreyPicture,
  width: number,
  mayTurn: boolean,
  onStep: () => void,
) => Promise<ScannedPage>;

/** What reads beside did not start, or is gone. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

/** Text as it was recognised in a picture. */
interface RecognisedRun extends TextRun {
  readonly signs: readonly RecognisedSign[];
}

/** What a picture holds, in the unit of the size it was given. */
export interface ScannedPage {
  readonly runs: readonly RecognisedRun[];
  readonly rulings: readonly Ruling[];
  /** Stamps that could not be taken off: text beneath them may be lost. */
  readonly covered: readonly DotBox[];
  /** By how many quarters the picture was turned, clockwise, for its text to stand upright. */
  readonly turns: number;
}

/** Dots enough: what is finer is brought down to this, on the longer side. */
const MOST_DOTS = 2600;
/** Of its height: so much paper within a box sets off another text. */
const GAP = 1.1;
/** Smaller boxes, in dots, hold a speck. */
const SMALLEST = 6;
/** Ideographs fill so much of the height of type; digits less. */
const IDEOGRAPH = 0.94;
const DIGIT = 0.74;
/** What a comma hangs below the line, of the height of type. */
const DESCENT = 0.1;
/** Text whose signs are less certain on average is none: a stamp, a picture, handwriting. */
const LEAST_CERTAIN = 0.6;

/**
 * Reads a picture of a page, or of a part of one.
 * @param width of the page, in whatever unit the result is wanted in
 * @param mayTurn whether it may lie on its side or on its head
 * @param onStep called now and then: a dense page takes seconds
 */
export async function readScannedPage(
  scan: GreyPicture,
  width: number,
  recogniser: Recogniser,
  { mayTurn = false, onStep = () => undefined }: { readonly mayTurn?: boolean; readonly onStep?: () => void },
): Promise<ScannedPage> {
  const unit = width / scan.width;
  const fine = Math.min(1, MOST_DOTS / Math.max(scan.width, scan.height));
  const picture =
    fine < 1 ? resized(scan, Math.round(scan.width * fine), Math.round(scan.height * fine)) : scan;
  const found = await findOnPage(picture, recogniser);
  const isOnSide = mayTurn && lengthAlong(found.boxes, 'height') > lengthAlong(found.boxes, 'width');
  let turns = isOnSide ? 1 : 0;
  let page = isOnSide ? await findOnPage(quarterTurned(picture, turns), recogniser) : found;
  if (mayTurn && (await isOnHead(page, recogniser))) {
    turns += 2;
    page = await findOnPage(quarterTurned(picture, turns), recogniser);
  }
  const read = await readBoxes(page, page.boxes, recogniser, onStep);
  const scanned: ScannedPage = {
    turns,
    covered: stampsIn(page.text).map((box): DotBox => {
      const [left, top, right, bottom] = box.map((edge) => (edge * unit) / fine);
      return [left!, top!, right!, bottom!];
    }),
    runs: page.boxes.flatMap((box, index) => runOf(box, read[index]!, unit / fine)),
    rulings: page.rulings.map(({ axis, at, from, to }) => ({
      axis,
      at: (at * unit) / fine,
      from: (from * unit) / fine,
      to: (to * unit) / fine,
    })),
  };
  return { ...scanned, runs: withLostLines(scanned.runs, scanned.rulings, page.isDrawnOut) };
}

/** Where text and rulings are on a page, in its dots. */
interface FoundOnPage {
  /** The page set straight, without its rulings. */
  readonly clear: GreyPicture;
  readonly text: Ink;
  readonly rulings: readonly Ruling[];
  readonly boxes: readonly DotBox[];
  /** Whether it was photographed, aslant or bent. */
  readonly isDrawnOut: boolean;
}

async function findOnPage(askew: GreyPicture, { detection }: Recogniser): Promise<FoundOnPage> {
  const { page: picture, isDrawnOut } = straightened(askew);
  const ink = withoutBlots(inkOf(picture, BARELY_DARKER));
  const rulings = onThisSide(rulingsOf(ink), picture);
  const clear = darkened(withoutRulings(picture, rulings, ink), ink);
  const text = inkOf(clear);
  const found = (await findTextBoxes(clear, detection))
    .flatMap((box) => partedBy(box, rulings))
    .flatMap((box) => partedByPaper(box, text));
  return { clear, text, rulings, isDrawnOut, boxes: joined(completed(found, text), rulings) };
}

const readBoxes = (
  { clear, text }: FoundOnPage,
  boxes: readonly DotBox[],
  { recognition, signs }: Recogniser,
  onStep: () => void = () => undefined,
) =>
  recogniseSigns(
    boxes.map((box) => cut(clear, withMargin(box, text))),
    { run: (input, shape) => (onStep(), recognition.run(input, shape)) },
    signs,
  );

/** In its breadth: as long is a text of several signs at least. A digit by itself is twice as high as wide, and says nothing. */
const SEVERAL_SIGNS = 2.5;

/** How long the texts are together that run across a page, or down it. */
const lengthAlong = (boxes: readonly DotBox[], side: 'width' | 'height'): number =>
  boxes.reduce((sum, [left, top, right, bottom]) => {
    const [across, down] = [right - left, bottom - top];
    const [length, breadth] = side === 'width' ? [across, down] : [down, across];
    return length >= breadth * SEVERAL_SIGNS ? sum + length : sum;
  }, 0);

/** Of the widest texts of a page, as many are tried both ways up. */
const TRIED = 6;

/** Whether the text of a page is read better from the other side. */
async function isOnHead(page: FoundOnPage, recogniser: Recogniser): Promise<boolean> {
  const widest = page.boxes.toSorted((a, b) => b[2] - b[0] - (a[2] - a[0])).slice(0, TRIED);
  const certainty = (read: Awaited<ReturnType<typeof readBoxes>>) => {
    const signs = read.flat();
    return signs.reduce((sum, sign) => sum + sign.certainty, 0) / Math.max(1, signs.length);
  };
  const asItIs = certainty(await readBoxes(page, widest, recogniser));
  if (asItIs >= SURE_UPRIGHT || widest.length === 0) return false;
  const turned = widest.map((box) => quarterTurned(cut(page.clear, withMargin(box, page.text)), 2));
  return certainty(await recogniseSigns(turned, recogniser.recognition, recogniser.signs)) > asItIs;
}

/** Signs on their heads are never read with such certainty. */
const SURE_UPRIGHT = 0.85;

/** A box between the rulings that go through it. */
function partedBy(box: DotBox, rulings: readonly Ruling[]): DotBox[] {
  const [left, top, right, bottom] = box;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const through = rulings.find(({ axis, at, from, to }) =>
    axis === 'vertical'
      ? at > left + SMALLEST && at < right - SMALLEST && from < y && to > y
      : at > top + SMALLEST && at < bottom - SMALLEST && from < x && to > x,
  );
  if (!through) return [box];
  const at = Math.round(through.at);
  const parts: DotBox[] =
    through.axis === 'vertical'
      ? [
          [left, top, at, bottom],
          [at, top, right, bottom],
        ]
      : [
          [left, top, right, at],
          [left, at, right, bottom],
        ];
  return parts.flatMap((part) => partedBy(part, rulings));
}

/** The texts in a box that paper parts, each as large as its ink. */
function partedByPaper(box: DotBox, ink: Ink): DotBox[] {
  const whole = trimmed(box, ink);
  if (whole === null) return [];
  const [left, top, right, bottom] = whole;
  const parts: DotBox[] = [];
  let from = left;
  let last = left;
  for (let x = left; x < right; x += 1) {
    if (!hasInk(ink, x, top, bottom)) continue;
    if (x - last > (bottom - top) * GAP) {
      parts.push([from, top, last + 1, bottom]);
      from = x;
    }
    last = x;
  }
  parts.push([from, top, last + 1, bottom]);
  return parts.map((part) => trimmed(part, ink)).filter((part) => part !== null);
}

function hasInk({ width, dots }: Ink, x: number, top: number, bottom: number): boolean {
  for (let y = top; y < bottom; y += 1) if (dots[y * width + x] === 1) return true;
  return false;
}

/** A box around the ink within it; null where there is next to none. */
function trimmed([left, top, right, bottom]: DotBox, { width, dots }: Ink): DotBox | null {
  let [first, highest, last, lowest] = [right, bottom, left, top];
  let count = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (dots[y * width + x] === 0) continue;
      count += 1;
      [first, last] = [Math.min(first, x), Math.max(last, x + 1)];
      [highest, lowest] = [Math.min(highest, y), Math.max(lowest, y + 1)];
    }
  }
  return count < SMALLEST || lowest - highest < SMALLEST ? null : [first, highest, last, lowest];
}

/** Of the usual height of text: what is smaller or larger than this is no sign. */
const SIGN = [0.55, 1.6] as const;
/** Signs of one text stand no further apart, in their height. */
const SAME_TEXT = 0.8;

/**
 * Boxes that hold the whole of every sign they touch, and further ones around signs that none holds: a figure by itself in a
 * wide cell is overlooked at times, and the last sign of one is cut through.
 */
function completed(found: readonly DotBox[], ink: Ink): DotBox[] {
  const heights = found.map(([, top, , bottom]) => bottom - top).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1];
  if (usual === undefined) return [];
  const boxes = [...found];
  const missed: DotBox[] = [];
  for (const sign of piecesOf(ink)) {
    if (Math.max(sign[2] - sign[0], sign[3] - sign[1]) > usual * SIGN[1]) continue;
    const at = boxes.findIndex((box) => isTouched(sign, box));
    if (at >= 0) boxes[at] = around(boxes[at]!, [sign[0], boxes[at]![1], sign[2], boxes[at]![3]]);
    else if (sign[3] - sign[1] >= usual * SIGN[0]) missed.push(sign);
  }
  const texts: DotBox[] = [];
  for (const sign of missed.sort((a, b) => a[0] - b[0])) {
    const at = texts.findIndex(
      (text) =>
        sign[0] - text[2] <= usual * SAME_TEXT &&
        Math.min(sign[3], text[3]) - Math.max(sign[1], text[1]) > (sign[3] - sign[1]) / 2,
    );
    if (at < 0) texts.push(sign);
    else texts[at] = around(texts[at]!, sign);
  }
  return [...boxes, ...texts];
}

/** Whether a sign lies in a box in part, on the line of its text. */
const isTouched = (sign: DotBox, box: DotBox): boolean =>
  sign[0] < box[2] &&
  sign[2] > box[0] &&
  Math.min(sign[3], box[3]) - Math.max(sign[1], box[1]) > (sign[3] - sign[1]) / 2;

/** Boxes of one line that lie over each other as one: a sign in two of them would be read twice. */
function joined(boxes: readonly DotBox[], rulings: readonly Ruling[]): DotBox[] {
  const whole: DotBox[] = [];
  for (const box of boxes.toSorted((a, b) => a[0] - b[0])) {
    let own = box;
    for (let at = whole.length - 1; at >= 0; at -= 1) {
      const other = whole[at]!;
      const [smaller, larger] = own[3] - own[1] < other[3] - other[1] ? [own, other] : [other, own];
      if (!isTouched(smaller, larger) || partedBy(around(own, other), rulings).length > 1) continue;
      own = around(own, other);
      whole.splice(at, 1);
      at = whole.length;
    }
    whole.push(own);
  }
  return whole;
}

const around = (one: DotBox, other: DotBox): DotBox => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
];

/** In its height: as wide as the network was taught that texts are, at least. */
const NARROWEST = 2.5;

/** The networks were taught with some paper around the signs, and lines of several: a sign by itself is given with more. */
function withMargin([left, top, right, bottom]: DotBox, ink: Ink): DotBox {
  const margin = Math.max(2, Math.round((bottom - top) * 0.15));
  const missing = Math.round((NARROWEST * (bottom - top) - (right - left)) / 2);
  let [from, to] = [Math.max(0, left - margin), Math.min(ink.width, right + margin)];
  while (from > 0 && left - from < missing && !hasInk(ink, from - 1, top, bottom)) from -= 1;
  while (to < ink.width && to - right < missing && !hasInk(ink, to, top, bottom)) to += 1;
  return [from, Math.max(0, top - margin), to, Math.min(ink.height, bottom + margin)];
}

function runOf(
  [left, top, right, bottom]: DotBox,
  recognised: readonly RecognisedSign[],
  unit: number,
): RecognisedRun[] {
  const whole = mendedSigns(recognised);
  // Digits stand apart behind a comma or a point in many types: there is no blank.
  const signs = whole.filter(
    ({ sign }, at) =>
      sign !== ' ' || !/^[.,]$/.test(whole[at - 1]?.sign ?? '') || !/^\d$/.test(whole[at + 1]?.sign ?? ''),
  );
  const text = groupedInThousands(signs.map(({ sign }) => sign).join(''));
  const certainty = signs.reduce((sum, sign) => sum + sign.certainty, 0) / signs.length;
  // What has a digit waits for a reader, however unclear it is: without it its cell would be blank, or a sentence be gone unseen.
  if (text.trim() === '' || (certainty < LEAST_CERTAIN && !/\d/.test(text))) return [];
  const hangs = /[,，;；]/.test(text) ? DESCENT : 0;
  const isWide = /\p{Script=Han}/u.test(text);
  const size = (bottom - top) / (isWide ? IDEOGRAPH : DIGIT + hangs);
  return [
    {
      text,
      signs: signs.map((one, index) => ({ ...one, sign: [...text][index]! })),
      left: left * unit,
      right: right * unit,
      baseline: (bottom - size * (isWide ? DESCENT : hangs)) * unit,
      size: size * unit,
    },
  ];
}

/** A number of several full stops has but one point: the others are commas whose tails the print lost. */
const groupedInThousands = (text: string): string =>
  text.replace(/\d[\d.,]*/g, (number) => {
    if (!/^\d{1,3}(?:[.,]\d{3})+\.\d{1,2}$/.test(number)) return number;
    const point = number.lastIndexOf('.');
    return number.slice(0, point).replaceAll('.', ',') + number.slice(point);
  });
