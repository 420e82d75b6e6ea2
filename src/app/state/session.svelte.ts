/**
 * The session: what the reader has chosen, what there is to choose from, and the engine behind the answers.
 * One object for the page; everything in it follows from the address and the data.
 */
import { SvelteMap } from 'svelte/reactivity';
import { DataError } from '#warehouse/data-error.ts';
import { fetchManifest, type Manifest } from '#warehouse/manifest.ts';
import { Snapshots } from '#warehouse/snapshots.ts';
import type {
  DepartmentRow,
  DepartmentYearRow,
  ParamsOf,
  QuestionName,
  RowOf,
} from '#warehouse/questions.ts';
import {
  comparabilityFlags,
  departmentColour,
  latestOfEach,
  type ComparabilityFlag,
  type DepartmentYear,
} from '../departments.ts';
import { language } from '../i18n/language.svelte.ts';
import { parseSource, sameSource, serialiseSource, type SourceRef } from '../source.ts';
import {
  DEFAULT_ADDRESS,
  parseAddress,
  serialiseAddress,
  type Address,
  type AddressProblem,
  type NamingParameter,
} from './address.ts';
import { Engine } from './engine.svelte.ts';
import { pairKey, pairKeys, resolveSelection } from './selection.ts';
import { theme } from './theme.svelte.ts';

/** Where an answer came from. */
export type AnswerOrigin = 'snapshot' | 'engine';

/** What a history entry keeps beside its address: the source panel's words, which no address carries. */
interface HistoryState {
  readonly source?: SourceRef;
}

/** Whether the lists of departments and years are there yet. */
export type SessionPhase = 'loading' | 'ready' | 'failed';

export class Session {
  address = $state.raw<Address>(DEFAULT_ADDRESS);
  phase = $state<SessionPhase>('loading');
  error = $state.raw<Error | null>(null);
  manifest = $state.raw<Manifest | null>(null);
  /** One row per disclosure. */
  departments = $state.raw<readonly DepartmentRow[]>([]);
  departmentYears = $state.raw<readonly DepartmentYearRow[]>([]);
  /** What the source panel explains, null when it is closed. */
  source = $state.raw<SourceRef | null>(null);
  /** The sources the panel came through, oldest first. */
  trail = $state.raw<readonly SourceRef[]>([]);
  readonly engine = new Engine();
  /** How often the reader asked to try again; every answer on the page is asked anew with it. */
  retries = $state(0);

  /** Questions the engine could not answer, whose prepared answers are shown instead. */
  #refusals = new SvelteMap<QuestionName, Error>();
  #addressProblems = $state.raw<readonly AddressProblem[]>([]);
  // Compared as text: the same departments and years are the same selection, whatever else of the address changes.
  readonly #chosen = $derived(
    JSON.stringify({ departments: this.address.departments, years: this.address.years }),
  );
  readonly #resolved = $derived(
    resolveSelection(
      JSON.parse(this.#chosen) as Pick<Address, 'departments' | 'years'>,
      this.departmentYears,
    ),
  );
  #snapshots: Snapshots | null = null;
  #base: URL | null = null;
  /** The reading of the manifest, null before it has begun. */
  #opening: Promise<void> | null = null;
  #drawn = false;
  #interacted = false;
  /** Whether the choices are still those of the address the page was opened with. */
  #asOpened = false;

  /** The chosen departments and years, and the department-years of them there are figures for. */
  get selection() {
    return this.#resolved.selection;
  }

  /** What of the address could not be followed. Unknown departments are known only once there are data. */
  get problems(): readonly AddressProblem[] {
    return this.phase === 'ready'
      ? [...this.#addressProblems, ...this.#resolved.problems]
      : this.#addressProblems;
  }

  /** What makes the selection hard to compare. */
  readonly flags: readonly ComparabilityFlag[] = $derived(
    comparabilityFlags(this.departments, this.selection.pairs),
  );

  /** The bodies, one row each, in the order of the data. */
  readonly bodies: readonly DepartmentRow[] = $derived(latestOfEach(this.departments));

  readonly #order = $derived(this.bodies.map((row) => row.entity_id));
  readonly #shown = $derived(pairKeys(this.selection.pairs));

  /** The colour of a department in every view, for the theme in use. */
  colour(entityId: string): string {
    return departmentColour(entityId, this.#order, theme.dark ? 'dark' : 'light');
  }

  /** Whether a row belongs to the department-years shown ("latest" is a different year for each department). */
  inSelection(row: DepartmentYear): boolean {
    return this.#shown.has(pairKey(row));
  }

  /** The body of an id, null when unknown. */
  body(entityId: string): DepartmentRow | null {
    return this.bodies.find((row) => row.entity_id === entityId) ?? null;
  }

  /** The disclosure of a department-year, null when that year has no document of its own. */
  document(pair: DepartmentYear): DepartmentRow | null {
    return (
      this.departments.find(
        (row) => row.entity_id === pair.entity_id && row.fiscal_year === pair.fiscal_year,
      ) ?? null
    );
  }

  /** Flags that stand at the label of a department-year. */
  flagsOf(pair: DepartmentYear): ComparabilityFlag[] {
    return this.flags.filter((flag) => flag.entity_id === pair.entity_id && flag.year === pair.fiscal_year);
  }

  /** Reads the address, follows the browser's history, and loads what the first picture needs. */
  async open(base: URL): Promise<void> {
    this.#base = base;
    this.#readAddress();
    this.#asOpened = true;
    addEventListener('popstate', () => {
      this.#asOpened = false;
      this.#readAddress();
    });
    await this.load();
  }

  /** Loads the manifest and the lists of departments and years; again after a failure. */
  async load(): Promise<void> {
    if (!this.#base) return;
    this.phase = 'loading';
    this.error = null;
    try {
      this.#opening = this.#readManifest(this.#base);
      await this.#opening;
      const [departments, years] = await Promise.all([
        this.ask('departments', {}),
        this.ask('department_years', {}),
      ]);
      this.departments = departments.rows;
      this.departmentYears = years.rows;
      this.phase = 'ready';
    } catch (error) {
      this.error = error instanceof Error ? error : new Error(String(error));
      this.phase = 'failed';
    }
  }

  async #readManifest(base: URL): Promise<void> {
    const manifest = await fetchManifest(base);
    this.#snapshots = new Snapshots(manifest, base);
    this.manifest = manifest;
  }

  /** Changes choices. A choice is a step of the history; trifles (`replace`) are not. */
  go(patch: Partial<Address>, { replace = false }: { replace?: boolean } = {}): void {
    this.#interacted = true;
    this.#asOpened = false;
    if (!replace) performance.mark('juesuan:asked');
    this.address = { ...this.address, ...patch };
    if (patch.source === '') [this.source, this.trail] = [null, []];
    this.#addressProblems = [];
    this.#writeAddress(replace);
  }

  /**
   * Tells that nothing in the answers is what the address names, and takes the default instead. Only of an address
   * the page was opened with: what a choice or the history leads to was there once.
   */
  reportUnknown(name: NamingParameter): void {
    const value = this.address[name];
    if (!this.#asOpened || value === DEFAULT_ADDRESS[name]) return;
    this.#addressProblems = [...this.#addressProblems, { kind: 'option', name, value: value.slice(0, 60) }];
    this.address = { ...this.address, [name]: DEFAULT_ADDRESS[name] };
  }

  /** Hides the sentences about the address. */
  dismissProblems(): void {
    this.#addressProblems = [];
    const { entities } = this.selection;
    const { departments, years } = this.address;
    this.address = {
      ...this.address,
      departments: departments === null ? null : departments.filter((id) => entities.includes(id)),
      years: years.filter((year) => this.departmentYears.some((row) => row.fiscal_year === year)),
    };
    this.#writeAddress(true);
  }

  /** Opens the source panel. From a term of a formula (`within`) the panel keeps the way back. */
  openSource(source: SourceRef, { within = false }: { within?: boolean } = {}): void {
    this.#interacted = true;
    this.trail = within && this.source ? [...this.trail, this.source] : [];
    this.source = source;
    this.address = { ...this.address, source: serialiseSource(source) };
    this.#writeAddress(false);
  }

  /** Back from a term to what it is a term of. */
  leaveTerm(): void {
    const previous = this.trail.at(-1);
    if (!previous) return;
    this.trail = this.trail.slice(0, -1);
    this.source = previous;
    this.address = { ...this.address, source: serialiseSource(previous) };
    this.#writeAddress(false);
  }

  /** Closes the source panel. */
  closeSource(): void {
    if (!this.source) return;
    this.trail = [];
    this.source = null;
    this.address = { ...this.address, source: '' };
    this.#writeAddress(false);
  }

  /**
   * A picture is on the page. The first one lets the engine boot; after a choice it ends the interaction.
   * Views call it when the chart has rendered; a view without a picture has it called by its frame.
   */
  drawn(): void {
    if (performance.getEntriesByName('juesuan:asked').length > 0) {
      performance.mark('juesuan:drawn');
      performance.measure('juesuan:interaction', 'juesuan:asked', 'juesuan:drawn');
      performance.clearMarks('juesuan:asked');
    }
    if (this.#drawn) return;
    this.#drawn = true;
    performance.mark('juesuan:first-picture');
    const boot = () => void this.startEngine();
    if (typeof requestIdleCallback === 'function') requestIdleCallback(boot, { timeout: 1000 });
    else setTimeout(boot, 50);
  }

  /** Boots the engine, again after a failure. Its state tells how it goes. */
  async startEngine(): Promise<void> {
    if (!this.manifest || !this.#base) return;
    await this.engine.start(this.manifest, this.#base).catch(() => undefined);
  }

  /** Why the engine, although ready, did not answer what prepared answers are shown of; null when it did. */
  get refusal(): Error | null {
    return this.engine.state === 'ready' ? ([...this.#refusals.values()][0] ?? null) : null;
  }

  /** Tries again what failed: the data, the engine, or what it was asked. */
  async retry(): Promise<void> {
    if (this.phase === 'failed') await this.load();
    else if (this.engine.state === 'failed') await this.startEngine();
    this.#refusals.clear();
    this.retries += 1;
  }

  /**
   * Answers a question, once the manifest has been read: from the engine once the reader has chosen something and
   * it is ready, else from what was computed when the data were built, else from the engine as soon as it has
   * booted. What the engine cannot load is answered from what was computed, where that covers it.
   * @param only asks nobody else
   * @throws DataError when neither has the answer
   */
  async ask<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    signal?: AbortSignal,
    only?: 'engine',
  ): Promise<{ rows: RowOf<Q>[]; from: AnswerOrigin }> {
    const options = signal ? { signal } : {};
    // A pasted link asks for its source before anything is there: that is no failure, it waits.
    await this.#opening;
    signal?.throwIfAborted();
    const { manifest } = this;
    if (!manifest || !this.#base) throw new DataError('not-found', 'the manifest has not been read');
    const prepared = async () => (await this.#snapshots?.answer(question, params, options)) ?? null;
    const engineFirst = only === 'engine' || (this.#interacted && this.engine.state === 'ready');
    let refused: unknown = null;
    if (!engineFirst) {
      try {
        const rows = await prepared();
        if (rows) return { rows, from: 'snapshot' };
      } catch (error) {
        refused = error; // the tables may be sound where a prepared answer is not
      }
    }
    signal?.throwIfAborted();
    // A failed engine waits for the reader's retry: booting on every choice would hide what is wrong.
    if (this.engine.state === 'failed') throw refused ?? this.engine.error;
    const warehouse = await this.engine.start(manifest, this.#base);
    try {
      const rows = await warehouse.ask(question, params, options);
      this.#refusals.delete(question);
      return { rows, from: 'engine' };
    } catch (error) {
      if (only === 'engine' || !engineFirst || signal?.aborted) throw error;
      const rows = await prepared().catch(() => null);
      signal?.throwIfAborted();
      if (!rows) throw error;
      this.#refusals.set(question, error instanceof Error ? error : new Error(String(error)));
      return { rows, from: 'snapshot' };
    }
  }

  #readAddress(): void {
    const { address, problems } = parseAddress(location.search);
    const { source: kept } = (history.state ?? {}) as HistoryState;
    this.address = address;
    this.#addressProblems = problems;
    if (address.lang && address.lang !== language.current) language.choose(address.lang);
    const inAddress = address.source === '' ? null : parseSource(address.source);
    const source = kept && sameSource(kept, inAddress) ? kept : inAddress;
    const step = this.trail.findIndex((earlier) => sameSource(earlier, source));
    this.trail = step === -1 ? [] : this.trail.slice(0, step);
    this.source = source;
  }

  #writeAddress(replace: boolean): void {
    const url = `${location.pathname}${serialiseAddress(this.address)}`;
    const state: HistoryState = this.source ? { source: $state.snapshot(this.source) as SourceRef } : {};
    if (replace) history.replaceState(state, '', url);
    else history.pushState(state, '', url);
  }
}

/** The session of the page. */
export const session = new Session();
