/**
 * Whether a worker is still there. One that the browser ends for want of memory, or that closes itself, gives no sign of it:
 * but a lock that it held is free then.
 */

interface SignOfLife {
  readonly lifeLock: string;
}

/** Called in a worker: holds a lock of its own for as long as it lives, and tells the page which. */
export function showLife(): void {
  const scope = globalThis as unknown as { postMessage(sign: SignOfLife): void };
  const lifeLock = `juesuan.worker.${Math.random()}`;
  const hold = (): Promise<never> => {
    scope.postMessage({ lifeLock });
    return new Promise(() => undefined);
  };
  // On hosts without TLS there are no locks.
  void locks()
    ?.request(lifeLock, hold)
    .catch(() => undefined);
}

/** Calls back once a worker that shows life is gone, whoever ended it; never where the browser has no locks. */
export function whenGone(worker: Worker, callback: () => void): void {
  worker.addEventListener('message', (event: MessageEvent<SignOfLife | object>) => {
    if (!event.data || !('lifeLock' in event.data)) return;
    // Who else listens to the worker does not know these messages.
    event.stopImmediatePropagation();
    void locks()
      ?.request(event.data.lifeLock, callback)
      .catch(() => undefined);
  });
}

/**
 * What is awaited of a worker, until it is given up. (A race with a promise that stands for the end of the worker would keep
 * every answer for as long as the worker lives.)
 */
export class AwaitedAnswers {
  readonly #rejects = new Set<(reason: unknown) => void>();
  #givenUp: { readonly reason: unknown } | null = null;

  /** The answer; rejects with the reason for which the worker was given up, be it before. */
  of<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#givenUp) return reject(this.#givenUp.reason as Error);
      this.#rejects.add(reject);
      void answer.then(resolve, reject).finally(() => this.#rejects.delete(reject));
    });
  }

  /** Nothing more is to be awaited. */
  giveUp(reason: unknown): void {
    this.#givenUp ??= { reason };
    for (const reject of this.#rejects) reject(reason);
  }
}

const locks = (): LockManager | undefined => (navigator as Partial<Navigator>).locks;
