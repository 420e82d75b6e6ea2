/** Rows and files of the published tables, in published order. */
import type { Row, TableName } from '#model/tables.ts';
import type { PartedTable, PartFile, TableFile } from '#warehouse/published/manifest.ts';
import type { Data, DataTable } from '#model/invariants.ts';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';
import { publish, sha256Of, type Publication } from './publication.ts';
import type { Located } from '#model/problem.ts';

/** Rows of every published table. */
export type TableRows = { readonly [N in TableName]: readonly Row<N>[] };

/** Columns that tell the rows of each table apart, and by which it is ordered. */
export const KEYS: { readonly [N in TableName]: readonly (keyof Row<N>)[] } = {
  entities: ['entity_id'],
  documents: ['document_id'],
  facts: ['fact_id'],
  projects: ['project_id'],
  indicators: ['indicator_id'],
  scores: ['score_id'],
  repeated_figures: ['repeated_figure_id'],
  residues: ['residue_id'],
  findings: ['finding_id'],
  audit_outcomes: ['document_id', 'rule_id'],
  classification: ['scheme', 'code'],
};

/** The data as rows of the published tables, in published order. */
export function tableRows(
  data: Data,
  findings: readonly Row<'findings'>[] = [],
  outcomes: readonly Row<'audit_outcomes'>[] = [],
): TableRows {
  const rowsOf = <N extends DataTable>(table: N): Row<N>[] =>
    (data[table] as readonly Located<Row<N>>[]).map(({ value }) => value);
  return {
    entities: orderRows('entities', rowsOf('entities')),
    documents: orderRows('documents', rowsOf('documents')),
    facts: orderRows('facts', rowsOf('facts')),
    projects: orderRows('projects', rowsOf('projects')),
    indicators: orderRows('indicators', rowsOf('indicators')),
    scores: orderRows('scores', rowsOf('scores')),
    repeated_figures: orderRows('repeated_figures', rowsOf('repeated_figures')),
    residues: orderRows('residues', rowsOf('residues')),
    findings: orderRows('findings', findings),
    audit_outcomes: orderRows('audit_outcomes', outcomes),
    classification: orderRows('classification', rowsOf('classification')),
  };
}

/** Rows of a table in published order: by id, compared by code unit, the same on every machine. */
export function orderRows<N extends TableName>(table: N, rows: readonly Row<N>[]): Row<N>[] {
  const keys = KEYS[table];
  return [...rows].sort((a, b) => {
    for (const key of keys) {
      if (a[key] < b[key]) return -1;
      if (a[key] > b[key]) return 1;
    }
    return 0;
  });
}

/** One table as a file, rows in the order given. */
export function wholeTable<N extends TableName>(table: N, rows: readonly Row<N>[]): Publication<TableFile> {
  return publish(`${table}.parquet`, rows.length, parquetBytes(table, rows), { table });
}

/** Where a part belongs. */
export interface Place {
  /** See `provinceSlug`. */
  readonly province: string;
  readonly year: number;
}

/**
 * One part of a table, rows in the order given, under a name that tells place and content:
 * `parts/facts/province=sichuan/year=2024/0123456789abcdef.parquet`, as Hive has them.
 */
export function partFile<N extends PartedTable>(
  table: N,
  rows: readonly Row<N>[],
  { province, year }: Place,
): Publication<PartFile> {
  const bytes = parquetBytes(table, rows);
  const name = sha256Of(bytes).slice(0, 16);
  const path = `parts/${table}/province=${province}/year=${year}/${name}.parquet`;
  return publish(path, rows.length, bytes, { table, province, year });
}
