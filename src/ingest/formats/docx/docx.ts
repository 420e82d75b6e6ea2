/** Word documents (.docx): paragraphs with their automatic numbers, tables with their merged cells. */
import { holdsAmount, type SourceDocument } from '../../source.ts';
import { splitTable } from '../table-bounds.ts';
import { cellText, expandRows, type FlowCell, isLayoutTable, type SpanningCell } from '../cells.ts';
import { composeDocument } from '../compose.ts';
import { type Colour, WHITE } from '../colours.ts';
import { groundOf, type RunPlace, RunStyles } from './styles.ts';
import { Numbering } from './numbering.ts';
import { shownObject } from './objects.ts';
import { type DocxParts, openParts } from './parts.ts';
import { decodePage, decodeText, latinText } from '../text/encoding.ts';
import { detectFormat } from '../format.ts';
import { parsePage } from '../html/html.ts';
import { splitLines } from '../text/plain-text.ts';
import { isSmallBehind, withoutMark } from '../raised-mark.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { isWebArchive, openWebArchive } from '../html/web-archive.ts';
import { childOf, elementsOf, parseXml, takeElementsIn, textOf, type XmlElement } from '../xml-tree.ts';
import type { Piece } from '../pieces.ts';

const KIND = 'Word document';
/** Lines and tables of one document: a thousand pages have a tenth of them. */
const MOST_PIECES = 400_000;
/** Documents within a document. */
const DEEPEST = 3;

/** Reads a Word document. @throws UnreadableFile where it is damaged or locked */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const hidden: Hidden = { hidesAmounts: false };
  const pieces = await piecesOf(bytes, hidden);
  return composeDocument(pieces, hidden.hidesAmounts);
}

/** Takes up, while a document is read, whether it holds amounts that it does not show. */
interface Hidden {
  hidesAmounts: boolean;
}

/** What a document shows, in reading order. @throws UnreadableFile where it is damaged or locked */
async function piecesOf(bytes: Uint8Array, hidden: Hidden, depth = 0): Promise<Piece[]> {
  const parts = openParts(bytes);
  const flow = new FlowReader(
    new Numbering(parts.numbering, parts.styles),
    new RunStyles(parts.styles),
    notesOf(parts),
    parts.document.includes('<w:background') ? null : WHITE,
    hidden,
  );
  const pieces: Piece[] = [];
  const isWhole = takeElementsIn(parts.document, 'w:body', (element) => {
    for (const piece of flow.readBlock(element)) pieces.push(piece);
    if (pieces.length > MOST_PIECES) throw new UnreadableFile('damaged', { kind: KIND });
  });
  if (!isWhole) throw new UnreadableFile('damaged', { kind: KIND });
  const read: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'unread' || piece.relation === undefined) read.push(piece);
    else if (piece.part === 'picture') read.push({ ...piece, picture: () => parts.related(piece.relation!) });
    else
      for (const inner of await embeddedPieces(parts.related(piece.relation), hidden, depth))
        read.push(inner);
  }
  return read;
}

/** What a page, a text, a document or a workbook within a document shows; that it was not read, where that is uncertain. */
async function embeddedPieces(
  bytes: Uint8Array | undefined,
  hidden: Hidden,
  depth: number,
): Promise<Piece[]> {
  try {
    const pieces = bytes && depth < DEEPEST ? await readEmbedded(bytes, hidden, depth) : null;
    return pieces ?? [UNREAD_OBJECT];
  } catch (error) {
    if (error instanceof UnreadableFile) return [UNREAD_OBJECT];
    throw error;
  }
}

const UNREAD_OBJECT = { kind: 'unread', part: 'embedded-object' } as const;

async function readEmbedded(bytes: Uint8Array, hidden: Hidden, depth: number): Promise<Piece[] | null> {
  switch (detectFormat(bytes)) {
    case 'docx':
      return piecesOf(bytes, hidden, depth + 1);
    case 'sheets':
      return (await import('../xlsx/xlsx.ts')).readShownSheet(bytes);
    case 'html': {
      const isArchive = isWebArchive(latinText(bytes.subarray(0, 4096)));
      const pages = (isArchive ? openWebArchive(bytes).pages : [bytes]).map((page) =>
        parsePage(decodePage(page)),
      );
      return pages.find((pieces) => pieces.length > 0) ?? [];
    }
    case 'text':
      return splitLines(decodeText(bytes).text).map((text) => ({ kind: 'text', text }));
    case 'picture':
    case 'pdf':
      return null;
  }
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

/** Footnotes and endnotes by what refers to them. */
function notesOf(parts: DocxParts): ReadonlyMap<string, XmlElement> {
  const notes = new Map<string, XmlElement>();
  for (const kind of ['footnote', 'endnote'] as const) {
    for (const note of elementsOf(childOf(parseXml(parts[`${kind}s`]), `w:${kind}s`) ?? NOTHING)) {
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
  /** Notes referred to since the last block. */
  #called: XmlElement[] = [];
  #place: RunPlace;
  readonly #hidden: Hidden;

  constructor(
    numbering: Numbering,
    styles: RunStyles,
    notes: ReadonlyMap<string, XmlElement>,
    /** The colour of the pages, null where it is not known. */
    ground: Colour | null,
    hidden: Hidden,
  ) {
    this.#hidden = hidden;
    this.#place = { style: undefined, behind: ground };
    this.#numbering = numbering;
    this.#styles = styles;
    this.#notes = notes;
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
      return [{ ...UNREAD_OBJECT, relation: id ?? '' }];
    }
    return TRANSPARENT.has(element.name) ? this.#readFlow(element) : [];
  }

  /** A paragraph's lines, and the text boxes, pictures and objects anchored in it after them. */
  #readParagraph(paragraph: XmlElement): Piece[] {
    const boxes: XmlElement[] = [];
    const properties = childOf(paragraph, 'w:pPr');
    const style = childOf(properties, 'w:pStyle')?.attributes['w:val'];
    const text = this.#within(style, groundOf(properties), () => this.#runsText(paragraph, boxes));
    const number = text.trim() === '' ? '' : this.#numbering.next(childOf(paragraph, 'w:pPr'));
    // The number of a list in front of an amount is no digit of it.
    const isApart = !/\d$/.test(number) || !/^\s*[-\d]/.test(text);
    const lines = (isApart ? `${number}${text}` : text).split('\n');
    return [
      ...lines.map((line): Piece => ({ kind: 'text', text: line })),
      ...boxes.flatMap((box) => (box.name === 'w:txbxContent' ? this.#readFlow(box) : readObject(box))),
    ];
  }

  /** Does something at a place within the one that is open; the colour behind that one reaches through where it has none. */
  #within<Result>(style: string | undefined, ground: Colour | null | undefined, read: () => Result): Result {
    const around = this.#place;
    this.#place = { style, behind: ground === undefined ? around.behind : ground };
    const result = read();
    this.#place = around;
    return result;
  }

  /** The text of runs. Deleted and hidden text, field codes and the second copy of a drawing are not printed. */
  #runsText(element: XmlElement, boxes: XmlElement[]): string {
    let text = '';
    let before = 0;
    for (const child of elementsOf(element)) {
      const piece = this.#runText(child, boxes);
      const isRun = child.name === 'w:r';
      const size = isRun ? this.#styles.sizeOf(child, this.#place) : 0;
      const isRaised = isRun && this.#styles.isRaised(child, this.#place);
      text += isRaised || isSmallBehind(text, size, before) ? withoutMark(text, piece) : piece;
      before = size;
    }
    return text;
  }

  #runText(child: XmlElement, boxes: XmlElement[]): string {
    switch (child.name) {
      case 'w:t':
      case 'm:t':
        return textOf(child);
      // Parts of an equation, such as of a fraction, are numbers of their own.
      case 'm:num':
      case 'm:den':
      case 'm:e':
      case 'm:sub':
      case 'm:sup':
        return ` ${this.#runsText(child, boxes)} `;
      case 'w:tab':
        return ' ';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:br':
      case 'w:cr':
        return '\n';
      case 'w:r':
        if (!this.#styles.isHidden(child, this.#place)) return this.#runsText(child, boxes);
        this.#hidden.hidesAmounts ||= holdsAmount(textWithin(child));
        return '';
      case 'w:txbxContent':
        boxes.push(child);
        return '';
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        boxes.push(child);
        return this.#runsText(child, boxes);
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#callNote(child);
        return '';
      case 'w:pPr':
      case 'w:rPr':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:instrText':
      case 'w:rt':
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
    // A style of tables may colour any of its cells; the plain grid does not.
    const look = childOf(table, 'w:tblPr');
    const style = childOf(look, 'w:tblStyle')?.attributes['w:val'] ?? '';
    const isPlain = /^(?:|TableGrid|TableNormal|[a-z]?\d{0,2})$/.test(style);
    const rows = this.#within(undefined, isPlain ? groundOf(look) : null, () =>
      rowsOf(table).map((row) => this.#readRow(row)),
    );
    if (isLayoutTable(rows)) return rows.flat().flatMap(({ flow }) => flow);
    const spanning = rows.map((row) =>
      row.map((cell): SpanningCell => ({ text: cellText(cell).trim(), columns: cell.columns, rows: 1 })),
    );
    return [
      ...splitTable(expandRows(spanning)),
      ...rows.flat().flatMap(({ flow }) => flow.filter(({ kind }) => kind === 'unread')),
    ];
  }

  /** A row's cells. A cell that a merge continues stands empty in its place, whatever it still contains. */
  #readRow(row: XmlElement): DocxCell[] {
    const skipped = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'] ?? 0);
    const cells = cellsOf(row).map((element): DocxCell => {
      const properties = childOf(element, 'w:tcPr');
      const isCovered = ['w:vMerge', 'w:hMerge'].some((name) => {
        const merge = childOf(properties, name);
        return merge !== undefined && merge.attributes['w:val'] !== 'restart';
      });
      const columns = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1) || 1;
      const flow = () => this.#within(undefined, groundOf(properties), () => this.#readFlow(element));
      return { columns, flow: isCovered ? [] : flow() };
    });
    const left = Number(childOf(childOf(row, 'w:trPr'), 'w:gridAfter')?.attributes['w:val'] ?? 0);
    return [...blankCells(skipped), ...cells, ...blankCells(left)];
  }
}

/** A picture in the place of text, or what an object of another program leads to. */
function readObject(element: XmlElement): Piece[] {
  const shown = shownObject(element);
  if (!shown) return [];
  const leading = shown.id !== null && { relation: shown.id };
  return shown.kind === 'picture'
    ? [{ kind: 'unread', part: 'picture', isSmall: !shown.isLarge, ...leading }]
    : [{ ...UNREAD_OBJECT, ...leading }];
}

const textWithin = (element: XmlElement): string =>
  elementsOf(element)
    .map((child) => (child.name === 'w:t' ? textOf(child) : ''))
    .join('');

const blankCells = (columns: number): DocxCell[] => (columns > 0 ? [{ columns, flow: [] }] : []);

const isMarked = (properties: XmlElement | undefined, ...names: readonly string[]): boolean =>
  names.some((name) => childOf(properties, name) !== undefined);

/** A table's rows, but those that are hidden or that tracked changes have deleted. */
const rowsOf = (table: XmlElement): XmlElement[] =>
  elementsOf(table).flatMap((element) => {
    if (element.name === 'w:tr')
      return isMarked(childOf(element, 'w:trPr'), 'w:del', 'w:hidden') ? [] : [element];
    return TRANSPARENT.has(element.name) ? rowsOf(element) : [];
  });

const cellsOf = (row: XmlElement): XmlElement[] =>
  elementsOf(row).flatMap((element) => {
    if (element.name === 'w:tc') return isMarked(childOf(element, 'w:tcPr'), 'w:cellDel') ? [] : [element];
    return TRANSPARENT.has(element.name) ? cellsOf(element) : [];
  });
