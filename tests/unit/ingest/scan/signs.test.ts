/** What is made of what the recognition network says of each column of a text. */
import { expect, test } from 'vitest';
import { blankPicture } from '#ingest/scan/grey-picture.ts';
import { recogniseSigns } from '#ingest/scan/signs.ts';
import type { Network } from '#ingest/scan/text-boxes.ts';

const NAMES = ['', ...'0123456789.Oo○〇。元'];

/** Says of each column what is given: signs with how certain they are; the rest is of no sign. */
const saying = (...columns: readonly Readonly<Record<string, number>>[]): Network => ({
  run: async () => {
    const data = new Float32Array(columns.length * NAMES.length);
    for (const [at, column] of columns.entries()) {
      const row = data.subarray(at * NAMES.length, (at + 1) * NAMES.length);
      for (const [sign, certainty] of Object.entries(column)) row[NAMES.indexOf(sign)] = certainty;
      row[0] = 1 - Object.values(column).reduce((sum, certainty) => sum + certainty, 0);
    }
    return { data, shape: [1, columns.length, NAMES.length] };
  },
});

const read = async (network: Network) => {
  const [signs] = await recogniseSigns([blankPicture(64, 48)], network, NAMES);
  return signs!.map(({ sign, certainty, others }) => [sign, Number(certainty.toFixed(2)), others.join('')]);
};

test('a round sign by itself is a zero, as certain as it is that it is round', async () => {
  expect(await read(saying({}, { '0': 0.3, o: 0.28, '。': 0.25, '8': 0.12 }, {}))).toEqual([
    ['0', 0.83, '8'],
  ]);
});

test('among digits a full stop is none, and a zero that is taken for a letter on the way stays one', async () => {
  expect(
    await read(
      saying({ '1': 0.9 }, { O: 0.6, '0': 0.35 }, { '0': 0.7, O: 0.25 }, { '。': 0.02 }, { '5': 0.99 }),
    ),
  ).toEqual([
    ['1', 0.9, ''],
    ['0', 0.95, ''],
    ['5', 0.99, ''],
  ]);
  // Two zeros have a column of none between them.
  const zeros = await read(saying({ '1': 0.9 }, { '0': 0.9 }, {}, { o: 0.5, '0': 0.4 }));
  expect(zeros.map(([sign]) => sign).join('')).toBe('100');
});

test('in a sentence a zero may be the full stop, and its certainty is its own', async () => {
  const [, , zero] = await read(saying({ '5': 0.9 }, { 元: 0.9 }, { '0': 0.5, '。': 0.45 }));
  expect(zero).toEqual(['0', 0.5, '。']);
});
