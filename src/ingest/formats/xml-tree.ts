/** XML parts of office documents as trees. Entities of a DTD are not expanded: the parser knows the five of XML. */
import { Parser } from 'htmlparser2';

/**
 * The prefixes that office programs give to their namespaces, by what the namespaces end in. Elements and attributes are
 * named with these, whatever prefix a document chose, or none.
 */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/, 'w:'],
  [/\/markup-compatibility\/2006$/, 'mc:'],
  [/\/officeDocument(?:\/2006)?\/relationships$/, 'r:'],
  [/\/officeDocument(?:\/2006)?\/math$/, 'm:'],
  [/\/package\/2006\/relationships$/, ''],
  [/\/drawingml(?:\/2006)?\/wordprocessingDrawing$/, 'wp:'],
  [/\/drawingml(?:\/2006)?\/main$/, 'a:'],
  [/^urn:schemas-microsoft-com:vml$/, 'v:'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o:'],
];

/** The prefixes in force that are not the usual ones, each with its colon, and what stands for them. */
type Renamed = ReadonlyMap<string, string>;

const USUAL: Renamed = new Map();

/** What is in force inside an element with these attributes. */
function renamedIn(outer: Renamed, attributes: Readonly<Record<string, string>>): Renamed {
  let inner: Map<string, string> | null = null;
  for (const [name, namespace] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`;
    const usual = PREFIXES.find(([pattern]) => pattern.test(namespace))?.[1] ?? prefix;
    if (usual === prefix && !outer.has(prefix)) continue;
    inner ??= new Map(outer);
    if (usual === prefix) inner.delete(prefix);
    else inner.set(prefix, usual);
  }
  return inner ?? outer;
}

const renameElement = (name: string, renamed: Renamed): string => {
  const prefix = name.slice(0, name.indexOf(':') + 1);
  const usual = renamed.get(prefix);
  return usual === undefined ? name : usual + name.slice(prefix.length);
};

/** Attributes without a prefix are in no namespace. */
const renameAttributes = (attributes: Record<string, string>, renamed: Renamed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.includes(':') && !name.startsWith('xmlns') ? renameElement(name, renamed) : name,
      value,
    ]),
  );

/** An element with its attributes, in the prefixes above. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Deeper than any document a person wrote: nothing inside is kept. */
const DEEPEST = 400;
/** The parser takes longer with every level: nothing is read of a document that goes on like this. */
const ENDLESS = 5000;
/** Elements of one tree: a table of ten thousand rows has fewer. */
const MOST_ELEMENTS = 1_500_000;

/**
 * Parses XML into a root element whose children are the document's own.
 * @throws RangeError where elements are nested or follow each other without end; nothing else is a fault
 */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  grow(xml, root, () => false);
  return root;
}

/**
 * Hands over each element directly inside the one of a name, a tree at a time: a long document is never one
 * tree. Returns whether there was an element of that name.
 * @throws RangeError as `parseXml`, and what `take` throws
 */
export function takeElementsIn(xml: string, name: string, take: (element: XmlElement) => void): boolean {
  let found = false;
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  grow(xml, root, (element, parent) => {
    found ||= element.name === name;
    if (parent.name !== name) return false;
    take(element);
    return true;
  });
  return found;
}

/** Grows the tree of a text. An element that `isTaken` when it ends does not stay in it. */
function grow(
  xml: string,
  root: XmlElement,
  isTaken: (element: XmlElement, parent: XmlElement) => boolean,
): void {
  const open: XmlElement[] = [root];
  const prefixes: Renamed[] = [USUAL];
  let elements = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const renamed = renamedIn(prefixes.at(-1)!, attributes);
        prefixes.push(renamed);
        const element: XmlElement =
          renamed.size === 0
            ? { name, attributes, children: [] }
            : {
                name: renameElement(name, renamed),
                attributes: renameAttributes(attributes, renamed),
                children: [],
              };
        if (open.length < DEEPEST) open.at(-1)!.children.push(element);
        open.push(element);
        elements += 1;
        if (open.length > ENDLESS || elements > MOST_ELEMENTS) throw new RangeError('The XML has no end.');
      },
      onclosetag: () => {
        if (open.length < 2) return;
        const element = open.pop()!;
        prefixes.pop();
        const parent = open.at(-1)!;
        if (!isTaken(element, parent)) return;
        parent.children.pop();
        elements = 0;
      },
      ontext: (text) => {
        const { children } = open.at(-1)!;
        const last = children.length - 1;
        if (typeof children[last] === 'string') children[last] += text;
        else children.push(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
}

/** The elements directly inside one. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The first element directly inside one that has a name, or undefined. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** All the text inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
