/**
 * The queue of files the reader brought, and the worker that reads them one after the other. The worker is started
 * with the first file. A file that is called off while it is read takes the worker with it; what the worker held
 * is opened again when it is next asked for.
 */
import type { Identity } from '#ingest/identity/identity.ts';
import { type Part, partsOfOne } from '#ingest/parts.ts';
import type { Contents, OnEnd, Reading, Refusal, RunningReader, Settlement, Stage } from './reading.ts';
import type { Correction } from '#ingest/disclosure.ts';

export type FileState = 'waiting' | 'reading' | 'read' | 'refused';

/** A settlement that is waited for. */
interface PendingSettlement {
  readonly identity: Identity;
  readonly corrections: readonly Correction[];
  readonly resolve: (settlement: Settlement) => void;
  readonly reject: (reason: unknown) => void;
}

/** A file of the queue, or the files of one disclosure. */
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
  /** Whether it is read once more, because its worker was gone. */
  isReadAgain = false;
  /** Whether the worker in use holds the document open. */
  held = false;
  /** What the worker was asked of it and has not answered. */
  asked: PendingSettlement | null = null;
  /** What of a disclosure it is, once it was read or refused. */
  part: Part | null = null;

  constructor(
    readonly id: number,
    /** '' for a pasted text; the names of several files one after the other. */
    readonly name: string,
    readonly contents: Contents,
    /** The files that it was put together from, each by itself. */
    readonly joinedFrom: readonly QueuedFile[] = [],
  ) {}

  /** The file; null of a text that was pasted, and of several files. */
  get file(): File | null {
    const [content, ...others] = this.contents;
    return others.length > 0 || typeof content === 'string' ? null : content!;
  }
}

/** Why a settlement did not come: a later one was asked for, or the file was let go. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Files the worker may hold open at once. */
const MOST_HELD = 20;
/** Milliseconds without a sign of the worker after which a file is given up; each page that was read is one. */
const PATIENCE = 120_000;

export class ReadingQueue {
  /** In the order they came. */
  files = $state.raw<readonly QueuedFile[]>([]);

  #reader: RunningReader | null = null;
  /** What the worker is at: one file at a time, so that progress and calling off mean one file. */
  #busy: QueuedFile | null = null;
  #last = 0;
  /** Files that were handed over together, until each was read or refused. */
  #batches: (readonly QueuedFile[])[] = [];

  constructor(
    private readonly start: (onEnd: OnEnd) => RunningReader,
    /** Absolute address of the folder of character maps. */
    private readonly characterMaps: () => string,
  ) {}

  /** The files that are at any of these states, in the order they came. */
  at(...states: readonly FileState[]): readonly QueuedFile[] {
    return this.files.filter(({ state }) => states.includes(state));
  }

  /** Puts files, texts that were pasted, and files that are pages of one disclosure into the queue. Returns their entries. */
  add(contents: Iterable<File | string | readonly File[]>): QueuedFile[] {
    const added = [...contents].map((content) => {
      if (typeof content === 'string') return this.#entry('', [content]);
      const files = content instanceof File ? [content] : content;
      return this.#entry(files.map(({ name }) => name).join(', '), files);
    });
    this.#batches.push(added);
    this.files = [...this.files, ...added];
    this.#next();
    return added;
  }

  #entry(name: string, contents: Contents, joinedFrom: readonly QueuedFile[] = []): QueuedFile {
    this.#last += 1;
    return new QueuedFile(this.#last, name, contents, joinedFrom);
  }

  /** Puts parts of one disclosure together, where everything was read that was handed over with them. */
  #join(): void {
    const isOpen = (file: QueuedFile) => file.state === 'waiting' || file.state === 'reading';
    const ended = this.#batches.filter(
      (batch) => !batch.some((file) => this.files.includes(file) && isOpen(file)),
    );
    this.#batches = this.#batches.filter((batch) => !ended.includes(batch));
    for (const batch of ended) {
      const files = batch.filter((file) => this.files.includes(file));
      for (const group of partsOfOne(files.map(({ part }) => part))) {
        const parts = group.map((at) => files[at]!);
        const contents = parts.flatMap((part) => part.contents);
        const whole = this.#entry(parts.map(({ name }) => name).join(', '), contents, parts);
        this.#replace(parts, [whole]);
        for (const part of parts) {
          overtake(part);
          this.#release(part);
        }
      }
    }
  }

  /** Puts files in the place of the first of others. */
  #replace(old: readonly QueuedFile[], files: readonly QueuedFile[]): void {
    const at = Math.min(...old.map((file) => this.files.indexOf(file)));
    const kept = (file: QueuedFile) => !old.includes(file);
    this.files = [...this.files.slice(0, at).filter(kept), ...files, ...this.files.slice(at).filter(kept)];
  }

  /** Takes a file out of the queue: called off where it is being read, discarded where it was. */
  remove(file: QueuedFile): void {
    this.files = this.files.filter((other) => other !== file);
    overtake(file);
    if (this.#busy === file) this.#restart();
    else this.#release(file);
    this.#join();
    this.#next();
  }

  /** Calls off everything that waits or is being read. What was read stays. */
  cancelAll(): void {
    const open = this.at('waiting', 'reading');
    this.files = this.files.filter((file) => !open.includes(file));
    if (open.some((file) => file === this.#busy)) this.#restart();
    this.#join();
    this.#next();
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
      file.asked = { identity, corrections, resolve, reject };
      if (file.held) void this.#settle(file, file.asked);
      else this.#next();
    });
  }

  /** Gives the worker its next file: one that waits, else one it must open again to answer a question. */
  #next(): void {
    if (this.#busy !== null) return;
    const file =
      this.files.find(({ asked, held }) => asked !== null && !held) ??
      this.files.find(({ state }) => state === 'waiting');
    if (!file) return;
    this.#busy = file;
    if (file.state === 'waiting') file.state = 'reading';
    void this.#read(file);
  }

  async #read(file: QueuedFile): Promise<void> {
    const reader: RunningReader = (this.#reader ??= this.start((message) =>
      this.#giveUp(reader, breakdown(message)),
    ));
    const giveUp = () => this.#giveUp(reader, { kind: 'too-slow' });
    let timer = setTimeout(giveUp, PATIENCE);
    const answer = await reader.read(file.id, file.contents, this.characterMaps(), (stage, done, total) => {
      [file.stage, file.done, file.total] = [stage, done, total];
      clearTimeout(timer);
      timer = setTimeout(giveUp, PATIENCE);
    });
    clearTimeout(timer);
    if (reader !== this.#reader) return;
    this.#busy = null;
    if ('refusal' in answer) {
      file.part = answer.part;
      this.#refuse(file, answer.refusal);
    } else {
      file.held = true;
      file.part = answer.reading.part;
      if (file.state === 'reading') {
        file.reading = answer.reading;
        file.settlement = answer.settlement;
        file.state = 'read';
      }
      if (file.asked) void this.#settle(file, file.asked);
      // Of many files the worker holds none open: one that is looked into is opened again.
      else if (this.files.length > MOST_HELD) this.#release(file);
    }
    this.#join();
    this.#next();
  }

  async #settle(file: QueuedFile, asked: PendingSettlement): Promise<void> {
    const reader = this.#reader!;
    const answer = await reader.settle(file.id, asked.identity, asked.corrections);
    if (reader !== this.#reader || !this.files.includes(file)) return;
    if (answer === null) file.held = false;
    else if ('refusal' in answer) this.#refuse(file, answer.refusal);
    else if (file.asked === asked) {
      file.settlement = answer;
      asked.resolve(answer);
      file.asked = null;
    }
    this.#next();
  }

  #refuse(file: QueuedFile, refusal: Refusal): void {
    file.held = false;
    file.refusal = refusal;
    file.state = 'refused';
    overtake(file);
    // Together they are no disclosure: each stands for itself again.
    if (file.joinedFrom.length > 0 && this.files.includes(file)) this.#replace([file], file.joinedFrom);
  }

  /**
   * A worker broke down, is gone, or gives no sign: the file it was at is at fault, the others are read by a new one. What ended
   * a worker from outside says nothing of the file: it is read once more.
   */
  #giveUp(reader: RunningReader, refusal: Refusal): void {
    if (reader !== this.#reader) return;
    const file = this.#busy;
    this.#restart();
    if (file && refusal.kind === 'ended' && !file.isReadAgain) {
      file.isReadAgain = true;
      [file.stage, file.done, file.total] = ['opening', 0, 0];
      if (file.state === 'reading') file.state = 'waiting';
    } else if (file) this.#refuse(file, refusal);
    this.#join();
    this.#next();
  }

  #restart(): void {
    this.#reader?.end();
    this.#reader = null;
    this.#busy = null;
    for (const file of this.files) file.held = false;
  }

  #release(file: QueuedFile): void {
    if (file.held) void this.#reader?.release(file.id);
    file.held = false;
  }
}

/** Why a worker broke down, from what it said. Without a message it is the worker's own file that did not come. */
function breakdown(message: string | null): Refusal {
  if (message === null) return { kind: 'ended' };
  if (!message) return { kind: 'unloaded' };
  // What was built is sound: a browser that cannot parse it does not know a part of the language, or modules here.
  return message.includes('SyntaxError') ? { kind: 'browser' } : { kind: 'fault', message };
}

function overtake(file: QueuedFile): void {
  file.asked?.reject(new Overtaken());
  file.asked = null;
}
