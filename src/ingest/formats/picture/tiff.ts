/** TIFF pictures, of one page or several, as scanners and fax programs write them: strips that a PDF packs in the same way. */
import type { PackedPicture, PicturePage } from './pdf.ts';
import { UnreadableFile } from '../unreadable-file.ts';

const KIND = { kind: 'TIFF image of a rare kind' };
/** More pages than any disclosure has: a chain of them that leads back into itself. */
const MOST_PAGES = 2000;

/** Numbers of the fields. */
const WIDTH = 256;
const HEIGHT = 257;
const BITS = 258;
const PACKING = 259;
const COLOURS = 262;
const BIT_ORDER = 266;
const OFFSETS = 273;
const TURN = 274;
const CHANNELS = 277;
const ROWS = 278;
const LENGTHS = 279;
const PLANES = 284;
const FAX_OPTIONS = 292;
const PREDICTOR = 317;
const PALETTE = 320;
const TILES = 324;
const JPEG_TABLES = 347;

/** Bytes of a number, by its type. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 };
const TURNS: Readonly<Record<number, number>> = { 3: 2, 6: 1, 8: 3 };

type Fields = ReadonlyMap<number, readonly number[]>;

/** The pages of a TIFF. @throws RangeError where it is cut off; UnreadableFile where it is packed in a way that is rare */
export function readTiff(bytes: Uint8Array): PicturePage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const pages: PicturePage[] = [];
  for (let at = view.getUint32(4, little); at !== 0;) {
    const fields = fieldsAt(view, at, little);
    pages.push(pageOf(bytes, fields));
    if (pages.length > MOST_PAGES) throw new RangeError('no end');
    at = view.getUint32(at + 2 + view.getUint16(at, little) * 12, little);
  }
  return pages;
}

function fieldsAt(view: DataView, at: number, little: boolean): Fields {
  const fields = new Map<number, readonly number[]>();
  for (let index = 0; index < view.getUint16(at, little); index += 1) {
    const entry = at + 2 + index * 12;
    const size = SIZES[view.getUint16(entry + 2, little)];
    const count = view.getUint32(entry + 4, little);
    if (size === undefined || count * size > view.byteLength) continue;
    const from = count * size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    const number = (place: number) =>
      size === 1
        ? view.getUint8(place)
        : size === 2
          ? view.getUint16(place, little)
          : view.getUint32(place, little);
    fields.set(
      view.getUint16(entry, little),
      Array.from({ length: count }, (_, one) => number(from + one * size)),
    );
  }
  return fields;
}

function pageOf(bytes: Uint8Array, fields: Fields): PicturePage {
  const one = (field: number, otherwise: number) => fields.get(field)?.[0] ?? otherwise;
  const [width, height] = [one(WIDTH, 0), one(HEIGHT, 0)];
  const rows = Math.min(height, one(ROWS, height));
  const [offsets, lengths] = [fields.get(OFFSETS) ?? [], fields.get(LENGTHS) ?? []];
  const channels = one(CHANNELS, 1);
  const isInPlanes = channels > 1 && one(PLANES, 1) !== 1;
  if (width === 0 || rows === 0 || fields.has(TILES) || isInPlanes || channels === 2)
    throw new UnreadableFile('not-a-document', KIND);
  if (offsets.length < Math.ceil(height / rows)) throw new RangeError('strips are missing');
  const strips = offsets.map((offset, at): PackedPicture => {
    const data = bytes.subarray(offset, offset + lengths[at]!);
    if (data.length < lengths[at]!) throw new RangeError('cut off');
    const strip = { width, height: Math.min(rows, height - at * rows) };
    return { ...strip, ...packed(data, fields, { ...strip, channels }) };
  });
  return { strips, turns: TURNS[one(TURN, 1)] ?? 0 };
}

/** Data of a strip, and how it is packed, as a PDF says it. */
function packed(
  data: Uint8Array,
  fields: Fields,
  { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number },
): Omit<PackedPicture, 'width' | 'height'> {
  const one = (field: number, otherwise: number) => fields.get(field)?.[0] ?? otherwise;
  const bits = one(BITS, 1);
  const packing = one(PACKING, 1);
  const kind = one(COLOURS, 1);
  const palette = fields.get(PALETTE);
  const colours =
    kind === 3 && palette
      ? indexed(palette)
      : channels === 1
        ? '/DeviceGray'
        : kind === 5
          ? '/DeviceCMYK'
          : '/DeviceRGB';
  const plain = { data: one(BIT_ORDER, 1) === 2 ? mirrored(data) : data, colours, bits };
  // A fourth number that is no ink says how opaque a dot is: rare, and no part of a page.
  if (bits > 16 || (channels === 4 && kind !== 5) || channels > 4)
    throw new UnreadableFile('not-a-document', KIND);
  const isNegative = kind === 0;
  if (packing >= 2 && packing <= 4) {
    const options = one(FAX_OPTIONS, 0);
    const code = packing === 4 ? -1 : packing === 3 && (options & 1) === 1 ? 1 : 0;
    // What a fax calls black is a 1, and whether a 1 is black the picture says.
    const parameters = [
      `/K ${code} /Columns ${width} /Rows ${height} /BlackIs1 ${!isNegative} /EndOfBlock ${packing === 4}`,
      ...(packing === 2 ? ['/EncodedByteAlign true'] : packing === 3 ? ['/EndOfLine true'] : []),
    ].join(' ');
    return { ...plain, filter: 'CCITTFaxDecode', parameters };
  }
  const told =
    one(PREDICTOR, 1) === 2
      ? { parameters: `/Predictor 2 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${width}` }
      : {};
  switch (packing) {
    case 1:
      return { ...plain, filter: null, isNegative };
    case 5:
      return { ...plain, ...told, filter: 'LZWDecode', isNegative };
    case 7:
      return {
        ...plain,
        data: withTables(data, fields.get(JPEG_TABLES)),
        bits: 8,
        filter: 'DCTDecode',
        ...(kind === 2 && { parameters: '/ColorTransform 0' }),
        isNegative,
      };
    case 8:
    case 32946:
      return { ...plain, ...told, filter: 'FlateDecode', isNegative };
    case 32773:
      return { ...plain, filter: 'RunLengthDecode', isNegative };
    default:
      throw new UnreadableFile('not-a-document', KIND);
  }
}

/** All reds, then all greens, then all blues, of sixteen bits each. */
function indexed(palette: readonly number[]): string {
  const count = palette.length / 3;
  const inks = Array.from({ length: count }, (_, at) =>
    [0, 1, 2].map((channel) => (palette[channel * count + at]! >> 8).toString(16).padStart(2, '0')).join(''),
  );
  return `[/Indexed /DeviceRGB ${count - 1} <${inks.join('')}>]`;
}

/** Tables that strips have in common stand in front of each of them, between its beginning and the rest. */
function withTables(data: Uint8Array, tables: readonly number[] | undefined): Uint8Array {
  return tables ? Uint8Array.from([...tables.slice(0, -2), ...data.subarray(2)]) : data;
}

/** Bytes that were written from their last bit on. */
function mirrored(data: Uint8Array): Uint8Array {
  return data.map((byte) => {
    let turned = 0;
    for (let bit = 0; bit < 8; bit += 1) turned |= ((byte >> bit) & 1) << (7 - bit);
    return turned;
  });
}
