/** Phrases that the sentences of several rules share. */
import { classificationCode } from '#model/concept.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { listOf, lowerFirst } from '#app/locale/grammar.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { differenceText, toleranceText } from '../quantities.ts';
import { say, type Case, type Term } from './told.ts';

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
  // What is stated twice with one precision differs where it touches only.
  if (row.difference !== null && Math.abs(row.difference) <= row.tolerance + 1e-9)
    return say(
      told,
      `，相差 ${difference}，是末位的一个单位。`,
      `: ${difference} apart, one unit of the last digit.`,
    );
  return say(
    told,
    `，相差 ${difference}，四舍五入最多能解释 ${tolerance}。`,
    `: ${difference} apart, of which rounding explains at most ${tolerance}.`,
  );
}

/** That the same cause shows in other places too; '' where it does not. */
export function elsewhere(told: Case, also: readonly Term[]): string {
  const own = told.particulars.terms[0]?.line;
  const lines = [...new Set(also.flatMap(({ line }) => line ?? []))].filter((line) => line !== own);
  if (lines.length === 0) return '';
  return say(
    told,
    `同一原因另见第 ${lines.join('、')} 行。`,
    ` The same cause shows on ${lines.length === 1 ? 'line' : 'lines'} ${listOf('en', lines, String)}.`,
  );
}

/** Names joined, or how many there are when a sentence has no room for all. */
export function namesOrCount(names: readonly string[], lang: Language, most = 5): string {
  if (names.length <= most) return listOf(lang, names);
  return say({ lang }, `所列 ${names.length} 项`, `the ${names.length} items listed`);
}

/** The verb of an English sentence about a concept of the accounts: `receptions are`, `the budget of … is`. */
export const isOrAre = (name: string): 'is' | 'are' =>
  /^(?!the\b).*[^s”]s$/i.test(name) && !/\bof\b/.test(name) ? 'are' : 'is';

/** Words of a document within a sentence; quotes within them are single ones. */
export const quoted = (words: string): string => `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** The name of a concept: of coded ones from the classification, where a term is of it. */
export function conceptName(told: Case, concept: string): string {
  const { particulars, lang } = told;
  const term = [...particulars.terms, ...particulars.also].find(
    (one) => one.concept === concept && one.name_zh !== undefined,
  );
  if (term) return conceptLabel(concept, lang, term);
  const coded = classificationCode(concept);
  const label = conceptLabel(concept, lang);
  if (!coded || label !== coded.code) return label;
  return say(told, `科目 ${coded.code}`, `item ${coded.code}`);
}

/** The subject of a finding: its concept by name in English, as printed in Chinese. */
export function subjectOf(told: Case): string {
  const printed = quoted(told.row.subject_zh);
  const { concept } = told.particulars.values;
  if (typeof concept !== 'string') return printed;
  const name = conceptName(told, concept);
  const isNamed = name !== concept && !/^item \d/.test(name);
  return say(told, printed, isNamed ? inSentence(name, told) : printed);
}

/** A name of the vocabulary as it stands within a sentence. */
export const inSentence = (name: string, told: Pick<Case, 'lang'>): string =>
  say(told, name, lowerFirst(name));
