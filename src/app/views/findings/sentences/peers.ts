/** Values that are unlike those of peers: no contradictions. */
import { formatNumber } from '#app/locale/format.ts';
import { quantity } from '../quantities.ts';
import { subjectOf, factTerm } from './terms.ts';
import { say, type Case, type Teller, type Term } from './told.ts';

/** An item's share in expenditure that is far from its peers'. */
export const tellUnlikePeers: Teller = (told) =>
  unlike(told, {
    zh: (name, own, median) => `${name}占支出的 ${own}，同类单位的中位数是 ${median}`,
    en: (name, own, median) => `${name} is ${own} of expenditure; the median of its peers is ${median}`,
  });

/** A change that is far from its peers'. */
export const tellUnlikeChange: Teller = (told) =>
  unlike(told, {
    zh: (name, own, median) => `${name}比上年变动 ${own}，同类单位变动的中位数是 ${median}`,
    en: (name, own, median) =>
      `${name} changed by ${own} on the year before; the median of its peers is ${median}`,
  });

interface Wording {
  readonly zh: (name: string, own: string, median: string) => string;
  readonly en: (name: string, own: string, median: string) => string;
}

function unlike(told: Case, words: Wording): ReturnType<Teller> {
  const { row, parameters, lang } = told;
  const name = subjectOf(told);
  const own = percent(told, row.stated);
  const median = percent(told, row.computed);
  const peers = formatNumber(parameters.number('peers'), 0);
  const z = formatNumber(parameters.number('z'), 1);
  const value = (text: string, label: string): Term => ({
    before: '',
    label,
    aside: '',
    text,
    after: '',
    source: null,
    line: null,
  });
  return {
    sentence: `${words[lang](name, own, median)}${say(
      told,
      `（${peers} 个单位，稳健 z 值 ${z}）。与同类不同并不等于有误。`,
      ` (${peers} bodies, robust z ${z}). Being unlike others is no error.`,
    )}`,
    question: say(
      told,
      `${name}与同类单位相差较大，原因是什么？`,
      `What makes ${name} differ from that of its peers?`,
    ),
    stated: null,
    terms: [
      ...row.fact_ids.map((id) => factTerm(told, id)),
      value(own, say(told, '本单位', 'This body')),
      value(median, say(told, '同类单位的中位数', 'Median of the peers')),
      value(
        quantity(parameters.number('spread') ?? 0, '%', lang, 1),
        say(told, '绝对离差中位数', 'Median absolute deviation'),
      ),
    ],
    layout: 'listed',
  };
}

const percent = ({ lang }: Case, value: number | null): string =>
  value === null ? '' : quantity(value, '%', lang, 1);
