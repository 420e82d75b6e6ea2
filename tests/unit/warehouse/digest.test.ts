import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { computeSha256, sha256 } from '#warehouse/published/digest.ts';

describe('SHA-256', () => {
  it('of "abc" is the value FIPS 180-4 gives', async () => {
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(computeSha256(new TextEncoder().encode('abc'))).toBe(expected);
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(expected);
  });

  it.each([0, 1, 55, 56, 63, 64, 65, 1000, 100_000])(
    'of %d bytes is the same without the browser',
    (length) => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff);
      expect(computeSha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    },
  );
});
