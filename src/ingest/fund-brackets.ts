/** Brackets that tell from which funds the amount before them was paid: they share it out and add nothing to it. */
import { NUMERAL } from './numeral.ts';
import { lookingBack } from './looking-back.ts';

const FUND = '(?:一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款)?支出(?:决算)?(?:为)?';
const AMOUNT = String.raw`\s{0,4}${NUMERAL}\s{0,4}万?元`;

/** 支出决算20.44万元（其中：一般公共预算支出20.44万元；政府性基金预算支出0万元）: the bracket behind a named amount, with two funds or more. */
const BRACKET = lookingBack(
  String.raw`(?<=[\u4e00-\u9fff]{2}${AMOUNT}\s{0,4})[(（]其中[:：,，]?\s{0,4}${FUND}${AMOUNT}(?:[;；,，、]\s{0,4}${FUND}${AMOUNT})+\s{0,4}[)）]`,
  'g',
);

/** Whether a text has such a bracket at an offset. */
export function isFundBracket(text: string, at: number): boolean {
  return [...text.matchAll(BRACKET)].some(
    ({ index, 0: inside }) => index <= at && at < index + inside.length,
  );
}
