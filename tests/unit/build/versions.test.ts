import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sha256Of, writeFile } from '#build/publication.ts';
import { keepVersions } from '#build/versions.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';

const MONDAY = '2026-11-30T08:00:00.000Z';
const TUESDAY = '2026-12-01T08:00:00.000Z';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'versions-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** Publishes tables of these contents as the version a, b, …. */
function published(version: string, contents: Readonly<Record<string, string>>): string {
  const to = folder();
  const tables = Object.entries(contents).map(([table, content]) => {
    writeFile(to, `${table}.parquet`, new TextEncoder().encode(content));
    return { table, path: `${table}.parquet`, rows: 1, bytes: content.length, sha256: sha256Of(content) };
  });
  writeFile(
    to,
    'manifest.json',
    new TextEncoder().encode(
      JSON.stringify({
        schema_version: 3,
        built_from: version.repeat(64),
        synthetic: false,
        tables,
        parts: [],
        snapshots: [{ question: 'departments' }],
        release: { path: 'juesuan-data.zip' },
      }),
    ),
  );
  return to;
}

const manifestOf = (to: string, name: string): Manifest =>
  JSON.parse(readFileSync(join(to, 'versions', `${name.repeat(12)}.json`), 'utf8')) as Manifest;

test('the version before stays, with its tables under their content and without prepared answers', () => {
  const [a, b] = [
    published('a', { facts: '1', entities: 'x' }),
    published('b', { facts: '2', entities: 'x' }),
  ];
  expect(keepVersions(a, b, 10, MONDAY)).toEqual([{ name: 'aaaaaaaaaaaa', replaced: MONDAY }]);
  const kept = manifestOf(b, 'a');
  expect([kept.built_from, kept.snapshots, kept.release]).toEqual(['a'.repeat(64), [], undefined]);
  expect(kept.tables.map(({ path }) => readFileSync(join(b, path), 'utf8'))).toEqual(['1', 'x']);
  // What is published now is as it was.
  expect(readFileSync(join(b, 'facts.parquet'), 'utf8')).toBe('2');
});

test('those before it stay too, a table that did not change once, as many as are wanted', () => {
  const [a, b, c] = [
    published('a', { facts: '1', entities: 'x' }),
    published('b', { facts: '2', entities: 'x' }),
    published('c', { facts: '3', entities: 'x' }),
  ];
  keepVersions(a, b, 10, MONDAY);
  expect(keepVersions(b, c, 10, TUESDAY)).toEqual([
    { name: 'bbbbbbbbbbbb', replaced: TUESDAY },
    { name: 'aaaaaaaaaaaa', replaced: MONDAY },
  ]);
  expect(readdirSync(join(c, 'kept'))).toHaveLength(3);
  const fewer = published('c', { facts: '3', entities: 'x' });
  expect(keepVersions(b, fewer, 1, TUESDAY).map(({ name }) => name)).toEqual(['bbbbbbbbbbbb']);
  expect(readdirSync(join(fewer, 'kept'))).toHaveLength(2);
});

test('the same version again keeps the others and not itself, and a version that comes back is the newest', () => {
  const [a, b] = [published('a', { facts: '1' }), published('b', { facts: '2' })];
  keepVersions(a, b, 10, MONDAY);
  const again = published('b', { facts: '2' });
  expect(keepVersions(b, again, 10, TUESDAY)).toEqual([{ name: 'aaaaaaaaaaaa', replaced: MONDAY }]);
  const back = published('a', { facts: '1' });
  expect(keepVersions(b, back, 10, TUESDAY)).toEqual([{ name: 'bbbbbbbbbbbb', replaced: TUESDAY }]);
});

test('a version that is not whole, or was never there, is not kept', () => {
  const [a, b] = [published('a', { facts: '1' }), published('b', { facts: '2' })];
  writeFileSync(join(a, 'facts.parquet'), '9');
  expect(keepVersions(a, b, 10, MONDAY)).toEqual([]);
  expect(keepVersions(join(a, 'nowhere'), b, 10, MONDAY)).toEqual([]);
  expect(existsSync(join(b, 'kept'))).toBe(false);
});
