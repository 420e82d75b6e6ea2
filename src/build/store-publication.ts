/**
 * Puts a published folder into a store of objects. A reader may come at any time: what a manifest names stands under its
 * content and is there before the manifest is, and nothing is taken away, so that earlier versions stay readable.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { MANIFEST_FILE, type Manifest } from '#warehouse/published/manifest.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';
import { KEPT_FOLDER, versionFile } from '#warehouse/published/versions.ts';
import type { ObjectStore } from './object-store.ts';
import { keptManifest } from './versions.ts';

/** What became of the files. */
export interface Stored {
  readonly written: number;
  /** Stood there already, under their content. */
  readonly there: number;
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.xml': 'application/atom+xml',
  '.zip': 'application/zip',
};
/** Folders of which every file has its content in its name. */
const BY_CONTENT = /^(?:parts|mart|snapshots|kept)\//;
/** Objects on their way at once. */
const AT_ONCE = 8;

const typeOf = (key: string): string => TYPES[extname(key)] ?? 'application/octet-stream';

/**
 * Puts everything of a published folder into a store: first what stands under its content, then what has a name for good,
 * and the manifest last, in the place of the one that stood there at the beginning. The version published before stays
 * readable under its name.
 * @param now an ISO instant
 * @throws StoreError; the manifest in the store is the former one then. `changed`: another publisher was faster
 */
export async function putInStore(folder: string, store: ObjectStore, now: string): Promise<Stored> {
  const before = await store.read(MANIFEST_FILE);
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as Manifest;
  const moved = movedIn(manifest);
  const paths = filesOf(folder).filter((path) => path !== MANIFEST_FILE);
  const byContent = paths.filter((path) => BY_CONTENT.test(path));
  const byName = paths.filter((path) => !BY_CONTENT.test(path));
  let [written, there] = [0, 0];

  const putForever = async ([path, key]: readonly [string, string]): Promise<void> => {
    const bytes = readFileSync(join(folder, path));
    if ((await store.sizeOf(key)) === bytes.length) return void there++;
    await store.write(key, bytes, { type: typeOf(key), isForever: true });
    written++;
  };
  const put = async (path: string): Promise<void> => {
    await store.write(path, readFileSync(join(folder, path)), { type: typeOf(path), isForever: false });
    written++;
  };

  await eachOf([...moved, ...byContent.map((path) => [path, path] as const)], putForever);
  await eachOf(byName, put);
  const former = before && (JSON.parse(new TextDecoder().decode(before.bytes)) as Manifest);
  if (former && former.built_from !== manifest.built_from) {
    await store.write(versionFile(former.built_from), encode(keptManifest(former, now)), {
      type: TYPES['.json']!,
      isForever: false,
    });
    written++;
  }
  const { tables, release } = manifest;
  const stored: Manifest = {
    ...manifest,
    tables: tables.map((file) => ({ ...file, path: moved.get(file.path)! })),
    ...(release && { release: { ...release, path: moved.get(release.path)! } }),
  };
  await store.write(MANIFEST_FILE, encode(stored), {
    type: TYPES['.json']!,
    isForever: false,
    over: before?.tag ?? null,
  });
  return { written: written + 1, there };
}

/** Paths of all files in a folder, as addresses write them. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'));

/** Files of the manifest that are not called after their content, each with the key that is. */
const movedIn = ({ tables, release }: Manifest): ReadonlyMap<string, string> =>
  new Map([...tables, ...(release ? [release] : [])].map((file) => [file.path, keyOf(file)]));

const keyOf = ({ path, sha256 }: Pick<PublishedFile, 'path' | 'sha256'>): string =>
  `${KEPT_FOLDER}/${sha256.slice(0, 16)}${extname(path)}`;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Works on things, some at once; where one fails no other is begun. */
async function eachOf<T>(things: Iterable<T>, work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things];
  const one = async (): Promise<void> => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift())
      await work(thing).catch((error: unknown) => {
        left.length = 0;
        throw error;
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
