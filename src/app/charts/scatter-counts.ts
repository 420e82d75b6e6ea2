/** Where the numbers of marks that share a place stand: none on another, and clear of points where there is room. */
import { around, holds, overlap, pointBoxes, type Box, type Point } from './boxes.ts';
import type { PointMark } from './picture.ts';
import { textWidth } from './theme.ts';

const TEXT_HEIGHT = 15;
const GAP = 4;

/** A place that several marks share. */
export interface SharedPlace {
  readonly at: Point;
  readonly count: number;
  readonly doubt: boolean;
}

/** The number at a shared place. */
export const countText = (count: number): string => `×${count}`;

/**
 * How far from their places the middles of the numbers stand.
 * @param others the places of marks that have theirs for themselves
 * @param size of the sign of a shared place, and of a point
 * @param bounds what they stand in
 */
export function placeCounts(
  places: readonly SharedPlace[],
  others: readonly (Point & Pick<PointMark, 'added' | 'doubt'>)[],
  [size, point]: readonly [number, number],
  bounds: Box,
): (Point | null)[] {
  const points = [
    ...others.flatMap((one) => pointBoxes(one, point, one)),
    ...places.flatMap(({ at, doubt }) => [
      around(at, size, size),
      ...(doubt ? [around({ x: at.x, y: at.y - 13 }, 11, 10)] : []),
    ]),
  ];
  const taken: Box[] = [];
  return places.map(({ at, count }) => {
    const width = textWidth(countText(count)) + 4;
    const found = offsets(width, size)
      .map((offset) => ({
        offset,
        box: around({ x: at.x + offset.x, y: at.y + offset.y }, width, TEXT_HEIGHT),
      }))
      .filter(({ box }) => holds(bounds, box) && !taken.some((other) => overlap(box, other)))
      .map((one) => ({ ...one, on: points.filter((other) => overlap(one.box, other)).length }))
      .toSorted((a, b) => a.on - b.on)[0];
    if (!found) return null;
    taken.push(found.box);
    return found.offset;
  });
}

/** Where a number may stand, best first: beside its place, below, above, slantwise, further off. */
function offsets(width: number, size: number): Point[] {
  const [beside, near] = [width / 2 + size / 2 + GAP, TEXT_HEIGHT / 2 + size / 2 + GAP];
  const steps = [0, 1, 2].map((line) => near + line * TEXT_HEIGHT);
  return [
    { x: beside, y: 0 },
    { x: -beside, y: 0 },
    ...steps.flatMap((y) => [
      { x: 0, y },
      { x: 0, y: -y },
      ...[beside, -beside].flatMap((x) => [
        { x, y },
        { x, y: -y },
      ]),
    ]),
  ];
}
