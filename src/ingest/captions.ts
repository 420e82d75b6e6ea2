/**
 * What stands above and below a form and is no part of it: its title and number, the body, the year, the unit of its
 * amounts, notes. Every format and every form knows them by the one set of words here.
 */
import type { MoneyUnit } from './numeral.ts';
import { compactText } from './text.ts';

const UNIT_LINE = /(?:单位|金额)[:：]?\(?(?:人民币)?(万元|千元|亿元|元)\)?(?:$|[^\u4e00-\u9fff])/;

/** The unit of money a line above a form states (单位：万元), or null where it states none. */
export function statedUnit(text: string): MoneyUnit | null {
  return (UNIT_LINE.exec(compactText(text).text)?.[1] as MoneyUnit | undefined) ?? null;
}

const LONGEST_UNIT_LINE = 60;

/** The unit that a line states and says little else; null where it does not, as a sentence does. */
export const unitLine = (text: string): MoneyUnit | null =>
  text.length > LONGEST_UNIT_LINE || /[。；]/.test(text) ? null : statedUnit(text);

/** What stands above forms alone: the unit of their amounts, their number. */
const FORM_NUMBER = /公开\d+(?:-\d+)?表/;
const MARK = new RegExp(`单位:(?:人民币)?(?:万|千|亿)?元|${FORM_NUMBER.source}`);
/** The body, the year, a number in the annex, a unit or a page alone. */
const CAPTION =
  /^(?:编制|填报|预算|编报|公开|金额)?(?:部门|单位)(?:\(单位\)|\(公章\))?(?:名称)?:|^\(?20\d{2}年?(?:度)?\)?$|^附?表[一二三四五六七八九十\d]+$|^(?:人民币)?(?:万|千|亿)?元$|^第?\d+页?$/;
const NOTE = /^(?:注|备注|说明|附注)\d*[:：.、]|^(?:本表|此表)|(?:故|所以|因此)(?:本|此)表/;

/** Whether a compact text states the unit of a form's amounts, or the form's number. */
export const isCaptionMark = (text: string): boolean => MARK.test(text);

/** Whether a compact text has a form's number in it. */
export const isFormNumber = (text: string): boolean => FORM_NUMBER.test(text);

/** Whether a compact text is of a form's caption; its title is known by other means. */
export const isCaption = (text: string): boolean => MARK.test(text) || CAPTION.test(text);

/** Whether a compact text names a body or a unit wherever in it the label stands. */
export const namesUnit = (text: string): boolean => text.includes('单位:');

/** Whether a compact text is a remark below a form. */
export const isNote = (text: string): boolean => NOTE.test(text);

/** Whether a text ends in the title of one of the forms of the accounts, or of all of them. */
export const isFormTitle = (text: string): boolean => /决算(?:总|明细|批复|公开)?表$/.test(text);
