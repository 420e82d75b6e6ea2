import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findBrowser } from '#tools/browser.ts';

/** A program that does nothing but end with a status, named as the browser to use. */
function nameBrowser(status: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const program = join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\nexit ${status}\n`);
  chmodSync(program, 0o755);
  vi.stubEnv('CHROME_PATH', program);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return program;
}

test.skipIf(process.platform === 'win32')('a browser named in CHROME_PATH is taken before any other', () => {
  const program = nameBrowser(0);
  expect(findBrowser()).toBe(program);
});

test.skipIf(process.platform === 'win32')('a program that does not start is no browser', () => {
  const program = nameBrowser(1);
  expect(findBrowser()).not.toBe(program);
});
