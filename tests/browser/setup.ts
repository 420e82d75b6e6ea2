/** Before the browser tests: a browser to drive, and the app built from what is in the working tree. */
import type { TestProject } from 'vitest/node';
import { ensureBrowser } from '#build/browser.ts';
import { buildWhenStale } from '#build/freshness.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Executable of the browser the tests drive. */
    browserPath: string;
  }
}

/** Finds or installs a browser, builds data and app when they are older than their inputs. */
export default function setup(project: TestProject): void {
  project.provide('browserPath', ensureBrowser(announce));
  buildWhenStale('app', announce);
}

function announce(line: string): void {
  process.stdout.write(`${line}\n`);
}
