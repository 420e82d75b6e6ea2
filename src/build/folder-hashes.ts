/** Hashes of folders, kept between two publications: a country has some hundred thousand files, of which a few change. */
import { lstatSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256Of, temporaryBeside } from './publication.ts';

/** What a folder was, and its hash. */
interface Known {
  /** Names, sizes and times of its files, hashed. */
  readonly seen: string;
  readonly hash: string;
}

/** Nanoseconds: a file that changed so shortly before it was read may change again and bear the same time. */
const SETTLED = 2_000_000_000n;

/** Hashes of folders: of those whose files are as they were seen before, none is read again. */
export class FolderHashes {
  readonly #known: Readonly<Record<string, Known>>;
  readonly #now: Record<string, Known> = {};
  readonly #settled = BigInt(Date.now()) * 1_000_000n - SETTLED;

  /** @param path of the file that keeps them; null: nothing is kept, and every file is read */
  constructor(readonly path: string | null) {
    this.#known = path === null ? {} : read(path);
  }

  /** Names and contents of the files beneath a folder, hashed. */
  of(folder: string): string {
    const files = filesBeneath(folder);
    if (this.path === null) return sha256Of(linesOf(folder, files));
    let latest = 0n;
    const seen = sha256Of(
      files
        .map((file) => {
          const { size, ino, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
          if (mtimeNs > latest) latest = mtimeNs;
          if (ctimeNs > latest) latest = ctimeNs;
          return `${file} ${size} ${ino} ${mtimeNs} ${ctimeNs}`;
        })
        .join('\n'),
    );
    const known = this.#known[folder];
    const hash = known?.seen === seen ? known.hash : sha256Of(linesOf(folder, files));
    if (latest < this.#settled) this.#now[folder] = { seen, hash };
    return hash;
  }

  /** Keeps the hashes of the folders that were asked for. */
  save(): void {
    if (this.path === null) return;
    const next = temporaryBeside(this.path);
    writeFileSync(next.path, JSON.stringify(this.#now));
    renameSync(next.path, this.path);
  }
}

function read(path: string): Readonly<Record<string, Known>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Known>>;
  } catch {
    return {};
  }
}

/** Names and hashes of files, the same wherever the folder stands. */
export const linesOf = (folder: string, files: readonly string[]): string =>
  files
    .map((file) => `${relative(folder, file).split(sep).join('/')} ${sha256Of(readFileSync(file))}\n`)
    .join('');

/** Every file beneath a folder but those beneath another, in order of their names. */
export function filesBeneath(folder: string, except?: string): string[] {
  if (folder === except) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBeneath(path, except) : [path];
    });
}
