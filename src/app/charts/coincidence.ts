/** Points that stand on the very same place. They are drawn as one sign with their number, never moved apart. */
import type { Mark, Picture, PointMark, ScatterPicture } from './picture.ts';

/** All marks at the place of a mark, itself included, in the picture's order; alone where nothing shares it. */
export function marksAt(picture: Picture, mark: Mark): readonly Mark[] {
  if (picture.kind !== 'scatter') return [mark];
  const here = picture.marks.find((other) => other.key === mark.key);
  return here ? picture.marks.filter((other) => other.x === here.x && other.y === here.y) : [mark];
}

/** The places that several marks share, each with its marks. */
export function sharedPlaces({ marks }: ScatterPicture): readonly (readonly PointMark[])[] {
  const places = new Map<string, PointMark[]>();
  for (const mark of marks) {
    const place = `${mark.x} ${mark.y}`;
    places.set(place, [...(places.get(place) ?? []), mark]);
  }
  return [...places.values()].filter((shared) => shared.length > 1);
}
