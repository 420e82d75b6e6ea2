/** Amounts of money in several units, with a multiplier in front of the unit, or in words: 1亿2,345.67万元, 3千万元, 壹仟元整. */
import { type Amount, LONGEST_NUMBER, parseNumber } from './numeral.ts';
import { lookingBack } from './looking-back.ts';

/** An amount where it stands in a text. */
export interface MoneyPhrase extends Amount {
  readonly start: number;
  readonly end: number;
}

/** Numerals as cheques print them, each before the plain one. */
const FORMAL = new Map(
  [
    ...'〇零○零壹一贰二貳二叁三參三肆四伍五陆六陸六柒七捌八玖九拾十佰百仟千萬万億亿两二兩二圆元圓元'.matchAll(
      /../gu,
    ),
  ].map(([pair]) => [pair[0]!, pair[1]!] as const),
);
const FORMAL_NUMERALS = new RegExp(`[${[...FORMAL.keys()].join('')}]`, 'g');
const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[十百千]*(?:\d[十百千])*`;
const SMALL_MONEY = String.raw`(?:[一二三四五六七八九\d]角)?零?(?:[一二三四五六七八九\d]分)?`;
/** What follows an amount without 元: 3千万，. */
const ENDS = '(?=[,。;:、()]|$)';
const PHRASE = lookingBack(
  String.raw`(?<![零一二三四五六七八九十百千万亿点\d])(?:零元|[一二三四五六七八九十][零一二三四五六七八九十百千万亿点]+元${SMALL_MONEY}|[一二三四五六七八九十][零一二三四五六七八九十百千点]*[万亿]${ENDS})` +
    String.raw`|(?<![\d.,])(?:${NUMBER}亿元?零?)?(?:${NUMBER}万元?零?)?(?:${NUMBER}元)?${SMALL_MONEY}`,
  'g',
);
/** What needs no reading of its own: one number before one unit. */
const PLAIN = /^[\d,.]*(?:亿|万)?元?$/;
const PARTS = /^(?:(.+?)亿元?)?(?:零?(.+?)万元?)?(?:零?(.+?)元)?(?:(.)角)?(?:零?(.)分)?$/;
/** Powers of ten of the parts, in 万元. */
const PART_POWERS = [4, 0, -4, -5, -6];

/** Every such amount of a half-width text without blanks, in order. */
export function findMoneyPhrases(text: string): MoneyPhrase[] {
  const plain = plainNumerals(text);
  return [...plain.matchAll(PHRASE)].flatMap((match): MoneyPhrase[] => {
    const [phrase] = match;
    const end = match.index + phrase.length;
    if (PLAIN.test(phrase) || !(/[元角分]$/.test(phrase) || isWithoutUnit(phrase, plain.slice(end))))
      return [];
    const amount = sumOfParts(phrase);
    const closing = /^[整正]/.test(plain.slice(end)) ? 1 : 0;
    return amount ? [{ ...amount, start: match.index, end: end + closing }] : [];
  });
}

/** Whether a phrase is an amount whose 元 is left out. */
const isWithoutUnit = (phrase: string, after: string): boolean =>
  /[万亿]$/.test(phrase) && new RegExp(`^${ENDS}`).test(after);

/** The amount a whole text states that way, or null. */
export function parseMoneyPhrase(text: string): Amount | null {
  const [only] = findMoneyPhrases(text);
  return only?.start === 0 && only.end === text.length
    ? { value: only.value, decimals: only.decimals }
    : null;
}

/** A text with plain numerals: a character stands for a character. */
const plainNumerals = (text: string): string => text.replace(FORMAL_NUMERALS, (char) => FORMAL.get(char)!);

function sumOfParts(phrase: string): Amount | null {
  const parts = PARTS.exec(phrase)?.slice(1) ?? [];
  let value = 0;
  let decimals: number | null = null;
  for (const [at, part] of parts.entries()) {
    if (part === undefined) continue;
    const number = numberBelowTenThousand(part);
    if (number === null) return null;
    value += Number(`${number.value}e${PART_POWERS[at]!}`);
    decimals = number.decimals - PART_POWERS[at]!;
  }
  if (decimals === null || decimals > LONGEST_NUMBER) return null;
  return { value: Number(value.toFixed(Math.max(decimals, 0))), decimals };
}

/** A number in digits, with a multiplier or without, or in words. */
function numberBelowTenThousand(text: string): { value: number; decimals: number } | null {
  const [, numeral = '', multipliers = ''] = /^([\d,.]+)([十百千]*)$/.exec(text) ?? [];
  if (numeral !== '') {
    const power = [...multipliers].reduce((sum, char) => sum + POWERS[char]!, 0);
    const number = parseNumber(numeral);
    return number && { value: Number(`${number.value}e${power}`), decimals: number.decimals - power };
  }
  // 5千6百
  const multiplied = [...text.matchAll(/(\d)([十百千])/g)];
  if (multiplied.length > 0 && multiplied.map(([part]) => part).join('') === text) {
    const value = multiplied.reduce(
      (sum, [, digit, power]) => sum + Number(digit) * 10 ** POWERS[power!]!,
      0,
    );
    return { value, decimals: 0 };
  }
  return numberInWords(text);
}

/** A number below ten thousand in plain Chinese numerals (一千二百三十四点五), or null. */
export function numberInWords(text: string): { value: number; decimals: number } | null {
  const [whole = '', fraction = ''] = text.split('点');
  const value = wholeInWords(whole);
  if (value === null || !/^[零一二三四五六七八九]*$/.test(fraction)) return null;
  const digits = [...fraction].map((char) => DIGITS.indexOf(char)).join('');
  return digits.length > LONGEST_NUMBER
    ? null
    : { value: Number(`${value}.${digits}`), decimals: digits.length };
}

function wholeInWords(text: string): number | null {
  let value = 0;
  let digit: number | null = null;
  for (const char of text) {
    const power = POWERS[char];
    if (power !== undefined) {
      value += (digit ?? 1) * 10 ** power;
      digit = null;
    } else if (char !== '零') {
      // Two digits in a row are a year or a number of a document.
      if (digit !== null || !DIGITS.includes(char)) return null;
      digit = DIGITS.indexOf(char);
    }
  }
  return value + (digit ?? 0);
}
