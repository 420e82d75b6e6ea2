/** Three-public expenses: final accounts against the budget and against the year before. */
import { TERMS } from '#app/locale/terms.ts';
import { listOf, spaceHan } from '#app/locale/grammar.ts';
import { moneyAxis } from '#app/locale/format.ts';
import { notHeldNote } from '../absence.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { documentOfFact } from '../readers-own.ts';
import { comparedOf, leftOut, leftOutSentence, yearsInWords, type ShownDepartment } from '../shown.ts';
import {
  largestDrawn,
  orderByTotal,
  readItems,
  TOTAL,
  type Item,
  type ThreePublicContext,
  type ThreePublicInput,
} from './items.ts';
import { picture } from './three-public-picture.ts';
import { sentence } from './three-public-sentence.ts';
import { table } from './three-public-table.ts';
import { threePublicWords } from './three-public-words.ts';

export type { ThreePublicInput } from './items.ts';

/** Works out the view. */
export function buildThreePublic(input: ThreePublicInput): ViewModel {
  const context = contextOf(input);
  const { words, departments, items, axis } = context;
  const shown = comparedOf(input.shown);
  const compared = shown === input.shown ? context : contextOf({ ...input, shown });
  const against = uncountedIn(compared, input);
  const years = yearsInWords(input.shown, input.lang);
  return {
    sentence: spaceHan(
      sentence({ ...compared, items: compared.items.filter((item) => !against.includes(item)) }),
    ),
    caption:
      words.caption(years, words.captions[input.against](axis.unit)) +
      leftOutSentence([...leftOut(input.shown).map((one) => one.label), ...priorYears(against)], input.lang),
    picture: items.length === 0 ? null : picture(context),
    table: table(context),
    notes: notes(context).map(spaceHan),
    empty:
      items.length > 0 ? '' : departments.some((one) => one.held) ? words.empty : TERMS(input.lang).nothing,
  };
}

/** Whether the year before, that an item is held against, is of a document the sentence does not count. */
function isAgainstUncounted({ prior, department }: Item, { counts }: ThreePublicInput): boolean {
  if (!prior || !counts || !department.counts) return false;
  return !counts(documentOfFact(prior.factId));
}

/** The items held against such a year; none where that is all there is: then nothing published is mixed with them. */
function uncountedIn({ items }: ThreePublicContext, input: ThreePublicInput): Item[] {
  if (input.against !== 'prior') return [];
  const those = items.filter((item) => isAgainstUncounted(item, input));
  return items.some((item) => item.row.concept === TOTAL && !those.includes(item)) ? those : [];
}

/** The years before of these items, each once: `朝阳 2023`. */
const priorYears = (items: readonly Item[]): string[] => [
  ...new Set(items.map(({ department }) => `${department.name} ${department.fiscal_year - 1}`)),
];

function contextOf(input: ThreePublicInput): ThreePublicContext {
  const items = readItems(input);
  return {
    ...input,
    items,
    words: threePublicWords(input.lang),
    departments: orderByTotal(input.shown, input.rows),
    axis: moneyAxis(largestDrawn(items, input.against), input.lang),
  };
}

function notes({ departments, items, words, lang, against }: ThreePublicContext): string[] {
  const names = (test: (one: ShownDepartment) => boolean) =>
    listOf(lang, departments.filter(test), (one) => one.label);
  const own = (one: ShownDepartment) => items.filter((item) => item.department === one);
  const unreported = names((one) => one.held && own(one).length === 0);
  const unbudgeted = names(
    (one) =>
      one.held && own(one).length > 0 && own(one).every((item) => item.row.concept !== TOTAL || !item.budget),
  );
  const figures = items.flatMap((item) => [item.final, against === 'budget' ? item.budget : item.prior]);
  return [
    ...derivedNote(lang, figures, (figure) => figure?.origin === 'derived'),
    words.noteFigures,
    ...notHeldNote(departments, lang),
    ...(unreported ? [words.noteUnreported(unreported)] : []),
    ...(against === 'budget' && unbudgeted ? [words.noteBudget(unbudgeted)] : []),
  ];
}
