/** Where lines of a document that the reader added stand in the reader's file. */
import type { AddedDocuments } from '#app/session/added-documents.svelte.ts';
import type { OwnPlace } from '#app/source/citation.ts';
import { filePlaceLabel } from '#app/source/file-place.ts';

/** The file and the place in it; null for a published document. */
export function ownPlace(
  added: AddedDocuments,
  documentId: string,
  lineStart: number,
  lineEnd: number,
): OwnPlace | null {
  const document = added.document(documentId);
  if (!document) return null;
  const placeIn = (lang: 'zh' | 'en') => filePlaceLabel(document.places, lineStart, lineEnd, lang);
  return { file: document.file.name, place: { zh: placeIn('zh'), en: placeIn('en') } };
}
