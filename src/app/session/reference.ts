/**
 * How an address names the documents it needs beyond the published ones: by body and year, and by the beginning
 * of their checksum, so that another file for the same body and year is told apart.
 */

/** A document an address needs. */
export interface DocumentReference {
  readonly documentId: string;
  /** The first twelve digits of the SHA-256 of what its figures were read from. */
  readonly hash: string;
}

/** A document an address needs and the page does not have. */
export interface MissingDocument extends DocumentReference {
  readonly entityId: string;
  readonly year: number;
  /** The beginning of the checksum of another document for the same body and year that is here; null without one. */
  readonly other: string | null;
}

/** A document that is here. */
interface HeldDocument {
  readonly document_id: string;
  readonly sha256: string;
}

const HASH_DIGITS = 12;

/** The reference to a document. */
export const referenceTo = ({ document_id, sha256 }: HeldDocument): DocumentReference => ({
  documentId: document_id,
  hash: sha256.slice(0, HASH_DIGITS),
});

/** Writes a reference: `<document_id>~<hash>`. */
export const writeReference = ({ documentId, hash }: DocumentReference): string => `${documentId}~${hash}`;

/** Reads a reference; null when it is none. */
export function parseReference(text: string): DocumentReference | null {
  const [, documentId, hash] = /^([a-z0-9-]{1,80}-(?:19|20)\d\d)~([0-9a-f]{12})$/.exec(text) ?? [];
  return documentId && hash ? { documentId, hash } : null;
}

/** The documents referred to that are not here. */
export function findMissing(
  references: readonly DocumentReference[],
  held: readonly HeldDocument[],
): MissingDocument[] {
  const hashes = new Map(held.map((document) => [document.document_id, referenceTo(document).hash]));
  return references
    .filter(({ documentId, hash }) => hashes.get(documentId) !== hash)
    .map((reference) => ({
      ...reference,
      entityId: entityOf(reference),
      year: Number(reference.documentId.slice(-4)),
      other: hashes.get(reference.documentId) ?? null,
    }));
}

/** The body of a document: its id ends with a hyphen and the year. */
export const entityOf = ({ documentId }: DocumentReference): string => documentId.slice(0, -5);

/** Whether an address names a department or a year only because of documents that are missing. */
export const isOfMissing = (
  { kind, value }: { kind: string; value: string },
  missing: readonly MissingDocument[],
): boolean =>
  missing.some(({ entityId, year }) =>
    kind === 'department'
      ? value === entityId
      : // A document also speaks of the year before.
        kind === 'year' && (value === String(year) || value === String(year - 1)),
  );
