/**
 * `pictures/` holds one picture in many kinds, written by another program: 64 × 64 dots of paper, 32 × 16 of ink in the
 * upper left corner.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detectFormat } from '#ingest/formats/format.ts';
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

test('a picture of a hundred million dots is refused by what it says of itself', async () => {
  const png = bytesOf('grey.png');
  const view = new DataView(png.buffer);
  view.setUint32(16, 10_000);
  view.setUint32(20, 10_000);
  await expect(readFile(png)).rejects.toMatchObject({ code: 'too-many-dots' });
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
  const seenWith = async (beside: Recogniser['beside']) => {
    const { recogniser, seen } = blindRecogniser();
    const both = async () => ({ ...(await recogniser()), ...(beside && { beside }) });
    const pages = ['grey.png', 'grey.jpg', 'tiff-LZW.tif'].map(bytesOf);
    await expect(readPictures(pages, { recogniser: both })).rejects.toMatchObject({ code: 'no-text' });
    return seen.length;
  };
  let pages = 0;
  const second: ReadPicture = async () => {
    pages += 1;
    return { runs: [], rulings: [], turns: 0 };
  };
  const here = await seenWith(() => second);
  expect(pages).toBeGreaterThan(0);
  expect(here + pages).toBe(3);
  expect(await seenWith(() => () => Promise.reject(new OutOfReach()))).toBe(3);
  // What is wrong with a page is wrong with the file.
  await expect(seenWith(() => () => Promise.reject(new Error('broken')))).rejects.toThrow();
});
