/** What a page shows without text: pictures, and what comes from elsewhere. */
import type { PictureIn, UnreadPart } from '../../source.ts';
import { latinBytes } from '../text/encoding.ts';
import type { Piece } from '../pieces.ts';

/** Has a picture that is saved with a page, by what the page calls it; null where it is not. */
export type PictureAt = (address: string) => PictureIn | null;

const PARTS: ReadonlyMap<string, UnreadPart['kind']> = new Map([
  ['img', 'picture'],
  ['svg', 'picture'],
  ['canvas', 'picture'],
  ['iframe', 'embedded-object'],
  ['object', 'embedded-object'],
  ['embed', 'embedded-object'],
]);

/** Bytes: what takes fewer shows no form, but a sign, an ornament or a code. */
const LEAST_LARGE = 12_000;

/**
 * What an element shows that is no text; null of others. Pages are full of them: one counts where a form should stand, or where
 * it is a large picture that can be read.
 */
export function unreadIn(
  name: string,
  { src = '' }: Readonly<Record<string, string>>,
  pictureAt: PictureAt,
): Piece | null {
  const part = PARTS.get(name);
  if (!part) return null;
  const picture = name === 'img' ? (pictureIn(src) ?? pictureAt(src)) : null;
  const bytes = picture?.()?.length ?? 0;
  return { kind: 'unread', part, isSmall: bytes < LEAST_LARGE, ...(picture && { picture }) };
}

/** The picture that an address holds. */
function pictureIn(address: string): PictureIn | null {
  const data = /^data:image\/[\w.+-]+;base64,/i.exec(address);
  return data && (() => latinBytes(atob(address.slice(data[0].length).replace(/[^A-Za-z0-9+/]/g, ''))));
}
