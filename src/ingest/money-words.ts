/** Amounts of money in more than one unit, with a multiplier in front of the unit, or in words. */
import { type Amount, parseNumber } from './numeral.ts';

const DIGITS = '零一二三四五六七八九';
/** Numerals as cheques print them, and the plain ones they stand for. */
const FORMAL: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇零○零壹一贰二貳二叁三參三肆四伍五陆六陸六柒七捌八玖九拾十佰百仟千萬万億亿两二兩二圆元圓元'].flatMap((char, at, all) =>
    at % 2 === 0 ? [[char, all[at + 1]!]] : [],
  ),
);
const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

const N = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;
const WORD = '一二三四五六七八九十百千万亿零〇○两壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩';
const END = '(?:元|圆|圓)(?:[整正]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖\\d]角(?:[零〇]?[一二三四五六七八九壹贰叁肆伍陆柒捌玖\\d]分)?[整正]?)?';

/** Such an amount, in half-width text without blanks. One number before 亿元, 万元 or 元 is none. */
export const MONEY_IN_WORDS = [
  // 1亿2,345.67万元, 1亿2345万6700元, 123万5600元
  `${N}亿元?零?${N}[十百千]?万(?:${END}|元?零?${N}${END})`,
  `${N}[十百千]?[亿万]元?零?${N}[百千]?${END}`,
  // 3千万元, 5百元
  `${N}[十百千]+[万亿]?${END}`,
  // 一千二百三十四点五六万元, 壹仟贰佰叁拾肆万伍仟陆佰元整
  `(?=[一二三四五六七八九十两壹贰貳叁參肆伍陆陸柒捌玖拾兩])[${WORD}]{1,24}(?:点[一二三四五六七八九零〇]{1,6}[十百千]?[万亿]?|(?<=[十百千万亿拾佰仟萬億零一-九壹-玖]))(?<=..)${END}`,
].join('|');

/** The amount that words or several units make together, or null where they make none. */
export function parseMoneyWords(text: string): Amount | null {
  const plain = [...text].map((char) => FORMAL[char] ?? char).join('').replace(/[整正]$/, '');
  const [, whole = '', small = ''] = /^(.*?)元?((?:[一-九\d]角)?(?:零?[一-九\d]分)?)$/.exec(plain.replace(/元$/, '元')) ?? [];
  const sum = inYuan(whole.replace(/(?<=[亿万])元/g, '').replace(/元$/, ''));
  if (sum === null) return null;
  let { value, decimals } = sum;
  for (const [, digit, unit] of small.matchAll(/([一二三四五六七八九\d])([角分])/g)) {
    const power = unit === '角' ? 1 : 2;
    value += Number(`${digitOf(digit!)}e-${power}`);
    decimals = power;
  }
  return { value: Number((value / 10_000).toFixed(10)), decimals: decimals + 4 };
}
