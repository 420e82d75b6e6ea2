/** Before the browser tests: a browser to drive, and the app built from what is in the working tree. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ensureBrowser, ensureOtherEngines, type WebKitPrograms } from '#tools/browser.ts';
import { buildWhenStale, withBuildLock } from '#tools/freshness.ts';
import { ensureOldestChromium } from '#tools/oldest-chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Executable of the browser the tests drive. */
    browserPath: string;
    /** Executable of Firefox, null where there is none. */
    firefoxPath: string | null;
    /** Executable of the oldest Chromium the page is built for, null where it cannot be had. */
    oldestChromiumPath: string | null;
    /** What drives WebKit, null where it cannot be had. */
    webkit: WebKitPrograms | null;
    /** Folder of the built app: this run's own, whatever is built meanwhile. */
    dist: string;
  }
}

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/**
 * Finds or installs a browser, builds data and app when they are older than their inputs, and returns what
 * cleans up after the tests.
 */
export default function setup(project: TestProject): () => void {
  project.provide('browserPath', ensureBrowser(announce));
  const { firefox, webkit } = ensureOtherEngines(announce);
  const oldest = ensureOldestChromium(announce);
  const missing = Object.entries({ Firefox: firefox, WebKit: webkit, 'Chromium 86': oldest })
    .flatMap(([name, found]) => (found ? [] : [name]))
    .join(' and ');
  if (missing && process.env['CI']) throw new Error(`${missing} could not be found or installed.`);
  if (missing) announce(`${missing} could not be found or installed: the page is not tried there.`);
  project.provide('firefoxPath', firefox);
  project.provide('webkit', webkit);
  project.provide('oldestChromiumPath', oldest);
  // Beside the packages: nothing looks for sources there.
  const dist = mkdtempSync(`${MODULES}.juesuan-tested-`);
  withBuildLock(() => {
    buildWhenStale(announce);
    // A later build does not reach the copy.
    cpSync(DIST, dist, { recursive: true });
  });
  project.provide('dist', dist);
  return () => rmSync(dist, { recursive: true, force: true });
}

function announce(line: string): void {
  process.stdout.write(`${line}\n`);
}
