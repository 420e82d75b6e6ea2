/** Pinyin of names, for the search by syllables and initials, and where a name has no English. */
import { pinyin } from 'pinyin-pro';
import type { Entity } from '#model/tables.ts';

/** Toneless syllables of the full and the short name, separated by blanks: `mao xian ren li …`. */
export function pinyinOf(entity: Pick<Entity, 'name_zh' | 'short_zh'>): string {
  return [entity.name_zh, entity.short_zh]
    .filter((name) => typeof name === 'string')
    .flatMap((name) => pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }))
    .join(' ');
}

/** Toneless syllables; digits and letters stay as they are. ü is v. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
}

/** One word with a capital, as the names of places are written: Caoyangxincun. '' for no characters. */
export function romanise(text: string): string {
  const word = syllablesOf(text)
    .map((syllable, index) => (index > 0 && /^[aoe]/.test(syllable) ? `'${syllable}` : syllable))
    .join('')
    .replace(/([ln])v/g, '$1ü')
    .replace(/[^\p{L}\p{N}']/gu, '');
  return word === '' ? '' : word[0]!.toUpperCase() + word.slice(1);
}
