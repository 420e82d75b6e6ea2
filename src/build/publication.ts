/** Files of the published data: what the manifest says about them, and how they get to disk. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST_FILE, type Manifest, type PublishedFile } from '#warehouse/manifest.ts';

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
