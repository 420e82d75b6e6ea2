/** A thread that reads documents: takes bytes, returns what came of them. */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Threads do not inherit the loader that the command runs under: register it, then import.
register();
const { tellReading } = await import('./tell-reading.ts');

parentPort.on('message', async (bytes) => parentPort.postMessage(await tellReading(bytes)));
