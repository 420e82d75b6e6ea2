/**
 * Where Chinese stands within a text of the other language, so that it can be marked as Chinese: a title, a
 * heading path, a printed unit in an English citation.
 */

import type { Language } from './language.svelte.ts';

/** A piece of a text. */
export interface Run {
  readonly text: string;
  readonly chinese: boolean;
}

/** From a Han character, with the bracket (and a year in it) before it, to the last one that no Latin word stands before. */
const CHINESE =
  /(?:[《（“]\p{N}*)?\p{Script=Han}(?:[\p{Script=Han}\p{N}\s·、，。：；（）《》“”/—-]*[\p{Script=Han}）》”])?/gu;

/** The pieces of a text on a page in a language: on a Chinese page nothing in it is foreign. */
export const runsOn = (lang: Language, text: string): readonly Run[] =>
  lang === 'zh' ? [{ text, chinese: false }] : chineseRuns(text);

/** Cuts a text into Chinese and other pieces; joined they are the text. */
export function chineseRuns(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const push = (end: number, chinese: boolean) => {
    if (end > at) runs.push({ text: text.slice(at, end), chinese });
    at = end;
  };
  for (const match of text.matchAll(CHINESE)) {
    push(match.index, false);
    push(match.index + match[0].length, true);
  }
  push(text.length, false);
  return runs;
}
