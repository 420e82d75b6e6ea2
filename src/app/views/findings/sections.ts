/** Under which heading a line stands, as far as the places that were read of a document tell. */

/** A place of a document whose heading is known. */
export interface KnownPlace {
  readonly line_start: number;
  readonly line_end: number;
  /** Heading path, ` / ` between its levels. */
  readonly section: string;
}

/**
 * The heading of a line: that of a place which holds it, the shortest first; else what the places before and after it
 * have in common. '' where that is nothing: a heading is never guessed.
 */
export function sectionAt(line: number, places: readonly KnownPlace[]): string {
  const length = (place: KnownPlace) => place.line_end - place.line_start;
  const holding = places
    .filter(({ line_start, line_end, section }) => section !== '' && line_start <= line && line <= line_end)
    .toSorted((a, b) => length(a) - length(b));
  if (holding[0]) return holding[0].section;
  const before = places
    .filter(({ line_end }) => line_end < line)
    .reduce<KnownPlace | null>((best, one) => (best && best.line_end >= one.line_end ? best : one), null);
  const after = places
    .filter(({ line_start }) => line_start > line)
    .reduce<KnownPlace | null>((best, one) => (best && best.line_start <= one.line_start ? best : one), null);
  return before && after ? commonPath(before.section, after.section) : '';
}

function commonPath(one: string, other: string): string {
  const levels = other.split(' / ');
  const common: string[] = [];
  for (const [at, level] of one.split(' / ').entries()) {
    if (level !== levels[at]) break;
    common.push(level);
  }
  return common.join(' / ');
}
