/**
 * `npm run data`: builds `public/data` from `data/`, says what changed since what was published there before (or in the
 * folder named by `--previous`), and prints what it published.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildData, InconsistentData } from './build-data.ts';
import { readVersion, writeChanges } from './changes.ts';
import { textTable } from './text-table.ts';

const ROOT = new URL('../../', import.meta.url);
/** A long list hides what to do first. */
const PROBLEMS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: fileURLToPath(new URL('data', ROOT)) },
    previous: { type: 'string' },
    to: { type: 'string', default: fileURLToPath(new URL('public/data', ROOT)) },
  },
});

try {
  const started = performance.now();
  const before = await readVersion(values.previous ?? values.to);
  const { manifest, leftOut } = await buildData(values.from, values.to);
  await writeChanges(values.to, before, new Date().toISOString());
  const { tables, parts, snapshots } = manifest;
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
  if (leftOut)
    tell(`Documents left out, for they are inconsistent: ${leftOut.documents.join(', ')}.`, leftOut);
} catch (error) {
  if (!(error instanceof InconsistentData)) throw error;
  tell('The data is inconsistent; nothing was built.', error);
  process.exitCode = 1;
}

function tell(head: string, { message }: InconsistentData): void {
  const sentences = message.split('\n');
  const hidden = sentences.length - PROBLEMS_SHOWN;
  process.stderr.write(
    `${[head, ...sentences.slice(0, PROBLEMS_SHOWN)].join('\n')}\n${hidden > 0 ? `… and ${hidden} more.\n` : ''}`,
  );
}
