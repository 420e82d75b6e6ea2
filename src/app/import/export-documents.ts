/** Documents the reader added → one zip file: as the project's folders, or as Parquet of the model's tables. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { documentFiles } from '#ingest/document-files.ts';
import type { Disclosure } from '#ingest/disclosure.ts';
import type { Entity, Row } from '#model/tables.ts';
import { parquetBytes } from '#warehouse/parquet-file.ts';

/** What an export needs of an added document. */
export interface Exportable {
  readonly entity: Entity;
  /** Whether the project's own data know the body. */
  readonly registered: boolean;
  readonly disclosure: Disclosure;
}

/** The folders `data/documents/<document_id>/` that the project accepts, zipped. */
export async function exportFolders(documents: readonly Exportable[]): Promise<Blob> {
  const zip = new ZipFile();
  for (const { entity, registered, disclosure } of documents) {
    const folder = `data/documents/${disclosure.document.document_id}`;
    for (const [name, text] of documentFiles(disclosure, registered ? null : entity)) {
      await zip.add(`${folder}/${name}`, new TextEncoder().encode(text), 'deflate');
    }
  }
  return zip.finish();
}

/** Tables of an export, in the order of their ids. */
const ROWS = {
  documents: ({ disclosure }: Exportable) => [disclosure.document],
  facts: ({ disclosure }: Exportable) => disclosure.facts,
  projects: ({ disclosure }: Exportable) => disclosure.projects,
  indicators: ({ disclosure }: Exportable) => disclosure.indicators,
  scores: ({ disclosure }: Exportable) => disclosure.scores,
  repeated_figures: ({ disclosure }: Exportable) => disclosure.repeated_figures ?? [],
  residues: ({ disclosure }: Exportable) => disclosure.residues ?? [],
} as const;

/** The model's tables with the rows of these documents, a Parquet file each, zipped. */
export async function exportTables(documents: readonly Exportable[]): Promise<Blob> {
  const zip = new ZipFile();
  const entities = new Map(documents.map(({ entity }) => [entity.entity_id, entity]));
  // Parquet is compressed already.
  await zip.add('entities.parquet', parquetBytes('entities', [...entities.values()]), 'store');
  for (const table of Object.keys(ROWS) as (keyof typeof ROWS)[]) {
    const rows = documents.flatMap((document) => ROWS[table](document) as readonly Row<typeof table>[]);
    await zip.add(`${table}.parquet`, parquetBytes(table, rows), 'store');
  }
  return zip.finish();
}

/** The day of the files in an export: the same documents give the same bytes. */
const NO_DAY = new Date('2000-01-01T00:00:00');

/** A zip file that lets the page breathe between its parts. */
class ZipFile {
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#pieces.push(piece as Uint8Array<ArrayBuffer>);
  });

  async add(name: string, bytes: Uint8Array, how: 'deflate' | 'store'): Promise<void> {
    const part = how === 'deflate' ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    part.mtime = NO_DAY;
    this.#zip.add(part);
    part.push(bytes, true);
    await new Promise((resolve) => setTimeout(resolve));
  }

  finish(): Blob {
    this.#zip.end();
    return new Blob(this.#pieces, { type: 'application/zip' });
  }
}
