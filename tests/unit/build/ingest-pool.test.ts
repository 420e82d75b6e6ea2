/** What becomes of files whose thread dies: they are refused, and the others are read. */
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { readOnThreads } from '#build/ingest-pool.ts';

/** A thread that ends at some files, in each of the ways a thread can end, and takes the others. */
const FRAIL = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (path) => {
    if (path.startsWith('throws')) throw new Error('out of breath');
    if (path.startsWith('hangs')) for (;;);
    if (path.startsWith('leaves')) process.exit(3);
    if (path.startsWith('swells')) { const all = []; for (;;) all.push(new Array(1e5).fill(path)); }
    parentPort.postMessage({ paths: [path], part: null, seconds: 0, refusal: 'read' });
  });
`;

test('a file that ends its thread is refused, and every other has its outcome in its place', async () => {
  const bad = ['throws.pdf', 'leaves.pdf', 'swells.pdf'];
  const paths = Array.from({ length: 60 }, (_, at) => (at % 10 === 7 ? `${at}` : (bad[at % 5] ?? `${at}`)));
  const start = () => new Worker(FRAIL, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
  const outcomes: [string, string][] = [];
  for await (const outcome of readOnThreads(paths, 2, start)) {
    outcomes.push([outcome.paths[0]!, 'refusal' in outcome ? outcome.refusal : '']);
  }
  expect(outcomes.map(([path]) => path)).toEqual(paths);
  for (const [path, refusal] of outcomes) {
    const expected = { throws: 'out of breath', leaves: 'its thread ended', swells: 'memory' }[
      path.split('.')[0]!
    ];
    expect(refusal, path).toMatch(expected ?? 'read');
  }
});

test('threads that cannot start refuse every file', async () => {
  const start = () => new Worker('throw new Error("no data")', { eval: true });
  const refusals: string[] = [];
  for await (const outcome of readOnThreads(['a', 'b', 'c'], 2, start)) {
    if ('refusal' in outcome) refusals.push(outcome.refusal);
  }
  expect(refusals).toEqual(Array.from({ length: 3 }, () => 'Reading failed: no data'));
});

test('a file that never ends is refused when its time is up, and the next one is read', async () => {
  const start = () => new Worker(FRAIL, { eval: true });
  const refusals: string[] = [];
  for await (const outcome of readOnThreads(['a.pdf', 'hangs.pdf', 'b.pdf'], 1, start, { mostSeconds: 5 })) {
    if ('refusal' in outcome) refusals.push(outcome.refusal);
  }
  expect(refusals).toEqual([
    'read',
    'Reading took longer than 5 s and was stopped. Nothing was read.',
    'read',
  ]);
});
