/**
 * `pictures/` holds one picture in many kinds, written by another program: 64 × 64 dots of paper, 32 × 16 of ink in the
 * upper left corner.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '#ingest/formats/format.ts';
import { pdfOfPictures } from '#ingest/formats/picture/pdf.ts';
import { readFile, readPictures } from '#ingest/formats/read-file.ts';
import { OutOfReach, type ReadPicture, type Recogniser } from '#ingest/scan/scanned-page.ts';

const FOLDER = join(import.meta.dirname, 'pictures');
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));

/** Finds no text, and keeps what it was shown: shades from black to white, one page after the other. */
function blindRecogniser(): { recogniser: () => Promise<Recogniser>; seen: Float32Array[] } {
  const seen: Float32Array[] = [];
  const detection = {
    run: async (input: Float32Array, shape: readonly number[]) => {
      seen.push(input.slice(0, input.length / 3));
      return { data: new Float32Array(input.length / 3), shape };
    },
  };
  return { seen, recogniser: async () => ({ detection, recognition: detection, signs: [''] }) };
}

/** Whether a dot is ink, as the picture is seen upright. */
async function inkOf(...names: readonly string[]): Promise<((x: number, y: number) => boolean)[]> {
  const { recogniser, seen } = blindRecogniser();
  // Nothing is recognised in it, which is said in the end.
  await expect(readPictures(names.map(bytesOf), { recogniser })).rejects.toMatchObject({
    code: 'no-text',
    parameters: { kind: 'picture' },
  });
  return seen.map(
    (shades) => (x, y) => shades[y * 64 + x]! < (Math.min(...shades) + Math.max(...shades)) / 2,
  );
}

test.each(readdirSync(FOLDER).filter((name) => name !== 'two-pages.tif'))(
  '%s is seen as it is',
  async (name) => {
    expect(detectFormat(bytesOf(name))).toBe('picture');
    const [isInk, ...others] = await inkOf(name);
    expect(others).toEqual([]);
    const corners = [
      [4, 4],
      [27, 11],
      [36, 11],
      [27, 20],
      [4, 60],
      [60, 60],
    ] as const;
    expect(corners.map(([x, y]) => isInk!(x, y))).toEqual([true, true, false, false, false, false]);
  },
);

test('a TIFF of two pages has two, and pictures beside it are the pages after them', async () => {
  const pages = await inkOf('two-pages.tif', 'grey.png');
  // The second is the first with paper and ink exchanged.
  expect(pages.map((isInk) => isInk(27, 11))).toEqual([true, false, true]);
});

test.each(['grey.png', 'colours.png', 'transparent.png', 'grey.jpg', 'tiff-LZW.tif', 'fax4.tif'])(
  '%s cut off is damaged, and never a page whose lower part is blank',
  async (name) => {
    const whole = bytesOf(name);
    const { recogniser } = blindRecogniser();
    await expect(readFile(whole.subarray(0, whole.length >> 1), { recogniser })).rejects.toMatchObject({
      code: 'damaged',
    });
  },
);

test('a PNG in which a byte was altered is damaged, and never a page that is blank from there on', async () => {
  const png = bytesOf('grey.png');
  png[png.length - 30]! ^= 1;
  const { recogniser, seen } = blindRecogniser();
  await expect(readFile(png, { recogniser })).rejects.toMatchObject({ code: 'damaged' });
  expect(seen).toEqual([]);
});

test('a picture that cannot be decoded is damaged: that it shows no text is not known', async () => {
  const jpeg = bytesOf('grey.jpg');
  // The tables of its codes are called something else.
  for (let at = 0; at < jpeg.length - 1; at += 1) {
    if (jpeg[at] === 0xff && jpeg[at + 1] === 0xc4) jpeg[at + 1] = 0xe5;
  }
  const { recogniser, seen } = blindRecogniser();
  await expect(readFile(jpeg, { recogniser })).rejects.toMatchObject({
    code: 'damaged',
    parameters: { kind: 'picture' },
  });
  expect(seen).toEqual([]);
});

describe('a hundred million dots', () => {
  const tooMany = { code: 'too-many-dots', parameters: { dots: 100_000_000, most: 80_000_000 } };

  test('are refused by what a picture says of itself', async () => {
    const jpeg = bytesOf('grey.jpg');
    const frame = jpeg.findIndex((byte, at) => byte === 0xff && jpeg[at + 1] === 0xc0);
    new DataView(jpeg.buffer).setUint32(frame + 5, (10_000 << 16) | 10_000);
    await expect(readFile(jpeg)).rejects.toMatchObject(tooMany);
  });

  test('on a page of a PDF as well, where the page would else be one without text', async () => {
    const picture = { width: 10_000, height: 10_000, colours: '/DeviceGray', bits: 8, filter: null };
    const pdf = pdfOfPictures([{ strips: [{ ...picture, data: new Uint8Array(8) }], turns: 0 }]);
    const { recogniser, seen } = blindRecogniser();
    await expect(readFile(pdf, { recogniser })).rejects.toMatchObject(tooMany);
    expect(seen).toEqual([]);
  });
});

test('three hundred pages that are pictures are refused before any is read', async () => {
  const dot = { width: 1, height: 1, colours: '/DeviceGray', bits: 8, filter: null, data: new Uint8Array(1) };
  const pdf = pdfOfPictures(Array.from({ length: 300 }, () => ({ strips: [dot], turns: 0 })));
  const { recogniser, seen } = blindRecogniser();
  await expect(readFile(pdf, { recogniser })).rejects.toMatchObject({
    code: 'too-many-scans',
    parameters: { pages: 300, most: 200 },
  });
  expect(seen).toEqual([]);
});

test('a kind that nothing here can take apart is called by its name', async () => {
  const webp = new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ');
  await expect(readFile(webp)).rejects.toThrow(
    'This is a WebP image, which is not read. Save it as PNG, JPEG or TIFF.',
  );
  // In a page the browser makes a PNG of it.
  const { recogniser, seen } = blindRecogniser();
  const makePng = async () => bytesOf('grey.png');
  await expect(readFile(webp, { recogniser, makePng })).rejects.toMatchObject({ code: 'no-text' });
  expect(seen).toHaveLength(1);
});

test('a second recogniser reads beside the first, which reads alone where that one is gone', async () => {
  const seenWith = async (...beside: readonly ReadPicture[]) => {
    const { recogniser, seen } = blindRecogniser();
    const both = async () => ({ ...(await recogniser()), beside: () => beside });
    const pages = ['grey.png', 'grey.jpg', 'tiff-LZW.tif'].map(bytesOf);
    await expect(readPictures(pages, { recogniser: both })).rejects.toMatchObject({ code: 'no-text' });
    return seen.length;
  };
  let pages = 0;
  const second: ReadPicture = async () => {
    pages += 1;
    return { runs: [], rulings: [], covered: [], turns: 0 };
  };
  const here = await seenWith(second);
  expect(pages).toBeGreaterThan(0);
  expect(here + pages).toBe(3);
  expect(await seenWith(() => Promise.reject(new OutOfReach()))).toBe(3);
  // No more read than there are pages.
  pages = 0;
  const with4 = await seenWith(second, second, second, second);
  expect(with4 + pages).toBe(3);
  // What is wrong with a page is wrong with the file.
  await expect(seenWith(() => Promise.reject(new Error('broken')))).rejects.toThrow();
});
