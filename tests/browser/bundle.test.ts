import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Linter } from 'eslint';
import esx from 'eslint-plugin-es-x';
import { describe, expect, inject, test } from 'vitest';
import { ENGINE_READY, filesOfFirstPicture, FIRST_PICTURE, timeOfMark } from '#tools/bench/marks.ts';
import { fetchedTwice, openPage } from './harness.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = inject('dist');

/** Words that survive minification and stand in one library only. */
const MARKS = { arrow: 'ARROW1', parquet: 'parquet file invalid', duckdb: 'INSTANTIATE_PROGRESS' };

/** What asks whether the browser knows a sign, and takes no for an answer. */
const PROBE = /^(?:new )?RegExp\([`'"](?:\(\?<=a\)b|a[`'"],[`'"]d)/;

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
    expect(fetchedTwice(server)).toEqual([]);
  });
});

describe('the browsers the page is built for', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');

  test('are those the page names where it does not start', () => {
    const { browserslist } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      browserslist: string[];
    };
    const versions = new Map(browserslist.map((entry) => entry.split(' >= ') as [string, string]));
    const said = html.slice(html.indexOf('class="unstarted"')).replace(/\s+/g, ' ');
    for (const [name, version] of versions) {
      const called = { chrome: 'Chromium', edge: 'Chromium', firefox: 'Firefox' }[name] ?? 'Safari';
      expect(said.match(new RegExp(`${called} ${version.replace('.', '\\.')}\\b`, 'g'))).toHaveLength(2);
    }
  });

  /** A script and all that it imports, now or when asked. Workers are no imports: the reader of files says what it needs. */
  function withImports(name: string, found: Set<string> = new Set()): ReadonlySet<string> {
    if (found.has(name)) return found;
    found.add(name);
    for (const [, imported] of textOf(name)
      .replace(/m\.f=\[[^\]]*\]/, '')
      .matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g))
      withImports(imported!, found);
    return found;
  }

  test('know everything that is written in the scripts, but for what is filled in', () => {
    const linter = new Linter();
    const rules = [
      'no-regexp-lookbehind-assertions',
      'no-regexp-d-flag',
      'no-regexp-v-flag',
      'no-regexp-modifiers',
      'no-regexp-duplicate-named-capturing-groups',
      'no-class-static-block',
      'no-private-in',
      'no-top-level-await',
      'no-array-prototype-with',
      'no-array-prototype-tospliced',
      'no-array-fromasync',
      'no-object-groupby',
      'no-map-groupby',
      'no-promise-withresolvers',
      'no-promise-try',
      'no-set-prototype-issubsetof',
      'no-set-prototype-symmetricdifference',
      'no-iterator-prototype-drop',
      'no-iterator-prototype-toarray',
      'no-json-rawjson',
      'no-using-declarations',
      'no-regexp-escape',
    ].map((name) => [`es-x/${name}`, 'error'] as const);
    const begins = /src="\.\/assets\/([^"]+)"/.exec(html)![1]!;
    // Adding files takes newer browsers, and the page says so; to name the body of a missing one takes a part of that.
    const adds = scripts.filter((name) => /^(?:AddingDialog|missing-body)-/.test(name));
    const read = [...withImports(begins, new Set(adds))].filter((name) => !adds.includes(name));
    expect(read.length).toBeGreaterThan(30);
    const findings = (name: string, held: typeof rules) => {
      const text = textOf(name);
      return linter
        .verify(text, {
          plugins: { 'es-x': esx },
          linterOptions: { noInlineConfig: true },
          rules: Object.fromEntries(held),
        })
        .filter(({ line, column }) => !PROBE.test(text.split('\n')[line - 1]!.slice(column - 1)))
        .map((message) => `${name} ${message.line}:${message.column} ${message.message}`);
    };
    const readers = scripts.filter((name) => /^(?:AddingDialog|missing-body|reading-worker)-/.test(name));
    expect(readers.length).toBeGreaterThan(2);
    const found = [
      ...read.flatMap((name) => findings(name, rules)),
      // A literal that looks back would keep Safari before 16.4 from beginning the whole script.
      ...readers.flatMap((name) => findings(name, rules.slice(0, 1))),
    ];
    expect(found).toEqual([]);
    // That the rules are there, and see what they are to see.
    const seen = linter.verify('/(?<=a)b/', {
      plugins: { 'es-x': esx },
      rules: { 'es-x/no-regexp-lookbehind-assertions': 'error' },
    });
    expect(seen.map(({ ruleId }) => ruleId)).toEqual(['es-x/no-regexp-lookbehind-assertions']);
    // Every script is taken apart.
  }, 180_000);

  test('load what is filled in only where it is missing: it is no more than 4 kB, and this browser goes without', async () => {
    const { page, server } = await openPage('', { engine: 'held' });
    await timeOfMark(page, FIRST_PICTURE);
    expect(server.requested.filter((path) => path.includes('older-browser'))).toEqual([]);
    const [filled] = scripts.filter((name) => name.startsWith('older-browser-'));
    expect(readFileSync(join(DIST, 'assets', filled!)).length).toBeLessThanOrEqual(4000);
  });

  test('that lack nothing but what is filled in draw the picture', async () => {
    const { page, server } = await openPage('', {
      engine: 'held',
      intercept: async (opening) => {
        await opening.addInitScript(() => {
          for (const name of ['toSorted', 'toReversed', 'findLast', 'findLastIndex', 'at']) {
            Reflect.deleteProperty(Array.prototype, name);
          }
          Reflect.deleteProperty(String.prototype, 'at');
          Reflect.deleteProperty(Object, 'hasOwn');
          Reflect.deleteProperty(AbortSignal.prototype, 'throwIfAborted');
          const formats = Intl.NumberFormat;
          Intl.NumberFormat = function (tag: string, options: Intl.NumberFormatOptions) {
            if (options.signDisplay === 'negative') throw new RangeError('signDisplay');
            return new formats(tag, options);
          } as unknown as typeof formats;
        });
      },
    });
    await timeOfMark(page, FIRST_PICTURE);
    expect(server.requested.some((path) => path.includes('older-browser'))).toBe(true);
    expect(await page.getByText('还没有启动').count()).toBe(0);
  });

  test('and those that do not start it find both sentences on the page', async () => {
    const { page } = await openPage('', {
      faults: [
        { path: /assets\/main-.*\.js/, fault: { kind: 'replace', body: '(', type: 'text/javascript' } },
      ],
      expectedErrors: [/SyntaxError/],
    });
    await page.getByText('需要 JavaScript 和 Chromium 86').waitFor();
    await page.getByText('it needs JavaScript and Chromium 86').waitFor();
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
  const modules = readdirSync(join(DIST, 'assets')).filter((name) => /^duckdb.*\.wasm$/.test(name));
  expect(modules.length).toBeGreaterThan(0);
  for (const name of modules) {
    const compressed = readFileSync(join(DIST, 'assets', `${name}.gz`));
    expect(compressed.length).toBeLessThan(25_000_000);
    expect([compressed[0], compressed[1]]).toEqual([0x1f, 0x8b]);
  }
});
