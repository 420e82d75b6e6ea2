/** A thread that decodes tables: takes bytes and the table they are of, returns what is wrong with how they were taken. */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Threads do not inherit the loader that the command runs under: register it, then import.
register();
const { faultOf } = await import('./parquet-sweep.ts');

parentPort.on('message', async ({ bytes, table }) => parentPort.postMessage(await faultOf(bytes, table)));
parentPort.postMessage('begun');
