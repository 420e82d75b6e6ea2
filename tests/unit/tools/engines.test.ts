/** The published Parquet in other engines: their answers to the console's questions are the console's. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { parseExample } from '#app/views/console/examples.ts';
import { buildData } from '#build/build-data.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { ddlOf, DIALECTS, type Dialect } from '#tools/engines/ddl.ts';
import { standardQuestions } from '#tools/engines/questions.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { DATA } from '../build/made-up-data.ts';

const QUESTIONS = standardQuestions();
const EXAMPLES = fileURLToPath(new URL('../../../src/app/views/console/examples', import.meta.url));
const ASK = fileURLToPath(new URL('../../../tools/engines/ask.py', import.meta.url));

interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}
type Answers = Readonly<Record<string, Answer>>;

let folder: string;
let manifest: Manifest;
let page: NodeEngine;
let duckdb: Answers;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  ({ manifest } = await buildData(DATA, folder));
  page = await openNodeEngine({ tables: folder });
  duckdb = await askDuckDb();
});
afterAll(() => {
  page?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function askDuckDb(): Promise<Answers> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const sql of ddlOf('duckdb', manifest, folder)) await connection.run(sql);
  const answers: Record<string, Answer> = {};
  for (const [name, sql] of Object.entries(QUESTIONS)) {
    const reader = await connection.runAndReadAll(sql);
    answers[name] = { columns: reader.columnNames(), rows: reader.getRowsJson() };
  }
  connection.closeSync();
  instance.closeSync();
  return answers;
}

/** Null where the engine is not installed. */
function askPython(engine: Dialect): Answers | null {
  const { status, stdout, stderr } = spawnSync('python3', [ASK, engine], {
    input: JSON.stringify({ statements: ddlOf(engine, manifest, folder), questions: QUESTIONS }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 3 || status === null) return null;
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Answers;
}

/** Numbers to ten digits: engines add and divide in orders of their own. */
const comparable = ({ columns, rows }: Answer) => ({
  columns,
  rows: rows.map((row) =>
    row.map((value, at) =>
      typeof value === 'number' ||
      (/^-?\d/.test(String(value)) && !/_zh|code|id|printed|text/.test(columns[at]!))
        ? Number(Number(value).toPrecision(10))
        : value,
    ),
  ),
});

describe('the questions in standard SQL', () => {
  test('are those of the console, each with an answer', () => {
    expect(Object.keys(QUESTIONS).map((name) => `${name}.sql`)).toEqual(readdirSync(EXAMPLES).sort());
    expect(Object.values(duckdb).map(({ rows }) => rows.length > 0)).toEqual(Array(12).fill(true));
  });

  test('find the figures that the console finds', async () => {
    const found = async (name: string): Promise<string[]> => {
      const rows = await page.run(parseExample(readFileSync(join(EXAMPLES, `${name}.sql`), 'utf8')).sql);
      return rows.map(markOf).sort();
    };
    const markOf = (row: Record<string, unknown>): string =>
      String(row['fact_id'] ?? [row['document_id'], row['line_start'], row['comparisons']].join(' '));
    for (const [name, { columns, rows }] of Object.entries(duckdb)) {
      const own = rows.map((row) =>
        markOf(Object.fromEntries(columns.map((column, at) => [column, row[at]]))),
      );
      expect([name, own.sort()]).toEqual([name, await found(name)]);
    }
  });

  test('say that the share of Chaoyang is 52.4 %, 2,499.06 of 4,766.06', () => {
    const { rows } = comparable(duckdb['01-employment-share']!);
    expect(rows[0]!.slice(0, 4)).toEqual(['朝阳', 2024, 2499.06, 4766.06]);
    expect(rows[0]![4]).toBeCloseTo(52.4345, 4);
  });
});

// Spark takes its time to start: it is asked by night.
for (const engine of ['clickhouse', 'spark'] as const) {
  test.runIf(engine !== 'spark' || process.env['JUESUAN_EVERY'] === '1')(
    `${engine} answers as DuckDB does`,
    ({ skip }) => {
      const answers = askPython(engine);
      if (answers === null)
        return skip('it did not run: Python, Java or the package of the engine is missing');
      for (const [name, answer] of Object.entries(duckdb))
        expect([name, comparable(answers[name]!)]).toEqual([name, comparable(answer)]);
    },
    600_000,
  );
}

test('statements say of each column what it holds, and where the parts lie', () => {
  const said = Object.fromEntries(
    DIALECTS.map((dialect) => [dialect, ddlOf(dialect, manifest, 's3://accounts/').join(';\n')]),
  );
  expect(said['spark']).toContain("  decimals TINYINT COMMENT 'printed precision");
  expect(said['spark']).toContain('PARTITIONED BY (province, year)');
  expect(said['clickhouse']).toContain(
    "s3('s3://accounts/parts/facts/*/*/*.parquet', Parquet, 'fact_id String",
  );
  expect(said['trino']).toContain(
    "external_location = 's3://accounts/parts/facts', partitioned_by = ARRAY['province', 'year']",
  );
  expect(said['duckdb']).toContain(
    "COMMENT ON COLUMN facts.value IS 'money in 万元; percentages as 5.48; changes signed'",
  );
});
