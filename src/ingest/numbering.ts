/** How Chinese documents number their headings and items: 第一部分 · 一、 · （一） · 1. · （1） · <1> · ①. */

/** Chinese numerals up to ninety-nine. */
const COUNT = '[一二三四五六七八九十]+';

/** The numbers of headings with the level each stands for, 0 the outermost. Texts as printed, wide or half-width. */
const NUMBERINGS: readonly { readonly level: number; readonly pattern: RegExp }[] = [
  { level: 0, pattern: new RegExp(`^第\\s*(?:${COUNT}|\\d+)\\s*部分\\s*`) },
  { level: 3, pattern: new RegExp(`^${COUNT}[、.．]\\s*`) },
  { level: 4, pattern: new RegExp(`^[（(]${COUNT}[）)]\\s*`) },
  { level: 5, pattern: /^\d+[.．、](?!\d)\s*/ },
  { level: 6, pattern: /^[（(]\d+[）)]\s*/ },
  { level: 7, pattern: /^<\d+>\s*/ },
];

/** The level that a text's number stands for, and the text behind it; null where it has none. */
export function numbered(text: string): { readonly level: number; readonly rest: string } | null {
  const found = NUMBERINGS.find(({ pattern }) => pattern.test(text));
  return found ? { level: found.level, rest: text.replace(found.pattern, '') } : null;
}

/** The number of an item in a list or a form, for building patterns. */
export const ITEM_NUMBER = `(?:${COUNT}[、.．]|[（(](?:${COUNT}|\\d+)[）)]|\\d+[、.．](?!\\d)|[\\u2460-\\u249b])`;
const LEADING_NUMBER = new RegExp(`^${ITEM_NUMBER}`);

/** The name of an item without the number in front of it. */
export const withoutNumber = (text: string): string => text.replace(LEADING_NUMBER, '');

/** What a line begins with that is an item of a list or a heading: it carries on no line before it. */
export const LIST_OR_HEADING = new RegExp(
  `^(?:[（(]?[一二三四五六七八九十百]+[)）、.．]|[（(<]\\d+[)）>]|\\d+[、.．)）](?!\\d)|第[一二三四五六七八九十\\d]+部分|注\\s*\\d*[：:]|附件|图\\d)`,
);
