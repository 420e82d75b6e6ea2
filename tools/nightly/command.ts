/**
 * `npm run nightly [-- --seeds N] [--first N]`: what takes too long for every change. Reads damaged documents by the
 * thousand, beside the repository's own those in `../shared` where they are, reads every made-up disclosure, scans some whose
 * figures are known, and holds every view in every language, scheme and
 * width against the rules of accessibility.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readRegistry } from '#build/data-folder.ts';
import { sweepParquet } from './parquet-sweep.ts';
import { pdfsIn, sweepPdfs } from './pdf-sweep.ts';
import { sweepScans } from './scan-sweep.ts';
import { sweepTexts, textsIn } from './text-sweep.ts';

const SHARED = resolve(
  process.env['JUESUAN_SOURCES'] ?? resolve(import.meta.dirname, '../../../shared/sources'),
  '..',
);

/** Six tables, each so often: 2,100 files. */
const PARQUET_ROUNDS = 350;

/** Made-up disclosures in each condition: a page takes some ten seconds. */
const SCAN_ROUNDS = 2;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.first) + index);
const folders = ['cases/pdf', 'corpus']
  .map((name) => resolve(SHARED, name))
  .filter((folder) => existsSync(folder));
const say = (text: string): void => void process.stdout.write(text);
/** Tests that try some by day and all by night: views in both languages, schemes and widths, files of the data, states of the page, made-up disclosures. */
const SWEEPS = [
  'tests/browser/accessibility.test.ts',
  'tests/browser/data-faults.test.ts',
  'tests/browser/haste.test.ts',
  'tests/source/mutation.test.ts',
  'tests/source/other-formats.test.ts',
  'tests/source/removal.test.ts',
  'tests/unit/ingest/made-up-disclosures.test.ts',
  'tests/unit/build/shards.test.ts',
  'tests/unit/tools/engines.test.ts',
];

const { status } = spawnSync('npx', ['vitest', 'run', ...SWEEPS], {
  stdio: 'inherit',
  env: { ...process.env, JUESUAN_EVERY: '1' },
});
const faults =
  (status === 0 ? 0 : 1) +
  (await sweepParquet(resolve(import.meta.dirname, '../../public/data'), PARQUET_ROUNDS, say)) +
  (await sweepPdfs(pdfsIn(folders), seeds, say)) +
  (await sweepTexts(textsIn(SHARED), seeds, say)) +
  (await sweepScans(SHARED, readRegistry(resolve(import.meta.dirname, '../../data')), SCAN_ROUNDS, say));
process.exitCode = faults === 0 ? 0 : 1;
