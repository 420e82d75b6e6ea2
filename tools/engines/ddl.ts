/** The published tables where people have engines: DDL from the one declaration of their columns. */
import { readFileSync } from 'node:fs';
import { TABLE_NAMES } from '#model/table-names.ts';
import { TABLE_MEANINGS, TABLES, type Column, type ColumnType, type TableName } from '#model/tables.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';

/** Engines there are statements for. */
export const DIALECTS = ['duckdb', 'spark', 'clickhouse', 'trino'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What the engines call the types of columns; DuckDB as we do. */
const TYPES: Readonly<Record<Exclude<Dialect, 'duckdb'>, Readonly<Record<ColumnType, string>>>> = {
  spark: {
    VARCHAR: 'STRING',
    TINYINT: 'TINYINT',
    SMALLINT: 'SMALLINT',
    INTEGER: 'INT',
    DOUBLE: 'DOUBLE',
    DATE: 'DATE',
    BOOLEAN: 'BOOLEAN',
    'VARCHAR[]': 'ARRAY<STRING>',
    'INTEGER[]': 'ARRAY<INT>',
  },
  clickhouse: {
    VARCHAR: 'String',
    TINYINT: 'Int8',
    SMALLINT: 'Int16',
    INTEGER: 'Int32',
    DOUBLE: 'Float64',
    DATE: 'Date32',
    BOOLEAN: 'Bool',
    'VARCHAR[]': 'Array(String)',
    'INTEGER[]': 'Array(Int32)',
  },
  trino: {
    VARCHAR: 'VARCHAR',
    TINYINT: 'TINYINT',
    SMALLINT: 'SMALLINT',
    INTEGER: 'INTEGER',
    DOUBLE: 'DOUBLE',
    DATE: 'DATE',
    BOOLEAN: 'BOOLEAN',
    'VARCHAR[]': 'ARRAY(VARCHAR)',
    'INTEGER[]': 'ARRAY(INTEGER)',
  },
};

/** Columns that the folders of parts say: the province of the body and the year of the document. */
const PARTITIONS: readonly Column[] = [
  {
    name: 'province',
    type: 'VARCHAR',
    nullable: false,
    meaning: 'province of the body, as its folder names it',
  },
  { name: 'year', type: 'INTEGER', nullable: false, meaning: 'fiscal year of the document' },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A table as it is published. */
interface Published {
  readonly table: TableName;
  readonly columns: readonly Column[];
  /** Whether it lies in parts; a table without rows lies in one file, as those do that do not grow. */
  readonly isParted: boolean;
  readonly folder: string;
}

/**
 * Statements that make the tables of what is published in `folder` (a path or an address the engine reads) and the view
 * `figures` over them. A table in parts has their place as columns.
 */
export function ddlOf(dialect: Dialect, { parts }: Pick<Manifest, 'parts'>, folder: string): string[] {
  const tables = TABLE_NAMES.flatMap((table) =>
    WRITERS[dialect]({
      table,
      columns: TABLES[table],
      isParted: parts.some((part) => part.table === table),
      folder: folder.replace(/\/$/, ''),
    }),
  );
  const figures = readFileSync(new URL('figures.sql', import.meta.url), 'utf8')
    .trim()
    .replace(/;$/, '');
  return [...tables, figures];
}

const WRITERS: Readonly<Record<Dialect, (published: Published) => string[]>> = {
  duckdb({ table, columns, isParted, folder }) {
    const files = isParted ? `parts/${table}/*/*/*.parquet` : `${table}.parquet`;
    const options = isParted ? ", hive_types = {'province': VARCHAR, 'year': INTEGER}" : '';
    return [
      `CREATE VIEW ${table} AS SELECT * FROM read_parquet(${quoted(`${folder}/${files}`)}, hive_partitioning = ${isParted}${options})`,
      `COMMENT ON VIEW ${table} IS ${quoted(TABLE_MEANINGS[table])}`,
      ...[...columns, ...(isParted ? PARTITIONS : [])]
        .filter(({ meaning }) => meaning !== '')
        .map(({ name, meaning }) => `COMMENT ON COLUMN ${table}.${name} IS ${quoted(meaning)}`),
    ];
  },
  spark({ table, columns, isParted, folder }) {
    // Backslashes and not doubled quotes: what stands between quotes is Java's.
    const text = (said: string): string => `'${said.replace(/[\\']/g, '\\$&')}'`;
    const lines = [...columns, ...(isParted ? PARTITIONS : [])].map(
      ({ name, type, meaning }) =>
        `  ${name} ${TYPES.spark[type]}${meaning === '' ? '' : ` COMMENT ${text(meaning)}`}`,
    );
    const location = isParted ? `${folder}/parts/${table}` : `${folder}/${table}.parquet`;
    const partitions = isParted ? '\nPARTITIONED BY (province, year)' : '';
    return [
      `CREATE TABLE ${table} (\n${lines.join(',\n')}\n) USING parquet OPTIONS (path ${text(location)})${partitions}\nCOMMENT ${text(TABLE_MEANINGS[table])}`,
      ...(isParted ? [`MSCK REPAIR TABLE ${table}`] : []),
    ];
  },
  clickhouse({ table, columns, isParted, folder }) {
    const structure = columns.map(({ name, type, nullable }) => {
      const own = TYPES.clickhouse[type];
      return `${name} ${nullable && !type.endsWith('[]') ? `Nullable(${own})` : own}`;
    });
    const files = isParted ? `parts/${table}/*/*/*.parquet` : `${table}.parquet`;
    const source = /^https?:|^s3:/.test(folder) ? 's3' : 'file';
    // The folders' names are columns only where the engine is told so; they are read from the path, whatever it is told.
    const place = isParted
      ? `, extract(_path, 'province=([^/]+)') AS province, toInt32(extract(_path, 'year=([0-9]+)')) AS year`
      : '';
    return [
      `CREATE VIEW ${table} AS SELECT *${place}\nFROM ${source}(${quoted(`${folder}/${files}`)}, Parquet, ${quoted(structure.join(', '))})\nSETTINGS use_hive_partitioning = 0\nCOMMENT ${quoted(TABLE_MEANINGS[table])}`,
    ];
  },
  trino({ table, columns, isParted, folder }) {
    const lines = [...columns, ...(isParted ? PARTITIONS : [])].map(
      ({ name, type, meaning }) =>
        `  ${name} ${TYPES.trino[type]}${meaning === '' ? '' : ` COMMENT ${quoted(meaning)}`}`,
    );
    // A table of Trino is a folder: a file by itself is laid into one of its own.
    const location = isParted ? `${folder}/parts/${table}` : `${folder}/tables/${table}`;
    const partitions = isParted ? ", partitioned_by = ARRAY['province', 'year']" : '';
    return [
      `CREATE TABLE ${table} (\n${lines.join(',\n')}\n)\nCOMMENT ${quoted(TABLE_MEANINGS[table])}\nWITH (format = 'PARQUET', external_location = ${quoted(location)}${partitions})`,
      ...(isParted ? [`CALL system.sync_partition_metadata('default', '${table}', 'FULL')`] : []),
    ];
  },
};
