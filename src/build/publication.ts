/** Files of the published data: what the manifest says about them, and how they get to disk. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST_FILE, type Manifest } from '#warehouse/published/manifest.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';

/** Lower-case hexadecimal SHA-256. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file to publish: its entry in the manifest, and its bytes. */
export interface Publication<Entry extends PublishedFile> {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
}

/** Completes a manifest entry with what follows from the bytes. */
export function publish<Extra extends object>(
  path: string,
  rows: number,
  bytes: Uint8Array,
  extra: Extra,
): Publication<PublishedFile & Extra> {
  return { entry: { ...extra, path, rows, bytes: bytes.length, sha256: sha256Of(bytes) }, bytes };
}

/** Writes files under a folder, making the folders they stand in. */
export function writeFiles(folder: string, files: readonly Publication<PublishedFile>[]): void {
  for (const { entry, bytes } of files) writeFile(folder, entry.path, bytes);
}

/** Writes a file under a folder, making the folders it stands in. */
export function writeFile(folder: string, path: string, bytes: Uint8Array): void {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, bytes);
}

/** Writes `manifest.json`. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, MANIFEST_FILE), JSON.stringify(manifest));
}

/** What the data of a published folder were built from; null where it publishes nothing that can be read. */
export function builtFromOf(folder: string): string | null {
  try {
    return (JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as Manifest).built_from;
  } catch {
    return null;
  }
}

/** A name beside a folder that no other process has, for what will take its place. */
export function temporaryBeside(folder: string): { readonly path: string; remove(): void } {
  const path = `${folder}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Puts a folder in the place of another, whoever else does the same: what stands there is one of them, whole. */
export function replaceFolder(next: string, to: string): void {
  const before = temporaryBeside(to);
  for (let tries = 1; ; tries++) {
    try {
      // What was there is put aside and not away: until the next is in its place it is all there is.
      if (existsSync(to)) renameSync(to, before.path);
      renameSync(next, to);
      return before.remove();
    } catch (error) {
      // Another has taken or filled the place between the two.
      if (existsSync(before.path) && !existsSync(to)) renameSync(before.path, to);
      before.remove();
      if (tries === MOST_TRIES) throw error;
    }
  }
}

const MOST_TRIES = 100;
