/**
 * `npm run bench`: builds the app, serves it locally, opens it on a cold cache in headless Chromium and prints
 * what it took against the budgets. `--national` also measures a made-up country of a million facts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { measureStart, openCold } from './bench/first-picture.ts';
import { interact } from './bench/interactions.ts';
import { ENGINE_READY, quantile, timeOfMark } from './bench/marks.ts';
import { isKept, verdictRow, type Budgeted } from './bench/verdict.ts';
import { BROWSER_FLAGS, ensureBrowser } from './browser.ts';
import { readClassification } from './data-folder.ts';
import { ingestFile } from './ingest-file.ts';
import { readRegistry } from './registry.ts';
import { serveFolder } from './static-server.ts';
import { publishNational } from './synthetic/national.ts';
import { textTable } from './text-table.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const DATA = join(ROOT, 'data');
/** At some 260 figures each, a million facts. */
const NATIONAL_BODIES = 4000;
const ROUNDS = 2;
const SLOWEST_SHOWN = 5;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    national: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const results: Budgeted[] = [measureData(), ...(await measureIngest())];
runScript(['vite', 'build']);
const browser = await chromium.launch({ executablePath: ensureBrowser(say), args: [...BROWSER_FLAGS] });
try {
  results.push(...(await measureApp(browser)));
  if (options.national) results.push(...(await measureNational(browser)));
} finally {
  await browser.close();
}
say(textTable(['measured', 'value', 'budget', ''], results.map(verdictRow)));
if (!results.every(isKept)) process.exitCode = 1;

function measureData(): Budgeted {
  const started = performance.now();
  runScript(['npm', 'run', 'data']);
  return { what: 'npm run data', value: (performance.now() - started) / 1000, most: 20, unit: 's' };
}

async function measureIngest(): Promise<Budgeted[]> {
  const folder = process.env['JUESUAN_SOURCES'] ?? join(ROOT, '../shared/sources');
  const texts = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.txt') && /-\d{4}\.txt$/.test(name))
    : [];
  if (texts.length === 0) {
    say('Ingest was not measured: the source texts are not here. Name their folder in JUESUAN_SOURCES.');
    return [];
  }
  const started = performance.now();
  const registry = readRegistry(DATA);
  for (const name of texts) await ingestFile(join(folder, name), registry);
  const value = (performance.now() - started) / 1000;
  return [{ what: `ingest of ${texts.length} texts`, value, most: 2, unit: 's' }];
}

async function measureApp(on: Browser): Promise<Budgeted[]> {
  const server = await serveFolder(DIST);
  try {
    const start = await measureStart(on, server.address, DIST, Number(options.runs));
    const answers = await measureAnswers(on, server.address, 'choice to picture');
    return [
      { what: 'first picture', value: start.firstPicture, most: 800, unit: 'ms' },
      { what: 'engine ready', value: start.engineReady, most: null, unit: 'ms' },
      { what: 'first picture ÷ engine ready', value: start.ratio, most: 1 / 3, unit: '×' },
      { what: 'script and style, gzip', value: start.gzipBytes / 1000, most: 300, unit: 'kB' },
      ...answers,
    ];
  } finally {
    await server.close();
  }
}

async function measureNational(on: Browser): Promise<Budgeted[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-national-'));
  const started = performance.now();
  const manifest = await publishNational({
    seed: 1,
    bodies: NATIONAL_BODIES,
    years: [2024],
    classification: readClassification(DATA),
    to: folder,
  });
  const made = (performance.now() - started) / 1000;
  const facts = manifest.tables.find(({ table }) => table === 'facts')!.rows;
  say(`A made-up country of ${facts.toLocaleString('en')} facts was published in ${made.toFixed(1)} s.`);
  const server = await serveFolder(DIST, { overlays: { 'data/': folder } });
  try {
    return await measureAnswers(on, server.address, 'choice to picture, national', null);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAnswers(
  on: Browser,
  address: string,
  what: string,
  most: number | null = 100,
): Promise<Budgeted[]> {
  const page = await openCold(on, address);
  await timeOfMark(page, ENGINE_READY);
  const interactions = await interact(page, ROUNDS);
  await page.context().close();
  const drawn = interactions.flatMap(({ what: choice, time }) => (time === null ? [] : [{ choice, time }]));
  const undrawn = interactions.filter(({ time }) => time === null);
  if (undrawn.length > 0) say(`No picture followed: ${undrawn.map((choice) => choice.what).join('; ')}`);
  const slowest = drawn.sort((a, b) => b.time - a.time).slice(0, SLOWEST_SHOWN);
  say(`Slowest: ${slowest.map(({ choice, time }) => `${choice} ${time.toFixed(0)} ms`).join('; ')}`);
  const times = drawn.map(({ time }) => time);
  return [
    { what: `${what}, median of ${times.length}`, value: quantile(times, 0.5), most: null, unit: 'ms' },
    { what: `${what}, p95`, value: quantile(times, 0.95), most, unit: 'ms' },
  ];
}

function runScript([command, ...args]: readonly [string, ...string[]]): void {
  const result = spawnSync(command === 'npm' ? 'npm' : join(ROOT, 'node_modules/.bin', command), args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout}\n${result.stderr}`);
  }
}
