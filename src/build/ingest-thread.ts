/** A thread of `npm run ingest`: takes paths, returns outcomes. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Given } from '#ingest/identity/identity.ts';
import { readRegistry } from './data-folder.ts';
import { outcomeOf } from './ingest-file.ts';

const { dataFolder, given } = workerData as { dataFolder: string; given: Given };
const registry = readRegistry(dataFolder);

parentPort!.on('message', (path: string) => {
  void outcomeOf([path], registry, given).then((outcome) => parentPort!.postMessage(outcome));
});
