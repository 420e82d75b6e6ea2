/** Where a line of a file stands, in words and on its page. */
import type { Place } from '#ingest/source.ts';
import { linesLabel } from '#app/source/citation.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';

const WORDS = messages({
  zh: {
    page: (page: number) => `第 ${page} 页`,
    row: (sheet: string, row: number) => `${sheet} 第 ${row} 行`,
  },
  en: {
    page: (page) => `page ${page}`,
    row: (sheet, row) => `${sheet}, row ${row}`,
  },
});

/** Page, or sheet and row, or the line itself where the lines are the file's own. */
export function placeLabel(places: readonly (Place | null)[] | null, line: number, lang: Language): string {
  const words = WORDS(lang);
  const place = places?.[line - 1];
  if (!place) return linesLabel(line, line, lang);
  return place.kind === 'page' ? words.page(place.page) : words.row(place.sheet, place.row);
}

/** A part of a page: its number and the box in points from its upper left corner. */
export interface PageArea {
  readonly page: number;
  readonly box: readonly [number, number, number, number] | null;
}

/** The area of lines on the page where they begin; null where the file has no pages. */
export function areaOf(
  places: readonly (Place | null)[] | null,
  lineStart: number,
  lineEnd: number,
): PageArea | null {
  const placed = (places ?? [])
    .slice(lineStart - 1, lineEnd)
    .flatMap((place) => (place?.kind === 'page' ? [place] : []));
  const first = placed[0];
  if (!first) return null;
  const boxes = placed.flatMap(({ page, box }) => (page === first.page && box ? [box] : []));
  if (boxes.length === 0) return { page: first.page, box: null };
  return {
    page: first.page,
    box: [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ],
  };
}
