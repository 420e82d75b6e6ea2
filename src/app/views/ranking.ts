/** Sentences that say who has most and who has least of something, and no more than the figures support. */
import { joinWords } from '#app/locale/terms.ts';
import type { Language } from '#app/locale/language.svelte.ts';

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

/**
 * Compares one measure across departments in one sentence, and names those that do not report it in a second.
 * @param what the measure, in words that can be the subject of a sentence
 * @param missing labels of departments without the figure
 * @param missingWords what to say of them, after their names
 */
export function rank(
  what: string,
  entries: readonly Entry[],
  missing: readonly string[],
  missingWords: string,
  lang: Language,
): string {
  const found = extremes(entries);
  if (!found) return absence(missing, missingWords, lang);
  return [comparison(what, entries, found, lang), absence(missing, missingWords, lang)]
    .filter((part) => part !== '')
    .join(lang === 'zh' ? '' : ' ');
}

function comparison(
  what: string,
  entries: readonly Entry[],
  { most, least }: { most: Entry[]; least: Entry[] },
  lang: Language,
): string {
  const [only] = entries;
  const names = (group: readonly Entry[]) =>
    joinWords(
      group.map((entry) => entry.label),
      lang,
    );
  const [top, bottom] = [most[0]!.text, least[0]!.text];
  if (lang === 'zh') {
    if (entries.length === 1) return `${only!.label}${what}为 ${top}。`;
    if (most.length === entries.length) return `${what}：${names(most)}相同，都是 ${top}。`;
    const tied = (group: readonly Entry[]) => (group.length > 1 ? '并列' : '');
    return `${what}，${names(most)}${tied(most)}最高，为 ${top}；${names(least)}${tied(least)}最低，为 ${bottom}。`;
  }
  const subject = what.charAt(0).toUpperCase() + what.slice(1);
  if (entries.length === 1) return `${subject}: ${top} in ${only!.label}.`;
  if (most.length === entries.length) return `${subject}: the same in ${names(most)}, ${top}.`;
  const rankWord = (group: readonly Entry[], word: string) =>
    group.length > 1 ? `equal ${word} in ${names(group)}` : `${word} in ${names(group)}`;
  return `${subject}: ${rankWord(most, 'highest')} (${top}), ${rankWord(least, 'lowest')} (${bottom}).`;
}

function absence(missing: readonly string[], words: string, lang: Language): string {
  if (missing.length === 0) return '';
  const names = joinWords(missing, lang);
  return lang === 'zh' ? `${names}${words}。` : `${names}: ${words}.`;
}
