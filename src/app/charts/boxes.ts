/** Boxes of what stands in a picture, in pixels: whether one lies on another. */
import { BESIDE, REACH } from './signs.ts';

/** A place. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box, by its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The box around a place. */
export const around = ({ x, y }: Point, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Whether a box lies within another. */
export const holds = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether two boxes lie on one another. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** What a point takes with its signs: its ring, and the triangle beside it. */
export function pointBoxes(
  at: Point,
  size: number,
  { added, doubt }: { readonly added?: boolean; readonly doubt?: boolean },
): Box[] {
  const own = size + (added ? 2 * REACH : 0);
  const triangle = around({ x: at.x + BESIDE[0], y: at.y + BESIDE[1] }, 11, 10);
  return [around(at, own, own), ...(doubt ? [triangle] : [])];
}
