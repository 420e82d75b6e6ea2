/** Publishing into a store, on a server that speaks S3; `pip install "moto[server]"` brings it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { placeOf, S3Store, StoreError, type ObjectStore } from '#build/object-store.ts';
import { sha256Of, writeFile } from '#build/publication.ts';
import { putInStore } from '#build/store-publication.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { freePort } from '../../browser/free-port.ts';

const MONDAY = '2026-11-30T08:00:00.000Z';
const SECRET = 'a-secret-that-nobody-may-read';
const ENVIRONMENT = { AWS_ACCESS_KEY_ID: 'publisher', AWS_SECRET_ACCESS_KEY: SECRET };

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Publishes, in a folder, a table and a part of these contents as the version a, b, …. */
function published(version: string, facts: string, part = 'part'): string {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const entry = (path: string, content: string) => {
    writeFile(folder, path, encode(content));
    return { path, rows: 1, bytes: content.length, sha256: sha256Of(content) };
  };
  const place = { table: 'facts', province: 'sichuan', year: 2024 };
  const manifest = {
    schema_version: 3,
    built_from: version.repeat(64),
    synthetic: false,
    tables: [{ table: 'facts', ...entry('facts.parquet', facts) }],
    parts: [
      {
        ...place,
        ...entry(`parts/facts/province=sichuan/year=2024/${sha256Of(part).slice(0, 16)}.parquet`, part),
      },
    ],
    snapshots: [],
    release: entry('juesuan-data.zip', `all of ${facts}`),
  };
  writeFile(folder, 'feed.xml', encode(`<feed>${version}</feed>`));
  writeFile(folder, 'manifest.json', encode(JSON.stringify(manifest)));
  return folder;
}

const hasServer = spawnSync('python3', ['-c', 'import moto.server']).status === 0;

if (!hasServer) test.skip('there is no server that speaks S3 on this machine', () => undefined);

describe.runIf(hasServer)('a store that speaks S3', () => {
  let server: ChildProcess;
  let endpoint: string;
  beforeAll(async () => {
    endpoint = `http://127.0.0.1:${await freePort()}`;
    server = spawn('python3', ['-m', 'moto.server', '-p', new URL(endpoint).port], { stdio: 'ignore' });
    await vi.waitFor(() => fetch(endpoint), { timeout: 60_000 });
  });
  afterAll(() => void server.kill());

  const open = (address: string) => new S3Store(placeOf(address, endpoint, ENVIRONMENT), ENVIRONMENT);
  const reader = new AwsClient({
    accessKeyId: 'reader',
    secretAccessKey: SECRET,
    service: 's3',
    region: 'us-east-1',
  });
  const get = async (path: string): Promise<Response> => {
    const answer = await reader.fetch(`${endpoint}/accounts/hr/${path}`);
    expect(answer.status, path).toBe(200);
    return answer;
  };
  const inStore = async (path: string): Promise<string> => (await get(path)).text();
  const manifestIn = async (path = 'manifest.json') => JSON.parse(await inStore(path)) as Manifest;
  /** What stands in the store where a manifest says that its files are. */
  const contentsOf = ({ tables, parts }: Manifest) =>
    Promise.all([...tables, ...parts].map(({ path }) => inStore(path)));

  let store: ObjectStore;
  beforeEach(async () => {
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
    await fetch(`${endpoint}/accounts`, { method: 'PUT' });
    store = open('s3://accounts/hr');
  });

  test('has what was published, each file of the manifest under its content', async () => {
    const done = await putInStore(published('a', '1'), store, MONDAY);
    const manifest = await manifestIn();
    expect(await contentsOf(manifest)).toEqual(['1', 'part']);
    const { path } = manifest.tables[0]!;
    expect(path).toBe(`kept/${sha256Of('1').slice(0, 16)}.parquet`);
    const { headers } = await get(path);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(await inStore(manifest.release!.path)).toBe('all of 1');
    // For whoever asks by name.
    expect([await inStore('facts.parquet'), await inStore('feed.xml')]).toEqual(['1', '<feed>a</feed>']);
    expect(done).toEqual({ written: 7, there: 0 });
  });

  test('keeps the version before, and what did not change once', async () => {
    await putInStore(published('a', '1'), store, MONDAY);
    const done = await putInStore(published('b', '2'), store, MONDAY);
    expect(done.there).toBe(1);
    expect(await contentsOf(await manifestIn())).toEqual(['2', 'part']);
    const kept = await manifestIn('versions/aaaaaaaaaaaa.json');
    expect(await contentsOf(kept)).toEqual(['1', 'part']);
    expect(kept).toMatchObject({ built_from: 'a'.repeat(64), replaced: MONDAY });
  });

  test('lets one of two publishers at once win, and tells the other', async () => {
    await putInStore(published('a', '1'), store, MONDAY);
    const [b, c] = [published('b', '2'), published('c', '3')];
    // Another publishes when this one is about to put its manifest in its place.
    const slow: ObjectStore = {
      read: (key) => store.read(key),
      sizeOf: (key) => store.sizeOf(key),
      write: async (key, bytes, kind) => {
        if (key === 'manifest.json') await putInStore(c, store, MONDAY);
        await store.write(key, bytes, kind);
      },
    };
    await expect(putInStore(b, slow, MONDAY)).rejects.toMatchObject({ code: 'changed' });
    const manifest = await manifestIn();
    expect([manifest.built_from, await contentsOf(manifest)]).toEqual(['c'.repeat(64), ['3', 'part']]);
  });

  test('publishes what it did before where it fails in the middle', async () => {
    await putInStore(published('a', '1'), store, MONDAY);
    let left = 2;
    const failing: ObjectStore = {
      read: (key) => store.read(key),
      sizeOf: (key) => store.sizeOf(key),
      write: async (key, bytes, kind) => {
        if (left-- === 0) throw new StoreError('refused', 'the store is full');
        await store.write(key, bytes, kind);
      },
    };
    const next = published('b', '2', 'another part');
    await expect(putInStore(next, failing, MONDAY)).rejects.toThrow('the store is full');
    const manifest = await manifestIn();
    expect([manifest.built_from, await contentsOf(manifest)]).toEqual(['a'.repeat(64), ['1', 'part']]);
    // Run again, it is done.
    await putInStore(next, store, MONDAY);
    expect(await contentsOf(await manifestIn())).toEqual(['2', 'another part']);
  });

  test('that has no such bucket is named with its own word, and without the secret', async () => {
    const told = await putInStore(published('a', '1'), open('s3://nowhere'), MONDAY).then(String, String);
    expect(told).toMatch(/^StoreError: the store answers 404 NoSuchBucket to /);
    expect(told).not.toContain(SECRET);
  });
});

test('a store that cannot be reached is told, without the secret', async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const store = new S3Store(placeOf('s3://accounts', endpoint, ENVIRONMENT), ENVIRONMENT);
  const told = await putInStore(published('a', '1'), store, MONDAY).then(String, String);
  expect(told).toBe('StoreError: the store cannot be reached for manifest.json');
});

test('an address of a store is its bucket and what its keys begin with', () => {
  expect(placeOf('s3://accounts/hr/2024', undefined, { AWS_REGION: 'eu-west-1' })).toEqual({
    endpoint: new URL('https://s3.eu-west-1.amazonaws.com'),
    bucket: 'accounts',
    prefix: 'hr/2024/',
  });
  expect(placeOf('s3://accounts', 'http://minio:9000', {}).prefix).toBe('');
  expect(() => placeOf('https://example.org', undefined, {})).toThrow(RangeError);
  expect(() => new S3Store(placeOf('s3://accounts', undefined, {}), {})).toThrow('AWS_ACCESS_KEY_ID');
});
