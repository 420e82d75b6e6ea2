/** Where the body of a missing document lies, as far as its id tells: ids of unpublished bodies begin with a division code. */
import { divisionOf, fullName } from '#ingest/identity/division.ts';
import { registry } from '#app/import/registry.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';

/** Chinese names begin with the largest, English with the smallest. */
const FULL_NAME = messages({
  zh: fullName,
  en: ({ name_en, prefecture_en, province_en }: Parameters<typeof fullName>[0]) =>
    [...new Set([name_en, prefecture_en, province_en])].filter((name) => name !== null).join(', '),
});

/** The division an entity id begins with, in words; null where it begins with none. */
export function placeOfBody(entityId: string, lang: Language): string | null {
  const code = /^(\d{6})-/.exec(entityId)?.[1];
  const division = code === undefined ? null : divisionOf(code, registry.divisions);
  if (!division) return null;
  return FULL_NAME(lang)(division);
}
