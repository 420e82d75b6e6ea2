/** A query of the reader's on its way: started, running, saved, stopped; its last result and what went wrong. */
import type { ResultPart, Take, Workbench } from '#warehouse/engine/workbench.ts';
import { explainFailure, refusedAtOnce, type QueryFailure } from './query-failure.ts';

/** Rows that are shown; all of them can be saved. */
export const MOST_SHOWN = 10_000;

/** Seconds a query may take for its first rows, and for each further part. */
export const LONGEST_RUN = 30;

/** The answer to a query. */
export interface Result extends ResultPart {
  readonly sql: string;
  readonly seconds: number;
}

/** Opens the engine, and tells how far it is: 0 to 1. */
type OpenWorkbench = (progress: (share: number) => void) => Promise<Workbench>;

export class Console {
  phase = $state<'idle' | 'starting' | 'running' | 'saving'>('idle');
  /** How much of the engine and its data has come, 0 to 1. */
  progress = $state(0);
  /** Rows saved so far. */
  saved = $state(0);
  /** Stays until the next query has answered. */
  result = $state.raw<Result | null>(null);
  failure = $state.raw<QueryFailure | null>(null);
  #workbench: Promise<Workbench> | null = null;
  #giveUp: AbortController | null = null;

  constructor(
    private readonly open: OpenWorkbench,
    /** Seconds a query may take, see `LONGEST_RUN`. */
    private readonly longest = LONGEST_RUN,
  ) {}

  /** Runs a query and shows its first rows; never rejects, `failure` tells. */
  run(sql: string): Promise<void> {
    return this.#ask(sql, 'running', MOST_SHOWN, (part, seconds) => {
      this.result = { ...part, sql, seconds };
      return 'enough';
    });
  }

  /**
   * Runs the query of the result again and hands over all of its rows, in parts.
   * @param save called with each part and its number, from 1
   */
  async save(size: number, save: (part: ResultPart, at: number) => Promise<void>): Promise<void> {
    if (!this.result) return;
    this.saved = 0;
    let at = 0;
    await this.#ask(this.result.sql, 'saving', size, async (part) => {
      await save(part, (at += 1));
      this.saved += part.rows.length;
      return 'more' as const;
    });
  }

  /** Stops what runs. What was there before stays. */
  stop(): void {
    this.#giveUp?.abort('stopped');
  }

  /** Ends the engine. */
  close(): void {
    this.stop();
    void this.#workbench?.then((workbench) => workbench.close()).catch(() => undefined);
    this.#workbench = null;
  }

  async #ask(
    sql: string,
    phase: 'running' | 'saving',
    size: number,
    take: (part: ResultPart, seconds: number) => ReturnType<Take>,
  ): Promise<void> {
    if (this.phase !== 'idle') return;
    this.failure = refusedAtOnce(sql);
    if (this.failure) return;
    const giveUp = new AbortController();
    this.#giveUp = giveUp;
    let clock: ReturnType<typeof setTimeout> | undefined;
    const wind = () => {
      clearTimeout(clock);
      clock = setTimeout(() => giveUp.abort('too-long'), this.longest * 1000);
    };
    try {
      this.phase = 'starting';
      const stopped = new Promise<never>((_, reject) => {
        giveUp.signal.addEventListener('abort', () => reject(new Error('given up')), { once: true });
      });
      stopped.catch(() => undefined);
      this.#workbench ??= this.open((share) => (this.progress = share));
      const workbench = await Promise.race([this.#workbench, stopped]);
      this.phase = phase;
      const begun = performance.now();
      wind();
      await workbench.read(sql, size, giveUp.signal, async (part) => {
        clearTimeout(clock);
        const answer = await take(part, (performance.now() - begun) / 1000);
        wind();
        return answer;
      });
    } catch (error) {
      if (giveUp.signal.aborted) this.failure = { kind: giveUp.signal.reason as 'stopped', detail: '' };
      else this.failure = explainFailure(error instanceof Error ? error : new Error(String(error)));
      // What was given up has ended its engine; one that is broken or did not start is no use either.
      const isOver = giveUp.signal.aborted
        ? this.phase !== 'starting'
        : ['engine', 'memory'].includes(this.failure.kind);
      if (isOver) {
        void this.#workbench?.then((workbench) => workbench.close()).catch(() => undefined);
        this.#workbench = null;
      }
    } finally {
      clearTimeout(clock);
      this.#giveUp = null;
      this.phase = 'idle';
    }
  }
}
