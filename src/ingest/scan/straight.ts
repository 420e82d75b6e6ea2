/** A page set straight: turned as it lies askew, or, where it was photographed aslant or bent, drawn out. */
import { blankPicture, type GreyPicture, resized, transformed, turned } from './grey-picture.ts';
import { type Ink, inkOf, transposed } from './ink.ts';

/** A page is laid on the glass no more askew than this, in degrees. */
const MOST_ASKEW = 5;
/** Wide enough to tell a tenth of a degree. */
const WIDTH_TO_MEASURE = 900;

/** By how many degrees a page is to be turned, clockwise, for its lines to be level: what makes rows of ink and of paper differ most. */
export function degreesAskew(picture: GreyPicture): number {
  const ink = inkOf(smaller(picture));
  let best = bestAngle(ink, 0, MOST_ASKEW, 0.5);
  best = bestAngle(ink, best, 0.5, 0.1);
  return bestAngle(ink, best, 0.1, 0.02);
}

function smaller(picture: GreyPicture, most = WIDTH_TO_MEASURE): GreyPicture {
  const width = Math.min(most, picture.width);
  return resized(picture, width, Math.round((picture.height * width) / picture.width));
}

function bestAngle(ink: Ink, about: number, reach: number, step: number): number {
  let best = about;
  let sharpest = -1;
  for (let angle = about - reach; angle <= about + reach + 1e-9; angle += step) {
    const sharpness = rowsAt(ink, angle).reduce((sum, count) => sum + count * count, 0);
    // Of angles that do as well, the one that turns least.
    if (sharpness > sharpest * 1.0001) [best, sharpest] = [angle, sharpness];
  }
  return Math.abs(best) < 0.03 ? 0 : best;
}

/** The ink in each row, along lines that run at an angle. */
function rowsAt({ width, height, dots }: Ink, degrees: number): Float64Array {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float64Array(height * 2);
  const middle = Math.floor(height / 2) + 0.5;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (dots[y * width + x] === 1) rows[Math.floor(y + middle + x * slope)]! += 1;
    }
  }
  return rows;
}

/** A page whose lines run level, and whether it had to be drawn out for it. */
export interface StraightPage {
  readonly page: GreyPicture;
  readonly isDrawnOut: boolean;
}

/** Where a point of a page, in shares of its width and height, is seen in a picture of it. */
type Map = (x: number, y: number) => readonly [x: number, y: number];

/** Wide enough to tell a twentieth of a degree in a part of a page. */
const WIDTH_TO_DRAW = 1500;
/** Lines are so much sharper on a page that is drawn out, if they ran together or were bent. */
const SHARPER = 1.2;
/** Slopes that differ by less over a page are those of lines that run side by side. */
const PARALLEL = 0.003;

/**
 * A page set straight: turned, or, where its lines lean one way here and another there as in a photograph, drawn out until they
 * all are level and upright.
 */
export function straightened(picture: GreyPicture): StraightPage {
  const askew = degreesAskew(picture);
  const asTurned = (page: GreyPicture) => (askew === 0 ? page : turned(page, askew));
  const draw = leans(inkOf(asTurned(smaller(picture)))) ? drawnOut(picture, asTurned) : null;
  if (!draw) return { page: asTurned(picture), isDrawnOut: false };
  const angle = (askew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { width, height } = picture;
  const page = mapped(picture, (x, y) => {
    const [atX, atY] = draw(x, y);
    const [dx, dy] = [(atX - 0.5) * width, (atY - 0.5) * height];
    return [0.5 + (dx * cos + dy * sin) / width, 0.5 + (dy * cos - dx * sin) / height];
  });
  return { page: evenlyLit(page), isDrawnOut: true };
}

/** Whether lines of a page lean one way here and another there, measured roughly. */
const leans = (ink: Ink): boolean =>
  [ink, transposed(ink)].some((one) => {
    const slopeAt = slopesOf(thinIn(one), ROUGHLY);
    const slopes = [-1, 0, 1].flatMap((along) => [-1, 0, 1].map((across) => slopeAt(along, across)));
    return Math.max(...slopes) - Math.min(...slopes) > PARALLEL;
  });

/** How a page is drawn out; null where its lines are as sharp without. */
function drawnOut(picture: GreyPicture, asTurned: (page: GreyPicture) => GreyPicture): Map | null {
  const page = asTurned(smaller(picture, WIDTH_TO_DRAW));
  const draw = mapDrawingOut(page);
  const [after, before] = [mapped(page, draw), page].map((one) => {
    const ink = inkOf(one);
    return [sharpnessOf(ink), sharpnessOf(transposed(ink))];
  });
  return after!.some((sharpness, at) => sharpness >= before![at]! * SHARPER) ? draw : null;
}

/** How clearly rows of ink and of paper differ. Of each row and the next: whether a thin line falls into one or between two says nothing. */
const sharpnessOf = (ink: Ink): number =>
  rowsAt(thinIn(ink), 0).reduce((sum, count, at, rows) => sum + (count + (rows[at - 1] ?? 0)) ** 2, 0);

const mapped = (picture: GreyPicture, map: Map): GreyPicture => {
  const { width, height } = picture;
  const [across, down] = [gridOf(map, 0), gridOf(map, 1)];
  return transformed(picture, width, height, (x, y) => [
    across(x / width, y / height) * width,
    down(x / width, y / height) * height,
  ]);
};

/** Steps of a grid on which a smooth map is worked out. */
const STEPS = 48;

/** One coordinate of a smooth map, worked out on a grid, and between its points from the four around. */
function gridOf(map: Map, coordinate: 0 | 1): (x: number, y: number) => number {
  const nodes = Float64Array.from({ length: (STEPS + 1) ** 2 }, (_, at) => {
    const [column, row] = [at % (STEPS + 1), Math.floor(at / (STEPS + 1))];
    return map(column / STEPS, row / STEPS)[coordinate];
  });
  return (x, y) => {
    const [column, row] = [
      Math.min(STEPS - 1, Math.floor(x * STEPS)),
      Math.min(STEPS - 1, Math.floor(y * STEPS)),
    ];
    const [dx, dy] = [x * STEPS - column, y * STEPS - row];
    const at = row * (STEPS + 1) + column;
    const above = nodes[at]! * (1 - dx) + nodes[at + 1]! * dx;
    const below = nodes[at + STEPS + 1]! * (1 - dx) + nodes[at + STEPS + 2]! * dx;
    return above * (1 - dy) + below * dy;
  };
}

/** Degrees to either side that a slope is looked for in: at first, and once it is nearly level. */
const ROUGHLY = 6;
const NEARLY = 1;
/** Level lines first, then upright ones, and both again where they were measured roughly. */
const ROUNDS = [
  { isUpright: false, reach: ROUGHLY },
  { isUpright: true, reach: ROUGHLY },
  { isUpright: false, reach: NEARLY },
  { isUpright: true, reach: NEARLY },
];

/** Where each point of the page that is drawn out is seen in a picture. */
function mapDrawingOut(picture: GreyPicture): Map {
  let map: Map = (x, y) => [x, y];
  for (const { isUpright, reach } of ROUNDS) {
    const page = mapped(picture, map);
    const ink = inkOf(page);
    const slopeAt = slopesOf(thinIn(isUpright ? transposed(ink) : ink), reach);
    const before = map;
    const shape = isUpright ? picture.width / picture.height : picture.height / picture.width;
    const follow = following(slopeAt, shape);
    map = isUpright ? (x, y) => before(follow(y, x), y) : (x, y) => before(x, follow(x, y));
  }
  return map;
}

/** In dots of a page as wide as it is measured: what is thicker than this is no line, but the table beside the page, or runs across. */
const THICKEST = 6;

/** Of ink what is thin across: level lines and strokes. */
function thinIn({ width, height, dots }: Ink): Ink {
  const thin = new Uint8Array(dots.length);
  for (let x = 0; x < width; x += 1) {
    let first = 0;
    for (let y = 0; y <= height; y += 1) {
      if (y < height && dots[y * width + x] === 1) continue;
      if (y - first <= THICKEST) for (let row = first; row < y; row += 1) thin[row * width + x] = 1;
      first = y + 1;
    }
  }
  return { width, height, dots: thin };
}

/** The slope of lines at a place, from -1 to 1 along and across. */
type Slope = (along: number, across: number) => number;

/**
 * Follows a line from the middle of a page to a place along it, both in shares of the page.
 * @param shape across against along
 */
const following =
  (slopeAt: Slope, shape: number) =>
  (along: number, across: number): number => {
    const steps = Math.max(1, Math.ceil(Math.abs(along - 0.5) * 40));
    const step = (along - 0.5) / steps;
    let at = across;
    for (let index = 0; index < steps; index += 1) {
      const x = 0.5 + (index + 0.5) * step;
      at += (slopeAt(x * 2 - 1, at * 2 - 1) * step) / shape;
    }
    return at;
  };

/** Tiles that the slope of lines is measured in, along and across them; each overlaps the next by half. */
const TILES = [6, 9] as const;
/** A tile whose lines are no sharper at one angle than at others says nothing. */
const TELLING = 0.15;
/** Rounds in which what does not fit the rest loses its say. */
const FITS = 4;

interface Measured {
  readonly terms: readonly number[];
  readonly slope: number;
  readonly weight: number;
}

/** How level lines lean over a page: smoothly, as in a photograph of paper that lies aslant or is bent. */
function slopesOf(ink: Ink, reach: number): Slope {
  const tiles: Measured[] = [];
  const [width, height] = [(ink.width * 2) / (TILES[0] + 1), (ink.height * 2) / (TILES[1] + 1)];
  for (let row = 0; row < TILES[1]; row += 1) {
    for (let column = 0; column < TILES[0]; column += 1) {
      const [left, top] = [(column * width) / 2, (row * height) / 2];
      const found = leanIn(ink, [left, top, left + width, top + height], reach);
      if (found.clearness < TELLING) continue;
      const [u, v] = [((left + width / 2) / ink.width) * 2 - 1, ((top + height / 2) / ink.height) * 2 - 1];
      tiles.push({ terms: termsAt(u, v), slope: found.slope, weight: Math.min(1, found.clearness) });
    }
  }
  let factors = fitted(tiles);
  for (let round = 0; round < FITS; round += 1) {
    const away = tiles.map((tile) => Math.abs(dot(factors, tile.terms) - tile.slope));
    const usual = away.toSorted((a, b) => a - b)[away.length >> 1] ?? 0;
    const most = Math.max(0.004, usual * 3);
    factors = fitted(
      tiles.map((tile, at) => ({
        ...tile,
        weight: tile.weight * Math.max(0, 1 - (away[at]! / most) ** 2) ** 2,
      })),
    );
  }
  return (along, across) => dot(factors, termsAt(along, across));
}

/** What a slope is made of: a page aslant leans more from line to line, a bent one along its lines. */
const termsAt = (u: number, v: number): number[] => [1, v, u, u * v, u * u, u * u * v, u * u * u, v * v];
/** How much less readily each of these is believed than the first. */
const DOUBTS = [0, 0.02, 0.05, 0.1, 0.1, 0.2, 0.2, 0.2];

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, at) => sum + one * b[at]!, 0);

/** The factors of terms that come nearest to what was measured: least squares, with a doubt for each. */
function fitted(tiles: readonly Measured[]): number[] {
  const count = DOUBTS.length;
  const rows = DOUBTS.map((doubt, row) => {
    const sums = Array.from({ length: count + 1 }, (_, column) =>
      tiles.reduce(
        (sum, { terms, slope, weight }) => sum + weight * terms[row]! * (terms[column] ?? slope),
        0,
      ),
    );
    sums[row]! += doubt + 1e-6;
    return sums;
  });
  for (let pivot = 0; pivot < count; pivot += 1) {
    for (let row = 0; row < count; row += 1) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= count; column += 1)
        rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  return rows.map((row, at) => row[count]! / row[at]!);
}

/** Steps from level to the most that lines may lean, to either side. */
const ANGLES = 24;

/** How lines lean in a tile, as a slope, and how much sharper they are there than at other angles. */
function leanIn(
  { width, dots }: Ink,
  tile: readonly [left: number, top: number, right: number, bottom: number],
  reach: number,
): { slope: number; clearness: number } {
  const [left, top, right, bottom] = tile.map(Math.round) as [number, number, number, number];
  const middle = (left + right) / 2;
  const along: number[] = [];
  const across: number[] = [];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (dots[y * width + x] === 0) continue;
      along.push(x + 0.5 - middle);
      across.push(y - top);
    }
  }
  const most = Math.tan((reach * Math.PI) / 180);
  const margin = Math.ceil((most * (right - left)) / 2) + 2;
  const rows = new Float64Array(bottom - top + 2 * margin);
  const sharpness = Array.from({ length: 2 * ANGLES + 1 }, (_, at) => {
    const slope = (most * (at - ANGLES)) / ANGLES;
    rows.fill(0);
    for (let index = 0; index < along.length; index += 1) {
      const down = across[index]! - along[index]! * slope + margin;
      const row = Math.floor(down);
      rows[row]! += row + 1 - down;
      rows[row + 1]! += down - row;
    }
    let sum = 0;
    for (let row = 1; row < rows.length; row += 1) sum += (rows[row]! + rows[row - 1]!) ** 2;
    return sum;
  });
  const best = sharpness.indexOf(Math.max(...sharpness));
  const usual = sharpness.reduce((sum, one) => sum + one, 0) / sharpness.length;
  // At the edge of what was tried it may go on rising.
  if (along.length === 0 || best === 0 || best === 2 * ANGLES) return { slope: 0, clearness: 0 };
  const [before, peak, after] = [sharpness[best - 1]!, sharpness[best]!, sharpness[best + 1]!];
  const bow = before - 2 * peak + after;
  const shift = bow < 0 ? (before - after) / (2 * bow) : 0;
  return { slope: (most * (best - ANGLES + shift)) / ANGLES, clearness: peak / usual - 1 };
}

/** Of the shorter side of a page: within so little the light hardly changes. */
const LIGHT = 1 / 20;
/** Of the dots there, so many are brighter than the paper, at most. */
const BRIGHTER = 0.2;

/** A page as if no shadow lay on it, and no table showed beside it. */
function evenlyLit(page: GreyPicture): GreyPicture {
  const { width, height, shades } = page;
  const side = Math.max(8, Math.round(Math.min(width, height) * LIGHT));
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  const light = Float64Array.from({ length: columns * rows }, (_, at) => {
    const [left, top] = [(at % columns) * side, Math.floor(at / columns) * side];
    const counts = new Float64Array(256);
    let all = 0;
    for (let y = top; y < Math.min(height, top + side); y += 1) {
      for (let x = left; x < Math.min(width, left + side); x += 1) {
        counts[shades[y * width + x]!]! += 1;
        all += 1;
      }
    }
    let above = all * BRIGHTER;
    let shade = 255;
    while (shade > 1 && (above -= counts[shade]!) > 0) shade -= 1;
    return shade;
  });
  const lit = blankPicture(width, height);
  const lightAt = (column: number, row: number) =>
    light[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))]!;
  for (let y = 0; y < height; y += 1) {
    const down = (y + 0.5) / side - 0.5;
    const [row, dy] = [Math.floor(down), down - Math.floor(down)];
    for (let x = 0; x < width; x += 1) {
      const across = (x + 0.5) / side - 0.5;
      const [column, dx] = [Math.floor(across), across - Math.floor(across)];
      const above = lightAt(column, row) * (1 - dx) + lightAt(column + 1, row) * dx;
      const below = lightAt(column, row + 1) * (1 - dx) + lightAt(column + 1, row + 1) * dx;
      const paper = above * (1 - dy) + below * dy;
      lit.shades[y * width + x] = Math.min(255, (shades[y * width + x]! * 245) / paper);
    }
  }
  return lit;
}
