/** Where the points of a strip stand above or below its middle, so that none covers another. */

/**
 * Heights of points, in pixels from the middle: 0 where there is room, else the nearest free place above or below.
 * The same points always get the same heights.
 * @param across places along the axis, in pixels
 * @param first points that take their place before the others, and so stand in the middle
 * @param size diameter of a point
 * @param most height of the whole; where it does not suffice the points move closer together
 */
export function stackPoints(
  across: readonly number[],
  first: readonly boolean[],
  size: number,
  most: number,
): number[] {
  const order = across
    .map((x, index) => ({ x, index }))
    .toSorted(
      (a, b) =>
        Number(first[b.index] ?? false) - Number(first[a.index] ?? false) || a.x - b.x || a.index - b.index,
    );
  const step = size + 1;
  /** Heights taken, by column of the axis. */
  const columns = new Map<number, { x: number; y: number }[]>();
  const heights = across.map(() => 0);
  for (const { x, index } of order) {
    const column = Math.floor(x / step);
    const near = [column - 1, column, column + 1]
      .flatMap((one) => columns.get(one) ?? [])
      .filter((other) => Math.abs(other.x - x) < step);
    const y = freeHeight(x, near, step);
    heights[index] = y;
    columns.set(column, [...(columns.get(column) ?? []), { x, y }]);
  }
  const reach = Math.max(0, ...heights.map(Math.abs));
  return reach * 2 > most ? heights.map((y) => (y * most) / (reach * 2)) : heights;
}

/** The height nearest to the middle at which a point touches none of its neighbours; above before below. */
function freeHeight(x: number, near: readonly { x: number; y: number }[], step: number): number {
  const touching = near.flatMap((other) => {
    const apart = Math.sqrt(step * step - (other.x - x) ** 2);
    return [other.y + apart, other.y - apart];
  });
  const candidates = [0, ...touching].toSorted((a, b) => Math.abs(a) - Math.abs(b) || b - a);
  const isFree = (y: number) =>
    near.every((other) => (other.x - x) ** 2 + (other.y - y) ** 2 >= step * step * (1 - 1e-9));
  return candidates.find(isFree) ?? 0;
}
