/** A file of the published data, with what the manifest says about it. */
import { createHash } from 'node:crypto';
import type { PublishedFile } from '#warehouse/manifest.ts';

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
