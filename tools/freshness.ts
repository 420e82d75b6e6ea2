/** Builds what the tests need when it is missing or older than what it is built from. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = 'dist/index.html';
const INPUTS = ['data', 'src', 'index.html', 'vite.config.ts', 'svelte.config.js', 'package-lock.json'];

/**
 * Builds the app and its data unless they are newer than their inputs.
 * @throws Error with the build's own output when it fails
 */
export function buildWhenStale(log: (line: string) => void): void {
  if (newest(join(ROOT, BUILT)) > Math.max(...INPUTS.map((input) => newest(join(ROOT, input))))) return;
  log(`${BUILT} is older than its inputs: npm run build`);
  const result = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    // A test run calls itself another environment: what is built for it must be what is published all the same.
    env: { ...process.env, NODE_ENV: 'production' },
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error(`npm run build failed:\n${result.stdout}\n${result.stderr}`);
}

/** A build that takes longer than this has died and left its lock behind. */
const LOCK_EXPIRES = 300_000;

/** Does its work while no other test run of this working tree builds. */
export function withBuildLock<T>(work: () => T): T {
  const lock = join(ROOT, 'node_modules/.juesuan-build');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_EXPIRES) rmSync(lock, { recursive: true, force: true });
      // The builds are other processes: nothing here has to go on meanwhile.
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
  try {
    return work();
  } finally {
    rmdirSync(lock);
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
