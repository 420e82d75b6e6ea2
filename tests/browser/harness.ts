/**
 * Opens the built app in a real browser, on a server of its own, and watches what it does: errors on the
 * console, exceptions, requests. A test says what it expects to see; what it must never see — a request
 * to another origin, an unexpected error — is checked here, for every test.
 *
 * Inside a test, a page closes and is checked when the test ends. A page opened in `beforeAll` is closed
 * with `await opened.close()`, which checks it the same way.
 */
import { chromium, type Browser, type ConsoleMessage, type Page, type Request } from 'playwright-core';
import { afterAll, expect, inject, onTestFinished, TestRunner } from 'vitest';
import { BROWSER_FLAGS } from '#build/browser.ts';
import { serveFolder, type FaultRule, type StaticServer } from '#build/static-server.ts';

/** How a page is opened. */
export interface OpenOptions {
  /** Language the browser prefers. Default `zh`. */
  readonly lang?: 'zh' | 'en';
  /** Default 1280 × 800. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
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
  /** Goes to another address of the app, e.g. `?subject=trend`. */
  goto(path: string): Promise<void>;
  /** Closes page and server; fails when the page asked another origin for anything or met an unexpected error. */
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

function launch(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: inject('browserPath'), args: [...BROWSER_FLAGS] });
  return browser;
}

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
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const record = recordPage(page);
  await options.intercept?.(page);

  const goto = async (to: string): Promise<void> => {
    await page.goto(server.address + to, { waitUntil: 'load' });
    if (options.waitFor) await page.locator(options.waitFor).first().waitFor();
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
  return { page, server, ...record, goto, close };
}

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
