/** Pictures as files, each a page of a disclosure or several: PNG, JPEG and TIFF, and what a browser makes a PNG of. */
import { pdfOfPictures, type PicturePage } from './pdf.ts';
import { readJpeg } from './jpeg.ts';
import { MOST_DOTS } from '../pdf/scans.ts';
import { pictureKind } from './kind.ts';
import { readPng } from './png.ts';
import { readTiff } from './tiff.ts';
import { UnreadableFile } from '../unreadable-file.ts';

/** What takes a picture apart; of other kinds only a browser can: it makes a PNG of them. */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => PicturePage[]>> = {
  'PNG image': readPng,
  'JPEG image': readJpeg,
  'TIFF image': readTiff,
};

/** Makes a PNG of a picture of another kind; null where it cannot. */
export type PngMaker = (bytes: Uint8Array) => Promise<Uint8Array | null>;

/**
 * Pictures, in their order, as a PDF with a page each.
 * @throws UnreadableFile as `pagesOfPictures`
 */
export const picturesAsPdf = async (
  pictures: readonly Uint8Array[],
  makePng?: PngMaker,
): Promise<Uint8Array> => pdfOfPictures(await pagesOfPictures(pictures, makePng));

/**
 * The pages that pictures are, in their order.
 * @throws UnreadableFile `damaged`, `too-many-dots`, or `not-a-document` where nothing here can take one apart
 */
export async function pagesOfPictures(
  pictures: readonly Uint8Array[],
  makePng: PngMaker = () => Promise.resolve(null),
): Promise<PicturePage[]> {
  const pages: PicturePage[] = [];
  for (const bytes of pictures) pages.push(...(await pagesOf(bytes, makePng)));
  return pages;
}

async function pagesOf(bytes: Uint8Array, makePng: PngMaker): Promise<PicturePage[]> {
  const kind = pictureKind(bytes) ?? 'image of an unknown kind';
  const read = READERS[kind];
  const known = read ? bytes : await makePng(bytes);
  if (known === null) throw new UnreadableFile('not-a-document', { kind });
  let pages: PicturePage[];
  try {
    pages = (read ?? readPng)(known);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('damaged', { kind }, { cause });
  }
  if (pages.length === 0) throw new UnreadableFile('damaged', { kind });
  for (const { strips } of pages) {
    const dots = strips.reduce((sum, { width, height }) => sum + width * height, 0);
    if (dots > MOST_DOTS) throw new UnreadableFile('too-many-dots', { dots, most: MOST_DOTS });
  }
  return pages;
}
