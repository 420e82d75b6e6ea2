/** The picture of a view as a file: a PNG of twice its size or an SVG, with what it is of in it. */
import { drawSheet, type Shape, type Sheet } from '#app/charts/sheet/sheet.ts';
import { pngCarrying } from '#app/charts/sheet/carried.ts';
import { loadDrawer } from '#app/charts/draw.ts';

/** The formats a picture is taken in. */
export type PictureFormat = 'png' | 'svg';

/** Pixels of a PNG to a CSS pixel. */
const SCALE = 2;

/** Draws a sheet as a file. Rejects where the code that draws does not come, or the browser cannot turn it into a PNG. */
export async function pictureFile(sheet: Sheet, shape: Shape, format: PictureFormat): Promise<Blob> {
  const drawn = drawSheet(sheet, await loadDrawer(sheet.picture.kind), shape);
  if (format === 'svg') return new Blob([drawn.svg], { type: 'image/svg+xml' });
  const image = new Image(drawn.width, drawn.height);
  // The page's own policy shows no image but the site's and those written out.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [drawn.width * SCALE, drawn.height * SCALE];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The browser made no PNG of the picture.');
  const png = pngCarrying(new Uint8Array(await blob.arrayBuffer()), sheet.carried);
  return new Blob([png], { type: 'image/png' });
}
