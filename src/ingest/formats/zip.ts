/** Unpacks the parts of a zip container that a reader needs, within bounds. */
import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { UnreadableFile } from './unreadable-file.ts';

/** What the parts of one document may come to: a thousand pages of accounts stay well below it. */
const MOST_UNPACKED = 96 * 1024 * 1024;

/** The parts of a container, by path. */
export type ZipParts = Readonly<Record<string, Uint8Array>>;

/**
 * Unpacks the parts whose path is wanted. What a part declares as its size bounds what is written of it, so a
 * part that lies about it costs no memory.
 * @throws UnreadableFile `truncated`, `damaged`, `encrypted` or `expands-too-far`
 */
export function unpack(bytes: Uint8Array, isWanted: (path: string) => boolean, kind: string): ZipParts {
  requireWhole(bytes, kind);
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!isWanted(name)) return false;
    total += originalSize;
    if (total > MOST_UNPACKED) {
      throw new UnreadableFile('expands-too-far', { kind, bytes: total, most: MOST_UNPACKED });
    }
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('damaged', { kind }, { cause });
  }
}

/** Paths of everything in a container, without unpacking any of it. */
export function listParts(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}

/** A part as text; '' where there is none. Parts of office documents are UTF-8, or UTF-16 with its mark. */
export function partText(parts: ZipParts, path: string): string {
  const bytes = parts[path];
  if (!bytes) return '';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return strFromU8(bytes);
}

/** Bytes the closing record of a container may be followed by. */
const LONGEST_COMMENT = 65_557;

/**
 * A container ends with its directory: without it the file was cut off. Its first entry says whether it is locked.
 * @throws UnreadableFile `truncated` or `encrypted`
 */
export function requireWhole(bytes: Uint8Array, kind: string): void {
  const lowest = Math.max(0, bytes.length - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (isRecord(bytes, at, 5, 6) && leadsToDirectory(bytes, at)) {
      if ((bytes[6]! & 1) === 1) throw new UnreadableFile('encrypted', { kind });
      return;
    }
  }
  throw new UnreadableFile('truncated', { kind });
}

const isRecord = (bytes: Uint8Array, at: number, kind: number, variant: number): boolean =>
  bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === kind && bytes[at + 3] === variant;

/** Whether the directory stands where a closing record says: one of a container packed within this one leads elsewhere. */
function leadsToDirectory(bytes: Uint8Array, at: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [entries, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
  // Of containers too large for these numbers a record of its own says it.
  return entries === 0 || start === 0xffffffff || isRecord(bytes, start, 1, 2);
}
