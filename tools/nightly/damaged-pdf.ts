/** Ways in which the bytes of a PDF are damaged on their way. */
import type { Random } from '#tools/random.ts';

/** Damaged bytes in place of whole ones, which stay as they are. */
export type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** One of the places where a pattern is found, with another text there; the bytes as they are where it is not. */
function replacing(pattern: RegExp, by: (found: string, random: Random) => string): Damage {
  return (bytes, random) => {
    const text = latin(bytes);
    const places = [...text.matchAll(pattern)];
    if (places.length === 0) return bytes.slice();
    const { index, 0: found } = random.pick(places);
    return bytesOf(text.slice(0, index) + by(found, random) + text.slice(index + found.length));
  };
}

/** Where a stretch begins and ends. */
function stretch(bytes: Uint8Array, random: Random): [from: number, to: number] {
  const from = random.whole(0, bytes.length - 1);
  return [from, Math.min(bytes.length, from + random.whole(1, 4000))];
}

const KEYS =
  /\/(?:Type|Kids|Count|Resources|Font|Contents|Length|Filter|FlateDecode|MediaBox|Root|Pages|Encoding|ToUnicode|DescendantFonts|W|FontFile2|XObject|BBox|Matrix|Size|Prev|Subtype|Rect|FT|V)\b/g;

/** Damage by what it does. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'bits flipped': (bytes, random) => {
    const damaged = bytes.slice();
    for (let count = random.whole(1, 30); count > 0; count -= 1)
      damaged[random.whole(0, damaged.length - 1)]! ^= 1 << random.whole(0, 7);
    return damaged;
  },
  'the end lost': (bytes, random) =>
    bytesOf(latin(bytes.subarray(0, random.whole(10, bytes.length - 1))) + '\n%%EOF\n'),
  'a stretch lost': (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return new Uint8Array([...bytes.subarray(0, from), ...bytes.subarray(to)]);
  },
  'a stretch blank': (bytes, random) => bytes.slice().fill(0, ...stretch(bytes, random)),
  'blocks swapped': (bytes, random) => {
    const size = Math.min(random.whole(16, 2000), bytes.length >> 2);
    const [one, other] = [random.whole(0, bytes.length - size), random.whole(0, bytes.length - size)];
    const damaged = bytes.slice();
    damaged.set(bytes.subarray(other, other + size), one);
    damaged.set(bytes.subarray(one, one + size), other);
    return damaged;
  },
  'an object lost': replacing(/\d+ 0 obj[\s\S]*?endobj/g, (found) => ' '.repeat(found.length)),
  'a key misspelt': replacing(KEYS, (found) => `/X${found.slice(2)}`),
  'a value replaced': replacing(/\/\w+ \d+(?: 0 R)?/g, (found, random) =>
    found.replace(/\d+(?: 0 R)?$/, random.pick(['0', '-1', '999999999', '1e9', '3', 'null', '[ ]', '<< >>', '(x)'])),
  ),
  'a reference led astray': replacing(/\d+ 0 R/g, (found, random) => `${random.whole(1, 60)} 0 R`.padEnd(found.length)),
}; // prettier-ignore
