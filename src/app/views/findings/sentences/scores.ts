/** Marks of self-assessment that do not add up, contradict each other or do not follow from the rate. */
import type { PassageColumn } from '#app/source/passage-column.ts';
import { formatNumber } from '#app/locale/format.ts';
import { quantity } from '../quantities.ts';
import { apart, compared, quoted } from './phrases.ts';
import { joined, lineTerm, projectTerm } from './terms.ts';
import { say, type Case, type Teller, type Term } from './told.ts';

const points = (value: number | null, { lang }: Case): string =>
  value === null ? '' : quantity(value, 'point', lang);

/** Indicator rows of a form by the line they begin on, where they are known. */
function nameAt({ evidence, row }: Case, line: number | undefined): string | null {
  for (const indicator of evidence.indicators.values()) {
    if (indicator.document_id === row.document_id && indicator.line_start === line) return indicator.level3;
  }
  for (const project of evidence.projects.values()) {
    if (project.document_id === row.document_id && project.line_start === line) return project.name_zh;
  }
  return null;
}

function markTerms(told: Case, column: string): Term[] {
  const { row, parameters } = told;
  return parameters.numbers('term_values').map((value, at) => {
    const line = row.line_starts[at + 1];
    const name = nameAt(told, line) ?? say(told, `第 ${at + 1} 项`, `Row ${at + 1}`);
    return lineTerm(told, line, name, {
      aside: column,
      text: value === null ? say(told, '未填', 'left blank') : points(value, told),
    });
  });
}

/** A form's column as the printed figure. */
const ofForm = (told: Case, column: PassageColumn | null, zh: string, en: string, text: string): Term =>
  projectTerm(told, column, say(told, zh, en), text);

/** A form's weights against the total it prints. */
export const tellWeights: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const execution = parameters.number('execution_weight');
  return {
    sentence:
      say(
        told,
        `${quoted(row.subject_zh)}的自评表印有总权重 ${stated}，表中各项权重相加是 ${computed}`,
        `The form of ${quoted(row.subject_zh)} prints a total weight of ${stated}; the weights in it add up to ${computed}`,
      ) + apart(told),
    question: say(
      told,
      `该表是否有指标没有填列，各项权重分别应为多少？`,
      `Were indicators of this form left out, and what are the weights?`,
    ),
    stated: ofForm(told, null, '印出的总权重', 'Total weight as printed', stated),
    terms: joined(
      [
        ...(execution === null
          ? []
          : [ofForm(told, null, '预算执行的权重', 'Weight of execution', points(execution, told))]),
        ...markTerms(told, say(told, '权重', 'weight')),
      ],
      '+',
    ),
    layout: 'computed',
  };
};

/** Several scores for one thing. */
export const tellScores: Teller = (told) => {
  const { row, parameters } = told;
  const values = parameters.numbers('term_values').filter((value) => value !== null);
  const distinct = [...new Set(values)].map((value) => formatNumber(value));
  const list = distinct.join(say(told, '、', ', '));
  const name = quoted(row.subject_zh);
  return {
    sentence: say(
      told,
      `同一份文件给${name}的自评得分不止一个：${list} 分。`,
      `One document gives ${name} more than one self-assessment score: ${list} points.`,
    ),
    question: say(told, `${name}的自评得分以哪一个为准？`, `Which of the scores of ${name} holds?`),
    stated: null,
    terms: parameters
      .numbers('term_values')
      .map((value, at) => lineTerm(told, row.line_starts[at], row.subject_zh, { text: points(value, told) })),
    layout: 'listed',
  };
};

/** A score that the text withholds and a form prints. */
export const tellWithheld: Teller = (told) => {
  const { row } = told;
  const { stated } = compared(told);
  const name = quoted(row.subject_zh);
  return {
    sentence: say(
      told,
      `正文说明${name}的得分不公开，其自评表印有得分 ${stated}。`,
      `The text says that the score of ${name} is not disclosed, and its form prints one: ${stated}.`,
    ),
    question: say(
      told,
      `${name}的得分是否公开，自评表所印的 ${stated} 是否为实际得分？`,
      `Is the score of ${name} disclosed, and is the ${stated} in its form the actual one?`,
    ),
    stated: null,
    terms: [
      ofForm(told, 'score_total', '自评表的得分', 'Score in the form', stated),
      lineTerm(told, row.line_starts[1], say(told, '正文的说明', 'What the text says'), {
        text: say(told, '不公开', 'not disclosed'),
      }),
    ],
    layout: 'listed',
  };
};

/** A stated average against its members. */
export const tellAverage: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const members = parameters.number('members') ?? 0;
  const withheld = parameters.texts('withheld_names');
  const terms = joined(markTerms(told, say(told, '得分', 'score')), '+');
  const [first, last] = [terms[0], terms.at(-1)];
  const framed =
    first && last
      ? terms.map((term) => ({
          ...term,
          ...(term === first ? { before: '(' } : {}),
          ...(term === last ? { after: `) ÷ ${members}` } : {}),
        }))
      : terms;
  const left = withheld.map(quoted).join(say(told, '、', ', '));
  return {
    sentence:
      say(
        told,
        `项目平均分印作 ${stated}，而已公开的 ${members} 个项目得分平均是 ${computed}`,
        `The average of the projects is printed as ${stated}; the ${members} disclosed scores average ${computed}`,
      ) +
      apart(told) +
      (withheld.length === 0
        ? ''
        : say(told, `${left}的得分没有公开。`, ` The score of ${left} is not disclosed.`)),
    question: say(
      told,
      `平均分 ${stated} 是按多少个项目计算的，不公开的得分如何计入？`,
      `Over how many projects is the average of ${stated} taken, and how are withheld scores counted?`,
    ),
    stated: lineTerm(told, row.line_starts[0], say(told, '印出的平均分', 'Average as printed'), {
      text: stated,
    }),
    terms: framed,
    layout: 'computed',
  };
};

/** A score for execution that its rate does not make. */
export const tellExecutionScore: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const rate = parameters.number('execution_pct');
  const rateText = rate === null ? '' : quantity(rate, '%', told.lang);
  const weight = points(parameters.number('weight'), told);
  const name = quoted(row.subject_zh);
  return {
    sentence:
      say(
        told,
        `${name}执行了预算的 ${rateText}，按权重 ${weight} 折算为 ${computed}，而预算执行得分是 ${stated}`,
        `${name} executed ${rateText} of its budget, which is ${computed} of a weight of ${weight}; its score for execution is ${stated}`,
      ) + apart(told),
    question: say(
      told,
      `${name}的预算执行得分是按何种办法计算的？`,
      `By what rule was the score for execution of ${name} given?`,
    ),
    stated: ofForm(told, null, '预算执行得分', 'Score for execution', stated),
    terms: [
      ofForm(told, null, '权重', 'Weight', weight),
      {
        ...ofForm(told, 'execution_pct', '执行率（至多 100%）', 'Execution rate (at most 100%)', rateText),
        before: '×',
      },
    ],
    layout: 'computed',
  };
};
