/** Years as people write them, and spans of years that begin or end somewhere. */

/** Years named, and how long their text is. */
export interface TypedYears {
  readonly text: string;
  readonly years: readonly number[];
}

const WHOLE = /^((?:19|20)\d\d)(?: ?(?:-|–|—|~|至|到|to) ?((?:19|20)\d\d))?年?(?!\d)/;
/** Two digits are a year where something says so: 23年, 22-24年, FY23. */
const SHORT = /^([0-3]\d)(?: ?(?:-|–|—|~|至|到) ?([0-3]\d))?年(?!\d)/;
const FISCAL = /^fy ?((?:20)?\d\d)(?!\d)/;

/** The years that begin here; null where none do. */
export function yearsAt(text: string): TypedYears | null {
  const found = WHOLE.exec(text) ?? SHORT.exec(text) ?? FISCAL.exec(text);
  if (!found) return null;
  const full = (year: string) => Number(year) + (year.length === 2 ? 2000 : 0);
  const [from, to] = [full(found[1]!), full(found[2] ?? found[1]!)];
  const years = Array.from(
    { length: Math.min(Math.abs(to - from), 30) + 1 },
    (_, at) => Math.min(from, to) + at,
  );
  return { text: found[0], years };
}

const OPEN = [
  /^自从(?:19|20)\d\d年?/,
  /^(?:自|从)?(?:19|20)\d\d年?(?:以来|以后|之后|起|至今|以前|之前)/,
  /^(?:最?近|过去)[一二两三四五六七八九十几\d]+年/,
  /^(?:since|after|before|until) (?:19|20)\d\d(?!\d)/,
  /^(?:last|past|recent) (?:(?:few|two|three|four|five|\d+) )?years\b/,
];

/** A span of years without both ends: which years it means is told by no question, that a trend is meant is. */
export const openSpanAt = (text: string): string | null =>
  OPEN.flatMap((form) => form.exec(text)?.[0] ?? [])[0] ?? null;

const DIGITS = '〇一二三四五六七八九';

/** Years in 汉字 as digits: 二〇二三年 is 2023年. */
export const withDigits = (text: string): string =>
  text.replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) =>
    [...year].map((one) => Math.max(0, DIGITS.indexOf(one))).join(''),
  );
