/** Phrases that the sentences of several rules share. */
import type { Language } from '#app/locale/language.svelte.ts';
import { joinWords } from '#app/locale/terms.ts';
import { computedText, differenceText, statedText, toleranceText } from '../quantities.ts';
import { say, type Case } from './told.ts';

/** The three texts every comparison needs. */
export const compared = ({ row, lang }: Case) => ({
  stated: statedText(row, lang),
  computed: computedText(row, lang),
  difference: differenceText(row, lang),
});

/** How far apart, and how much of it rounding explains; with the stop that ends the sentence. */
export function apart(told: Case): string {
  const { row, lang } = told;
  const difference = differenceText(row, lang);
  if (difference === '') return say(told, '。', '.');
  const tolerance = toleranceText(row, lang);
  if (row.tolerance === null) return say(told, `，相差 ${difference}。`, `: ${difference} apart.`);
  if (row.tolerance === 0) {
    return say(
      told,
      `，相差 ${difference}；这里不涉及四舍五入。`,
      `: ${difference} apart, and no rounding is involved.`,
    );
  }
  return say(
    told,
    `，相差 ${difference}，四舍五入最多能解释 ${tolerance}。`,
    `: ${difference} apart, of which rounding explains at most ${tolerance}.`,
  );
}

/** Names joined, or how many there are when a sentence has no room for all. */
export function namesOrCount(names: readonly string[], lang: Language, most = 5): string {
  if (names.length <= most) return joinWords(names, lang);
  return lang === 'zh' ? `所列 ${names.length} 项` : `the ${names.length} items listed`;
}

/** The verb of an English sentence about a concept of the accounts: `receptions are`, `the budget of … is`. */
export const isOrAre = (name: string): 'is' | 'are' =>
  /^(?!the\b).*[^s”]s$/i.test(name) && !/\bof\b/.test(name) ? 'are' : 'is';

/** Words of a document within a sentence; quotes within them are single ones. */
export const quoted = (words: string): string => `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;
