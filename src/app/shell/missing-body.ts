/** Where the body of a missing document lies, as far as its id tells: ids of unpublished bodies begin with a division code. */
import { divisionOf, fullName } from '#ingest/identity/division.ts';
import { registry } from '#app/import/registry.ts';
import type { Language } from '#app/locale/language.svelte.ts';

/** The division an entity id begins with, in words; null where it begins with none. */
export function placeOfBody(entityId: string, lang: Language): string | null {
  const code = /^(\d{6})-/.exec(entityId)?.[1];
  const division = code === undefined ? null : divisionOf(code, registry.divisions);
  if (!division) return null;
  if (lang === 'zh') return fullName(division);
  const names = [division.name_en, division.prefecture_en, division.province_en];
  return names.filter((name, at) => name !== null && names.indexOf(name) === at).join(', ');
}
