/**
 * `npm run bench`: builds the app, serves it locally, opens it on a cold cache in headless Chromium and prints
 * what it took against the budgets. `--national` measures nothing but a made-up country, of `--bodies` in `--years`;
 * `--audit` nothing but the audit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { measureReview, measureWorkerMemory } from './adding.ts';
import { measureChoosing } from './choosing.ts';
import { bytesARow, measureMemory, measureRanking, measureStrip } from './country-wide.ts';
import { buildAuditPage, measureAudit, strangerOf } from './audit.ts';
import { measureStart, openCold } from './first-picture.ts';
import { interact } from './interactions.ts';
import { longPdf, writeDisclosures } from './made-up-files.ts';
import { ENGINE_READY, quantile, timeOfMark } from './marks.ts';
import { measureStall, measureTables } from './tables.ts';
import { measurePictures } from './taking.ts';
import { isKept, verdictRow, type Budgeted } from './verdict.ts';
import { BROWSER_FLAGS, ensureBrowser } from '#tools/browser.ts';
import { readClassification, readRegistry } from '#build/data-folder.ts';
import { openNodeEngine } from '#build/node-engine.ts';
import { rowsOfTable } from '#warehouse/published/manifest.ts';
import { ingestFile } from '#build/ingest-file.ts';
import { serveFolder } from '#tools/static-server.ts';
import { publishNational } from '#tools/national/national.ts';
import { textTable } from '#build/text-table.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const DATA = join(ROOT, 'data');
/** What `npm run data` writes. */
const PUBLISHED = join(ROOT, 'public/data');
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
/** Rows of the heat table that is measured, a measure a column. */
const HEAT_ROWS = 3000;
/** Frames a second while scrolling, on a machine that does nothing else and draws sixty. */
const LEAST_FRAMES = 55;
/** Of the data folder's documents the one with the most rows. */
const LARGEST_DOCUMENT = 'leshan-shizhong-2024';
/** Documents of the made-up country that the audit is measured on. */
const AUDITED_BODIES = 1000;
/** The most a choice may take, in milliseconds, by how many bodies are chosen. */
const CHOSEN: Readonly<Record<number, number>> = { 8: 100, 100: 250 };
const ROUNDS = 2;
const HUNDRED = 100;
const SLOWEST_SHOWN = 5;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    national: { type: 'boolean', default: false },
    audit: { type: 'boolean', default: false },
    bodies: { type: 'string', default: '3400' },
    years: { type: 'string', default: '3' },
  },
});
const classification = readClassification(DATA);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { national, audit } = options;
const results: Budgeted[] = [measureData()];
if (!audit && !national) results.push(...(await measureIngest()), await inFolder(measureMany));
if (!audit) runScript(['vite', 'build']);
const browser = await chromium.launch({ executablePath: ensureBrowser(say), args: [...BROWSER_FLAGS] });
try {
  if (national) results.push(...(await inFolder(measureNational)));
  else {
    if (!audit) results.push(...(await measureApp()));
    results.push(...(await inFolder(measureRules)));
    if (!audit) results.push(...(await inFolder(measureAdding)));
  }
} finally {
  await browser.close();
}
say(textTable(['measured', 'value', 'budget', ''], results.map(verdictRow)));
if (!results.every(isKept)) process.exitCode = 1;

function measureData(): Budgeted {
  const seconds = secondsOf(() => runScript(['npm', 'run', 'data']));
  return { what: 'npm run data', value: seconds, most: 20, unit: 's' };
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
async function measureMany(folder: string): Promise<Budgeted> {
  const files = await writeDisclosures(folder, MANY, readRegistry(DATA).divisions);
  const named = [...files, '--out', join(folder, 'read')];
  const seconds = secondsOf(() => runScript(['npm', 'run', 'ingest', '--', ...named]));
  const what = `${MANY.toLocaleString('en')} made-up documents, command line`;
  return { what, value: MANY / seconds, most: null, least: 20, unit: '/s' };
}

/** Reading in the page: the time to the review, and the memory of the worker on a long document. */
async function measureAdding(folder: string): Promise<Budgeted[]> {
  const published = join(SOURCES, '../corpus', PUBLISHED_PDF);
  const isHere = existsSync(published);
  if (!isHere) say(`A made-up PDF stands in for ${PUBLISHED_PDF}, which is not here.`);
  const bytes = isHere ? readFileSync(published) : longPdf(PUBLISHED_PAGES, BODY);
  const long = join(folder, 'long.pdf');
  writeFileSync(long, longPdf(LONG_PAGES, BODY));
  return served({}, async (address) => {
    const times: number[] = [];
    for (let run = 0; run < REVIEWS; run += 1) {
      times.push(await measureReview(browser, address, { name: PUBLISHED_PDF, bytes }));
    }
    const review = `PDF of ${PUBLISHED_PAGES} pages, drop to review`;
    const memory = (await measureWorkerMemory(browser, address, long)) / 1e6;
    return [
      { what: review, value: quantile(times, 0.5), most: 4, unit: 's' },
      { what: `memory of the worker, PDF of ${LONG_PAGES} pages`, value: memory, most: 400, unit: 'MB' },
    ];
  });
}

function measureApp(): Promise<Budgeted[]> {
  return served({}, async (address) => {
    const start = await measureStart(browser, address, DIST, Number(options.runs));
    return [
      milliseconds('first picture', start.firstPicture, 800),
      milliseconds('engine ready', start.engineReady),
      { what: 'first picture ÷ engine ready', value: start.ratio, most: 1 / 3, unit: '×' },
      { what: 'script and style, gzip', value: start.gzipBytes / 1000, most: 300, unit: 'kB' },
      ...(await measureAnswers(address, 'choice to picture', 100)),
      ...(await measureTaking(address)),
    ];
  });
}

async function measureTaking(address: string): Promise<Budgeted[]> {
  const slowest = await measurePictures(browser, address);
  say(`Pictures: ${[...slowest].map(([view, time]) => `${view} ${time.toFixed(0)} ms`).join('; ')}`);
  return [milliseconds('a picture saved as PNG, slowest of all kinds', Math.max(...slowest.values()), 1000)];
}

async function measureRules(folder: string): Promise<Budgeted[]> {
  const page = await buildAuditPage(AUDIT_PAGE);
  const added = strangerOf(DATA, LARGEST_DOCUMENT);
  try {
    const bundled = await measureAudit(browser, page, PUBLISHED, Number(options.runs), added);
    await publishNational({ seed: 1, bodies: AUDITED_BODIES, years: [2024], classification, to: folder });
    const national = await measureAudit(browser, page, folder, 1, added);
    return rulesRows(bundled, national);
  } finally {
    rmSync(page, { recursive: true, force: true });
  }
}

type MeasuredAudit = Awaited<ReturnType<typeof measureAudit>>;

function rulesRows(bundled: MeasuredAudit, national: MeasuredAudit): Budgeted[] {
  return [
    milliseconds('all rules on the bundled data, in the browser', bundled.browser, 700),
    milliseconds('the bundled data compared with each other', bundled.compared, 300),
    // What a document costs that comes without a review, too.
    milliseconds('audit of one document by itself, in its review', bundled.reviewed, 300),
    milliseconds('audit of that document, added to them', bundled.added, 300),
    milliseconds(`all rules on ${AUDITED_BODIES} documents, in the browser`, national.browser, 5000),
    milliseconds(`audit of that document, added to ${AUDITED_BODIES}`, national.added, 300),
    milliseconds(`audit of ${AUDITED_BODIES} documents, in Node`, national.node, 2000),
  ];
}

async function measureNational(folder: string): Promise<Budgeted[]> {
  const [count, span] = [Number(options.bodies), Number(options.years)];
  const years = Array.from({ length: span }, (_, at) => 2025 - span + at);
  const begun = performance.now();
  const manifest = await publishNational({ seed: 1, bodies: count, years, classification, to: folder });
  const built = (performance.now() - begun) / 1000;
  const memory = process.resourceUsage().maxRSS / 1000;
  const facts = rowsOfTable(manifest, 'facts');
  say(`A made-up country of ${facts.toLocaleString('en')} facts was published.`);
  const size = bytesARow(folder, manifest);
  const five = await served({}, (address) => measureStart(browser, address, DIST, Number(options.runs)));
  return served({ 'data/': folder }, async (address) => {
    const start = await measureStart(browser, address, DIST, Number(options.runs));
    const { keystroke, choices } = await measureChoosing(browser, address, Object.keys(CHOSEN).map(Number));
    const bodies = count.toLocaleString('en');
    const strip = await measureStrip(browser, address);
    const ranking = await measureRanking(`${address}data/`, folder, manifest);
    const ids = await idsOf(folder, HUNDRED);
    const held = await measureMemory(browser, address, ids);
    const documents = (count * span).toLocaleString('en');
    const { heat, rows, frames } = await measureTables(browser, address, HEAT_ROWS);
    const stall = await measureStall(browser, address, count);
    return [
      { what: `build of ${documents} made-up documents`, value: built, most: null, unit: 's' },
      { what: 'memory of the build', value: memory, most: 2000, unit: 'MB' },
      { what: 'facts with all that is told of them', value: size.facts, most: 9, unit: 'B' },
      { what: 'figures of the mart', value: size.figures, most: 4, unit: 'B' },
      milliseconds('country-wide strip of one measure and year, cold, from navigation', strip.cold, 1500),
      { what: 'its figures, fetched', value: strip.fetched / 1000, most: 2000, unit: 'kB' },
      {
        what: 'fetched before the first picture, text compressed',
        value: strip.beforeFirst / 1000,
        most: 600,
        unit: 'kB',
      },
      milliseconds(`ranking of ${bodies} bodies over ${span} years, in Node, cold`, ranking.cold),
      milliseconds('the same again', ranking.warm, 400),
      {
        what: 'that ÷ native DuckDB on the same files',
        value: ranking.warm / ranking.native,
        most: null,
        unit: '×',
      },
      {
        what: `memory of the tab, ${ids.length} bodies and the strip`,
        value: held / 1e6,
        most: 1200,
        unit: 'MB',
      },
      {
        what: `first picture, ${bodies} bodies ÷ five`,
        value: start.firstPicture / five.firstPicture,
        most: 1.3,
        unit: '×',
      },
      milliseconds(`slowest keystroke among ${bodies} bodies`, keystroke, 50),
      ...[...choices].map(([count, time]) =>
        milliseconds(`choice to picture beside ${count} of ${bodies}, p95`, time, CHOSEN[count]),
      ),
      milliseconds(`longest stall while ${bodies} bodies are shown`, stall, 2000),
      milliseconds(`heat table of ${rows.toLocaleString('en')} rows`, heat, 1000),
      { what: 'frames scrolling the list', value: frames.list, most: null, least: LEAST_FRAMES, unit: '/s' },
      {
        what: 'frames scrolling that table',
        value: frames.table,
        most: null,
        least: LEAST_FRAMES,
        unit: '/s',
      },
      ...(await measureAnswers(address, 'choice to picture, national', null)),
    ];
  });
}

/** Ids of so many bodies. */
async function idsOf(folder: string, most: number): Promise<string[]> {
  const engine = await openNodeEngine({ tables: {} });
  const file = join(folder, 'entities.parquet');
  const rows = await engine
    .run(`SELECT entity_id FROM read_parquet('${file}') ORDER BY 1 LIMIT ${most}`)
    .finally(() => engine.close());
  return rows.map(({ entity_id }) => String(entity_id));
}

async function measureAnswers(address: string, what: string, most: number | null): Promise<Budgeted[]> {
  const page = await openCold(browser, address);
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
    milliseconds(`${what}, median of ${times.length}`, quantile(times, 0.5)),
    milliseconds(`${what}, p95`, quantile(times, 0.95), most),
  ];
}

function milliseconds(what: string, value: number, most: number | null = null): Budgeted {
  return { what, value, most, unit: 'ms' };
}

/** Does work in a folder of its own, which is gone afterwards. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does work while the built app is served, some of its folders in place of its own. */
async function served<T>(
  overlays: Record<string, string>,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const server = await serveFolder(DIST, { overlays });
  try {
    return await work(server.address);
  } finally {
    await server.close();
  }
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
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
