/** Word documents (.docx): paragraphs with their automatic numbers, tables with their merged cells. */
import type { SourceDocument } from '../source.ts';
import { splitCaptions } from './captions.ts';
import { composeDocument, type Piece } from './compose.ts';
import { Numbering } from './docx-numbering.ts';
import { expandSpans, type SpanningCell } from './spans.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { childOf, elementsOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';
import { partText, unpack } from './zip.ts';

const KIND = 'Word document';
const PARTS = /^word\/(?:document|numbering|styles)\.xml$/;

/** Reads a Word document. @throws UnreadableFile where it is damaged, locked or holds no text */
export function readDocx(bytes: Uint8Array): SourceDocument {
  const parts = unpack(bytes, PARTS, KIND);
  const body = childOf(childOf(parseXml(partText(parts, 'word/document.xml')), 'w:document'), 'w:body');
  if (!body) throw new UnreadableFile('damaged', { kind: KIND });
  const numbering = new Numbering(partText(parts, 'word/numbering.xml'), partText(parts, 'word/styles.xml'));
  const document = composeDocument(readFlow(body, numbering));
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

function readFlow(container: XmlElement, numbering: Numbering): Piece[] {
  return elementsOf(container).flatMap((element): Piece[] => {
    if (element.name === 'w:p') return readParagraph(element, numbering);
    if (element.name === 'w:tbl') return readTable(element, numbering);
    return TRANSPARENT.has(element.name) ? readFlow(element, numbering) : [];
  });
}

/** A paragraph's lines, and the text boxes anchored in it after them. */
function readParagraph(paragraph: XmlElement, numbering: Numbering): Piece[] {
  const boxes: XmlElement[] = [];
  const text = runsText(paragraph, boxes);
  const number = text.trim() === '' ? '' : numbering.next(childOf(paragraph, 'w:pPr'));
  const lines = `${number}${text}`.split('\n');
  return [
    ...lines.map((line): Piece => ({ kind: 'text', text: line })),
    ...boxes.flatMap((box) => readFlow(box, numbering)),
  ];
}

/** The text of runs. Deleted and hidden text, field codes and the second copy of a drawing are not printed. */
function runsText(element: XmlElement, boxes: XmlElement[]): string {
  return elementsOf(element)
    .map((child) => {
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
          return isHidden(child) ? '' : runsText(child, boxes);
        case 'w:txbxContent':
          boxes.push(child);
          return '';
        case 'w:pPr':
        case 'w:rPr':
        case 'w:del':
        case 'w:moveFrom':
        case 'w:instrText':
        case 'mc:Fallback':
          return '';
        default:
          return runsText(child, boxes);
      }
    })
    .join('');
}

function isHidden(run: XmlElement): boolean {
  const vanish = childOf(childOf(run, 'w:rPr'), 'w:vanish');
  return vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes['w:val'] ?? '');
}

function readTable(table: XmlElement, numbering: Numbering): Piece[] {
  const cells = rowsOf(table).map((row) => readRow(row, numbering));
  const isLayout =
    cells.every((row) => row.length <= 1) ||
    cells.flat().some(({ flow }) => flow.some(({ kind }) => kind === 'grid'));
  if (isLayout) return cells.flat().flatMap(({ flow }) => flow);
  const grid = expandSpans(cells.map((row) => row.map(({ cell }) => cell)));
  return splitCaptions(grid.map((texts) => ({ texts })));
}

const rowsOf = (table: XmlElement): XmlElement[] =>
  elementsOf(table).flatMap((element) => {
    if (element.name === 'w:tr') return [element];
    return TRANSPARENT.has(element.name) ? rowsOf(element) : [];
  });

const cellsOf = (row: XmlElement): XmlElement[] =>
  elementsOf(row).flatMap((element) => {
    if (element.name === 'w:tc') return [element];
    return TRANSPARENT.has(element.name) ? cellsOf(element) : [];
  });

/** A row's cells. A cell that a vertical merge continues stands empty in its place, whatever it still contains. */
function readRow(row: XmlElement, numbering: Numbering): { cell: SpanningCell; flow: Piece[] }[] {
  const skipped = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'] ?? 0);
  const before = skipped > 0 ? [{ cell: { text: '', columns: skipped, rows: 1 }, flow: [] }] : [];
  const cells = cellsOf(row).map((element) => {
    const properties = childOf(element, 'w:tcPr');
    const merge = childOf(properties, 'w:vMerge');
    const isCovered = merge !== undefined && merge.attributes['w:val'] !== 'restart';
    const flow = isCovered ? [] : readFlow(element, numbering);
    const text = flow.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])).join('\n');
    const columns = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1) || 1;
    return { cell: { text: text.trim(), columns, rows: 1 }, flow };
  });
  return [...before, ...cells];
}
