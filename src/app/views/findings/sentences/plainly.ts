/** Tells a finding in general words. */
import { quantity } from '../quantities.ts';
import { apart, compared, quoted } from './phrases.ts';
import { factTerm, lineTerm } from './terms.ts';
import { say, type Teller } from './told.ts';

/** The plain telling of a finding that no other one knows: an added rule shows its figures all the same. */
export const tellPlainly: Teller = (told) => {
  const { row, lang } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  const lines = row.fact_ids.length > 0 ? [] : [...new Set(row.line_starts)];
  return {
    sentence:
      stated === '' || computed === ''
        ? say(
            told,
            `${name}${stated === '' ? '' : `（${stated}）`}不符合这条规则。`,
            `${name}${stated === '' ? '' : ` (${stated})`} does not follow this rule.`,
          )
        : say(
            told,
            `${name}印作 ${stated}，核对得 ${computed}`,
            `${name} is printed as ${stated}; checked, it is ${computed}`,
          ) + apart(told),
    question: say(told, `请说明${name}的依据。`, `What does ${name} rest on?`),
    stated: null,
    terms: [
      ...row.fact_ids.map((id) => factTerm(told, id)),
      ...lines.map((line) =>
        lineTerm(told, line, row.subject_zh, {
          text: row.stated === null ? '' : quantity(row.stated, row.unit, lang),
        }),
      ),
    ],
    layout: 'listed',
  };
};
