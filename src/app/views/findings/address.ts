/** The letter of inquiry that the address opens. */
import type { Language } from '#app/locale/language.svelte.ts';
import type { Address } from '#app/session/address.ts';
import { WITHOUT_FINDING } from '#app/session/to-finding.ts';

/** A letter, and how it is written. */
export interface LetterChoice {
  readonly documentId: string;
  /** Language of the letter; null: that of the page. */
  readonly lang: Language | null;
  /** Whether notices are asked about too. */
  readonly withNotices: boolean;
}

/** What changes in the address when a document's letter opens. */
export const toLetter = (documentId: string): Partial<Address> => ({
  ...WITHOUT_FINDING,
  letter: documentId,
});

/** The letter that is open; null where a finding, or nothing, is. */
export function readLetter({
  letter,
  letterLang,
  letterNotices,
}: Pick<Address, 'letter' | 'letterLang' | 'letterNotices'>): LetterChoice | null {
  if (letter === '') return null;
  return { documentId: letter, lang: letterLang === '' ? null : letterLang, withNotices: letterNotices };
}
