/** The sentence of the three-public view: who spent most, against the budget or the year before. */
import { formatMoney } from '#app/locale/format.ts';
import { listOf, sentences, withAside } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { notHeldSentence } from '../absence.ts';
import { rank } from '../ranking.ts';
import { countDepartments } from '../shown.ts';
import { TOTAL, type Item, type ThreePublicContext } from './items.ts';
import type { ThreePublicWords } from './three-public-words.ts';

/** What the totals say, and no more. */
export function sentence({ departments, items, words, lang, against }: ThreePublicContext): string {
  const totals = items.filter((item) => item.row.concept === TOTAL);
  const names = (group: readonly Item[]) => listOf(lang, group, (item) => item.department.label);
  if (against === 'prior') {
    const none = departments.filter((one) => !totals.some((item) => item.department === one));
    return sentences(lang, changes(totals, names, words, lang), notHeldSentence(none, lang)) || words.empty;
  }
  const stated = totals.filter((item) => item.final !== null);
  const without = departments.filter((one) => !stated.some((item) => item.department === one));
  const ranked = rank(
    words.total,
    stated.map(({ department, final }) => ({
      label: department.label,
      value: final!.value,
      text: formatMoney(final!.value, lang),
    })),
    without.filter((one) => one.held).map((one) => one.label),
    words.noTotal,
    lang,
  );
  const compared = stated.filter((item) => item.budget !== null);
  const notHeld = notHeldSentence(without, lang);
  if (compared.length === 0) return sentences(lang, ranked, notHeld);
  const count = (test: (difference: number) => boolean) =>
    compared.filter(({ final, budget }) => test(final!.value - budget!.value)).length;
  const those = compared.map((item) => item.department);
  const tail = words.against(
    those.length,
    countDepartments(those, lang),
    count((difference) => difference < 0),
    count((difference) => difference === 0),
    count((difference) => difference > 0),
  );
  return sentences(lang, ranked, tail, notHeld);
}

function changes(
  totals: readonly Item[],
  names: (group: readonly Item[]) => string,
  words: ThreePublicWords,
  lang: Language,
): string {
  const compared = totals.filter((item) => item.final !== null && item.prior !== null);
  const difference = (item: Item) => item.final!.value - item.prior!.value;
  const withAmounts = (group: readonly Item[]) =>
    listOf(lang, group, (item) => {
      const amount = formatMoney(Math.abs(difference(item)), lang);
      return withAside(lang, item.department.label, words.apart(amount));
    });
  const group = (test: (value: number) => boolean) => compared.filter((item) => test(difference(item)));
  const up = group((value) => value > 0.00005);
  const down = group((value) => value < -0.00005);
  const same = group((value) => Math.abs(value) <= 0.00005);
  const without = totals.filter((item) => !compared.includes(item));
  const parts = [
    ...(up.length > 0 ? [words.up(withAmounts(up))] : []),
    ...(down.length > 0 ? [words.down(withAmounts(down))] : []),
    ...(same.length > 0 ? [words.same(names(same))] : []),
    ...(without.length > 0 ? [words.noPrior(names(without))] : []),
  ];
  return parts.length > 0 ? words.changes(parts) : '';
}
