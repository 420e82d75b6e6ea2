/** Finds or fetches the oldest Chromium the page is built for: the tests that try every engine drive it as well. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** A package that holds Chromium 86.0.4240 for Linux, and the digest of its archive; distributions keep no old ones. */
const PACKAGE = 'chrome-aws-lambda@5.3.1';
const DIGEST = 'KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==';

const KEPT = fileURLToPath(new URL('../node_modules/.juesuan-chromium-86', import.meta.url));

/** Path of Chromium 86: `OLDEST_CHROME_PATH`, else the one fetched here once. Null where it cannot be had. */
export function ensureOldestChromium(log: (line: string) => void): string | null {
  const named = process.env['OLDEST_CHROME_PATH'];
  if (named) return existsSync(named) ? named : null;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const program = join(KEPT, 'chromium');
  if (existsSync(program)) return program;
  log('Fetching Chromium 86 …');
  mkdirSync(KEPT, { recursive: true });
  const folder = mkdtempSync(join(KEPT, 'fetched-'));
  try {
    const packed = spawnSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], {
      encoding: 'utf8',
    });
    if (packed.status !== 0) return null;
    const archive = join(folder, packed.stdout.trim());
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== DIGEST) return null;
    const inside = 'package/bin/chromium.br';
    if (spawnSync('tar', ['-xzf', archive, '-C', folder, inside]).status !== 0) return null;
    const fetched = join(folder, 'chromium');
    writeFileSync(fetched, brotliDecompressSync(readFileSync(join(folder, inside))));
    chmodSync(fetched, 0o755);
    // Whole or not at all: another run may look for it meanwhile.
    renameSync(fetched, program);
    return program;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
