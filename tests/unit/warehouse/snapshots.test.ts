import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Manifest, SnapshotFile } from '#warehouse/published/manifest.ts';
import { coverage, Snapshots } from '#warehouse/published/snapshots.ts';

const base = new URL('https://example.org/app/data/');
const bytes = new TextEncoder().encode(
  JSON.stringify({
    columns: ['entity_id', 'fiscal_year', 'value'],
    rows: [
      ['a', 2023, 1],
      ['a', 2024, 0],
      ['b', 2024, null],
    ],
  }),
);
const entry: SnapshotFile = {
  question: 'spending_by_function',
  params: { parent: '' },
  entities: ['a', 'b', 'c'],
  years: [2023, 2024],
  path: 'snapshots/x.json',
  rows: 3,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};
const manifest = { snapshots: [entry] } as unknown as Manifest;

/** A host that answers every address with these bodies, one after the other. */
function host(...bodies: (Uint8Array<ArrayBuffer> | string | number)[]) {
  const fetched = vi.fn(async (_url: URL) => {
    const body = bodies.length > 1 ? bodies.shift()! : bodies[0]!;
    return typeof body === 'number' ? new Response(null, { status: body }) : new Response(body);
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
afterEach(() => vi.unstubAllGlobals());

describe('what a snapshot covers', () => {
  const covers = (asked: Parameters<typeof coverage>[2]) => coverage(entry, 'spending_by_function', asked);

  it('is its own selection and every part of it', () => {
    expect(covers({ entities: ['a', 'b', 'c'], years: [2023, 2024], parent: '' })).toBe('exact');
    expect(covers({ entities: ['c', 'a', 'b'], years: [2024, 2023], parent: '' })).toBe('exact');
    expect(covers({ entities: ['b'], years: [2024], parent: '' })).toBe('part');
  });

  it('is no other department, year, parameter or question', () => {
    expect(covers({ entities: ['a', 'z'], years: [2024], parent: '' })).toBe('none');
    expect(covers({ entities: ['a'], years: [2022], parent: '' })).toBe('none');
    expect(covers({ entities: ['a'], years: [2024], parent: '208' })).toBe('none');
    expect(covers({ entities: ['a'], years: [2024] })).toBe('none');
    expect(coverage(entry, 'spending_by_economic', { entities: ['a'], years: [2024], parent: '' })).toBe(
      'none',
    );
  });

  it('is any published department where it is about all there are, and only its years', () => {
    const all: SnapshotFile = { ...entry, entities: 'all' };
    const asked = { entities: ['y', 'z'], years: [2024], parent: '' };
    expect(coverage(all, 'spending_by_function', asked)).toBe('part');
    expect(coverage(all, 'spending_by_function', { ...asked, years: [2022] })).toBe('none');
  });

  it('is the exact selection only where rows sum up over departments', () => {
    const concepts: SnapshotFile = { ...entry, question: 'trend_concepts', params: {}, years: [] };
    expect(coverage(concepts, 'trend_concepts', { entities: ['a', 'b', 'c'] })).toBe('exact');
    expect(coverage(concepts, 'trend_concepts', { entities: ['a'] })).toBe('none');
  });
});

describe('answering from snapshots', () => {
  const asked = { entities: ['a', 'b'], years: [2024], parent: '' };

  it('gives the rows of the selection, zero and null told apart, from an address that names the content', async () => {
    const fetched = host(bytes);
    const rows = await new Snapshots(manifest, base).answer('spending_by_function', asked);
    expect(rows).toEqual([
      { entity_id: 'a', fiscal_year: 2024, value: 0 },
      { entity_id: 'b', fiscal_year: 2024, value: null },
    ]);
    expect(String(fetched.mock.calls[0]![0])).toBe(
      `https://example.org/app/data/snapshots/x.json?${entry.sha256.slice(0, 12)}`,
    );
  });

  it('is null without asking the host where nothing covers the question', async () => {
    const fetched = host(bytes);
    const snapshots = new Snapshots(manifest, base);
    expect(await snapshots.answer('spending_by_function', { ...asked, parent: '208' })).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('fetches a file once for all who ask', async () => {
    const fetched = host(bytes);
    const snapshots = new Snapshots(manifest, base);
    await Promise.all([
      snapshots.answer('spending_by_function', asked),
      snapshots.answer('spending_by_function', { ...asked, entities: ['a'] }),
    ]);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  const changed = bytes.slice();
  changed[changed.length - 4] = 0x32;
  it.each<[string, Uint8Array<ArrayBuffer> | string | number, string]>([
    ['not there', 404, 'not-found'],
    ['refused', 503, 'network'],
    ['a web page', '<!doctype html><title>Home</title>', 'html'],
    ['cut short', bytes.slice(0, 20), 'truncated'],
    ['changed in one byte', changed, 'altered'],
    ['too long', new Uint8Array([...bytes, 0x20]), 'altered'],
  ])('says so when the file is %s, and tries again when asked again', async (_, body, code) => {
    host(body, bytes);
    const snapshots = new Snapshots(manifest, base);
    await expect(snapshots.answer('spending_by_function', asked)).rejects.toMatchObject({
      name: 'DataError',
      code,
      file: 'snapshots/x.json',
    });
    expect(await snapshots.answer('spending_by_function', asked)).toHaveLength(2);
  });

  it('rejects with an AbortError when nobody wants the answer any more', async () => {
    host(bytes);
    const controller = new AbortController();
    const answer = new Snapshots(manifest, base).answer('spending_by_function', asked, controller);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});
