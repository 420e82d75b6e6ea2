/** A letter of inquiry as a .docx file. The library is large: this module is loaded when a letter is downloaded. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { labelled } from '#app/locale/grammar.ts';
import type { Evidence, Letter, LetterPoint } from './letter.ts';
import { letterWords, type LetterWords } from './letter-words.ts';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
const BODY_SIZE = 22; // half-points
const NOTE_SIZE = 17;
/** A4 and its margins, in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1247, bottom: 1134, left: 1361, right: 1361 },
};

/** Writes the file: the letter, and the annex on a page of its own. */
export async function writeDocx(letter: Letter): Promise<Blob> {
  const words = letterWords(letter.lang);
  const file = new Document({
    title: letter.title,
    creator: '',
    styles: { default: { document: { run: { font: FONT, size: BODY_SIZE } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageNumber() },
        children: [...letterBlocks(letter), ...annexBlocks(letter, words)],
      },
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

function letterBlocks(letter: Letter): Paragraph[] {
  return [
    ...(letter.check === '' ? [] : [paragraph(letter.check, { size: NOTE_SIZE })]),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 200 },
      children: [text(letter.title, { bold: true, size: 30 })],
    }),
    ...letter.head.map((line) => paragraph(line)),
    paragraph(letter.addressee, { bold: true }),
    ...letter.intro.map((line) => paragraph(line)),
    ...letter.parts.flatMap(({ title, points, rest }) => [
      heading(title, HeadingLevel.HEADING_1),
      ...points.map(pointBlock),
      ...(rest === '' ? [] : [paragraph(rest)]),
    ]),
    ...letter.request.map((line, at) => paragraph(line, { bold: at === 0 }, at === 0 ? 200 : 0)),
    paragraph(letter.closing),
    ...letter.foot.map((line, at) => paragraph(line, {}, at === 0 ? 200 : 0)),
  ];
}

const pointBlock = ({ number, heading: title, statement }: LetterPoint): Paragraph =>
  new Paragraph({
    spacing: { after: 60, line: 276 },
    children: [text(`${number}. ${title}  `, { bold: true }), text(statement)],
  });

function annexBlocks({ annex, lang }: Letter, words: LetterWords): (Paragraph | Table)[] {
  if (annex.points.length === 0) return [];
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      spacing: { after: 120 },
      children: [text(annex.title, { bold: true, size: 26 })],
    }),
    paragraph(annex.note, { size: NOTE_SIZE }),
    ...annex.points.flatMap((point) => [
      heading(`${point.number}. ${point.heading}`, HeadingLevel.HEADING_2),
      ...point.bases.flatMap(({ statement, evidence, arithmetic, causes }) => [
        paragraph(statement, { size: NOTE_SIZE }),
        ...(evidence.length === 0 ? [] : [evidenceTable(evidence, words)]),
        ...(arithmetic === '' ? [] : [note(labelled(lang, words.arithmetic, arithmetic))]),
        ...(causes.length === 0 ? [] : [note(labelled(lang, words.causes, causes.join(' ')))]),
      ]),
      answerBox(labelled(lang, words.answer, '')),
    ]),
  ];
}

function evidenceTable(evidence: readonly Evidence[], { evidence: heads }: LetterWords): Table {
  const row = (cells: readonly Paragraph[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell) => new TableCell({ margins: MARGINS, children: [cell] })),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [2500, 1300, 2100, 3284],
    rows: [
      row(
        [heads.item, heads.printed, heads.place, heads.phrase].map((head) => small(head, true)),
        true,
      ),
      ...evidence.map((one) =>
        row([small(one.item), small(one.printed), small(one.place), marked(one)], false),
      ),
    ],
  });
}

/** A quotation with the words to search for in bold. */
const marked = ({ before, phrase, after }: Evidence): Paragraph =>
  new Paragraph({
    children: [
      text(before, { size: NOTE_SIZE }),
      text(phrase, { size: NOTE_SIZE, bold: true }),
      text(after, { size: NOTE_SIZE }),
    ],
  });

const MARGINS = { top: 30, bottom: 30, left: 70, right: 70 };
const DOTTED = { style: BorderStyle.DOTTED, size: 6, color: '808080' };

/** An empty box of two lines. */
const answerBox = (label: string): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [9200],
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: 640, rule: 'atLeast' },
        children: [
          new TableCell({
            margins: MARGINS,
            borders: { top: DOTTED, bottom: DOTTED, left: DOTTED, right: DOTTED },
            children: [small(label)],
          }),
        ],
      }),
    ],
  });

interface Look {
  readonly bold?: boolean;
  readonly size?: number;
}

const heading = (words: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({
    heading: level,
    keepNext: true,
    spacing: { before: 160, after: 60 },
    children: [text(words, { bold: true, size: level === HeadingLevel.HEADING_1 ? 24 : 20 })],
  });

const paragraph = (words: string, look: Look = {}, before = 0): Paragraph =>
  new Paragraph({ spacing: { before, after: 60, line: 276 }, children: [text(words, look)] });

const note = (words: string): Paragraph =>
  new Paragraph({ spacing: { before: 40, after: 40 }, children: [text(words, { size: NOTE_SIZE })] });

const small = (words: string, bold = false): Paragraph =>
  new Paragraph({ children: [text(words, { bold, size: NOTE_SIZE })] });

/** A run of plain text. Control characters, which XML cannot hold, are left out. */
const text = (words: string, look: Look = {}): TextRun =>
  new TextRun({
    text: words.replaceAll(/(?![\t\n\r])\p{Cc}|\uFFFE|\uFFFF/gu, ''),
    color: '000000',
    ...look,
  });
