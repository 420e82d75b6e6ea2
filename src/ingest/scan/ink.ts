/** What is printed on the paper: dots darker than the paper around them, and the lines that part a form. */
import { blankPicture, type DotBox, type GreyPicture } from './grey-picture.ts';
import type { Ruling } from '../formats/pdf/content.ts';

/** 1 where there is ink, row by row. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** A dot this much darker than the mean of its neighbourhood is ink. */
const DARKER = 0.82;
/** Of the shorter side of a page: the neighbourhood that paper, and the shadow on it, is judged by. */
const NEIGHBOURHOOD = 1 / 24;

/** Thin lines of a faint print are darker than the paper by as little: no noise is, over such a length. */
export const BARELY_DARKER = 0.92;

/** The ink of a picture. Judged against what is around it, so that a shadow is no ink and a faint print is. */
export function inkOf({ width, height, shades }: GreyPicture, darker = DARKER): Ink {
  const reach = Math.max(8, Math.round(Math.min(width, height) * NEIGHBOURHOOD));
  const sums = sumsOver(shades, width, height);
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const sum = sumIn(sums, width, [left, top, right, bottom]);
      const mean = sum / ((bottom - top) * (right - left));
      if (shades[y * width + x]! < mean * darker) dots[y * width + x] = 1;
    }
  }
  return { width, height, dots };
}

/** Of the shorter side of a page: ink as wide and as high as this is no sign and no ruling. */
const BLOT = 1 / 90;
/** A blot may have as little ink in places: noise. */
const FULL = 0.85;

/** Ink without what is dark all over: the table beside the paper, the lid of a scanner. Lines that touch it stay. */
export function withoutBlots(ink: Ink): Ink {
  const { width, height, dots } = ink;
  const side = Math.max(8, Math.round(Math.min(width, height) * BLOT));
  const sums = sumsOver(dots, width, height);
  const hearts = new Uint8Array(dots.length);
  let isBlotted = false;
  for (let y = 0; y + side <= height; y += 1) {
    for (let x = 0; x + side <= width; x += 1) {
      if (sumIn(sums, width, [x, y, x + side, y + side]) < side * side * FULL) continue;
      hearts[y * width + x] = 1;
      isBlotted = true;
    }
  }
  if (!isBlotted) return ink;
  const near = sumsOver(hearts, width, height);
  const left = dots.slice();
  // Its edges are frayed.
  const more = side >> 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (left[y * width + x] === 0) continue;
      const [from, top] = [Math.max(0, x - side + 1 - more), Math.max(0, y - side + 1 - more)];
      const box: DotBox = [from, top, Math.min(width, x + 1 + more), Math.min(height, y + 1 + more)];
      if (sumIn(near, width, box) > 0) left[y * width + x] = 0;
    }
  }
  return { width, height, dots: left };
}

/** Sums over all above and to the left, so that the sum over any box takes four of them. */
function sumsOver(values: Uint8Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

const sumIn = (sums: Float64Array, width: number, [left, top, right, bottom]: DotBox): number =>
  sums[bottom * (width + 1) + right]! -
  sums[top * (width + 1) + right]! -
  sums[bottom * (width + 1) + left]! +
  sums[top * (width + 1) + left]!;

/** Ink that is less dark than this against its paper is faint: thin strokes of it would be lost. */
const DARK = 150;
/** More would make ink of noise. */
const MOST_CONTRAST = 2.5;

/** A picture whose ink is dark: a faint one with as much more contrast. */
export function darkened(picture: GreyPicture, { dots }: Ink): GreyPicture {
  const counts = new Float64Array(256);
  let [sum, paper] = [0, 0];
  for (let at = 0; at < dots.length; at += 1) {
    const shade = picture.shades[at]!;
    if (dots[at] === 1) counts[shade]! += 1;
    else [sum, paper] = [sum + shade, paper + 1];
  }
  const ground = sum / Math.max(1, paper);
  // The darkest tenth of it: the edges of signs are lighter than signs are.
  let left = counts.reduce((all, count) => all + count, 0) / 10;
  const dark = counts.findIndex((count) => (left -= count) <= 0);
  if (dark < 0 || ground - dark >= DARK || ground <= dark) return picture;
  const contrast = Math.min(MOST_CONTRAST, DARK / (ground - dark));
  const shades = picture.shades.map((shade) =>
    Math.max(0, Math.min(255, ground - (ground - shade) * contrast)),
  );
  return { ...picture, shades };
}

/** Boxes around ink that hangs together. */
export function piecesOf({ width, height, dots }: Ink): DotBox[] {
  const left = dots.slice();
  const boxes: DotBox[] = [];
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start + 1)) {
    const waiting = [start];
    left[start] = 0;
    let [from, top, to, bottom] = [width, height, 0, 0];
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      [from, top, to, bottom] = [
        Math.min(from, x),
        Math.min(top, y),
        Math.max(to, x + 1),
        Math.max(bottom, y + 1),
      ];
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          const next = row * width + column;
          if (left[next] === 0) continue;
          left[next] = 0;
          waiting.push(next);
        }
      }
    }
    boxes.push([from, top, to, bottom]);
  }
  return boxes;
}

/** Of the shorter side of a page: shorter strokes are parts of signs. */
const SHORTEST_RULING = 1 / 30;
/** Of the shorter side of a page: what is thicker is no ruling. */
const THICKEST = 1 / 150;
/** Of the shorter side: so wide a gap in a ruling is a fault of the print. */
const WIDEST_GAP = 1 / 250;
/** Of its length, a ruling is ink so far at least: a line of small type has gaps as narrow, and many of them. */
const LEAST_INK = 0.85;

/** Of the shorter side of a page: longer strokes are rulings by themselves. */
const LONG = 1 / 8;

/**
 * The rulings of a page that stands straight, in dots: long strokes, and shorter ones from one of them to another. Strokes of
 * large type are as long as the sides of a low cell, but end nowhere.
 */
export function rulingsOf(ink: Ink): Ruling[] {
  const strokes = [...levelRulings(ink, 'horizontal'), ...levelRulings(transposed(ink), 'vertical')];
  const side = Math.min(ink.width, ink.height);
  const reach = Math.max(4, side * THICKEST);
  const kept = new Set(strokes.filter(({ from, to }) => to - from >= side * LONG));
  const endsAt = ({ axis, at }: Ruling, end: number) =>
    [...kept].some(
      (other) =>
        other.axis !== axis &&
        Math.abs(other.at - end) <= reach &&
        other.from - reach <= at &&
        at <= other.to + reach,
    );
  for (let before = -1; before < kept.size;) {
    before = kept.size;
    for (const stroke of strokes) {
      if (!kept.has(stroke) && endsAt(stroke, stroke.from) && endsAt(stroke, stroke.to)) kept.add(stroke);
    }
  }
  const whole = strokes.filter((stroke) => kept.has(stroke));
  return [...whole, ...goingOn(whole, ink, reach)];
}

/** So far beside its line, in dots, a stroke may stand that goes on with it. */
const BESIDE_LINE = 2;

/**
 * Where rulings go on between two that cross them, in cells so low or narrow that a stroke by itself is no longer than one of a sign:
 * heads of one line between cells over several columns. Unlike a sign it reaches from the one to the other.
 */
function goingOn(rulings: readonly Ruling[], { width, dots }: Ink, reach: number): Ruling[] {
  const covers = ({ from, to }: Ruling, at: number) => from - reach <= at && at <= to + reach;
  const isInk = (axis: Ruling['axis'], along: number, at: number) => {
    for (let across = at - BESIDE_LINE; across <= at + BESIDE_LINE; across += 1)
      if (dots[axis === 'vertical' ? along * width + across : across * width + along] === 1) return true;
    return false;
  };
  const found: Ruling[] = [];
  for (const { axis, at } of rulings) {
    const isOfLine = (other: Ruling) => other.axis === axis && Math.abs(other.at - at) <= reach;
    const crossing = rulings
      .filter((other) => other.axis !== axis && covers(other, at))
      .sort((a, b) => a.at - b.at);
    for (const [index, { at: to }] of crossing.slice(1).entries()) {
      const from = crossing[index]!.at;
      const middle = (from + to) / 2;
      if (to - from <= reach || [...rulings, ...found].some((one) => isOfLine(one) && covers(one, middle)))
        continue;
      const stroke = { axis, at, from, to };
      let ink = 0;
      for (let along = Math.ceil(from); along < to; along += 1)
        ink += Number(isInk(axis, along, Math.floor(at)));
      if (ink >= (to - from) * LEAST_INK) found.push(stroke);
    }
  }
  return found;
}

/** Of how dark most rulings of a page are: what is fainter is printed on the other side of the paper. */
const OTHER_SIDE = 0.3;

/** The rulings that are printed on this side of the paper. */
export function onThisSide(rulings: readonly Ruling[], picture: GreyPicture): Ruling[] {
  const darkness = new Map(rulings.map((ruling) => [ruling, darknessOf(ruling, picture)]));
  const usual = [...darkness.values()].sort((a, b) => b - a)[rulings.length >> 2] ?? 0;
  return rulings.filter((ruling) => darkness.get(ruling)! >= usual * OTHER_SIDE);
}

/** How much darker a ruling is than the paper beside it, in shades, on average. */
function darknessOf({ axis, at, from, to }: Ruling, { width, height, shades }: GreyPicture): number {
  const most = axis === 'horizontal' ? height : width;
  const shadeAt = (along: number, across: number) => {
    const within = Math.min(most - 1, Math.max(0, across));
    return shades[axis === 'horizontal' ? within * width + along : along * width + within]!;
  };
  const middle = Math.floor(at);
  const beside = Math.max(4, Math.round(Math.min(width, height) * THICKEST));
  let sum = 0;
  for (let along = Math.floor(from); along < Math.floor(to); along += 1) {
    const line = Math.min(...[-1, 0, 1].map((away) => shadeAt(along, middle + away)));
    sum += Math.max(shadeAt(along, middle - beside), shadeAt(along, middle + beside)) - line;
  }
  return sum / Math.max(1, Math.floor(to) - Math.floor(from));
}

/** Ink with columns for rows. */
export function transposed({ width, height, dots }: Ink): Ink {
  const result = new Uint8Array(dots.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) result[x * height + y] = dots[y * width + x]!;
  }
  return { width: height, height: width, dots: result };
}

interface Stroke {
  first: number;
  last: number;
  from: number;
  to: number;
  /** The rows it fills, weighed by their length. */
  weight: number;
  moment: number;
}

function levelRulings(ink: Ink, axis: Ruling['axis']): Ruling[] {
  const side = Math.min(ink.width, ink.height);
  const shortest = Math.max(20, side * SHORTEST_RULING);
  const thickest = Math.max(4, side * THICKEST);
  const gap = Math.max(2, side * WIDEST_GAP);
  const open: Stroke[] = [];
  const done: Stroke[] = [];
  for (let y = 0; y < ink.height; y += 1) {
    for (let at = open.length - 1; at >= 0; at -= 1) {
      if (open[at]!.last < y - 2) done.push(...open.splice(at, 1));
    }
    for (const [from, to] of stretches(ink, y, gap, shortest / 2)) {
      const met = open.filter((stroke) => stroke.from <= to + gap && from <= stroke.to + gap);
      const [first = { first: y, last: y, from, to, weight: 0, moment: 0 }, ...others] = met;
      if (met.length === 0) open.push(first);
      for (const other of others) {
        first.first = Math.min(first.first, other.first);
        first.from = Math.min(first.from, other.from);
        first.to = Math.max(first.to, other.to);
        first.weight += other.weight;
        first.moment += other.moment;
        open.splice(open.indexOf(other), 1);
      }
      first.last = y;
      first.from = Math.min(first.from, from);
      first.to = Math.max(first.to, to);
      first.weight += to - from;
      first.moment += (to - from) * (y + 0.5);
    }
  }
  return [...done, ...open]
    .filter(({ from, to, weight }) => to - from >= shortest && weight / (to - from) <= thickest)
    .map(({ from, to, weight, moment }) => ({ axis, at: moment / weight, from, to }));
}

/** Stretches of ink in a row, over small gaps that are few. */
function* stretches(
  { width, dots }: Ink,
  y: number,
  gap: number,
  shortest: number,
): Iterable<[number, number]> {
  let from = -1;
  let last = -1;
  let count = 0;
  for (let x = 0; x <= width; x += 1) {
    if (x < width && dots[y * width + x] === 1) {
      if (from < 0) [from, count] = [x, 0];
      last = x;
      count += 1;
    } else if (from >= 0 && (x === width || x - last > gap)) {
      const length = last + 1 - from;
      if (length >= shortest && count >= length * LEAST_INK) yield [from, last + 1];
      from = -1;
    }
  }
}

/** A picture without its rulings: signs that touch a line are read as if they did not. */
export function withoutRulings(picture: GreyPicture, rulings: readonly Ruling[], ink: Ink): GreyPicture {
  const result = blankPicture(picture.width, picture.height);
  result.shades.set(picture.shades);
  const reach = Math.max(3, Math.min(picture.width, picture.height) * THICKEST);
  for (const { axis, at, from, to } of rulings) {
    for (let along = Math.floor(from); along < to; along += 1) {
      clearAcross(result, ink, axis, along, at, reach);
    }
  }
  return result;
}

/** Clears the ink of a ruling at one place along it, unless a stroke of a sign goes through it there. */
function clearAcross(
  { width, height, shades }: GreyPicture,
  ink: Ink,
  axis: Ruling['axis'],
  along: number,
  at: number,
  reach: number,
): void {
  const most = axis === 'horizontal' ? height : width;
  const index = (across: number) => (axis === 'horizontal' ? across * width + along : along * width + across);
  const middle = Math.min(most - 1, Math.max(0, Math.floor(at)));
  let [first, last] = [middle, middle];
  while (first > 0 && middle - first < reach && ink.dots[index(first - 1)] === 1) first -= 1;
  while (last < most - 1 && last - middle < reach && ink.dots[index(last + 1)] === 1) last += 1;
  if (middle - first >= reach || last - middle >= reach) return;
  for (let across = Math.max(0, first - 1); across <= Math.min(most - 1, last + 1); across += 1) {
    shades[index(across)] = 255;
  }
}
