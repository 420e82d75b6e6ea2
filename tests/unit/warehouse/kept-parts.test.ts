import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptParts } from '#warehouse/published/kept-parts.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';

const BASE = new URL('https://host.example/data/');

/** A file of so many bytes, which begins as Parquet does. */
function file(name: string, size: number): { entry: PublishedFile; bytes: Uint8Array<ArrayBuffer> } {
  const bytes = new Uint8Array(size).fill(name.charCodeAt(0));
  bytes.set([80, 65, 82, 49]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { entry: { path: `${name}.parquet`, rows: 1, bytes: size, sha256 }, bytes };
}

/** Cache Storage as far as it is used, with room for so many bytes. */
class MadeUpCache {
  readonly held = new Map<string, Response>();
  room = Infinity;
  match = (of: string | Request) =>
    Promise.resolve(this.held.get(typeof of === 'string' ? of : of.url)?.clone());
  keys = () => Promise.resolve([...this.held.keys()].map((url) => new Request(url)));
  delete = (url: string) => Promise.resolve(this.held.delete(url));
  async put(url: string, response: Response): Promise<void> {
    if ((await response.clone().arrayBuffer()).byteLength > this.room)
      throw new DOMException('full', 'QuotaExceededError');
    this.held.set(url, response);
  }
}

const [a, b, c] = [file('a', 100), file('b', 100), file('c', 100)];
let cache: MadeUpCache;
let fetched: string[];

beforeEach(() => {
  cache = new MadeUpCache();
  fetched = [];
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 1));
  vi.stubGlobal('fetch', async (url: URL) => {
    fetched.push(url.pathname.slice('/data/'.length));
    return new Response([a, b, c].find(({ entry }) => url.pathname.endsWith(entry.path))!.bytes);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const keep = (most = 1000) => new KeptParts(cache as unknown as Cache, most);

describe('parts on the device', () => {
  it('are fetched once, and are there after a reload', async () => {
    const parts = keep();
    await parts.fetch(BASE, a.entry);
    expect(await parts.size()).toEqual({ parts: 1, bytes: 100 });
    expect(await keep().fetch(BASE, a.entry)).toEqual(a.bytes);
    expect(fetched).toEqual(['a.parquet']);
  });

  it('that are no longer what they were are fetched again', async () => {
    const parts = keep();
    await parts.fetch(BASE, a.entry);
    await parts.size();
    const [address] = [...cache.held.keys()];
    cache.held.set(address!, new Response(b.bytes));
    expect(await keep().fetch(BASE, a.entry)).toEqual(a.bytes);
    cache.held.set(address!, new Response('<html>'));
    expect(await keep().fetch(BASE, a.entry)).toEqual(a.bytes);
    expect(fetched).toEqual(['a.parquet', 'a.parquet', 'a.parquet']);
  });

  it('go, the oldest first, when they are more than may be kept', async () => {
    const parts = keep(250);
    for (const { entry } of [a, b, c]) await parts.fetch(BASE, entry);
    expect(await parts.size()).toEqual({ parts: 2, bytes: 200 });
    expect([...cache.held.keys()].map((url) => new URL(url).pathname)).toEqual([
      '/data/b.parquet',
      '/data/c.parquet',
    ]);
    // What one page has kept, the next counts.
    await keep(250).fetch(BASE, a.entry);
    expect(await keep(250).size()).toEqual({ parts: 2, bytes: 200 });
  });

  it('are not kept where the device has no room, and are read all the same', async () => {
    cache.room = 10;
    const parts = keep();
    expect(await parts.fetch(BASE, a.entry)).toEqual(a.bytes);
    expect(await parts.size()).toEqual({ parts: 0, bytes: 0 });
  });

  it('are read from the host where the store fails', async () => {
    cache.match = () => Promise.reject(new Error('the store is broken'));
    expect(await keep().fetch(BASE, a.entry)).toEqual(a.bytes);
  });

  it('can be deleted', async () => {
    const parts = keep();
    for (const { entry } of [a, b]) await parts.fetch(BASE, entry);
    await parts.size();
    await keep().clear();
    expect(cache.held.size).toBe(0);
  });
});

describe('parts that two tabs keep', () => {
  it('are counted, deleted and let go together', async () => {
    const [one, other] = [keep(250), keep(250)];
    expect(await other.size()).toEqual({ parts: 0, bytes: 0 });
    await one.fetch(BASE, a.entry);
    await one.fetch(BASE, b.entry);
    await one.size();
    expect(await other.size()).toEqual({ parts: 2, bytes: 200 });
    await other.fetch(BASE, c.entry);
    expect(await other.size()).toEqual({ parts: 2, bytes: 200 });
    expect(await one.size()).toEqual({ parts: 2, bytes: 200 });
    await one.clear();
    expect([await other.size(), cache.held.size]).toEqual([{ parts: 0, bytes: 0 }, 0]);
  });
});

describe('of a publication', () => {
  const manifest = (bytes: number): Manifest =>
    ({ tables: [], parts: [{ ...a.entry, bytes }], snapshots: [] }) as unknown as Manifest;

  it('are kept where it is too large for all of it to be', async () => {
    vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
    expect(await KeptParts.open(manifest(60_000_000))).not.toBeNull();
    expect(await KeptParts.open(manifest(1_000_000))).toBeNull();
  });

  it('are not kept where the browser has no store, or forbids it', async () => {
    expect(await KeptParts.open(manifest(60_000_000))).toBeNull();
    vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('no', 'SecurityError')) });
    expect(await KeptParts.open(manifest(60_000_000))).toBeNull();
  });
});
