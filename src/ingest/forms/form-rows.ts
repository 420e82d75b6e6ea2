/** The rows of a form: which are its caption, its notes, the numbers of its columns, headings said again. */
import { isCaption, isCaptionMark, isNote } from '../captions.ts';
import { parseNumber } from '../numeral.ts';
import { type Table, tableOf, type TableRow } from '../source.ts';
import { compactText } from '../text.ts';
import { titleIn } from './form-title.ts';

/** The texts of a row, half-width and without blanks, those that are not empty. */
export function filledTexts(row: TableRow): string[] {
  return row.cells.map(({ text }) => compactText(text).text).filter((text) => text !== '');
}

/** A row that names the form, its number, its body, year or unit. */
export function isCaptionRow(row: TableRow): boolean {
  const texts = filledTexts(row);
  if (texts.length === 0) return false;
  return (
    texts.every((text) => isCaption(text) || titleIn(text) !== null) ||
    (texts.length <= 4 && texts.some(isCaptionMark))
  );
}

/** A remark below the rows, alone in its row. */
export function isNoteRow(row: TableRow): boolean {
  const texts = filledTexts(row);
  return texts.length === 1 && isNote(texts[0]!);
}

const isOrdinal = (text: string, index: number) =>
  new RegExp(`^[(（]?${index + 1}[)）]?(?:栏)?(?:=.*)?$`).test(text);

/** The row that numbers the columns, 1, 2, 3 and on, with or without the word for it. */
export function isColumnNumbers(row: TableRow): boolean {
  const texts = filledTexts(row);
  const isNamed = texts.some((text) => /^栏次$/.test(text));
  const numbers = texts.filter((text) => !/^(?:栏次|行次|[类款项]|[-—/]+)$/.test(text));
  if (isNamed && numbers.every((text) => /^[(（]?\d{1,2}[)）]?(?:栏)?(?:=.*)?$/.test(text))) return true;
  return numbers.length > 1 && numbers.every(isOrdinal);
}

/** Whether a text could be the code of a 类, 款 or 项, whole or a part of it. */
export const isCode = (text: string): boolean => /^(?:\d{2}|\d{3}(?:\d{2}){0,2})$/.test(text);

const LABEL =
  /^(?:合计|总计|本年收入合计|本年支出合计|收入总计|支出总计)$|^[一二三四五六七八九十]+、|^\d[、.]|^\([一二三四五六七八九十]\)|^其中:/;

/** Whether a row carries values: it has a code, an amount, or a label of the prescribed lists and a number. */
export function isValueRow(row: TableRow): boolean {
  if (isColumnNumbers(row)) return false;
  const texts = filledTexts(row);
  if (texts.some((text) => /^\d{3}(?:\d{2}){0,2}(?![\d年.,])/.test(text) || /\d\.\d\d?$/.test(text)))
    return true;
  const hasNumber = texts.some((text) => parseNumber(text) !== null && !/^20\d{2}$/.test(text));
  return LABEL.test(texts[0] ?? '') ? hasNumber || /、/.test(texts[0]!) : hasNumber && texts.some(hasWords);
}

const hasWords = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

/**
 * A table in as many parts as it holds forms: a further one begins with its title below rows of another, be
 * they blank. Where the same title comes again a page was turned.
 */
export function partForms(table: Table): Table[] {
  const parts: TableRow[][] = [[]];
  let title: string | null = null;
  let ownRows = 0;
  for (const row of table.rows) {
    const isCaption = isCaptionRow(row);
    const named = isCaption ? (filledTexts(row).map(titleIn).find(Boolean) ?? null) : null;
    if (named !== null) {
      if (ownRows >= FEWEST_ROWS && named !== title) {
        parts.push([]);
        ownRows = 0;
      }
      title = named;
    }
    if (!isCaption) ownRows += 1;
    parts.at(-1)!.push(row);
  }
  return parts.length === 1 ? [table] : parts.map((rows) => tableOf(rows, table.layout));
}

/** A form has at least its headings and a row: less above a title is what stands above the form. */
const FEWEST_ROWS = 2;
