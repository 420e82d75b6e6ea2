/** A document the reader has added: what was read of it, and what its source panel shows. */
import type { Coverage } from '#ingest/coverage.ts';
import type { Disclosure, Correction } from '#ingest/disclosure.ts';
import type { Place } from '#ingest/source.ts';
import type { Entity } from '#model/tables.ts';
import type { TableRows } from '#warehouse/rows.ts';

/** A document the reader has accepted. Plain values, so that the device can keep it: no proxies of a component's state. */
export interface AddedDocument {
  /** `document_id`. */
  readonly id: string;
  readonly entity: Entity;
  /** Whether the bundled data know the body. */
  readonly registered: boolean;
  /** After corrections. */
  readonly disclosure: Disclosure;
  /** The file as the reader had it; the name of pasted text is ''. */
  readonly file: { readonly name: string; readonly bytes: number; readonly format: string };
  /** ISO instant. */
  readonly addedOn: string;
  /** Empty for a moment after a reload, until they have been read from the device. */
  readonly lines: readonly string[];
  /** Where each line stands in the file; null where lines are the file's own. */
  readonly places: readonly (Place | null)[] | null;
  /** Null for a document out of tables, which do not tell what was not read, nor hold the text. */
  readonly coverage: Coverage | null;
  readonly corrections: readonly Correction[];
  /** Whether rankings and peer groups count it. */
  readonly peer: boolean;
  /** The PDF, for images of its pages. */
  readonly original: Blob | null;
}

/** The rows documents add to the tables. Each body has one row, the first document's. */
export function rowsOf(documents: readonly Pick<AddedDocument, 'entity' | 'disclosure'>[]): TableRows {
  const disclosures = documents.map(({ disclosure }) => disclosure);
  const entities = new Map<string, Entity>();
  for (const { entity } of documents) {
    if (!entities.has(entity.entity_id)) entities.set(entity.entity_id, entity);
  }
  return {
    entities: [...entities.values()],
    documents: disclosures.map(({ document }) => document),
    facts: disclosures.flatMap(({ facts }) => facts),
    projects: disclosures.flatMap(({ projects }) => projects),
    indicators: disclosures.flatMap(({ indicators }) => indicators),
    scores: disclosures.flatMap(({ scores }) => scores),
    // A document kept by an earlier version has neither of these.
    repeated_figures: disclosures.flatMap(({ repeated_figures }) => repeated_figures ?? []),
    residues: disclosures.flatMap(({ residues }) => residues ?? []),
  };
}
