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
  /** Whether only what the reader marked as to be asked about is. */
  readonly onlyMarked: boolean;
}

/**
 * What changes in the address when a document's letter opens.
 * @param onlyMarked whether the reader marked findings of it as to be asked about: those are what the letter is for
 */
export const toLetter = (documentId: string, onlyMarked: boolean): Partial<Address> => ({
  ...WITHOUT_FINDING,
  letter: documentId,
  letterMarked: onlyMarked,
});

/** The letter that is open; null where a finding, or nothing, is. */
export function readLetter({
  letter,
  letterLang,
  letterNotices,
  letterMarked,
}: Pick<Address, 'letter' | 'letterLang' | 'letterNotices' | 'letterMarked'>): LetterChoice | null {
  if (letter === '') return null;
  const lang = letterLang === '' ? null : letterLang;
  return { documentId: letter, lang, withNotices: letterNotices, onlyMarked: letterMarked };
}
