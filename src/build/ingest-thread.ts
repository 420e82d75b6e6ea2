/** A thread of `npm run ingest`: takes paths, tells how far it is with scans, returns outcomes. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Asked, ScanProgress } from './ingest-pool.ts';
import { readRegistry } from './data-folder.ts';
import { outcomeOf } from './ingest-file.ts';
import type { Given } from '#ingest/identity/evidence.ts';

const { dataFolder, given } = workerData as { dataFolder: string; given: Given };
const registry = readRegistry(dataFolder);

parentPort!.on('message', (asked: Asked) => {
  const paths = [asked].flat();
  const onScan = (scanned: number, pages: number) =>
    parentPort!.postMessage({ scanned, pages } satisfies ScanProgress);
  void outcomeOf(paths, registry, given, onScan).then((outcome) => parentPort!.postMessage(outcome));
});
