/**
 * What the page needs to go on working without a network: the programs of all subjects and pictures, and the
 * parts of the data about the departments chosen. Fetched once the engine is ready and the page has time.
 */
import type { Asked, ParamsOf, Selection } from '#warehouse/questions/questions.ts';
import { whenIdle } from './idle.ts';
import { DEFAULT_DEPARTMENTS } from '#model/representative.ts';
import type { Session } from './session.svelte.ts';

/** What is asked ahead of the reader. */
export interface AheadScope {
  readonly shown: Selection;
  /** The departments shown, in all years there are of them. */
  readonly everyYear: Selection;
}

/** What the subjects need. */
export interface Programs {
  /** Fetches what draws any subject; what does not come is fetched, and missed, when it is asked for. */
  loadPrograms(): Promise<unknown>;
  /** Questions that between them touch every table a view or a source reads. */
  askedAhead(scope: AheadScope): readonly Asked[];
  /** Has the page itself kept on the device, once what is shown is complete. */
  keepPage(): Promise<void>;
}

export class Provision {
  /** Whether everything about the departments chosen is here. */
  complete = $state(false);

  constructor(
    private readonly session: Session,
    private readonly programs: Programs,
  ) {}

  /** Follows the selection; called while a component initialises. */
  follow(): void {
    // While the engine boots the programs of the other subjects can come.
    const hasTime = $derived(this.session.hasTime);
    $effect(() => {
      if (hasTime) return whenIdle(() => void this.programs.loadPrograms().catch(() => undefined));
    });
    const wanted = $derived(
      hasTime && this.session.engine.state === 'ready'
        ? JSON.stringify(this.session.selection.entities)
        : null,
    );
    $effect(() => {
      void this.session.retries;
      this.complete = false;
      if (wanted === null) return;
      const abort = new AbortController();
      const entities = JSON.parse(wanted) as string[];
      const fetchAll = () =>
        this.#fetchAll(entities, abort.signal).then(
          () => {
            this.complete = !abort.signal.aborted;
            void this.programs.keepPage().catch(() => undefined);
          },
          () => undefined, // without a network there is nothing to say before something is asked for
        );
      const cancel = whenIdle(() => void fetchAll());
      return () => {
        cancel();
        abort.abort();
      };
    });
  }

  async #fetchAll(chosen: readonly string[], signal: AbortSignal): Promise<void> {
    await this.programs.loadPrograms();
    // Of a selection beyond what is compared at a time, the rest is fetched when asked for.
    const entities = chosen.slice(0, DEFAULT_DEPARTMENTS);
    const years = [
      ...new Set(
        this.session.departmentYears
          .filter((row) => entities.includes(row.entity_id))
          .map((row) => row.fiscal_year),
      ),
    ];
    const scope = {
      shown: { entities, years: this.session.selection.years },
      everyYear: { entities, years },
    };
    const options = { signal, only: 'engine', priority: 'fetch' } as const;
    // The rows are not needed: the engine holds the tables then, and remembers its answers.
    for (const { question, params } of this.programs.askedAhead(scope)) {
      await this.session.ask(question, params as ParamsOf<typeof question>, options);
    }
  }
}
