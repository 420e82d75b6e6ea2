/** The signs a page draws, one by one, with what the library's own text does not tell: which of them nobody sees. */
import { Grounds, isInside, isPaleOn, isWhite, within } from './grounds.ts';
import { boundsOn, isBounds } from './pictures.ts';
import { type DrawingOperator, type Painter } from './rulings.ts';
import type { Box, CutText, TextItem } from './content.ts';
import { IDENTITY, multiply, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { composeItems, type DrawnSign, goesOnWith } from './stretches.ts';

/** What is asked of the document the page belongs to. */
export interface GlyphContext {
  /** Whether a layer is shown, told by what its marked content names. */
  isShown(layer: unknown): boolean;
  isVertical(font: string): boolean;
  /** What the operation that ends a path draws. */
  readonly paint: Painter;
}

/** The operators that place text. */
export const TEXT_OPERATORS = [
  'beginText',
  'setFont',
  'setTextMatrix',
  'moveText',
  'setLeadingMoveText',
  'nextLine',
  'setLeading',
  'setCharSpacing',
  'setWordSpacing',
  'setHScale',
  'setTextRise',
  'setTextRenderingMode',
  'setFillRGBColor',
  'setFillColorN',
  'setGState',
  'beginGroup',
  'endGroup',
  'showText',
  'beginMarkedContent',
  'beginMarkedContentProps',
  'endMarkedContent',
] as const;

interface Glyph extends DrawnSign {
  readonly isUnseen: boolean;
  readonly drawn: readonly [across: number, up: number];
  /** Whether it is as white as the paper, outside what is drawn on, or under a white box drawn over it. */
  isGone: boolean;
}

/** Text that is filled and not stroked: its colour is the one of fills. */
const FILLED_MODES = [0, 4];

/** Text that is neither filled nor stroked, or only a clip for what follows. */
const INVISIBLE_MODES = [3, 7];

/**
 * Follows a page's operators and collects the text it shows: nothing that is invisible or on a layer switched off, and no
 * sign twice in one place, nor what is as white as the paper where nothing else is painted.
 */
export function findShownText(operators: Iterable<DrawingOperator>, context: GlyphContext): ShownText {
  const glyphs = placeGlyphs(operators, context);
  const placed = glyphs.filter(({ isGone }) => !isGone);
  const seen = placed.filter(({ isUnseen }) => !isUnseen);
  // A recognised scan has its text below the picture, all of it unseen.
  const isRecognised = seen.length * 2 < placed.length;
  const shown = isRecognised ? placed : seen;
  const hidden = glyphs.filter(({ isGone, isUnseen }) => isGone || (isUnseen && !isRecognised));
  return { items: composeCut(withoutRepeats(shown), glyphs), hidden: composeItems(hidden) };
}

/** Signs that are shown, as stretches that know what of them an edge cuts off. A sign cut off in one place may be shown by a second drawing. */
function composeCut(shown: readonly Glyph[], glyphs: readonly Glyph[]): TextItem[] {
  const isCutOff = (glyph: Glyph) => glyph.isCutOff && !glyph.isUnseen && glyph.text.trim() !== '';
  if (!glyphs.some(isCutOff)) return composeItems(shown);
  const places = new Map<string, Map<number, Glyph[]>>();
  for (const glyph of shown) addTo(places, glyph);
  const kept = new Set(shown);
  const all = glyphs.filter((glyph) => kept.has(glyph) || (isCutOff(glyph) && !standsThere(glyph, places)));
  const items = composeItems(all);
  return items.flatMap((item, index): TextItem[] => {
    if (item.isCutOff) return [];
    const [last, next] = [items[index - 1], items[index + 1]];
    const cut: CutText = {
      before: last?.isCutOff && goesOnWith(last, item) ? last.str : '',
      after: next?.isCutOff && goesOnWith(item, next) ? next.str : '',
    };
    return [cut.before === '' && cut.after === '' ? item : { ...item, cut }];
  });
}

/** The text of a page that is seen, and that which is drawn and not seen. */
interface ShownText {
  readonly items: TextItem[];
  readonly hidden: TextItem[];
}

interface TextState {
  matrix: Matrix;
  font: string;
  size: number;
  leading: number;
  spacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  mode: number;
  /** The colour of fills as the library gives it; '' for a pattern. */
  colour: string;
  /** How much of what is behind a fill it covers, from 0 to 1, and how much the groups do that it is drawn in. */
  opacity: number;
  ofGroups: number;
  /** The area that is drawn on, in the page's own space; null where it is the whole page. */
  clip: Box | null;
}

function placeGlyphs(operators: Iterable<DrawingOperator>, context: GlyphContext): Glyph[] {
  const glyphs: Glyph[] = [];
  const saved: TextState[] = [];
  const layers: boolean[] = [];
  let state: TextState = {
    matrix: IDENTITY,
    font: '',
    size: 0,
    leading: 0,
    spacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
    mode: 0,
    colour: '#000000',
    opacity: 1,
    ofGroups: 1,
    clip: null,
  };
  let isClip = false;
  const grounds = new Grounds(operators, context.paint);
  let text = IDENTITY;
  let annotations = 0;
  let piece = 0;
  let [lineX, lineY, x, y] = [0, 0, 0, 0];
  const move = (right: number, up: number) => {
    lineX += right;
    lineY += up;
    [x, y] = [lineX, lineY];
  };
  const show = (signs: readonly unknown[]) => {
    const isVertical = context.isVertical(state.font);
    const isUnseen = INVISIBLE_MODES.includes(state.mode) || layers.includes(false);
    const { size, scale, rise, matrix } = state;
    const isFilled = FILLED_MODES.includes(state.mode);
    const isBlank = isFilled && isWhite(state.colour);
    const isPale = isFilled && isPaleOn(state.colour, state.opacity * state.ofGroups);
    const axes = multiply(matrix, text);
    for (const sign of signs) {
      if (typeof sign === 'number') {
        if (isVertical) y -= (sign * size) / 1000;
        else x -= ((sign * size) / 1000) * scale;
        continue;
      }
      const { unicode, width, isSpace } = sign as { unicode?: string; width?: number; isSpace?: boolean };
      const along = ((width ?? 0) * size) / 1000;
      const after = state.spacing + (isSpace ? state.wordSpacing : 0);
      const transform = multiply(axes, [size * scale, 0, 0, size, x, y + rise]);
      const drawn = isVertical ? size : along * scale;
      const advance = isVertical ? ([0, 0] as const) : ([drawn * axes[0], drawn * axes[1]] as const);
      const isCutOff = !isInside(state.clip, transform, advance);
      const isSeen = !isCutOff && !(isBlank && !grounds.covers(transform[4], transform[5]));
      if (unicode) {
        glyphs.push({
          piece,
          text: unicode,
          transform,
          width: drawn * Math.hypot(axes[0], axes[1]),
          isUnseen,
          isPale,
          drawn: advance,
          isGone: !isSeen,
          isCutOff,
        });
      }
      if (isVertical) y -= size + after;
      else x += (along + after) * scale;
    }
  };
  for (const { name, args } of operators) {
    const first = args?.[0];
    const number = typeof first === 'number' ? first : 0;
    switch (name) {
      case 'save':
      case 'paintFormXObjectBegin':
      case 'paintFormXObjectEnd':
      case 'restore': {
        if (name === 'save' || name === 'paintFormXObjectBegin') saved.push({ ...state });
        else state = saved.pop() ?? state;
        const inner = name === 'paintFormXObjectBegin' ? toMatrix(first) : null;
        if (inner) state.matrix = multiply(state.matrix, inner);
        if (name === 'paintFormXObjectBegin' && isBounds(args?.[1]))
          state.clip = within(state.clip, boundsOn(state.matrix, args[1]));
        break;
      }
      case 'transform': {
        const inner = toMatrix(args);
        if (inner) state.matrix = multiply(state.matrix, inner);
        break;
      }
      case 'beginText':
      case 'setTextMatrix':
        text = (name === 'setTextMatrix' && (toMatrix(first) ?? toMatrix(args))) || IDENTITY;
        [lineX, lineY, x, y] = [0, 0, 0, 0];
        break;
      case 'setFont':
        state.font = String(first);
        state.size = Number(args?.[1]);
        break;
      case 'moveText':
      case 'setLeadingMoveText':
        if (name === 'setLeadingMoveText') state.leading = -Number(args?.[1]);
        move(number, Number(args?.[1]));
        break;
      case 'nextLine':
        move(0, -state.leading);
        break;
      case 'setLeading':
        state.leading = number;
        break;
      case 'setCharSpacing':
        state.spacing = number;
        break;
      case 'setWordSpacing':
        state.wordSpacing = number;
        break;
      case 'setHScale':
        state.scale = number / 100;
        break;
      case 'setTextRise':
        state.rise = number;
        break;
      case 'setTextRenderingMode':
        state.mode = number;
        break;
      case 'setFillRGBColor':
      case 'setFillColorN':
        state.colour = name === 'setFillRGBColor' ? String(first) : '';
        break;
      case 'setGState':
        for (const [key, value] of (Array.isArray(first) ? first : []) as [string, unknown][])
          if (key === 'ca' && typeof value === 'number') state.opacity = value;
        break;
      case 'beginGroup':
        saved.push({ ...state });
        state = { ...state, opacity: 1, ofGroups: state.ofGroups * state.opacity };
        break;
      case 'endGroup':
        state = saved.pop() ?? state;
        break;
      case 'clip':
      case 'eoClip':
        isClip = true;
        break;
      case 'constructPath':
        // An area of any outline is taken for the box around it.
        if (isClip && isBounds(args?.[2])) state.clip = within(state.clip, boundsOn(state.matrix, args[2]));
        isClip = false;
        grounds.draw(args, state.colour, state.matrix);
        if (state.opacity * state.ofGroups === 1 && !layers.includes(false))
          grounds.cover(glyphs, args, state);
        break;
      case 'shadingFill':
        grounds.shade();
        break;
      case 'beginMarkedContent':
      case 'beginMarkedContentProps':
        layers.push(first !== 'OC' || context.isShown(args?.[1]));
        break;
      case 'endMarkedContent':
        layers.pop();
        break;
      case 'beginAnnotation':
      case 'endAnnotation':
        annotations += name === 'beginAnnotation' ? 1 : -1;
        break;
      case 'showText':
        // What stands in fields is told by the fields.
        piece += 1;
        if (annotations === 0 && Array.isArray(first)) show(first);
    }
  }
  return glyphs;
}

/** Nearer than this, in the height of the type, the same sign is the same one: drawn again to look bold. */
const SAME_PLACE = 0.15;

/** Signs are looked up by the squares of the page they stand in, so many points wide. */
const SQUARE = 4;
/** More squares than any page has beside each other. */
const SQUARES_ACROSS = 1e5;

/**
 * Signs without the pieces of text that stand there already, sign for sign. A piece of other text may lie over some of the same
 * signs, and keeps them all.
 */
function withoutRepeats(glyphs: readonly Glyph[]): Glyph[] {
  const places = new Map<string, Map<number, Glyph[]>>();
  const kept: Glyph[] = [];
  for (let from = 0, to = 0; from < glyphs.length; from = to) {
    while (glyphs[to]?.piece === glyphs[from]!.piece) to += 1;
    const piece = glyphs.slice(from, to);
    if (piece.every((glyph) => glyph.text.trim() === '' || standsThere(glyph, places))) continue;
    for (const glyph of piece) addTo(places, glyph);
    kept.push(...piece);
  }
  return kept;
}

function standsThere({ transform, text }: Glyph, places: ReadonlyMap<string, Map<number, Glyph[]>>): boolean {
  const [, , c, d, x, y] = transform;
  const near = Math.hypot(c, d) * SAME_PLACE;
  const squares = places.get(text);
  if (!squares) return false;
  const [column, row] = [squareOf(x), squareOf(y)];
  const [left, right] = [Math.max(column - 1, squareOf(x - near)), Math.min(column + 1, squareOf(x + near))];
  const [low, high] = [Math.max(row - 1, squareOf(y - near)), Math.min(row + 1, squareOf(y + near))];
  for (let across = left; across <= right; across += 1) {
    for (let up = low; up <= high; up += 1) {
      const isThere = squares
        .get(across * SQUARES_ACROSS + up)
        ?.some(
          ({ transform: other }) =>
            Math.abs(other[4] - x) <= near && Math.abs(other[5] - y) <= near && isSetAlike(other, transform),
        );
      if (isThere) return true;
    }
  }
  return false;
}

function addTo(places: Map<string, Map<number, Glyph[]>>, glyph: Glyph): void {
  let squares = places.get(glyph.text);
  if (!squares) places.set(glyph.text, (squares = new Map()));
  const own = squareOf(glyph.transform[4]) * SQUARES_ACROSS + squareOf(glyph.transform[5]);
  const here = squares.get(own);
  if (here) here.push(glyph);
  else squares.set(own, [glyph]);
}

/** Type of about one size and direction: a watermark's sign may lie over the same sign of the text. */
const isSetAlike = (one: Matrix, other: Matrix): boolean => {
  const most = Math.hypot(one[2], one[3]) * SAME_PLACE;
  return [0, 1, 2, 3].every((index) => Math.abs(one[index]! - other[index]!) <= most);
};

/** Far outside of every page all squares are one: numbers so large do not grow when one is added. */
const squareOf = (position: number): number =>
  Math.max(-SQUARES_ACROSS, Math.min(Math.floor(position / SQUARE), SQUARES_ACROSS));
