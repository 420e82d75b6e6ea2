/**
 * `npm run data`: builds `public/data` from `data/`, says what changed since what was published there before (or in the
 * folder named by `--previous`), keeps that version and those before it readable, as many as `--keep` says, and prints
 * what it published.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildData, InconsistentData } from './build-data.ts';
import { readVersion, writeChanges } from './changes.ts';
import { textTable } from './text-table.ts';
import { keepVersions } from './versions.ts';

const ROOT = new URL('../../', import.meta.url);
/** A long list hides what to do first. */
const PROBLEMS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: fileURLToPath(new URL('data', ROOT)) },
    previous: { type: 'string' },
    keep: { type: 'string', default: '10' },
    to: { type: 'string', default: fileURLToPath(new URL('public/data', ROOT)) },
  },
});

const next = `${values.to}.next`;
try {
  const started = performance.now();
  const now = new Date().toISOString();
  const keep = /^\d+$/.test(values.keep) ? Number(values.keep) : NaN;
  if (Number.isNaN(keep)) throw new RangeError(`--keep takes a number of versions, not "${values.keep}"`);
  const previous = values.previous ?? values.to;
  const { manifest, leftOut } = await buildData(values.from, next);
  const kept = keepVersions(previous, next, keep, now);
  await writeChanges(next, await readVersion(previous), kept, now);
  // What was published is put aside and not away: it holds the versions before it.
  const before = `${values.to}.before`;
  rmSync(before, { recursive: true, force: true });
  if (existsSync(values.to)) renameSync(values.to, before);
  renameSync(next, values.to);
  rmSync(before, { recursive: true, force: true });
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
    )}\n\n${kept.length === 0 ? '' : `Earlier versions kept: ${kept.map(({ name }) => name).join(', ')}\n`}${values.to} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
  if (leftOut)
    tell(`Documents left out, for they are inconsistent: ${leftOut.documents.join(', ')}.`, leftOut);
} catch (error) {
  if (!(error instanceof InconsistentData)) throw error;
  tell('The data is inconsistent; nothing was built.', error);
  process.exitCode = 1;
} finally {
  rmSync(next, { recursive: true, force: true });
}

function tell(head: string, { message }: InconsistentData): void {
  const sentences = message.split('\n');
  const hidden = sentences.length - PROBLEMS_SHOWN;
  process.stderr.write(
    `${[head, ...sentences.slice(0, PROBLEMS_SHOWN)].join('\n')}\n${hidden > 0 ? `… and ${hidden} more.\n` : ''}`,
  );
}
