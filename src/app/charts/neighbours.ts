/** The marks beside a mark, which the arrow keys lead to, and those on its very place. */
import type { Mark, Picture, PointMark } from './picture.ts';

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * The mark a key leads to from `index` (−1: none yet). Left and right go through the marks in order; up and
 * down go to the neighbouring row of bars (the same series if the row has it), elsewhere they also go through
 * the marks in order. At an edge the mark stays.
 */
export function neighbour(picture: Picture, index: number, step: Step): number {
  const last = picture.marks.length - 1;
  if (last < 0) return -1;
  if (step === 'first' || index < 0) return step === 'last' ? last : 0;
  if (step === 'last') return last;
  if (step === 'left' || (step === 'up' && picture.kind !== 'rows')) return Math.max(0, index - 1);
  if (step === 'right' || picture.kind !== 'rows') return Math.min(last, index + 1);

  const here = picture.marks[index]!;
  const keys = picture.rows.map((row) => row.key);
  const direction = step === 'down' ? 1 : -1;
  for (let at = keys.indexOf(here.row) + direction; at >= 0 && at < keys.length; at += direction) {
    const row = picture.marks.filter((mark) => mark.row === keys[at]);
    const target =
      row.find((mark) => mark.series === here.series && mark.panel === here.panel) ??
      row.find((mark) => mark.panel === here.panel) ??
      row[0];
    if (target) return picture.marks.indexOf(target);
  }
  return index;
}

/** All marks at the place of a mark, itself included, in the picture's order; alone where nothing shares it. */
export function marksAt(picture: Picture, mark: Mark): readonly Mark[] {
  if (picture.kind !== 'scatter' && (picture.kind !== 'lines' || picture.apart)) return [mark];
  const marks: readonly PointMark[] = picture.marks;
  const here = marks.find((other) => other.key === mark.key);
  return here ? marks.filter((other) => other.x === here.x && other.y === here.y) : [mark];
}

/** The places that several marks share, each with its marks: drawn with their number, never moved apart. */
export function sharedPlaces<M extends PointMark>({
  marks,
}: {
  readonly marks: readonly M[];
}): readonly (readonly M[])[] {
  const places = new Map<string, M[]>();
  for (const mark of marks) {
    const place = `${mark.x} ${mark.y}`;
    const held = places.get(place);
    if (held) held.push(mark);
    else places.set(place, [mark]);
  }
  return [...places.values()].filter((shared) => shared.length > 1);
}
