/** Tables that are not taken in, and why. */

/** Why tables were refused, as a stable key. */
export type UnfitTablesCode =
  | 'damaged' // a file that cannot be decoded
  | 'unknown-table' // a Parquet file with the columns of none of the tables
  | 'repeated-table' // two files of one table
  | 'missing-table' // no entities, documents or facts
  | 'no-document' // tables without a document
  | 'inconsistent' // rows that break an invariant
  | 'too-large'
  | 'unloaded'; // the program that takes tables apart did not come

/** Tables that cannot be taken in. Nothing of them was. */
export class UnfitTables extends Error {
  override readonly name = 'UnfitTables';

  constructor(
    readonly code: UnfitTablesCode,
    /** The file or table it is about, and for `inconsistent` the first breach in English. */
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}
