/** Percentages and changes that their amounts do not make. */
import { measureLabel } from '#app/locale/terms.ts';
import { formatSigned } from '#app/locale/format.ts';
import { digitsOf, quantity } from '../quantities.ts';
import { apart, compared, isOrAre } from './phrases.ts';
import { conceptName, factTerm, inSentence, joined, projectTerm, subjectOf } from './terms.ts';
import { say, type Case, type Teller, type Term, type Told } from './told.ts';

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

/** A growth rate against its amounts; also one that misses them by a power of ten. */
export const tellGrowth: Teller = (told) => {
  const { row } = told;
  const { stated, computed } = compared(told);
  const name = subjectOf(told);
  return {
    sentence:
      say(
        told,
        `${name}的增减率印作 ${stated}，按所印金额计算为 ${computed}`,
        `The growth of ${name} is printed as ${stated}; the printed amounts make ${computed}`,
      ) + apart(told),
    question: say(
      told,
      `${name}的增减率 ${stated} 是以哪一年的金额为基数计算的，应为多少？`,
      `On the amount of which year does the growth of ${name}, ${stated}, rest, and what should it be?`,
    ),
    stated: term(told, row.fact_ids[0], row.stated),
    terms: growthTerms(told),
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

/** A share against its amount and the whole. */
export const tellShare: Teller = (told) => {
  const { row, parameters } = told;
  const [share, part, base] = row.fact_ids;
  const { stated, computed } = compared(told);
  const [of, whole] = [parameters.number('part_value'), parameters.number('base_value')];
  const name = subjectOf(told);
  const baseConcept = parameters.text('base_concept');
  const baseName =
    baseConcept === null ? say(told, '总额', 'the whole') : inSentence(conceptName(told, baseConcept), told);
  return {
    sentence:
      (of === null || whole === null
        ? say(
            told,
            `${name}的占比印作 ${stated}，按所印金额计算为 ${computed}`,
            `The share of ${name} is printed as ${stated}; the printed amounts make ${computed}`,
          )
        : say(
            told,
            `${name} ${money(of, told)}，占${baseName} ${money(whole, told)} 的 ${computed}，而占比印作 ${stated}`,
            `${name}, ${money(of, told)}, ${isOrAre(name)} ${computed} of ${baseName}, ${money(whole, told)}; ${isOrAre(name) === 'is' ? 'its' : 'their'} share is printed as ${stated}`,
          )) + apart(told),
    question: say(
      told,
      `${name}的占比 ${stated} 是以哪一个总额计算的，应为多少？`,
      `Of which whole is ${stated} the share of ${name}, and what should it be?`,
    ),
    stated: term(told, share, row.stated),
    terms: quotient(told, part, of, base, whole),
    layout: 'computed',
  };
};

/** Shares of one whole that do not make 100 %. */
export const tellWhole: Teller = (told) => {
  const { row, parameters } = told;
  const values = parameters.numbers('term_values');
  const { computed } = compared(told);
  const base = parameters.text('base_concept');
  const name = base === null ? say(told, '同一总额', 'one whole') : inSentence(conceptName(told, base), told);
  return {
    sentence:
      say(
        told,
        `${name}各组成部分的占比相加为 ${computed}，而不是 100%`,
        `The shares of what makes up ${name} add up to ${computed}, not to 100%`,
      ) + apart(told),
    question: say(
      told,
      `${name}各部分的占比分别应为多少？`,
      `What should the shares of what makes up ${name} be?`,
    ),
    stated: null,
    terms: joined(
      row.fact_ids.map((id, at) => factTerm(told, id, { value: values[at] ?? null })),
      '+',
    ),
    layout: 'computed',
  };
};

/** A rate of completion against the final amount and the budget. */
export const tellCompletion: Teller = (told) => {
  const { row, parameters } = told;
  const [rate, final, budget] = row.fact_ids;
  const { stated, computed } = compared(told);
  const [spent, planned] = [parameters.number('final_value'), parameters.number('budget_value')];
  return {
    ...completionWords(told, money(spent, told), money(planned, told), stated, computed),
    stated: term(told, rate, row.stated),
    terms: quotient(told, final, spent, budget, planned),
    layout: 'computed',
  };
};

/** The same against the budget that the whole department's own form names. */
export const tellCompletionByForm: Teller = (told) => {
  const { row, parameters, lang } = told;
  const [rate, final] = row.fact_ids;
  const { stated, computed } = compared(told);
  const [spent, planned] = [parameters.number('final_value'), parameters.number('budget_value')];
  const measure = measureLabel(parameters.text('budget_measure') ?? 'initial_budget', lang);
  const formName = say(told, '部门整体绩效自评表', 'the whole department’s self-assessment form');
  const budget = projectTerm(told, null, `${formName} · ${measure}`, money(planned, told), {
    before: '÷',
    after: '× 100',
    line: row.line_starts.at(-1) ?? null,
  });
  return {
    ...completionWords(
      told,
      money(spent, told),
      `${formName}${say(told, '的', ': ')}${money(planned, told)}`,
      stated,
      computed,
    ),
    stated: term(told, rate, row.stated),
    terms: [...list(term(told, final, spent)), budget],
    layout: 'computed',
  };
};

function completionWords(
  told: Case,
  spent: string,
  planned: string,
  stated: string,
  computed: string,
): Pick<Told, 'sentence' | 'question'> {
  const measure = measureLabel(told.parameters.text('budget_measure') ?? 'adjusted_budget', told.lang);
  const name = subjectOf(told);
  return {
    sentence:
      say(
        told,
        `${name}印作 ${stated}；决算 ${spent} 除以${measure}（${planned}）得 ${computed}`,
        `For ${name}, ${stated} is printed as the completion of the budget; ${spent} spent, divided by the ${measure} (${planned}), makes ${computed}`,
      ) + apart(told),
    question: say(
      told,
      `${name} ${stated} 是以哪一个预算数计算的，应为多少？`,
      `On which budget does the completion of ${stated} rest, and what should it be?`,
    ),
  };
}

/** 0 % of a budget, though money was spent. */
export const tellZeroRate: Teller = (told) => {
  const { row, parameters, lang } = told;
  const [rate, final] = row.fact_ids;
  const spent = money(parameters.number('final_value'), told);
  const measure = measureLabel(parameters.text('budget_measure') ?? 'initial_budget', lang);
  const name = subjectOf(told);
  return {
    sentence: say(
      told,
      `${name}印作 0%，而决算支出了 ${spent}：除以这份文件中的任何一个金额，都不会四舍五入成 0%；${measure}若为零，这个比例就不存在。`,
      `0% of the ${measure} is printed for ${name}, and ${spent} was spent: of no amount in this document would that round to 0%, and where the budget was zero there is no such rate.`,
    ),
    question: say(
      told,
      `该项的${measure}是多少？若为零，完成比例应如何表述？`,
      `What was the ${measure} of this item? If it was zero, how should its completion be stated?`,
    ),
    stated: null,
    terms: [
      ...list(term(told, rate, row.stated)),
      ...list(term(told, final, parameters.number('final_value'))),
    ],
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

/** part ÷ base × 100 */
function quotient(
  told: Case,
  part: string | undefined,
  of: number | null,
  base: string | undefined,
  whole: number | null,
): Term[] {
  return [
    ...list(term(told, part, of)),
    ...list(term(told, base, whole)).map((one) => ({ ...one, before: '÷', after: '× 100' })),
  ];
}

const term = (told: Case, id: string | undefined, value: number | null): Term | null =>
  id === undefined ? null : factTerm(told, id, { value });

const list = <T>(one: T | null): T[] => (one === null ? [] : [one]);
