/** Rows of documents that are not published but added by the reader, and how they become columns. */
import { TABLES, type Column, type Row } from '#model/tables.ts';
import type { DecodedTable } from './parquet-to-arrow.ts';

/** Tables a document adds rows to, in the order they refer to each other. */
export const ADDED_TABLES = [
  'entities',
  'documents',
  'facts',
  'projects',
  'indicators',
  'scores',
  'repeated_figures',
  'residues',
] as const;
export type AddedTable = (typeof ADDED_TABLES)[number];

/** What one or several documents add to each table. */
export type TableRows = { readonly [N in AddedTable]: readonly Row<N>[] };

const MILLISECONDS_OF_A_DAY = 24 * 3600 * 1000;

/** Rows as the columns of their table, in the order of the schema; dates as days since 1970. */
export function columnsOf<N extends AddedTable>(table: N, rows: readonly Row<N>[]): DecodedTable {
  const records = rows as readonly Readonly<Record<string, unknown>>[];
  return {
    rows: rows.length,
    columns: (TABLES[table] as readonly Column[]).map(({ name, type }) =>
      records.map((row) => {
        const value = row[name] ?? null;
        return type === 'DATE' && value !== null
          ? Date.parse(value as string) / MILLISECONDS_OF_A_DAY
          : value;
      }),
    ),
  };
}
