import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { readAuditFiles } from '#build/node-engine.ts';
import { buildData } from '#build/build-data.ts';
import { InconsistentData } from '#build/inconsistent-data.ts';
import { sha256Of } from '#build/publication.ts';
import { checkManifest } from '#warehouse/published/manifest.ts';
import { hashes } from './hashes.ts';
import { writeSmallData } from './small-data.ts';

async function rowsOf(path: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: new Uint8Array(readFileSync(path)).buffer });
}

let built: ReturnType<typeof buildOnce> | undefined;
const kept: string[] = [];
afterAll(() => kept.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function buildOnce() {
  const to = mkdtempSync(join(tmpdir(), 'juesuan-'));
  kept.push(to);
  return { to, ...(await buildData(writeSmallData(), to)) };
}

/** The small data as they are, published once for all tests that look at them. */
const publishedOnce = () => (built ??= buildOnce());

test('building twice gives the same bytes, file by file', async () => {
  const [first, second] = [await publishedOnce(), await buildOnce()];
  expect(hashes(second.to)).toEqual(hashes(first.to));
  const [part] = first.manifest.parts.filter(({ table }) => table === 'facts');
  expect(part?.path).toMatch(/^parts\/facts\/province=sichuan\/year=2024\/[0-9a-f]{16}\.parquet$/);
});

test('the manifest lists every file with its rows, size and digest, and nothing else is published', async () => {
  const { to } = await publishedOnce();
  const manifest = checkManifest(JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8')));
  const files = [...manifest.tables, ...manifest.parts, ...manifest.snapshots, manifest.release!];
  for (const { path, bytes, sha256 } of files) {
    const content = readFileSync(join(to, path));
    expect([path, content.length, sha256Of(content)]).toEqual([path, bytes, sha256]);
  }
  const listed = [...new Set(files.map(({ path }) => path)), 'manifest.json'].sort();
  // What is in the archive lies beside it file by file.
  const packed = Object.keys(unzipSync(readFileSync(join(to, manifest.release!.path))));
  const beside = packed.map((path) => path.replace(/^juesuan-data/, 'release'));
  expect(Object.keys(hashes(to)).sort()).toEqual([...listed, ...beside].sort());
  expect(manifest.tables.map(({ table, rows }) => [table, rows])).toEqual([
    ['entities', 1],
    ['documents', 1],
    ['facts', 4],
    ['projects', 1],
    ['indicators', 1],
    ['scores', 1],
    ['repeated_figures', 1],
    ['residues', 1],
    ['findings', 2],
    ['audit_outcomes', Object.keys(readAuditFiles().rules).length],
    ['classification', 5],
  ]);
  expect(manifest.synthetic).toBe(false);
});

test('other inputs give another manifest', async () => {
  const b = writeSmallData((data) => {
    data['documents/leshan-2024/scores.csv'][0]!['score'] = '96.6';
  });
  const [first, second] = [await publishedOnce(), await buildData(b, join(b, '../published'))];
  expect(second.manifest.built_from).not.toBe(first.manifest.built_from);
});

test('figures, gaps, days and truth values survive the way into Parquet', async () => {
  const { to, manifest } = await publishedOnce();
  const facts = await rowsOf(join(to, 'facts.parquet'));
  expect(facts.map((fact) => [fact['fact_id'], fact['value'], fact['printed'], fact['fund']])).toEqual([
    ['leshan-2024-f1', 12.5, '12.50万元', 'all'],
    ['leshan-2024-f2', 7.5, '7.50万元', 'all'],
    ['leshan-2024-f3', 20, null, 'all'],
    ['leshan-2024-f4', 80, '80.00万元', null],
  ]);
  const [document] = await rowsOf(join(to, 'documents.parquet'));
  expect(document?.['published_on']).toEqual(new Date('2025-10-29'));
  const [project] = await rowsOf(join(to, 'projects.parquet'));
  expect([project?.['disclosed'], project?.['initial_budget'], project?.['score_total']]).toEqual([
    true,
    null,
    98,
  ]);
  expect(await rowsOf(join(to, manifest.parts.find(({ table }) => table === 'facts')!.path))).toEqual(facts);
});

test('what the audit finds is published with its tallies', async () => {
  const { to } = await publishedOnce();
  const findings = await rowsOf(join(to, 'findings.parquet'));
  expect(findings.map((finding) => [finding['rule_id'], finding['stated'], finding['computed']])).toEqual([
    ['template-residue', 1, null],
    // One indicator of 10 and execution of 10.
    ['weights', 100, 20],
  ]);
  const outcomes = await rowsOf(join(to, 'audit_outcomes.parquet'));
  const residue = outcomes.find((outcome) => outcome['rule_id'] === 'template-residue');
  expect([residue?.['outcome'], residue?.['notices']]).toEqual(['inconsistent', 1]);
});

test('a snapshot holds the answer to its question', async () => {
  const {
    to,
    manifest: { snapshots },
  } = await publishedOnce();
  const entry = snapshots.find(({ question }) => question === 'employment_subsidies')!;
  expect([entry.entities, entry.years]).toEqual([['leshan'], [2024]]);
  const { columns, rows } = JSON.parse(readFileSync(join(to, entry.path), 'utf8')) as {
    columns: string[];
    rows: unknown[][];
  };
  const values = rows.map((row) => [row[columns.indexOf('code')], row[columns.indexOf('value')]]);
  expect(values).toContainEqual(['2080704', 12.5]);
  expect(values).toContainEqual(['2080705', 7.5]);
});

test('inconsistent data leaves the published folder as it was', async () => {
  const from = writeSmallData((data) => {
    data['documents/leshan-2024/facts.csv'][0]!['concept'] = 'function.999';
  });
  const to = join(from, '../published');
  await expect(buildData(from, to)).rejects.toThrow(InconsistentData);
  expect(existsSync(to)).toBe(false);
});

test('a body that only its document describes is published; where the register lists it, that counts', async () => {
  const write = (shortName: string, listed: boolean) => {
    const from = writeSmallData((data) => {
      const [leshan] = data['entities.csv'];
      if (!listed) data['entities.csv'] = [{ ...leshan!, entity_id: 'other' }];
    });
    const [header = '', row = ''] = readFileSync(join(from, 'entities.csv'), 'utf8').split('\n');
    const own = row.replace('other', 'leshan').replace('乐山,', `${shortName},`);
    writeFileSync(join(from, 'documents/leshan-2024/entity.csv'), `${header}\n${own}\n`);
    return from;
  };
  const shortNames = async (from: string) => {
    const to = join(from, '../published');
    await buildData(from, to);
    const rows = await rowsOf(join(to, 'entities.parquet'));
    return rows.map(({ entity_id, short_zh }) => [entity_id, short_zh]);
  };
  expect(await shortNames(write('自带', false))).toEqual([
    ['leshan', '自带'],
    ['other', '乐山'],
  ]);
  expect(await shortNames(write('自带', true))).toEqual([['leshan', '乐山']]);
});

test('a document that breaks an invariant is left out by its name, and the others are built', async () => {
  const from = writeSmallData();
  const folder = join(from, 'documents/leshan-2023');
  cpSync(join(from, 'documents/leshan-2024'), folder, { recursive: true });
  const to = join(from, '../published');
  const { leftOut } = await buildData(from, to);
  expect(leftOut?.documents).toEqual(['leshan-2023']);
  expect(leftOut?.message).toContain(
    'documents/leshan-2023/document.csv, row 2: document_id "leshan-2024" is not',
  );
  const documents = await rowsOf(join(to, 'documents.parquet'));
  expect(documents.map(({ document_id }) => document_id)).toEqual(['leshan-2024']);
  const without = await publishedOnce();
  expect(hashes(without.to)['facts.parquet']).toBe(hashes(to)['facts.parquet']);
});

test('a code that the classification lacks is published under the name it is printed with', async () => {
  const from = writeSmallData((data) => {
    data['documents/leshan-2024/facts.csv'][0]!['concept'] = 'function.2080750';
    data['documents/leshan-2024/facts.csv'][0]!['label_zh'] = '创业带动就业补助';
  });
  const to = join(from, '../published');
  await buildData(from, to);
  const names = await rowsOf(join(to, 'classification.parquet'));
  expect(names).toContainEqual({
    scheme: 'functional',
    code: '2080750',
    name_zh: '创业带动就业补助',
    name_en: '创业带动就业补助',
  });
});
