/** Tells a finding: in the words of its rule, or in general ones where the rule has none. */
import type { Telling } from '#audit/telling.ts';
import { spaceHan, upperFirst } from '#app/locale/grammar.ts';
import { computedText, statedText } from '../quantities.ts';
import { plainTerms, tellInWords } from './fill.ts';
import { apart, elsewhere, quoted } from './phrases.ts';
import { say, type Case, type Told } from './told.ts';

/** The words that the finding's rule has for it; none where it is told in general ones. */
export const tellingOf = ({ rule, particulars }: Pick<Case, 'rule' | 'particulars'>): Telling | undefined =>
  rule?.tellings.get(particulars.check ?? '') ?? rule?.tellings.get('');

/** Tells a finding in the reader's language. */
export function tell(told: Case): Told {
  const telling = tellingOf(told);
  const text = telling ? tellInWords(told, telling) : tellPlainly(told);
  const set = say(told, setChinese, upperFirst);
  return { ...text, sentence: set(text.sentence + elsewhere(told, text.also)), question: set(text.question) };
}

/** In general words: a rule that was added without any shows its figures all the same. */
function tellPlainly(told: Case): Told {
  const { row, lang } = told;
  const [stated, computed] = [statedText(row, lang), computedText(row, lang)];
  const name = quoted(row.subject_zh);
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
            `${name}载明为 ${stated}，核对得 ${computed}`,
            `${name} is given as ${stated}; checked, it is ${computed}`,
          ) + apart(told),
    question: say(told, `请说明${name}的依据。`, `What does ${name} rest on?`),
    stated: null,
    terms: plainTerms(told),
    also: [],
    layout: 'listed',
  };
}

/** A space between 汉字 and digits, none between 汉字 and 汉字: amounts end in either. */
const setChinese = (text: string): string =>
  spaceHan(text)
    .split(/(“[^”]*”)/)
    .map((part) =>
      part.startsWith('“') ? part : part.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1'),
    )
    .join('');
