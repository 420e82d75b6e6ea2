/** A brief as a .docx file; every figure leads to its source on the page. Loaded when it is downloaded. */
import { AlignmentType, Paragraph, type ParagraphChild, type Table as DocxTable } from 'docx';
import { seriesOf } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { SourceRef } from '#app/source/source.ts';
import { SIGNS, type Table, type TableCell } from '#app/table/figure-table.ts';
import {
  docxFile,
  heading,
  link,
  note,
  NARROW,
  NARROW_ROOM,
  paragraph,
  small,
  tableOf,
  text,
  titleOf,
} from '../take/docx-parts.ts';
import type { Brief } from './brief-parts.ts';

/** Half-points of its tables and notes: as few pages as on paper. */
const SIZE = 15;
const MARGINS = { top: 0, bottom: 0, left: 60, right: 60 };

/** What a file says beside the brief. */
export interface BriefFile {
  readonly lang: Language;
  readonly title: string;
  readonly notesTitle: string;
  /** What stands at its end: documents, caveats, data version, address. */
  readonly foot: readonly string[];
  /** The address at which the page shows a source. */
  readonly addressOf: (source: SourceRef) => string;
}

/** Writes the file. */
export const writeBrief = (brief: Brief, notes: readonly string[], file: BriefFile): Promise<Blob> =>
  docxFile(
    `${file.title} ${brief.names}`,
    [
      titleOf(`${file.title} ${brief.names}`),
      paragraph(brief.sentence, { size: 20 }),
      ...brief.parts.flatMap(({ title, sentence, table, empty }) => [
        heading(title, 2),
        ...(sentence === '' ? [] : [note(sentence, SIZE)]),
        ...(empty !== '' ? [note(empty, SIZE)] : table.rows.length === 0 ? [] : [tableBlock(table, file)]),
      ]),
      heading(file.notesTitle, 2),
      ...[...notes, ...file.foot].map((line) => note(line, SIZE)),
    ],
    NARROW,
  );

function tableBlock(table: Table, file: BriefFile): DocxTable {
  const first = Math.round(NARROW_ROOM * (table.columns.length > 2 ? 0.34 : 0.6));
  const each = Math.round((NARROW_ROOM - first) / (table.columns.length - 1));
  return tableOf(
    table.columns.map((_, at) => (at === 0 ? first : each)),
    table.columns.map(({ head, note, unit, kind }) =>
      aligned(kind === 'figure', [text(seriesOf(file.lang, head, note, unit), { bold: true, size: SIZE })]),
    ),
    table.rows.map(({ head, headNote, strong = false, cells }) => [
      small(seriesOf(file.lang, head, headNote), strong, SIZE),
      ...cells.map((cell, at) =>
        aligned(table.columns[at + 1]?.kind === 'figure', cellRuns(cell, strong, file)),
      ),
    ]),
    MARGINS,
  );
}

const aligned = (isFigure: boolean, children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({ alignment: isFigure ? AlignmentType.RIGHT : AlignmentType.LEFT, children });

function cellRuns(cell: TableCell, bold: boolean, { addressOf }: BriefFile): ParagraphChild[] {
  const look = { bold, size: SIZE, dashed: cell.kind === 'figure' && cell.origin === 'derived' };
  const signs = (cell.signs ?? []).map((sign) => ` ${SIGNS[sign]}`).join('');
  return [
    cell.source ? link(cell.text, addressOf(cell.source), look) : text(cell.text, look),
    ...(signs === '' ? [] : [text(signs, { size: SIZE })]),
  ];
}
