import { expect, test } from 'vitest';
import { hideFontPrograms } from '#ingest/formats/pdf/pdf.ts';

const KB = 1024;
const stream = (dictionary: string, length: number, lineEnd = '\n') =>
  `7 0 obj\n<< ${dictionary} /Length ${length} >>\nstream${lineEnd}${'x'.repeat(length)}\nendstream\nendobj\n`;
const afterKeyword = (bytes: Uint8Array, lineEnd = '\n') => {
  const at = new TextDecoder('latin1').decode(bytes).indexOf(`stream${lineEnd}`) + 6 + lineEnd.length;
  return [...bytes.subarray(at, at + 3)];
};
const [x] = new TextEncoder().encode('x');

test.each([
  ['of TrueType', '/Filter /FlateDecode /Length1 90000', '\n'],
  ['of ideographs', '/Subtype /CIDFontType0C', '\n'],
  ['after a line end of two characters', '/Subtype/CIDFontType0C', '\r\n'],
])('a large font program %s loses its first two bytes', (_, dictionary, lineEnd) => {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${stream(dictionary, 60 * KB, lineEnd)}`);
  expect(hideFontPrograms(bytes)).toBe(1);
  expect(afterKeyword(bytes, lineEnd)).toEqual([0, 0, x]);
});

test.each([
  ['a small font program', stream('/Length1 9000', 6 * KB)],
  [
    'a Type 1 program, which names its signs',
    stream('/Filter/FlateDecode/Length1 5989/Length2 72262/Length3 532', 60 * KB),
  ],
  ['a picture', stream('/Subtype /Image /Width 900', 60 * KB)],
  ['a page behind a font', `8 0 obj << /Length1 4 >> endobj\n${stream('', 60 * KB)}`],
])('%s stays as it is', (_, text) => {
  const bytes = new TextEncoder().encode(text);
  expect(hideFontPrograms(bytes)).toBe(0);
  expect(new TextDecoder().decode(bytes)).toBe(text);
});

test('every program of a file is found', () => {
  const program = stream('/Length1 90000', 60 * KB);
  expect(hideFontPrograms(new TextEncoder().encode(program + stream('', 10) + program))).toBe(2);
});
