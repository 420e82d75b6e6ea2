/** Writes a table too large for memory: row by row in, one row group at a time out. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Row, TableName } from '#model/tables.ts';
import { columnData, parquetSchema, ROW_GROUP, WRITER_NAME } from '#warehouse/files/parquet-file.ts';
import { sha256Of } from './publication.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';

/** A Parquet file being written. */
export class ParquetStream<N extends TableName> {
  #rows = 0;
  #waiting: Row<N>[] = [];
  readonly #file: ParquetWriter;

  constructor(
    readonly table: N,
    readonly path: string,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = new ParquetWriter({
      writer: fileWriter(path),
      schema: parquetSchema(table),
      createdBy: WRITER_NAME,
    });
  }

  /** Adds rows; they are held until they fill a row group. */
  add(rows: readonly Row<N>[]): void {
    for (const row of rows) this.#waiting.push(row);
    if (this.#waiting.length >= ROW_GROUP) this.#flush();
  }

  /** Writes what is left and says what was written. */
  finish(): Omit<PublishedFile, 'path'> {
    this.#flush();
    void this.#file.finish();
    return { rows: this.#rows, bytes: statSync(this.path).size, sha256: sha256Of(readFileSync(this.path)) };
  }

  #flush(): void {
    this.#rows += this.#waiting.length;
    void this.#file.write({ columnData: columnData(this.table, this.#waiting), rowGroupSize: ROW_GROUP });
    this.#waiting = [];
  }
}
