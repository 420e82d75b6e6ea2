/**
 * Finding a department by what a reader might type: Chinese name, pinyin syllables or their initials,
 * English name, or division code.
 */
import type { DepartmentRow } from '#warehouse/questions.ts';

/** Lower case, full-width forms narrowed, marks and spaces dropped. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s'’·.,，、()（）-]/g, '');

/** Whether the typed letters follow the syllables from some syllable on, each given whole or cut short. */
export function followsSyllables(typed: string, syllables: readonly string[]): boolean {
  return syllables.some((_, start) => consume(typed, syllables, start));
}

function consume(typed: string, syllables: readonly string[], at: number): boolean {
  if (typed === '') return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  for (let length = Math.min(typed.length, syllable.length); length > 0; length--) {
    if (typed.startsWith(syllable.slice(0, length)) && consume(typed.slice(length), syllables, at + 1))
      return true;
  }
  return false;
}

/** Whether a department answers to the typed text; an empty text finds all. */
export function matchesDepartment(row: DepartmentRow, typed: string): boolean {
  const text = fold(typed);
  if (text === '') return typed.trim() === '';
  const names = [row.name_zh, row.short_zh, row.name_en, row.short_en, row.province_zh, row.province_en];
  if (row.prefecture_zh !== null) names.push(row.prefecture_zh);
  if (row.prefecture_en !== null) names.push(row.prefecture_en);
  if (names.some((name) => fold(name).includes(text))) return true;
  if (/^\d+$/.test(text)) return row.division_code.startsWith(text);
  return (
    /^[a-z]+$/.test(text) &&
    followsSyllables(
      text,
      row.pinyin
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter(Boolean),
    )
  );
}
