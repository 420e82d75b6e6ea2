/** The parts of a Word document's container. They are found by their relations: programs name them as they like. */
import { UnreadableFile } from '../unreadable-file.ts';
import { childOf, elementsOf, parseXml } from '../xml-tree.ts';
import { partText, unpack } from '../zip.ts';

const KIND = 'Word document';
const USUAL_MAIN = 'word/document.xml';

/** The texts of the parts that are read, '' where there is none, and whatever else the document refers to. */
export interface DocxParts {
  readonly document: string;
  readonly styles: string;
  readonly numbering: string;
  readonly footnotes: string;
  readonly endnotes: string;
  /** What a relation of the document leads to; undefined where it is not in the file or not within bounds. */
  related(id: string): Uint8Array | undefined;
}

/** Opens a document. @throws UnreadableFile as `unpack` */
export function openParts(bytes: Uint8Array): DocxParts {
  const roots = relationsOf(bytes, '');
  const named = roots.find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const main = named ?? USUAL_MAIN;
  const folder = main.replace(/[^/]*$/, '');
  const relations = relationsOf(bytes, main);
  const pathOf = (kind: string) =>
    relations.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? `${folder}${kind}.xml`;
  const paths = {
    document: main,
    styles: pathOf('styles'),
    numbering: pathOf('numbering'),
    footnotes: pathOf('footnotes'),
    endnotes: pathOf('endnotes'),
  };
  const parts = unpack(bytes, (name) => Object.values(paths).includes(name), KIND);
  return {
    document: partText(parts, paths.document),
    styles: partText(parts, paths.styles),
    numbering: partText(parts, paths.numbering),
    footnotes: partText(parts, paths.footnotes),
    endnotes: partText(parts, paths.endnotes),
    related: (id) => {
      const target = relations.find((relation) => relation.id === id)?.target;
      try {
        return target === undefined ? undefined : unpack(bytes, (name) => name === target, KIND)[target];
      } catch (error) {
        if (error instanceof UnreadableFile) return undefined;
        throw error;
      }
    },
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path in the container. */
  readonly target: string;
}

/** The relations of a part to others in the file; of the container itself for ''. */
function relationsOf(bytes: Uint8Array, part: string): Relation[] {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(part)!;
  const path = `${folder}_rels/${file}.rels`;
  const root = childOf(
    parseXml(
      partText(
        unpack(bytes, (name) => name === path, KIND),
        path,
      ),
    ),
    'Relationships',
  );
  return (root ? elementsOf(root) : []).flatMap(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode } = attributes;
    return TargetMode === 'External' ? [] : [{ id, type, target: resolvePath(folder, target) }];
  });
}

/** A target, relative to a folder or from the container's root, as a path. */
function resolvePath(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
