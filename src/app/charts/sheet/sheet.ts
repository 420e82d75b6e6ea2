/**
 * A picture as it leaves the page: with the sentence it supports, its caption, its key, its documents, the address of the
 * view and a code that leads there. One SVG, whose text stays text; light, whatever the page is.
 */
import { encode } from 'uqr';
import { drawWith, paperWidth } from '../draw.ts';
import type { Pattern, Picture, PointShape } from '../picture.ts';
import { OUTLINES } from '../shapes.ts';
import { NARROW, PAPER, textWidth } from '../theme.ts';
import { carry, type Carried } from './carried.ts';
import { plainSvg } from './plain-svg.ts';
import { wrapText } from './wrap-text.ts';
import type { Drawer } from '../drawing.ts';

/** What a sheet says and shows. Texts are whole sentences in the reader's language. */
export interface Sheet {
  readonly sentence: string;
  readonly caption: string;
  /** What stands in the way of comparing, and what the signs in the picture mean. */
  readonly caveats: readonly string[];
  readonly picture: Picture;
  /** What so many series are called that look alike: no key tells them apart. */
  readonly others: (count: number) => string;
  /** Whose accounts the figures are from, one line a document. */
  readonly documents: readonly string[];
  /** Who made the picture, of which data, when. */
  readonly imprint: string;
  readonly carried: Carried;
}

/** How wide a sheet is to its height; null: as tall as it needs. */
export type Shape = 'shown' | '16:9' | '1:1' | '9:16';

/** A sheet that was drawn, in CSS pixels. */
export interface DrawnSheet {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 32;
/** The least side of a code, and of one of its squares: smaller ones no camera reads. */
const CODE = 88;
const SQUARE = 1.5;
/** A longer address makes a code larger than its picture bears; it stands in words. */
const LONGEST_CODED = 1000;
/** Widths that are tried for a shape, the narrowest first: type keeps its size, so a wide shape needs a wide sheet. */
const WIDTHS: Readonly<Record<Shape, readonly number[]>> = {
  // Wider where panels stand side by side on paper.
  shown: [960, 1120],
  '16:9': [960, 1120, 1280, 1440, 1600, 1760, 1920, 2080, 2240, 2400, 2720],
  '1:1': [720, 800, 960, 1120, 1280, 1440, 1600, 1760],
  '9:16': [540, 600, 720, 800, 960, 1120],
};
const RATIOS: Readonly<Record<Shape, number | null>> = {
  shown: null,
  '16:9': 16 / 9,
  '1:1': 1,
  '9:16': 9 / 16,
};
/** The width of what stands beside a picture, and from which width of a sheet on there is room for it. */
const ASIDE = 560;
const ASIDE_FROM = 1600;
const GUTTER = 32;

/** Draws a sheet in a shape. @throws where the drawer is that of another kind of picture */
export function drawSheet(sheet: Sheet, drawer: Drawer, shape: Shape): DrawnSheet {
  const ratio = RATIOS[shape];
  const code = codeOf(sheet.carried.address);
  const heightOf = (plan: Plan) => layOut(sheet, code, drawer, plan, false).height;
  const plan = planOf(shape, paperWidth(sheet.picture) + 2 * MARGIN, heightOf);
  const laidOut = layOut(sheet, code, drawer, plan, true);
  // What is left of the shape stays blank: nothing is stretched.
  const width = ratio === null ? plan.width : Math.max(plan.width, Math.ceil(laidOut.height * ratio));
  const height = ratio === null ? laidOut.height : Math.ceil(width / ratio);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(PAPER.font)}">`,
    `<title>${escape(sheet.sentence)}</title><desc>${escape(sheet.picture.summary)}</desc>`,
    `<metadata>${escape(carry(sheet.carried))}</metadata>`,
    `<rect width="100%" height="100%" fill="${PAPER.surface}"/>`,
    `<g transform="translate(${Math.floor((width - plan.width) / 2)} 0)">${laidOut.parts.join('')}</g>`,
    '</svg>',
  ].join('');
  return { svg, width, height };
}

/** How a sheet is laid out. */
interface Plan {
  readonly width: number;
  /** What is said of the picture stands beside it, not below: a wide shape has more room there. */
  readonly aside: boolean;
  readonly dense: boolean;
}

/**
 * The narrowest plan whose sheet is no taller than its shape, or as wide as the picture is on paper where it is to be as
 * shown; the widest where none is.
 */
function planOf(shape: Shape, least: number, heightOf: (plan: Plan) => number): Plan {
  const ratio = RATIOS[shape];
  const plans = WIDTHS[shape].flatMap((width): Plan[] => [
    { width, aside: false, dense: ratio !== null },
    ...(shape === '16:9' && width >= ASIDE_FROM ? [{ width, aside: true, dense: true }] : []),
  ]);
  const fits = (plan: Plan) => (ratio === null ? plan.width >= least : plan.width / heightOf(plan) >= ratio);
  return plans.find(fits) ?? plans.at(-1)!;
}

interface LaidOut {
  readonly parts: readonly string[];
  readonly height: number;
}

/** Lays it out; where only its height is asked for the picture itself is left out, which takes most of the time. */
function layOut(
  sheet: Sheet,
  code: Code | null,
  drawer: Drawer,
  { width, aside, dense }: Plan,
  isDrawn: boolean,
): LaidOut {
  const parts: string[] = [];
  const inner = width - 2 * MARGIN;
  const head = new Column(parts, MARGIN, MARGIN, inner);
  head.paragraph(sheet.sentence, 22, PAPER.text, 600);
  head.y += 4;
  head.paragraph(sheet.caption, 14, PAPER.muted);
  head.y += 10;
  head.y = keyOf(sheet, inner, head.y, parts);

  const room = aside ? inner - ASIDE - GUTTER : inner;
  const drawing = drawWith(drawer, sheet.picture, PAPER, { width: room, narrow: room < NARROW, dense });
  if (!drawing) throw new Error(`A drawer of other kinds was given for a picture of ${sheet.picture.kind}.`);
  if (isDrawn) {
    const size = { width: room, height: drawing.height };
    const chart = drawer.init(null, null, { renderer: 'svg', ssr: true, ...size });
    chart.setOption({ ...drawing.option, animation: false });
    const drawn = chart.renderToSVGString();
    chart.dispose();
    parts.push(plainSvg(drawn).replace('<svg ', `<svg x="${MARGIN}" y="${Math.round(head.y)}" `));
  }
  const below = head.y + drawing.height + 8;
  const foot = aside
    ? new Column(parts, MARGIN + room + GUTTER, head.y, ASIDE)
    : new Column(parts, MARGIN, below, inner);
  sayWhence(sheet, code, foot);
  return { parts, height: Math.ceil(Math.max(below, foot.y) + MARGIN) };
}

/** Texts that stand below one another, from `y` on, which moves with them. */
class Column {
  constructor(
    readonly parts: string[],
    readonly x: number,
    public y: number,
    readonly room: number,
  ) {}

  paragraph(text: string, size: number, fill: string, weight = 400, room = this.room): void {
    // Strong type is wider than plain type.
    for (const line of wrapText(text, weight > 400 ? room / 1.12 : room, size)) {
      this.y += size * 1.4;
      this.parts.push(textAt(this.x, this.y, line, size, fill, weight));
    }
  }
}

/** What a picture does not show: its caveats, and below a line its documents, its imprint, its address and the code of that. */
function sayWhence(sheet: Sheet, code: Code | null, column: Column): void {
  const { parts, x, room } = column;
  const small = (text: string, width = room) => column.paragraph(text, 12, PAPER.muted, 400, width);
  for (const caveat of sheet.caveats) small(caveat);
  column.y += 12;
  parts.push(`<path d="M${x} ${column.y}h${room}" stroke="${PAPER.line}"/>`);
  column.y += 4;
  const top = column.y;
  // A narrow column has its code at its end.
  const isBeside = code !== null && room > ASIDE;
  const beside = isBeside ? room - code.side - 16 : room;
  const columns = columnsFor(sheet.documents, beside);
  const rows = Math.ceil(sheet.documents.length / columns);
  if (columns === 1) for (const document of sheet.documents) small(document, beside);
  else {
    for (const [at, document] of sheet.documents.entries()) {
      const left = x + Math.floor(at / rows) * (beside / columns);
      const y = top + ((at % rows) + 1) * 12 * 1.4;
      parts.push(textAt(left, y, document, 12, PAPER.muted, 400));
    }
    column.y += rows * 12 * 1.4;
  }
  small(sheet.imprint, beside);
  small(sheet.carried.address, beside);
  if (!code) return;
  const [left, y] = isBeside ? [x + room - code.side, top + 12] : [x, column.y + 12];
  parts.push(`<g transform="translate(${left} ${y})">${code.drawn}</g>`);
  column.y = Math.max(column.y, y + code.side);
}

/** Documents that stand below one another whatever room there is beside them. */
const FEW = 6;

/** How many columns a list of documents has room for: the shape of a picture is for its marks. */
function columnsFor(documents: readonly string[], room: number): number {
  if (documents.length <= FEW) return 1;
  const widest = Math.max(...documents.map((document) => textWidth(document, 12))) + 20;
  return Math.max(1, Math.floor(room / widest));
}

/** The key of the series, in rows as wide as there is room; none where one series stands alone. Gives where it ends. */
function keyOf({ picture, others }: Sheet, room: number, top: number, parts: string[]): number {
  // Bodies that look alike are told apart by no name; items are, for their order is that of the bars.
  const entries = picture.kind === 'rows' ? seriesOf(picture) : toldApart(seriesOf(picture), others);
  if (entries.length < 2) return top;
  let [x, y] = [0, top + 18];
  for (const { name, colour, outline, pattern } of entries) {
    const [line = ''] = wrapText(name, room - 24, 13);
    const width = 24 + textWidth(line, 13) + 12;
    if (x > 0 && x + width > room) [x, y] = [0, y + 22];
    const at = `translate(${MARGIN + x} ${y - 12})`;
    parts.push(
      `<g transform="${at}"><path d="${outline}" fill="${colour}"/>${patternOver(pattern)}</g>`,
      textAt(MARGIN + x + 20, y, line, 13, PAPER.text, 400),
    );
    x += width;
  }
  return y + 14;
}

interface KeyEntry {
  readonly name: string;
  readonly colour: string;
  readonly outline: string;
  readonly pattern: Pattern;
}

const SHAPE_OF_ROWS: Readonly<Record<string, PointShape>> = {
  bar: 'rect',
  dot: 'circle',
  diamond: 'diamond',
};
const TICK = 'M5.5 0h3v14h-3z';

/** What the picture has marks of, with its looks. */
function seriesOf(picture: Picture): KeyEntry[] {
  if (picture.kind === 'waterfall') return [];
  const used = new Set<string>(picture.marks.map((mark) => mark.series));
  if (picture.kind === 'rows')
    return picture.series
      .filter(({ key }) => used.has(key))
      .map(({ name, shape, paint, pattern }) => ({
        name,
        pattern,
        colour: paint?.light ?? PAPER.text,
        outline: shape === 'tick' ? TICK : OUTLINES[SHAPE_OF_ROWS[shape]!],
      }));
  const band = picture.kind === 'lines' && picture.band ? [{ ...picture.band, shape: 'rect' as const }] : [];
  return [...picture.series.filter(({ key }) => used.has(key)), ...band].map(({ name, shape, paint }) => ({
    name,
    pattern: 'plain',
    colour: paint.light,
    outline: OUTLINES[shape],
  }));
}

/** Series that look alike as one, the last. */
function toldApart(entries: readonly KeyEntry[], others: Sheet['others']): KeyEntry[] {
  const lookOf = ({ colour, outline, pattern }: KeyEntry) => `${colour} ${outline} ${pattern}`;
  const isAlone = (entry: KeyEntry) => entries.filter((one) => lookOf(one) === lookOf(entry)).length === 1;
  const alike = entries.filter((entry) => !isAlone(entry));
  return [
    ...entries.filter(isAlone),
    ...alike.slice(0, 1).map((entry) => ({ ...entry, name: others(alike.length) })),
  ];
}

/** The lines of a pattern over a swatch of 10 by 10 that stands two from the corner. */
const LINES: Readonly<Record<Pattern, string>> = {
  plain: '',
  stripes: 'M2 7 7 2M2 12 12 2M7 12 12 7',
  'back-stripes': 'M2 7 7 12M2 2 12 12M7 2 12 7',
  lines: 'M2 4.5h10M2 8.5h10',
  dots: 'M4 4h2v2h-2zM8 8h2v2h-2z',
  cross: 'M2 2 12 12M2 12 12 2',
};

const patternOver = (pattern: Pattern): string =>
  pattern === 'plain'
    ? ''
    : `<path d="${LINES[pattern]}" stroke="${PAPER.surface}" stroke-opacity=".8" stroke-width="1.5" fill="none"/>`;

function textAt(x: number, y: number, text: string, size: number, fill: string, weight: number): string {
  return `<text x="${x}" y="${Math.round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escape(text)}</text>`;
}

/** A code for a telephone's camera, and its side. */
interface Code {
  readonly drawn: string;
  readonly side: number;
}

/** The code of an address; null where the address is too long for one. */
function codeOf(address: string): Code | null {
  if (address.length > LONGEST_CODED) return null;
  const { data, size } = encode(address, { border: 0, ecc: 'L' });
  const side = Math.max(CODE, Math.ceil(size * SQUARE));
  const squares = data.flatMap((row, at) =>
    row.flatMap((dark, from) => (dark ? `M${from} ${at}h1v1h-1z` : [])),
  );
  const drawn = `<path transform="scale(${side / size})" d="${squares.join('')}" fill="${PAPER.text}" shape-rendering="crispEdges"/>`;
  return { drawn, side };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string =>
  // Characters that XML has no place for may stand in a document's words.
  text.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
