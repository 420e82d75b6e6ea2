/**
 * Titles, unit lines and notes that a table carries in rows of its own: they are text about the table, and
 * extraction looks for them above and below it, where other formats have them.
 */
import { isCaption, isCaptionMark, isFormNumber, isFormTitle, isNote, namesUnit } from '../captions.ts';
import type { Place } from '../source.ts';
import { compactText } from '../text.ts';
import type { Piece } from './pieces.ts';

/** A row of a table before it is known to be a row of values. */
export interface RawRow {
  readonly texts: readonly string[];
  readonly place?: Place;
  /** How many columns the cells of the row come to, where the format states cells one by one. */
  readonly width?: number;
}

/** Rows a caption takes at most: title, number of the form, body, unit. */
const LONGEST_CAPTION = 8;

/** The texts of a row that are not blank. */
export function filled(row: RawRow): string[] {
  return row.texts.filter((text) => text.trim() !== '');
}

const compact = (row: RawRow): string[] => filled(row).map((text) => compactText(text).text);

/** Which rows of a table are its own, between its caption and its notes. */
export interface TableBounds {
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/**
 * Where a table's caption ends and its notes begin. A table without a unit line or a form's number keeps its
 * first rows, because they may be its headings.
 * @param isSheet of a sheet every row of one text in front of the table is a caption
 */
export function boundTable(rows: readonly RawRow[], isSheet = false): TableBounds {
  const from = captionEnd(rows, isSheet);
  let to = rows.length;
  while (to > from && isNoteRow(rows[to - 1]!)) to -= 1;
  return { from, to };
}

/** A table as pieces: of each form in it the caption as lines of text, the rows as a grid, the notes as lines. See `boundTable`. */
export function splitTable(rows: readonly RawRow[], isSheet = false): Piece[] {
  const beside = splitBeside(rows);
  if (beside.length > 1) return beside.flatMap((form) => splitTable(form, isSheet));
  const forms = splitForms(rows);
  return forms.flatMap((form) => splitCaptions(forms.length > 1 ? narrowed(form) : form, isSheet));
}

/** Forms that stand beside each other, each from the column of its title on. */
function splitBeside(rows: readonly RawRow[]): RawRow[][] {
  const titled = ({ texts }: RawRow) =>
    texts.flatMap((text, at) => (text.trim() !== '' && isFormTitle(compactText(text).text) ? [at] : []));
  const starts = rows.map(titled).find((columns) => columns.length > 1) ?? [];
  return starts.map((from, at) =>
    rows.map(({ texts, place }) => ({
      texts: texts.slice(at === 0 ? 0 : from, starts[at + 1]),
      ...(place && { place }),
    })),
  );
}

/** The rows of a form without the columns right of it that are those of another form. */
function narrowed(rows: readonly RawRow[]): RawRow[] {
  const columns = Math.max(...rows.map(({ texts }) => texts.findLastIndex((text) => text.trim() !== '') + 1));
  return rows.map((row) => ({ ...row, texts: row.texts.slice(0, columns) }));
}

function splitCaptions(rows: readonly RawRow[], isSheet: boolean): Piece[] {
  const { from, to } = boundTable(rows, isSheet);
  return [
    ...rows.slice(0, from).flatMap(asLines),
    ...asGrid(rows.slice(from, to)),
    ...rows.slice(to).flatMap(asLines),
  ];
}

function captionEnd(rows: readonly RawRow[], isSheet: boolean): number {
  let end = 0;
  // Text before a form in more rows than captions have, and no heads: a sheet that was saved as another format.
  const lone = rows.findIndex((row) => compact(row).length > 1);
  const isText = isSheet || lone > LONGEST_CAPTION;
  let hasUnit = isText;
  while (end < rows.length && (isText || end < LONGEST_CAPTION) && isCaptionRow(rows[end]!)) {
    hasUnit ||= compact(rows[end]!).some(isCaptionMark);
    end += 1;
  }
  return hasUnit ? end : 0;
}

/** One text alone, or nothing but what captions say. */
function isCaptionRow(row: RawRow): boolean {
  const texts = compact(row);
  return texts.length <= 1 || texts.some(isCaptionMark) || texts.every(isCaptionText);
}

/** The title may have a remark in brackets behind it. */
const isCaptionText = (text: string): boolean =>
  isCaption(text) || namesUnit(text) || isFormTitle(text.replace(/\(.*\)$/, ''));

function isNoteRow(row: RawRow): boolean {
  const texts = compact(row);
  return texts.length === 0 || (texts.length === 1 && isNote(texts[0]!));
}

const asLines = (row: RawRow): Piece[] =>
  filled(row)
    .flatMap((text) => text.split('\n'))
    .map((text) => ({ kind: 'text', text, ...(row.place && { place: row.place }) }));

function asGrid(rows: readonly RawRow[]): Piece[] {
  if (rows.length === 0) return [];
  const places = rows.flatMap(({ place }) => (place ? [place] : []));
  const short = unevenRows(rows);
  return [
    {
      kind: 'grid',
      rows: rows.map(({ texts }) => texts),
      ...(places.length === rows.length && { places }),
      ...(short.includes(true) && { short }),
    },
  ];
}

const PRINTS_AMOUNT = /\d\.\d/;

/**
 * Which rows of a table have more or fewer cells than its heads, where its rows differ in that: nobody can tell by the cells alone
 * which columns theirs stand in. Of a part without heads the most common width counts.
 */
export function unevenRows(rows: readonly RawRow[]): boolean[] {
  const body = rows.findIndex(({ texts }) => texts.some((text) => PRINTS_AMOUNT.test(text)));
  const widthsOf = (some: readonly RawRow[]) => some.flatMap(({ width }) => width ?? []);
  const ofBody = widthsOf(rows.slice(Math.max(body, 0)));
  const isEven = new Set(ofBody).size <= 1;
  const ofHeads = widthsOf(rows.slice(0, Math.max(body, 0)));
  const expected = isEven ? ofBody[0] : Math.max(mostCommon(ofBody), ...ofHeads);
  return rows.map(({ width }, at) => at >= body && width !== undefined && width !== expected);
}

/** The same of a table that is known to lack cells: rows that are as short as each other may still lack different ones. */
export function shorterRows(rows: readonly RawRow[]): boolean[] {
  const body = rows.findIndex(({ texts }) => texts.some((text) => PRINTS_AMOUNT.test(text)));
  const widest = Math.max(0, ...rows.map(({ width = 0 }) => width));
  return rows.map(({ width = 0 }, at) => body >= 0 && at >= body && width < widest);
}

function mostCommon(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Rows that follow each other without a break, parted where a further form begins with its title. */
export function splitForms<Row extends RawRow>(rows: readonly Row[]): Row[][] {
  const tables: Row[][] = [];
  let isCaptionOpen = true;
  for (const row of rows) {
    const texts = compact(row);
    const starts = texts.length === 1 && (isFormNumber(texts[0]!) || isFormTitle(texts[0]!));
    if (tables.length === 0 || (starts && !isCaptionOpen)) tables.push([]);
    tables.at(-1)!.push(row);
    isCaptionOpen = starts || (isCaptionOpen && texts.length === 1);
  }
  return tables;
}
