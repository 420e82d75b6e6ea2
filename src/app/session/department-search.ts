/**
 * Finding a department by what a reader might type: Chinese name, pinyin syllables or their initials,
 * English name, or division code.
 */
import type { DepartmentRow } from '#warehouse/questions/questions.ts';

/** Lower case, full-width forms narrowed, marks and spaces dropped. */
export const fold = (text: string): string =>
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

/** Names as they are searched: folded, parted by what nobody can type. */
export const foldNames = (names: readonly (string | null)[]): string =>
  names.map((name) => fold(name ?? '')).join('\n');

/** The names of departments, folded once: of thousands that takes longer than a keystroke may. */
const folded = new WeakMap<DepartmentRow, string>();

function namesOf(row: DepartmentRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const { name_zh, short_zh, name_en, short_en, province_zh, province_en, prefecture_zh, prefecture_en } =
    row;
  const names = foldNames([
    ...[name_zh, short_zh, name_en, short_en],
    ...[province_zh, province_en, prefecture_zh, prefecture_en],
  ]);
  folded.set(row, names);
  return names;
}

/** Tells of departments whether they answer to the typed text; an empty text finds all. */
export function searchDepartments(typed: string): (row: DepartmentRow) => boolean {
  const text = fold(typed);
  if (text === '') return () => typed.trim() === '';
  return (row) => answersTo(row, text);
}

function answersTo(row: DepartmentRow, text: string): boolean {
  if (namesOf(row).includes(text)) return true;
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
