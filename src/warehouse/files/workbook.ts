/** Tables as an .xlsx file, and back as text. The library is large: load this module when a file is wanted. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { read, utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';

/** Text or a number that leads somewhere: to an address, or `#Sheet!A1` within the file. */
interface LinkCell {
  readonly text: string | number;
  readonly link: string;
}

/** A number is a number, a missing one an empty cell. Text is never a formula, whatever it begins with. */
export type WorkbookCell = string | number | null | LinkCell;

/** A sheet: its heads, how many characters wide each column is, and its rows. */
export interface Sheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** A spreadsheet's cell holds no more. */
const LONGEST_CELL = 32_767;

/** The day of the parts of a file. */
const NO_DAY = new Date('2000-01-01T00:00:00');

/** A file of sheets, each filterable by its heads, which stay in sight. */
export function workbookBytes(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, sheetOf(sheet), sheet.name);
  return withFrozenHeads(
    new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: false }) as ArrayBuffer),
  );
}

/** ECMA-376, 18.3.1.66: the first row stays above what is scrolled. */
const FROZEN = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';

/** The library writes no panes. */
function withFrozenHeads(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Zippable = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => {
      if (!/^xl\/worksheets\/[^/]+\.xml$/.test(path)) return [path, part];
      const text = strFromU8(part).replace(/(<sheetView [^>]*)\/>/, `$1>${FROZEN}</sheetView>`);
      return [path, strToU8(text)];
    }),
  );
  // No time leaves a trace in it.
  return new Uint8Array(zipSync(parts, { mtime: NO_DAY }));
}

function sheetOf({ columns, rows }: Sheet): WorkSheet {
  const cells = [columns.map(({ head }) => head), ...rows].map((row) => row.map(cellOf));
  const sheet = utils.aoa_to_sheet(cells);
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  const end = utils.encode_cell({ r: rows.length, c: Math.max(0, columns.length - 1) });
  sheet['!autofilter'] = { ref: `A1:${end}` };
  return sheet;
}

function cellOf(cell: WorkbookCell): CellObject | null {
  if (cell === null) return null;
  const { text, link } = typeof cell === 'object' ? cell : { text: cell, link: '' };
  const plain: CellObject =
    typeof text === 'number' ? { t: 'n', v: text } : { t: 's', v: text.slice(0, LONGEST_CELL) };
  return link === '' ? plain : { ...plain, l: { Target: link } };
}

/**
 * The first sheet of a file as rows of text; null where a cell holds a formula: what it came to is not read.
 * @throws Error where the bytes are no workbook
 */
export function readFirstSheet(bytes: Uint8Array): (string | null)[][] {
  const book = read(bytes, { type: 'array', cellFormula: true, cellHTML: false, cellStyles: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet?.['!ref']) return [];
  const { e: end } = utils.decode_range(sheet['!ref']);
  return Array.from({ length: end.r + 1 }, (_, r) =>
    Array.from({ length: end.c + 1 }, (_, c) => {
      const cell = sheet[utils.encode_cell({ r, c })] as CellObject | undefined;
      if (cell?.f !== undefined) return null;
      return cell?.v === undefined ? '' : String(cell.v);
    }),
  );
}
