import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONCEPTS } from '#model/concept.ts';
import { SUMS } from '#model/sums.ts';

/** The sums that the audit compares, as its SQL lists them. */
const AUDITED = [
  ...readFileSync(new URL('../../../src/audit/prepared/3-sums.sql', import.meta.url), 'utf8').matchAll(
    /\('sum-[a-z-]+', '([a-z_.]+)', \[([^\]]+)\]/g,
  ),
].map(
  ([, total, parts]) => `${total}: ${[...parts!.matchAll(/'([^']+)'/g)].map(([, part]) => part).join(' ')}`,
);

test('the sums of the model are those that the audit compares', () => {
  const sums = Object.entries(SUMS).flatMap(([total, ways]) =>
    ways.map((parts) => `${total}: ${parts.join(' ')}`),
  );
  // What a department spent on staff and on running itself is compared for the general budget alone.
  expect(sums.filter((sum) => !AUDITED.includes(sum))).toEqual([
    'expenditure.basic: expenditure.personnel expenditure.operating',
  ]);
});

test('what they are made of are concepts', () => {
  const named = [...Object.keys(SUMS), ...Object.values(SUMS).flat(2)];
  expect(named.filter((concept) => !(concept in CONCEPTS))).toEqual([]);
});
