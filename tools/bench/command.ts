/**
 * `npm run bench`: builds the app, serves it locally, opens it on a cold cache in headless Chromium and prints
 * what it took against the budgets. `--national` also measures a made-up country of a million facts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { measureReview, measureWorkerMemory } from './adding.ts';
import { buildAuditPage, measureAudit, strangerOf } from './audit.ts';
import { measureStart, openCold } from './first-picture.ts';
import { interact } from './interactions.ts';
import { longPdf, writeDisclosures } from './made-up-files.ts';
import { ENGINE_READY, quantile, timeOfMark } from './marks.ts';
import { isKept, verdictRow, type Budgeted } from './verdict.ts';
import { BROWSER_FLAGS, ensureBrowser } from '#tools/browser.ts';
import { readClassification, readRegistry } from '#build/data-folder.ts';
import { ingestFile } from '#build/ingest-file.ts';
import { serveFolder } from '#tools/static-server.ts';
import { publishNational } from '#tools/national/national.ts';
import { textTable } from '#build/text-table.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const DATA = join(ROOT, 'data');
const AUDIT_PAGE = join(ROOT, 'tests/browser/audit-page');
const SOURCES = process.env['JUESUAN_SOURCES'] ?? join(ROOT, '../shared/sources');
/** A document as it was published, on machines that have it. */
const PUBLISHED_PDF = 'putuo-finance-2024.pdf';
const PUBLISHED_PAGES = 25;
const LONG_PAGES = 300;
/** Whose accounts stand in a made-up PDF. */
const BODY = '茂县人力资源和社会保障局';
const REVIEWS = 3;
const MANY = 1000;
/** At some 260 figures each, a million facts. */
const NATIONAL_BODIES = 4000;
/** Of the data folder's documents the one with the most rows. */
const LARGEST_DOCUMENT = 'leshan-shizhong-2024';
/** Documents of the made-up country that the audit is measured on. */
const AUDITED_BODIES = 1000;
const ROUNDS = 2;
const SLOWEST_SHOWN = 5;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    national: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const results: Budgeted[] = [measureData(), ...(await measureIngest()), await measureMany()];
runScript(['vite', 'build']);
const browser = await chromium.launch({ executablePath: ensureBrowser(say), args: [...BROWSER_FLAGS] });
try {
  results.push(...(await measureApp(browser)));
  results.push(...(await measureRules(browser)));
  results.push(...(await measureAdding(browser)));
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
  const texts = existsSync(SOURCES)
    ? readdirSync(SOURCES).filter((name) => name.endsWith('.txt') && /-\d{4}\.txt$/.test(name))
    : [];
  if (texts.length === 0) {
    say('Ingest was not measured: the source texts are not here. Name their folder in JUESUAN_SOURCES.');
    return [];
  }
  const started = performance.now();
  const registry = readRegistry(DATA);
  for (const name of texts) await ingestFile(join(SOURCES, name), registry);
  const value = (performance.now() - started) / 1000;
  return [{ what: `ingest of ${texts.length} texts`, value, most: 2, unit: 's' }];
}

/** The command line on many made-up files, as a publisher would run it. */
async function measureMany(): Promise<Budgeted> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-documents-'));
  try {
    const files = await writeDisclosures(folder, MANY, readRegistry(DATA).divisions);
    const started = performance.now();
    runScript(['tsx', join(ROOT, 'src/build/ingest-command.ts'), ...files, '--out', join(folder, 'read')]);
    const seconds = (performance.now() - started) / 1000;
    const what = `${MANY.toLocaleString('en')} made-up documents, command line`;
    return { what, value: MANY / seconds, most: null, least: 20, unit: '/s' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reading in the page: the time to the review, and the memory of the worker on a long document. */
async function measureAdding(on: Browser): Promise<Budgeted[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-long-'));
  const server = await serveFolder(DIST);
  try {
    const published = join(SOURCES, '../corpus', PUBLISHED_PDF);
    const isHere = existsSync(published);
    if (!isHere) say(`A made-up PDF stands in for ${PUBLISHED_PDF}, which is not here.`);
    const bytes = isHere ? readFileSync(published) : longPdf(PUBLISHED_PAGES, BODY);
    const file = { name: PUBLISHED_PDF, bytes };
    const times: number[] = [];
    for (let run = 0; run < REVIEWS; run += 1) times.push(await measureReview(on, server.address, file));
    const long = join(folder, 'long.pdf');
    writeFileSync(long, longPdf(LONG_PAGES, BODY));
    const memory = await measureWorkerMemory(on, server.address, long);
    return [
      {
        what: `PDF of ${PUBLISHED_PAGES} pages, drop to review`,
        value: quantile(times, 0.5),
        most: 4,
        unit: 's',
      },
      {
        what: `memory of the worker, PDF of ${LONG_PAGES} pages`,
        value: memory / 1e6,
        most: 400,
        unit: 'MB',
      },
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
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

async function measureRules(on: Browser): Promise<Budgeted[]> {
  const page = await buildAuditPage(AUDIT_PAGE);
  const country = mkdtempSync(join(tmpdir(), 'juesuan-audited-'));
  try {
    const added = strangerOf(DATA, LARGEST_DOCUMENT);
    const bundled = await measureAudit(on, page, join(DIST, 'data'), Number(options.runs), added);
    const classification = readClassification(DATA);
    await publishNational({ seed: 1, bodies: AUDITED_BODIES, years: [2024], classification, to: country });
    const national = await measureAudit(on, page, country, 1, added);
    const row = (what: string, value: number, most: number | null): Budgeted => ({
      what: `audit of ${what}`,
      value,
      most,
      unit: 'ms',
    });
    return [
      row('the bundled data, in the browser', bundled.browser, 300),
      // What a document costs that comes without a review, too.
      row('one document by itself, in its review', bundled.reviewed, 300),
      row('that document, added to them', bundled.added, 300),
      row(`${AUDITED_BODIES} documents, in the browser`, national.browser, 5000),
      row(`that document, added to ${AUDITED_BODIES}`, national.added, 300),
      row(`${AUDITED_BODIES} documents, in Node`, national.node, 2000),
    ];
  } finally {
    for (const folder of [page, country]) rmSync(folder, { recursive: true, force: true });
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
