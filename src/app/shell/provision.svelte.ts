/**
 * What the page needs to go on working without a network: the programs of all subjects and pictures, and the
 * parts of the data about the departments chosen. Fetched once the engine is ready and the page has time.
 */
import { loadDrawer } from '#app/charts/draw.ts';
import { VIEWS } from '#app/views/index.ts';
import { whenIdle } from '#app/session/idle.ts';
import { DEFAULT_DEPARTMENTS } from '#app/session/selection.ts';
import { session } from '#app/session/session.svelte.ts';

class Provision {
  /** Whether everything about the departments chosen is here. */
  complete = $state(false);

  /** Follows the selection; called while a component initialises. */
  follow(): void {
    // The engine boots once the first picture is there: meanwhile the programs of the other subjects can come.
    const drawn = $derived(session.engine.state !== 'resting');
    $effect(() => {
      if (drawn) return whenIdle(() => void fetchPrograms().catch(() => undefined));
    });
    const wanted = $derived(
      session.engine.state === 'ready' ? JSON.stringify(session.selection.entities) : null,
    );
    $effect(() => {
      void session.retries;
      this.complete = false;
      if (wanted === null) return;
      const abort = new AbortController();
      const entities = JSON.parse(wanted) as string[];
      const fetchAll = () =>
        fetchEverything(entities, abort.signal).then(
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
}

/** What draws any subject. What does not come now is fetched, and missed, when it is asked for. */
async function fetchPrograms(): Promise<void> {
  await Promise.all([...Object.values(VIEWS).map((load) => load()), loadDrawer('rows'), loadDrawer('lines')]);
}

async function fetchEverything(chosen: readonly string[], signal: AbortSignal): Promise<void> {
  await fetchPrograms();
  // Of a selection beyond what is compared at a time, the rest is fetched when asked for.
  const entities = chosen.slice(0, DEFAULT_DEPARTMENTS);
  const years = [
    ...new Set(
      session.departmentYears.filter((row) => entities.includes(row.entity_id)).map((row) => row.fiscal_year),
    ),
  ];
  const all = { entities, years };
  // What the views ask of the selection: the engine remembers its answers.
  const shown = { entities, years: session.selection.years };
  const options = { signal, only: 'engine', priority: 'fetch' } as const;
  const questions = [
    // These between them touch every table a view or a source reads; their rows are not needed.
    () => session.ask('trend_concepts', { entities }, options),
    () => session.ask('assessment_scores', all, options),
    () => session.ask('assessment_indicators', { ...all, project: '' }, options),
    () => session.ask('three_public', shown, options),
    () => session.ask('assessment_indicators', { ...shown, project: '' }, options),
    () => session.ask('outlier_changes', shown, options),
  ];
  for (const ask of questions) await ask();
}

/** What the page holds for working offline. */
export const provision = new Provision();
