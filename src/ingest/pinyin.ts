/** Pinyin of a body's names, for the search by syllables and initials. */
import { pinyin } from 'pinyin-pro';
import type { Entity } from '#model/tables.ts';

/** Toneless syllables of the full and the short name, separated by blanks: `mao xian ren li …`. */
export function pinyinOf(entity: Pick<Entity, 'name_zh' | 'short_zh'>): string {
  return [entity.name_zh, entity.short_zh]
    .filter((name) => typeof name === 'string')
    .flatMap((name) => pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }))
    .join(' ');
}
