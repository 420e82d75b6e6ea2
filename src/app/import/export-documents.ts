/** Documents the reader added → one zip file: as the project's folders, or as Parquet of the model's tables. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { documentFiles } from '#ingest/document-files.ts';
import { rowsOf, type AddedDocument } from '#app/device/added-document.ts';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';
import { ADDED_TABLES, type AddedTable } from '#warehouse/rows.ts';

/** What an export needs of an added document. */
export type Exportable = Pick<AddedDocument, 'entity' | 'registered' | 'disclosure'>;

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

/** The model's tables with the rows of these documents, a Parquet file each, zipped. */
export async function exportTables(documents: readonly Exportable[]): Promise<Blob> {
  const zip = new ZipFile();
  const rows = rowsOf(documents);
  // Parquet is compressed already.
  const add = <N extends AddedTable>(table: N) =>
    zip.add(`${table}.parquet`, parquetBytes(table, rows[table]), 'store');
  for (const table of ADDED_TABLES) await add(table);
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
