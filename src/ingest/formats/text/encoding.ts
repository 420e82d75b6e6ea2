/** Bytes of a text → the text: UTF-8, UTF-16 of either byte order, GB18030; told apart by the bytes alone. */
import { UnreadableFile } from '../unreadable-file.ts';

/** Encodings Chinese disclosures come in. GB18030 reads GBK and GB 2312 too. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A text and the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Bytes looked at to tell the encoding. */
const SAMPLE_BYTES = 65_536;

/**
 * Decodes a text.
 * @throws UnreadableFile `wrong-encoding` where the result is not what a person would have written
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (isGarbled(text)) throw new UnreadableFile('wrong-encoding');
  return { text, encoding };
}

/** The encoding the bytes are in: by byte-order mark, else by what they would decode to. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return unmarkedUtf16(bytes.subarray(0, SAMPLE_BYTES)) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
}

/**
 * UTF-16 without its mark. Digits, line ends and Latin letters have a zero for their high byte, which
 * no text in the other encodings contains: which of the two positions has the zeros is the byte order.
 */
function unmarkedUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even, odd] = zeros as [number, number];
  // One accidental U+xx00 in many is a 汉字 with a low byte of zero (一 is U+4E00), not a change of order.
  const fewest = Math.max(2, sample.length / 200);
  if (odd >= fewest && odd > even * 4) return 'utf-16le';
  return even >= fewest && even > odd * 4 ? 'utf-16be' : null;
}

/** Whether the bytes are UTF-8 throughout; a last character cut in two is no objection. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The characters accounts are made of, and the commonest of Chinese on any matter: what is no accounts is refused for
 * that, not for its encoding. A text of any length without them was decoded by the wrong table.
 */
const EXPECTED =
  /[年度支出收入决算预万元项目和国家财政部门位费公用般员本是的一不了在人有我他这中大来上个到说们为子地道也时得就那要下以生会着去之过学对可她里后小么心多天而能好都然没日于起还发成事只作当想看无开手十主行方又如前所见经头面同三已老从动两长知现分将外但身些与高意进把法此实回二理点月明其]/g;
const HAN = /\p{Script=Han}/gu;
/** Of the 汉字, the least share that any Chinese text reaches; garbled ones stay below 3 %. */
const LEAST_EXPECTED = 0.06;
const ENOUGH_HAN = 60;

/** What UTF-8 or GB18030 looks like when a program took each byte for a Western letter. */
const WESTERN = /[\u0080-\u00FF\u0152-\u0178\u02C6\u02DC\u2018-\u2022\u20AC\u2122]/g;
/** Of all characters, the share of such letters that no Chinese text has. */
const MOST_WESTERN = 0.2;
/** Of all characters, the share of bytes without meaning that a stray fault explains. */
const MOST_REPLACED = 0.001;

/** Characters of private use, and control characters that are no blanks. */
const UNPRINTABLE = /\p{Co}|(?![\t\n\v\f\r])\p{Cc}/gu;

/** Whether a text is unreadable although it decoded: replacement characters, or characters nobody uses. */
function isGarbled(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const length = Math.max(text.length, 1);
  // UTF-8 that GB18030 once garbled for good leaves 锟斤拷 behind.
  const replaced = count(/\uFFFD|锟斤拷/g);
  if (replaced > 0 && replaced / length > MOST_REPLACED) return true;
  if (count(UNPRINTABLE) / length > MOST_REPLACED * 20) return true;
  const han = count(HAN);
  if (han < ENOUGH_HAN) return length > ENOUGH_HAN && count(WESTERN) / length > MOST_WESTERN;
  return count(EXPECTED) / han < LEAST_EXPECTED;
}

/** Bytes as characters of the same number, and back: for looking at files whose encoding is not known yet. */

const CHUNK = 0x8000;

/** Each byte as the character of its number. */
export function latinText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return text;
}

/** The bytes of a text whose characters are all below 256. */
export function latinBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** A web page's text: by the byte-order mark, else the charset it declares, unless the bytes contradict it. */
export function decodePage(bytes: Uint8Array): string {
  const detected = detectEncoding(bytes);
  const declared = declaredCharset(bytes);
  // UTF-8 and UTF-16 prove themselves; the rest is named by the page.
  if (detected !== 'gb18030' || declared === null || /^gb|utf/i.test(declared)) return decodeText(bytes).text;
  let text: string;
  try {
    text = new TextDecoder(declared).decode(bytes);
  } catch {
    return decodeText(bytes).text;
  }
  return isGarbled(text) ? decodeText(bytes).text : text;
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
}
