/** A thread of `npm run ingest`: takes paths, returns outcomes. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Threads do not inherit the loader that the command runs under: register it, then import.
register();
const { readRegistry } = await import('./data-folder.ts');
const { outcomeOf } = await import('./ingest-file.ts');

const registry = readRegistry(workerData.dataFolder);
parentPort.on('message', async (path) =>
  parentPort.postMessage(await outcomeOf([path], registry, workerData.given)),
);
