import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClassification } from '#build/data-folder.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { CountryFigures } from '#warehouse/mart/country-figures.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { Snapshots } from '#warehouse/published/snapshots.ts';
import { serveFolder, type StaticServer } from '#tools/static-server.ts';
import { publishNational } from '#tools/national/national.ts';

const DATA = fileURLToPath(new URL('../../../data', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'juesuan-mart-'));
let manifest: Manifest;
let engine: NodeEngine;
let server: StaticServer;
let entities: string[];

beforeAll(async () => {
  const classification = readClassification(DATA);
  manifest = await publishNational({ seed: 3, bodies: 20, years: [2023, 2024], classification, to: folder });
  engine = await openNodeEngine({ tables: folder });
  server = await serveFolder(folder);
  entities = ((await engine.run('SELECT entity_id FROM entities ORDER BY 1')) as { entity_id: string }[]).map(
    ({ entity_id }) => entity_id,
  );
}, 120_000);
afterAll(async () => {
  engine.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => server.setFaults([]));

const open = (): CountryFigures => new CountryFigures(manifest, new URL(server.address));
const PROJECTS = { concept: 'expenditure.project', measure: 'final' };
const ask = (figures: CountryFigures, years: number[], of = PROJECTS, bodies = entities) =>
  figures.outlierPeers({ entities: bodies, years, ...of });

describe('figures chosen when the data are built', () => {
  it('are those the engine would choose, of every concept and measure', async () => {
    const figures = open();
    const concepts = (await engine.run(
      'SELECT DISTINCT concept, measure FROM facts ORDER BY 1, 2',
    )) as unknown as (typeof PROJECTS)[];
    expect(concepts.length).toBeGreaterThan(100);
    // The year before the first is told of by the documents of the first alone.
    for (const of of concepts
      .filter((_, at) => at % 40 === 0)
      .concat(PROJECTS, { concept: 'none', measure: 'final' })) {
      const years = [2022, 2023, 2024];
      expect(await ask(figures, years, of)).toEqual(
        await engine.ask('outlier_peers', { entities, years, ...of }),
      );
    }
  });

  it('are told of the bodies that are asked about', async () => {
    const rows = await ask(open(), [2024], PROJECTS, entities.slice(0, 3));
    expect(rows!.map(({ entity_id }) => entity_id)).toEqual(entities.slice(0, 3));
  });

  it('are what is answered before the engine is there', async () => {
    const prepared = new Snapshots(manifest, new URL(server.address));
    const asked = { entities, years: [2024], ...PROJECTS };
    expect(await prepared.answer('outlier_peers', asked)).toEqual(await ask(open(), [2024]));
    const bundled = { ...manifest };
    delete (bundled as { mart?: unknown }).mart;
    const none = new Snapshots(bundled, new URL(server.address));
    expect(await none.answer('outlier_peers', asked)).toBeNull();
  });

  it('take a fraction of what all figures take', () => {
    const bytes = (files: readonly { bytes: number }[]) => files.reduce((sum, one) => sum + one.bytes, 0);
    const facts = manifest.parts.filter(({ table }) => table === 'facts');
    expect(bytes(manifest.mart!)).toBeLessThan(bytes(facts) / 2);
  });
});

describe('what a host may do to them', () => {
  const piecesOf = async (figures: CountryFigures) =>
    (await ask(figures, [2024]))!.filter((row) => row.value !== null).length;

  it('reads pieces where it gives them', async () => {
    expect(await piecesOf(open())).toBe(20);
  });

  it('reads the whole where it gives no pieces', async () => {
    server.setFaults([{ path: /mart/, fault: { kind: 'whole' } }]);
    expect(await piecesOf(open())).toBe(20);
  });

  it('notices pieces that are others than it says, and reads the whole', async () => {
    server.setFaults([{ path: /mart/, fault: { kind: 'wrong-piece' } }]);
    const figures = open();
    expect(await piecesOf(figures)).toBe(20);
  });

  it.each([
    ['missing', { kind: 'missing' as const }, 'not-found'],
    ['cut', { kind: 'truncate' as const, bytes: 500 }, 'truncated'],
    ['altered', { kind: 'corrupt' as const }, 'altered'],
    ['a web page', { kind: 'html' as const }, 'html'],
  ])('refuses a file that is %s', async (_, fault, code) => {
    server.setFaults([{ path: /mart\/figures/, fault }]);
    const figures = open();
    await expect(ask(figures, [2024])).rejects.toMatchObject({ code });
    server.setFaults([]);
    expect(await piecesOf(figures)).toBe(20);
  });

  it('refuses a file of another version', async () => {
    const { path } = manifest.mart!.find(({ table, year }) => table === 'figures' && year === 2024)!;
    const other = manifest.mart!.find(({ table, year }) => table === 'figures' && year === 2023)!;
    const own = readFileSync(join(folder, path));
    writeFileSync(join(folder, path), readFileSync(join(folder, other.path)));
    try {
      await expect(ask(open(), [2024])).rejects.toMatchObject({ name: 'DataError' });
    } finally {
      writeFileSync(join(folder, path), own);
    }
  });
});
