/** Who has most and least, and the median where there are too many to look through. */
import { expect, test } from 'vitest';
import { rank } from '#app/views/ranking.ts';

const entries = (values: readonly number[]) =>
  values.map((value, at) => ({ label: String.fromCharCode(65 + at), value }));
const told = (values: readonly number[], lang: 'zh' | 'en') =>
  rank('spending', entries(values), (value) => `${value} CNY`, [], '', lang);

test('of nine the median is told, which is the fifth', () => {
  const nine = [1, 2, 3, 4, 50, 60, 70, 80, 900];
  expect(told(nine, 'en')).toBe(
    'Spending: highest in I (900 CNY), lowest in A (1 CNY). The median is 50 CNY.',
  );
  expect(told(nine, 'zh')).toMatch(/。中位数为 50 CNY。$/);
});

test('of eight it is not: they are looked through', () => {
  expect(told([1, 2, 3, 4, 5, 6, 7, 8], 'en')).toBe('Spending: highest in H (8 CNY), lowest in A (1 CNY).');
});
