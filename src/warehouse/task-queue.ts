/**
 * Tasks one after the other, the most urgent first. Whoever reads the page comes before the page's own work: that
 * waits while a choice has no picture yet, and a moment longer, as one choice seldom comes alone.
 */

/** What a task is for, in the order of urgency: the reader's choice, what will be needed offline, the audit. */
const PRIORITIES = ['choice', 'fetch', 'audit'] as const;
type Priority = (typeof PRIORITIES)[number];

/** How a task is put in. */
export interface TaskOptions {
  /** Default `choice`. */
  readonly priority?: Priority;
  /** A task given up while it waits is never begun; one given up while it runs is waited for by the next alone. */
  readonly signal?: AbortSignal;
}

/** Time, and what is to be done later in it. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Calls back after milliseconds; returns what calls it off. */
  after(delay: number, callback: () => void): () => void;
}

/** Milliseconds after which a choice that no picture follows, as one that only sorts, holds nothing up any longer. */
export const LONGEST_ANSWER = 500;

/** Milliseconds without a choice after which the next is not to be expected at once. */
export const PAUSE = 800;

const PAGE_CLOCK: Clock = {
  now: () => performance.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

interface Task {
  readonly priority: Priority;
  readonly run: () => Promise<void>;
}

export class TaskQueue {
  /** In the order they came. */
  #waiting: Task[] = [];
  #isBusy = false;
  /** When the choice was made that has no picture yet. */
  #asked: number | null = null;
  /** When the last choice got its picture. */
  #drawn = -Infinity;
  #callOff: (() => void) | null = null;

  constructor(private readonly clock: Clock = PAGE_CLOCK) {}

  /** Runs a task when its turn comes. @throws what the task throws; the reason of `signal` as soon as it fires */
  add<T>(task: () => Promise<T>, { priority = 'choice', signal }: TaskOptions = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const entry: Task = {
        priority,
        run: async () => {
          try {
            resolve(await task());
          } catch (error) {
            reject(error as Error);
          } finally {
            signal?.removeEventListener('abort', giveUp);
          }
        },
      };
      const giveUp = () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(entry);
      this.#next();
    });
  }

  /** The reader has made a choice. */
  asked(): void {
    this.#asked = this.clock.now();
  }

  /** A picture is on the page, of the choice made last if it had none. */
  drawn(): void {
    if (this.#asked === null) return;
    this.#asked = null;
    this.#drawn = this.clock.now();
    this.#next();
  }

  #next(): void {
    if (this.#isBusy || this.#waiting.length === 0) return;
    this.#callOff?.();
    this.#callOff = null;
    const pause = this.#pauseLeft();
    const allowed = pause > 0 ? PRIORITIES.slice(0, 1) : PRIORITIES;
    const priority = allowed.find((one) => this.#waiting.some((task) => task.priority === one));
    if (priority === undefined) {
      this.#callOff = this.clock.after(pause, () => this.#next());
      return;
    }
    const at = this.#waiting.findIndex((task) => task.priority === priority);
    const [task] = this.#waiting.splice(at, 1);
    this.#isBusy = true;
    void task!.run().finally(() => {
      this.#isBusy = false;
      this.#next();
    });
  }

  /** Milliseconds for which only choices are answered. */
  #pauseLeft(): number {
    const answered = this.#asked === null ? -Infinity : this.#asked + LONGEST_ANSWER;
    return Math.max(answered, this.#drawn + PAUSE) - this.clock.now();
  }
}
