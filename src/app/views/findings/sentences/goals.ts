/** What the goal and the indicators of a form say, held against its money and its words. */
import { formatNumber } from '#app/locale/format.ts';
import { quantity } from '../quantities.ts';
import { listedAt, listOf, money } from './listed.ts';
import { apart, compared, quoted } from './phrases.ts';
import { indicatorTerm, joined, lineTerm, projectTerm } from './terms.ts';
import { say, type Teller } from './told.ts';

/** Amounts in the goal of a project that are neither of its budgets. */
export const tellGoalAmount: Teller = (told) => {
  const { row, parameters } = told;
  const name = quoted(row.subject_zh);
  const planned = listOf(
    parameters.numbers('term_values').map((value) => money(value, told)),
    told,
  );
  const [initial, adjusted] = [parameters.number('initial_budget'), parameters.number('adjusted_budget')];
  const budgets = [
    initial === null
      ? ''
      : say(told, `年初预算是 ${money(initial, told)}`, `an initial budget of ${money(initial, told)}`),
    adjusted === null
      ? ''
      : say(told, `全年预算是 ${money(adjusted, told)}`, `an adjusted budget of ${money(adjusted, told)}`),
  ].filter((text) => text !== '');
  return {
    sentence: say(
      told,
      `${name}的年度目标说当年需要 ${planned}，同一张表的${budgets.join('，')}，没有一处相符。`,
      `The goal of ${name} says that the year needs ${planned}; the same form has ${budgets.join(' and ')}, and none of it agrees.`,
    ),
    question: say(
      told,
      `${name}的年度目标所述金额是按什么测算的，为何与预算不同？`,
      `On what do the amounts in the goal of ${name} rest, and why is the budget another?`,
    ),
    stated: null,
    terms: [
      ...listedAt(told, 'CNY10k'),
      ...(initial === null
        ? []
        : [projectTerm(told, null, say(told, '年初预算', 'Initial budget'), money(initial, told))]),
      ...(adjusted === null
        ? []
        : [
            projectTerm(
              told,
              'adjusted_budget',
              say(told, '全年预算', 'Adjusted budget'),
              money(adjusted, told),
            ),
          ]),
    ],
    layout: 'listed',
  };
};

/** A number times a rate that does not make what is said to be needed. */
export const tellProduct: Teller = (told) => {
  const { row, parameters, lang } = told;
  const { stated, computed } = compared(told);
  const [times, rate, most] = [
    parameters.number('times'),
    parameters.number('rate'),
    parameters.number('most'),
  ];
  const people = parameters.text('times_unit') !== 'set';
  const count = times === null ? '' : people ? quantity(times, 'person', lang) : formatNumber(times);
  const each =
    money(rate, told) +
    (most === null ? '' : say(told, `至 ${money(most, told)}`, ` to ${money(most, told)}`));
  const monthly = parameters.isTrue('is_monthly');
  const name = quoted(row.subject_zh);
  return {
    sentence:
      say(
        told,
        `${name}的文字以 ${count} 乘以${monthly ? '每月 ' : ''}${people ? '每人 ' : ''}${each} 得 ${stated}；${monthly ? '按全年 12 个月' : most === null ? '两者相乘' : '最接近的一端'}是 ${computed}`,
        `The text of ${name} makes ${stated} of ${count} times ${each}${people ? ' each' : ''}${monthly ? ' a month' : ''}; ${monthly ? 'over twelve months that is' : most === null ? 'multiplied, that is' : 'the nearer end of the range makes'} ${computed}`,
      ) + apart(told),
    question: say(
      told,
      `${name}所需的 ${stated} 是如何计算的，数量、标准或合计中哪一个应予更正？`,
      `How were the ${stated} of ${name} computed, and is the number, the rate or the product to be corrected?`,
    ),
    stated: lineTerm(told, row.line_starts[0], say(told, '文中的金额', 'Amount in the text'), {
      text: stated,
    }),
    terms: joined(
      [
        lineTerm(told, row.line_starts[1], say(told, '数量', 'Number'), { text: count }),
        lineTerm(told, row.line_starts[2], say(told, '标准', 'Rate'), {
          text: each,
          after: monthly ? '× 12' : '',
        }),
      ],
      '×',
    ),
    layout: 'computed',
  };
};

/** Target and result in different units. */
export const tellUnits: Teller = (told) => {
  const { row, parameters, lang } = told;
  const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '=': '＝', '>': '>', '<': '<' };
  const target = `${SIGNS[parameters.text('operator') ?? ''] ?? ''}${quantity(row.computed ?? 0, row.unit, lang)}`;
  const achieved = parameters.text('achieved_text') ?? '';
  const name = quoted(row.subject_zh);
  const of = quoted(parameters.text('project_zh') ?? '');
  return {
    sentence: say(
      told,
      `${of}的指标${name}目标是 ${target}，完成值印作${quoted(achieved)}：两者的单位不同，无法直接比较。`,
      `The indicator ${name} of ${of} has the target ${target} and the result ${quoted(achieved)}: their units differ, and they cannot be compared as they stand.`,
    ),
    question: say(
      told,
      `${name}的目标值与完成值应以哪一个单位为准？`,
      `In which unit are target and result of ${name} to be read?`,
    ),
    stated: null,
    terms: [
      indicatorTerm(told, 'target', say(told, '目标值', 'Target'), target),
      indicatorTerm(told, 'achieved', say(told, '完成值', 'Result'), achieved),
    ],
    layout: 'listed',
  };
};

/** A number of people printed with a unit of money. */
export const tellPeopleInMoney: Teller = (told) => {
  const { row, parameters } = told;
  const name = quoted(row.subject_zh);
  const of = quoted(parameters.text('project_zh') ?? '');
  const printed = parameters.text('printed_zh') ?? '';
  const unit = row.unit ?? '';
  return {
    sentence: say(
      told,
      `${of}的指标名称中${name}印作 ${printed}：人数的单位是金额，而该指标的度量单位是${unit}。`,
      `In the name of an indicator of ${of}, ${name} is printed as ${printed}: people in a unit of money, though the indicator is measured in ${unit}.`,
    ),
    question: say(told, `${name}的单位应为什么？`, `What should the unit of ${name} be?`),
    stated: null,
    terms: [
      lineTerm(told, row.line_starts[0], row.subject_zh, { text: printed }),
      lineTerm(told, row.line_starts[0], say(told, '度量单位', 'Unit of the indicator'), { text: unit }),
    ],
    layout: 'listed',
  };
};

/** A result in words and in the table of indicators. */
export const tellRetold: Teller = (told) => {
  const { row, parameters, lang } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  const of = quoted(parameters.text('project_zh') ?? '');
  return {
    sentence:
      say(
        told,
        `${of}的指标${name}在指标表中的完成值是 ${computed}，在文字中是 ${stated}`,
        `The result of the indicator ${name} of ${of} is ${computed} in the table of indicators and ${stated} in the text`,
      ) + apart(told),
    question: say(
      told,
      `${name}完成的是 ${computed} 还是 ${stated}，以哪一处为准？`,
      `Is the result of ${name} ${computed} or ${stated}, and which place holds?`,
    ),
    stated: null,
    terms: [
      indicatorTerm(told, 'achieved', say(told, '指标表的完成值', 'Result in the table'), computed),
      ...parameters.numbers('term_values').map((value, at) =>
        lineTerm(told, row.line_starts[at + 1], say(told, '文字所述', 'In the text'), {
          text: value === null ? '' : quantity(value, row.unit, lang),
        }),
      ),
    ],
    layout: 'listed',
  };
};

/** Several costs of a form that make more than it executed. */
export const tellCosts: Teller = (told) => {
  const { row } = told;
  const { stated, computed } = compared(told);
  const terms = joined(listedAt(told, 'CNY10k'), '+');
  const name = quoted(row.subject_zh);
  return {
    sentence:
      say(
        told,
        `${name}的自评表列有 ${terms.length} 项成本，完成值相加是 ${stated}，多于同一张表的执行数 ${computed}`,
        `The form of ${name} lists ${terms.length} costs whose results add up to ${stated}, more than the ${computed} it has executed`,
      ) + apart(told),
    question: say(
      told,
      `${name}各项成本的完成值是否为实际支出，多出的部分由什么资金承担？`,
      `Are the costs of ${name} what was spent, and what money bore the part above the amount executed?`,
    ),
    stated: projectTerm(told, 'executed', say(told, '执行数', 'Executed'), computed),
    terms,
    layout: 'computed',
  };
};

/** People and rate of a form's indicators, against what it executed. */
export const tellIndicatorProduct: Teller = (told) => {
  const { row, parameters, lang } = told;
  const { stated, computed } = compared(told);
  const [times, rate] = [parameters.number('times') ?? 0, parameters.number('rate')];
  const months = parameters.number('months') ?? 1;
  const over = months > 1 ? say(told, `（${months} 个月）`, ` over ${months} months`) : '';
  const name = quoted(row.subject_zh);
  const people = quantity(times, 'person', lang);
  return {
    sentence:
      say(
        told,
        `${name}的指标填有完成 ${people}、标准 ${money(rate, told)}${months > 1 ? '每月' : ''}，相乘${over}是 ${computed}，而同一张表的执行数是 ${stated}`,
        `The indicators of ${name} say that ${people} were reached at ${money(rate, told)} each${months > 1 ? ' a month' : ''}, which makes ${computed}${over}; the same form has ${stated} executed`,
      ) + apart(told),
    question: say(
      told,
      `${name}实际发放了多少人、按什么标准，与执行数为何不同？`,
      `How many people were paid under ${name}, at what rate, and why is the amount executed another?`,
    ),
    stated: projectTerm(told, 'executed', say(told, '执行数', 'Executed'), stated),
    terms: joined(
      [
        lineTerm(told, row.line_starts[1], say(told, '人数', 'People'), { text: people }),
        lineTerm(told, row.line_starts[2], say(told, '标准', 'Rate'), {
          text: money(rate, told),
          after: months > 1 ? `× ${months}` : '',
        }),
      ],
      '×',
    ),
    layout: 'computed',
  };
};

/** The people a goal reckons with, and the indicator that counts them. */
export const tellGoalPeople: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  const of = quoted(parameters.text('project_zh') ?? '');
  return {
    sentence: say(
      told,
      `${of}的指标${name}目标是 ${stated}，而该表的年度目标文字按 ${computed}测算。`,
      `The indicator ${name} of ${of} has the target ${stated}, and the words of the goal reckon with ${computed}.`,
    ),
    question: say(
      told,
      `${name}是 ${stated} 还是 ${computed}，两处是否指同一些人？`,
      `Is ${name} ${stated} or ${computed}, and do both places mean the same people?`,
    ),
    stated: null,
    terms: [
      indicatorTerm(told, 'target', say(told, '目标值', 'Target'), stated),
      lineTerm(told, row.line_starts[1], say(told, '目标文字', 'Words of the goal'), { text: computed }),
    ],
    layout: 'listed',
  };
};
