/** What a publication is made from, by its hashes: the same inputs give the same shards and the same manifest. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTITY_FILE } from '#ingest/document-files.ts';
import { SCHEMA_VERSION } from '#model/table-names.ts';
import { documentFolders } from './data-folder.ts';
import { sha256Of } from './publication.ts';

/** One of so many shards, from 1: each has the bodies whose names fall to it. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What a data folder and this program make together. */
export interface Inputs {
  /** What holds for all documents: bodies, classification, questions and rules. */
  readonly common: string;
  /** By the folder of each document, what it holds. */
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

/** Reads what the inputs are now. */
export function readInputs(from: string): Inputs {
  const folders = documentFolders(from);
  const documents = join(from, 'documents');
  const bodies = folders
    .map((folder) => join(documents, folder, ENTITY_FILE))
    .filter((file) => existsSync(file));
  const register = filesBeneath(from).filter((file) => !file.startsWith(documents + sep));
  return {
    common: sha256Of(
      [
        String(SCHEMA_VERSION),
        linesOf(from, [...register, ...bodies]),
        ...SQL_FOLDERS.map(source).map((folder) => linesOf(folder, filesBeneath(folder))),
      ].join('\n'),
    ),
    folders: new Map(
      folders.map((folder) => {
        const path = join(documents, folder);
        return [folder, sha256Of(linesOf(path, filesBeneath(path)))];
      }),
    ),
  };
}

/** What the manifest says the data were built from. */
export const builtFrom = ({ common, folders }: Inputs): string =>
  sha256Of(`${common}\n${[...folders].map((folder) => folder.join(' ')).join('\n')}`);

/** The name of a shard of these inputs: another program, register or document gives another. */
export function shardName(inputs: Inputs, shard: Shard): string {
  const own = [...inputs.folders].filter(([folder]) => isOfShard(folder, shard));
  const made = sha256Of([programHash(), inputs.common, ...own.flat()].join('\n'));
  return `${shard.index}-of-${shard.count}-${made.slice(0, 16)}`;
}

let program: string | undefined;
const programHash = (): string =>
  (program ??= sha256Of(
    PROGRAM_FOLDERS.map(source)
      .map((folder) => linesOf(folder, filesBeneath(folder)))
      .join('\n'),
  ));

/** Names and hashes of files, the same wherever the folder stands. */
const linesOf = (folder: string, files: readonly string[]): string =>
  files
    .map((file) => `${relative(folder, file).split(sep).join('/')} ${sha256Of(readFileSync(file))}\n`)
    .join('');

function filesBeneath(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBeneath(path) : [path];
    });
}
