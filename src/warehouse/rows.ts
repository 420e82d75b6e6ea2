/** Rows and columns of a table, one from the other; and which tables a document that the reader adds has rows of. */
import { TABLES, type Column, type Row, type TableName } from '#model/tables.ts';
import type { DecodedTable } from './engine/parquet-to-arrow.ts';

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

/** Milliseconds. */
const DAY = 24 * 3600 * 1000;

/** Rows as the columns of their table, in the order of the schema; dates as days since 1970. */
export function columnsOf<N extends TableName>(table: N, rows: readonly Row<N>[]): DecodedTable {
  const records = rows as readonly Readonly<Record<string, unknown>>[];
  return {
    rows: rows.length,
    columns: (TABLES[table] as readonly Column[]).map(({ name, type }) =>
      records.map((row) => {
        const value = row[name] ?? null;
        return type === 'DATE' && value !== null ? Date.parse(value as string) / DAY : value;
      }),
    ),
  };
}

/** The rows of a decoded table, with the columns named, or all: dates as ISO days, absent values null. */
export function rowsOf<N extends TableName, C extends keyof Row<N> = keyof Row<N>>(
  table: N,
  { rows, columns }: DecodedTable,
  names?: readonly C[],
): Pick<Row<N>, C>[] {
  const wanted = (TABLES[table] as readonly Column[]).flatMap(({ name, type }, at) =>
    !names || names.includes(name as C) ? [{ name, type, values: columns[at]! }] : [],
  );
  const valueOf = (value: unknown, type: Column['type']) =>
    type === 'DATE' && value !== null ? new Date((value as number) * DAY).toISOString().slice(0, 10) : value;
  return Array.from(
    { length: rows },
    (_, row) =>
      Object.fromEntries(
        wanted.map(({ name, type, values }) => [name, valueOf(values[row] ?? null, type)]),
      ) as Pick<Row<N>, C>,
  );
}
