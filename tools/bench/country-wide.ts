/** Questions about every body of a country: what they fetch, and how long they take. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openNodeEngine } from '#build/node-engine.ts';
import { CountryFigures } from '#warehouse/mart/country-figures.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { openCold } from './first-picture.ts';
import { ENGINE_READY, FIRST_PICTURE, SHAPES_SEEN, timeOfMark } from './marks.ts';

/** A measure of which no answer is prepared. */
const STRIP = { concept: 'income.total', measure: 'final' };

/** Milliseconds, and bytes that came until the picture stood; before the first of all as a host sends them that compresses text. */
export interface StripTimes {
  readonly cold: number;
  readonly fetched: number;
  readonly beforeFirst: number;
}

/** Opens the strip of one measure among all bodies in a browser that has nothing of it. */
export async function measureStrip(browser: Browser, address: string): Promise<StripTimes> {
  const first = await openCold(browser, address);
  await timeOfMark(first, FIRST_PICTURE);
  const beforeFirst = await compressedBytesOf(first);
  await first.context().close();
  const query = `?v=2&subject=outliers&concept=${STRIP.concept}&peers=year`;
  const page = await openCold(browser, address + query);
  const cold = Math.max(await timeOfMark(page, FIRST_PICTURE), await timeOfMark(page, SHAPES_SEEN));
  const fetched = await bytesOf(page, '/mart/');
  await page.context().close();
  return { cold, fetched, beforeFirst };
}

/** What came so far, as it came over the line, of addresses that have a text in them. */
const bytesOf = (page: Page, part: string): Promise<number> =>
  page.evaluate(
    (text) =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.includes(text))
        .reduce((sum, { transferSize }) => sum + transferSize, 0),
    part,
  );

const TEXT = /\.(?:css|html|js|json)(?:\?|$)/;

/** What came so far, text as hosts compress it: the bench's own server does not. */
async function compressedBytesOf(page: Page): Promise<number> {
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const sizes = names.map(async (name) => {
    const bytes = new Uint8Array(await (await fetch(name)).arrayBuffer());
    return TEXT.test(name) ? gzipSync(bytes).length : bytes.length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Milliseconds of a ranking of every body in every year, in this process. */
export interface RankingTimes {
  readonly cold: number;
  readonly warm: number;
  /** Native DuckDB, on the same file. */
  readonly native: number;
}

/** Ranks every body by one measure in every year. */
export async function measureRanking(
  address: string,
  folder: string,
  manifest: Manifest,
): Promise<RankingTimes> {
  const engine = await openNodeEngine({ tables: {} });
  try {
    const at = (path: string): string => `'${join(folder, path)}'`;
    const entities = (await engine.run(
      `SELECT DISTINCT entity_id FROM read_parquet(${at('documents.parquet')})`,
    )) as { entity_id: string }[];
    const files = manifest.mart!.filter(({ table }) => table === 'figures');
    const years = files.map(({ year }) => year);
    const figures = new CountryFigures(manifest, new URL(address));
    const asked = { entities: entities.map(({ entity_id }) => entity_id), years, ...STRIP };
    const rank = () => figures.outlierPeers(asked);
    const sql =
      `SELECT body, digits FROM read_parquet([${files.map(({ path }) => at(path)).join(', ')}]) ` +
      `WHERE concept = '${STRIP.concept}' AND measure = '${STRIP.measure}' ORDER BY digits DESC`;
    const [cold, warm] = [await timed(rank), await timed(rank)];
    await engine.run(sql);
    return { cold, warm, native: await timed(() => engine.run(sql)) };
  } finally {
    engine.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Memory of the page's programs, bytes, with a hundred bodies chosen and the strip of all of them open. */
export async function measureMemory(
  browser: Browser,
  address: string,
  bodies: readonly string[],
): Promise<number> {
  const page = await openCold(browser, `${address}?v=2&subject=three-public&departments=${bodies.join(',')}`);
  await timeOfMark(page, ENGINE_READY, 120_000);
  await page.goto(`${address}?v=2&subject=outliers&concept=${STRIP.concept}&departments=${bodies.join(',')}`);
  await timeOfMark(page, ENGINE_READY, 120_000);
  const used = residentOfRenderers();
  await page.context().close();
  return used;
}

/** Resident bytes of the largest of the browser's processes that show pages; NaN where the system does not tell. */
function residentOfRenderers(): number {
  try {
    const sizes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) return [];
          return [Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)];
        } catch {
          return []; // it has ended
        }
      });
    return Math.max(...sizes) * 1024;
  } catch {
    return NaN;
  }
}

/** Bytes a row, of facts with all that is told of them and of figures alone. */
export function bytesARow(folder: string, manifest: Manifest): { facts: number; figures: number } {
  const of = (files: readonly { rows: number; path: string }[]): number =>
    files.reduce((sum, { path }) => sum + statSync(join(folder, path)).size, 0) /
    files.reduce((sum, { rows }) => sum + rows, 0);
  return {
    facts: of(manifest.parts.filter(({ table }) => table === 'facts')),
    figures: of(manifest.mart!.filter(({ table }) => table === 'figures')),
  };
}
