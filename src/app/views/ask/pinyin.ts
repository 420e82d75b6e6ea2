/** Names that can be typed in pinyin. The table of syllables is large: load this file when something is asked. */
import { syllablesOf } from '#ingest/identity/pinyin.ts';
import type { Known } from './known.ts';

/** The same with the syllables of their Chinese names. */
export const withPinyin = (known: readonly Known[]): Known[] =>
  known.map((one) => ({
    ...one,
    pinyins: [...new Set([one.label.zh, ...one.names])]
      .map((name) => name.replace(/\P{Script=Han}/gu, ''))
      .filter((name) => name.length > 1)
      .map((name) => syllablesOf(name).join(' ').toLowerCase()),
  }));
