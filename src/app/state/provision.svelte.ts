/**
 * What the page needs to go on working without a network: the programs of all subjects and pictures, and the
 * parts of the data about the departments chosen. Fetched once the engine is ready and the page has time.
 */
import { loadDrawer } from '../charts/draw.ts';
import { VIEWS } from '../views/index.ts';
import { whenIdle } from './idle.ts';
import { DEFAULT_DEPARTMENTS } from './selection.ts';
import { session } from './session.svelte.ts';

class Provision {
  /** Whether everything about the departments chosen is here. */
  complete = $state(false);

  /** Follows the selection; called while a component initialises. */
  follow(): void {
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

async function fetchEverything(chosen: readonly string[], signal: AbortSignal): Promise<void> {
  await Promise.all([...Object.values(VIEWS).map((load) => load()), loadDrawer('rows'), loadDrawer('lines')]);
  // Of a selection beyond what is compared at a time, the rest is fetched when asked for.
  const entities = chosen.slice(0, DEFAULT_DEPARTMENTS);
  const years = [
    ...new Set(
      session.departmentYears.filter((row) => entities.includes(row.entity_id)).map((row) => row.fiscal_year),
    ),
  ];
  // These questions between them touch every table a view or a source reads; their rows are not needed.
  await session.ask('trend_concepts', { entities }, signal, 'engine');
  await session.ask('assessment_scores', { entities, years }, signal, 'engine');
  await session.ask('assessment_indicators', { entities, years, project: '' }, signal, 'engine');
}

/** What the page holds for working offline. */
export const provision = new Provision();
