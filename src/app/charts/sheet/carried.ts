/**
 * What a picture carries so that it leads back to its view: the address and the data it was drawn from, in a text chunk of
 * a PNG or the metadata of an SVG. What comes back is a stranger's file: of the address only the choices are taken.
 */

/** What a picture carries. */
export interface Carried {
  /** Of the view, in full. */
  readonly address: string;
  /** `built_from` of the data it was drawn from. */
  readonly data: string;
}

const KEYWORD = 'Juesuan';
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Larger files are not looked through. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** As text. */
export const carry = (carried: Carried): string => JSON.stringify({ juesuan: 1, ...carried });

/** A PNG with what it carries in a chunk of its own, behind the first. @throws RangeError where the bytes are no PNG */
export function pngCarrying(png: Uint8Array, carried: Carried): Uint8Array<ArrayBuffer> {
  if (!isPng(png)) throw new RangeError('The picture is no PNG.');
  const end = SIGNATURE.length + 12 + new DataView(png.buffer, png.byteOffset).getUint32(SIGNATURE.length);
  const encoder = new TextEncoder();
  // iTXt: keyword, not compressed, no language, no translated keyword, text in UTF-8.
  const body = encoder.encode(`iTXt${KEYWORD}\0\0\0\0\0${carry(carried)}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(chunk.length - 4, checksum(body));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, end));
  whole.set(chunk, end);
  whole.set(png.subarray(end), end + chunk.length);
  return whole;
}

/** What a PNG or an SVG carries; null where it is neither, or carries nothing. Never throws. */
export function carriedBy(bytes: Uint8Array): Carried | null {
  if (bytes.length > LARGEST_BYTES) return null;
  const text = isPng(bytes) ? textOfPng(bytes) : textOfSvg(bytes);
  if (text === null) return null;
  try {
    const { juesuan, address, data } = JSON.parse(text) as Record<string, unknown>;
    if (juesuan !== 1 || typeof address !== 'string' || typeof data !== 'string') return null;
    new URL(address); // throws where it is none
    return { address, data };
  } catch {
    return null;
  }
}

const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

function textOfPng(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return null;
    const body = bytes.subarray(at + 4, at + 8 + length);
    const [keyword, , , , , text] = decoder.decode(body).slice(4).split('\0');
    if (decoder.decode(body.subarray(0, 4)) === 'iTXt' && keyword === KEYWORD) return text ?? null;
    at += 12 + length;
  }
  return null;
}

function textOfSvg(bytes: Uint8Array): string | null {
  const metadata = /<metadata>(\{[^<]*\})<\/metadata>/.exec(
    new TextDecoder().decode(bytes.subarray(0, 65_536)),
  );
  return (
    metadata?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&') ?? null
  );
}

/** CRC-32 as PNG has it (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
