/** A publication brought up to date is, to the byte, the one made of everything. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FormerParts } from '#build/former-parts.ts';
import { readInputs } from '#build/inputs.ts';
import { mergeShards, type MergeOptions } from '#build/merge.ts';
import { makeShard } from '#build/shard.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';
import { hashes } from './hashes.ts';
import { writeMadeUpData } from './made-up-data.ts';

/** As of a country too large for one archive. */
const LARGE = { most: { released: 0, held: 0 } } satisfies MergeOptions;

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Publishes a data folder from nothing. */
async function whole(from: string) {
  const [to, shards] = [join(temporary(), 'published'), temporary()];
  await makeShard(from, readInputs(from), shards, { index: 1, count: 1 });
  const { manifest } = await mergeShards(from, shards, to, LARGE);
  return { to, shards, manifest };
}

/** Changes a file of a document's folder, as its function says. */
function edit(from: string, document: string, file: string, change: (text: string) => string): void {
  const path = join(from, 'documents', document, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** Rows of a document's folder that those of another body would have. */
function copyDocument(from: string, document: string, to: string): void {
  const [folder, copy] = [document, to].map((name) => join(from, 'documents', name));
  cpSync(folder!, copy!, { recursive: true });
  const [body, other] = [document, to].map((name) => name.slice(0, -5));
  for (const name of readdirSync(copy!)) {
    const path = join(copy!, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(body!, other!));
  }
}

/** Files that were not there before. */
const newOf = (files: readonly PublishedFile[], before: readonly PublishedFile[]): number =>
  files.filter(({ sha256 }) => !before.some((one) => one.sha256 === sha256)).length;

test('documents that change, come and go, one after the other', async () => {
  const from = writeMadeUpData(temporary(), 5, [2024]);
  const { to, shards, manifest: first } = await whole(from);
  const update = async () => (await mergeShards(from, shards, to, { ...LARGE, update: true })).manifest;

  // Its facts, findings and outcomes are of one place; it tells of the year before, too.
  edit(from, 'synthetic-44-0001-2024', 'facts.csv', (text) =>
    text.replace(/(expenditure\.basic,final,)[\d.]+/, '$1123.45'),
  );
  // What was published before may have been damaged since; it is made anew.
  const [damaged, lost] = first.parts.filter(({ table }) => table === 'projects');
  writeFileSync(join(to, damaged!.path), 'altered');
  rmSync(join(to, lost!.path));
  const changed = await update();
  expect(newOf(changed.parts, first.parts)).toBeLessThanOrEqual(3);
  expect(newOf(changed.parts, first.parts)).toBeGreaterThan(0);

  // One goes, and one comes of a body that was not listed. It prints a code that is not listed either: whoever prints
  // it, too, is audited with its name.
  rmSync(join(from, 'documents', 'synthetic-35-0001-2024'), { recursive: true });
  const [list, own, other] = [join(from, 'entities.csv'), 'synthetic-53-0001', 'synthetic-53-0009'];
  const text = readFileSync(list, 'utf8');
  const row = text.split('\n').find((line) => line.startsWith(own))!;
  writeFileSync(list, `${text}${row.replaceAll(own, other).replace('530001', '530009')}\n`);
  copyDocument(from, `${own}-2024`, `${other}-2024`);
  edit(from, `${other}-2024`, 'facts.csv', (facts) => facts.replaceAll('economic.30101', 'economic.30198'));
  writeFileSync(join(shards, 'folders.json'), '{"');
  const further = await update();
  expect(newOf(further.parts, changed.parts)).toBeGreaterThan(3);
  expect(newOf(further.parts, changed.parts)).toBeLessThan(further.parts.length);
  expect(newOf(further.mart!, changed.mart!)).toBeGreaterThan(0);

  // After both: what the first left wrong would be wrong still.
  expect(hashes(to)).toEqual(hashes((await whole(from)).to));
}, 120_000);

test('a note that is cut, or of another program, is none', () => {
  const [notes, from, to] = [join(temporary(), 'parts.json'), temporary(), temporary()];
  const part = { files: [], figures: [] };
  const open = (by: string) => new FormerParts(by, { notes, from, to });
  const first = open('one');
  first.notePart('key', part);
  first.save();
  expect(open('one').part('key')).toEqual(part);
  expect(open('other').part('key')).toBeNull();
  truncateSync(notes, 20);
  expect(open('one').part('key')).toBeNull();
});
