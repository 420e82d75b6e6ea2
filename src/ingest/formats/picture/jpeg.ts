/** JPEG pictures: their size, and how the camera was held. */
import type { PicturePage } from './pdf.ts';

/** Quarter turns by what a camera says of how it was held; mirrored pictures come from none. */
const TURNS: Readonly<Record<number, number>> = { 3: 2, 6: 1, 8: 3 };

/** The page of a JPEG. @throws RangeError where it is cut off */
export function readJpeg(bytes: Uint8Array): PicturePage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let turns = 0;
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    // Any number of filling bytes may stand in front of a mark.
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at += 1;
    if (view.getUint8(at) !== 0xff) throw new RangeError('no mark where one has to be');
    const mark = view.getUint8(at + 1);
    if (mark === 0xe1) turns = turnsIn(view, at + 4) ?? turns;
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (!isFrame) continue;
    requireEnd(bytes);
    const channels = view.getUint8(at + 9);
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    const colours = { 1: '/DeviceGray', 4: '/DeviceCMYK' }[channels] ?? '/DeviceRGB';
    const picture = { width, height, data: bytes, colours, bits: 8, filter: 'DCTDecode' };
    // Programs that write four inks as JPEG write them as negatives.
    return [{ strips: [{ ...picture, isNegative: channels === 4 }], turns }];
  }
}

/** What is cut off would be read as a page whose lower part is blank. */
function requireEnd(bytes: Uint8Array): void {
  for (let at = bytes.length - 2; at > 0; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return;
  throw new RangeError('no end');
}

/** What a camera writes of how it was held, in the form of a TIFF. */
function turnsIn(view: DataView, at: number): number | null {
  if (view.getUint32(at) !== 0x45786966) return null; // Exif
  const head = at + 6;
  const little = view.getUint16(head) === 0x4949;
  const entries = head + view.getUint32(head + 4, little);
  for (let index = 0; index < view.getUint16(entries, little); index += 1) {
    const entry = entries + 2 + index * 12;
    if (view.getUint16(entry, little) === 0x0112) return TURNS[view.getUint16(entry + 8, little)] ?? 0;
  }
  return null;
}
