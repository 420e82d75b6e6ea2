/** PNG pictures: what lies in them as a PDF packs it goes in as it is, other kinds are unpacked into shades of grey. */
import { unzlibSync, zlibSync } from 'fflate';
import { latinText } from '../text/encoding.ts';
import type { PicturePage } from './pdf.ts';

/** How many numbers make a dot, by the kind of its colours. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Head {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly kind: number;
}

/** The page of a PNG. @throws Error where it is damaged */
export function readPng(bytes: Uint8Array): PicturePage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head: Head = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bits: view.getUint8(24),
    kind: view.getUint8(25),
  };
  const isInterlaced = view.getUint8(28) !== 0;
  const parts: Uint8Array[] = [];
  let palette = new Uint8Array();
  for (let at = 8; ;) {
    const length = view.getUint32(at);
    const name = latinText(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) throw new RangeError('cut off');
    // What is damaged within would be read as a page that is blank from there on.
    if (checksumOf(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      throw new RangeError('altered');
    if (name === 'IDAT') parts.push(data);
    if (name === 'PLTE') palette = data.slice();
    if (name === 'IEND') break;
    at += 12 + length;
  }
  const data = joined(parts);
  const channels = CHANNELS[head.kind];
  if (channels === undefined || head.width * head.height === 0) throw new RangeError('no such picture');
  const { width, height, bits } = head;
  if (!isInterlaced && head.kind < 4) {
    const inks = [...palette].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const colours =
      head.kind === 3
        ? `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${inks}>]`
        : head.kind === 0
          ? '/DeviceGray'
          : '/DeviceRGB';
    const parameters = `/Predictor 15 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${width}`;
    return [
      { strips: [{ width, height, data, colours, bits, filter: 'FlateDecode', parameters }], turns: 0 },
    ];
  }
  const shades = zlibSync(greyShades(unzlibSync(data), head, isInterlaced, palette), { level: 1 });
  const grey = { width, height, data: shades, colours: '/DeviceGray', bits: 8, filter: 'FlateDecode' };
  return [{ strips: [grey], turns: 0 }];
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32, which every part of a PNG ends with. */
function checksumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = CHECKSUMS[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Of a picture that comes in seven parts, each finer: first column and row, and how far apart they are. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Shades of all dots, over white paper. @throws RangeError where there are too few */
function greyShades(data: Uint8Array, head: Head, isInterlaced: boolean, palette: Uint8Array): Uint8Array {
  const { width, height, bits, kind } = head;
  const channels = CHANNELS[kind]!;
  const shades = new Uint8Array(width * height).fill(255);
  let at = 0;
  for (const [left, top, across, down] of isInterlaced ? ADAM7 : [[0, 0, 1, 1] as const]) {
    const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    if (columns <= 0 || rows <= 0) continue;
    const stride = Math.ceil((columns * channels * bits) / 8);
    let above: Uint8Array = new Uint8Array(stride);
    for (let row = 0; row < rows; row += 1) {
      const line = data.subarray(at + 1, at + 1 + stride);
      if (line.length < stride) throw new RangeError('too few dots');
      unfilter(data[at]!, line, above, Math.max(1, (channels * bits) >> 3));
      const sample = (index: number) => sampleOf(line, index, bits);
      for (let column = 0; column < columns; column += 1) {
        const shade = shadeOf(column * channels, kind, sample, palette);
        shades[(top + row * down) * width + left + column * across] = shade;
      }
      above = line;
      at += 1 + stride;
    }
  }
  return shades;
}

/** Brought to eight bits. Numbers of a palette stay what they are. */
function sampleOf(line: Uint8Array, index: number, bits: number): number {
  if (bits >= 8) return line[index * (bits >> 3)]!;
  const bit = index * bits;
  return (line[bit >> 3]! >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

function shadeOf(at: number, kind: number, sample: (index: number) => number, palette: Uint8Array): number {
  const bright = (red: number, green: number, blue: number) => (red * 77 + green * 151 + blue * 28) >> 8;
  const over = (shade: number, opaque: number) => 255 - (((255 - shade) * opaque) >> 8);
  if (kind === 3) {
    const ink = sample(at) * 3;
    return bright(palette[ink]!, palette[ink + 1]!, palette[ink + 2]!);
  }
  if (kind === 0) return sample(at);
  if (kind === 4) return over(sample(at), sample(at + 1) + (sample(at + 1) >> 7));
  const shade = bright(sample(at), sample(at + 1), sample(at + 2));
  return kind === 2 ? shade : over(shade, sample(at + 3) + (sample(at + 3) >> 7));
}

/** Puts back what a line was told by: the dots to the left, above, or both. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  for (let at = 0; at < line.length; at += 1) {
    const left = at < step ? 0 : line[at - step]!;
    const up = above[at]!;
    if (filter === 1) line[at]! += left;
    else if (filter === 2) line[at]! += up;
    else if (filter === 3) line[at]! += (left + up) >> 1;
    else if (filter === 4) line[at]! += nearest(left, up, at < step ? 0 : above[at - step]!);
    else if (filter !== 0) throw new RangeError('no such filter');
  }
}

function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
