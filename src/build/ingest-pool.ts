/** Reads many files on all of the machine's cores, and gives their outcomes in the order they were named. */
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileOutcome } from './ingest-file.ts';
import type { Given } from '#ingest/identity/evidence.ts';

/** Outcomes that may wait for an earlier one, per thread: bounds memory whatever the number of files. */
const AHEAD = 8;

/** What one thread may take: a file that needs more is refused, and the others go on. */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 } as const;

/** How long a file may give no sign, in seconds: the longest of a thousand pages takes less, and each step of a scan is one. */
const MOST_SECONDS = 120;

/** A file, or files that are the pages of one disclosure. */
export type Asked = string | readonly string[];

/** What a thread is started with. */
export interface ThreadData {
  readonly dataFolder: string;
  readonly given: Given;
  /** Threads that read pictures beside it. */
  readonly beside: number;
}

/** How many pages of the pictures of a file were read, of how many. */
export interface ScanProgress {
  readonly scanned: number;
  readonly pages: number;
}

/** Told how far the pictures of a file are. */
export type OnScan = (asked: Asked, progress: ScanProgress) => void;

/**
 * Reads files on several threads, each file within limits of its own.
 * @param most threads in all: those that are left over by few files read pictures beside them
 */
export async function* ingestAll(
  asked: readonly Asked[],
  dataFolder: string,
  given: Given = {},
  { most = availableParallelism(), onScan }: { readonly most?: number; readonly onScan?: OnScan } = {},
): AsyncGenerator<FileOutcome> {
  const threads = Math.min(asked.length, most);
  const beside = Math.floor(most / Math.max(1, threads)) - 1;
  yield* readOnThreads(asked, threads, () => startThread({ dataFolder, given, beside }), { onScan });
}

/** Beside the bundled command its bundled thread; beside the source the door to it. */
const THREAD =
  extname(import.meta.url) === '.ts'
    ? new URL('./ingest-thread.mjs', import.meta.url)
    : new URL('./ingest-thread.js', import.meta.url);

/** A thread that takes paths and returns outcomes. */
const startThread = (workerData: ThreadData): Worker =>
  new Worker(THREAD, { workerData, resourceLimits: LIMITS });

interface ThreadOptions {
  readonly mostSeconds?: number;
  readonly onScan?: OnScan | undefined;
}

/** Shares files out over threads of any making, and gives their outcomes in the order they were named. */
export async function* readOnThreads(
  paths: readonly Asked[],
  threads: number,
  start: () => Worker,
  { mostSeconds = MOST_SECONDS, onScan }: ThreadOptions = {},
): AsyncGenerator<FileOutcome> {
  const pool = Array.from({ length: threads }, () => new IngestThread(start, mostSeconds, onScan));
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
  readonly #mostSeconds: number;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | null = null;
  #queue: { path: Asked; settle: (outcome: FileOutcome) => void }[] = [];

  constructor(
    start: () => Worker,
    mostSeconds: number,
    private readonly onScan?: OnScan,
  ) {
    this.#start = start;
    this.#mostSeconds = mostSeconds;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  read(path: Asked): Promise<FileOutcome> {
    return new Promise((settle) => {
      this.#queue.push({ path, settle });
      if (this.#queue.length === 1) this.#readNext();
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#timer);
    await worker?.terminate();
  }

  #readNext(): void {
    const next = this.#queue[0];
    if (!next) return;
    this.#worker ??= this.#begin();
    this.#worker.postMessage(next.path);
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(), this.#mostSeconds * 1000);
  }

  /** Ends the thread that takes too long over a file. */
  #giveUp(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#refuse(`Reading took longer than ${this.#mostSeconds} s and was stopped. Nothing was read.`);
  }

  #refuse(refusal: string): void {
    const path = this.#queue[0]?.path;
    if (path !== undefined) this.#finish({ paths: [path].flat(), part: null, seconds: 0, refusal });
  }

  #begin(): Worker {
    const worker = this.#start();
    let reason = 'its thread ended';
    worker.on('message', (told: FileOutcome | ScanProgress) => {
      if (!('scanned' in told)) this.#finish(told);
      else if (this.#worker === worker) {
        this.#wait();
        this.onScan?.(this.#queue[0]!.path, told);
      }
    });
    worker.on('error', (error) => (reason = error.message));
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#refuse(`Reading failed: ${reason}`);
    });
    return worker;
  }

  #finish(outcome: FileOutcome): void {
    clearTimeout(this.#timer);
    this.#queue.shift()?.settle(outcome);
    this.#readNext();
  }
}
