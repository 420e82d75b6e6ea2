/** Where a number of a scan is marked on its page. */
import { expect, test } from 'vitest';
import { recognisedIn } from '#app/import/page-images.ts';
import type { RecognisedPlace } from '#app/import/reading.ts';

/** A row of a form, and the one below it. */
const RECOGNISED: readonly RecognisedPlace[] = [
  { page: 2, box: [40, 100, 80, 110], text: '20807' },
  { page: 2, box: [300, 100, 340, 110], text: '500. 00' },
  { page: 2, box: [400, 100, 440, 110], text: '500.00' },
  { page: 2, box: [300, 120, 340, 130], text: '84.56' },
];
const ROW = { page: 2, box: [40, 98, 440, 112] } as const;

test.each<[string, string, number[][]]>([
  [
    'at each place of a number that stands in its row twice, and not over what lies between',
    '500.00',
    [
      [300, 100, 340, 110],
      [400, 100, 440, 110],
    ],
  ],
  ['nowhere within a longer number', '0.00', []],
  ['nowhere where it stands in another row', '84.56', []],
  ['nowhere without a number', '合计', []],
])('%s', (_, printed, boxes) => {
  expect(recognisedIn(RECOGNISED, ROW, printed)).toEqual(boxes);
});

test('on another page nowhere', () => {
  expect(recognisedIn(RECOGNISED, { ...ROW, page: 1 }, '500.00')).toEqual([]);
});
