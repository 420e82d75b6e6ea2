import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changesBetween, feedOf, readVersions, type PublishedVersion } from '#build/changes.ts';
import { readClassification } from '#build/data-folder.ts';
import { writeFiles, writeManifest } from '#build/publication.ts';
import { partFile, wholeTable } from '#build/tables.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { makeProvinces } from '#tools/national/bodies.ts';
import { makePart } from '#tools/national/national.ts';

const NOW = '2026-11-30T08:00:00.000Z';

const version = (
  name: string,
  rows: { documents?: object; facts?: object; findings?: object },
): PublishedVersion => ({
  version: name.repeat(64),
  documents: new Map(Object.entries(rows.documents ?? {})),
  facts: new Map(Object.entries(rows.facts ?? {})),
  findings: new Map(Object.entries(rows.findings ?? {})),
  changes: null,
});

const MAOXIAN = { 'maoxian-2022': '2022年度单位决算情况说明' };
const first = version('a', {
  documents: MAOXIAN,
  facts: { 'maoxian-2022/a': '543.25 CNY10k', 'maoxian-2022/b': '1 CNY10k' },
  findings: { f1: 'maoxian-2022: sums, 支出' },
});
const second = version('b', {
  documents: { ...MAOXIAN, 'chaoyang-2024': '2024 年度部门决算 <本级>' },
  facts: { 'maoxian-2022/a': '543.26 CNY10k', 'chaoyang-2024/a': '4766.06 CNY10k' },
  findings: { f2: 'chaoyang-2024: sums, 支出', f3: 'chaoyang-2024: shares, 支出' },
});

describe('what changed between two versions of the data', () => {
  test('is counted and listed by id, with what stood there', () => {
    const { before, facts, documents, findings } = changesBetween(first, second, [], NOW);
    expect(before).toBe('a'.repeat(64));
    expect(documents).toMatchObject({ added: 1, removed: 0, changed: 0 });
    expect(facts).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      listed: [
        { id: 'chaoyang-2024/a', before: null, after: '4766.06 CNY10k' },
        { id: 'maoxian-2022/a', before: '543.25 CNY10k', after: '543.26 CNY10k' },
        { id: 'maoxian-2022/b', before: '1 CNY10k', after: null },
      ],
    });
    expect(findings).toMatchObject({ added: 2, removed: 1, changed: 0 });
  });

  test('is nothing that can be told where no version before was kept', () => {
    const changes = changesBetween(null, first, [], NOW);
    expect(changes.before).toBeNull();
    expect(changes.facts).toEqual({ added: 0, removed: 0, changed: 0, listed: [] });
    // All there is, is new to who begins to read the feed.
    expect(changes.entries.map(({ id }) => id)).toEqual([
      'urn:juesuan:document:maoxian-2022',
      'urn:juesuan:findings:maoxian-2022:aaaaaaaaaaaa',
    ]);
  });

  test('stays what it was when the same version is built again', () => {
    const changes = changesBetween(first, second, [], NOW);
    const again = changesBetween({ ...second, changes }, second, [], '2027-01-01T00:00:00.000Z');
    expect(again).toEqual(changes);
  });

  test('is told by a feed that keeps what it told before, the newest first', () => {
    const before = { ...first, changes: changesBetween(null, first, [], '2026-01-01T00:00:00.000Z') };
    const changes = changesBetween(before, second, [], NOW);
    expect(changes.entries.map(({ id, updated }) => [id, updated.slice(0, 4)])).toEqual([
      ['urn:juesuan:document:chaoyang-2024', '2026'],
      ['urn:juesuan:findings:chaoyang-2024:bbbbbbbbbbbb', '2026'],
      ['urn:juesuan:document:maoxian-2022', '2026'],
      ['urn:juesuan:findings:maoxian-2022:aaaaaaaaaaaa', '2026'],
    ]);
    const feed = feedOf(changes, NOW);
    expect(feed).toContain(`<updated>${NOW}</updated>`);
    expect(feed).toContain('<title>新收录：2024 年度部门决算 &lt;本级&gt;（chaoyang-2024）</title>');
    expect(feed).toContain('<link href="../?v=2&amp;departments=chaoyang&amp;years=2024"/>');
    expect(feed).toContain('<title>核对所得 2 条：2024 年度部门决算 &lt;本级&gt;</title>');
  });
});

test('what two publications have in common is not read again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-changes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const classification = readClassification(fileURLToPath(new URL('../../../data', import.meta.url)));
  const [province] = makeProvinces(1, 1);
  const publish = (name: string, years: readonly number[]) => {
    const made = years.map((year) => makePart({ seed: 1, classification }, province!, year));
    const parts = made.map(({ facts }, at) => partFile('facts', facts, { province: 'a', year: years[at]! }));
    writeFiles(join(folder, name), [
      ...parts,
      wholeTable(
        'documents',
        made.flatMap(({ documents }) => documents),
      ),
    ]);
    const entries = parts.map(({ entry }) => entry);
    writeManifest(join(folder, name), { built_from: name, parts: entries } as unknown as Manifest);
    return entries.map(({ rows }) => rows);
  };
  publish('before', [2023]);
  const [, added] = publish('after', [2023, 2024]);
  const read = (name: string) => readVersions(join(folder, name), join(folder, 'after'));
  const [before, after] = await read('before');
  expect([before!.facts.size, after!.facts.size]).toEqual([0, added]);
  expect(changesBetween(before, after!, [], NOW).facts).toMatchObject({ added, removed: 0, changed: 0 });
  // Of a folder that publishes nothing, nothing can be told.
  const [none, all] = await read('none');
  expect([none, all!.facts.size, all!.documents.size]).toEqual([null, 0, 2]);
});
