/** A thread of `npm run ingest`: takes paths, returns outcomes. */
import { parentPort, workerData } from 'node:worker_threads';
import { outcomeOf } from './ingest-file.ts';
import { readRegistry } from './registry.ts';

const registry = readRegistry((workerData as { dataFolder: string }).dataFolder);

parentPort!.on('message', async (path: string) => {
  parentPort!.postMessage(await outcomeOf(path, registry));
});
