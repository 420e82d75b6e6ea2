import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, onTestFinished, test } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';
import { sha256Of } from '#build/publication.ts';
import { TABLES, type Finding, type Row } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each(TABLE_NAMES)(
  '%s: another reader of Parquet finds the columns and types of the schema',
  async (table) => {
    const file = join(temporaryFolder(), 'table.parquet');
    writeFileSync(file, parquetBytes(table, []));
    const engine = await openNodeEngine({ tables: {} });
    onTestFinished(() => engine.close());
    const columns = await engine.run(`DESCRIBE SELECT * FROM read_parquet('${file}')`);
    expect(columns.map((column) => [column['column_name'], column['column_type']])).toEqual(
      TABLES[table].map(({ name, type }) => [name, type]),
    );
  },
);

test('lists survive, the empty ones too, and a gap is no empty text', async () => {
  const finding: Finding = {
    finding_id: 'f1',
    rule_id: 'sum-three-public',
    document_id: 'maoxian-2022',
    entity_id: 'maoxian',
    fiscal_year: 2022,
    severity: 'error',
    subject_zh: '“三公”经费',
    stated: 12.5,
    computed: null,
    difference: -0.5,
    tolerance: 0.005,
    unit: 'CNY10k',
    fact_ids: ['a', 'b'],
    line_starts: [],
    parameters: '',
  };
  const bytes = parquetBytes('findings', [finding]);
  expect(await parquetReadObjects({ file: bytes.slice().buffer })).toEqual([finding]);
});

test('a table of more rows than a row group has several', async () => {
  const rows = Array.from({ length: 120_000 }, (_, at): Row<'classification'> => ({
    scheme: 'functional',
    code: String(2_000_000 + at),
    name_zh: `项 ${at}`,
    name_en: `Item ${at}`,
  }));
  const bytes = parquetBytes('classification', rows);
  expect(parquetMetadata(bytes.buffer).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
    100_000, 20_000,
  ]);
  const path = join(temporaryFolder(), 'classification.parquet');
  writeFileSync(path, bytes);
  const engine = await openNodeEngine({ tables: {} });
  onTestFinished(() => engine.close());
  const [summary] = await engine.run(
    `SELECT count(*) AS n, count(DISTINCT code) AS codes, max(code) AS last FROM read_parquet('${path}')`,
  );
  expect(summary).toEqual({ n: 120_000, codes: 120_000, last: '2119999' });
});

test('the same rows give the same bytes', () => {
  const row = {
    scheme: 'functional',
    code: '208',
    name_zh: '社会保障和就业支出',
    name_en: 'Social security',
  };
  expect(sha256Of(parquetBytes('classification', [row]))).toBe(
    sha256Of(parquetBytes('classification', [{ ...row }])),
  );
  expect(sha256Of(parquetBytes('classification', [row]))).not.toBe(
    sha256Of(parquetBytes('classification', [{ ...row, code: '210' }])),
  );
});
