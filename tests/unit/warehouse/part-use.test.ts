import { expect, test } from 'vitest';
import type { PartFile } from '#warehouse/published/manifest.ts';
import { PartUse } from '#warehouse/engine/part-use.ts';

const part = (path: string): PartFile => ({
  table: 'facts',
  province: path,
  year: 2024,
  path,
  rows: 1,
  bytes: 100,
  sha256: '',
});
const [a, b, c] = [part('a'), part('b'), part('c')];

/** Questions that need a part, so many. */
const ask = (use: PartUse, of: PartFile, times: number): void => {
  for (let time = 0; time < times; time += 1) use.begin([of])();
};

test('parts that no question has needed for long are let go, the longest unused first', () => {
  const use = new PartUse(150);
  for (const one of [b, a]) use.begin([one])();
  ask(use, c, 50);
  expect(use.idle([a, b, c])).toEqual([b, a]);
  // One of them is enough.
  expect(use.idle([a, b])).toEqual([b]);
});

test('none is let go while there is room, or while the last questions needed it', () => {
  const use = new PartUse(150);
  for (const one of [a, b, c]) use.begin([one])();
  expect(use.idle([a, b, c])).toEqual([]);
  ask(use, c, 50);
  expect(new PartUse(1000).idle([a, b, c])).toEqual([]);
  expect(use.idle([a])).toEqual([]);
});

test('none is let go that a question still waits for', () => {
  const use = new PartUse(50);
  const end = use.begin([a]);
  use.begin([b])();
  ask(use, c, 50);
  expect(use.idle([a, b])).toEqual([b]);
  end();
  expect(use.idle([a, b])).toEqual([a, b]);
});
