/** Reads many files on all of the machine's cores, and gives their outcomes in the order they were named. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { outcomeOf, type FileOutcome } from './ingest-file.ts';
import { readRegistry } from './registry.ts';

/** Fewer files are read sooner than threads are started. */
const FEWEST_FOR_THREADS = 12;
/** Outcomes that may wait for an earlier one, per thread: bounds memory whatever the number of files. */
const AHEAD = 8;

/** Reads files one after the other or, where there are many, on several threads. */
export async function* ingestAll(
  paths: readonly string[],
  dataFolder: string,
  threads = paths.length < FEWEST_FOR_THREADS ? 1 : availableParallelism(),
): AsyncGenerator<FileOutcome> {
  if (threads > 1) {
    yield* onThreads(paths, dataFolder, threads);
    return;
  }
  const registry = readRegistry(dataFolder);
  for (const path of paths) yield await outcomeOf(path, registry);
}

async function* onThreads(
  paths: readonly string[],
  dataFolder: string,
  threads: number,
): AsyncGenerator<FileOutcome> {
  const pool = Array.from({ length: threads }, () => new Reader(dataFolder));
  const pending: Promise<FileOutcome>[] = [];
  let next = 0;
  try {
    for (let at = 0; at < paths.length; at += 1) {
      while (next < paths.length && next < at + threads * AHEAD) {
        const idlest = pool.reduce((one, other) => (other.waiting < one.waiting ? other : one));
        pending[next] = idlest.read(paths[next]!);
        next += 1;
      }
      yield await pending[at]!;
      delete pending[at];
    }
  } finally {
    await Promise.all(pool.map((reader) => reader.close()));
  }
}

/** A thread and the files it was given. A file that ends its thread is refused, and a new thread takes over. */
class Reader {
  readonly #dataFolder: string;
  #worker: Worker;
  #queue: { path: string; settle: (outcome: FileOutcome) => void }[] = [];

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
    this.#worker = this.#start();
  }

  get waiting(): number {
    return this.#queue.length;
  }

  read(path: string): Promise<FileOutcome> {
    return new Promise((settle) => {
      this.#queue.push({ path, settle });
      if (this.#queue.length === 1) this.#worker.postMessage(path);
    });
  }

  async close(): Promise<void> {
    this.#worker.removeAllListeners();
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./ingest-thread.mjs', import.meta.url), {
      workerData: { dataFolder: this.#dataFolder },
    });
    worker.on('message', (outcome: FileOutcome) => this.#finish(outcome));
    worker.on('error', (error) => {
      this.#worker = this.#start();
      const path = this.#queue[0]?.path ?? '';
      this.#finish({ path, seconds: 0, refusal: `Reading failed: ${error.message}` });
    });
    return worker;
  }

  #finish(outcome: FileOutcome): void {
    this.#queue.shift()?.settle(outcome);
    const following = this.#queue[0];
    if (following) this.#worker.postMessage(following.path);
  }
}
