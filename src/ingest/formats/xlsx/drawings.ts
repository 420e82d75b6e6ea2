/** What is drawn on a sheet beside its cells: boxes with text, pictures, objects of other programs. */
import type { PictureIn } from '../../source.ts';
import { named } from './looks.ts';
import { elementsOf, parseXml, textOf, type XmlElement } from '../xml-tree.ts';
import { partText, type ZipParts } from '../zip.ts';
import type { Piece } from '../pieces.ts';

/** A picture that spans fewer rows or columns is a seal or an ornament: no form fits in. */
const FEWEST = { rows: 6, columns: 3 } as const;
const EMU = { width: 200 * 12_700, height: 100 * 12_700 } as const;

/**
 * The texts, pictures and objects on a sheet.
 * @param path of the sheet's part
 * @param pictureAt has a picture by its path in the container
 */
export function drawnOn(
  parts: ZipParts,
  path: string,
  pictureAt: (path: string) => Uint8Array | undefined,
): Piece[] {
  const objects = /<(?:\w+:)?oleObject\s/.test(partText(parts, path));
  return [
    ...drawingsOf(parts, path).flatMap(({ drawing, pictures }) =>
      elementsOf(drawing).flatMap((anchor) =>
        piecesOf(anchor, (id) => pictureIn(pictures.get(id), pictureAt)),
      ),
    ),
    ...(objects ? [{ kind: 'unread', part: 'embedded-object' } as const] : []),
  ];
}

/** A drawing, and the paths of its pictures by what it calls them. */
interface Drawing {
  readonly drawing: XmlElement;
  readonly pictures: ReadonlyMap<string, string>;
}

/** The drawings that a sheet's relations lead to. */
function drawingsOf(parts: ZipParts, path: string): Drawing[] {
  return relationsOf(parts, path).flatMap(({ type, target }) => {
    const name = target.replace(/^.*\//, '');
    const found = Object.keys(parts).find((part) => part.endsWith(`/drawings/${name}`));
    if (!type.endsWith('/drawing') || !found) return [];
    const folder = found.replace(/drawings\/[^/]*$/, '');
    const pictures = new Map(
      relationsOf(parts, found).map((one) => [one.id, one.target.replace(/^(?:\/|\.\.\/)(?:xl\/)?/, folder)]),
    );
    return elementsOf(parseXml(partText(parts, found)))
      .slice(-1)
      .map((drawing) => ({ drawing, pictures }));
  });
}

function relationsOf(parts: ZipParts, path: string): { id: string; type: string; target: string }[] {
  const part = partText(parts, path.replace(/([^/]*)$/, '_rels/$1.rels'));
  const relations = named(parseXml(part), 'Relationships');
  return (relations ? elementsOf(relations) : []).map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: attributes['Type'] ?? '',
    target: attributes['Target'] ?? '',
  }));
}

const pictureIn = (
  path: string | undefined,
  pictureAt: (path: string) => Uint8Array | undefined,
): PictureIn | null => (path === undefined ? null : () => pictureAt(path));

/** What an anchored thing shows. */
function piecesOf(anchor: XmlElement, pictureOf: (id: string) => PictureIn | null): Piece[] {
  const picture = find(anchor, 'pic');
  const shown = picture && pictureOf(find(picture, 'blip')?.attributes['r:embed'] ?? '');
  const texts = allOf(anchor, 'txBody').flatMap((body) =>
    elementsOf(body).flatMap((paragraph): Piece[] => {
      const text = allOf(paragraph, 't').map(textOf).join('');
      return text.trim() === '' ? [] : [{ kind: 'text', text }];
    }),
  );
  if (!picture) return texts;
  const piece = { kind: 'unread', part: 'picture', isSmall: !isLarge(anchor) } as const;
  return [...texts, { ...piece, ...(shown && { picture: shown }) }];
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
