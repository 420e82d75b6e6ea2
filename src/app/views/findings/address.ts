/** What `finding` in the address opens: a finding by its id, or the letter of inquiry about a document. */
import type { Language } from '#app/locale/language.svelte.ts';

/** A letter, and how it is written. */
export interface LetterChoice {
  readonly documentId: string;
  /** Language of the letter; null: that of the page. */
  readonly lang: Language | null;
  /** Whether notices are asked about too. */
  readonly withNotices: boolean;
}

const LETTER = /^([^/]+)\/letter(?:\/(zh|en)?-?(notices)?)?$/;

/** The address of a document's letter: `maoxian-2022/letter`, `maoxian-2022/letter/en-notices`. */
export function letterAddress(
  documentId: string,
  { lang, withNotices }: Omit<LetterChoice, 'documentId'> = { lang: null, withNotices: false },
): string {
  const chosen = [lang, withNotices ? 'notices' : null].filter((one) => one !== null).join('-');
  return chosen === '' ? `${documentId}/letter` : `${documentId}/letter/${chosen}`;
}

/** The letter that is open; null where a finding, or nothing, is. */
export function readLetter(finding: string): LetterChoice | null {
  const found = LETTER.exec(finding);
  if (!found) return null;
  const [, documentId = '', lang, notices] = found;
  return { documentId, lang: (lang ?? null) as Language | null, withNotices: notices !== undefined };
}
