import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { carriedBy, carry, pngCarrying } from '#app/charts/sheet/carried.ts';
import { plainSvg } from '#app/charts/sheet/plain-svg.ts';
import { wrapText } from '#app/charts/sheet/wrap-text.ts';
import { textWidth } from '#app/charts/theme.ts';

const CARRIED = { address: 'https://example.org/?v=2&subject=trend&departments=a,b', data: 'a1b2' };

/** A PNG of one white pixel, put together by the standard. */
function smallPng(): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => {
    const head = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(head));
    return Buffer.concat([length, head, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what a picture carries', () => {
  test('goes into a PNG and comes out of it, and the checksum of its chunk is that of the standard', () => {
    const png = Buffer.from(pngCarrying(smallPng(), CARRIED));
    expect(carriedBy(png)).toEqual(CARRIED);
    const at = png.indexOf('iTXt', 0, 'latin1');
    const length = png.readUInt32BE(at - 4);
    expect(png.readUInt32BE(at + 4 + length)).toBe(crc32(png.subarray(at, at + 4 + length)));
    expect(png.subarray(at + 4, at + 11).toString('latin1')).toBe('Juesuan');
  });

  test('comes out of the metadata of an SVG, with the signs that XML writes otherwise', () => {
    const written = carry(CARRIED).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    expect(carriedBy(Buffer.from(`<svg><metadata>${written}</metadata></svg>`))).toEqual(CARRIED);
  });

  test.each([
    ['another picture', smallPng()],
    ['a text', Buffer.from('公务接待费 9.5 万元')],
    ['a PNG cut off in the middle of a chunk', pngCarrying(smallPng(), CARRIED).slice(0, 60)],
    [
      'an address that is none',
      Buffer.from('<svg><metadata>{"juesuan":1,"address":"x","data":""}</metadata></svg>'),
    ],
    [
      'an address in an object',
      Buffer.from('<svg><metadata>{"juesuan":1,"address":{},"data":""}</metadata></svg>'),
    ],
    ['no object', Buffer.from('<svg><metadata>{null}</metadata></svg>')],
  ])('is nothing in %s', (_, bytes) => {
    expect(carriedBy(bytes)).toBeNull();
  });
});

describe('a drawing for other programs', () => {
  test('has its texts on their feet, their size by itself, and colours apart from their opacity', () => {
    expect(
      plainSvg('<text dominant-baseline="central" style="font: normal normal 20px a, b" y="-7">朝阳</text>'),
    ).toBe('<text y="0.00" style="font-size:20px;font-family:a, b">朝阳</text>');
    expect(plainSvg('<text dominant-baseline="central" style="font-size:12px;" fill="#c2501a">')).toBe(
      '<text y="4.20" style="font-size:12px;" fill="#c2501a">',
    );
    expect(plainSvg('<path fill="#ffffffcc" stroke="#1c1c1a"/>')).toBe(
      '<path fill="#ffffff" fill-opacity="0.80" stroke="#1c1c1a"/>',
    );
    // 0x80 of 255 is half; twice the same attribute would be no SVG.
    expect(plainSvg('<path fill="#ffffff80" fill-opacity="0.5" stroke="#1c1c1aff"/>')).toBe(
      '<path fill="#ffffff" fill-opacity="0.25" stroke="#1c1c1a" stroke-opacity="1.00"/>',
    );
  });
});

describe('lines of running text', () => {
  test('are no wider than their room, lose nothing, and begin with no closing sign', () => {
    const text = '社会保障和就业支出占支出的比重，朝阳 2024 最高，为 98.2%；茂县 2022 最低，为 52.8%。';
    const lines = wrapText(text, 200, 22);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      // A closing sign stays with what it closes.
      expect(textWidth(line, 22)).toBeLessThanOrEqual(200 + 22);
      expect(line).not.toMatch(/^[，；。%]/);
    }
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  test('end with no sign that opens what follows', () => {
    const text =
      '支出总计：增加的有朝阳（2023—2024 +6.9%）、乐山市中区（2023—2024 +5.8%）、茂县（2021—2022 +1.6%）。';
    for (const width of [150, 180, 200, 230, 260, 300]) {
      const lines = wrapText(text, width, 22);
      expect(lines.filter((line) => /[（“《]$/.test(line))).toEqual([]);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  test('keep words whole, and cut what is longer than a line', () => {
    expect(wrapText('Social security and employment', 100, 12)).toEqual([
      'Social',
      'security and',
      'employment',
    ]);
    const address = `https://example.org/?v=2&departments=${'leshan-shizhong,'.repeat(12)}`;
    const lines = wrapText(address, 300, 12);
    expect(lines.join('')).toBe(address);
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(300);
  });
});
