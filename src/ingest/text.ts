/** Printed text in the forms in which it can be compared: without blanks, half-width, a label without what surrounds it. */
import { toHalfWidth, ZERO_WIDTH } from './numeral.ts';
import { lookingBack } from './looking-back.ts';

/** A text in half-width characters without blanks, and where each of its characters stood. */
export interface CompactText {
  readonly text: string;
  /** Offset in the original of each character of `text`, and one past the end. */
  readonly offsets: readonly number[];
}

/** Marks that are set in more than one way, each with the way the patterns know. */
const MARKS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'「『﹁﹃‘'].map((mark) => [mark, '“'])),
  ...Object.fromEntries([...'」』﹂﹄’'].map((mark) => [mark, '”'])),
  '﹪': '%',
};
/** 1,234.56萬圓: units of money in traditional characters, behind a number. */
const OLD_UNITS = lookingBack(String.raw`(?<=[\d十百千]\s{0,8})(?:[萬億][圆圓元]?|[万亿]?[圆圓])`, 'g');
const NEW_UNITS: Readonly<Record<string, string>> = { 萬: '万', 億: '亿', 圆: '元', 圓: '元' };
/** A year in Chinese digits, which are as many. */
const YEARS = /二[〇零○Oo0][〇零○Oo0一二三四五六七八九]{2}(?=\s?年)/g;
const YEAR_DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'〇零○Oo'].map((char) => [char, '0'])),
  ...Object.fromEntries([...'一二三四五六七八九'].map((char, at) => [char, `${at + 1}`])),
};
const OTHER_MARKS = new RegExp(`[${Object.keys(MARKS).join('')}]`, 'g');

/** What a function made of the texts it was last given: a document's texts are asked about by many readers in turn. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      result = read(text);
      known.set(text, result);
    }
    return result;
  };
}

const MOST_REMEMBERED = 4096;

/**
 * Drops blanks, maps full-width characters to half-width ones and quotation marks to one pair, so that
 * one pattern fits every way the same sentence is set. A blank between two digits stays: it keeps two numbers apart.
 */
export const compactText = remembering((original): CompactText => {
  const half = toHalfWidth(original)
    .replace(OTHER_MARKS, (mark) => MARKS[mark]!)
    // 二〇二四年 → 2024年
    .replace(YEARS, (year) => year.replace(/./g, (char) => YEAR_DIGITS[char] ?? char))
    .replace(OLD_UNITS, (unit) => unit.replace(/[萬億圆圓]/g, (char) => NEW_UNITS[char]!));
  const text = half.replace(BLANKS, (run, at: number) => (isBetweenDigits(half, at, run) ? run[0]! : ''));
  let offsets: number[] | null = null;
  // Most are never asked where their characters stood.
  return {
    text,
    get offsets() {
      return (offsets ??= offsetsIn(half));
    },
  };
});

/** Blanks, those of no width among them. */
const BLANKS = /[\s\u00AD\u200B-\u200F\u202A-\u202D\u2060-\u2069]+/g;

function isBetweenDigits(text: string, at: number, run: string): boolean {
  return isDigit(text[at - 1]) && isDigit(text[at + run.length]) && run.replace(ZERO_WIDTH, '') !== '';
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

function offsetsIn(half: string): number[] {
  const offsets: number[] = [];
  let from = 0;
  const take = (to: number) => {
    for (; from < to; from += 1) offsets.push(from);
  };
  for (const { 0: run, index } of half.matchAll(BLANKS)) {
    take(isBetweenDigits(half, index, run) ? index + 1 : index);
    from = index + run.length;
  }
  take(half.length + 1);
  return offsets;
}

/** The original text of a stretch of compact text, without blanks. */
export function printedText(original: string, compact: CompactText, start: number, end: number): string {
  if (end <= start) return '';
  return original.slice(compact.offsets[start], compact.offsets[end - 1]! + 1).replace(/\s+/g, '');
}

/** A name as printed, without the line breaks a narrow column forced into it. */
export function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('');
}

/** A label for comparing: half-width, without blanks, line breaks and closing colon. */
export function squeeze(text: string): string {
  return toHalfWidth(text).replace(/\s+/g, '').replace(/:$/, '');
}

/** A label without what it says in brackets: `全年预算数（A）` and `全年预算数` name the same column. */
export function withoutBrackets(label: string): string {
  return label.replace(/\([^()]*\)/g, '').replace(/\([^()]*$/, '');
}

/** Characters that look like an ideograph and are none: text that went through a PDF is full of them. */

/** Of the supplement of radicals, those that stand for a whole character, each before its ideograph. */
const SUPPLEMENT = new Map(
  [
    ...'⺁厂⺎兀⺒巳⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /../gu,
    ),
  ].map(([pair]) => [pair[0]!, pair[1]!] as const),
);

/** Blocks of radicals, and of ideographs kept for other standards' sake. */
const LOOKALIKES = /[\u2E80-\u2FDF\uF900-\uFAFF]/g;

/** Text with the ordinary ideograph for each lookalike. */
export function ordinaryIdeographs(text: string): string {
  return text.replace(LOOKALIKES, (char) => SUPPLEMENT.get(char) ?? char.normalize('NFKC'));
}

/** Where a global pattern matches, as `matchAll` has it, which makes a new pattern whenever it is asked. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return matches;
}
