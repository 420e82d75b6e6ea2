/** What is drawn on a sheet beside its cells: boxes with text, pictures, objects of other programs. */
import type { Piece } from './compose.ts';
import { named } from './xlsx-looks.ts';
import { elementsOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';
import { partText, type ZipParts } from './zip.ts';

/** A picture that spans fewer rows or columns is a seal or an ornament: no form fits in. */
const FEWEST = { rows: 6, columns: 3 } as const;
const EMU = { width: 200 * 12_700, height: 100 * 12_700 } as const;

/** The texts, pictures and objects on a sheet. @param path of the sheet's part */
export function drawnOn(parts: ZipParts, path: string): Piece[] {
  const objects = /<(?:\w+:)?oleObject\s/.test(partText(parts, path));
  return [
    ...drawingsOf(parts, path).flatMap((drawing) => elementsOf(drawing).flatMap(piecesOf)),
    ...(objects ? [{ kind: 'unread', part: 'embedded-object' } as const] : []),
  ];
}

/** The drawings that a sheet's relations lead to. */
function drawingsOf(parts: ZipParts, path: string): XmlElement[] {
  const relations = named(
    parseXml(partText(parts, path.replace(/([^/]*)$/, '_rels/$1.rels'))),
    'Relationships',
  );
  return (relations ? elementsOf(relations) : []).flatMap(({ attributes }) => {
    const { Type: type = '', Target: target = '' } = attributes;
    const name = target.replace(/^.*\//, '');
    const found = Object.keys(parts).find((part) => part.endsWith(`/drawings/${name}`));
    return type.endsWith('/drawing') && found ? elementsOf(parseXml(partText(parts, found))).slice(-1) : [];
  });
}

/** What an anchored thing shows. */
function piecesOf(anchor: XmlElement): Piece[] {
  const picture = find(anchor, 'pic');
  const texts = allOf(anchor, 'txBody').flatMap((body) =>
    elementsOf(body).flatMap((paragraph): Piece[] => {
      const text = allOf(paragraph, 't').map(textOf).join('');
      return text.trim() === '' ? [] : [{ kind: 'text', text }];
    }),
  );
  return picture ? [...texts, { kind: 'unread', part: 'picture', isSmall: !isLarge(anchor) }] : texts;
}

function isLarge(anchor: XmlElement): boolean {
  const cell = (end: string, of: string) => Number(textOf(named(named(anchor, end), of) ?? NOTHING) || 0);
  const { cx, cy } = (named(anchor, 'ext') ?? find(anchor, 'ext'))?.attributes ?? {};
  return named(anchor, 'to')
    ? cell('to', 'row') - cell('from', 'row') >= FEWEST.rows &&
        cell('to', 'col') - cell('from', 'col') >= FEWEST.columns
    : Number(cx) >= EMU.width && Number(cy) >= EMU.height;
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

const find = (element: XmlElement, name: string): XmlElement | undefined => allOf(element, name)[0];

/** The elements of a name anywhere inside one. */
const allOf = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).flatMap((child) =>
    child.name === name || child.name.endsWith(`:${name}`) ? [child] : allOf(child, name),
  );
