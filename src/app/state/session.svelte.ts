/**
 * The session: what the reader has chosen, what there is to choose from, and the engine behind the answers.
 * One object for the page; everything in it follows from the address and the data.
 */
import type { Manifest } from '#warehouse/manifest.ts';
import type { DepartmentRow, DepartmentYearRow, ParamsOf, QuestionName } from '#warehouse/questions.ts';
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
import { added } from './added.svelte.ts';
import { Asking, type Answered } from './asking.svelte.ts';
import type { Engine } from './engine.svelte.ts';
import { inOrder, pairKey, pairKeys, resolveSelection } from './selection.ts';
import { theme } from './theme.svelte.ts';

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
  /** One row per disclosure. */
  departments = $state.raw<readonly DepartmentRow[]>([]);
  departmentYears = $state.raw<readonly DepartmentYearRow[]>([]);
  /** What the source panel explains, null when it is closed. */
  source = $state.raw<SourceRef | null>(null);
  /** The sources the panel came through, oldest first. */
  trail = $state.raw<readonly SourceRef[]>([]);
  /** Rises whenever documents were added or withdrawn; every answer on the page is asked anew with it. */
  revision = $state(0);
  /** How often the reader asked to try again; every answer on the page is asked anew with it. */
  retries = $state(0);

  readonly #asking = new Asking({
    isPublishedOnly: () => added.documents.length === 0,
    prepare: () => Promise.resolve(),
  });
  /** Bodies that were published, in the order of the data. */
  #published: readonly string[] = [];
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
  #base: URL | null = null;
  #drawn = false;
  /** Whether the choices are still those of the address the page was opened with. */
  #asOpened = false;

  /** What was published, null until it has been read. */
  get manifest(): Manifest | null {
    return this.#asking.manifest;
  }

  get engine(): Engine {
    return this.#asking.engine;
  }

  /** Why the engine, although ready, did not answer what prepared answers are shown of; null when it did. */
  get refusal(): Error | null {
    return this.#asking.refusal;
  }

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
    added.connect({
      warehouse: () => this.#asking.warehouse(),
      changed: () => this.#followAdded(),
      accepted: (document) => this.#select(document.disclosure.document),
      hasDocument: (pair) => this.document(pair) !== null,
    });
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
      await this.#asking.open(this.#base);
      await this.#readLists();
      this.phase = 'ready';
    } catch (error) {
      this.error = error instanceof Error ? error : new Error(String(error));
      this.phase = 'failed';
    }
  }

  /** Asks which departments and years there are: the published ones first, so that their order and colours stay. */
  async #readLists(only?: 'engine'): Promise<void> {
    const [departments, years] = await Promise.all([
      this.ask('departments', {}, undefined, only),
      this.ask('department_years', {}, undefined, only),
    ]);
    if (this.#published.length === 0) {
      this.#published = years.rows.map((row) => row.entity_id);
    }
    const order = [...this.#published, ...added.documents.map(({ entity }) => entity.entity_id)];
    this.departments = inOrder(departments.rows, order);
    this.departmentYears = inOrder(years.rows, order);
  }

  /** Documents were added or withdrawn: the lists and every answer are asked anew. */
  async #followAdded(): Promise<void> {
    await this.#readLists('engine');
    this.revision += 1;
  }

  /** Brings a department-year into view, with what is shown already. */
  #select(pair: DepartmentYear): void {
    const { departments, years } = this.address;
    const { entities } = this.selection;
    const patch = {
      departments: entities.includes(pair.entity_id) ? departments : [...entities, pair.entity_id],
      years: years.length === 0 || years.includes(pair.fiscal_year) ? years : [...years, pair.fiscal_year],
    };
    this.go(patch, { replace: true });
  }

  /** Changes choices. A choice is a step of the history; trifles (`replace`) are not. */
  go(patch: Partial<Address>, { replace = false }: { replace?: boolean } = {}): void {
    this.#asking.interacted = true;
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
    this.#asking.interacted = true;
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
    if (this.manifest) await this.#asking.warehouse().catch(() => undefined);
  }

  /** Tries again what failed: the data, the engine, or what it was asked. */
  async retry(): Promise<void> {
    if (this.phase === 'failed') await this.load();
    else if (this.engine.state === 'failed') await this.startEngine();
    this.#asking.forgetRefusals();
    this.retries += 1;
  }

  /** Answers a question, see `Asking.ask`. */
  ask<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    signal?: AbortSignal,
    only?: 'engine',
  ): Promise<Answered<Q>> {
    return this.#asking.ask(question, params, signal, only);
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
