/**
 * Versions of the data that were published before. Their tables stay where a link can name them: the manifest of each under
 * its own name, the files under their content, so that what did not change is there once. Prepared answers are not kept:
 * the questions of this program may no longer be those of that day.
 */
import { DataError } from '../data-error.ts';
import type { Manifest } from './manifest.ts';

/** Folders under the data folder: of the manifests of earlier versions, and of their files. */
export const VERSIONS_FOLDER = 'versions';
export const KEPT_FOLDER = 'kept';

/** Digits of `built_from` by which an address names a version. */
const NAMED_BY = 12;

/** The name of a version in addresses. */
export const versionName = (builtFrom: string): string => builtFrom.slice(0, NAMED_BY);

/** The manifest of an earlier version, under the data folder. */
export const versionFile = (name: string): string => `${VERSIONS_FOLDER}/${versionName(name)}.json`;

/** What was published, and the version of it that an address names. */
export interface OpenedVersion {
  /** Of the version named, where it is still there; else the newest. */
  readonly manifest: Manifest;
  readonly newest: Manifest;
}

/**
 * Reads what is published and, where an address names another version, that one; where it is no longer there, or was made
 * for another program, the newest stands in for it.
 * @param name of the version, '' for the newest
 * @throws DataError
 */
export async function openVersion(
  read: (file?: string) => Promise<Manifest>,
  name: string,
): Promise<OpenedVersion> {
  const newest = await read();
  if (newest.built_from.startsWith(name)) return { manifest: newest, newest };
  try {
    return { manifest: await read(versionFile(name)), newest };
  } catch (error) {
    if (error instanceof DataError && error.code !== 'network') return { manifest: newest, newest };
    throw error;
  }
}
