/**
 * The outlines of a PDF's embedded fonts. Text is read from character codes and the maps beside them; the
 * outlines are most of the bytes of many files, and taking them apart is most of the time and memory that
 * reading one would take.
 */

/** Smaller programs may hold the only names of their signs, as fonts of one byte a sign do. */
const LARGE = 48 * 1024;
/** The dictionary in front of a program is no longer. */
const LONGEST_DICTIONARY = 512;
const PROGRAM = /\/Length1\b|\/Subtype\s*\/(?:CIDFontType0C|OpenType)\b/;

const STREAM = new TextEncoder().encode('stream');
const END_STREAM = new TextEncoder().encode('endstream');

/**
 * Spoils the first bytes of every large font program, in place: the library then takes the font for one
 * that is not embedded, and reads its codes all the same. Returns how many it found.
 */
export function hideFontPrograms(bytes: Uint8Array): number {
  const latin = new TextDecoder('latin1');
  let hidden = 0;
  for (let at = findWord(bytes, STREAM, 0); at >= 0;) {
    const end = findWord(bytes, END_STREAM, at);
    if (end < 0) break;
    if (end - at >= LARGE) {
      const before = latin.decode(bytes.subarray(Math.max(0, at - LONGEST_DICTIONARY), at));
      if (PROGRAM.test(before.slice(before.lastIndexOf(' obj') + 1))) {
        const start = at + STREAM.length + (bytes[at + STREAM.length] === 0x0d ? 2 : 1);
        bytes.fill(0, start, start + 2);
        hidden += 1;
      }
    }
    at = findWord(bytes, STREAM, end + END_STREAM.length);
  }
  return hidden;
}

/** Where a word begins at or after an offset, or -1. */
function findWord(bytes: Uint8Array, word: Uint8Array, from: number): number {
  const first = word[0]!;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (word.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
