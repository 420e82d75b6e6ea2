/** Where lines of an added document stand in the file the reader had: its pages, or the rows of a sheet. */
import type { Place } from '#ingest/source.ts';
import { statements } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';

const span = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`);

const WORDS = messages({
  zh: {
    lines: (from: number, to: number) => `第 ${span(from, to)} 行`,
    pages: (from: number, to: number) => `第 ${span(from, to)} 页`,
    pictures: (from: number, to: number) => `第 ${span(from, to)} 张图片`,
    rows: (sheet: string, from: number, to: number) => `工作表 ${sheet}，第 ${span(from, to)} 行`,
  },
  en: {
    lines: (from, to) => `${from === to ? 'line' : 'lines'} ${span(from, to)}`,
    pages: (from, to) => `${from === to ? 'page' : 'pages'} ${span(from, to)}`,
    pictures: (from, to) => `${from === to ? 'picture' : 'pictures'} ${span(from, to)}`,
    rows: (sheet, from, to) => `Sheet ${sheet}, ${from === to ? 'row' : 'rows'} ${span(from, to)}`,
  },
});

/**
 * Pages, pictures or sheet rows of lines in words: `第 3 页`, `pages 3–4`, `Sheet 公开01表, row 5`; of several files with the file's
 * name in front. '' where the lines are the file's own, or where they stand is not known.
 * @param places of all lines of the document
 * @param lineStart 1-based
 */
export function filePlaceLabel(
  places: readonly (Place | null)[] | null,
  lineStart: number,
  lineEnd: number,
  lang: Language,
): string {
  const those = (places ?? []).slice(lineStart - 1, lineEnd).filter((place) => place !== null);
  const file = those[0]?.file ?? '';
  const onPages = those.filter((place) => place.kind === 'page');
  const pages = onPages.map(({ page }) => page);
  const kind = onPages.every(({ isPicture }) => isPicture) ? 'pictures' : 'pages';
  if (pages.length > 0)
    return statements(lang, file, WORDS(lang)[kind](Math.min(...pages), Math.max(...pages)));
  const ownLines = those.flatMap((place) => (place.kind === 'line' ? [place.line] : []));
  if (ownLines.length > 0)
    return statements(lang, file, WORDS(lang).lines(Math.min(...ownLines), Math.max(...ownLines)));
  const rows = new Map<string, number[]>();
  for (const place of those) {
    if (place.kind === 'sheet') rows.set(place.sheet, [...(rows.get(place.sheet) ?? []), place.row]);
  }
  const sheets = [...rows].map(([sheet, of]) => WORDS(lang).rows(sheet, Math.min(...of), Math.max(...of)));
  return statements(lang, file, ...sheets);
}

/** The day of an instant, in the reader's own time: `2026-11-21`. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
