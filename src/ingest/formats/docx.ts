/** Word documents (.docx): paragraphs with their automatic numbers, tables with their merged cells. */
import type { SourceDocument } from '../source.ts';
import { splitCaptions } from './captions.ts';
import { cellText, expandRows, type FlowCell, isLayoutTable, type SpanningCell } from './cells.ts';
import { composeDocument, type Piece } from './compose.ts';
import { RunStyles } from './docx-styles.ts';
import { Numbering } from './docx-numbering.ts';
import { decodePage, parsePage } from './html.ts';
import { isRaisedMark } from './raised-mark.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { isWebArchive, pagesOf } from './web-archive.ts';
import { latinText } from './encoding.ts';
import { childOf, elementsOf, parseXml, takeElementsIn, textOf, type XmlElement } from './xml-tree.ts';
import { partText, unpack, type ZipParts } from './zip.ts';

const KIND = 'Word document';
const PARTS =
  /^word\/(?:document|numbering|styles|footnotes|endnotes)\.xml$|^word\/_rels\/document\.xml\.rels$|\.(?:mht|mhtml|html?|xhtml)$/;
/** Lines and tables of one document: a thousand pages have a tenth of them. */
const MOST_PIECES = 400_000;

/** Reads a Word document. @throws UnreadableFile where it is damaged, locked or holds no text */
export function readDocx(bytes: Uint8Array): SourceDocument {
  const parts = unpack(bytes, PARTS, KIND);
  const styles = wordText(parts, 'word/styles.xml');
  const flow = new FlowReader(
    new Numbering(wordText(parts, 'word/numbering.xml'), styles),
    new RunStyles(styles),
    notesOf(parts),
    pagesWithin(parts),
  );
  const pieces: Piece[] = [];
  const isWhole = takeElementsIn(wordText(parts, 'word/document.xml'), 'w:body', (element) => {
    for (const piece of flow.readBlock(element)) pieces.push(piece);
    if (pieces.length > MOST_PIECES) throw new UnreadableFile('damaged', { kind: KIND });
  });
  if (!isWhole) throw new UnreadableFile('damaged', { kind: KIND });
  const document = composeDocument(pieces);
  if (document.blocks.length === 0) throw new UnreadableFile('no-text', { kind: KIND });
  return document;
}

/** Elements that hold a flow or runs of their own, in place: content controls, tracked insertions, links. */
const TRANSPARENT = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
]);

const WORD_NAMESPACE =
  /xmlns(?::([\w.-]+))?\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;

/** A part as text, its elements with the prefix that Word gives them: programs may choose any other, or none. */
function wordText(parts: ZipParts, path: string): string {
  const text = partText(parts, path);
  const match = WORD_NAMESPACE.exec(text);
  const prefix = match?.[1];
  if (!match || prefix === 'w') return text;
  if (prefix === undefined) return text.replace(/<(\/?)([A-Za-z][\w.-]*)(?=[\s/>])/g, '<$1w:$2');
  const own = prefix.replace(/[.]/g, '\\.');
  return text.replace(new RegExp(`(</?|\\s)${own}:`, 'g'), '$1w:');
}

/** The pages of other programs that a document holds in place of text of its own, by what refers to them. */
function pagesWithin(parts: ZipParts): (id: string) => Piece[] {
  const relations = elementsOf(
    childOf(parseXml(partText(parts, 'word/_rels/document.xml.rels')), 'Relationships') ?? NOTHING,
  );
  return (id) => {
    const target = relations.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'] ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `word/${target}`.replace(/[^/]+\/\.\.\//g, '');
    const bytes = parts[path];
    if (!bytes) return [];
    const isArchive = isWebArchive(latinText(bytes.subarray(0, 4096)));
    const pages = (isArchive ? pagesOf(bytes) : [bytes]).map((page) => parsePage(decodePage(page)));
    return pages.find((pieces) => pieces.length > 0) ?? [];
  };
}

/** Footnotes and endnotes by what refers to them. */
function notesOf(parts: ZipParts): ReadonlyMap<string, XmlElement> {
  const notes = new Map<string, XmlElement>();
  for (const kind of ['footnote', 'endnote']) {
    const part = wordText(parts, `word/${kind}s.xml`);
    for (const note of elementsOf(childOf(parseXml(part), `w:${kind}s`) ?? NOTHING)) {
      notes.set(`${kind} ${note.attributes['w:id']}`, note);
    }
  }
  return notes;
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

/** A cell while its row is put together. */
interface DocxCell extends FlowCell {
  readonly columns: number;
}

/** Reads a document's flow in order: automatic numbers are counted, and notes follow what refers to them. */
class FlowReader {
  readonly #numbering: Numbering;
  readonly #styles: RunStyles;
  readonly #notes: ReadonlyMap<string, XmlElement>;
  readonly #pageWithin: (id: string) => Piece[];
  /** Notes referred to since the last block. */
  #called: XmlElement[] = [];

  constructor(
    numbering: Numbering,
    styles: RunStyles,
    notes: ReadonlyMap<string, XmlElement>,
    pageWithin: (id: string) => Piece[],
  ) {
    this.#numbering = numbering;
    this.#styles = styles;
    this.#notes = notes;
    this.#pageWithin = pageWithin;
  }

  /** The pieces of one element of the body. */
  readBlock(element: XmlElement): Piece[] {
    const pieces = this.#readElement(element);
    const notes = this.#called;
    this.#called = [];
    return [...pieces, ...notes.flatMap((note) => this.#readFlow(note))];
  }

  #readFlow(container: XmlElement): Piece[] {
    return elementsOf(container).flatMap((element) => this.#readElement(element));
  }

  #readElement(element: XmlElement): Piece[] {
    if (element.name === 'w:p') return this.#readParagraph(element);
    if (element.name === 'w:tbl') return this.#readTable(element);
    if (element.name === 'w:altChunk') {
      const id = Object.entries(element.attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1];
      return this.#pageWithin(id ?? '');
    }
    return TRANSPARENT.has(element.name) ? this.#readFlow(element) : [];
  }

  /** A paragraph's lines, and the text boxes anchored in it after them. */
  #readParagraph(paragraph: XmlElement): Piece[] {
    if (this.#styles.isParagraphHidden(paragraph)) return [];
    const boxes: XmlElement[] = [];
    const text = this.#runsText(paragraph, boxes);
    const number = text.trim() === '' ? '' : this.#numbering.next(childOf(paragraph, 'w:pPr'));
    const lines = `${number}${text}`.split('\n');
    return [
      ...lines.map((line): Piece => ({ kind: 'text', text: line })),
      ...boxes.flatMap((box) => this.#readFlow(box)),
    ];
  }

  /** The text of runs. Deleted and hidden text, field codes and the second copy of a drawing are not printed. */
  #runsText(element: XmlElement, boxes: XmlElement[]): string {
    let text = '';
    for (const child of elementsOf(element)) {
      const piece = this.#runText(child, boxes);
      const isMark = child.name === 'w:r' && this.#styles.isRaised(child) && isRaisedMark(text, piece);
      if (!isMark) text += piece;
    }
    return text;
  }

  #runText(child: XmlElement, boxes: XmlElement[]): string {
    switch (child.name) {
      case 'w:t':
        return textOf(child);
      case 'w:tab':
        return ' ';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:br':
      case 'w:cr':
        return '\n';
      case 'w:r':
        return this.#styles.isHidden(child) ? '' : this.#runsText(child, boxes);
      case 'w:txbxContent':
        boxes.push(child);
        return '';
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#callNote(child);
        return '';
      case 'w:pPr':
      case 'w:rPr':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:instrText':
      case 'mc:Fallback':
        return '';
      default:
        return this.#runsText(child, boxes);
    }
  }

  #callNote({ name, attributes }: XmlElement): void {
    const note = this.#notes.get(`${name.slice(2).replace('Reference', '')} ${attributes['w:id']}`);
    if (note) this.#called.push(note);
  }

  #readTable(table: XmlElement): Piece[] {
    const rows = rowsOf(table).map((row) => this.#readRow(row));
    if (isLayoutTable(rows)) return rows.flat().flatMap(({ flow }) => flow);
    const spanning = rows.map((row) =>
      row.map((cell): SpanningCell => ({ text: cellText(cell).trim(), columns: cell.columns, rows: 1 })),
    );
    return splitCaptions(expandRows(spanning));
  }

  /** A row's cells. A cell that a vertical merge continues stands empty in its place, whatever it still contains. */
  #readRow(row: XmlElement): DocxCell[] {
    const skipped = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'] ?? 0);
    const cells = cellsOf(row).map((element): DocxCell => {
      const properties = childOf(element, 'w:tcPr');
      const merge = childOf(properties, 'w:vMerge');
      const isCovered = merge !== undefined && merge.attributes['w:val'] !== 'restart';
      const columns = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1) || 1;
      return { columns, flow: isCovered ? [] : this.#readFlow(element) };
    });
    const left = Number(childOf(childOf(row, 'w:trPr'), 'w:gridAfter')?.attributes['w:val'] ?? 0);
    return [...blankCells(skipped), ...cells, ...blankCells(left)];
  }
}

const blankCells = (columns: number): DocxCell[] => (columns > 0 ? [{ columns, flow: [] }] : []);

/** A table's rows, but those that tracked changes have deleted. */
const rowsOf = (table: XmlElement): XmlElement[] =>
  elementsOf(table).flatMap((element) => {
    if (element.name === 'w:tr') return childOf(childOf(element, 'w:trPr'), 'w:del') ? [] : [element];
    return TRANSPARENT.has(element.name) ? rowsOf(element) : [];
  });

const cellsOf = (row: XmlElement): XmlElement[] =>
  elementsOf(row).flatMap((element) => {
    if (element.name === 'w:tc') return [element];
    return TRANSPARENT.has(element.name) ? cellsOf(element) : [];
  });
