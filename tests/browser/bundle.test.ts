import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { ENGINE_READY, filesOfFirstPicture, timeOfMark } from '#tools/bench/marks.ts';
import { openPage } from './harness.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = inject('dist');

/** Words that survive minification and stand in one library only. */
const MARKS = { arrow: 'ARROW1', parquet: 'parquet file invalid', duckdb: 'INSTANTIATE_PROGRESS' };

const scripts = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.js'));
const textOf = (name: string): string => readFileSync(join(DIST, 'assets', name), 'utf8');
const holders = (mark: string): string[] => scripts.filter((name) => textOf(name).includes(mark));

describe('one copy of apache-arrow', () => {
  test('is installed, of the major version the engine depends on', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; dependencies?: Record<string, string> }>;
    };
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/apache-arrow'));
    expect(copies).toEqual(['node_modules/apache-arrow']);
    const wanted = lock.packages['node_modules/@duckdb/duckdb-wasm']!.dependencies!['apache-arrow']!;
    const installed = lock.packages['node_modules/apache-arrow']!.version;
    expect(installed.split('.')[0]).toBe(wanted.replace(/^\D*/, '').split('.')[0]);
    const fromEngine = createRequire(join(ROOT, 'node_modules/@duckdb/duckdb-wasm/package.json'));
    const fromHere = createRequire(join(ROOT, 'package.json'));
    expect(fromEngine.resolve('apache-arrow')).toBe(fromHere.resolve('apache-arrow'));
  });

  test('is in the bundle once', () => {
    // The engine's worker scripts come from its publisher as one file each, with what they need inside; Arrow
    // crosses to them as bytes, so what they hold is no copy of ours.
    const own = scripts.filter((name) => !/^duckdb-browser-.*\.worker-/.test(name));
    const copies = own.flatMap(
      (name) =>
        textOf(name)
          .match(/["'`]ARROW1["'`]/g)
          ?.map(() => name) ?? [],
    );
    expect(copies).toHaveLength(1);
  });
});

describe('the first picture', () => {
  test('needs nothing of DuckDB, Arrow or the Parquet reader, and at most 300 kB of script and style', async () => {
    const { page, server } = await openPage();
    const files = await filesOfFirstPicture(page);
    expect(files.some((file) => /^assets\/SpendingView-.*\.js$/.test(file))).toBe(true);
    for (const mark of Object.values(MARKS)) {
      const heavy = holders(mark).map((name) => `assets/${name}`);
      expect(heavy.length).toBeGreaterThan(0);
      expect(files.filter((file) => heavy.includes(file))).toEqual([]);
    }
    const bytes = [...new Set(files)].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(300_000);

    // And no file is asked for twice: what the page preloads is what the app uses.
    await timeOfMark(page, ENGINE_READY);
    const twice = server.requested.filter((path, at) => server.requested.indexOf(path) !== at);
    expect(twice).toEqual([]);
  });
});

describe('the page', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');

  test('forbids every origin but its own, before anything of it is fetched', () => {
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<(script|link)\b/));
  });

  test('names its files relative to itself, so that it works under any path', () => {
    const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
  });

  test('refuses a request to another origin', async () => {
    const { page } = await openPage('', {
      engine: 'held',
      expectedErrors: [/Content Security Policy|Fetch API cannot load/],
    });
    const violation = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) =>
            resolve(`${event.effectiveDirective} ${event.blockedURI}`),
          );
          void fetch('http://127.0.0.1:1/figures').catch(() => undefined);
        }),
    );
    expect(violation).toBe('connect-src http://127.0.0.1:1/figures');
  });
});

test('the engine is offered compressed beside every plain file, below the 25 MB hosts allow', () => {
  const modules = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.wasm'));
  expect(modules.length).toBeGreaterThan(0);
  for (const name of modules) {
    const compressed = readFileSync(join(DIST, 'assets', `${name}.gz`));
    expect(compressed.length).toBeLessThan(25_000_000);
    expect([compressed[0], compressed[1]]).toEqual([0x1f, 0x8b]);
  }
});
