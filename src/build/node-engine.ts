/** The questions and the audit on DuckDB in Node: for tests, for what the build publishes, for the command line. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  INTEGER,
  LIST,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
} from '@duckdb/node-api';
import type { AuditFiles } from '#audit/rules.ts';
import { runAudit, type AuditResult } from '#audit/run-audit.ts';
import { TABLES, type Column, type ColumnType, type Row, type TableName } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { bindParams, compileQuestion, type CompiledQuestion } from '#warehouse/questions/compile-question.ts';
import type { ParamsOf, QuestionName, RowOf } from '#warehouse/questions/questions.ts';
import { createTables } from '#warehouse/schema.ts';

const SOURCE = fileURLToPath(new URL('../', import.meta.url));

/** Rows by table; a table that is not given is empty. */
export type TableRows = { readonly [N in TableName]?: readonly Row<N>[] };

/** Where the engine's tables come from: rows, or a published folder. */
export type TableSource = TableRows | string;

/** An engine that answers the interface's questions. */
export interface NodeEngine {
  /** Answers a question, with the same SQL as the browser. */
  ask<Q extends QuestionName>(question: Q, params: ParamsOf<Q>): Promise<RowOf<Q>[]>;
  /** Runs SQL of the caller's own; for tests and measurements. */
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** The same by column, for more rows than objects can be made of. */
  columns(sql: string): Promise<Record<string, unknown[]>>;
  /** Holds these rows in place of all there were: sooner than an engine of their own. */
  refill(tables: TableRows): Promise<void>;
  close(): void;
}

/** The SQL files of a folder of `src`, by file name without `.sql`. */
function readSqlFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(SOURCE, folder))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => [file.slice(0, -4), readFileSync(join(SOURCE, folder, file), 'utf8')]),
  );
}

/** The questions or the macros of the warehouse, from disk. */
export function readSqlFiles(folder: 'queries' | 'macros'): Record<string, string> {
  return readSqlFolder(`warehouse/${folder}`);
}

/** Every rule of the audit and what is prepared for them, from disk. */
export function readAuditFiles(): AuditFiles {
  return { prepared: readSqlFolder('audit/prepared'), rules: readSqlFolder('audit/rules') };
}

/**
 * Opens an engine in memory with the tables filled.
 * @throws the engine's error when a row does not fit its table, or a Parquet file is missing or malformed
 */
export async function openNodeEngine(options: { tables: TableSource }): Promise<NodeEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  for (const sql of createTables()) await connection.run(sql);
  for (const sql of Object.values(readSqlFiles('macros'))) await connection.run(sql);
  if (typeof options.tables === 'string') await loadParquet(connection, options.tables);
  else await loadRows(connection, options.tables);

  const compiled = new Map<string, CompiledQuestion>(
    Object.entries(readSqlFiles('queries')).map(([name, sql]) => [name, compileQuestion(sql)]),
  );
  return {
    async ask<Q extends QuestionName>(question: Q, params: ParamsOf<Q>): Promise<RowOf<Q>[]> {
      const plan = compiled.get(question);
      if (!plan) throw new RangeError(`there is no question ${question}`);
      const statement = await connection.prepare(plan.sql);
      try {
        bindParams(plan.params, params).forEach((value, at) => statement.bindVarchar(at + 1, value));
        const result = await statement.runAndReadAll();
        return result.getRowObjects().map(plainRow) as unknown as RowOf<Q>[];
      } finally {
        statement.destroySync();
      }
    },
    async run(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjects().map(plainRow);
    },
    async columns(sql) {
      const result = await connection.runAndReadAll(sql);
      const columns = result.getColumns();
      return Object.fromEntries(result.columnNames().map((name, at) => [name, columns[at]!.map(plainValue)]));
    },
    async refill(tables) {
      for (const table of TABLE_NAMES) await connection.run(`DELETE FROM ${table}`);
      await loadRows(connection, tables);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Audits every document of the tables given, by all rules or those given. */
export async function auditTables(
  tables: TableSource,
  files: AuditFiles = readAuditFiles(),
): Promise<AuditResult> {
  const engine = await openNodeEngine({ tables });
  try {
    return await runAudit((sql) => engine.run(sql), files);
  } finally {
    engine.close();
  }
}

async function loadParquet(connection: DuckDBConnection, folder: string): Promise<void> {
  for (const table of TABLE_NAMES) {
    const isWhole = existsSync(join(folder, `${table}.parquet`));
    if (!isWhole && !existsSync(join(folder, 'parts', table))) continue;
    const files = isWhole ? `${table}.parquet` : `parts/${table}/*/*/*.parquet`;
    const quoted = join(folder, files).replaceAll("'", "''");
    await connection.run(
      `INSERT INTO ${table} BY NAME SELECT * FROM read_parquet('${quoted}', hive_partitioning = false)`,
    );
  }
}

async function loadRows(connection: DuckDBConnection, tables: TableRows): Promise<void> {
  for (const table of TABLE_NAMES) {
    const rows = tables[table];
    if (!rows?.length) continue;
    const appender = await connection.createAppender(table);
    for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
      for (const column of TABLES[table] as readonly Column[]) {
        appendCell(appender, column.type, row[column.name] ?? null);
      }
      appender.endRow();
    }
    appender.closeSync();
  }
}

const APPEND: { readonly [T in ColumnType]: (appender: DuckDBAppender, value: never) => void } = {
  VARCHAR: (appender, value: string) => appender.appendVarchar(value),
  TINYINT: (appender, value: number) => appender.appendTinyInt(value),
  SMALLINT: (appender, value: number) => appender.appendSmallInt(value),
  INTEGER: (appender, value: number) => appender.appendInteger(value),
  DOUBLE: (appender, value: number) => appender.appendDouble(value),
  BOOLEAN: (appender, value: boolean) => appender.appendBoolean(value),
  DATE: (appender, value: string) =>
    appender.appendDate(new DuckDBDateValue(Date.parse(value) / (24 * 3600 * 1000))),
  'VARCHAR[]': (appender, value: string[]) => appender.appendList(new DuckDBListValue(value), LIST(VARCHAR)),
  'INTEGER[]': (appender, value: number[]) => appender.appendList(new DuckDBListValue(value), LIST(INTEGER)),
};

function appendCell(appender: DuckDBAppender, type: ColumnType, value: unknown): void {
  if (value === null) appender.appendNull();
  else APPEND[type](appender, value as never);
}

/** A row in plain values: numbers for integers of any width, ISO days for dates, arrays for lists. */
function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBListValue) return value.items.map(plainValue);
  if (value instanceof DuckDBStructValue) return plainRow(value.entries);
  return value;
}
