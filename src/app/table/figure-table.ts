/** The table behind a picture: what its cells hold, and how it is sorted. */
import type { Cell as CsvCell } from './csv.ts';
import type { SourceRef } from '#app/source/source.ts';

/** A column. Its unit stands in its head, so that the cells hold numbers alone. */
export interface Column {
  readonly key: string;
  readonly head: string;
  /** A caveat in smaller type under the head. */
  readonly note?: string;
  readonly unit?: string;
  readonly kind: 'text' | 'figure';
}

/** What a single figure is beyond its value: from a document the reader added, corrected by the reader, in doubt. */
export type FigureSign = 'added' | 'corrected' | 'doubt';

/** How each is written beside a figure. */
export const SIGNS: Readonly<Record<FigureSign, string>> = { added: '◯', corrected: '†', doubt: '▲' };

/** What every cell holds: its text and the signs beside it. */
interface CellText {
  readonly text: string;
  readonly signs?: readonly FigureSign[];
  /** Id of the finding that a figure in doubt takes part in: the sign leads to it. */
  readonly finding?: string;
}

/** A figure: its value for sorting and shading, its text, the place it came from. */
export interface FigureCell extends CellText {
  readonly kind: 'figure';
  readonly value: number;
  /** What a spreadsheet gets: the number in the column's unit. */
  readonly exported: number;
  /** Its unit, where the column has none for all of its figures. */
  readonly unit?: string;
  readonly origin: 'stated' | 'derived';
  readonly source: SourceRef | null;
  /** 0 to 1: how strongly a heat table shades the cell. */
  readonly shade?: number | undefined;
  /** A count has no place of its own, but a list of what was counted: its key, and the button's description. */
  readonly list?: { readonly key: string; readonly name: string };
}

/** Words: a name, or why there is no figure (none reported, not applicable). `source` opens what they speak of. */
export interface TextCell extends CellText {
  readonly kind: 'text';
  /** True for words in the place of a figure. */
  readonly absent?: boolean;
  readonly source?: SourceRef | null;
}

export type TableCell = FigureCell | TextCell;

/** Whose figures they are, and of which year: null where they are of several. */
export interface FigureSubject {
  readonly entity_id: string;
  readonly fiscal_year: number | null;
}

/** A row: its head names it, its cells follow the columns after the first. */
export interface TableRow {
  readonly key: string;
  readonly head: string;
  /** What its figures are of, where its head names whose they are: '' where that is all it names. */
  readonly item?: string;
  /** Whose they are, where neither its key nor what they come from says so. */
  readonly subject?: FigureSubject;
  /** Shown beside the head in smaller type: a caveat of comparability. */
  readonly headNote?: string;
  /** The reader can go a level down from here: the button's accessible name. */
  readonly deeper?: string;
  readonly strong?: boolean;
  readonly cells: readonly TableCell[];
  /** Values of the columns that only the file has. */
  readonly exported?: readonly CsvCell[];
}

/** A row of which cells and export are worked out when somebody first looks at them: of a whole country few are. */
export function rowInNeed(
  head: Pick<TableRow, 'key' | 'head'>,
  work: () => Pick<TableRow, 'cells' | 'exported'>,
): TableRow {
  let worked: ReturnType<typeof work> | undefined;
  const all = () => (worked ??= work());
  return {
    ...head,
    get cells() {
      return all().cells;
    },
    get exported() {
      return all().exported ?? [];
    },
  };
}

/** A whole table. The first column holds the row heads. */
export interface Table {
  readonly caption: string;
  /** Of a table of one body: a figure that nothing else names is its. */
  readonly subject?: FigureSubject;
  readonly columns: readonly Column[];
  /** Heads of columns that only the file has: what a cell says in one text, taken apart. */
  readonly exportedColumns?: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A sort order as the address keeps it: a column's key, with a leading minus for falling; '' as given. */
export type SortOrder = string;

const collator = new Intl.Collator('zh', { numeric: true });

/**
 * Rows in the order asked for; an unknown column leaves them as given. Cells without a figure come last in
 * either direction, a strong row (a total) keeps its place at the end or the beginning.
 */
export function sortRows(table: Table, order: SortOrder): readonly TableRow[] {
  const falling = order.startsWith('-');
  const at = table.columns.findIndex((column) => column.key === order.replace(/^-/, ''));
  if (order === '' || at < 0) return table.rows;
  const keys = new Map(table.rows.map((row) => [row, sortKey(row, at)]));
  // Of ten thousands of rows few differ: words are compared once each, and rows by the places of theirs.
  const places = new Map(
    [...new Set(keys.values())].sort((a, b) => compare(a, b, falling)).map((key, place) => [key, place]),
  );
  const placeOf = (row: TableRow) => places.get(keys.get(row)!)!;
  const sorted = table.rows.filter((row) => !row.strong).sort((a, b) => placeOf(a) - placeOf(b));
  const strong = table.rows.filter((row) => row.strong);
  return table.rows[0]?.strong ? [...strong, ...sorted] : [...sorted, ...strong];
}

function sortKey(row: TableRow, column: number): number | string | null {
  if (column === 0) return row.head;
  const cell = row.cells[column - 1];
  if (cell?.kind === 'figure') return cell.value;
  return cell && !cell.absent && cell.text !== '' ? cell.text : null;
}

function compare(a: number | string | null, b: number | string | null, falling: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const ascending =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return falling ? -ascending : ascending;
}

/** The order after a click on a column's head: figures fall first, words rise first, the third click is as given. */
export function nextOrder(order: SortOrder, column: Column): SortOrder {
  const first = column.kind === 'figure' ? `-${column.key}` : column.key;
  const second = column.kind === 'figure' ? column.key : `-${column.key}`;
  if (order === first) return second;
  return order === second ? '' : first;
}

/** Those picked out before the others; each in the order they come. */
export function pickedFirst<T>(
  things: readonly T[],
  isPicked: (one: T) => boolean | undefined,
): readonly T[] {
  const picked = things.filter((one) => isPicked(one));
  return picked.length === 0 ? things : [...picked, ...things.filter((one) => !isPicked(one))];
}

/** How many Latin letters wide a text is about. */
const lettersOf = (text: string): number => text.replace(/[\u2e80-\uffff]/g, '  ').length;

/** CSS pixels of the columns of a table whose rows are not all in the document, wide enough for every figure of some rows. */
export function columnWidths(columns: readonly Column[], rows: readonly TableRow[]): number[] {
  return columns.map((column, at) => {
    const heads = [column.head, column.note ?? '', column.unit ?? ''].map((text) =>
      Math.min(lettersOf(text), 14),
    );
    const cells = rows.map(({ head, cells }) => {
      const cell = at === 0 ? undefined : cells[at - 1];
      if (cell?.kind === 'figure') return lettersOf(cell.text) + 3 * (cell.signs?.length ?? 0);
      return Math.min(lettersOf(cell?.text ?? (at === 0 ? head : '')), at === 0 ? 36 : 24);
    });
    const letters = [...heads, ...cells].reduce((most, width) => Math.max(most, width), 4);
    return Math.round(letters * 7.6 + 28);
  });
}

/** CSS pixels of a character in a table on paper, between its cells, and of the widest cell of words. */
const [CHARACTER, BETWEEN, WIDEST] = [6.5, 10, 90];

/** About how wide a column is on paper: figures are not broken, words are. */
function paperWidth({ columns, rows }: Table, at: number): number {
  const width = (text: string) => BETWEEN + CHARACTER * lettersOf(text);
  const words = [columns[at]!.head, columns[at]!.note ?? ''].map((text) =>
    Math.min(width(text), WIDEST * 0.75),
  );
  const cells = rows.map(({ head, cells }) => {
    const cell = at === 0 ? null : cells[at - 1];
    return cell?.kind === 'figure' ? width(cell.text) : Math.min(width(cell?.text ?? head), WIDEST);
  });
  return [...words, ...cells].reduce((most, width) => Math.max(most, width), 0);
}

/**
 * The columns after the first in parts that a page of paper has room for, each as their places. A table of words is not
 * parted while its cells can be broken.
 * @param room CSS pixels
 */
export function paperParts(table: Table, room: number): number[][] {
  const parts: number[][] = [];
  let left = 0;
  for (let at = 1; at < table.columns.length; at += 1) {
    const width = paperWidth(table, at);
    if (parts.length === 0 || width > left) {
      parts.push([]);
      left = room - paperWidth(table, 0);
    }
    parts.at(-1)!.push(at);
    left -= width;
  }
  return parts.length === 0 ? [[]] : parts;
}
