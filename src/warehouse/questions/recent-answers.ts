/** Answers the engine gave lately, so that going back to a choice asks nothing again. */

type Rows = readonly unknown[];

/** Rows held of all answers together: some megabytes. */
const MOST_ROWS = 50_000;

/** The latest answers by what was asked. The rows are shared: nobody changes them. */
export class RecentAnswers {
  /** In the order of their last use. */
  readonly #answers = new Map<string, Rows>();
  #rows = 0;
  /** Rises with every change of the tables: what was asked before one does not answer for what comes after. */
  #state = 0;

  /** @param most rows held of all answers together; one larger than that is not held */
  constructor(private readonly most = MOST_ROWS) {}

  /** The answer held, undefined when there is none. */
  get<R extends Rows>(asked: string): R | undefined {
    const rows = this.#answers.get(asked);
    if (rows) {
      this.#answers.delete(asked);
      this.#answers.set(asked, rows);
    }
    return rows as R | undefined;
  }

  /** Called before the engine is asked; returns what holds the answer, unless the tables have changed meanwhile. */
  await(asked: string): (rows: Rows) => void {
    const state = this.#state;
    return (rows) => {
      if (state === this.#state) this.#hold(asked, rows);
    };
  }

  /** The tables hold other rows than before. */
  forget(): void {
    this.#state += 1;
    this.#answers.clear();
    this.#rows = 0;
  }

  #hold(asked: string, rows: Rows): void {
    if (rows.length > this.most || this.#answers.has(asked)) return;
    this.#answers.set(asked, rows);
    this.#rows += rows.length;
    for (const [oldest, { length }] of this.#answers) {
      if (this.#rows <= this.most) return;
      this.#answers.delete(oldest);
      this.#rows -= length;
    }
  }
}
