/** The reader's own documents and corrections, as the page has them now. */
import { added } from '#app/session/added-documents.svelte.ts';
import { correctedFacts, type ReadersOwn } from './readers-own.ts';

class OwnOfThisPage implements ReadersOwn {
  readonly #corrected = $derived(
    correctedFacts(
      added.documents
        .filter((document) => document.corrections.length > 0)
        .flatMap((document) => document.disclosure.facts),
    ),
  );

  get any(): boolean {
    return added.documents.length > 0;
  }

  isAdded(documentId: string): boolean {
    return added.isAdded(documentId);
  }

  counts(documentId: string): boolean {
    return added.document(documentId)?.peer ?? true;
  }

  isCorrected(factId: string): boolean {
    return this.#corrected.has(factId);
  }
}

/** What of the figures on this page is the reader's own. */
export const readersOwn: ReadersOwn = new OwnOfThisPage();
