/** The published tables: whole, and those that grow with the country in parts by province and document year. */
import type { Row, TableName } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import {
  PARTED_TABLES,
  provinceSlug,
  type PartedTable,
  type PartFile,
  type TableFile,
} from '#warehouse/manifest.ts';

import type { Data, DataTable, Located } from '#model/invariants.ts';
import { parquetBytes } from '#warehouse/parquet-file.ts';
import { publish, type Publication } from './publication.ts';

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

/** Every table as one Parquet file `<table>.parquet`, the empty ones included. */
export function wholeTables(tables: TableRows): Publication<TableFile>[] {
  return TABLE_NAMES.map(<N extends TableName>(table: N) => wholeTable(table, tables[table]));
}

/** One table as a file, rows in the order given. */
export function wholeTable<N extends TableName>(table: N, rows: readonly Row<N>[]): Publication<TableFile> {
  return publish(`${table}.parquet`, rows.length, parquetBytes(table, rows), { table });
}

/**
 * The growing tables in parts `parts/<table>/<province>-<year>.parquet`, by province of the body and
 * year of the document. A province and year without rows has no part.
 */
export function tableParts(tables: TableRows): Publication<PartFile>[] {
  const provinces = new Map(
    tables.entities.map((entity) => [entity.entity_id, provinceSlug(entity.province_en)]),
  );
  const places = new Map(
    tables.documents.map((document) => [
      document.document_id,
      { province: provinces.get(document.entity_id)!, year: document.fiscal_year },
    ]),
  );
  return PARTED_TABLES.flatMap(<N extends PartedTable>(table: N) => splitTable(table, tables[table], places));
}

/** Where a part belongs. */
interface Place {
  readonly province: string;
  readonly year: number;
}

function splitTable<N extends PartedTable>(
  table: N,
  rows: readonly Row<N>[],
  places: ReadonlyMap<string, Place>,
): Publication<PartFile>[] {
  const parts = new Map<string, { place: Place; rows: Row<N>[] }>();
  for (const row of rows) {
    const place = places.get((row as { document_id: string }).document_id)!;
    const key = `${place.province}-${place.year}`;
    const part = parts.get(key);
    if (part) part.rows.push(row);
    else parts.set(key, { place, rows: [row] });
  }
  return [...parts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, part]) => partFile(table, part.rows, part.place));
}

/** One part of a table, rows in the order given. */
export function partFile<N extends PartedTable>(
  table: N,
  rows: readonly Row<N>[],
  { province, year }: Place,
): Publication<PartFile> {
  const path = `parts/${table}/${province}-${year}.parquet`;
  return publish(path, rows.length, parquetBytes(table, rows), { table, province, year });
}
