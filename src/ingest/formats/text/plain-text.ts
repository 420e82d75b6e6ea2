/**
 * Plain text as word processors and PDF extractors leave it: one line per paragraph or wrapped in
 * mid-sentence, tables as tab-separated rows or as one cell per line.
 */
import {
  type Block,
  type Cell,
  type Paragraph,
  rowOf,
  type SourceDocument,
  type Table,
  tableOf,
  type TableRow,
} from '../../source.ts';
import { ordinaryIdeographs } from '../../text.ts';
import { countWhile, framesOfBars, pipesAsTabs } from './bar-rows.ts';
import { stackedAssessmentsAsTabs } from './stacked-assessment.ts';
import { stackedAsTabs } from './stacked-cells.ts';
import { columnsAsTabs, evenColumnsAsTabs } from './text-columns.ts';
import { fullLines } from './line-width.ts';
import { headingsApart } from './headings-apart.ts';
import { isWrapped } from './wrapped-lines.ts';
import { boundTable, filled, shorterRows, splitForms, unevenRows } from '../table-bounds.ts';
import type { NumberedLine } from '../pieces.ts';

/** A tab-separated line. */
interface GridLine {
  readonly texts: readonly string[];
  readonly number: number;
  readonly end: number;
}

/** The row of a line, on all lines of its record. */
const rowOfRecord = ({ texts, number, end }: GridLine, isShort: boolean | undefined): TableRow => ({
  ...rowOf(texts.map((text) => ({ text, lineStart: number, lineEnd: end }))),
  ...(isShort && { isShort }),
});

/** Marks a word processor leaves in exported text: no part of what was published. */
const RESIDUE = /\[(?:bookmark|image)\s*:[^\]]*\]/g;

/** Splits a text into lines, whatever its line ends, without the byte-order mark. */
export function splitLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Numbers that blanks part: the commas among them are those of thousands. */
const AMOUNTS_APART = /\d\s+\d/;
/** A comma that may part thousands or two values: such a line stays as it is, and what it prints is listed. */
const MAY_BE_THOUSANDS = /(?:^|,)\s*-?\d{1,3},\d{3}(?:\.\d+)?\s*(?:,|$)/;
const PLAIN_THOUSANDS = /(?:^|,)-?\d{4,}\.\d+(?:,|$)|"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?"/;
const FEWEST = { lines: 4, fields: 3 } as const;
/** A field of words, or of the code and the name of an item. */
const WORDED = /^(?:2\d{2,6}\s*)?[^\d]*[\u4e00-\u9fff][^\d]*$/;
/** What parts values; a full-width blank does where each line has as many. */
type FieldMark = ',' | ';' | '\u3000';

/**
 * Lines of values parted by commas or semicolons, as spreadsheets export them, with tabs instead: lines in a row that come
 * to as many fields, or to fewer where the empty ones behind were left out, most of them with a field of words alone.
 */
function valuesAsTabs(lines: readonly string[], mark: FieldMark): string[] {
  const fields = lines.map((line) =>
    line.includes(mark) && !/[\t。]/.test(line) ? fieldsOf(line, mark) : null,
  );
  const told = [...lines];
  for (let from = 0; from < lines.length;) {
    const first = fields[from]?.length ?? 0;
    let to = from + 1;
    while (to < lines.length && (fields[to]?.length === first || lines[to] === '')) to += 1;
    const trimmed = fields.slice(from, endOfTrimmed(fields, from));
    const isTrimmed = mark !== '\u3000' && trimmed.length > to - from;
    if (isTrimmed) to = from + trimmed.length;
    const run = fields.slice(from, to).flatMap((one) => (one ? [one] : []));
    const count = Math.max(0, ...run.map(({ length }) => length));
    const worded = run.filter((one) => one.some((field) => WORDED.test(field)));
    const isTable =
      count >= FEWEST.fields &&
      run.length >= FEWEST.lines &&
      worded.length * 2 >= run.length &&
      !run.some((one) => one.some((field) => AMOUNTS_APART.test(field)));
    // Amounts of thousands without a comma, or in quotes, tell that other commas part fields.
    const isPlain = lines.slice(from, to).some((line) => PLAIN_THOUSANDS.test(line));
    for (let at = from; isTable && at < to; at += 1)
      if (fields[at] && (isPlain || !MAY_BE_THOUSANDS.test(lines[at]!)))
        told[at] = fields[at]!.join('\t') + '\t'.repeat(count - fields[at]!.length);
    from = to;
  }
  return told;
}

/** Whether a row keeps a blank field between two others. */
const isBlankWithin = (fields: readonly string[]): boolean =>
  fields
    .slice(
      1,
      fields.findLastIndex((field) => field !== ''),
    )
    .includes('');

/** Heads, and what stands in front of totals, span the columns of names: the blanks behind them are theirs. */
const SPANS_NAMES = /^(?:[合总小]\s*计|本年|项\s*目|.*科目)/;

/**
 * Where a table ends whose lines leave out the empty fields behind their last: empty ones in between are kept, and its head
 * has as many as any other line. Where it is not so, nobody can tell what stands in which column.
 */
function endOfTrimmed(fields: readonly (readonly string[] | null)[], from: number): number {
  let to = from;
  while ((fields[to]?.length ?? 0) >= 2) to += 1;
  const run = fields.slice(from, to);
  const count = Math.max(0, ...run.map((one) => one!.length));
  const isKept = run.some((one) => !SPANS_NAMES.test(one![0]!) && isBlankWithin(one!));
  const body = run.findIndex((one) => one!.some((field) => /^-?\d+\.\d+$/.test(field)));
  return isKept && run.slice(0, Math.max(0, body)).some((one) => one!.length === count) ? to : from;
}

/** More lines than a field in quotes is broken over. */
const MOST_BROKEN = 8;
const isOpen = (line: string): boolean => (line.match(/"/g)?.length ?? 0) % 2 === 1;

/**
 * Lines with the fields that quotes hold together over several of them in the first, and blank ones in the place of the
 * others: a cell with a line break, as spreadsheets export it. Quotes around cells that tabs part are taken off.
 */
function withFieldsJoined(lines: readonly string[]): string[] {
  const told = [...lines];
  for (let at = 0; at < told.length; at += 1) {
    if (isOpen(told[at]!) && /[,;\t]"|^"/.test(told[at]!)) {
      const length = told.slice(at + 1, at + 1 + MOST_BROKEN).findIndex(isOpen) + 1;
      told[at] = told.slice(at, at + length + 1).join('');
      told.fill('', at + 1, at + length + 1);
    }
    if (/\t"|"\t/.test(told[at]!)) told[at] = told[at]!.replace(/(^|\t)"([^"\t]*)"(?=\t|$)/g, '$1$2');
  }
  return told;
}

/** The fields of a line, with or without quotes around them; null where a quote is not closed. */
function fieldsOf(line: string, mark: FieldMark): string[] | null {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === mark && !isQuoted) {
      fields.push(field.trim());
      field = '';
    } else field += char;
  }
  // ="2080101" and '2080101 are how a spreadsheet is told that a code is text.
  return isQuoted ? null : [...fields, field.trim()].map((one) => one.replace(/^[='’](?=\d+$)/, ''));
}

/** Reads plain text into blocks. Never fails: a text without any structure is paragraphs. */
export function readPlainText(text: string): SourceDocument {
  const lines = splitLines(text);
  const fields = valuesAsTabs(withFieldsJoined(stackedAsTabs(stackedAssessmentsAsTabs(lines))), '\u3000');
  const joined = columnsAsTabs(evenColumnsAsTabs(fields));
  const parted = valuesAsTabs(valuesAsTabs(joined, ','), ';');
  const frames = framesOfBars(parted);
  const isMoved = (at: number) => joined[at] === '' && lines[at] !== '';
  const isTaken = (at: number) => isMoved(lines[at] === '' ? at + 1 : at);
  const numbered = parted.map((line, index) => ({
    number: index + 1,
    ...(isTaken(index + 1) && { end: index + 1 + countWhile(joined.length, index + 1, isTaken) }),
    ...(frames[index]?.isFilledUp && { lacksCells: true }),
    text: pipesAsTabs(ordinaryIdeographs(line.replace(RESIDUE, '')), frames[index]!),
  }));
  const isFull = fullLines(numbered.map(({ text: line }) => line));
  const blocks: Block[] = [];
  let index = 0;
  while (index < numbered.length) {
    const line = numbered[index]!;
    if (isBlank(line.text)) {
      index += 1;
    } else if (isGridRow(line.text)) {
      const end = endOfGrid(numbered, index);
      blocks.push(...gridBlocks(numbered.slice(index, end)));
      index = end;
    } else if (opensCell(line.text)) {
      const end = endOfCells(numbered, index);
      blocks.push(cellTable(numbered.slice(index, end)));
      index = end;
    } else {
      const end = endOfParagraph(numbered, index, isFull);
      blocks.push(...headingsApart(paragraph(numbered.slice(index, end))));
      index = end;
    }
  }
  return { blocks, lines };
}

/** A line with nothing but a tab is an empty cell. */
const isBlank = (text: string) => text.trim() === '' && !text.includes('\t');

/** A row of tab-separated columns. A lone tab in front opens a cell, a lone one behind is nothing. */
function isGridRow(text: string): boolean {
  return /\t.*\t/.test(text) || /\S\t+.*\S/.test(text);
}

/** A line that holds one cell, opened by a tab. */
function opensCell(text: string): boolean {
  return /^ ?\t/.test(text) && !isGridRow(text);
}

/** A cell that opens a row without a blank line before it, as the title of a form after a page break does. */
function opensRow(text: string): boolean {
  return /^ \t/.test(text) && opensCell(text);
}

/** Index past the last row; blank lines between rows are page breaks. */
function endOfGrid(lines: readonly NumberedLine[], from: number): number {
  let end = from;
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]!.text;
    if (isGridRow(text)) end = index + 1;
    else if (!isBlank(text)) break;
  }
  return end;
}

/** Index past the last cell: a table ends where text without a tab follows a blank line. */
function endOfCells(lines: readonly NumberedLine[], from: number): number {
  let end = from;
  let afterBlank = false;
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]!.text;
    if (isBlank(text)) {
      afterBlank = true;
    } else if (isGridRow(text) || (afterBlank && !opensCell(text))) {
      break;
    } else {
      afterBlank = false;
      end = index + 1;
    }
  }
  return end;
}

/** Tab-separated lines: forms that follow each other, each with its caption in front and its notes behind. */
function gridBlocks(lines: readonly NumberedLine[]): Block[] {
  const rows = lines
    .filter((line) => !isBlank(line.text))
    .map(({ text, number, end = number, lacksCells = false }) => ({
      texts: text.split('\t').map((cell) => cell.trim()),
      number,
      end,
      lacksCells,
    }));
  return splitForms(rows).flatMap((form): Block[] => {
    const { from, to } = boundTable(form);
    const own = form.slice(from, to);
    // Lines that keep no blank field between two others may have lost some: as many as the heads have, or nobody can tell.
    const isKept = own.some(({ texts }) => isBlankWithin(texts));
    const sized = own.map((row) => ({ ...row, width: row.texts.length }));
    const uneven = isKept
      ? []
      : own.some(({ lacksCells }) => lacksCells)
        ? shorterRows(sized)
        : unevenRows(sized);
    return [
      ...form.slice(0, from).flatMap(captionParagraphs),
      ...(to > from
        ? [
            tableOf(
              own.map((row, at) => rowOfRecord(row, uneven[at])),
              'grid',
            ),
          ]
        : []),
      ...form.slice(to).flatMap(captionParagraphs),
    ];
  });
}

function captionParagraphs(line: GridLine): Paragraph[] {
  return filled(line).map((text) => paragraph([{ text, number: line.number }]));
}

function cellTable(lines: readonly NumberedLine[]): Table {
  const rows: TableRow[] = [];
  let cells: Cell[] = [];
  const closeRow = () => {
    if (cells.length > 0) rows.push(rowOf(cells));
    cells = [];
  };
  for (const line of lines) {
    const last = cells.at(-1);
    if (isBlank(line.text) || opensRow(line.text)) closeRow();
    if (isBlank(line.text)) continue;
    if (opensCell(line.text) || !last) {
      cells.push({ text: line.text.trim(), lineStart: line.number, lineEnd: line.number });
    } else {
      const text = last.text === '' ? line.text.trim() : `${last.text}\n${line.text.trim()}`;
      cells[cells.length - 1] = { ...last, text, lineEnd: line.number };
    }
  }
  closeRow();
  return tableOf(rows, 'cells');
}

/** Lines of running text as paragraphs: those wrapped in mid-sentence joined. */
export function paragraphsOf(lines: readonly NumberedLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let index = 0;
  while (index < lines.length) {
    const end = endOfParagraph(lines, index);
    paragraphs.push(paragraph(lines.slice(index, end)));
    index = end;
  }
  return paragraphs;
}

function endOfParagraph(
  lines: readonly NumberedLine[],
  from: number,
  isFull: (text: string) => boolean = () => false,
): number {
  let end = from + 1;
  for (let index = from + 1; index < lines.length; index += 1) {
    const text = lines[index]!.text;
    if (isBlank(text)) continue;
    if (
      isGridRow(text) ||
      opensCell(text) ||
      !isWrapped(lines[end - 1]!.text.trim(), text.trim(), isFull(lines[end - 1]!.text))
    )
      break;
    end = index + 1;
  }
  return end;
}

function paragraph(lines: readonly NumberedLine[]): Paragraph {
  const kept = lines.filter((line) => !isBlank(line.text));
  const starts: { offset: number; line: number }[] = [];
  let text = '';
  for (const line of kept) {
    starts.push({ offset: text.length, line: line.number });
    text += line.text.trim();
  }
  return { kind: 'paragraph', text, starts, lineStart: kept[0]!.number, lineEnd: kept.at(-1)!.number };
}
