/** Builds what the tests need when it is missing or older than what it is built from. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TARGETS = {
  data: {
    product: 'public/data/manifest.json',
    inputs: ['data', 'src/model', 'src/warehouse', 'src/audit', 'src/build', 'package-lock.json'],
    command: ['run', 'data'],
  },
  app: {
    product: 'dist/index.html',
    inputs: ['data', 'src', 'index.html', 'vite.config.ts', 'svelte.config.js', 'package-lock.json'],
    command: ['run', 'build'],
  },
} as const;

/**
 * Builds `public/data` (`data`) or that and `dist` (`app`) unless it is newer than its inputs.
 * @throws Error with the build's own output when it fails
 */
export function buildWhenStale(target: keyof typeof TARGETS, log: (line: string) => void): void {
  const { product, inputs, command } = TARGETS[target];
  const built = statSync(join(ROOT, product), { throwIfNoEntry: false })?.mtimeMs ?? -1;
  if (built > Math.max(...inputs.map((input) => newest(join(ROOT, input))))) return;
  log(`${product} is older than its inputs: npm ${command.join(' ')}`);
  const result = spawnSync('npm', [...command], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Error(`npm ${command.join(' ')} failed:\n${result.stdout}\n${result.stderr}`);
  }
}

/** Time of the latest change under a path, in milliseconds; -1 when there is nothing. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return -1;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files removed.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}
