/** Percentages and changes that their amounts do not make. */
import { formatSigned } from '#app/locale/format.ts';
import { digitsOf, quantity } from '../quantities.ts';
import { apart, compared, isOrAre } from './phrases.ts';
import { factTerm, joined, subjectOf } from './terms.ts';
import { say, type Case, type Teller, type Term } from './told.ts';

const money = (value: number | null, { lang }: Case): string =>
  value === null ? '' : quantity(value, 'CNY10k', lang);

/** prior + change = current, of three printed amounts. */
export const tellChange: Teller = (told) => {
  const { row, parameters } = told;
  const [change, current, prior] = row.fact_ids;
  const [now, before] = [parameters.number('current_value'), parameters.number('prior_value')];
  const { stated, computed, difference } = compared(told);
  const name = subjectOf(told);
  return {
    sentence:
      say(
        told,
        `${name}本年 ${money(now, told)}、上年 ${money(before, told)}，两者之差是 ${computed}，而增减额印作 ${stated}`,
        `${name} ${isOrAre(name)} ${money(now, told)} this year and ${money(before, told)} the year before, a change of ${computed}; the change is printed as ${stated}`,
      ) + apart(told),
    question: say(
      told,
      `${name}的本年数、上年数与增减额相差 ${difference}，三个数字中哪一个应予更正？`,
      `This year’s amount of ${name}, last year’s and the change are ${difference} apart: which of the three is to be corrected?`,
    ),
    stated: term(told, change, row.stated),
    terms: joined(
      [current, prior].flatMap((id, at) => list(term(told, id, at === 0 ? now : before))),
      '−',
    ),
    layout: 'computed',
  };
};

function growthTerms(told: Case): Term[] {
  const { row, parameters } = told;
  const [, current, third] = row.fact_ids;
  const now = parameters.number('current_value');
  const byChange = third?.includes('/change/') ?? false;
  const other = byChange ? parameters.number('change_value') : parameters.number('prior_value');
  const [here, there] = [term(told, current, now), term(told, third, other)];
  if (!here || !there) return [];
  return byChange
    ? [there, { ...here, before: '÷ (' }, { ...there, before: '−', after: ') × 100' }]
    : [
        { ...here, before: '(' },
        { ...there, before: '−', after: ')' },
        { ...there, before: '÷', after: '× 100' },
      ];
}

/** A word of direction against the sign of the change. */
export const tellRateAgainstChange: Teller = (told) => {
  const { row, lang } = told;
  const [rate, change] = row.fact_ids;
  const name = subjectOf(told);
  const rateText = row.stated === null ? '' : `${formatSigned(row.stated, digitsOf(row.stated))}%`;
  const changeText = money(row.computed, told);
  return {
    sentence: say(
      told,
      `${name}的增减率印作 ${rateText}，增减额是 ${changeText}：一个说${rising(row.stated, lang)}，一个说${rising(row.computed, lang)}。`,
      `The growth of ${name} is printed as ${rateText} and its change as ${changeText}: one says it ${rising(row.stated, lang)}, the other that it ${rising(row.computed, lang)}.`,
    ),
    question: say(told, `${name}与上年相比是增加还是减少？`, `Did ${name} rise or fall on the year before?`),
    stated: null,
    terms: [...list(term(told, rate, row.stated)), ...list(term(told, change, row.computed))],
    layout: 'listed',
  };
};

const rising = (value: number | null, lang: Case['lang']): string =>
  (value ?? 0) > 0 ? (lang === 'zh' ? '增加' : 'rose') : lang === 'zh' ? '减少' : 'fell';

/** 增加 followed by a negative amount. */
export const tellIncreaseOfNegative: Teller = (told) => {
  const { row } = told;
  const name = subjectOf(told);
  const amount = row.stated === null ? '' : quantity(row.stated, row.unit, told.lang);
  return {
    sentence: say(
      told,
      `${name}的增减额以负数印出（${amount}），前面又写有增减的字样：文字与符号各表示一次方向，宜只保留其一。`,
      `The change of ${name} is printed as a negative amount (${amount}) after a word of direction: word and sign each give a direction where one would do.`,
    ),
    question: say(told, `${name}与上年相比是增加还是减少？`, `Did ${name} rise or fall on the year before?`),
    stated: null,
    terms: list(term(told, row.fact_ids[0], row.stated)),
    layout: 'listed',
  };
};

/** Two statements of one quantity that differ by a power of ten. */
export const tellPower: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const name = subjectOf(told);
  const times = 10 ** Math.abs(parameters.number('power') ?? 0);
  const isStatement = parameters.text('check_name') === 'statements';
  const other = isStatement
    ? say(told, `另一处印作 ${computed}`, `elsewhere as ${computed}`)
    : say(told, `按所印金额计算为 ${computed}`, `the printed amounts make ${computed}`);
  return {
    sentence: say(
      told,
      `${name}印作 ${stated}，${other}：数字相同，位数差 ${times.toLocaleString('en-US')} 倍。`,
      `${name} ${isOrAre(name)} printed as ${stated}, ${other}: the same digits, ${times.toLocaleString('en-US')} times apart.`,
    ),
    question: say(
      told,
      `${name}应为 ${stated} 还是 ${computed}，小数点或单位是否有误？`,
      `Is ${name} ${stated} or ${computed}, and is the decimal point or the unit misplaced?`,
    ),
    stated: isStatement ? null : term(told, row.fact_ids[0], row.stated),
    terms: powerTerms(told),
    layout: isStatement ? 'listed' : 'computed',
  };
};

function powerTerms(told: Case): Term[] {
  const { row, parameters } = told;
  const terms = row.fact_ids.map((id) => factTerm(told, id));
  switch (parameters.text('check_name')) {
    case 'share':
    case 'completion':
      return terms.slice(1).map((one, at) => (at === 0 ? one : { ...one, before: '÷', after: '× 100' }));
    case 'growth':
      return growthTerms(told);
    default:
      return terms;
  }
}

const term = (told: Case, id: string | undefined, value: number | null): Term | null =>
  id === undefined ? null : factTerm(told, id, { value });

const list = <T>(one: T | null): T[] => (one === null ? [] : [one]);
