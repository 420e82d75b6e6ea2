/**
 * `npm run synthetic -- --bodies 3400 --years 2 --to FOLDER`: publishes a made-up country, for measuring how
 * the product holds at national size. It is marked as synthetic and never part of the default build.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readClassification } from '#build/data-folder.ts';
import { publishNational } from './national.ts';
import { textTable } from '#build/text-table.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { rowsOfTable } from '#warehouse/published/manifest.ts';

const ROOT = new URL('../../', import.meta.url);

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    bodies: { type: 'string', default: '3400' },
    years: { type: 'string', default: '1' },
    last: { type: 'string', default: '2024' },
    to: { type: 'string', default: fileURLToPath(new URL('node_modules/.synthetic', ROOT)) },
  },
});
const [seed, bodies, count, last] = [values.seed, values.bodies, values.years, values.last].map(Number);
if (![seed, bodies, count, last].every((number) => Number.isInteger(number) && number! > 0)) {
  throw new RangeError('--seed, --bodies, --years and --last are whole numbers above 0.');
}

const started = performance.now();
const manifest = await publishNational({
  seed: seed!,
  bodies: bodies!,
  years: Array.from({ length: count! }, (_, at) => last! - count! + 1 + at),
  classification: readClassification(fileURLToPath(new URL('data', ROOT))),
  to: values.to,
});
process.stdout.write(
  `${textTable(
    ['table', 'rows', 'bytes'],
    TABLE_NAMES.map((table) => {
      const files = [...manifest.tables, ...manifest.parts].filter((file) => file.table === table);
      return [table, rowsOfTable(manifest, table), files.reduce((sum, { bytes }) => sum + bytes, 0)];
    }),
  )}\n\n${manifest.parts.length} parts, ${manifest.snapshots.length} first answers, in ${values.to}; ` +
    `${((performance.now() - started) / 1000).toFixed(1)} s\n`,
);
