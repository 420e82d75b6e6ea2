/** A review that was accepted → the document that is added. */
import type { AddedDocument } from '#app/device/added-document.ts';
import type { Review } from './review.svelte.ts';

/** The document as it stands in the review. Only while the review is `ready`. */
export function acceptedDocument(review: Review): AddedDocument {
  const { identity, pinyin, disclosure, coverage } = review.settlement!;
  const { format, bytes, lines, places } = review.reading;
  const { content, name } = review.file;
  return {
    id: disclosure.document.document_id,
    entity: { ...identity.entity, pinyin },
    registered: review.registered,
    disclosure,
    file: { name, bytes, format },
    addedOn: new Date().toISOString(),
    lines,
    places,
    coverage,
    corrections: review.corrections,
    peer: review.peer,
    original: format === 'pdf' && typeof content !== 'string' ? content : null,
  };
}
