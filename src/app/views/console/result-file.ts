/** A part of a result as a file. */
import { parquetOf } from '#warehouse/files/parquet-file.ts';
import type { WorkbookCell } from '#warehouse/files/workbook.ts';
import type { ResultPart } from '#warehouse/engine/workbench.ts';
import { writeCsv } from '#app/table/csv.ts';
import { FILE_TYPES, sheetOf } from '../take/data-file.ts';

/** The kinds of files, and how many rows one of them takes: a sheet has room for about a million, memory for fewer. */
export const ROWS_OF_A_FILE = { csv: 500_000, parquet: 500_000, xlsx: 100_000 } as const;
export type ResultFormat = keyof typeof ROWS_OF_A_FILE;

/**
 * Makes the file.
 * @param notes of a workbook: what, and what is said of it
 * @param heads names of its sheets, and of the columns of the notes
 */
export async function resultFile(
  { columns, rows }: ResultPart,
  format: ResultFormat,
  notes: readonly (readonly WorkbookCell[])[],
  heads: { readonly sheets: readonly [string, string]; readonly notes: readonly [string, string] },
): Promise<Blob> {
  const names = columns.map(({ name }) => name);
  const contents = async (): Promise<BlobPart> => {
    if (format === 'csv') return writeCsv(names, rows);
    if (format === 'xlsx') {
      const { workbookBytes } = await import('#warehouse/files/workbook.ts');
      return workbookBytes([
        sheetOf(heads.sheets[0], names, rows),
        sheetOf(heads.sheets[1], heads.notes, notes),
      ]);
    }
    const taken = distinct(names);
    return parquetOf(
      columns.map(({ kind }, at) => ({
        name: taken[at]!,
        type: kind === 'number' ? 'DOUBLE' : 'VARCHAR',
        nullable: true,
      })),
      columns.map((_, at) => ({ name: taken[at]!, data: rows.map((row) => row[at]) })),
    );
  };
  return new Blob([await contents()], { type: FILE_TYPES[format] });
}

/** Names of columns that a program can tell apart: a query may give two the same. */
const distinct = (names: readonly string[]): string[] =>
  names.map((name, at) => (names.indexOf(name) === at ? name : `${name}_${at + 1}`));
