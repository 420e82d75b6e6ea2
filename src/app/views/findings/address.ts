/** What `finding` in the address opens: a finding by its id, or the letter of inquiry about a document. */

const LETTER = '/letter';

/** The address of a document's letter. */
export const writeLetter = (documentId: string): string => `${documentId}${LETTER}`;

/** The document whose letter is open; null where a finding, or nothing, is. */
export const readLetter = (finding: string): string | null =>
  finding.endsWith(LETTER) && finding.split('/').length === 2 ? finding.slice(0, -LETTER.length) : null;
