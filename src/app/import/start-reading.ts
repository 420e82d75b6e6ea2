/** Starts the worker that reads files. */
export const startReading = (): Worker =>
  new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module', name: 'reading' });
