/** A decoded table as rows of the model. */
import { parquetMetadata, parquetSchema } from 'hyparquet';
import { TABLES, TABLE_NAMES, type Column, type Row, type TableName } from '#model/tables.ts';
import type { DecodedTable } from './parquet-to-arrow.ts';

const DAY = 86_400_000;

/** The rows of a decoded table: dates as ISO days, absent values null. */
export function decodedRows<N extends TableName>(table: N, { rows, columns }: DecodedTable): Row<N>[] {
  const declared: readonly Column[] = TABLES[table];
  return Array.from(
    { length: rows },
    (_, row) =>
      Object.fromEntries(
        declared.map(({ name, type }, at) => {
          const value = columns[at]![row] ?? null;
          const isDay = type === 'DATE' && value !== null;
          return [name, isDay ? new Date((value as number) * DAY).toISOString().slice(0, 10) : value];
        }),
      ) as Row<N>,
  );
}

/** The table whose columns a Parquet file has; null where it has those of none. @throws where it is no Parquet file */
export function tableOfParquet(bytes: Uint8Array): TableName | null {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const present = new Set(parquetSchema(parquetMetadata(buffer)).children.map(({ element }) => element.name));
  const fits = TABLE_NAMES.filter((table) => TABLES[table].every(({ name }) => present.has(name)));
  return fits.sort((a, b) => TABLES[b].length - TABLES[a].length)[0] ?? null;
}
