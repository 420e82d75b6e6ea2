/** `npm run data`: builds `public/data` from `data/` and prints what it published. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildData, InconsistentData } from './build-data.ts';
import { textTable } from './text-table.ts';

const ROOT = new URL('../../', import.meta.url);
/** A long list hides what to do first. */
const PROBLEMS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: fileURLToPath(new URL('data', ROOT)) },
    to: { type: 'string', default: fileURLToPath(new URL('public/data', ROOT)) },
  },
});

try {
  const started = performance.now();
  const { tables, parts, snapshots } = await buildData(values.from, values.to);
  const total = (files: readonly { rows: number; bytes: number }[]): [number, number] => [
    files.reduce((sum, { rows }) => sum + rows, 0),
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  ];
  process.stdout.write(
    `${textTable(
      ['file', 'rows', 'bytes'],
      [
        ...tables.map(({ path, rows, bytes }): [string, number, number] => [path, rows, bytes]),
        [`${parts.length} parts`, ...total(parts)],
        [`${snapshots.length} snapshots`, ...total(snapshots)],
      ],
    )}\n\n${values.to} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
} catch (error) {
  if (!(error instanceof InconsistentData)) throw error;
  const shown = error.message.split('\n').slice(0, PROBLEMS_SHOWN);
  const hidden = error.message.split('\n').length - shown.length;
  process.stderr.write(
    `The data is inconsistent; nothing was built.\n${shown.join('\n')}\n${hidden > 0 ? `… and ${hidden} more.\n` : ''}`,
  );
  process.exitCode = 1;
}
