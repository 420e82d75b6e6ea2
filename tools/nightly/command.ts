/**
 * `npm run nightly [-- --seeds N] [--first N]`: what takes too long for every change. Reads damaged documents by the
 * thousand, beside the repository's own those in `../shared` where they are.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pdfsIn, sweepPdfs } from './pdf-sweep.ts';
import { sweepTexts, textsIn } from './text-sweep.ts';

const SHARED = resolve(
  process.env['JUESUAN_SOURCES'] ?? resolve(import.meta.dirname, '../../../shared/sources'),
  '..',
);

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.first) + index);
const folders = ['cases/pdf', 'corpus']
  .map((name) => resolve(SHARED, name))
  .filter((folder) => existsSync(folder));
const say = (text: string): void => void process.stdout.write(text);
const faults =
  (await sweepPdfs(pdfsIn(folders), seeds, say)) + (await sweepTexts(textsIn(SHARED), seeds.length, say));
process.exitCode = faults === 0 ? 0 : 1;
