/** A thread of `npm run ingest`: takes paths, tells how far it is with scans, returns outcomes. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Asked, ScanProgress, ThreadData } from './ingest-pool.ts';
import { readRegistry } from './data-folder.ts';
import { outcomeOf } from './ingest-file.ts';
import { installedRecognisers } from './recogniser.ts';

const { dataFolder, given, beside } = workerData as ThreadData;
const registry = readRegistry(dataFolder);
const recogniser = installedRecognisers(beside);

parentPort!.on('message', (asked: Asked) => {
  const paths = [asked].flat();
  const onScan = (scanned: number, pages: number) =>
    parentPort!.postMessage({ scanned, pages } satisfies ScanProgress);
  void outcomeOf(paths, registry, given, { onScan, recogniser }).then((outcome) =>
    parentPort!.postMessage(outcome),
  );
});
