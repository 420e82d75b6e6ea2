/**
 * Joins the shards of a data folder into what is published. Which shards there were leaves no trace: what only all
 * documents together tell (names of codes, ids that stand twice, peers) is settled here, and documents whose audit knew
 * less are audited again.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PEER_TABLES, runAudit } from '#audit/run-audit.ts';
import type { AccountDocument, Row } from '#model/tables.ts';
import { groupBy } from '#ingest/group-by.ts';
import { PARTED_TABLES, type Manifest, type PartedTable } from '#warehouse/published/manifest.ts';
import { Country, type PartRows } from './country.ts';
import { InconsistentData } from './inconsistent-data.ts';
import { builtFrom, readInputs, shardName, type Inputs } from './inputs.ts';
import { openNodeEngine, readAuditFiles } from './node-engine.ts';
import { replaceFolder, temporaryBeside } from './publication.ts';
import { settle } from './settle.ts';
import { leftOutOf, readFrom, ShardRows, taughtBy } from './shard-rows.ts';
import {
  AuditNotRun,
  readPublishableRegister,
  readShard,
  shortestNames,
  type ShardManifest,
  type ShardTable,
} from './shard.ts';

/** What was published. */
export interface Merged {
  readonly manifest: Manifest;
  /** What is wrong with the documents that are left out. */
  readonly leftOut: InconsistentData | null;
}

/** More documents than these are not deposited in one archive: their Parquet is what is deposited. */
const MOST_RELEASED = 2000;

/** Up to so many the engine holds all figures there are. */
const MOST_HELD = 50;

/** The shards do not make the whole: nothing was published. The message says what to do. */
export class ShardsMissing extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ShardsMissing';
  }
}

/**
 * Publishes in `to` what the shards in `shards` hold of the data folder `from`. `to` is replaced as a whole, and only when
 * everything succeeded.
 * @throws ShardsMissing, InconsistentData, AuditNotRun
 */
export async function mergeShards(from: string, shards: string, to: string): Promise<Merged> {
  const inputs = readInputs(from);
  const sources = completeShards(inputs, shards).map(
    ({ folder, manifest }) => new ShardRows(folder, manifest),
  );
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
      isReleased: documents.length <= MOST_RELEASED,
      hasMart: documents.length > MOST_HELD,
    });
    await addParts(country, sources, documents, await compareAll(country, sources, documents));
    const manifest = await country.finish();
    replaceFolder(building.path, to);
    return { manifest, leftOut: leftOut.length > 0 ? new InconsistentData(leftOut) : null };
  } finally {
    building.remove();
    rmSync(again, { recursive: true, force: true });
  }
}

/** The shards of the present data, the fewest that make the whole. @throws ShardsMissing */
function completeShards(inputs: Inputs, shards: string): { folder: string; manifest: ShardManifest }[] {
  const there = existsSync(shards) ? readdirSync(shards) : [];
  const counts = [...new Set(there.flatMap((name) => /^\d+-of-(\d+)-[0-9a-f]{16}$/.exec(name)?.[1] ?? []))]
    .map(Number)
    .sort((a, b) => a - b);
  const complaints: string[] = [];
  for (const count of counts) {
    const found = Array.from({ length: count }, (_, at) => {
      const folder = join(shards, shardName(inputs, { index: at + 1, count }));
      const manifest = readShard(folder);
      if (manifest === null) complaints.push(complaint(inputs, shards, there, folder, `${at + 1}/${count}`));
      return manifest && { folder, manifest };
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
    return `Shard ${shard} is of another data version, with other bodies, codes or rules: ${again}.`;
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

/** Publishes province by province, of each the years in order. */
async function addParts(
  country: Country,
  sources: readonly ShardRows[],
  documents: readonly AccountDocument[],
  peers: PeerRows,
): Promise<void> {
  const years = new Map(documents.map(({ document_id, fiscal_year }) => [document_id, fiscal_year]));
  const yearOf = ({ document_id }: { document_id: string }): string => String(years.get(document_id));
  const peerRows = {
    findings: groupBy(peers.findings, ({ document_id }) => document_id),
    audit_outcomes: groupBy(peers.audit_outcomes, ({ document_id }) => document_id),
  };
  const provinces = sources.flatMap(({ manifest }) =>
    manifest.files.flatMap(({ province }) => province ?? []),
  );
  for (const province of [...new Set(provinces)].sort()) {
    const rowsFrom = async <N extends ShardTable>(table: N): Promise<Row<N>[]> =>
      (await Promise.all(sources.map((source) => source.read(table, province)))).flat();
    const own = await rowsFrom('documents');
    const tables = new Map<PartedTable, Map<string, Row<PartedTable>[]>>();
    for (const table of PARTED_TABLES) {
      const rows = (await rowsFrom(table)) as Row<PartedTable>[];
      if (table === 'findings' || table === 'audit_outcomes')
        for (const { document_id } of own)
          rows.push(...((peerRows[table].get(document_id) ?? []) as Row<PartedTable>[]));
      tables.set(table, groupBy(rows, yearOf as (row: Row<PartedTable>) => string));
    }
    for (const [year, ofYear] of [...groupBy(own, yearOf)].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const part = Object.fromEntries(
        PARTED_TABLES.map((table) => [table, tables.get(table)!.get(year) ?? []]),
      );
      country.add({ province, year: Number(year) }, { ...(part as unknown as PartRows), documents: ofYear });
    }
  }
}
