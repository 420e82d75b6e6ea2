import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';
import type { Row } from '#model/tables.ts';
import { decodeParquet, encodeArrow } from '#warehouse/engine/parquet-to-arrow.ts';
import { damagedParquet, faultOf } from '#tools/nightly/parquet-sweep.ts';
import { accountDocument, fact, project } from '../../sql/fixture.ts';

const finding: Row<'findings'> = {
  finding_id: 'x',
  rule_id: 'sum-basic',
  document_id: 'a-2024',
  entity_id: 'a',
  fiscal_year: 2024,
  severity: 'error',
  subject_zh: '基本支出',
  stated: 0,
  computed: null,
  difference: -0.5,
  tolerance: null,
  unit: null,
  fact_ids: ['f1', '事实二'],
  line_starts: [3, 40],
  parameters: null,
};

async function throughArrow<N extends Parameters<typeof parquetBytes>[0]>(table: N, rows: readonly Row<N>[]) {
  return tableFromIPC(encodeArrow(table, await decodeParquet(parquetBytes(table, rows), table, 'x.parquet')));
}

describe('from Parquet to Arrow', () => {
  it('keeps numbers, 0 and missing values, and texts of any length and script', async () => {
    const labels = ['就业补助', '就业补助', '', 'a', '𠮷野', '就'.repeat(500), '就业补助'];
    const rows = labels.map((label_zh, at) =>
      fact('a', 'function.208', at / 8 - 0.25, {
        label_zh,
        decimals: at === 3 ? -1 : 2,
        printed: at % 2 ? null : label_zh,
        fiscal_year: 2024 - at,
      }),
    );
    const table = await throughArrow('facts', rows);
    const column = (name: string) => [...table.getChild(name)!];
    expect(column('label_zh')).toEqual(labels);
    expect(column('printed')).toEqual(rows.map(({ printed }) => printed));
    expect(column('value')).toEqual(rows.map(({ value }) => value));
    expect(column('decimals')).toEqual(rows.map(({ decimals }) => decimals));
    expect(column('fiscal_year')).toEqual(rows.map(({ fiscal_year }) => fiscal_year));
    expect(column('derivation')).toEqual(rows.map(() => null));
    expect(String(table.schema.fields.find(({ name }) => name === 'decimals')!.type)).toBe('Int8');
  });

  it('keeps days and truth values', async () => {
    const documents = await throughArrow('documents', [
      accountDocument('a', 2024, { published_on: '2025-10-29' }),
      accountDocument('b', 2024),
    ]);
    const days = [...documents.getChild('published_on')!];
    expect(days.map((day) => day && new Date(day).toISOString().slice(0, 10))).toEqual(['2025-10-29', null]);
    const flags = Array.from({ length: 11 }, (_, at) => at % 3 === 0);
    const projects = await throughArrow(
      'projects',
      flags.map((disclosed, at) => project(`p${at}`, { disclosed })),
    );
    expect([...projects.getChild('disclosed')!]).toEqual(flags);
  });

  it('keeps lists, empty ones too', async () => {
    const rows = [finding, { ...finding, finding_id: 'y', fact_ids: [], line_starts: [] }];
    const table = await throughArrow('findings', rows);
    expect([...table.getChild('fact_ids')!].map((list) => [...list])).toEqual([['f1', '事实二'], []]);
    expect([...table.getChild('line_starts')!].map((list) => [...list])).toEqual([[3, 40], []]);
    expect([...table.getChild('stated')!]).toEqual([0, 0]);
    expect([...table.getChild('computed')!]).toEqual([null, null]);
  });

  it('takes a table without rows', async () => {
    expect((await throughArrow('scores', [])).numRows).toBe(0);
  });
});

describe('refusing what is not the table', () => {
  const bytes = parquetBytes('facts', [fact('a', 'function.208', 1)]);
  const refused = (given: Uint8Array, table: 'facts' | 'scores' = 'facts') =>
    expect(decodeParquet(given, table, 'x.parquet')).rejects;

  it('is not Parquet without the magic bytes at both ends', async () => {
    const notParquet = { code: 'not-parquet', file: 'x.parquet' };
    await refused(new Uint8Array()).toMatchObject(notParquet);
    await refused(new TextEncoder().encode('PAR1')).toMatchObject(notParquet);
    await refused(bytes.slice(0, -1)).toMatchObject(notParquet);
    await refused(bytes.slice(1)).toMatchObject(notParquet);
  });

  it('is altered when what is between them makes no sense', async () => {
    const broken = bytes.slice().fill(0xff, 8, bytes.length - 8);
    await refused(broken).toMatchObject({ code: 'altered', file: 'x.parquet' });
  });

  it('is of another schema when a column is missing', async () => {
    await refused(bytes, 'scores').toMatchObject({
      code: 'schema-version',
      message: 'x.parquet has no column score_id',
    });
  });
});

describe('a file by a stranger’s hand', () => {
  const facts = parquetBytes(
    'facts',
    Array.from({ length: 3 }, (_, at) => fact('a', 'function.208', at)),
  );

  it.each(Array.from({ length: 60 }, (_, round) => round))('is read or refused, damage %i', async (round) => {
    expect(await faultOf(damagedParquet(facts, `facts ${round}`), 'facts')).toBeNull();
  });

  it('that says it has four thousand million rows is refused before room is made for them', async () => {
    // The field after the schema: a number of 64 bits, 3 doubled; then the list of row groups.
    const at = Buffer.from(facts).lastIndexOf(Buffer.from([0x16, 0x06, 0x19]));
    const rows = [0x16, 0x80, 0xa0, 0xd9, 0xe6, 0x1d];
    const longer = Buffer.concat([facts.subarray(0, at), Buffer.from(rows), facts.subarray(at + 2)]);
    longer.writeUInt32LE(longer.readUInt32LE(longer.length - 8) + rows.length - 2, longer.length - 8);
    await expect(decodeParquet(new Uint8Array(longer), 'facts', 'x.parquet')).rejects.toMatchObject({
      code: 'altered',
      cause: { message: expect.stringMatching(/rows$/) },
    });
  });
});
