/** ZIP archives of documents: the files of a disclosure packed for a download. */
import { latinBytes } from './text/encoding.ts';
import { detectFormat } from './format.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { listParts, unpack } from './zip.ts';

/** What systems leave in archives beside what was packed. */
const LEFT_BY_SYSTEMS = /(?:^|\/)(?:\.|__MACOSX\/|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a file is a ZIP archive, and no document of a format that is packed as one. */
export function isArchive(bytes: Uint8Array): boolean {
  try {
    detectFormat(bytes);
    return false;
  } catch (error) {
    return (
      error instanceof UnreadableFile && error.code === 'packed' && error.parameters.kind === 'zip archive'
    );
  }
}

/** The paths of the files in an archive, in the order of their names: 2 before 10. */
export function memberPaths(bytes: Uint8Array): string[] {
  return listParts(bytes)
    .map(nameOf)
    .filter((path) => !path.endsWith('/') && !LEFT_BY_SYSTEMS.test(path))
    .sort(new Intl.Collator('zh', { numeric: true }).compare);
}

/** A file of an archive by its path; undefined where there is none. @throws UnreadableFile as `unpack` */
export function memberOf(bytes: Uint8Array, path: string): Uint8Array | undefined {
  return Object.values(unpack(bytes, (name) => nameOf(name) === path, 'archive'))[0];
}

/** All files of an archive, in the order of their names. @throws UnreadableFile as `unpack` */
export function membersOf(bytes: Uint8Array): { path: string; bytes: Uint8Array }[] {
  const paths = new Set(memberPaths(bytes));
  const parts = unpack(bytes, (name) => paths.has(nameOf(name)), 'archive');
  const byPath = new Map(Object.entries(parts).map(([name, part]) => [nameOf(name), part]));
  return [...paths].flatMap((path) => {
    const part = byPath.get(path);
    return part ? [{ path, bytes: part }] : [];
  });
}

/** What a file of an archive is called: with its folder's and the archive's name where these alone tell a year. */
export function nameInArchive(archive: string, path: string): string {
  const name = path.split('/').at(-1)!;
  const named = [name, path, `${archive}/${path}`].find((one) => /20\d{2}/.test(one));
  return named ?? name;
}

/** A path as it was written: programs in China write GBK where the archive does not say that names are UTF-8. */
function nameOf(path: string): string {
  const isEncoded = /[\u0080-\u00ff]/.test(path) && !/[\u0100-\uffff]/.test(path);
  if (!isEncoded) return path.replaceAll('\\', '/');
  const bytes = latinBytes(path);
  for (const [encoding, fatal] of [
    ['utf-8', true],
    ['gb18030', false],
  ] as const) {
    try {
      return new TextDecoder(encoding, { fatal }).decode(bytes).replaceAll('\\', '/');
    } catch {
      // Not UTF-8.
    }
  }
  return path;
}
