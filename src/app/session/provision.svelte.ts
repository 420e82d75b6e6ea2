/**
 * What the page needs to go on working without a network: the programs of all subjects and pictures, and the
 * parts of the data about the departments chosen. Fetched once the engine is ready and the page has time.
 */
import { whenIdle } from './idle.ts';
import { DEFAULT_DEPARTMENTS } from './selection.ts';
import type { Session } from './session.svelte.ts';

/** The session as it is provided for. */
type ProvidedSession = Pick<Session, 'ask' | 'address' | 'departmentYears' | 'retries' | 'selection'> & {
  readonly engine: Pick<Session['engine'], 'state'>;
};

export class Provision {
  /** Whether everything about the departments chosen is here. */
  complete = $state(false);

  /** @param loadPrograms fetches what draws any subject; what does not come is fetched, and missed, when it is asked for */
  constructor(
    private readonly session: ProvidedSession,
    private readonly loadPrograms: () => Promise<unknown>,
  ) {}

  /** Follows the selection; called while a component initialises. */
  follow(): void {
    // The engine boots once the first picture is there: meanwhile the programs of the other subjects can come.
    const drawn = $derived(this.session.engine.state !== 'resting');
    $effect(() => {
      if (drawn) return whenIdle(() => void this.loadPrograms().catch(() => undefined));
    });
    const wanted = $derived(
      this.session.engine.state === 'ready' ? JSON.stringify(this.session.selection.entities) : null,
    );
    $effect(() => {
      void this.session.retries;
      this.complete = false;
      if (wanted === null) return;
      const abort = new AbortController();
      const entities = JSON.parse(wanted) as string[];
      const fetchAll = () =>
        this.#fetchAll(entities, abort.signal).then(
          () => (this.complete = !abort.signal.aborted),
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
    await this.loadPrograms();
    // Of a selection beyond what is compared at a time, the rest is fetched when asked for.
    const entities = chosen.slice(0, DEFAULT_DEPARTMENTS);
    const years = [
      ...new Set(
        this.session.departmentYears
          .filter((row) => entities.includes(row.entity_id))
          .map((row) => row.fiscal_year),
      ),
    ];
    const all = { entities, years };
    // What the views ask of the selection: the engine remembers its answers.
    const shown = { entities, years: this.session.selection.years };
    const options = { signal, only: 'engine', priority: 'fetch' } as const;
    const questions = [
      // These between them touch every table a view or a source reads; their rows are not needed.
      () => this.session.ask('trend_concepts', { entities }, options),
      () => this.session.ask('assessment_scores', all, options),
      () => this.session.ask('assessment_indicators', { ...all, project: '' }, options),
      () => this.session.ask('three_public', shown, options),
      () => this.session.ask('assessment_indicators', { ...shown, project: '' }, options),
      () => this.session.ask('outlier_changes', shown, options),
    ];
    for (const ask of questions) await ask();
  }
}
