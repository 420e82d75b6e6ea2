/**
 * The documents of some bodies, read, checked and audited: what one process does of a publication. It stands in a folder
 * of Parquet, by table, province and year, and is not to be told from one that was made elsewhere or again.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEER_TABLES, runAudit, type RuleNotRun } from '#audit/run-audit.ts';
import { groupBy } from '#ingest/group-by.ts';
import { validateData, type Data } from '#model/invariants.ts';
import type { AccountDocument, Entity, Row } from '#model/tables.ts';
import { PARTED_TABLES, provinceSlug, type PartedTable } from '#warehouse/published/manifest.ts';
import type { FolderTable } from '#ingest/document-files.ts';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';
import {
  documentFolders,
  noDocuments,
  readDocuments,
  readRegister,
  taughtNames,
  validateFolders,
  type Register,
} from './data-folder.ts';
import { InconsistentData } from './inconsistent-data.ts';
import { bodyOf, isOfShard, programHash, shardName, type Inputs, type Shard } from './inputs.ts';
import { openNodeEngine, readAuditFiles } from './node-engine.ts';
import { publish, sha256Of, temporaryBeside, writeFiles, type Publication } from './publication.ts';
import { KEYS, tableRows, type Place } from './tables.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';
import type { Located, Problem } from '#model/problem.ts';

/** A name that documents teach of a code, and the first folder that prints it so. */
export type TaughtName = Row<'classification'> & { readonly folder: string };

/** The tables of a shard: what grows with the country, and the documents. */
export type ShardTable = 'documents' | PartedTable;

/** A file of a shard. */
interface ShardFile extends PublishedFile {
  readonly table: ShardTable | (typeof PEER_TABLES)[number];
  /** Null where it is of all of them. */
  readonly place: Place | null;
}

/** `shard.json`. */
export interface ShardManifest {
  /** By the folder of each document. */
  readonly folders: Readonly<Record<string, string>>;
  /** What else it was made from, and by which program. */
  readonly common: string;
  readonly program: string;
  readonly files: readonly ShardFile[];
  /** Of each body, the names it teaches. */
  readonly taught: readonly TaughtName[];
  /** Whether an id in it begins otherwise than with its document's: another may have it then. */
  readonly hasForeignIds: boolean;
  /** Names beyond those listed that the audit knew. */
  readonly known: readonly Row<'classification'>[];
  /** What is wrong with the documents that are left out. */
  readonly leftOut: readonly Problem[];
}

const SHARD_FILE = 'shard.json';

/** Rules of the audit could not be run: nothing was published. */
export class AuditNotRun extends Error {
  constructor(rules: readonly RuleNotRun[]) {
    super(rules.map(({ ruleId, error }) => `The rule ${ruleId} could not be run: ${error}`).join('\n'));
    this.name = 'AuditNotRun';
  }
}

/** What the documents of a body are judged by beyond themselves. */
export interface Given {
  /** Names of codes that other bodies teach. */
  readonly names: readonly Row<'classification'>[];
  /** Folders that are left out, and why. */
  readonly except: ReadonlyMap<string, Problem>;
}

const NOTHING: Given = { names: [], except: new Map() };

/**
 * Makes a shard of a data folder in `shards`, unless it is there whole already.
 * @returns its folder
 * @throws InconsistentData where the register is wrong, AuditNotRun
 */
export async function makeShard(from: string, inputs: Inputs, shards: string, shard: Shard): Promise<string> {
  const folders = [...inputs.folders.keys()].filter((name) => isOfShard(name, shard));
  return keepShard(from, inputs, folders, join(shards, shardName(inputs, shard)));
}

/**
 * Makes a shard of some folders, all those of a body or none, where it is not there whole already.
 * @returns the folder it stands in
 */
export async function keepShard(
  from: string,
  inputs: Inputs,
  folders: readonly string[],
  folder: string,
): Promise<string> {
  if (readShard(folder) !== null) return folder;
  const building = temporaryBeside(folder);
  try {
    await writeBodies(from, inputs, folders, building.path);
    if (readShard(folder) === null) rmSync(folder, { recursive: true, force: true });
    renameSync(building.path, folder);
  } catch (error) {
    // Another process has made the same in the meantime.
    if (readShard(folder) === null) throw error;
  } finally {
    building.remove();
  }
  return folder;
}

/** What a shard holds; null where it is not there, or a file of it is missing, cut or altered. */
export function readShard(folder: string): ShardManifest | null {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, SHARD_FILE), 'utf8')) as ShardManifest;
    const isWhole = manifest.files.every(
      ({ path, sha256 }) => sha256Of(readFileSync(join(folder, path))) === sha256,
    );
    return isWhole ? manifest : null;
  } catch {
    return null;
  }
}

/** Reads, checks and audits the documents of some folders, all those of a body or none, and writes what comes of it. */
export async function writeBodies(
  from: string,
  { common, folders: hashes }: Inputs,
  folders: readonly string[],
  to: string,
  given: Given = NOTHING,
): Promise<void> {
  const { register, wrong } = readPublishableRegister(from);
  const read = [...groupBy(folders, bodyOf).values()].map((own) =>
    readBody(from, register, own, given, wrong),
  );
  const documents: DocumentData = noDocuments();
  for (const { data } of read)
    for (const table of Object.keys(documents) as (keyof DocumentData)[])
      for (const row of data[table]) (documents[table] as unknown[]).push(row);
  const taught = read.flatMap(({ data }) =>
    taughtNames({ ...data, classification: register.classification }).map(({ file, value }) => ({
      ...value,
      folder: file.split('/')[1]!,
    })),
  );
  const known = shortestNames([...taught, ...given.names.map((name) => ({ ...name, folder: '' }))]);
  const data: Data = {
    ...documents,
    entities: register.entities,
    classification: [
      ...register.classification,
      ...known.map((value) => ({ file: 'classification', row: 0, value })),
    ],
  };
  const files = await writeAudited(data, to);
  const manifest: ShardManifest = {
    common,
    program: programHash(),
    folders: Object.fromEntries(folders.map((folder) => [folder, hashes.get(folder)!])),
    files,
    hasForeignIds: hasForeignIds(documents),
    taught,
    known,
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
  // Last: a folder without it is no shard.
  writeFileSync(join(to, SHARD_FILE), JSON.stringify(manifest));
}

/** One name for each code: the shortest, of several the one that the first folder prints. */
export function shortestNames(taught: readonly TaughtName[]): Row<'classification'>[] {
  const best = new Map<string, TaughtName>();
  for (const name of taught) {
    const key = `${name.scheme} ${name.code}`;
    const before = best.get(key);
    const isBetter =
      !before ||
      name.name_zh.length < before.name_zh.length ||
      (name.name_zh.length === before.name_zh.length && name.folder < before.folder);
    if (isBetter) best.set(key, name);
  }
  return [...best.values()].map(({ scheme, code, name_zh, name_en }) => ({ scheme, code, name_zh, name_en }));
}

type DocumentData = Omit<Data, 'entities' | 'classification'>;

/**
 * The bodies and the classification, without bodies that only a document describes, and wrongly.
 * @returns them, and by folder what is wrong
 * @throws InconsistentData where the register itself is wrong
 */
export function readPublishableRegister(from: string): {
  register: Register;
  wrong: ReadonlyMap<string, readonly Problem[]>;
} {
  const wrong = new Map<string, readonly Problem[]>();
  for (;;) {
    const folders = documentFolders(from).filter((folder) => !wrong.has(folder));
    const { data, problems } = readRegister(from, folders);
    const found = [...problems, ...validateData({ ...noDocuments(), ...data })];
    if (found.length === 0) return { register: data, wrong };
    const inconsistent = new InconsistentData(found);
    if (found.some(({ file }) => !file.startsWith('documents/'))) throw inconsistent;
    for (const folder of inconsistent.documents)
      wrong.set(
        folder,
        found.filter(({ file }) => file.startsWith(`documents/${folder}/`)),
      );
  }
}

/**
 * Reads the documents of a body without those that break an invariant: each is left out whole, and the others are as they
 * would be without it.
 */
function readBody(
  from: string,
  register: Register,
  folders: readonly string[],
  { names, except }: Given,
  wrong: ReadonlyMap<string, readonly Problem[]>,
): { data: DocumentData; leftOut: readonly Problem[] } {
  const leftOut = folders.flatMap((folder) => wrong.get(folder) ?? except.get(folder) ?? []);
  let left = folders.filter((folder) => !wrong.has(folder) && !except.has(folder));
  for (;;) {
    const { data, problems } = readDocuments(from, left);
    const listed = [
      ...register.classification,
      ...names.map((value) => ({ file: 'classification', row: 0, value })),
    ];
    const ids = new Set(data.documents.map(({ value }) => value.entity_id));
    const entities = register.entities.filter(({ value }) => ids.has(value.entity_id));
    const classification = [...listed, ...taughtNames({ ...data, classification: listed })];
    // A document in another's folder makes that one seem to stand twice: it goes first.
    const misplaced = validateFolders(data);
    const found =
      misplaced.length > 0
        ? misplaced
        : [...problems, ...validateData({ ...data, entities, classification })];
    if (found.length === 0) return { data, leftOut };
    leftOut.push(...found);
    const bad = new Set(new InconsistentData(found).documents);
    left = left.filter((folder) => !bad.has(folder));
  }
}

/** Audits what was read and writes all of it, with what peers will be compared by. */
async function writeAudited(data: Data, to: string): Promise<ShardFile[]> {
  mkdirSync(to, { recursive: true });
  if (data.documents.length === 0) return [];
  const engine = await openNodeEngine({ tables: tableRows(data) });
  try {
    const { findings, tallies, notRun } = await runAudit((sql) => engine.run(sql), readAuditFiles(), {
      groups: [],
    });
    if (notRun.length > 0) throw new AuditNotRun(notRun);
    const tables = tableRows(data, findings, tallies);
    const places = placesOf(
      data.entities.map(({ value }) => value),
      tables.documents,
    );
    const files = [
      publish('documents.parquet', tables.documents.length, parquetBytes('documents', tables.documents), {
        table: 'documents' as const,
        place: null,
      }),
      ...PARTED_TABLES.flatMap(<N extends PartedTable>(table: N) => placeFiles(table, tables[table], places)),
    ];
    writeFiles(to, files);
    const compared: ShardFile[] = [];
    for (const table of PEER_TABLES) {
      const path = `${table}.parquet`;
      await engine.run(`COPY kept_${table} TO '${join(to, path).replaceAll("'", "''")}' (FORMAT parquet)`);
      const bytes = readFileSync(join(to, path));
      compared.push({ table, place: null, path, rows: 0, bytes: bytes.length, sha256: sha256Of(bytes) });
    }
    return [...files.map(({ entry }) => entry), ...compared];
  } finally {
    engine.close();
  }
}

/** By id, where the part that each document is published in belongs. */
export function placesOf(
  entities: readonly Entity[],
  documents: readonly AccountDocument[],
): ReadonlyMap<string, Place> {
  const provinces = new Map(
    entities.map(({ entity_id, province_en }) => [entity_id, provinceSlug(province_en)]),
  );
  return new Map(
    documents.map(({ document_id, entity_id, fiscal_year }) => [
      document_id,
      { province: provinces.get(entity_id)!, year: fiscal_year },
    ]),
  );
}

function placeFiles<N extends PartedTable>(
  table: N,
  rows: readonly Row<N>[],
  places: ReadonlyMap<string, Place>,
): Publication<ShardFile>[] {
  const placeOf = (row: Row<N>): Place => places.get((row as { document_id: string }).document_id)!;
  const groups = groupBy(rows, (row) => Object.values(placeOf(row)).join(' '));
  return [...groups.values()].map((own) => {
    const place = placeOf(own[0]!);
    const path = `${table}/province=${place.province}/year=${place.year}/rows.parquet`;
    return publish(path, own.length, parquetBytes(table, own), { table, place });
  });
}

function hasForeignIds(documents: DocumentData): boolean {
  const tables = Object.entries(documents) as [FolderTable, readonly Located<Row<FolderTable>>[]][];
  return tables.some(([table, rows]) =>
    rows.some(({ value }) => {
      const id = (value as unknown as Record<string, string>)[KEYS[table][0]!]!;
      return table !== 'documents' && id.split('/')[0] !== value.document_id;
    }),
  );
}
