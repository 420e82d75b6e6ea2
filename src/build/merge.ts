/**
 * Joins the shards of a data folder into what is published. Which shards there were leaves no trace: what only all
 * documents together tell (names of codes, ids that stand twice, peers) is settled here, and documents whose audit knew
 * less are audited again.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PEER_TABLES, runAudit } from '#audit/run-audit.ts';
import type { AccountDocument } from '#model/tables.ts';
import { groupBy } from '#ingest/group-by.ts';
import { PARTED_TABLES, type Manifest } from '#warehouse/published/manifest.ts';
import { Country, type PartRows } from './country.ts';
import { InconsistentData } from './inconsistent-data.ts';
import { FolderHashes } from './folder-hashes.ts';
import { FormerParts } from './former-parts.ts';
import { bodyOf, builtFrom, programHash, readInputs, shardName, type Inputs } from './inputs.ts';
import { openNodeEngine, readAuditFiles } from './node-engine.ts';
import { replaceFolder, sha256Of, temporaryBeside } from './publication.ts';
import { settle } from './settle.ts';
import { leftOutOf, readFrom, ShardRows, taughtBy } from './shard-rows.ts';
import {
  AuditNotRun,
  keepShard,
  placesOf,
  readPublishableRegister,
  readShard,
  shortestNames,
} from './shard.ts';
import type { Place } from './tables.ts';

/** What was published. */
export interface Merged {
  readonly manifest: Manifest;
  /** What is wrong with the documents that are left out. */
  readonly leftOut: InconsistentData | null;
}

/** More documents than released are not deposited in one archive: their Parquet is what is deposited. */
const MOST = { released: 2000, held: 50 };

/** How shards are joined. */
export interface MergeOptions {
  /** Whether bodies whose documents have changed since the shards were made are read again here. */
  readonly update?: boolean;
  /** Folder of the publication before, of which what has not changed is taken; `to` where none is named. */
  readonly former?: string;
  /** The most documents that are published as one archive besides, and of which the engine holds all figures. */
  readonly most?: { readonly released: number; readonly held: number };
}

/** The shards do not make the whole: nothing was published. The message says what to do. */
export class ShardsMissing extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ShardsMissing';
  }
}

/**
 * Publishes in `to` what the shards in `shards` hold of the data folder `from`. `to` is replaced as a whole, and only when
 * everything succeeded. Whether anything was taken from a publication before leaves no trace.
 * @throws ShardsMissing, InconsistentData, AuditNotRun
 */
export async function mergeShards(
  from: string,
  shards: string,
  to: string,
  { update = false, former: before = to, most = MOST }: MergeOptions = {},
): Promise<Merged> {
  const inputs = readInputs(from, update ? new FolderHashes(join(shards, 'folders.json')) : undefined);
  const sources = update ? await upToDate(from, inputs, shards) : completeShards(inputs, shards);
  const again = mkdtempSync(join(tmpdir(), 'juesuan-again-'));
  const building = temporaryBeside(to);
  try {
    await settle(from, inputs, sources, again);
    const leftOut = leftOutOf(sources);
    const { register } = readPublishableRegister(from);
    const documents = (await Promise.all(sources.map((source) => source.read('documents')))).flat();
    if (documents.length === 0) throw new InconsistentData(leftOut);
    const valuesOf = <T>(rows: readonly { readonly value: T }[]): T[] => rows.map(({ value }) => value);
    const country = new Country(building.path, {
      entities: valuesOf(register.entities),
      classification: [...valuesOf(register.classification), ...shortestNames(sources.flatMap(taughtBy))],
      builtFrom: builtFrom(inputs),
      synthetic: false,
      isReleased: documents.length <= most.released,
      hasMart: documents.length > most.held,
    });
    const former = new FormerParts(`${programHash()} ${inputs.common}`, {
      notes: join(shards, 'parts.json'),
      from: before,
      to: building.path,
    });
    await addParts(country, sources, documents, await compareAll(country, sources, documents), former);
    const manifest = await country.finish(former);
    replaceFolder(building.path, to);
    former.save();
    return { manifest, leftOut: leftOut.length > 0 ? new InconsistentData(leftOut) : null };
  } finally {
    building.remove();
    rmSync(again, { recursive: true, force: true });
  }
}

/** Names of shards that were made of what had changed since others were. */
const LATER = /^later-[0-9a-f]{16}$/;

/**
 * Shards of whatever number and age, each with the bodies whose documents are still what it read; bodies that are in none
 * make further shards, which are kept. Of those that were kept before, what nobody needs goes.
 */
async function upToDate(from: string, inputs: Inputs, shards: string): Promise<ShardRows[]> {
  const folders = groupBy([...inputs.folders.keys()], bodyOf);
  const wanted = new Set(folders.keys());
  const sources: ShardRows[] = [];
  const names = existsSync(shards) ? readdirSync(shards).sort() : [];
  for (const name of names.filter((one) => SHARD.test(one) || LATER.test(one))) {
    const manifest = readShard(join(shards, name));
    const folder = join(shards, name);
    if (manifest?.common !== inputs.common || manifest.program !== programHash()) {
      if (LATER.test(name)) rmSync(folder, { recursive: true, force: true });
      continue;
    }
    const source = new ShardRows(folder, manifest);
    const held = groupBy(Object.keys(manifest.folders), bodyOf);
    for (const [body, own] of held) {
      const now = folders.get(body) ?? [];
      const isCurrent =
        now.length === own.length &&
        now.every((folder) => manifest.folders[folder] === inputs.folders.get(folder));
      if (!isCurrent || !wanted.delete(body)) source.passed.add(body);
    }
    if (source.passed.size < held.size) sources.push(source);
    else if (LATER.test(name)) rmSync(folder, { recursive: true, force: true });
  }
  const left = [...wanted];
  while (left.length > 0) {
    const later = left.splice(0, MOST_LATER).flatMap((body) => folders.get(body)!);
    const own = later.map((folder) => `${folder} ${inputs.folders.get(folder)}`);
    const made = sha256Of([programHash(), inputs.common, ...own].join('\n'));
    const folder = await keepShard(from, inputs, later, join(shards, `later-${made.slice(0, 16)}`));
    sources.push(new ShardRows(folder, readShard(folder)!));
  }
  return sources;
}

/** Bodies of such a shard: more would fill the memory. */
const MOST_LATER = 100;

/** Names of shards that are one of so many. */
const SHARD = /^\d+-of-(\d+)-[0-9a-f]{16}$/;

/** The shards of the present data, the fewest that make the whole. @throws ShardsMissing */
function completeShards(inputs: Inputs, shards: string): ShardRows[] {
  const there = existsSync(shards) ? readdirSync(shards) : [];
  const counts = [...new Set(there.flatMap((name) => SHARD.exec(name)?.[1] ?? []))]
    .map(Number)
    .sort((a, b) => a - b);
  const complaints: string[] = [];
  for (const count of counts) {
    const found = Array.from({ length: count }, (_, at) => {
      const folder = join(shards, shardName(inputs, { index: at + 1, count }));
      const manifest = readShard(folder);
      if (manifest === null) complaints.push(complaint(inputs, shards, there, folder, `${at + 1}/${count}`));
      return manifest && new ShardRows(folder, manifest);
    });
    if (found.every((one) => one !== null)) return found;
  }
  throw new ShardsMissing(complaints.length > 0 ? complaints.join('\n') : `${shards} holds no shard.`);
}

/** What is the matter with a shard that cannot be used, and what to do. */
function complaint(
  inputs: Inputs,
  shards: string,
  there: readonly string[],
  folder: string,
  shard: string,
): string {
  const again = `run --shard ${shard} again`;
  if (existsSync(folder)) return `Shard ${shard} is damaged: ${again}.`;
  const prefix = `${shard.replace('/', '-of-')}-`;
  const other = there
    .filter((name) => name.startsWith(prefix))
    .map((name) => readShard(join(shards, name)))
    .find((one) => one !== null);
  if (!other) return `Shard ${shard} is not there: run --shard ${shard}.`;
  if (other.common !== inputs.common)
    return `Shard ${shard} is of another data version, with other codes or rules: ${again}.`;
  const changed = Object.entries(other.folders).find(([name, hash]) => inputs.folders.get(name) !== hash);
  return changed
    ? `Shard ${shard} is of another data version, in which documents/${changed[0]} is another: ${again}.`
    : `Shard ${shard} is of another data version, or was made by another program: ${again}.`;
}

type PeerRows = Pick<PartRows, 'findings' | 'audit_outcomes'>;

/** What the rules over peers say, of all documents beside each other. @throws AuditNotRun */
async function compareAll(
  { options: { entities, classification } }: Country,
  sources: readonly ShardRows[],
  documents: readonly AccountDocument[],
): Promise<PeerRows> {
  const engine = await openNodeEngine({ tables: { entities, documents, classification } });
  try {
    for (const table of ['facts', 'projects', 'indicators'])
      await readFrom(
        engine,
        table,
        sources.flatMap((source) => source.pathsOf(table)),
      );
    for (const table of PEER_TABLES) {
      const kept = sources.flatMap((source) => {
        return source
          .pathsOf(table)
          .map((path) => `SELECT * FROM read_parquet(${path}) WHERE ${source.taken()}`);
      });
      await engine.run(`CREATE TEMP TABLE kept_${table} AS ${kept.join(' UNION ALL ')}`);
    }
    const all = documents.map(({ document_id }) => document_id);
    const { findings, tallies, notRun } = await runAudit((sql) => engine.run(sql), readAuditFiles(), {
      documents: [],
      groups: [{ peers: all, of: all }],
      alone: false,
    });
    if (notRun.length > 0) throw new AuditNotRun(notRun);
    return { findings, audit_outcomes: tallies };
  } finally {
    engine.close();
  }
}

/** Publishes province by province, of each the years in order; what was made from the same before is taken. */
async function addParts(
  country: Country,
  sources: readonly ShardRows[],
  documents: readonly AccountDocument[],
  peers: PeerRows,
  former: FormerParts,
): Promise<void> {
  const places = placesOf(country.options.entities, documents);
  const ofPlace = [...groupBy(documents, ({ document_id }) => nameOf(places.get(document_id)!))];
  const sourceOf = new Map(
    sources.flatMap((source) =>
      Object.keys(source.manifest.folders).flatMap((folder) =>
        source.isTaken({ document_id: folder }) ? [[folder, source.content] as const] : [],
      ),
    ),
  );
  const peerRows = {
    findings: groupBy(peers.findings, ({ document_id }) => document_id),
    audit_outcomes: groupBy(peers.audit_outcomes, ({ document_id }) => document_id),
  };
  for (const [, own] of ofPlace.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ids = own.map(({ document_id }) => document_id).sort();
    const place = places.get(ids[0]!)!;
    const compared = {
      findings: ids.flatMap((id) => peerRows.findings.get(id) ?? []),
      audit_outcomes: ids.flatMap((id) => peerRows.audit_outcomes.get(id) ?? []),
    };
    const key = sha256Of(JSON.stringify([ids.map((id) => [id, sourceOf.get(id)]), place, compared]));
    const made = former.part(key);
    const isKept = ({ document_id }: { document_id: string }): boolean =>
      country.options.isReleased || country.shown.includes(bodyOf(document_id));
    if (made && !own.some(isKept)) country.addMade(made, { ...NO_ROWS, documents: own });
    else {
      const rows = { ...(await rowsOfPlace(sources, place, compared)), documents: own };
      if (made) country.addMade(made, rows);
      else former.notePart(key, country.add(place, rows));
    }
  }
}

const NO_ROWS = Object.fromEntries(PARTED_TABLES.map((table) => [table, []])) as unknown as PartRows;

/** Of provinces in order of their names, and of years in theirs. */
const nameOf = ({ province, year }: Place): string => `${province} ${year}`;

async function rowsOfPlace(
  sources: readonly ShardRows[],
  place: Place,
  compared: PeerRows,
): Promise<Omit<PartRows, 'documents'>> {
  const rows: Record<string, readonly object[]> = {};
  for (const table of PARTED_TABLES) {
    const own = await Promise.all(sources.map((source) => source.read(table, place)));
    rows[table] = [...own.flat(), ...(table in compared ? compared[table as keyof PeerRows] : [])];
  }
  return rows as unknown as Omit<PartRows, 'documents'>;
}
