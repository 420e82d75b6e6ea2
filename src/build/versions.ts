/** Keeps the versions published before readable beside the one that is built, see `#warehouse/published/versions.ts`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptVersion } from '#warehouse/published/changes.ts';
import { MANIFEST_FILE, type Manifest } from '#warehouse/published/manifest.ts';
import { KEPT_FOLDER, versionFile, versionName, VERSIONS_FOLDER } from '#warehouse/published/versions.ts';
import { takeFile } from './former-parts.ts';
import { writeFile } from './publication.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';

type KeptManifest = Manifest & { readonly replaced: string };

/**
 * Copies what `from` publishes, and the versions it keeps, beside what `to` publishes: the newest of them, at most
 * `count`. A version that is what `to` publishes, or of which a file is not what its manifest says, is not kept.
 * @returns them, the newest first
 */
export function keepVersions(from: string, to: string, count: number, now: string): KeptVersion[] {
  const current = readManifest(join(to, MANIFEST_FILE))?.built_from;
  const before = readManifest(join(from, MANIFEST_FILE));
  const folder = join(from, VERSIONS_FOLDER);
  const earlier = existsSync(folder)
    ? readdirSync(folder).map((file) => readManifest(join(folder, file)))
    : [];
  return [before && { ...before, replaced: now }, ...(earlier as (KeptManifest | null)[])]
    .filter((one) => one !== null)
    .filter(({ built_from }) => built_from !== current)
    .sort((a, b) => (a.replaced < b.replaced ? 1 : -1))
    .slice(0, count)
    .filter((manifest) => keepVersion(manifest, from, to))
    .map(({ built_from, replaced }) => ({ name: versionName(built_from), replaced }));
}

function readManifest(path: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/** Copies one version; false where it is not whole. */
function keepVersion(manifest: KeptManifest, from: string, to: string): boolean {
  const files = [...manifest.tables, ...manifest.parts];
  // What several versions have in common is held against its hash once.
  if (
    !files.every((file) => existsSync(join(to, keptPath(file))) || takeFile(file, from, to, keptPath(file)))
  )
    return false;
  const kept: KeptManifest = {
    ...keptManifest(manifest, manifest.replaced),
    tables: manifest.tables.map((file) => ({ ...file, path: keptPath(file) })),
    parts: manifest.parts.map((file) => ({ ...file, path: keptPath(file) })),
  };
  writeFile(to, versionFile(manifest.built_from), new TextEncoder().encode(JSON.stringify(kept)));
  return true;
}

/** What of a manifest is kept: prepared answers, the archive and the figures chosen in advance are of the newest alone. */
export const keptManifest = (
  { schema_version, built_from, synthetic, tables, parts }: Manifest,
  replaced: string,
): KeptManifest => ({ schema_version, built_from, synthetic, tables, parts, snapshots: [], replaced });

const keptPath = ({ sha256 }: PublishedFile): string => `${KEPT_FOLDER}/${sha256.slice(0, 16)}.parquet`;
