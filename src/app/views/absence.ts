/**
 * What is said of a department-year whose accounts the data do not hold. The next year's document may state a
 * few of its figures; whether the others were reported is not known, which is neither 0 nor "none reported".
 */
import { TERMS } from '#app/locale/terms.ts';
import { listOf } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { ShownDepartment } from './shown.ts';

const WORDS = messages({
  zh: {
    text: '本库没有该年决算',
    sentence: (names: string) => `本库没有${names} 年的决算。`,
    note: (names: string) =>
      `${names}：本库没有该年的决算，只有下一年文件中的上年数；其余各项有没有、有多少都无从得知。`,
  },
  en: {
    text: 'accounts of that year not held',
    sentence: (names) => `The accounts of ${names} are not held.`,
    note: (names) =>
      `${names}: the accounts of that year are not held, only prior-year figures from the next year’s document; whether anything else was reported is not known.`,
  },
});

const namesOf = (those: readonly ShownDepartment[], lang: Language): string =>
  listOf(
    lang,
    those.filter((one) => !one.held),
    (one) => `${one.name} ${one.fiscal_year}`,
  );

/** Why a figure is missing: its accounts do not report it, or they are not held. */
export const absenceOf = (
  { held }: Pick<ShownDepartment, 'held'>,
  lang: Language,
  noneReported = TERMS(lang).noneReported,
): string => (held ? noneReported : WORDS(lang).text);

/** One sentence that names the department-years without accounts; '' where there is none. */
export function notHeldSentence(those: readonly ShownDepartment[], lang: Language): string {
  const names = namesOf(those, lang);
  return names && WORDS(lang).sentence(names);
}

/** The note on them: what there is all the same, and what cannot be known. */
export function notHeldNote(those: readonly ShownDepartment[], lang: Language): string[] {
  const names = namesOf(those, lang);
  return names === '' ? [] : [WORDS(lang).note(names)];
}
