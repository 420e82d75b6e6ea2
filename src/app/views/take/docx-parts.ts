/** What files for Word are put together from. The library is large: who imports this is loaded when a file is asked for. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
const BODY_SIZE = 22; // half-points
/** Half-points of notes and tables. */
export const NOTE_SIZE = 17;
/** A4 and its margins, in twentieths of a point. */
const SIZE = { width: 11906, height: 16838 };
const MARGIN = { top: 1247, bottom: 1134, left: 1361, right: 1361 };
/** The margins of a page that is to hold much, and what is left between them. */
export const NARROW = { top: 720, bottom: 720, left: 850, right: 850 };
export const NARROW_ROOM = SIZE.width - NARROW.left - NARROW.right;

/** Around the words in a cell. */
export const CELL_MARGINS = { top: 30, bottom: 30, left: 70, right: 70 };

/** A file of A4 pages with their numbers. */
export async function docxFile(
  title: string,
  children: readonly (Paragraph | Table)[],
  margin = MARGIN,
): Promise<Blob> {
  const file = new Document({
    title,
    creator: '',
    styles: { default: { document: { run: { font: FONT, size: BODY_SIZE } } } },
    sections: [
      { properties: { page: { size: SIZE, margin } }, footers: { default: pageNumber() }, children },
    ],
  });
  return new Blob([await Packer.toArrayBuffer(file)], {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
}

const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: NOTE_SIZE })],
      }),
    ],
  });

/** How a run of text looks. `size` in half-points; `dashed` as derived figures are set everywhere. */
export interface Look {
  readonly bold?: boolean;
  readonly size?: number;
  readonly dashed?: boolean;
}

/** A run of plain text. Control characters, which XML cannot hold, are left out. */
export const text = (words: string, { dashed = false, ...look }: Look = {}): TextRun =>
  new TextRun({
    text: words.replaceAll(/(?![\t\n\r])\p{Cc}|\uFFFE|\uFFFF/gu, ''),
    color: '000000',
    ...(dashed ? { underline: { type: UnderlineType.DASH } } : {}),
    ...look,
  });

/** Text that leads to an address, and looks like any other. */
export const link = (words: string, address: string, look: Look = {}): ExternalHyperlink =>
  new ExternalHyperlink({ link: address, children: [text(words, look)] });

/** The title of the file. */
export const titleOf = (words: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 200 },
    children: [text(words, { bold: true, size: 30 })],
  });

/** A heading, kept with what follows. */
export const heading = (words: string, level: 1 | 2): Paragraph =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 160, after: 60 },
    children: [text(words, { bold: true, size: level === 1 ? 24 : 20 })],
  });

/** A paragraph of the text. `before` in twentieths of a point. */
export const paragraph = (words: string, look: Look = {}, before = 0): Paragraph =>
  new Paragraph({ spacing: { before, after: 60, line: 276 }, children: [text(words, look)] });

/** A paragraph in small type, with room around it. */
export const note = (words: string, size = NOTE_SIZE): Paragraph =>
  new Paragraph({ spacing: { before: 40, after: 40 }, children: [text(words, { size })] });

/** Words of a cell. */
export const small = (words: string, bold = false, size = NOTE_SIZE): Paragraph =>
  new Paragraph({ children: [text(words, { bold, size })] });

/**
 * A table as wide as the page, its head again on each, no row of it parted.
 * @param widths of the columns, in twentieths of a point
 */
export function tableOf(
  widths: readonly number[],
  head: readonly Paragraph[],
  rows: readonly (readonly Paragraph[])[],
  margins = CELL_MARGINS,
): Table {
  const row = (cells: readonly Paragraph[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell) => new TableCell({ margins, children: [cell] })),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...widths],
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}
