/** Words in Latin letters that are no name as they stand: pinyin, initials, and names with a letter wrong. */
import { followsSyllables } from '#app/session/department-search.ts';
import type { Known } from './known.ts';

/** More things than these go by the same letters: then they name nothing. */
const MOST_ALIKE = 8;

const isBody = ({ meaning }: Known): boolean => meaning.kind === 'bodies';
const syllablesOf = (pinyin: string): string[] => pinyin.split(' ');
const initialsOf = (pinyin: string): string =>
  syllablesOf(pinyin)
    .map((syllable) => syllable[0])
    .join('');

/** Whether a word is some syllables of a body's name, two at least: one is a part of too many. */
const isRun = (word: string, pinyin: string): boolean =>
  syllablesOf(pinyin).some((_, start, all) =>
    all.some((__, end) => end > start && all.slice(start, end + 1).join('') === word),
  );

/** What a word may be of a name, the surest first. Names of bodies are given in parts, those of other things whole. */
const READINGS: readonly ((word: string, pinyin: string, known: Known) => boolean)[] = [
  (word, pinyin, known) => (isBody(known) ? isRun(word, pinyin) : pinyin.replaceAll(' ', '') === word),
  (word, pinyin, known) => isBody(known) && initialsOf(pinyin).startsWith(word),
  (word, pinyin, known) => isBody(known) && initialsOf(pinyin).includes(word),
  (word, pinyin, known) =>
    isBody(known) &&
    word.length > 2 &&
    !syllablesOf(pinyin).includes(word) &&
    followsSyllables(word, syllablesOf(pinyin)),
];

/** The things whose names the word is in pinyin or initials. */
export function typedInPinyin(known: readonly Known[], word: string): readonly Known[] {
  if (!/^[a-z]{2,}$/.test(word)) return [];
  for (const [sureness, reads] of READINGS.entries()) {
    const found = known.filter((one) => one.pinyins?.some((pinyin) => reads(word, pinyin, one)));
    if (found.length > 0 && (sureness === 0 || found.length <= MOST_ALIKE)) return found;
  }
  const items = known.filter((one) => one.meaning.kind === 'item');
  const begun = items.filter(({ pinyins = [] }) => pinyins[0] && initialsOf(pinyins[0]).startsWith(word));
  if (begun.length > 0 && begun.length <= MOST_ALIKE) return begun;
  return known.filter((one) => !isBody(one) && one.pinyins?.some((pinyin) => initialsOf(pinyin) === word));
}

/** Shorter words are too near to one another. */
const LEAST_LETTERS = 6;

/** The name that a word is but for one letter, or two exchanged; undefined where there is none, or more than one. */
export function misspelt(names: Iterable<string>, word: string): string | undefined {
  if (word.length < LEAST_LETTERS || !/^[a-z]+$/.test(word)) return undefined;
  const near = [...names].filter(
    (name) => name.length >= LEAST_LETTERS && /^[a-z]+$/.test(name) && isOneOff(name, word),
  );
  const singular = new Set(near.map((name) => name.replace(/s$/, '')));
  return singular.size === 1 ? near[0] : undefined;
}

/** Whether two words differ by one letter put in, left out or put for another, or by two that are exchanged. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
