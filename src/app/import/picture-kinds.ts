/** Pictures of kinds that a browser knows and the reader of files does not: WebP, GIF, BMP and, in some browsers, HEIC and AVIF. */

/** A picture as PNG, as the browser shows it; null where it does not know the kind, or the picture is damaged. */
export async function pngOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>])).catch(() => null);
  if (!bitmap) return null;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  bitmap.close();
  const png = await canvas.convertToBlob({ type: 'image/png' }).catch(() => null);
  return png && new Uint8Array(await png.arrayBuffer());
}
