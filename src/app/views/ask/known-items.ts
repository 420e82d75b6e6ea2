/** Items that a question can name: those the accounts shown report, and those they could. */
import { CONCEPTS } from '#model/concept.ts';
import type { ClassificationNameRow, TrendConceptRow } from '#warehouse/questions/questions.ts';
import { labelOf, type Known } from './known.ts';

/** Items that the accounts report: of the vocabulary, then of the classifications. */
export function knownItems(rows: readonly TrendConceptRow[]): Known[] {
  const reported = reportedBy(rows);
  const coded = rows
    .filter(
      ({ concept, name_zh, measure }) =>
        measure === 'final' && name_zh !== null && /^(?:function|economic)\.\d+$/.test(concept),
    )
    .map((row) => ofCode(row.concept, { name_zh: row.name_zh!, name_en: row.name_en }))
    .sort((a, b) => Number(isEconomic(a)) - Number(isEconomic(b)));
  return [...OF_VOCABULARY.filter((one) => reported.has(conceptOf(one))), ...coded];
}

/** Items that the accounts could report: a question about them is understood, whether or not anybody does. */
export const possibleItems = (
  functional: readonly ClassificationNameRow[],
  economic: readonly ClassificationNameRow[],
): Known[] => [
  ...OF_VOCABULARY,
  ...functional.map((row) => ofCode(`function.${row.code}`, row)),
  ...economic.map((row) => ofCode(`economic.${row.code}`, row)),
];

/** The items that are reported, however they are told apart: of all spending, of basic or of project expenditure. */
export const reportedBy = (rows: readonly Pick<TrendConceptRow, 'concept'>[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ concept }) => [concept, concept.replace(/^.*\.(?=(?:function|economic)\.\d+$)/, '')]),
  );

const OF_VOCABULARY = Object.keys(CONCEPTS).map((concept): Known => {
  const label = labelOf(concept);
  return { meaning: { kind: 'item', concept }, label, names: [label.zh, label.en] };
});

function ofCode(
  concept: string,
  { name_zh, name_en }: Pick<ClassificationNameRow, 'name_zh'> & { readonly name_en: string | null },
): Known {
  const label = { zh: name_zh, en: name_en ?? name_zh };
  const isClass = /\.\d{3}$/.test(concept);
  const short = [
    // A class goes by the first of what it is for, and insurance by its short form.
    ...(isClass ? [name_zh.replace(/[和与].*/, ''), (name_en ?? '').replace(/ and .*/i, '')] : []),
    name_zh.replace('社会保险', '社保'),
    name_zh.replace(/(?:补贴|支出|费用?)$/, ''),
    name_zh.replace(/^就业/, ''),
    // Of contributions the insurance alone is said.
    name_zh.replace(/^机关事业单位(?:基本)?|缴费(?:支出)?$/g, ''),
    (name_en ?? '').replace(/ (?:subsidies|expenditure)$/i, ''),
  ];
  return {
    meaning: { kind: 'item', concept },
    label,
    names: [label.zh, label.en, ...short.filter((name) => name.length > 3)],
  };
}

const conceptOf = ({ meaning }: Known): string => (meaning.kind === 'item' ? meaning.concept : '');

const isEconomic = (one: Known): boolean => conceptOf(one).startsWith('economic');
