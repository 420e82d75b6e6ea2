/** How cells of a workbook look, of which the library tells nothing: whose text does not count, and what of it is set otherwise. */
import { BLACK, type Colour, colourOfDigits, isClose, WHITE } from '../colours.ts';
import { childOf, elementsOf, parseXml, type XmlElement } from '../xml-tree.ts';
import { partText, type ZipParts } from '../zip.ts';

/** The looks of a sheet's cells, by their places as `row,column` from 0. */
export interface SheetLooks {
  /** Cells struck out, too small to read, or of the colour behind them. */
  readonly unprinted: ReadonlySet<string>;
  /** Cells with a colour behind them; null where it is not known. */
  readonly grounds: ReadonlyMap<string, Colour | null>;
  /** The text of cells that hold it themselves, as XML. */
  readonly inline: ReadonlyMap<string, string>;
  /** The path of the sheet's part. */
  readonly path: string;
}

interface Format {
  readonly isUnprinted: boolean;
  readonly ground: Colour | null;
}

/** The looks of the sheets, by their names. @param parts of the workbook's container */
export function looksOfSheets(parts: ZipParts): ReadonlyMap<string, SheetLooks> {
  const formats = formatsOf(parts);
  return new Map(
    sheetsOf(parts).map(({ name, path }) => [name, looksOfCells(partText(parts, path), path, formats)]),
  );
}

const CELL = /<(?:\w+:)?c\s[^>]*>/g;
const CELL_END = /<\/(?:\w+:)?c>/g;

function looksOfCells(sheet: string, path: string, formats: readonly Format[]): SheetLooks {
  const unprinted = new Set<string>();
  const grounds = new Map<string, Colour | null>();
  const inline = new Map<string, string>();
  for (const { 0: cell, index } of sheet.matchAll(CELL)) {
    const format = formats[Number(/\ss="(\d+)"/.exec(cell)?.[1] ?? 0)];
    const [, column, row] = /\sr="([A-Z]{1,3})(\d+)"/.exec(cell) ?? [];
    if (column === undefined) continue;
    const place = `${Number(row) - 1},${columnOf(column)}`;
    if (format?.isUnprinted) unprinted.add(place);
    if (format && format.ground !== WHITE) grounds.set(place, format.ground);
    if (!/\st="inlineStr"/.test(cell)) continue;
    CELL_END.lastIndex = index + cell.length;
    const end = CELL_END.exec(sheet);
    if (!end) break;
    inline.set(place, /<(?:\w+:)?is>([^]*)<\//.exec(sheet.slice(index + cell.length, end.index))?.[1] ?? '');
  }
  return { unprinted, grounds, inline, path };
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Points: nobody reads smaller letters. */
const LEAST_SIZE = 2.5;

/** What the formats of cells make of a text, by their numbers. */
function formatsOf(parts: ZipParts): Format[] {
  const styles = named(parseXml(partText(parts, pathOf(parts, 'styles'))), 'styleSheet');
  const within = (name: string) => elementsOf(named(styles, name) ?? NOTHING);
  const fonts = within('fonts').map((font) => ({
    isOff: isOn(named(font, 'strike')) || Number(named(font, 'sz')?.attributes['val'] ?? 11) < LEAST_SIZE,
    colour: colourOf(named(font, 'color'), BLACK),
  }));
  const grounds = within('fills').map((fill) => {
    const pattern = named(fill, 'patternFill');
    const kind = pattern?.attributes['patternType'] ?? 'none';
    if (named(fill, 'gradientFill')) return null;
    if (kind === 'none') return WHITE;
    return kind === 'solid' ? colourOf(named(pattern, 'fgColor'), null) : null;
  });
  return within('cellXfs').map(({ attributes }) => {
    const font = fonts[Number(attributes['fontId'] ?? 0)];
    const ground = grounds[Number(attributes['fillId'] ?? 0)] ?? null;
    const isUnseen = font?.colour && ground ? isClose(font.colour, ground) : false;
    return { isUnprinted: font?.isOff === true || isUnseen, ground };
  });
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

/** An element by its name, whatever prefix it has. */
export const named = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && (childOf(element, name) ?? elementsOf(element).find((child) => child.name.endsWith(`:${name}`)));

export const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false)$/.test(element.attributes['val'] ?? '');

/** A colour of a workbook; the usual one where none is named, null where its theme decides. */
export function colourOf<Usual>(color: XmlElement | undefined, usual: Usual): Colour | Usual | null {
  if (!color) return usual;
  const { rgb, theme, indexed, auto, tint = '0' } = color.attributes;
  if (auto !== undefined) return usual;
  if (rgb !== undefined) return colourOfDigits(rgb.slice(-6));
  if (theme === '0' && Number(tint) > -0.05) return WHITE;
  if (theme === '1' && Number(tint) === 0) return BLACK;
  if (indexed === '1' || indexed === '9') return WHITE;
  return indexed === '0' || indexed === '8' || indexed === '64' ? BLACK : null;
}

/** The sheets of a workbook with the paths of their parts. */
function sheetsOf(parts: ZipParts): { name: string; path: string }[] {
  const workbook = Object.keys(parts).find((path) => /(?:^|\/)workbook\.xml$/.test(path)) ?? '';
  const folder = workbook.replace(/[^/]*$/, '');
  const relations = named(parseXml(partText(parts, `${folder}_rels/workbook.xml.rels`)), 'Relationships');
  const targets = new Map(
    elementsOf(relations ?? NOTHING).map(({ attributes }) => [attributes['Id'], attributes['Target'] ?? '']),
  );
  const sheets = named(named(parseXml(partText(parts, workbook)), 'workbook'), 'sheets');
  return elementsOf(sheets ?? NOTHING).flatMap(({ attributes }) => {
    const target = targets.get(attributes['r:id'] ?? '');
    if (target === undefined) return [];
    return [
      { name: attributes['name'] ?? '', path: target.startsWith('/') ? target.slice(1) : folder + target },
    ];
  });
}

const pathOf = (parts: ZipParts, part: string): string =>
  Object.keys(parts).find((path) => path.endsWith(`/${part}.xml`)) ?? '';
