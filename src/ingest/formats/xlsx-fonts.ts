/** Cells of a workbook that are struck out, or white on white: of the fonts of cells the library tells nothing. */
import { childOf, elementsOf, parseXml, type XmlElement } from './xml-tree.ts';
import { partText, type ZipParts } from './zip.ts';

/** Places of cells as `row,column` from 0, by the names of their sheets. */
export type UnprintedCells = ReadonlyMap<string, ReadonlySet<string>>;

/** The cells of every sheet whose text does not count. @param parts of the workbook's container */
export function unprintedCells(parts: ZipParts): UnprintedCells {
  const unprinted = unprintedFormats(parts);
  const cells = new Map<string, Set<string>>();
  if (unprinted.size === 0) return cells;
  for (const { name, path } of sheetsOf(parts)) {
    const places = new Set<string>();
    for (const [cell] of partText(parts, path).matchAll(/<(?:\w+:)?c\s[^>]*>/g)) {
      const format = /\ss="(\d+)"/.exec(cell)?.[1];
      const [, column, row] = /\sr="([A-Z]{1,3})(\d+)"/.exec(cell) ?? [];
      if (format !== undefined && column !== undefined && unprinted.has(Number(format)))
        places.add(`${Number(row) - 1},${columnOf(column)}`);
    }
    cells.set(name, places);
  }
  return cells;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The numbers of the formats whose font is struck out, or white without a colour behind it. */
function unprintedFormats(parts: ZipParts): ReadonlySet<number> {
  const styles = named(parseXml(partText(parts, pathOf(parts, 'styles'))), 'styleSheet');
  const within = (name: string) => elementsOf(named(styles, name) ?? NOTHING);
  const fonts = within('fonts').map((font) => ({
    isStruck: isOn(named(font, 'strike')),
    isWhite: isWhite(named(font, 'color')),
  }));
  const isColoured = within('fills').map((fill) => {
    const pattern = named(fill, 'patternFill')?.attributes['patternType'] ?? 'none';
    return named(fill, 'gradientFill') !== undefined || pattern !== 'none';
  });
  return new Set(
    within('cellXfs').flatMap(({ attributes }, index) => {
      const font = fonts[Number(attributes['fontId'] ?? 0)];
      const isUnseen = font?.isWhite && !isColoured[Number(attributes['fillId'] ?? 0)];
      return font?.isStruck || isUnseen ? [index] : [];
    }),
  );
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

/** An element by its name, whatever prefix it has. */
const named = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && (childOf(element, name) ?? elementsOf(element).find((child) => child.name.endsWith(`:${name}`)));

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false)$/.test(element.attributes['val'] ?? '');

const isWhite = (color: XmlElement | undefined): boolean =>
  /^(?:FF)?FFFFFF$/i.test(color?.attributes['rgb'] ?? '') ||
  (color?.attributes['theme'] === '0' && Number(color.attributes['tint'] ?? 0) > -0.05) ||
  color?.attributes['indexed'] === '9';

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
