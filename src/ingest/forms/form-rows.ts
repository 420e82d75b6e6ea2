/** The rows of a form: which are its caption, its notes, the numbers of its columns, headings said again. */
import { isCaption, isCaptionMark, isNote } from '../captions.ts';
import { cellNumberOf, isFormula, isUnclear } from '../cell-number.ts';
import { type FunctionalForm, listedItem, type TwoSidedForm } from '../lexicon/form-names.ts';
import { type Table, tableOf, type TableRow } from '../source.ts';
import { compactText } from '../text.ts';

const filled = new WeakMap<TableRow, readonly string[]>();

/** The texts of a row, half-width and without blanks, those that are not empty. Worked out once. */
export function filledTexts(row: TableRow): readonly string[] {
  let texts = filled.get(row);
  if (!texts) {
    texts = row.cells.map(({ text }) => compactText(text).text).filter((text) => text !== '');
    filled.set(row, texts);
  }
  return texts;
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
  /^[(（]?(\d+)[)）]?(?:栏)?(?:=.*)?$/.exec(text)?.[1] === `${index + 1}`;

/** The row that numbers the columns, 1, 2, 3 and on, with or without the word for it. */
export function isColumnNumbers(row: TableRow): boolean {
  const texts = filledTexts(row);
  const isNamed = texts.some((text) => /^栏次$/.test(text));
  const numbers = texts.filter((text) => !/^(?:栏次|行次|[类款项]{1,3}|[甲乙丙]|[-—/]+)$/.test(text));
  if (isNamed && numbers.every((text) => /^[(（]?\d{1,2}[)）]?(?:栏)?(?:=.*)?$/.test(text))) return true;
  return (numbers.length > 1 && numbers.every(isOrdinal)) || (numbers.length > 2 && areLetters(numbers));
}

/** Letters in their order, which some publishers number columns with. */
const areLetters = (texts: readonly string[]): boolean =>
  texts.every((text, at) => /^[A-Z]$/i.test(text) && text.charCodeAt(0) === texts[0]!.charCodeAt(0) + at);

/** Whether a text heads the columns of a code's parts: each has its own head, or several have one together. */
export const isCodeHead = (text: string): boolean => /^[类款项]{1,3}$/.test(text);

/** Whether a text could be the code of a 类, 款 or 项, whole or a part of it. */
export const isCode = (text: string): boolean => /^(?:\d{2}|\d{3}(?:\d{2}){0,2})$/.test(text);

/** Expenditure by function begins with 2; what begins with 3 is classified by economic nature. */
export const FUNCTIONAL_CODE = /^2\d{2}(?:\d{2}){0,2}$/;

/**
 * A code as its digits, where it is set in brackets, in parts (208-01-09) or like an amount (2,080,109.00); other texts as
 * they are.
 */
export function writtenCode(text: string): string {
  const plain = text.replace(/^[[(](\d.*)[\])]$/, '$1');
  // 208.00 has no 款, nor has 208-00-00.
  if (/^2\d{2}(?:[-.–—/]\d{2}){1,2}$/.test(plain)) return plain.replace(/(?:\D00)+$/, '').replace(/\D/g, '');
  const digits = plain.replace(/\.0+$/, '').replaceAll(',', '');
  return FUNCTIONAL_CODE.test(digits) || /^\d\d?$/.test(plain) ? digits : text;
}

const LABEL =
  /^(?:合计|总计|本年收入合计|本年支出合计|收入总计|支出总计)$|^[一二三四五六七八九十]+、|^\d[、.]|^\([一二三四五六七八九十]\)|^其中:/;

/** Whether a row carries values: it has a code, an amount, or a label of the prescribed lists and a number. */
export function isValueRow(row: TableRow): boolean {
  if (isColumnNumbers(row)) return false;
  const texts = filledTexts(row);
  if (texts.some((text) => /^\d{3}(?:\d{2}){0,2}(?![\d年.,])/.test(text) || /\d\.\d{1,6}$/.test(text)))
    return true;
  const isNumber = (text: string) =>
    (cellNumberOf(text) !== null && !/^20\d{2}$/.test(text)) || isFormula(text);
  const hasNumber = texts.some(isNumber);
  if (texts.length > 1 && texts.every(isNumber)) return true;
  return LABEL.test(texts[0] ?? '') ? hasNumber || /、/.test(texts[0]!) : hasNumber && texts.some(hasWords);
}

/** Whether a cell prints digits that may be meant as an amount and are none that can be told; 单价100万元以上设备 is a name. */
export const isUnclearCell = (text: string): boolean =>
  isUnclear(text) && listedItem(compactText(text).text) === null;

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
  return parts.length === 1 ? [table] : parts.map((rows) => tableOf(rows, table.layout, table.isUnsettled));
}

/** A form has at least its headings and a row: less above a title is what stands above the form. */
const FEWEST_ROWS = 2;

/** Which of the published forms a table is. */
export type FormKind = TwoSidedForm | FunctionalForm | 'economic' | 'three_public' | 'statistics';

/** Titles from the most particular to the plainest: 支出决算表 is the end of most of them. */
const KINDS: readonly [RegExp, FormKind][] = [
  [/三公/, 'three_public'],
  [/机构运行信息|机关运行经费|政府采购|国有资产/, 'statistics'],
  [
    /^(?!.*(?:公共预算|政府性基金|国有资本)).*财政拨款(?:收入支出|收支|收入、支出)(?:决算)?(?:总)?表/,
    'appropriation',
  ],
  [/政府性基金/, 'government_fund'],
  [/国有资本/, 'state_capital'],
  [/(?:收入支出|收支)(?:决算)?总表/, 'overall'],
  // The forms that set out all money in detail name none: 基本支出决算明细表 beside 一般公共预算财政拨款基本支出决算明细表.
  [/^(?!.*(?:公共预算|拨款)).*基本支出(?:决算)?明细表/, 'basic'],
  [/^(?!.*(?:公共预算|拨款)).*项目支出(?:决算)?明细表/, 'project'],
  [/基本支出/, 'economic'],
  [/一般公共预算.*项目支出|^(?:附?表)?[\d、.:]*项目支出/, 'general_project'],
  [/一般公共预算|公共预算/, 'general_budget'],
  [/财政拨款支出/, 'appropriation_spending'],
  [/收入(?:决算)?(?:总|明细)?表/, 'income'],
  [/支出(?:决算)?(?:总|明细)?表/, 'expenditure'],
];

const LONGEST_TITLE = 60;
/** A title up to its own name; behind it the form's number, its caption or the page it stands on. */
const TITLE =
  /^(.*?(?:收入|支出|收支|决算|经费|信息|情况)(?:决算)?(?:总|批复|明细|公开|统计|对比|对照|比较)*表)(?=$|\([^()]*\)$|\(?(?:财决)?公开|(?:编制|填报|预算|编报)?(?:部门|单位)[:(]|金额单位|[-_.·…\d]*$)/;
/** Sentences about a form and forms of other matters. */
const NO_TITLE = /[,]|详见|如下|参见|反映|本表|绩效|自评|评价|目标|预算(?:收支)?总表|^注/;

/** The title of a form that a line or a cell ends with: compact, without quotes; null where it holds none. */
export function titleIn(text: string): string | null {
  const compact = compactText(text).text.replace(/[“”"'‘’《》]/g, '');
  const last = compact.split(/[。;]/).findLast((sentence) => sentence !== '') ?? '';
  const title = TITLE.exec(last)?.[1];
  if (title === undefined || title.length > LONGEST_TITLE || NO_TITLE.test(title)) return null;
  // 部门决算表 is what all of them together are called.
  return kindOfTitle(title) === null ? null : title;
}

/** The form a title announces, or null. */
export function kindOfTitle(title: string): FormKind | null {
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

const LONGEST_HEAD = 6;

/** What stands in the first rows of a table. */
export const headTexts = (table: Table): string[] => table.rows.slice(0, LONGEST_HEAD).flatMap(filledTexts);

/** The title a table bears in its own first rows, or null. */
export const titleInTable = (table: Table): string | null =>
  headTexts(table).map(titleIn).find(Boolean) ?? null;
