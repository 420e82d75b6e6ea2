/** What reports claim, held against the forms and the accounts. */
import { quantity } from '../quantities.ts';
import { formName } from './listed.ts';
import { compared, quoted } from './phrases.ts';
import { lineTerm } from './terms.ts';
import { say, type Teller } from './told.ts';

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
