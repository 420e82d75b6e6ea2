/** A page of a PDF as positioned text and rulings, in points from its upper left corner, y downwards. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ordinaryIdeographs } from '../../text.ts';
import type { Box, TextRun, PageContent, TextItem } from './content.ts';
import { ASCENT } from './content.ts';
import { IDENTITY, multiply } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/**
 * Numbers that lie within `tolerance` of their neighbour, as one: the mean of each group, ascending.
 * Borders of neighbouring cells are drawn side by side, and one is meant.
 */
export function clusterPositions(positions: readonly number[], tolerance: number): number[] {
  const groups: number[][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && position - group.at(-1)! <= tolerance) group.push(position);
    else groups.push([position]);
  }
  return groups.map((group) => group.reduce((sum, position) => sum + position, 0) / group.length);
}

/** Text with the ordinary ideograph for each lookalike, without characters that print nothing. */
function ordinaryText(text: string): string {
  return ordinaryIdeographs(text)
    .replace(/[\u00A0\t\n]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/** The text of a page that is set upright. */
export interface UprightText {
  readonly runs: readonly TextRun[];
  /** Text that runs up or down beside it, as heads of narrow columns do, each as a level run in its place. */
  readonly sideways: readonly TextRun[];
  /** The degrees the page is turned by, clockwise. */
  readonly turn: Turn;
  /** Maps the page's own space to points from the upper left corner of the page as it is turned. */
  readonly toPage: Matrix;
  readonly width: number;
  readonly height: number;
}

/** Degrees, clockwise. */
type Turn = 0 | 90 | 180 | 270;

/** What a page holds of text, the page turned upright where most of it runs up or down. */
export async function uprightText(page: PDFPageProxy): Promise<UprightText> {
  return setUpright(await textItems(page), page);
}

/** A part of the stream of a page's text: pieces of text, and marks that begin and end others. */
interface TextPart {
  readonly items: readonly (TextItem | { readonly type: string })[];
}

/** The text of a page as the library finds it. Not all browsers can step through its stream with a loop. */
async function textItems(page: PDFPageProxy): Promise<TextItem[]> {
  const reader = (page.streamTextContent() as ReadableStream<TextPart>).getReader();
  const items: TextItem[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) if ('str' in item) items.push(item);
  }
  return items;
}

/**
 * Text of a page, the page turned upright where most of it runs up, down or head first, and levelled where all of it is a
 * little aslant, as a page is that was laid askew on a scanner. Text that still runs up or down is `sideways`.
 */
export function setUpright(items: readonly TextItem[], page: PDFPageProxy): UprightText {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const asItIs = transform as unknown as Matrix;
  const { turn, tilt } = directionOf(items, asItIs);
  const [turnedWidth, turnedHeight] = turn % 180 === 0 ? [width, height] : [height, width];
  const turned = multiply(turnBy(turn, width, height), asItIs);
  const toPage = tilt === 0 ? turned : multiply(tiltBy(-tilt, turnedWidth / 2, turnedHeight / 2), turned);
  const placed = placeText(items, toPage);
  const ofTurn = (wanted: PlacedRun['turned']) =>
    placed.filter((run) => run.turned === wanted).map(({ run }) => run);
  return {
    runs: ofTurn(null),
    sideways: [...levelled(ofTurn('up'), -1), ...levelled(ofTurn('down'), 1)],
    turn,
    toPage,
    width: turnedWidth,
    height: turnedHeight,
  };
}

function turnBy(turn: Turn, width: number, height: number): Matrix {
  if (turn === 90) return [0, 1, -1, 0, height, 0];
  if (turn === 180) return [-1, 0, 0, -1, width, height];
  return turn === 270 ? [0, -1, 1, 0, 0, width] : IDENTITY;
}

/** Turns by an angle in radians around a point. */
function tiltBy(angle: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}

/** Text further aslant than this, in radians, is a watermark and not a page laid askew. */
const MOST_TILT = 0.05;
/** What rounding makes of level text. */
const LEAST_TILT = 0.0005;

/** Where most of a page's text runs to: the turn that sets it upright, and by how many radians it is aslant then. */
function directionOf(items: readonly TextItem[], toPage: Matrix): { turn: Turn; tilt: number } {
  const lengths = [0, 0, 0, 0];
  const tilts: { quarter: number; tilt: number; length: number }[] = [];
  for (const { str, transform } of items) {
    const { length } = str.trim();
    const [a, b] = multiply(toPage, transform);
    if (length === 0 || (a === 0 && b === 0)) continue;
    const quarters = Math.atan2(b, a) / (Math.PI / 2);
    const quarter = (Math.round(quarters) + 4) % 4;
    const tilt = (quarters - Math.round(quarters)) * (Math.PI / 2);
    if (Math.abs(tilt) > MOST_TILT) continue;
    lengths[quarter]! += length;
    tilts.push({ quarter, tilt, length });
  }
  const quarter = lengths.indexOf(Math.max(...lengths));
  const turn = ([0, 270, 180, 90] as const)[quarter]!;
  const tilt = weightedMedian(
    tilts.filter((one) => one.quarter === quarter).map((one): [number, number] => [one.tilt, one.length]),
  );
  return { turn, tilt: Math.abs(tilt) < LEAST_TILT ? 0 : tilt };
}

/** The value in the middle of others, each counted as often as its weight says; 0 of none. */
function weightedMedian(values: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = [...values].sort(([a], [b]) => a - b);
  let left = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  return sorted.find(([, weight]) => (left -= weight) <= 0)?.[0] ?? 0;
}

/** Sizes of type that pages are set in. */
const ORDINARY_SIZES = [7, 16] as const;
const ORDINARY_SIZE = 10;

/** The size most of the type on pages has; 0 where there is none. */
export const sizeOf = (pages: readonly Pick<PageContent, 'runs'>[]): number =>
  weightedMedian(
    pages.flatMap(({ runs }) => runs.map((run): [number, number] => [run.size, run.text.length])),
  );

/** How much larger or smaller than ordinary pages these are set, told by most of their type; 1 where they are ordinary. */
export function scaleOf(pages: readonly Pick<PageContent, 'runs'>[]): number {
  const size = sizeOf(pages);
  const isOrdinary = size === 0 || (size >= ORDINARY_SIZES[0] && size <= ORDINARY_SIZES[1]);
  return isOrdinary ? 1 : size / ORDINARY_SIZE;
}

/** A page so much larger than it is on its sheet. */
export function enlarged(page: PageContent, by: number): PageContent {
  const resize = (run: TextRun): TextRun => ({
    text: run.text,
    left: run.left * by,
    right: run.right * by,
    baseline: run.baseline * by,
    size: run.size * by,
    ...(run.cut && { cut: run.cut }),
  });
  const resizeBox = ([left, top, right, bottom]: Box): Box => [left * by, top * by, right * by, bottom * by];
  return {
    number: page.number,
    width: page.width * by,
    height: page.height * by,
    ...(page.origin && { origin: [page.origin[0] * by, page.origin[1] * by] as const }),
    scale: by,
    runs: page.runs.map(resize),
    sideways: (page.sideways ?? []).map(resize),
    rulings: page.rulings.map(({ axis, at, from, to }) => ({
      axis,
      at: at * by,
      from: from * by,
      to: to * by,
    })),
    pictures: (page.pictures ?? []).map(resizeBox),
    covered: (page.covered ?? []).map(resizeBox),
  };
}

/** Pieces of sideways text further apart than this, in the height of the type, are two texts. */
const SIDEWAYS_GAP = 0.5;

/** Of the length of sideways text: what is too long for its cell reaches out of it at its end. */
const NEAR_BEGINNING = 0.3;

/**
 * Text that runs upwards (-1) or downwards (1) as a level run within its place, so that it stands in the
 * same cell. `left` and `baseline` of such a run are where it begins.
 */
function levelled(runs: readonly TextRun[], direction: 1 | -1): TextRun[] {
  const texts: { text: string; x: number; from: number; to: number; size: number }[] = [];
  const inOrder = [...runs].sort(
    (a, b) =>
      (Math.abs(a.left - b.left) < a.size * 0.3 ? 0 : a.left - b.left) ||
      (a.baseline - b.baseline) * direction,
  );
  for (const { text, left, right, baseline, size } of inOrder) {
    const end = baseline + (right - left) * direction;
    const last = texts.at(-1);
    if (last && Math.abs(last.x - left) < size * 0.3 && Math.abs(baseline - last.to) <= size * SIDEWAYS_GAP) {
      last.text += text;
      last.to = end;
    } else texts.push({ text, x: left, from: baseline, to: end, size });
  }
  return texts.map(({ text, x, from, to, size }) => ({
    text,
    left: direction < 0 ? x - size * ASCENT : x - size * (1 - ASCENT),
    right: direction < 0 ? x + size * (1 - ASCENT) : x + size * ASCENT,
    baseline: from + (to - from) * NEAR_BEGINNING + size * 0.36,
    size,
  }));
}

/** A run of text, and whether it is set upwards, downwards, head first or aslant. */
interface PlacedRun {
  readonly run: TextRun;
  readonly turned: 'up' | 'down' | 'over' | 'aslant' | null;
}

function placeText(items: readonly TextItem[], toPage: Matrix): PlacedRun[] {
  // What a unit of the page's own space is in points.
  const unit = Math.hypot(toPage[0], toPage[1]);
  return items.flatMap((item): PlacedRun[] => {
    if (item.str.trim() === '') return [];
    const [a, b, c, d, x, y] = multiply(toPage, item.transform);
    const run = {
      text: ordinaryText(item.str),
      left: x,
      right: x + item.width * unit,
      baseline: y,
      size: Math.hypot(c, d),
      ...(item.isPale && { isPale: true }),
      ...(item.cut && { cut: item.cut }),
    };
    return [{ run, turned: turnedOf(a, b) }];
  });
}

function turnedOf(a: number, b: number): PlacedRun['turned'] {
  const along = Math.hypot(a, b);
  if (along === 0) return null;
  if (Math.abs(b) < along * 0.1) return a > 0 ? null : 'over';
  if (Math.abs(a) > along * 0.1) return 'aslant';
  return b < 0 ? 'up' : 'down';
}
