/** Excel workbooks, .xlsx and the older .xls: each sheet's text as it is displayed, with its place. */
import { read, SSF, utils, type WorkBook, type WorkSheet, type CellObject } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { holdsAmount, type SourceDocument } from '../../source.ts';
import { type RawRow, splitTable } from '../table-bounds.ts';
import { composeDocument } from '../compose.ts';
import { isSmallBehind, withoutMark } from '../raised-mark.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { type Colour, isClose, WHITE } from '../colours.ts';
import { drawnOn } from './drawings.ts';
import { reckonFormulas } from './formulas.ts';
import { colourOf, isOn, looksOfSheets, named, type SheetLooks } from './looks.ts';
import { elementsOf, parseXml, textOf } from '../xml-tree.ts';
import { unpack, type ZipParts } from '../zip.ts';
import { set_cptable } from '@e965/xlsx';
import type { Piece } from '../pieces.ts';

const KIND = 'workbook';
/** The parts with text, whatever their folder is called: pictures, looks and macros are left in the file. */
const isPart = (path: string): boolean =>
  /\.(?:xml|bin|rels)$/i.test(path) &&
  !/(?:^|\/)(?:media|charts|theme|docProps|customXml|embeddings|printerSettings|pivot\w+|externalLinks)\/|vbaProject/.test(
    path,
  );
/** Sheets are read this far: no form has more rows or columns. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
/** A name the program gave; any other says what the sheet holds. */
const UNNAMED = /^(?:sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?$/i;

/** Reads a workbook's visible sheets in their order. @throws UnreadableFile where it is damaged or locked */
export function readWorkbook(bytes: Uint8Array): SourceDocument {
  const { sheets, hidesAmounts } = takeApart(bytes);
  return composeDocument(sheets.flat(), hidesAmounts);
}

/**
 * Reads what a document shows of a workbook within it: its only sheet. Null where it has several, of which the document
 * shows one, or shows a part of it.
 * @throws UnreadableFile where it is damaged or locked
 */
export function readShownSheet(bytes: Uint8Array): Piece[] | null {
  const sheets = takeApart(bytes).sheets.filter((pieces) => pieces.length > 0);
  if (sheets.length !== 1) return null;
  // Rows of a sheet that lies within another file lead nowhere.
  return sheets[0]!.map((piece) =>
    piece.kind === 'grid'
      ? { ...piece, places: [] }
      : { kind: 'text', text: piece.kind === 'text' ? piece.text : '' },
  );
}

/** The pieces of each sheet, none of a hidden one, and whether anything that is hidden holds amounts. */
function takeApart(bytes: Uint8Array): { sheets: Piece[][]; hidesAmounts: boolean } {
  const { workbook, parts } = openWorkbook(bytes);
  const looks = looksOfSheets(parts);
  const pictureAt = (path: string) => unpack(bytes, (name) => name === path, KIND)[path];
  let hidesAmounts = false;
  const sheets = workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name];
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    const own = looks.get(name);
    hidesAmounts ||= sheet !== undefined && hiddenCells(sheet, isHidden, own).some(isAmountCell);
    return sheet && !isHidden
      ? readSheet(name, sheet, own, own ? drawnOn(parts, own.path, pictureAt) : [])
      : [];
  });
  return { sheets, hidesAmounts };
}

const isAmountCell = (cell: CellObject): boolean =>
  cell.t === 'n' ? !Number.isInteger(cell.v) : holdsAmount(String(cell.v ?? ''));

/** The cells of a sheet that nobody sees. */
function hiddenCells(sheet: WorkSheet, isHidden: boolean, looks: SheetLooks | undefined): CellObject[] {
  const cells = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const hidden = hiddenColumns(sheet);
  return cells.slice(0, MOST_ROWS).flatMap((row = [], index) => {
    const isWhole = isHidden || isHiddenRow(sheet, index);
    return row.flatMap((cell, column) =>
      cell && (isWhole || hidden.has(column) || looks?.unprinted.has(`${index},${column}`)) ? [cell] : [],
    );
  });
}

/** The workbook as the library reads it, and the parts of its container where it has one. */
function openWorkbook(bytes: Uint8Array): { workbook: WorkBook; parts: ZipParts } {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  // What was unpacked within bounds is handed on unpacked: the library itself sets none.
  const parts = isZip ? unpack(bytes, isPart, KIND) : null;
  const bounded = parts ? zipSync({ ...parts }, { level: 0 }) : bytes;
  if (!isZip && isBeforeUnicode(bytes)) teachCodePages();
  try {
    const workbook = read(bounded, {
      type: 'array',
      dense: true,
      // Formulas without a stored value are reckoned or told; rows and columns that are hidden are a matter of style.
      cellFormula: true,
      cellStyles: true,
      cellNF: true,
      cellHTML: false,
      bookVBA: false,
      sheetRows: MOST_ROWS,
    });
    reckonFormulas(workbook);
    return { workbook, parts: parts ?? {} };
  } catch (cause) {
    const isLocked = cause instanceof Error && /password-protected/.test(cause.message);
    throw new UnreadableFile(isLocked ? 'encrypted' : 'damaged', { kind: KIND }, { cause });
  }
}

/** Workbooks of Excel 5 and 95 are in a stream of another name than later ones. */
function isBeforeUnicode(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.includes('B\0o\0o\0k\0\0') && !text.includes('W\0o\0r\0k\0b\0o\0o\0k');
}

function readSheet(
  name: string,
  sheet: WorkSheet,
  looks: SheetLooks | undefined,
  drawn: readonly Piece[],
): Piece[] {
  const heading: Piece[] = UNNAMED.test(name)
    ? []
    : [{ kind: 'text', text: name, place: { kind: 'sheet', sheet: name, row: 1 } }];
  const body = [...splitTable(displayedRows(name, sheet, looks), true), ...drawn];
  return body.length > 0 ? [...heading, ...body] : [];
}

/** The rows with something in them, cut to the columns in use. */
function displayedRows(name: string, sheet: WorkSheet, looks: SheetLooks | undefined): RawRow[] {
  const cells = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const covered = coveredCells(sheet, Math.min(cells.length, MOST_ROWS));
  const hidden = hiddenColumns(sheet);
  const shown = shownAnchors(sheet);
  const rows = cells.slice(0, MOST_ROWS).flatMap((row, index): (RawRow & { texts: string[] })[] => {
    if (isHiddenRow(sheet, index)) return [];
    const texts = Array.from({ length: Math.min(row?.length ?? 0, MOST_COLUMNS) }, (_, column) => {
      const place = `${index},${column}`;
      const anchor = shown.get(place);
      if (!anchor && covered.has(place)) return '';
      return shownText(anchor ? cells[anchor[0]]?.[anchor[1]] : row![column], anchor?.join() ?? place, looks);
    }).filter((_, column) => !hidden.has(column));
    return texts.some((text) => text !== '')
      ? [{ texts, place: { kind: 'sheet', sheet: name, row: index + 1 } }]
      : [];
  });
  const width = Math.max(0, ...rows.map(({ texts }) => texts.findLastIndex((text) => text !== '') + 1));
  const left = Math.min(width, ...rows.map(({ texts }) => texts.findIndex((text) => text !== '')));
  return rows.map(({ texts, place }) => ({
    texts: Array.from({ length: width - left }, (_, column) => texts[left + column] ?? ''),
    place: place!,
  }));
}

/** A cell's text as far as it can be seen. */
function shownText(cell: CellObject | undefined, place: string, looks: SheetLooks | undefined): string {
  if (looks?.unprinted.has(place)) return '';
  const ground = looks?.grounds.get(place);
  const rich = looks?.inline.get(place) ?? (cell?.t === 's' ? String(cell.r ?? '') : '');
  return RICH.test(rich) ? richText(rich, ground === undefined ? WHITE : ground) : displayedText(cell);
}

const RICH = /<(?:\w+:)?rPr>/;

/** Nobody sees a column or a row so narrow: in widths of a digit, and in points. */
const NARROWEST = { width: 0.3, height: 1 } as const;

/** The sheet's columns that are not shown. */
function hiddenColumns(sheet: WorkSheet): ReadonlySet<number> {
  return new Set(
    (sheet['!cols'] ?? []).flatMap((column, index) =>
      column?.hidden || (column?.width ?? 1) < NARROWEST.width ? [index] : [],
    ),
  );
}

const isHiddenRow = (sheet: WorkSheet, row: number): boolean => {
  const properties = sheet['!rows']?.[row];
  return properties?.hidden === true || (properties?.hpt ?? NARROWEST.height) < NARROWEST.height;
};

/** Where the text of a merged cell shows whose own place is hidden: the first of its places that is not. */
function shownAnchors(sheet: WorkSheet): ReadonlyMap<string, readonly [number, number]> {
  const hidden = hiddenColumns(sheet);
  const anchors = new Map<string, readonly [number, number]>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    let { r, c } = s;
    while (c < e.c && hidden.has(c)) c += 1;
    while (r < e.r && isHiddenRow(sheet, r)) r += 1;
    if (r !== s.r || c !== s.c) anchors.set(`${r},${c}`, [s.r, s.c]);
  }
  return anchors;
}

/** Cells that merges of one sheet may cover: more are what no form has. */
const MOST_COVERED = 500_000;

/** Cells under a merged one, whatever is left in them. @throws UnreadableFile where merges cover the sheet many times */
function coveredCells(sheet: WorkSheet, rows: number): Set<string> {
  const covered = new Set<string>();
  let visited = 0;
  for (const { s, e } of sheet['!merges'] ?? []) {
    for (let row = s.r; row <= Math.min(e.r, rows - 1); row += 1) {
      for (let column = s.c; column <= Math.min(e.c, MOST_COLUMNS); column += 1) {
        visited += 1;
        if (visited > MOST_COVERED) throw new UnreadableFile('damaged', { kind: KIND });
        if (row !== s.r || column !== s.c) covered.add(`${row},${column}`);
      }
    }
  }
  return covered;
}

const POWER_OF_TEN = /^-?\d(?:\.\d+)?E[+-]?\d+$/i;

/** A cell as the program shows it. Large numbers without a format are written out instead of in powers of ten. */
function displayedText(cell: CellObject | undefined): string {
  if (!cell) return '';
  if (cell.f !== undefined && (cell.t === 'z' || cell.v === undefined)) return `=${cell.f}`;
  if (cell.t === 'z') return '';
  if (cell.t === 'e') return cell.f === undefined ? (cell.w ?? '') : `=${cell.f}`;
  const shown = (LOCALE.test(String(cell.z)) ? undefined : cell.w) ?? formatted(cell);
  const isPowerOfTen = shown === undefined || POWER_OF_TEN.test(shown);
  if (cell.t === 'n' && typeof cell.v === 'number' && isPowerOfTen) return String(cell.v);
  const text = (shown ?? utils.format_cell(cell)).replace(/\r\n?/g, '\n').trim();
  return cell.t === 'n' && typeof cell.v === 'number'
    ? shownNumber(cell.v, text, String(cell.z ?? ''))
    : text;
}

/** The language that a format is in, which the library takes for a currency. */
const LOCALE = /\[\$-[^\]]*\]/g;

/** A number by a format with words that are not quoted, as other programs write them: the library knows no such. */
function formatted({ t, v, z }: CellObject): string | undefined {
  if (t !== 'n' || typeof z !== 'string') return undefined;
  const quoted = z
    .replace(LOCALE, '')
    .replace(/"[^"]*"|\[[^\]]*\]|\\.|[^ -~]+/g, (part) => (/^[^ -~]/.test(part) ? `"${part}"` : part));
  try {
    return String(SSF.format(quoted, v));
  } catch {
    return undefined;
  }
}

/** A format that sets a point among the digits of a whole number: 0!.0000 shows 元 as 万元. */
const SET_POINT = /^[#,]*[0#](?:[!\\]\.|"\.")(0{1,20})(,*)(.*)$/;

/** What a format makes of a number where its look alone would mislead: a dash is a nought, colour or brackets a minus. */
function shownNumber(value: number, text: string, format: string): string {
  const [, places, scale = '', rest = ''] = SET_POINT.exec(format.split(';')[0]!) ?? [];
  if (places !== undefined) {
    const shown = Math.round(value / 1000 ** scale.length) / 10 ** places.length;
    return shown.toFixed(places.length) + rest.replace(/_.|["!\\\s]/g, '');
  }
  if (value === 0 && text !== '' && !/\d/.test(text)) return '0';
  if (value < 0 && /[1-9]/.test(text) && !/[-负]/.test(text)) return `-${text.replace(/[()（）△▲]/g, '')}`;
  return text;
}

/** The text of a cell whose runs differ: what is struck out or cannot be seen does not count, nor does the mark of a note. */
function richText(xml: string, ground: Colour | null): string {
  let text = '';
  let before = 0;
  for (const run of elementsOf(parseXml(xml.replace(/<(\/?)\w+:/g, '<$1')))) {
    const properties = named(run, 'rPr');
    const colour = colourOf(named(properties, 'color'), null);
    const size = named(properties, 'sz')?.attributes['val'];
    if (isOn(named(properties, 'strike')) || Number(size ?? 11) < 2.5) continue;
    if (colour && ground && isClose(colour, ground)) continue;
    const piece = elementsOf(run)
      .filter(({ name }) => name === 't')
      .map(textOf)
      .join('');
    const isRaised = /^su[pb]/.test(named(properties, 'vertAlign')?.attributes['val'] ?? '');
    if (isRaised || isSmallBehind(text, Number(size ?? 11), before)) text += withoutMark(text, piece);
    else text += run.name === 't' ? textOf(run) : piece;
    before = Number(size ?? 11);
  }
  return text.replace(/\r\n?/g, '\n').trim();
}

/** Names the platform has for Windows' and Macintosh's numbers. */
const NAMES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  10002: 'big5',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Gives the library the platform's decoders, for good: strings without a code page stay as they were read. */
export function teachCodePages(): void {
  set_cptable({ utils: { decode, encode } });
}

function decode(codePage: number, data: ArrayLike<number> | string): string {
  const bytes = typeof data === 'string' ? encode(codePage, data) : Uint8Array.from(data);
  return new TextDecoder(NAMES[codePage] ?? 'windows-1252', { ignoreBOM: true }).decode(bytes);
}

/** Only ever asked for bytes that were put into a text one by one. */
const encode = (_: number, text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
