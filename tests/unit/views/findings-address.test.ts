import { describe, expect, it } from 'vitest';
import { ADDRESSES } from '#app/views/addresses.ts';
import { readLetter, toLetter } from '#app/views/findings/address.ts';

describe('the address of a letter', () => {
  it.each([
    ['letter=maoxian-2022', { lang: null, withNotices: false, onlyMarked: false }],
    ['letter=maoxian-2022&letterLang=en', { lang: 'en', withNotices: false, onlyMarked: false }],
    ['letter=maoxian-2022&letterNotices=yes', { lang: null, withNotices: true, onlyMarked: false }],
    [
      'letter=maoxian-2022&letterLang=zh&letterNotices=yes',
      { lang: 'zh', withNotices: true, onlyMarked: false },
    ],
    ['letter=maoxian-2022&letterMarked=yes', { lang: null, withNotices: false, onlyMarked: true }],
  ] as const)('%s holds its language and whether notices are asked about', (query, choice) => {
    const { address, problems } = ADDRESSES.parse(`?v=2&subject=findings&${query}`);
    expect(problems).toEqual([]);
    expect(readLetter(address)).toEqual({ documentId: 'maoxian-2022', ...choice });
    expect(ADDRESSES.serialise(address)).toBe(`?v=2&subject=findings&${query}`);
  });

  it('is in the language of the page and without notices when it opens, in the place of any finding', () => {
    const { address } = ADDRESSES.parse(
      '?v=2&subject=findings&finding=maoxian-2022/change/L41&letterLang=en',
    );
    const opened = { ...address, ...toLetter('maoxian-2022', false) };
    expect(ADDRESSES.serialise(opened)).toBe('?v=2&subject=findings&letter=maoxian-2022');
  });

  it('is not that of a finding', () => {
    expect(readLetter(ADDRESSES.parse('?v=2&finding=maoxian-2022/change/L41').address)).toBeNull();
    expect(readLetter(ADDRESSES.parse('?v=2&letterLang=en').address)).toBeNull();
    expect(readLetter(ADDRESSES.initial)).toBeNull();
  });
});
