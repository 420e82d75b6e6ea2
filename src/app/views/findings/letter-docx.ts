/** A letter of inquiry as a .docx file. The library is large: this module is loaded when a letter is downloaded. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Letter, LetterQuestion } from './letter.ts';
import { letterWords, type LetterWords } from './letter-words.ts';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
const BODY_SIZE = 22; // half-points
const NOTE_SIZE = 18;

/** Writes the file. */
export async function writeDocx(letter: Letter): Promise<Blob> {
  const words = letterWords(letter.lang);
  const file = new Document({
    title: letter.title,
    creator: '',
    styles: { default: { document: { run: { font: FONT, size: BODY_SIZE } } } },
    sections: [
      {
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [text(letter.title, { bold: true, size: 32 })],
          }),
          paragraph(letter.addressee, { bold: true }),
          ...letter.document.map((line) => paragraph(line, { size: NOTE_SIZE })),
          ...letter.intro.map((line) => paragraph(line)),
          ...letter.questions.flatMap((question) => blocksOf(question, words)),
          paragraph(letter.closing, {}, 360),
          paragraph(words.signature, {}, 240),
          paragraph(words.date),
        ],
      },
    ],
  });
  return new Blob([await Packer.toArrayBuffer(file)], {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
}

function blocksOf(question: LetterQuestion, words: LetterWords): (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 320, after: 80 },
      children: [text(`${question.number}. ${question.heading}`, { bold: true, size: 24 })],
    }),
    paragraph(question.statement),
    ...(question.evidence.length > 0 ? [evidenceTable(question, words)] : []),
    ...(question.arithmetic === '' ? [] : [labelled(words.label(words.arithmetic), question.arithmetic)]),
    ...(question.causes.length === 0 ? [] : [labelled(words.label(words.causes), question.causes.join(' '))]),
    labelled(words.label(words.question), question.question),
    answerBox(words),
  ];
}

function evidenceTable({ evidence }: LetterQuestion, { evidence: heads }: LetterWords): Table {
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell) => new TableCell({ margins: MARGINS, children: [small(cell, isHead)] })),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [3600, 2200, 3200],
    rows: [
      row([heads.item, heads.printed, heads.place], true),
      ...evidence.map(({ item, printed, place }) => row([item, printed, place], false)),
    ],
  });
}

const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };
const DOTTED = { style: BorderStyle.DOTTED, size: 6, color: '808080' };

/** An empty box of four lines. */
function answerBox({ answer, label }: LetterWords): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [9000],
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: 1400, rule: 'atLeast' },
        children: [
          new TableCell({
            margins: MARGINS,
            borders: { top: DOTTED, bottom: DOTTED, left: DOTTED, right: DOTTED },
            children: [small(label(answer), false)],
          }),
        ],
      }),
    ],
  });
}

interface Look {
  readonly bold?: boolean;
  readonly size?: number;
}

const paragraph = (words: string, look: Look = {}, before = 0): Paragraph =>
  new Paragraph({ spacing: { before, after: 120, line: 320 }, children: [text(words, look)] });

const small = (words: string, bold: boolean): Paragraph =>
  new Paragraph({ children: [text(words, { bold, size: NOTE_SIZE })] });

const labelled = (label: string, words: string): Paragraph =>
  new Paragraph({
    spacing: { before: 120, after: 120, line: 320 },
    children: [text(label, { bold: true }), text(words)],
  });

/** A run of plain text. Control characters, which XML cannot hold, are left out. */
const text = (words: string, look: Look = {}): TextRun =>
  new TextRun({ text: words.replaceAll(/(?![\t\n\r])\p{Cc}|\uFFFE|\uFFFF/gu, ''), ...look });
