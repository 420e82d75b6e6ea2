/**
 * Opens the built app in a real browser, on a server of its own, and watches what it does: errors on the
 * console, exceptions, requests. A test says what it expects to see; what it must never see — a request
 * to another origin, an unexpected error — is checked here, for every test.
 *
 * Inside a test, a page closes and is checked when the test ends. Tests that only look, each at another address,
 * share a page (`sharePage`): the engine boots once, and `visit` goes from one address to the next as the history does.
 */
import { chromium, type Browser, type ConsoleMessage, type Page, type Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, TestRunner } from 'vitest';
import { ENGINE_READY, FIRST_PICTURE, timeOfMark } from '#tools/bench/marks.ts';
import { BROWSER_FLAGS } from '#tools/browser.ts';
import { serveFolder, type FaultRule, type StaticServer } from '#tools/static-server.ts';

/** How a page is opened. */
export interface OpenOptions {
  /** Language the browser prefers. Default `zh`. */
  readonly lang?: 'zh' | 'en';
  /** Default 1280 × 800. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Whether the screen is touched. Default false. */
  readonly touch?: boolean;
  /** Path the app is mounted at. Default '/'. */
  readonly base?: string;
  /** What the host does to which files, see the static server. */
  readonly faults?: readonly FaultRule[];
  /** Folders served in place of the app's own, by path prefix. */
  readonly overlays?: Readonly<Record<string, string>>;
  /** Prepares the page before it navigates, e.g. with `page.addInitScript`. */
  readonly intercept?: (page: Page) => Promise<void>;
  /** Console errors and failed requests a test provokes on purpose. Anything else fails the test. */
  readonly expectedErrors?: readonly RegExp[];
  /** `held`: the engine never arrives, what is shown was worked out at build time. Default `boots`. */
  readonly engine?: 'boots' | 'held';
  /** Whether the page may be kept on the device. Default false: it would load all of itself in every test. */
  readonly keeps?: boolean;
  /** The test calls `close` itself and judges what it says. */
  readonly checkedByTest?: boolean;
  /** Waits after navigation for this element; default: none, navigation waits for the page's load event. */
  readonly waitFor?: string;
}

/** An opened page and what was recorded of it. */
export interface OpenedPage {
  readonly page: Page;
  readonly server: StaticServer;
  /** Every address asked for, in order. */
  readonly requests: readonly string[];
  /** Console errors and uncaught exceptions, in order. */
  readonly errors: readonly string[];
  /** Loads another address of the app, e.g. `?subject=trend`. */
  goto(path: string): Promise<void>;
  /**
   * Leads the running app to another address, and waits until what it asks for is shown. The language stays that
   * of the browser where the address names none.
   */
  visit(path: string): Promise<void>;
  /** Closes page and server; fails when the page asked another origin for anything or met an unexpected error. */
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** The browser of this worker, for all files it runs; Playwright ends it with the process. */
async function launch(): Promise<Browser> {
  // One that has crashed is another file's matter.
  if (browser && !(await browser).isConnected()) browser = undefined;
  browser ??= chromium.launch({
    executablePath: inject('browserPath'),
    // What the engine is asked here is small: a second, better compilation of it costs more than it brings.
    args: [...BROWSER_FLAGS, '--js-flags=--liftoff-only'],
  });
  return browser;
}

/** Files without a name of their own content: the service worker asks for them anew, to know that they belong together. */
const REVALIDATED = ['', 'index.html', 'data/manifest.json', 'service-worker.js'];

/** Files that a page has asked for more than once. */
export const fetchedTwice = ({ requested }: StaticServer): string[] =>
  requested.filter((path, at) => requested.indexOf(path) !== at && !REVALIDATED.includes(path));

/** Opens `path` (`''`, or a query such as `?subject=trend`) of the built app in a fresh profile. */
export async function openPage(path = '', options: OpenOptions = {}): Promise<OpenedPage> {
  const server = await serveFolder(inject('dist'), {
    base: options.base ?? '/',
    faults: options.faults ?? [],
    overlays: options.overlays ?? {},
  });
  const context = await (
    await launch()
  ).newContext({
    locale: options.lang === 'en' ? 'en-GB' : 'zh-CN',
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'reduce',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    acceptDownloads: true,
    serviceWorkers: options.keeps ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const record = recordPage(page);
  if (options.engine === 'held') await context.route(/\.wasm(\.gz)?$/, () => undefined);
  await options.intercept?.(page);

  const goto = async (to: string): Promise<void> => {
    await page.goto(server.address + to, { waitUntil: 'load' });
    if (options.waitFor) await page.locator(options.waitFor).first().waitFor();
  };
  const visit = async (to: string): Promise<void> => {
    await page.evaluate(
      ([query, lang]) => {
        const address = new URL(query || '?v=1', location.href);
        if (!address.searchParams.has('lang')) address.searchParams.set('lang', lang);
        history.pushState(null, '', address.href);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      [to, options.lang ?? 'zh'] as const,
    );
    await settled(page);
  };
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= (async () => {
      await context.close();
      await server.close();
      expectClean(record, server.origin, options.expectedErrors ?? []);
    })();
    return closed;
  };
  if (TestRunner.getCurrentTest() && !options.checkedByTest) onTestFinished(close);
  await goto(path);
  return { page, server, ...record, goto, visit, close };
}

/** Opens a page of which a file arrives only when it is released. */
export async function openLate(path: string, file: RegExp): Promise<OpenedPage & { release: () => void }> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const opened = await openPage(path, {
    intercept: async (opening) => {
      await opening.route(file, async (route) => {
        await held;
        await route.continue();
      });
    },
  });
  return { ...opened, release };
}

/** A page for all tests of a `describe`, or of a file; closed, and checked, after the last of them. */
export function sharePage(path = '', options: OpenOptions = {}): () => OpenedPage {
  let opened: OpenedPage | undefined;
  beforeAll(async () => {
    opened = await openPage(path, options);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('The shared page did not open.');
    return opened;
  };
}

/** Resolves when the view of the address is there, with what it asked for. */
export const settled = (page: Page): Promise<void> =>
  page.locator('main[aria-busy=false] .view:not([aria-busy=true])').first().waitFor();

/** Resolves when the first picture is on the page. */
export const picture = (page: Page): Promise<number> => timeOfMark(page, FIRST_PICTURE);

/** Resolves when the engine answers. */
export const engine = (page: Page): Promise<number> => timeOfMark(page, ENGINE_READY);

/** The parameters of the address the page shows. */
export const queryOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

function recordPage(page: Page): { requests: string[]; errors: string[] } {
  const requests: string[] = [];
  const errors: string[] = [];
  page.context().on('request', (request: Request) => requests.push(request.url()));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error: Error) => errors.push(error.stack ?? error.message));
  return { requests, errors };
}

function expectClean(
  record: { requests: string[]; errors: string[] },
  origin: string,
  expected: readonly RegExp[],
): void {
  expect(foreignRequests(record.requests, origin).join('\n'), 'requests to another origin').toBe('');
  const unexpected = record.errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
  expect(unexpected.join('\n'), 'errors on the console').toBe('');
}

/** Addresses that leave the page's own origin. `blob:` and `data:` do not leave the page. */
export function foreignRequests(requests: readonly string[], origin: string): string[] {
  return requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== origin);
}
