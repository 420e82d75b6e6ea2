/** What reports claim, held against the forms and the accounts. */
import { formatNumber } from '#app/locale/format.ts';
import { measureLabel } from '#app/locale/terms.ts';
import { quantity } from '../quantities.ts';
import { formName, listedAt } from './listed.ts';
import { apart, compared, quoted } from './phrases.ts';
import { factTerm, joined, lineTerm, projectTerm } from './terms.ts';
import { say, type Teller } from './told.ts';

/** Fewer projects in the text than forms that are published. */
export const tellFormCount: Teller = (told) => {
  const { row, parameters } = told;
  const forms = parameters.number('forms') ?? row.line_starts.length - 1;
  const same = forms === row.computed;
  return {
    sentence: say(
      told,
      `正文所述${quoted(row.subject_zh)}是 ${row.stated ?? ''} 个，而公开的项目自评表有 ${forms} 张${same ? '' : `，属于 ${row.computed ?? ''} 个不同的项目`}。`,
      `The text counts ${row.stated ?? ''} projects (${quoted(row.subject_zh)}); ${forms} project forms are published${same ? '' : `, of ${row.computed ?? ''} different projects`}.`,
    ),
    question: say(
      told,
      `开展自评的项目究竟有多少个，正文没有计入的是哪些？`,
      `How many projects were assessed, and which does the text not count?`,
    ),
    stated: lineTerm(told, row.line_starts[0], row.subject_zh, { text: formatNumber(row.stated ?? 0) }),
    terms: row.line_starts
      .slice(1)
      .map((line, at) =>
        lineTerm(told, line, formName(told, line) ?? say(told, `第 ${at + 1} 张自评表`, `Form ${at + 1}`)),
      ),
    layout: 'listed',
  };
};

/** Kinds of projects that do not make the number of projects. */
export const tellKindCount: Teller = (told) => {
  const { row } = told;
  const terms = joined(listedAt(told, null), '+');
  const parts = terms.map(({ label, text }) => `${quoted(label)} ${text}`).join(say(told, '、', ', '));
  return {
    sentence: say(
      told,
      `正文所述${quoted(row.subject_zh)}是 ${row.stated ?? ''} 个，而报告所分各类（${parts}）相加是 ${row.computed ?? ''} 个。`,
      `The text counts ${row.stated ?? ''} projects (${quoted(row.subject_zh)}); the kinds in the report (${parts}) add up to ${row.computed ?? ''}.`,
    ),
    question: say(
      told,
      `项目共有多少个，两处的口径有何不同？`,
      `How many projects are there, and what does each place count?`,
    ),
    stated: lineTerm(told, row.line_starts[0], row.subject_zh, { text: formatNumber(row.stated ?? 0) }),
    terms,
    layout: 'computed',
  };
};

/** What a report says was put into a project, against the project's form. */
export const tellProjectExecuted: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  const inReport = parameters.text('prose_zh') ?? row.subject_zh;
  const other = parameters.text('other_zh');
  return {
    sentence:
      say(
        told,
        `报告说项目${quoted(inReport)}投入 ${stated}，${name}的自评表印的执行数是 ${computed}`,
        `The report says that ${stated} went into the project ${quoted(inReport)}; the form of ${name} has ${computed} executed`,
      ) +
      apart(told) +
      (other === null
        ? ''
        : say(
            told,
            `差额正是项目${quoted(other)}的执行数，报告或把两个项目合并计算。`,
            ` The difference is just what the form of ${quoted(other)} executed: the report may count the two as one.`,
          )),
    question: say(
      told,
      `${name}执行的是 ${stated} 还是 ${computed}，两处是否同一口径？`,
      `Were ${stated} or ${computed} executed for ${name}, and do both places count the same?`,
    ),
    stated: null,
    terms: [
      lineTerm(told, row.line_starts[0], inReport, { aside: say(told, '报告', 'report'), text: stated }),
      projectTerm(told, 'executed', row.subject_zh, computed, { aside: say(told, '自评表', 'form') }),
    ],
    layout: 'listed',
  };
};

/** The budget a form of goals is made out for, against the budgets the report names. */
export const tellTargetBudget: Teller = (told) => {
  const { row, parameters, lang } = told;
  const { stated, computed } = compared(told);
  const measure = measureLabel(parameters.text('measure') ?? 'initial_budget', lang);
  return {
    sentence:
      say(
        told,
        `部门整体支出绩效目标表的年度预算是 ${stated}，报告所述最接近的一个（${measure}）是 ${computed}`,
        `The form of the department’s goals has a budget of ${stated}; the nearest that the report names (${measure}) is ${computed}`,
      ) + apart(told),
    question: say(
      told,
      `部门的年度预算是 ${stated} 还是 ${computed}，目标表用的是哪一个预算？`,
      `Is the department’s budget ${stated} or ${computed}, and which budget does the form of goals use?`,
    ),
    stated: null,
    terms: [
      lineTerm(told, row.line_starts[0], say(told, '绩效目标表', 'Form of goals'), { text: stated }),
      lineTerm(told, row.line_starts[1], say(told, '报告', 'Report'), { aside: measure, text: computed }),
    ],
    layout: 'listed',
  };
};

/** One score for all projects that is lower or higher than that of any of them. */
export const tellScoreOutside: Teller = (told) => {
  const { row, parameters, lang } = told;
  const scores = parameters.numbers('term_values').filter((value) => value !== null);
  const mark = (value: number): string => quantity(value, 'point', lang);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const { stated } = compared(told);
  return {
    sentence: say(
      told,
      `${quoted(row.subject_zh)}的总分是 ${stated}，而 ${scores.length} 张项目自评表的得分在 ${mark(least)}到 ${mark(most)}之间：无论如何加权，总分都不会在此之外。`,
      `${quoted(row.subject_zh)} is given ${stated} in all; the scores of the ${scores.length} project forms lie between ${mark(least)} and ${mark(most)}, and no weighing of them makes a score outside.`,
    ),
    question: say(
      told,
      `${quoted(row.subject_zh)}的 ${stated} 是如何得出的？`,
      `How was the score of ${stated} for ${quoted(row.subject_zh)} arrived at?`,
    ),
    stated: lineTerm(told, row.line_starts[0], row.subject_zh, { text: stated }),
    terms: parameters.numbers('term_values').map((value, at) => {
      const line = row.line_starts[at + 1];
      const name = line === undefined ? null : formName(told, line);
      return lineTerm(told, line, name ?? say(told, `第 ${at + 1} 张自评表`, `Form ${at + 1}`), {
        text: value === null ? '' : mark(value),
      });
    }),
    layout: 'listed',
  };
};

/** An item of expenditure that one of two lists leaves out. */
export const tellUnlisted: Teller = (told) => {
  const { row, parameters } = told;
  const { stated } = compared(told);
  const inReport = parameters.text('found_in') === 'report';
  const name = quoted(row.subject_zh);
  const [fact] = row.fact_ids;
  return {
    sentence: inReport
      ? say(
          told,
          `自评报告的支出清单列有${name} ${stated}，决算说明的各项支出中没有这一项。`,
          `The list of expenditure in the report has ${name}, ${stated}; the items of the accounts do not.`,
        )
      : say(
          told,
          `决算说明列有${name} ${stated}，自评报告的支出清单中没有这一项。`,
          `The accounts have ${name}, ${stated}; the list of expenditure in the report does not.`,
        ),
    question: say(
      told,
      `${name}的 ${stated} 在另一处列在哪一个科目之下？`,
      `Under which item does the other place have the ${stated} of ${name}?`,
    ),
    stated: null,
    terms: [
      fact === undefined
        ? lineTerm(told, row.line_starts[0], row.subject_zh, { text: stated })
        : factTerm(told, fact, { value: row.stated }),
    ],
    layout: 'listed',
  };
};

/** Employment subsidies in running text, and in the accounts. */
export const tellSubsidies: Teller = (told) => {
  const { row } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  return {
    sentence:
      say(
        told,
        `正文说${name}用了 ${stated}，决算中就业补助各项相加是 ${computed}`,
        `The text says that ${stated} of ${name} were spent; the items of employment subsidies in the accounts add up to ${computed}`,
      ) + apart(told),
    question: say(
      told,
      `${name}的 ${stated} 与决算中的就业补助口径有何不同？`,
      `How do the ${stated} of ${name} differ from employment subsidies in the accounts?`,
    ),
    stated: lineTerm(told, row.line_starts[0], row.subject_zh, { text: stated }),
    terms: joined(
      row.fact_ids.map((id) => factTerm(told, id)),
      '+',
    ),
    layout: 'computed',
  };
};
