/**
 * The last model worked out from complete answers. While the next answer is on its way the choices in the
 * address are already new and the rows still old: a model of both would say something that was never true.
 */
import type { AnswerStatus } from '#app/session/answer.svelte.ts';

/** The part of an answer that tells whether it is complete. */
export interface Pending {
  readonly status: AnswerStatus;
  readonly error: Error | null;
}

export class LatestModel<T> {
  /** Null until the first answers are complete. */
  current = $state.raw<T | null>(null);
  readonly #answers: readonly Pending[];

  /**
   * Constructed while a component initialises, after its answers.
   * @param build read reactively, whenever all answers are complete; null keeps what there is
   */
  constructor(answers: readonly Pending[], build: () => T | null) {
    this.#answers = answers;
    $effect(() => {
      if (this.status === 'ready') this.current = build() ?? this.current;
    });
  }

  /** Failed when any answer failed, loading while any is on its way. */
  get status(): AnswerStatus {
    if (this.#answers.some((answer) => answer.status === 'failed')) return 'failed';
    return this.#answers.some((answer) => answer.status === 'loading') ? 'loading' : 'ready';
  }

  /** The first failure there is. */
  get error(): Error | null {
    return this.#answers.find((answer) => answer.error !== null)?.error ?? null;
  }
}
