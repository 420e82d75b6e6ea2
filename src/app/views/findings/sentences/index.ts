/** Tells a finding: one teller for every rule and check. */
import type { Telling } from '#audit/telling.ts';
import { spaceHan } from '#app/locale/spacing.ts';
import { tellInWords } from './fill.ts';
import { tellPlainly } from './plainly.ts';
import type { Case, Teller, Told } from './told.ts';

/** By rule, or by rule and check where a rule makes several. */
export const TELLERS: Readonly<Record<string, Teller>> = {};

/** The teller of a rule and check; the plain one for a rule that was added since. */
export function tellerOf(ruleId: string, checkName: string | null): Teller {
  return (
    (checkName === null ? undefined : TELLERS[`${ruleId}/${checkName}`]) ?? TELLERS[ruleId] ?? tellPlainly
  );
}

/** The words that the finding's rule has for it; none where it is told by a function, or in general words. */
export const tellingOf = ({ rule, particulars }: Pick<Case, 'rule' | 'particulars'>): Telling | undefined =>
  rule?.tellings.get(particulars.check ?? '') ?? rule?.tellings.get('');

/** Tells a finding in the reader's language. */
export function tell(told: Case): Told {
  const { row, parameters, lang } = told;
  const telling = tellingOf(told);
  const text = telling
    ? tellInWords(told, telling)
    : tellerOf(row.rule_id, parameters.text('check_name'))(told);
  const set = lang === 'zh' ? setChinese : capitalise;
  return { ...text, sentence: set(text.sentence), question: set(text.question) };
}

/** A space between 汉字 and digits, none between 汉字 and 汉字: amounts end in either. */
const setChinese = (text: string): string =>
  spaceHan(text)
    .split(/(“[^”]*”)/)
    .map((part) =>
      part.startsWith('“') ? part : part.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1'),
    )
    .join('');

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
