/**
 * `npm run data`: builds `public/data` from `data/`, says what changed since what was published there before (or in the
 * folder named by `--previous`), keeps that version and those before it readable, as many as `--keep` says, and prints
 * what it published.
 *
 * `npm run publish -- --shard 2/8` does an eighth of it, by itself and anywhere; `npm run publish -- --merge` joins the
 * eighths to the same bytes; `--update` reads again what has changed since they were made, and makes again what it is in.
 * `--store s3://bucket/prefix` puts what was published into a store as well.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildData } from './build-data.ts';
import { writeChanges } from './changes.ts';
import { InconsistentData } from './inconsistent-data.ts';
import { readInputs, type Shard } from './inputs.ts';
import { mergeShards, ShardsMissing, type Merged } from './merge.ts';
import { builtFromOf, replaceFolder, temporaryBeside } from './publication.ts';
import { placeOf, S3Store, StoreError } from './object-store.ts';
import { makeShard } from './shard.ts';
import { putInStore } from './store-publication.ts';
import { textTable } from './text-table.ts';
import { keepVersions } from './versions.ts';

const ROOT = new URL('../../', import.meta.url);
/** A long list hides what to do first. */
const PROBLEMS_SHOWN = 20;

/** An option that says nothing that could be done. */
class WrongOption extends Error {}

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: fileURLToPath(new URL('data', ROOT)) },
    previous: { type: 'string' },
    keep: { type: 'string', default: '10' },
    to: { type: 'string', default: fileURLToPath(new URL('public/data', ROOT)) },
    shard: { type: 'string' },
    merge: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    shards: { type: 'string', default: fileURLToPath(new URL('.shards', ROOT)) },
    store: { type: 'string' },
    endpoint: { type: 'string' },
  },
});

const started = performance.now();
try {
  const asked = optionsOf();
  if ('shard' in asked) {
    const { from, shards } = values;
    const folder = await makeShard(from, readInputs(from), resolve(shards), asked.shard);
    process.stdout.write(`${folder} in ${elapsed()} s\n`);
  } else await publish(asked);
} catch (error) {
  if (error instanceof InconsistentData) tell('The data is inconsistent; nothing was built.', error);
  else if (error instanceof ShardsMissing)
    tell('The shards do not make the whole; nothing was published.', error);
  else if (error instanceof StoreError)
    tell(`${values.to} was published; what the store publishes is what it was before.`, error);
  else if (error instanceof WrongOption) tell('Nothing was done.', error);
  else throw error;
  process.exitCode = 1;
}

/** What is asked for: a shard, or all of it. @throws WrongOption */
function optionsOf(): { readonly shard: Shard } | { readonly keep: number; readonly store: S3Store | null } {
  const { shard, keep, store, endpoint } = values;
  if (shard !== undefined && store !== undefined)
    throw new WrongOption('A shard is put into no store; --merge joins shards and takes --store.');
  if (endpoint !== undefined && store === undefined)
    throw new WrongOption('--endpoint says where the store of --store is.');
  try {
    if (shard !== undefined) return { shard: shardOf(shard) };
    if (!/^\d+$/.test(keep)) throw new RangeError(`--keep takes a number of versions, not "${keep}"`);
    const { env } = process;
    return {
      keep: Number(keep),
      store: store === undefined ? null : new S3Store(placeOf(store, endpoint, env), env),
    };
  } catch (error) {
    throw error instanceof RangeError ? new WrongOption(error.message) : error;
  }
}

/** @throws RangeError */
function shardOf(text: string): Shard {
  const [, index = 0, count = 0] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > count)
    throw new RangeError(`--shard takes one of so many, such as 2/8, not "${text}"`);
  return { index, count };
}

async function publish({
  keep,
  store,
}: {
  readonly keep: number;
  readonly store: S3Store | null;
}): Promise<void> {
  const { from, to } = values;
  const next = temporaryBeside(to);
  try {
    const merged =
      values.merge || values.update
        ? await mergeShards(from, resolve(values.shards), next.path, { update: values.update, former: to })
        : await buildData(from, next.path);
    const kept = await putInPlace(next.path, keep);
    report(merged, kept);
    if (!store) return;
    const { written, there } = await putInStore(to, store, timeOfBuild());
    process.stdout.write(
      `${written} objects put into ${values.store}, ${there} were there, in ${elapsed()} s\n`,
    );
  } finally {
    next.remove();
  }
}

/** Builds that are to be alike to the byte are given their time, as reproducible builds are. */
function timeOfBuild(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString();
}

/** @returns the names of the versions that are kept */
async function putInPlace(next: string, keep: number): Promise<string[]> {
  const now = timeOfBuild();
  const previous = values.previous ?? values.to;
  for (;;) {
    const before = builtFromOf(previous);
    const kept = keepVersions(previous, next, keep, now);
    await writeChanges(next, previous, kept, now);
    // Another publisher may have been there in the meantime: its version is to be kept as well.
    if (builtFromOf(previous) !== before) continue;
    replaceFolder(next, values.to);
    return kept.map(({ name }) => name);
  }
}

function report({ manifest: { tables, parts, snapshots }, leftOut }: Merged, kept: readonly string[]): void {
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
    )}\n\n${kept.length === 0 ? '' : `Earlier versions kept: ${kept.join(', ')}\n`}${values.to} in ${elapsed()} s\n`,
  );
  if (leftOut)
    tell(`Documents left out, for they are inconsistent: ${leftOut.documents.join(', ')}.`, leftOut);
}

function elapsed(): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

function tell(head: string, { message }: Error): void {
  const sentences = message.split('\n');
  const hidden = sentences.length - PROBLEMS_SHOWN;
  process.stderr.write(
    `${[head, ...sentences.slice(0, PROBLEMS_SHOWN)].join('\n')}\n${hidden > 0 ? `… and ${hidden} more.\n` : ''}`,
  );
}
