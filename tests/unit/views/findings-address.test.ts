import { describe, expect, it } from 'vitest';
import { letterAddress, readLetter } from '#app/views/findings/address.ts';
import { parseAddress } from '#app/session/address.ts';

describe('the address of a letter', () => {
  it.each([
    ['maoxian-2022/letter', { lang: null, withNotices: false }],
    ['maoxian-2022/letter/en', { lang: 'en', withNotices: false }],
    ['maoxian-2022/letter/notices', { lang: null, withNotices: true }],
    ['maoxian-2022/letter/zh-notices', { lang: 'zh', withNotices: true }],
  ] as const)('%s holds its language and whether notices are asked about', (address, choice) => {
    expect(letterAddress('maoxian-2022', choice)).toBe(address);
    expect(readLetter(address)).toEqual({ documentId: 'maoxian-2022', ...choice });
    const { address: parsed, problems } = parseAddress(`?v=1&subject=findings&finding=${address}`);
    expect(problems).toEqual([]);
    expect(parsed.finding).toBe(address);
  });

  it('is not that of a finding', () => {
    expect(readLetter('maoxian-2022/change/L41')).toBeNull();
    expect(readLetter('maoxian-2022/letter/fr')).toBeNull();
    expect(readLetter('')).toBeNull();
  });
});
