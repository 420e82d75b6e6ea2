/** Reads many files on all of the machine's cores, and gives their outcomes in the order they were named. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { outcomeOf, type FileOutcome } from './ingest-file.ts';
import type { Given } from '#ingest/identity/identity.ts';
import { readRegistry } from './data-folder.ts';

/** Fewer files are read sooner than threads are started. */
const FEWEST_FOR_THREADS = 12;
/** Outcomes that may wait for an earlier one, per thread: bounds memory whatever the number of files. */
const AHEAD = 8;

/** What one thread may take: a file that needs more is refused, and the others go on. */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 } as const;

/** Reads files one after the other or, where there are many, on several threads. */
export async function* ingestAll(
  paths: readonly string[],
  dataFolder: string,
  given: Given = {},
  threads = paths.length < FEWEST_FOR_THREADS ? 1 : availableParallelism(),
): AsyncGenerator<FileOutcome> {
  if (threads > 1) {
    yield* readOnThreads(paths, threads, () => startThread(dataFolder, given));
    return;
  }
  const registry = readRegistry(dataFolder);
  for (const path of paths) yield await outcomeOf([path], registry, given);
}

/** A thread that takes paths and returns outcomes. */
function startThread(dataFolder: string, given: Given): Worker {
  return new Worker(new URL('./ingest-thread.mjs', import.meta.url), {
    workerData: { dataFolder, given },
    resourceLimits: LIMITS,
  });
}

/** Shares files out over threads of any making, and gives their outcomes in the order they were named. */
export async function* readOnThreads(
  paths: readonly string[],
  threads: number,
  start: () => Worker,
): AsyncGenerator<FileOutcome> {
  const pool = Array.from({ length: threads }, () => new IngestThread(start));
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
class IngestThread {
  readonly #start: () => Worker;
  #worker: Worker | null = null;
  #queue: { path: string; settle: (outcome: FileOutcome) => void }[] = [];

  constructor(start: () => Worker) {
    this.#start = start;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  read(path: string): Promise<FileOutcome> {
    return new Promise((settle) => {
      this.#queue.push({ path, settle });
      if (this.#queue.length === 1) this.#readNext();
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #readNext(): void {
    const next = this.#queue[0];
    if (!next) return;
    this.#worker ??= this.#begin();
    this.#worker.postMessage(next.path);
  }

  #begin(): Worker {
    const worker = this.#start();
    let reason = 'its thread ended';
    worker.on('message', (outcome: FileOutcome) => this.#finish(outcome));
    worker.on('error', (error) => (reason = error.message));
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      const path = this.#queue[0]?.path;
      if (path !== undefined)
        this.#finish({ paths: [path], part: null, seconds: 0, refusal: `Reading failed: ${reason}` });
    });
    return worker;
  }

  #finish(outcome: FileOutcome): void {
    this.#queue.shift()?.settle(outcome);
    this.#readNext();
  }
}
