/** Starts the worker that reads files. */
import { proxy, wrap } from 'comlink';
import type { Reader } from './reading.ts';

/** A reader that runs until it is ended; what it was asked and has not answered it never answers then. */
export interface RunningReader extends Reader {
  end(): void;
}

/** The reader in a worker. @param onError told what a worker that broke down says; '' where its own file did not come */
export function readerIn(worker: Worker, onError: (message: string) => void): RunningReader {
  const reader = wrap<Reader>(worker);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onError(event.message);
  });
  return {
    read: (id, content, maps, onProgress) => reader.read(id, content, maps, proxy(onProgress)),
    settle: (id, identity, corrections) => reader.settle(id, identity, corrections),
    release: (id) => reader.release(id),
    end: () => worker.terminate(),
  };
}

/** Starts the worker. */
export const startReading = (onError: (message: string) => void): RunningReader =>
  readerIn(
    new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module', name: 'reading' }),
    onError,
  );
