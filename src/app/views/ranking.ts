/** Sentences that say who has most and who has least of something, and no more than the figures support. */
import { areMany, fewOf, sentences, upperFirst } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { median } from './quantiles.ts';

/** One department's figure in a comparison. */
export interface Entry {
  readonly label: string;
  readonly value: number;
  /** The figure as the reader sees it. Two that read the same are a tie. */
  readonly text: string;
}

/** Most and least among entries; those that read alike are together. Null when there is nothing. */
export function extremes(entries: readonly Entry[]): { most: Entry[]; least: Entry[] } | null {
  if (entries.length === 0) return null;
  const sorted = entries.toSorted((a, b) => b.value - a.value);
  const alike = (one: Entry) => entries.filter((entry) => entry.text === one.text);
  return { most: alike(sorted[0]!), least: alike(sorted.at(-1)!) };
}

type Names = (group: readonly Entry[]) => string;

const WORDS = messages({
  zh: {
    compare: (what: string, all: readonly Entry[], most: Entry[], least: Entry[], names: Names) => {
      const top = most[0]!.text;
      if (all.length === 1) return `${names(most)}${what}为 ${top}。`;
      if (most.length === all.length) return `${what}：${names(most)}相同，都是 ${top}。`;
      const those = (group: readonly Entry[]) => `${names(group)}${group.length > 1 ? '并列' : ''}`;
      return `${what}，${those(most)}最高，为 ${top}；${those(least)}最低，为 ${least[0]!.text}。`;
    },
    middle: (text: string) => `中位数为 ${text}。`,
    missing: (names: string, words: string) => `${names}${words}。`,
  },
  en: {
    compare: (what, all, most, least, names) => {
      const [subject, top] = [upperFirst(what), most[0]!.text];
      if (all.length === 1) return `${subject}: ${top} in ${names(most)}.`;
      if (most.length === all.length) return `${subject}: the same in ${names(most)}, ${top}.`;
      const those = (group: readonly Entry[], word: string) =>
        `${group.length > 1 ? 'equal ' : ''}${word} in ${names(group)} (${group[0]!.text})`;
      return `${subject}: ${those(most, 'highest')}, ${those(least, 'lowest')}.`;
    },
    middle: (text) => `The median is ${text}.`,
    missing: (names, words) => `${names}: ${words}.`,
  },
});

/** The median of more entries than can be named; '' of fewer. */
export const middle = (
  entries: readonly Pick<Entry, 'value'>[],
  write: (value: number) => string,
  lang: Language,
): string => (areMany(entries) ? WORDS(lang).middle(write(median(entries.map(({ value }) => value))!)) : '');

/**
 * Compares one measure across departments in one sentence, gives the median of many, and names those that do not report it in a second.
 * @param what the measure, in words that can be the subject of a sentence
 * @param write a value as the reader sees it
 * @param missing labels of departments without the figure
 * @param missingWords what to say of them, after their names
 */
export function rank(
  what: string,
  entries: readonly Omit<Entry, 'text'>[],
  write: (value: number) => string,
  missing: readonly string[],
  missingWords: string,
  lang: Language,
): string {
  const names = (group: readonly Entry[]) =>
    fewOf(
      lang,
      group.map((entry) => entry.label),
    );
  const words = WORDS(lang);
  const written = entries.map((entry) => ({ ...entry, text: write(entry.value) }));
  const found = extremes(written);
  return sentences(
    lang,
    found && words.compare(what, written, found.most, found.least, names),
    middle(entries, write, lang),
    missing.length > 0 && words.missing(fewOf(lang, missing), missingWords),
  );
}
