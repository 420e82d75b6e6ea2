/**
 * How names, clauses and sentences stand together in each language. The words are with those who say them; nobody
 * else asks which language it is.
 */
import type { Language } from './language.svelte.ts';

/** How many names a sentence says, and of more how many of them. */
const FEW = 8;
const SOME = 3;

/** British English has no comma before the last of several. */
const MARKS = {
  zh: {
    list: new Intl.ListFormat('zh-CN'),
    pause: '、',
    comma: '，',
    semicolon: '；',
    colon: '：',
    stop: '。',
    brackets: ['（', '）'],
    dash: '—',
    space: '',
    some: (names: string, count: number) => `${names}等 ${count} 个`,
  },
  en: {
    list: new Intl.ListFormat('en-GB'),
    pause: ', ',
    comma: ', ',
    semicolon: '; ',
    colon: ': ',
    stop: '.',
    brackets: [' (', ')'],
    dash: '–',
    space: ' ',
    some: (names: string, count: number) => `${names} and ${count - SOME} more`,
  },
} as const satisfies Record<Language, unknown>;

/** What may be left out of a sequence of words. */
type Part = string | false | null | undefined;

/** What there is to say among what may be left out. */
export const said = (parts: readonly Part[]): string[] =>
  parts.filter((part): part is string => Boolean(part));

const itself = (item: unknown): string => item as string;

/** Names in a sentence: 甲、乙和丙; A, B and C. Of things that are no names, `name` gives theirs. */
export function listOf(lang: Language, names: readonly string[]): string;
export function listOf<T>(lang: Language, items: readonly T[], name: (item: T) => string): string;
export function listOf<T>(lang: Language, items: readonly T[], name: (item: T) => string = itself): string {
  return MARKS[lang].list.format(items.map((item) => name(item)));
}

/** Whether a sentence says more by counting than by naming each. */
export const areMany = (things: readonly unknown[]): boolean => things.length > FEW;

/** Widths of a headline's characters in three lines of it, and in one. */
const [THREE_LINES, ONE_LINE] = [165, 60];

/** How wide a text is in ems: 汉字 one, Latin letters in bold somewhat more than half of one. */
export function widthOf(text: string): number {
  const han = text.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return han + (text.length - han) * 0.58;
}

/** Whether a sentence takes more than three lines: then, too, it says more by counting. */
export const isLong = (sentence: string): boolean => widthOf(sentence) > THREE_LINES;

/** Names in a headline, of which only the first are said where there are many, or where all would fill a line: 甲、乙、丙等 12 个; A, B, C and 9 more. */
export function fewOf(lang: Language, names: readonly string[]): string;
export function fewOf<T>(lang: Language, items: readonly T[], name: (item: T) => string): string;
export function fewOf<T>(lang: Language, items: readonly T[], name: (item: T) => string = itself): string {
  const all = listOf(lang, items, name);
  if (items.length <= SOME || (!areMany(items) && widthOf(all) <= ONE_LINE)) return all;
  return MARKS[lang].some(
    items
      .slice(0, SOME)
      .map((item) => name(item))
      .join(MARKS[lang].pause),
    items.length,
  );
}

/** Names of which there may be more: 甲、乙; A, B. Intl has no such list in Chinese. */
export const seriesOf = (lang: Language, ...names: readonly Part[]): string =>
  said(names).join(MARKS[lang].pause);

/** Clauses of a sentence, one behind the other: 甲，乙; A, B. */
export const clauses = (lang: Language, ...parts: readonly Part[]): string =>
  said(parts).join(MARKS[lang].comma);

/** Places or statements set apart within a sentence: 甲；乙; A; B. */
export const statements = (lang: Language, ...parts: readonly Part[]): string =>
  said(parts).join(MARKS[lang].semicolon);

/** Sentences, one behind the other. A Latin word and what follows it keep apart; 汉字 do not. */
export const sentences = (lang: Language, ...parts: readonly Part[]): string =>
  said(parts).join(MARKS[lang].space);

/** A sentence with its full stop. */
export const fullStop = (lang: Language, sentence: string): string => sentence + MARKS[lang].stop;

/** What something is called, and what it is. */
export const labelled = (lang: Language, label: string, text: string): string =>
  `${label}${MARKS[lang].colon}${text}`;

/** A word with something said of it in brackets; alone where there is nothing to say. */
export function withAside(lang: Language, text: string, aside: string): string {
  const [open, close] = MARKS[lang].brackets;
  return aside === '' ? text : `${text}${open}${aside}${close}`;
}

/** From one number to another: 2022—2024, 2022–2024; one number where both are the same. */
export const rangeOf = (lang: Language, from: number, to: number): string =>
  from === to ? String(from) : `${from}${MARKS[lang].dash}${to}`;

/** A sentence's beginning: its first letter a capital, where it has one. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Names whose first word is one of its own anywhere. */
const PROPER = /^(?:Taiwan|Red Cross|Chin)/;

/** A name within a sentence: without the capital it begins with by itself. Abbreviations and proper names keep it. */
export const lowerFirst = (name: string): string =>
  /^[A-Z][a-z]/.test(name) && !PROPER.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const AFTER_HAN = /(\p{Script=Han})(?=[A-Za-z0-9−])/gu;
const BEFORE_HAN = /([A-Za-z0-9%])(?=\p{Script=Han})/gu;

/**
 * Puts a space between 汉字 and Latin letters or digits. Words of a document, which stand between “ and ”, stay as they
 * are printed.
 */
export function spaceHan(text: string): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) => (part.startsWith('“') ? part : part.replace(AFTER_HAN, '$1 ').replace(BEFORE_HAN, '$1 ')))
    .join('');
}
