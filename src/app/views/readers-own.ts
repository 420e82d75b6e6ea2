/** What of the figures shown is the reader's own: documents they added, figures they corrected. */
import { factsOf } from '#model/formula.ts';
import { messages } from '#app/locale/language.svelte.ts';
import type { SourceRef } from '#app/source/source.ts';
import { isStaffId, staffDocument } from '#app/source/staff.ts';

/** Tells the reader's own documents and figures from the published ones. */
export interface ReadersOwn {
  /** Whether there is anything of the reader's at all. */
  readonly any: boolean;
  /** Whether the reader added a document. */
  isAdded(documentId: string): boolean;
  /** Whether a document takes part in comparisons: a published one always, an added one if the reader says so. */
  counts(documentId: string): boolean;
  /** Whether a figure is the reader's correction of what was read, or computed from one. */
  isCorrected(factId: string): boolean;
}

/** Nothing was added. */
export const NOTHING_OWN: ReadersOwn = {
  any: false,
  isAdded: () => false,
  counts: () => true,
  isCorrected: () => false,
};

/** The document a fact stands in: its id begins with the document's. */
export const documentOfFact = (factId: string): string => factId.split('/', 1)[0]!;

/** The documents a figure comes from. */
export function documentsOf(source: SourceRef): string[] {
  if (source.kind === 'passage') return [source.documentId];
  const ids = factsOf(source.formula).map((id) => (isStaffId(id) ? staffDocument(id) : documentOfFact(id)));
  return [...new Set(ids)];
}

/** Whether a figure comes, if only in part, from a document the reader added. */
export const isOfAdded = (source: SourceRef, own: ReadersOwn): boolean =>
  documentsOf(source).some((id) => own.isAdded(id));

/** Whether a figure is computed from, or is, one the reader corrected. */
export const isOfCorrected = (source: SourceRef, own: ReadersOwn): boolean =>
  source.kind === 'facts' && factsOf(source.formula).some((id) => own.isCorrected(id));

/** Said of what the reader added, at labels and figures. */
export const addedWord = messages({ zh: '您加入', en: 'added by you' });

/** Said of what the reader corrected. */
export const correctedWord = messages({ zh: '您更正', en: 'corrected by you' });
