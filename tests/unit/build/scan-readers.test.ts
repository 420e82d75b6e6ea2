/** Threads that read pictures beside the one that reads their file. */
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { scanReaders } from '#build/scan-readers.ts';
import { blankPicture } from '#ingest/scan/grey-picture.ts';
import { OutOfReach } from '#ingest/scan/scanned-page.ts';

/** Tells a step and how wide the picture was; one of 1 dot ends it, and one of 2 it cannot read. */
const READER = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ scan, width }) => {
    if (scan.width === 1) process.exit(1);
    if (scan.width === 2) return parentPort.postMessage('failed');
    parentPort.postMessage('step');
    parentPort.postMessage({ runs: [], rulings: [], covered: [], turns: scan.width + width });
  });
`;

const none = () => undefined;

test('each reads one picture after the other, and tells each step', async () => {
  let started = 0;
  let steps = 0;
  const [first, second, ...others] = scanReaders(2, () => {
    started += 1;
    return new Worker(READER, { eval: true });
  });
  expect(others).toEqual([]);
  // None is started before there is something to read.
  expect(started).toBe(0);
  const step = () => (steps += 1);
  expect((await first!(blankPicture(8, 1), 100, false, step)).turns).toBe(108);
  expect((await first!(blankPicture(9, 1), 100, false, step)).turns).toBe(109);
  expect((await second!(blankPicture(3, 1), 7, true, step)).turns).toBe(10);
  expect([started, steps]).toEqual([2, 3]);
});

test.each([
  ['that ends', 1],
  ['that cannot read a picture', 2],
])('one %s is out of reach, and another is started for the next picture', async (_, width) => {
  const [reader] = scanReaders(1, () => new Worker(READER, { eval: true }));
  await expect(reader!(blankPicture(width, 1), 1, false, none)).rejects.toThrow(OutOfReach);
  expect((await reader!(blankPicture(5, 1), 1, false, none)).turns).toBe(6);
});

test('once reading has been called off, the one at work is ended', async () => {
  const [reader] = scanReaders(1, () => new Worker(READER, { eval: true }));
  const calledOff = reader!(blankPicture(5, 1), 1, false, () => {
    throw new Error('called off');
  });
  await expect(calledOff).rejects.toThrow('called off');
});
