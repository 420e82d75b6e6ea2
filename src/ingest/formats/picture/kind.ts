/** Which kind of picture a file is, by how it begins. */
import { latinText } from '../text/encoding.ts';

const KINDS: readonly (readonly [kind: string, begins: RegExp])[] = [
  ['PNG image', /^\x89PNG\r\n/],
  ['JPEG image', /^\xff\xd8\xff/],
  ['TIFF image', /^(?:II\*\0|MM\0\*)/],
  ['WebP image', /^RIFF[^]{4}WEBP/],
  ['GIF image', /^GIF8[79]a/],
  ['BMP image', /^BM[^]{4}\0\0\0\0/],
  ['HEIC image', /^[^]{4}ftyp(?:hei[cx]|hev[cx]|mif1|msf1)/],
  ['AVIF image', /^[^]{4}ftypavi[fs]/],
];

/** What kind of picture a file is; null where it is none. */
export const pictureKind = (bytes: Uint8Array): string | null =>
  KINDS.find(([, begins]) => begins.test(latinText(bytes.subarray(0, 32))))?.[0] ?? null;

/** Whether a file is a picture. */
export const isPicture = (bytes: Uint8Array): boolean => pictureKind(bytes) !== null;
