/**
 * The answer to a question, following its parameters: the latest asked wins, earlier ones are aborted, and the
 * rows of the answer before stay until the next has arrived, so that a picture changes without a blank between.
 */
import { untrack } from 'svelte';
import type { ParamsOf, QuestionName, RowOf } from '#warehouse/questions/questions.ts';
import type { AnswerOrigin } from './question-router.svelte.ts';
import type { Engine } from './engine.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Who is asked, and what makes every question be asked anew. */
export interface Asker extends Pick<Session, 'ask' | 'retries' | 'revision'> {
  readonly engine: Pick<Engine, 'state' | 'whenReady'>;
}

export type AnswerStatus = 'loading' | 'ready' | 'failed';

/**
 * @example
 * const spending = new Answer(session, 'spending_by_nature', () => session.selection);
 */
export class Answer<Q extends QuestionName> {
  rows = $state.raw<RowOf<Q>[] | null>(null);
  status = $state<AnswerStatus>('loading');
  error = $state.raw<Error | null>(null);
  from = $state<AnswerOrigin | null>(null);
  #attempt = $state(0);

  /**
   * Constructed while a component initialises.
   * @param params read reactively; null asks nothing and empties the rows
   */
  constructor(
    private readonly asker: Asker,
    readonly question: Q,
    params: () => ParamsOf<Q> | null,
  ) {
    // Compared as text: a selection computed anew with the same members is not a new question.
    const asked = $derived(JSON.stringify(params()));
    $effect(() => {
      void this.#attempt;
      void asker.retries;
      void asker.revision;
      const current = JSON.parse(asked) as ParamsOf<Q> | null;
      const abort = new AbortController();
      untrack(() => void this.#ask(current, abort.signal));
      return () => abort.abort();
    });
  }

  async #ask(params: ParamsOf<Q> | null, signal: AbortSignal): Promise<void> {
    if (params === null) {
      this.rows = null;
      this.from = null;
      this.status = 'ready';
      return;
    }
    this.status = 'loading';
    this.error = null;
    try {
      const { rows, from } = await this.asker.ask(this.question, params, { signal });
      if (signal.aborted) return;
      this.rows = rows;
      this.from = from;
      this.status = 'ready';
    } catch (error) {
      if (signal.aborted) return;
      this.error = error instanceof Error ? error : new Error(String(error));
      this.rows = null;
      this.status = 'failed';
      if (this.asker.engine.state === 'ready') return; // the question failed, not the engine: the reader decides
      await this.asker.engine.whenReady();
      if (!signal.aborted) this.#attempt += 1;
    }
  }
}
