/** A page of a PDF as positioned text and rulings, in points from its upper left corner, y downwards. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ordinaryIdeographs } from '../text.ts';
import type { TextItem } from './pdf-glyphs.ts';
import { type Matrix, multiply } from './pdf-rulings.ts';

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** Text set in one go on one baseline. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the type. */
  readonly size: number;
}

/** A straight line drawn along an axis, however thick. */
export interface Ruling {
  readonly axis: 'horizontal' | 'vertical';
  /** y of a horizontal ruling, x of a vertical one. */
  readonly at: number;
  /** Where it begins and ends on the other axis; from ≤ to. */
  readonly from: number;
  readonly to: number;
}

/** What is on a page. */
export interface PageContent {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  /** Text that runs up or down, which counts within the frame of a table alone. */
  readonly sideways?: readonly TextRun[];
  readonly rulings: readonly Ruling[];
  /** Where pictures are, however small. */
  readonly pictures?: readonly Box[];
}

/** How much of the type stands above the baseline. */
const ASCENT = 0.86;

/** The box a run of text fills. */
export function runBox({ left, right, baseline, size }: TextRun): Box {
  return [left, baseline - size * ASCENT, right, baseline + size * (1 - ASCENT)];
}

/** The smallest box around several. */
export function boxAround(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

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
  readonly turn: 0 | 90 | 270;
  /** Maps the page's own space to points from the upper left corner of the page as it is turned. */
  readonly toPage: Matrix;
  readonly width: number;
  readonly height: number;
}

/** What a page holds of text, the page turned upright where most of it runs up or down. */
export async function uprightText(page: PDFPageProxy): Promise<UprightText> {
  return setUpright(await textItems(page), page);
}

/** A part of the stream of a page's text: pieces of text, and marks that begin and end others. */
interface TextPart {
  readonly items: readonly (TextItem | { readonly type: string })[];
}

/** The text of a page as the library finds it. Not all browsers can step through its stream with a loop. */
export async function textItems(page: PDFPageProxy): Promise<TextItem[]> {
  const reader = (page.streamTextContent() as ReadableStream<TextPart>).getReader();
  const items: TextItem[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) if ('str' in item) items.push(item);
  }
  return items;
}

/** Text of a page, the page turned upright where most of it runs up or down. Text that still does is `sideways`. */
export function setUpright(items: readonly TextItem[], page: PDFPageProxy): UprightText {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const asItIs = transform as unknown as Matrix;
  const placed = placeText(items, asItIs);
  const turn = quarterTurn(placed);
  const toPage =
    turn === 0 ? asItIs : multiply(turn === 90 ? [0, 1, -1, 0, height, 0] : [0, -1, 1, 0, 0, width], asItIs);
  const runs = turn === 0 ? placed : placeText(items, toPage);
  const ofTurn = (...wanted: PlacedRun['turned'][]) =>
    runs.filter(({ turned }) => wanted.includes(turned)).map(({ run }) => run);
  return {
    runs: ofTurn(null),
    sideways: [...levelled(ofTurn('up'), -1), ...levelled(ofTurn('down'), 1)],
    turn,
    toPage,
    ...(turn === 0 ? { width, height } : { width: height, height: width }),
  };
}

/** Pieces of sideways text further apart than this, in the height of the type, are two texts. */
const SIDEWAYS_GAP = 0.5;

/**
 * Text that runs upwards (-1) or downwards (1) as a level run in the middle of its place, so that it stands in the
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
    baseline: (from + to) / 2 + size * 0.36,
    size,
  }));
}

/** A run of text, and whether it is set upwards, downwards or aslant. */
interface PlacedRun {
  readonly run: TextRun;
  readonly turned: 'up' | 'down' | 'aslant' | null;
}

function placeText(items: readonly TextItem[], toPage: Matrix): PlacedRun[] {
  return items.flatMap((item): PlacedRun[] => {
    if (item.str.trim() === '') return [];
    const [a, b, c, d, x, y] = multiply(toPage, item.transform);
    const size = Math.hypot(c, d);
    const along = Math.hypot(a, b);
    const turned =
      along === 0 || Math.abs(b) < along * 0.1
        ? null
        : Math.abs(a) > along * 0.1
          ? 'aslant'
          : b < 0
            ? 'up'
            : 'down';
    return [
      { run: { text: ordinaryText(item.str), left: x, right: x + item.width, baseline: y, size }, turned },
    ];
  });
}

/** The degrees that set a page upright whose text runs up or down, as tables laid across a page do. */
function quarterTurn(runs: readonly PlacedRun[]): UprightText['turn'] {
  const characters = (wanted: PlacedRun['turned']) =>
    runs.filter(({ turned }) => turned === wanted).reduce((sum, { run }) => sum + run.text.length, 0);
  const level = characters(null);
  if (characters('up') > level) return 90;
  return characters('down') > level ? 270 : 0;
}
