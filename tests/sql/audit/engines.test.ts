/** The audit gives the same on DuckDB in Node and on the DuckDB of the browser. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConsoleLogger, createDuckDB, LogLevel, NODE_RUNTIME } from '@duckdb/duckdb-wasm/blocking';
import { expect, it } from 'vitest';
import { AUDIT_FILES } from '#audit/sql-files.ts';
import { runAudit, type Query } from '#audit/run-audit.ts';
import { auditTables, readAuditFiles } from '#build/node-engine.ts';
import { readValidData } from '#build/build-data.ts';
import { tableRows } from '#build/tables.ts';
import type { TableName } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { decodeParquet, encodeArrow } from '#warehouse/engine/parquet-to-arrow.ts';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';
import { createTables } from '#warehouse/schema.ts';
import { MACRO_FILES } from '#warehouse/sql.ts';

const DIST = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
const data = tableRows(readValidData(fileURLToPath(new URL('../../../data', import.meta.url))));

/** The browser's engine, without the browser, filled through Parquet and Arrow as the browser fills it, the last row first. */
async function openWasm(): Promise<Query> {
  const bundle = (name: string) => ({
    mainModule: join(DIST, `duckdb-${name}.wasm`),
    mainWorker: join(DIST, `duckdb-node-${name}.worker.cjs`),
  });
  const database = await createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new ConsoleLogger(LogLevel.ERROR),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({ path: ':memory:', query: { castDecimalToDouble: true, castBigIntToDouble: true } });
  const connection = database.connect();
  connection.query('SET autoinstall_known_extensions = false');
  connection.query('SET autoload_known_extensions = false');
  for (const sql of [...createTables(), ...Object.values(MACRO_FILES)]) connection.query(sql);
  for (const table of TABLE_NAMES) await fill(table);
  return (sql) => Promise.resolve(rowsOf(connection.query(sql)));

  async function fill<N extends TableName>(table: N): Promise<void> {
    if (data[table].length === 0) return;
    const bytes = parquetBytes(table, data[table].toReversed() as never);
    const decoded = await decodeParquet(bytes, table, `${table}.parquet`);
    connection.insertArrowFromIPCStream(encodeArrow(table, decoded), { name: table, create: false });
  }
}

function rowsOf(table: {
  numRows: number;
  schema: { fields: { name: string }[] };
  getChildAt(at: number): unknown;
}) {
  const columns = table.schema.fields.map(({ name }, at) => ({
    name,
    column: table.getChildAt(at) as { get(row: number): unknown },
  }));
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, column }) => [name, plain(column.get(row))])),
  );
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value !== null && typeof value === 'object' && 'toArray' in value) {
    return Array.from((value as { toArray(): ArrayLike<unknown> }).toArray(), plain);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
  }
  return value ?? null;
}

it(
  'finds and counts the same on both engines, whatever order the rows come in',
  { timeout: 120_000 },
  async () => {
    const query = await openWasm();
    const inBrowser = await runAudit(query, AUDIT_FILES);
    const inNode = await auditTables(data);
    expect(inBrowser.notRun).toEqual([]);
    expect(inBrowser.findings).toEqual(inNode.findings);
    expect(inBrowser.tallies).toEqual(inNode.tallies);
  },
);

it('has the same files on both', () => {
  expect(AUDIT_FILES).toEqual(readAuditFiles());
});
