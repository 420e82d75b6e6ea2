/** A letter of inquiry as a .docx file. The library is large: this module is loaded when a letter is downloaded. */
import { BorderStyle, HeadingLevel, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { labelled } from '#app/locale/grammar.ts';
import {
  CELL_MARGINS,
  docxFile,
  heading,
  note,
  NOTE_SIZE,
  paragraph,
  small,
  tableOf,
  text,
  titleOf,
} from '../../take/docx-parts.ts';
import type { Evidence, Letter, LetterPoint } from './letter.ts';
import { letterWords, type LetterWords } from './letter-words.ts';

/** Writes the file: the letter, and the annex on a page of its own. */
export const writeDocx = (letter: Letter): Promise<Blob> =>
  docxFile(letter.title, [...letterBlocks(letter), ...annexBlocks(letter, letterWords(letter.lang))]);

function letterBlocks(letter: Letter): Paragraph[] {
  return [
    ...(letter.check === '' ? [] : [paragraph(letter.check, { size: NOTE_SIZE })]),
    titleOf(letter.title),
    ...letter.head.map((line) => paragraph(line)),
    paragraph(letter.addressee, { bold: true }),
    ...letter.intro.map((line) => paragraph(line)),
    ...letter.parts.flatMap(({ title, points, rest }) => [
      heading(title, 1),
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
      heading(`${point.number}. ${point.heading}`, 2),
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

const evidenceTable = (evidence: readonly Evidence[], { evidence: heads }: LetterWords): Table =>
  tableOf(
    [2500, 1300, 2100, 3284],
    [heads.item, heads.printed, heads.place, heads.phrase].map((head) => small(head, true)),
    evidence.map((one) => [small(one.item), small(one.printed), small(one.place), marked(one)]),
  );

/** A quotation with the words to search for in bold. */
const marked = ({ before, phrase, after }: Evidence): Paragraph =>
  new Paragraph({
    children: [
      text(before, { size: NOTE_SIZE }),
      text(phrase, { size: NOTE_SIZE, bold: true }),
      text(after, { size: NOTE_SIZE }),
    ],
  });

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
            margins: CELL_MARGINS,
            borders: { top: DOTTED, bottom: DOTTED, left: DOTTED, right: DOTTED },
            children: [small(label)],
          }),
        ],
      }),
    ],
  });
