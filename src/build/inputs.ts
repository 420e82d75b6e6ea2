/** What a publication is made from, by its hashes: the same inputs give the same shards and the same manifest. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3-dsv';
import { ENTITY_FILE } from '#ingest/document-files.ts';
import { SCHEMA_VERSION } from '#model/table-names.ts';
import { documentFolders } from './data-folder.ts';
import { filesBeneath, FolderHashes, linesOf } from './folder-hashes.ts';
import { sha256Of } from './publication.ts';

/** One of so many shards, from 1: each has the bodies whose names fall to it. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What a data folder and this program make together. */
export interface Inputs {
  /** What holds for all documents: classification, questions and rules. */
  readonly common: string;
  /** The bodies that are listed. */
  readonly bodies: string;
  /** By the folder of each document, what it holds and what the list says of its body. */
  readonly folders: ReadonlyMap<string, string>;
}

/** The body whose document a folder holds, as its name says. */
export const bodyOf = (folder: string): string => folder.replace(/-\d{4}$/, '');

/** Whether a folder of documents is of a shard. The documents of a body are all of one: they are audited together. */
export const isOfShard = (folder: string, { index, count }: Shard): boolean =>
  Number.parseInt(sha256Of(bodyOf(folder)).slice(0, 8), 16) % count === index - 1;

/** Folders with SQL whose wording decides findings and first answers, as the data does. */
const SQL_FOLDERS = ['warehouse/queries', 'warehouse/macros', 'audit/rules', 'audit/prepared'];
/** Folders with the program that makes a shard. */
const PROGRAM_FOLDERS = ['audit', 'build', 'model', 'warehouse'];

const source = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Reads what the inputs are now. @param known what folders held before */
export function readInputs(from: string, known = new FolderHashes(null)): Inputs {
  const folders = documentFolders(from);
  const documents = join(from, 'documents');
  const list = join(from, 'entities.csv');
  const others = filesBeneath(from, documents).filter((file) => file !== list);
  const listed = listedBodies(list);
  const strangers = folders
    .map((folder) => ({ folder, file: join(documents, folder, ENTITY_FILE) }))
    .filter(({ folder, file }) => existsSync(file) && !isOfItsBody(file, folder));
  const inputs = {
    common: sha256Of(
      [
        String(SCHEMA_VERSION),
        linesOf(from, [...others, ...strangers.map(({ file }) => file)]),
        ...SQL_FOLDERS.map(source).map((folder) => linesOf(folder, filesBeneath(folder))),
      ].join('\n'),
    ),
    bodies: existsSync(list) ? sha256Of(readFileSync(list)) : '',
    folders: new Map(
      folders.map((folder) => [
        folder,
        sha256Of(`${known.of(join(documents, folder))} ${listed.get(bodyOf(folder)) ?? ''}`),
      ]),
    ),
  };
  known.save();
  return inputs;
}

/** By id, what the list says of each body. */
function listedBodies(list: string): ReadonlyMap<string, string> {
  if (!existsSync(list)) return new Map();
  const rows = csvParse(readFileSync(list, 'utf8'));
  return new Map(rows.map((row) => [String(row['entity_id']), JSON.stringify(row)]));
}

/** Whether a folder describes the body it is called after, as folders do: another's would be known to that one. */
const isOfItsBody = (file: string, folder: string): boolean =>
  csvParse(readFileSync(file, 'utf8')).every((row) => row['entity_id'] === bodyOf(folder));

/** What the manifest says the data were built from. */
export const builtFrom = ({ common, bodies, folders }: Inputs): string =>
  sha256Of(`${common}\n${bodies}\n${[...folders].map((folder) => folder.join(' ')).join('\n')}`);

/** The name of a shard of these inputs: another program, register or document gives another. */
export function shardName(inputs: Inputs, shard: Shard): string {
  const own = [...inputs.folders].filter(([folder]) => isOfShard(folder, shard));
  const made = sha256Of([programHash(), inputs.common, ...own.flat()].join('\n'));
  return `${shard.index}-of-${shard.count}-${made.slice(0, 16)}`;
}

let program: string | undefined;
/** What the program is that makes shards. */
export const programHash = (): string =>
  (program ??= sha256Of(
    PROGRAM_FOLDERS.map(source)
      .map((folder) => linesOf(folder, filesBeneath(folder)))
      .join('\n'),
  ));
