/** Where the labels of lines stand: clear of one another, of the points and of the lines of other series. */
import { around, holds, overlap, pointBoxes, type Box, type Point } from './boxes.ts';
import type { LineMark, LinePicture, PointMark } from './picture.ts';
import { sharedPlaces } from './neighbours.ts';
import { along, type Scale } from './scale.ts';
import { textWidth } from './theme.ts';

/** The plot in CSS pixels, and the width of the whole picture. */
export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly outer: number;
}

/** A label's text, and how far its middle stands from its point. */
export interface LabelPlace {
  readonly text: string;
  readonly dx: number;
  readonly dy: number;
}

const TEXT_HEIGHT = 15;
const POINT = 12;
const GAP = 9;
/** A label stands clear of the ring of what the reader added, and of the triangle of what is in doubt. */
const SIGNED_GAP = 14;

/**
 * Places the label of every line's last point, moved to wherever it is clear, then those of the other points
 * where there is room. On a narrow picture, whose key has the names, last points say their value alone.
 * @returns places by index into the picture's marks
 */
export function placeLabels(
  picture: LinePicture,
  scale: Scale,
  box: PlotBox,
  narrow: boolean,
): Map<number, LabelPlace> {
  const at = (mark: PointMark): Point => ({
    x: box.left + ((picture.years.indexOf(mark.x) + 0.5) / picture.years.length) * box.width,
    y: box.top + box.height - along(scale, box.height)(mark.y),
  });
  const gapOf = ({ added, doubt }: PointMark) => (added || doubt ? SIGNED_GAP : GAP);
  const points = picture.marks.flatMap((mark) => pointBoxes(at(mark), POINT, mark));
  /** Labels: none lies on another, whatever else has to. */
  const labels: Box[] = [];
  const lines = linesOf(picture, at);
  const bounds: Box = { x: box.left, y: 16, width: box.outer - box.left, height: box.top + box.height - 18 };
  const places = new Map<number, LabelPlace>();

  const place = (mark: PointMark, text: string, needed: boolean): void => {
    const [width, point] = [textWidth(text, 12) + 4, at(mark)];
    const candidates = offsets(width, gapOf(mark), needed ? 4 : 1).map(([dx, dy]) => ({
      dx,
      dy,
      rect: around({ x: point.x + dx, y: point.y + dy }, width, TEXT_HEIGHT),
    }));
    const inside = candidates.filter(
      ({ rect }) => holds(bounds, rect) && !labels.some((other) => overlap(rect, other)),
    );
    const trouble = (rect: Box) =>
      points.filter((other) => overlap(rect, other)).length * 2 +
      lines.filter(([from, to]) => crosses(rect, from, to)).length;
    const clear = inside.find(({ rect }) => trouble(rect) === 0);
    const chosen =
      clear ?? (needed ? inside.toSorted((a, b) => trouble(a.rect) - trouble(b.rect))[0] : undefined);
    if (!chosen) return;
    labels.push(chosen.rect);
    places.set(picture.marks.indexOf(mark), { text, dx: chosen.dx, dy: chosen.dy });
  };

  /** Names of lines that reach the last year stand behind them, one above another as their points are, none on another. */
  const stack = (those: readonly { mark: PointMark; text: string }[]): void => {
    const middles = spread(
      those.map(({ mark }) => at(mark).y),
      TEXT_HEIGHT,
      [bounds.y + TEXT_HEIGHT / 2, bounds.y + bounds.height - TEXT_HEIGHT / 2],
    );
    // Beside the signs of any of them: moved, a name may stand beside another's point.
    const gap = Math.max(GAP, ...those.map(({ mark }) => gapOf(mark)));
    those.forEach(({ mark, text }, index) => {
      const [width, point] = [textWidth(text, 12) + 4, at(mark)];
      const [dx, dy] = [width / 2 + gap, middles[index]! - point.y];
      labels.push(around({ x: point.x + dx, y: middles[index]! }, width, TEXT_HEIGHT));
      places.set(picture.marks.indexOf(mark), { text, dx, dy });
    });
  };

  const labelled = picture.series.filter(({ quiet }) => !quiet);
  const ends = labelled.flatMap(({ key, name }) => {
    const last = lastOf(picture.marks, key);
    return last ? [{ mark: last, text: narrow ? last.text : `${name} ${last.text}` }] : [];
  });
  const lastYear = picture.years.at(-1);
  if (!narrow) stack(ends.filter(({ mark }) => mark.x === lastYear));
  for (const { mark, text } of ends) {
    if (!places.has(picture.marks.indexOf(mark))) place(mark, text, !narrow);
  }
  // Where points of several lines are one, it is said how many: of the last each has its name.
  const isEnd = (mark: LineMark) => ends.some((end) => end.mark === mark);
  const shared = sharedPlaces(picture).map((marks) => marks.filter((mark) => !isEnd(mark)));
  for (const marks of shared) {
    const [first] = marks;
    if (first && marks.length > 1) place(first, `${first.text} ×${marks.length}`, false);
  }
  if (narrow) return places;
  // Beside many quiet lines there is no room for what is not the last.
  if (labelled.length < picture.series.length) return places;
  for (const mark of picture.marks) {
    if (!isEnd(mark) && !shared.some((marks) => marks.includes(mark))) place(mark, mark.text, false);
  }
  return places;
}

/** Where a label may stand, best first: behind its point, above, below, then slantwise and so many lines further off. */
function offsets(width: number, gap: number, further: number): [number, number][] {
  const beside = width / 2 + gap;
  const near = TEXT_HEIGHT / 2 + gap;
  return [
    [beside, 0],
    [0, -near],
    [0, near],
    [beside, -near],
    [beside, near],
    [-beside, -near],
    [-beside, near],
    ...Array.from({ length: further }, (_, at): [number, number][] => {
      const far = near + (at + 1) * TEXT_HEIGHT;
      return [
        [0, -far],
        [0, far],
        [beside, -far],
        [beside, far],
      ];
    }).flat(),
  ];
}

/**
 * The places nearest to those wanted that are at least a gap apart, in the same order from top to bottom.
 * @param ends the first and the last place there is
 * @returns places in the order of those wanted
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  [first, last]: readonly [number, number],
): number[] {
  const order = wanted.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place);
  // Runs of places that touch move as one to the middle of what their members want.
  const runs: { sum: number; size: number; start: number; members: number[] }[] = [];
  for (const { place, index } of order) {
    let run = { sum: place, size: 1, start: place, members: [index] };
    for (let above = runs.at(-1); above && above.start + above.size * gap > run.start; above = runs.at(-1)) {
      runs.pop();
      // What a member wants, less its distance from the run's first.
      const sum = above.sum + run.sum - run.size * above.size * gap;
      const size = above.size + run.size;
      run = { sum, size, start: 0, members: [...above.members, ...run.members] };
      run.start = Math.max(first, Math.min(sum / size, last - (size - 1) * gap));
    }
    runs.push(run);
  }
  const places: number[] = [];
  for (const { start, members } of runs) {
    members.forEach((index, at) => (places[index] = start + at * gap));
  }
  return places;
}

function lastOf(marks: readonly LineMark[], series: string): PointMark | undefined {
  return marks
    .filter((mark) => mark.series === series && !mark.restated)
    .toSorted((a, b) => a.x - b.x)
    .at(-1);
}

/** The lines drawn: from each point to the same series' point a year later. */
function linesOf({ marks }: LinePicture, at: (mark: PointMark) => Point): [Point, Point][] {
  const joined = marks.filter((mark) => !mark.restated);
  return joined.flatMap((mark) => {
    const next = joined.find((other) => other.series === mark.series && other.x === mark.x + 1);
    return next ? [[at(mark), at(next)] as [Point, Point]] : [];
  });
}

/** Whether a line runs through a rectangle: the part of it above the rectangle's width, compared in height. */
function crosses(rect: Box, from: Point, to: Point): boolean {
  const left = Math.max(rect.x, from.x);
  const right = Math.min(rect.x + rect.width, to.x);
  if (left >= right) return false;
  const heightAt = (x: number) => from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
  const [one, other] = [heightAt(left), heightAt(right)];
  return Math.max(one, other) > rect.y && Math.min(one, other) < rect.y + rect.height;
}
