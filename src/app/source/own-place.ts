/** Where lines of a document that the reader added stand in the reader's file. */
import type { Place } from '#ingest/source.ts';
import type { OwnPlace } from './citation.ts';
import { filePlaceLabel } from './file-place.ts';

/** What is known of the files the reader added. */
interface OwnFiles {
  document(
    documentId: string,
  ):
    | { readonly file: { readonly name: string }; readonly places: readonly (Place | null)[] | null }
    | null
    | undefined;
}

/** The file and the place in it; null for a published document. */
export function ownPlace(
  added: OwnFiles,
  documentId: string,
  lineStart: number,
  lineEnd: number,
): OwnPlace | null {
  const document = added.document(documentId);
  if (!document) return null;
  const placeIn = (lang: 'zh' | 'en') => filePlaceLabel(document.places, lineStart, lineEnd, lang);
  return { file: document.file.name, place: { zh: placeIn('zh'), en: placeIn('en') } };
}
