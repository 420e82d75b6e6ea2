/** Names that can be typed in pinyin. The table of syllables is large: load this file when something is asked. */
import { syllablesOf } from '#ingest/identity/pinyin.ts';
import type { Known } from './known.ts';

/** The same with the syllables of their names. */
export const withPinyin = (known: readonly Known[]): Known[] =>
  known.map((one) => ({ ...one, pinyin: syllablesOf(one.label.zh).join(' ').toLowerCase() }));
