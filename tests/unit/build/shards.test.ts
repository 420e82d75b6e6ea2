/** Shards of a publication: however they are cut and made, what is joined is the same to the byte. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildData } from '#build/build-data.ts';
import { readInputs } from '#build/inputs.ts';
import { mergeShards, ShardsMissing } from '#build/merge.ts';
import { replaceFolder } from '#build/publication.ts';
import { makeShard } from '#build/shard.ts';
import { decodeParquet } from '#warehouse/engine/parquet-to-arrow.ts';
import { rowsOf } from '#warehouse/rows.ts';
import type { TableName } from '#model/tables.ts';
import { hashes } from './hashes.ts';
import { DATA, writeMadeUpData } from './made-up-data.ts';
import { writeSmallData } from './small-data.ts';

/** By night whole accounts in every number of shards. */
const EVERY = process.env['JUESUAN_EVERY'] === '1';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function makeShards(from: string, shards: string, order: readonly number[]): Promise<string[]> {
  const folders: string[] = [];
  for (const index of order)
    folders.push(await makeShard(from, readInputs(from), shards, { index, count: order.length }));
  return folders;
}

async function publishInShards(from: string, order: readonly number[]) {
  const to = join(temporary(), 'published');
  const shards = temporary();
  await makeShards(from, shards, order);
  return { to, shards, ...(await mergeShards(from, shards, to)) };
}

async function publishWhole(from: string): Promise<string> {
  const to = join(temporary(), 'published');
  await buildData(from, to);
  return to;
}

async function tableOf<N extends TableName>(to: string, table: N) {
  const path = join(to, `${table}.parquet`);
  return rowsOf(table, await decodeParquet(new Uint8Array(readFileSync(path)), table, path));
}

const ORDERS = [
  [2, 1],
  [1, 2],
  [3, 1, 2],
  [8, 1, 7, 2, 6, 3, 5, 4],
].map((order) => [order] as const);

describe.runIf(EVERY)('shards make the same bytes as the whole', () => {
  test.each(ORDERS)('of the bundled accounts, made in the order %j', async (order) => {
    const { to } = await publishInShards(DATA, order);
    expect(hashes(to)).toEqual(hashes(await publishWhole(DATA)));
  });

  test.each(ORDERS)('of made-up accounts, made in the order %j', async (order) => {
    const from = writeMadeUpData(temporary(), 124, [2023, 2024]);
    const { to, manifest } = await publishInShards(from, order);
    expect(manifest.tables.find(({ table }) => table === 'documents')?.rows).toBe(248);
    // Eight of a kind there are only among all: peers are compared across shards.
    const compared = (await tableOf(to, 'audit_outcomes')).filter(
      ({ rule_id, consistent }) => rule_id === 'outlier-peer' && consistent > 0,
    );
    expect(compared.length).toBeGreaterThan(50);
    expect(hashes(to)).toEqual(hashes(await publishWhole(from)));
  });
});

/** Small accounts of other bodies beside those of Leshan, each changed as its function says. */
function writeBodies(bodies: Readonly<Record<string, (files: Map<string, string>) => void>>): string {
  const from = writeSmallData();
  const leshan = join(from, 'documents/leshan-2024');
  const [header = '', row = ''] = readFileSync(join(from, 'entities.csv'), 'utf8').split('\n');
  const rows = Object.keys(bodies).map((body) => row.replace('leshan', body));
  writeFileSync(join(from, 'entities.csv'), `${[header, row, ...rows].join('\n')}\n`);
  for (const [body, change] of Object.entries(bodies)) {
    const folder = join(from, 'documents', `${body}-2024`);
    cpSync(leshan, folder, { recursive: true });
    const files = new Map(
      readdirSync(folder).map((name) => [
        name,
        readFileSync(join(folder, name), 'utf8').replaceAll('leshan', body),
      ]),
    );
    change(files);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  }
  return from;
}

const edit = (files: Map<string, string>, name: string, from: string, to: string): void => {
  const text = files.get(name)!;
  expect(text).toContain(from);
  files.set(name, text.replaceAll(from, to));
};

test('what only all documents tell is the same for every number of shards', async () => {
  const from = writeBodies({
    // Two print a code that is not listed, one with a longer name.
    aba: (files) => {
      edit(files, 'facts.csv', 'function.2080704', 'function.2080750');
      edit(files, 'facts.csv', '社会保险补贴', '创业带动就业补助');
    },
    bazhong: (files) => {
      edit(files, 'facts.csv', 'function.2080704', 'function.2080750');
      edit(files, 'facts.csv', '社会保险补贴', '创业补助');
    },
    // One works a code out that only others print.
    chengdu: (files) => edit(files, 'facts.csv', 'function.20807,', 'function.2080750,'),
    // One has an id of the first.
    dazhou: (files) => edit(files, 'facts.csv', 'dazhou-2024-f4', 'aba-2024-f4'),
  });
  const { to, leftOut } = await publishInShards(from, EVERY ? [4, 3, 2, 5, 1] : [2, 1]);
  const named = (await tableOf(to, 'classification')).find(({ code }) => code === '2080750');
  expect(named?.name_zh).toBe('创业补助');
  expect((await tableOf(to, 'documents')).map(({ document_id }) => document_id)).toEqual([
    'aba-2024',
    'bazhong-2024',
    'chengdu-2024',
    'leshan-2024',
  ]);
  expect(leftOut?.message).toBe(
    'documents/dazhou-2024/facts.csv: fact_id "aba-2024-f4" stands already in documents/aba-2024/facts.csv.',
  );
  expect(hashes(to)).toEqual(hashes(await publishWhole(from)));
});

test('a shard that is cut, half-written, missing or of other data is refused, and is simply made again', async () => {
  const from = writeSmallData();
  const shards = temporary();
  const to = join(temporary(), 'published');
  const merging = () => mergeShards(from, shards, to);
  await expect(merging()).rejects.toThrow(`${shards} holds no shard.`);
  const folders = await makeShards(from, shards, [2, 1]);
  const own = folders.find((folder) => readdirSync(folder).length > 1)!;
  const [, one] = /(\d)-of-2-/.exec(own)!;
  // What is of no body of the data is as good as one that has some.
  const other = folders.find((folder) => folder !== own)!;
  rmSync(other, { recursive: true });
  await expect(merging()).rejects.toThrow(`Shard ${3 - Number(one)}/2 is not there: run --shard`);
  await makeShards(from, shards, [2, 1]);

  const facts = readdirSync(own, { recursive: true }).find((name) => String(name).endsWith('rows.parquet'));
  truncateSync(join(own, String(facts)), 100);
  await expect(merging()).rejects.toThrow(`Shard ${one}/2 is damaged: run --shard ${one}/2 again.`);
  rmSync(join(own, 'shard.json'));
  await expect(merging()).rejects.toThrow(`Shard ${one}/2 is damaged: run --shard ${one}/2 again.`);
  expect(existsSync(to)).toBe(false);
  await makeShards(from, shards, [2, 1]);
  await merging();
  const before = hashes(to);

  const scores = join(from, 'documents/leshan-2024/scores.csv');
  writeFileSync(scores, readFileSync(scores, 'utf8').replace('96.5', '96.6'));
  await expect(merging()).rejects.toThrow(ShardsMissing);
  await expect(merging()).rejects.toThrow(
    `Shard ${one}/2 is of another data version, in which documents/leshan-2024 is another: run --shard ${one}/2 again.`,
  );
  const functional = join(from, 'classification/functional.csv');
  writeFileSync(functional, readFileSync(functional, 'utf8').replace('Employment subsidies', 'Subsidies'));
  await expect(merging()).rejects.toThrow('is of another data version, with other codes or rules');
  // What was published stays.
  expect(hashes(to)).toEqual(before);
});

test('two that make the same shard, and two that publish, leave one whole result and nothing beside it', async () => {
  const from = writeSmallData();
  const shards = temporary();
  const make = () => makeShard(from, readInputs(from), shards, { index: 1, count: 1 });
  const made = await Promise.all([make(), make()]);
  expect(made[0]).toBe(made[1]);
  expect(readdirSync(shards)).toHaveLength(1);
  const place = temporary();
  const to = join(place, 'published');
  const [first, second] = await Promise.all([mergeShards(from, shards, to), mergeShards(from, shards, to)]);
  expect(second).toEqual(first);
  expect(readdirSync(place)).toEqual(['published']);
  const files = hashes(to);
  for (const { path, sha256 } of [...first.manifest.tables, ...first.manifest.parts])
    expect(files[path]).toBe(sha256);
});

test('what cannot be put in the place leaves what was there', () => {
  const place = temporary();
  writeFileSync(join(place, 'published'), 'as it was');
  expect(() => replaceFolder(join(place, 'not there'), join(place, 'published'))).toThrow('ENOENT');
  expect(readFileSync(join(place, 'published'), 'utf8')).toBe('as it was');
  expect(readdirSync(place)).toEqual(['published']);
});
