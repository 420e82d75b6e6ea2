import { expect, test } from 'vitest';
import { isKept, verdictRow } from '#tools/bench/verdict.ts';

test.each([
  [{ what: 'review', value: 4.1, most: 4, unit: 's' }, ['review', '4.10 s', '≤ 4.00 s', 'EXCEEDED']],
  [{ what: 'memory', value: 255.9, most: 400, unit: 'MB' }, ['memory', '256 MB', '≤ 400 MB', 'kept']],
  [
    { what: 'documents', value: 19, most: null, least: 20, unit: '/s' },
    ['documents', '19.0 /s', '≥ 20.0 /s', 'EXCEEDED'],
  ],
  [
    { what: 'documents', value: 31.5, most: null, least: 20, unit: '/s' },
    ['documents', '31.5 /s', '≥ 20.0 /s', 'kept'],
  ],
  [{ what: 'start', value: 700, most: null, unit: 'ms' }, ['start', '700 ms', '', '']],
] as const)('%o', (measured, row) => {
  expect(verdictRow(measured)).toEqual(row);
  expect(isKept(measured)).toBe(row[3] !== 'EXCEEDED');
});

test('what could not be measured keeps no budget', () => {
  expect(isKept({ what: 'first picture', value: NaN, most: 800, unit: 'ms' })).toBe(false);
});
