/** Answers with rows of each body, held body by body: of those chosen only who is new is asked about. */
import { RecentAnswers } from './recent-answers.ts';

export class AnswersByBody {
  readonly #recent = new RecentAnswers();

  /**
   * The rows of the bodies, in the order of their ids.
   * @param asked what is asked about them
   * @param ask asks the engine about those that nothing is held of; nobody at all is asked about as well
   */
  async answer<R extends { readonly entity_id: string }>(
    asked: string,
    bodies: readonly string[],
    ask: (bodies: readonly string[]) => Promise<readonly R[]>,
  ): Promise<R[]> {
    const rows = new Map<string, readonly R[]>();
    const sorted = [...new Set(bodies)].sort();
    const missing = sorted.filter((body) => {
      const held = this.#recent.get<readonly R[]>(`${body} ${asked}`);
      if (held) rows.set(body, held);
      return !held;
    });
    if (missing.length > 0 || sorted.length === 0) {
      const holds = missing.map((body) => this.#recent.await(`${body} ${asked}`));
      const own = new Map<string, R[]>(missing.map((body) => [body, []]));
      for (const row of await ask(missing)) own.get(row.entity_id)!.push(row);
      missing.forEach((body, at) => {
        const of = own.get(body)!;
        holds[at]!(of);
        rows.set(body, of);
      });
    }
    return sorted.flatMap((body) => rows.get(body)!);
  }

  /** The tables hold other rows of bodies than before. Parts that arrive bring those of others alone. */
  forget(): void {
    this.#recent.forget();
  }
}
