/**
 * The queue of files the reader brought, and the worker that reads them one after the other. The worker is started
 * with the first file. A file that is called off while it is read takes the worker with it; what the worker held
 * is opened again when it is next asked for.
 */
import type { Correction } from '#ingest/correction.ts';
import type { Identity } from '#ingest/identity/identity.ts';
import type { Notice, Order, Reading, Refusal, Settlement, Stage } from './reading.ts';

export type FileState = 'waiting' | 'reading' | 'read' | 'refused';

/** A settlement that is waited for. */
interface Asked {
  readonly order: Order & { kind: 'settle' };
  readonly resolve: (settlement: Settlement) => void;
  readonly reject: (reason: unknown) => void;
}

/** A file of the queue. */
export class QueuedFile {
  state = $state<FileState>('waiting');
  stage = $state<Stage>('opening');
  /** Pages read and pages in all; 0 of 0 where a stage has none. */
  done = $state(0);
  total = $state(0);
  reading = $state.raw<Reading | null>(null);
  settlement = $state.raw<Settlement | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** Whether the reader was told that it is ready for review. */
  noticed = false;
  /** Whether the worker in use holds the document open. */
  held = false;
  /** What the worker was asked of it and has not answered. */
  asked: Asked | null = null;

  constructor(
    readonly id: number,
    /** '' for a pasted text. */
    readonly name: string,
    readonly content: Blob | string,
  ) {}

  /** Size in bytes; of a pasted text its length in characters. */
  get size(): number {
    return typeof this.content === 'string' ? this.content.length : this.content.size;
  }
}

/** Why a settlement did not come: a later one was asked for, or the file was let go. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

export class ReadingQueue {
  /** In the order they came. */
  files = $state.raw<readonly QueuedFile[]>([]);

  #worker: Worker | null = null;
  /** What the worker is at: one file at a time, so that progress and calling off mean one file. */
  #busy: number | null = null;
  #last = 0;

  constructor(
    private readonly start: () => Worker,
    /** Absolute address of the folder of character maps. */
    private readonly characterMaps: () => string,
  ) {}

  /** Puts files into the queue. Returns their entries. */
  add(files: Iterable<File>): QueuedFile[] {
    return this.#enqueue([...files].map((file) => this.#entry(file.name, file)));
  }

  /** Puts a pasted text into the queue. */
  addText(text: string): QueuedFile {
    return this.#enqueue([this.#entry('', text)])[0]!;
  }

  /** Takes a file out of the queue: called off where it is being read, discarded where it was. */
  remove(file: QueuedFile): void {
    this.files = this.files.filter((other) => other !== file);
    overtake(file);
    if (this.#busy === file.id) this.#restart();
    else this.#release(file);
    this.#next();
  }

  /** Calls off everything that waits or is being read. What was read stays. */
  cancelAll(): void {
    const open = this.files.filter(({ state }) => state === 'waiting' || state === 'reading');
    this.files = this.files.filter((file) => !open.includes(file));
    if (open.some(({ id }) => id === this.#busy)) this.#restart();
  }

  /** Takes out what was refused. */
  clearRefused(): void {
    this.files = this.files.filter(({ state }) => state !== 'refused');
  }

  /**
   * Reads the figures of a file anew, under an identity and with corrections. The entry keeps the result.
   * @throws Overtaken when a later call for the same file takes its place
   */
  settle(file: QueuedFile, identity: Identity, corrections: readonly Correction[]): Promise<Settlement> {
    overtake(file);
    return new Promise((resolve, reject) => {
      this.#last += 1;
      const order = { kind: 'settle', id: file.id, round: this.#last, identity, corrections } as const;
      file.asked = { order, resolve, reject };
      if (file.held) this.#order(order);
      else this.#next();
    });
  }

  #entry(name: string, content: Blob | string): QueuedFile {
    this.#last += 1;
    return new QueuedFile(this.#last, name, content);
  }

  #enqueue(files: QueuedFile[]): QueuedFile[] {
    this.files = [...this.files, ...files];
    this.#next();
    return files;
  }

  /** Gives the worker its next file: one that waits, else one it must open again to answer a question. */
  #next(): void {
    if (this.#busy !== null) return;
    const file =
      this.files.find(({ asked, held }) => asked !== null && !held) ??
      this.files.find(({ state }) => state === 'waiting');
    if (!file) return;
    this.#busy = file.id;
    if (file.state === 'waiting') file.state = 'reading';
    const { id, content } = file;
    this.#order({ kind: 'read', id, content, characterMaps: this.characterMaps() });
  }

  #order(order: Order): void {
    this.#worker ??= this.#begin();
    this.#worker.postMessage(order);
  }

  #begin(): Worker {
    const worker = this.start();
    worker.addEventListener('message', ({ data }: MessageEvent<Notice | { kind?: undefined }>) => {
      if (worker === this.#worker && data.kind !== undefined) this.#hear(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      // Without a message it is the worker's own file that did not come.
      const { message } = event;
      this.#fail(message ? { kind: 'fault', message } : { kind: 'unloaded' });
    });
    return worker;
  }

  #hear(notice: Notice): void {
    const file = this.files.find(({ id }) => id === notice.id);
    if (notice.kind !== 'progress' && this.#busy === notice.id) this.#busy = null;
    if (file) this.#note(file, notice);
    this.#next();
  }

  #note(file: QueuedFile, notice: Notice): void {
    switch (notice.kind) {
      case 'progress':
        [file.stage, file.done, file.total] = [notice.stage, notice.done, notice.total];
        break;
      case 'read':
        file.held = true;
        if (file.state === 'reading') {
          file.reading = notice.reading;
          file.settlement = notice.settlement;
          file.state = 'read';
        }
        if (file.asked) this.#order(file.asked.order);
        break;
      case 'settled':
        if (file.asked?.order.round !== notice.round) break;
        file.settlement = notice.settlement;
        file.asked.resolve(notice.settlement);
        file.asked = null;
        break;
      case 'unknown':
        file.held = false;
        break;
      case 'refused':
        this.#refuse(file, notice.refusal);
    }
  }

  #refuse(file: QueuedFile, refusal: Refusal): void {
    file.held = false;
    file.refusal = refusal;
    file.state = 'refused';
    overtake(file);
  }

  /** The worker broke down: the file it was at is at fault, the others are read by a new one. */
  #fail(refusal: Refusal): void {
    const file = this.files.find(({ id }) => id === this.#busy);
    this.#restart();
    if (file) this.#refuse(file, refusal);
    this.#next();
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = null;
    for (const file of this.files) file.held = false;
  }

  #release(file: QueuedFile): void {
    if (file.held) this.#order({ kind: 'release', id: file.id });
    file.held = false;
  }
}

function overtake(file: QueuedFile): void {
  file.asked?.reject(new Overtaken());
  file.asked = null;
}
