/** The numbers a document prints: each with its place, and whether it may be an amount by its form and by what it stands beside. */
import { cellNumberOf } from './cell-number.ts';
import {
  FUNCTIONAL_CODE,
  isColumnNumbers,
  isUnclearCell,
  partForms,
  titleIn,
  titleInTable,
  writtenCode,
} from './forms/form-rows.ts';
import { toHalfWidth } from './numeral.ts';
import { outlineOf } from './outline/outline.ts';
import { findFigures } from './prose/figures.ts';
import { pageKey } from './scan/certainty.ts';
import {
  type Cell,
  lineAt,
  type Paragraph,
  type SourceDocument,
  type Span,
  type Table,
  type TableRow,
} from './source.ts';
import { compactText, matchesOf } from './text.ts';

/** A number as it is printed. */
export interface PrintedNumber extends Span {
  readonly printed: string;
  /** 1-based. */
  readonly line: number;
  readonly section: string;
  /** The title of the form it stands in; null in running text, and in a table without one. */
  readonly form: string | null;
  /** The table it stands in; null in running text. */
  readonly table: Table | null;
  /** Whether it stands in the accounts proper. */
  readonly isInside: boolean;
  /** Whether it may be an amount of money by its form and by what it stands beside. */
  readonly isAmount: boolean;
  readonly isMark: boolean;
}

const known = new WeakMap<SourceDocument, readonly PrintedNumber[]>();

/** Every number of a document, in its order. Worked out once. */
export function numbersOf(source: SourceDocument): readonly PrintedNumber[] {
  let numbers = known.get(source);
  if (!numbers) {
    let title: string | null = null;
    const isRecognised = recognisedLines(source);
    numbers = outlineOf(source).flatMap(({ block, section, outside }) => {
      const place = { section, isInside: outside === null };
      if (block.kind === 'paragraph') {
        title = titleIn(block.text) ?? (isSentence(block.text) ? null : title);
        return numbersOfText(block, source.lines, { ...place, form: null }, isRecognised);
      }
      return partForms(block).flatMap((form) => {
        title = titleInTable(form) ?? title;
        return numbersOfTable(form, { ...place, form: title });
      });
    });
    known.set(source, numbers);
  }
  return numbers;
}

type Whereabouts = Pick<PrintedNumber, 'section' | 'form' | 'isInside'>;

/** Digits, grouped or with decimals. */
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?/g;

/** The numbers of a text, each with its place. */
export const numbersIn = (text: string): readonly RegExpExecArray[] => matchesOf(NUMBER, text);

/** Whether a number is the mark of a note: 5.20[1]万元. */
const isNoteMark = (text: string, { start, end }: Stretch): boolean =>
  /[[注]/.test(text[start - 1] ?? '') && /[\])]/.test(text[end] ?? '');

/** Tells the lines that were recognised in pictures. */
function recognisedLines({ places, recognised = [] }: SourceDocument): (line: number) => boolean {
  const pages = new Set(recognised.map(pageKey));
  return (line) => {
    const place = places?.[line - 1];
    return place?.kind === 'page' && pages.has(pageKey(place));
  };
}

const IN_CENTS = /^\d[\d,]*\.\d{2}$/;

function numbersOfText(
  paragraph: Paragraph,
  lines: readonly string[],
  place: Whereabouts,
  isRecognised: (line: number) => boolean,
): PrintedNumber[] {
  const { text, offsets } = compactText(paragraph.text);
  const figures = findFigures(text);
  const inDigits = linesOf(paragraph, offsets).flatMap(({ line, start, end }) => {
    const look = { line, isSentence: isSentence(lines[line - 1] ?? ''), isCell: isLoneCell(lines, line) };
    return numbersIn(text.slice(start, end)).map(({ index, 0: { length } }) => ({
      ...look,
      start: start + index,
      end: start + index + length,
    }));
  });
  // Amounts in words have no digits.
  const hasDigits = covering(inDigits);
  const inWords = figures
    .filter((figure) => !hasDigits(figure))
    .map(({ start, end }) => {
      const line = lineAt(paragraph, offsets[start]!);
      return { line, isSentence: true, isCell: false, start, end };
    });
  const isMoney = covering(figures.filter(({ kind }) => kind === 'money'));
  const isBare = covering(figures.filter(({ kind }) => kind === 'bare'));
  return [...inDigits, ...inWords].map(({ line, start, end, ...look }) => {
    const stretch = { start, end };
    const printed = text.slice(start, end);
    // Of an amount in a picture the unit may be misread.
    const isScanned = isRecognised(line) && IN_CENTS.test(printed) && !/^[%‰]/.test(text.slice(end));
    // What is left of a lost table has a cell on each line, and lines that were joined may join two numbers.
    const isAmount =
      isMoney(stretch) ||
      isScanned ||
      (look.isSentence ? isBare(stretch) : isAmountAlone(text, stretch) || look.isCell);
    return {
      of: paragraph,
      ...stretch,
      printed,
      line,
      table: null,
      isAmount,
      isMark: isNoteMark(text, stretch),
      ...place,
    };
  });
}

/** The stretches of a paragraph's compact text that its lines are. */
function linesOf(
  { starts, lineStart }: Paragraph,
  offsets: readonly number[],
): { line: number; start: number; end: number }[] {
  let at = 0;
  const begins = starts.map(({ offset }) => {
    while (at < offsets.length - 1 && offsets[at]! < offset) at += 1;
    return at;
  });
  return begins.length === 0
    ? [{ line: lineStart, start: 0, end: offsets.length - 1 }]
    : begins.map((start, index) => ({
        line: starts[index]!.line,
        start,
        end: begins[index + 1] ?? offsets.length - 1,
      }));
}

type Stretch = Pick<Span, 'start' | 'end'>;

/** Whether a stretch shares a character with any of some others. */
export function covering(stretches: readonly Stretch[]): (stretch: Stretch) => boolean {
  const apart: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return ({ start, end }) => {
    let [low, high] = [0, apart.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (apart[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    return low < apart.length && apart[low]!.start < end;
  };
}

/** Whether a line is of a sentence. */
export const isSentence = (line: string): boolean => /[。；，：]/.test(line);

/** A number with decimals and without a unit; or digits of several, printed without a blank between them. */
const isAmountAlone = (text: string, { start, end }: Stretch): boolean =>
  (/^[\d,]+\.\d{1,2}$/.test(text.slice(start, end)) &&
    !/^(?:[.%]|[亿万千元人辆台个次批])/.test(text.slice(end)) &&
    text[start - 1] !== '.') ||
  RUN_TOGETHER.test(
    /[\d.,]*$/.exec(text.slice(Math.max(0, start - LONGEST_RUN), start))![0] +
      /^[\d.,]*/.exec(text.slice(start, start + LONGEST_RUN))![0],
  );
const RUN_TOGETHER = /\d\.\d{3,}\.\d{2}(?!\d)|\d\.\d{2}\d{1,3},\d{3}\.\d{2}/;
const LONGEST_RUN = 100;

const WHOLE_NUMBER = /^\d{1,7}$/;
const AMOUNT_ALONE = /^[\d,]+\.\d{1,2}$/;

/** A whole number alone on its line is a cell of a lost table where the line above or below is an amount alone: else it is a page's. */
function isLoneCell(lines: readonly string[], line: number): boolean {
  const textOf = (at: number) => toHalfWidth(lines[at - 1] ?? '').trim();
  return WHOLE_NUMBER.test(textOf(line)) && [line - 1, line + 1].some((at) => AMOUNT_ALONE.test(textOf(at)));
}

function numbersOfTable(table: Table, place: Whereabouts): PrintedNumber[] {
  const columns: { isOfAmounts: boolean }[] = [];
  return table.rows.flatMap((row) => {
    const isNumbering = isColumnNumbers(row);
    return row.cells.flatMap((cell, index) => {
      const column = (columns[index] ??= { isOfAmounts: false });
      column.isOfAmounts ||= HEADS_AMOUNTS.test(cell.text);
      const isAmount =
        !isNumbering &&
        !isSetCode(row, index) &&
        isAmountCell(cell, column.isOfAmounts && !isBeforeName(row, index));
      column.isOfAmounts ||= isAmount;
      return numbersOfCell(cell, table, isAmount, place);
    });
  });
}

/** Words above amounts. */
const HEADS_AMOUNTS = /金额|[决预]算数/;

/** Whether a cell prints an amount, or what may be one; whole numbers are codes and counts but where amounts stand. */
function isAmountCell({ text }: Cell, isAmongAmounts: boolean): boolean {
  const number = cellNumberOf(text);
  if (number === null) return isUnclearCell(text);
  return number.decimals > 0 || number.unit !== null || /,/.test(text) || (isAmongAmounts && !isYear(text));
}

/** A code stands before the name of its item; an amount with a name on its other side stands behind one too. */
const isBeforeName = ({ cells }: TableRow, index: number): boolean =>
  hasWords(cells[index + 1]) && !hasWords(cells[index - 1]);

/** A code of the classification in front of a row, though it is set in parts or like an amount. */
const isSetCode = (row: TableRow, index: number): boolean =>
  isBeforeName(row, index) &&
  FUNCTIONAL_CODE.test(writtenCode(row.cells[index]!.text.replace(/\s+/g, ''))) &&
  row.cells.slice(0, index).every(({ text }) => text.trim() === '');

const hasWords = (cell: Cell | undefined): boolean => cell !== undefined && /[\u4e00-\u9fff]/.test(cell.text);

const isYear = (text: string): boolean => /^\s*20\d{2}\s*$/.test(toHalfWidth(text));

function numbersOfCell(
  cell: Cell,
  table: Table,
  isAmount: boolean,
  { section, form, isInside }: Whereabouts,
): PrintedNumber[] {
  if (cell.text === '') return [];
  const { text } = compactText(cell.text);
  const inDigits = numbersIn(text).map(({ index, 0: printed }) => ({ index, printed }));
  const inWords = inDigits.length === 0 && cellNumberOf(text) !== null ? [{ index: 0, printed: text }] : [];
  return [...inDigits, ...inWords].map(({ index, printed }) => {
    const end = index + printed.length;
    const isMark = isNoteMark(text, { start: index, end });
    const line = cell.lineStart;
    // Field by field: there are thousands of them, and spreading one costs more than reading it.
    return { of: cell, start: index, end, printed, line, table, isAmount, isMark, section, form, isInside };
  });
}
