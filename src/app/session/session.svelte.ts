/**
 * The session: what the reader has chosen, what there is to choose from, and the engine behind the answers.
 * Everything in it follows from the address and the data.
 */
import type { Manifest } from '#warehouse/published/manifest.ts';
import type {
  DepartmentRow,
  DepartmentYearRow,
  ParamsOf,
  QuestionName,
} from '#warehouse/questions/questions.ts';
import type { TaskQueue } from '#warehouse/task-queue.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import {
  comparabilityFlags,
  departmentHues,
  hueColour,
  departmentYearKey,
  type ComparabilityFlag,
  type DepartmentYear,
} from './departments.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import { language } from '#app/locale/language.svelte.ts';
import { parseSource, sameSource, serialiseSource, type SourceRef } from '#app/source/source.ts';
import type { Address, AddressFormat, AddressProblem, ViewParameters } from './address.ts';
import { choosePair, dropMissing, dropRemoved, keepAwaited, nameDocuments } from './added-address.ts';
import type { AddedDocuments } from './added-documents.svelte.ts';
import { choicesOf, type AddressBar } from './address-bar.ts';
import {
  QuestionRouter,
  type AnswerRows,
  type AskOptions,
  type Publication,
} from './question-router.svelte.ts';
import type { Engine } from './engine.svelte.ts';
import { Catalogue } from './catalogue.svelte.ts';
import { findMissing, isOfMissing, type MissingDocument } from './reference.ts';
import { resolveSelection } from './selection.ts';
import type { Theme } from './theme.svelte.ts';
import { markAsked, markDrawn, markFirstPicture } from './timing.ts';

/** What a history entry keeps beside its address: the source panel's words, which no address carries. */
interface HistoryState {
  readonly source?: SourceRef;
}

/** What a session works with. */
export interface SessionParts {
  readonly publication: Publication;
  readonly addresses: AddressFormat;
  readonly addressBar: AddressBar;
  readonly added: AddedDocuments;
  readonly theme: Pick<Theme, 'dark'>;
  /** Whose turns the engine's statements take; it is told when the reader chooses. */
  readonly queue: TaskQueue;
  /** Whether the engine boots only when it is asked, instead of once the first picture is there. */
  readonly engineWaits?: boolean;
}

/** What the view on the page speaks of, for what is taken from it. */
export interface Pictured {
  /** Department-years, where they are not those chosen. */
  readonly pairs?: readonly DepartmentYear[] | undefined;
  /** Its figures: they may be of further documents. */
  readonly marks: readonly { readonly source: SourceRef | null }[];
}

/**
 * Of more departments than these so many of the first chosen are shown, the others when the reader asks for them:
 * thousands are tens of megabytes to read, and a minute to wait.
 */
const MOST_SHOWN = 300;
const FIRST_SHOWN = 100;

/** Whether the lists of departments and years are there yet. */
export type SessionPhase = 'loading' | 'ready' | 'failed';

export class Session {
  /** How addresses are read and written. */
  readonly addresses: AddressFormat;
  address: Address;
  phase = $state<SessionPhase>('loading');
  error = $state.raw<Error | null>(null);
  /** What the source panel explains, null when it is closed. */
  source = $state.raw<SourceRef | null>(null);
  /** The sources the panel came through, oldest first. */
  trail = $state.raw<readonly SourceRef[]>([]);
  /** Null while the view is on its way, or has nothing to say of it. */
  pictured = $state.raw<Pictured | null>(null);
  /** Whether what is shown is on its way to what was chosen. The view says so. */
  answering = $state(false);
  /** Whether the reader wants all that are chosen to be shown, however many. */
  showsAll = $state(false);
  /** How often the reader asked to try again; every answer on the page is asked anew with it. */
  retries = $state(0);

  readonly #catalogue: Catalogue;
  readonly #router: QuestionRouter;
  readonly #added: AddedDocuments;
  readonly #addressBar: AddressBar;
  readonly #queue: TaskQueue;
  readonly #theme: Pick<Theme, 'dark'>;
  readonly #engineWaits: boolean;
  #addressProblems = $state.raw<readonly AddressProblem[]>([]);
  /** `built_from` of the data a picture was drawn from that the reader brought back, where the page has others; '' else. */
  pictureOf = $state('');
  // Compared as text: the same departments and years are the same selection, whatever else of the address changes.
  readonly #chosen = $derived.by(() =>
    JSON.stringify({ departments: this.address.departments, years: this.address.years }),
  );
  readonly #resolved = $derived(
    resolveSelection(
      JSON.parse(this.#chosen) as Pick<Address, 'departments' | 'years'>,
      this.departmentYears,
      this.bodies,
      this.showsAll ? Infinity : MOST_SHOWN,
      FIRST_SHOWN,
    ),
  );
  #base: URL | null = null;
  #drawn = false;
  /** Whether the reader waits for a first picture no longer. */
  #isSeen = $state(false);
  /** Whether the choices are still those of the address the page was opened with. */
  #asOpened = false;

  constructor(parts: SessionParts) {
    const { publication, addresses, addressBar, added, theme, queue } = parts;
    this.addresses = addresses;
    this.address = $state.raw(addresses.initial);
    [this.#addressBar, this.#added, this.#theme, this.#queue] = [addressBar, added, theme, queue];
    this.#engineWaits = parts.engineWaits ?? false;
    this.#catalogue = new Catalogue(added, () => this.engine.state === 'failed');
    this.#router = new QuestionRouter(
      { ...publication, openWarehouse: (options) => publication.openWarehouse({ ...options, queue }) },
      {
        isPublishedOnly: (entities) => !this.#catalogue.isTouched(entities, this.address.added),
        booting: () => void added.restore(),
        prepare: async (warehouse) => {
          await added.fill(warehouse);
          // What was removed while there was no engine is to leave the lists, too.
          if (added.shown.length === 0 && this.revision === 0) return;
          try {
            await this.#followAdded(warehouse);
          } catch (error) {
            added.empty();
            throw error;
          }
        },
      },
    );
    added.connect({
      warehouse: () => this.#router.warehouse(),
      changed: (warehouse) => this.#followAdded(warehouse),
      accepted: ({ disclosure }) =>
        this.go(choosePair(this.address, this.chosen, disclosure.document), { replace: true }),
      removed: (documents) => this.#forget(documents),
    });
  }

  /** What was published, null until it has been read. */
  get manifest(): Manifest | null {
    return this.#router.manifest;
  }

  /**
   * What the data shown are to those the address names: an `earlier` version than what is published now, or, where
   * that is `gone`, the newest in its place; '' where there is nothing to say.
   */
  get version(): 'earlier' | 'gone' | '' {
    const { manifest, newest } = this.#router;
    if (!manifest?.built_from.startsWith(this.address.data)) return manifest ? 'gone' : '';
    return manifest === newest ? '' : 'earlier';
  }

  /** What is published now, whatever version is shown. */
  get newest(): Manifest | null {
    return this.#router.newest;
  }

  get engine(): Engine {
    return this.#router.engine;
  }

  /** One row per disclosure. */
  get departments(): readonly DepartmentRow[] {
    return this.#catalogue.departments;
  }

  get departmentYears(): readonly DepartmentYearRow[] {
    return this.#catalogue.departmentYears;
  }

  /** The bodies, one row each, in the order of the data. */
  get bodies(): readonly DepartmentRow[] {
    return this.#catalogue.bodies;
  }

  /** Rises whenever documents were added or withdrawn; every answer on the page is asked anew with it. */
  get revision(): number {
    return this.#catalogue.revision;
  }

  /** Why the engine, although ready, did not answer what prepared answers are shown of; null when it did. */
  get refusal(): Error | null {
    return this.#router.refusal;
  }

  /** The chosen departments that are shown, their years, and the department-years of them there are figures for. */
  get selection() {
    return this.#resolved.selection;
  }

  /** What of the address could not be followed. What is unknown is known only once everything is there. */
  get problems(): readonly AddressProblem[] {
    if (this.phase !== 'ready' || !this.#catalogue.isComplete) return this.#addressProblems;
    const unknown = this.#resolved.problems.filter((problem) => !isOfMissing(problem, this.missing));
    return [...this.#addressProblems, ...unknown];
  }

  /** The documents the address needs and the page does not have. */
  readonly missing: readonly MissingDocument[] = $derived.by(() =>
    this.phase === 'ready' && this.#catalogue.isComplete
      ? findMissing(this.address.added, this.departments)
      : [],
  );

  /** Whether documents that the device kept are on their way into the engine. */
  get restoring(): boolean {
    return this.#added.documents.length > 0 && !this.#catalogue.isComplete;
  }

  /** What makes the selection hard to compare. */
  readonly flags: readonly ComparabilityFlag[] = $derived(
    comparabilityFlags(this.departments, this.selection.pairs),
  );

  readonly #shown = $derived(new Set(this.selection.pairs.map(departmentYearKey)));

  /** All departments chosen, the first chosen first. */
  get chosen(): readonly string[] {
    return this.#resolved.chosen;
  }

  /** Whether the address chooses no department there is, so that those are shown which represent all. */
  get isDefault(): boolean {
    return this.#resolved.isDefault;
  }

  /** Which of the eight colours the chosen departments have. */
  readonly hues: ReadonlyMap<string, number> = $derived(
    departmentHues(
      this.chosen,
      this.bodies.map((row) => row.entity_id),
    ),
  );

  /** The colour of a department in every view, for the theme in use. */
  colour(entityId: string): string {
    return hueColour(this.hues.get(entityId), this.#theme.dark ? 'dark' : 'light');
  }

  /** Whether a row belongs to the department-years shown ("latest" is a different year for each department). */
  inSelection(row: DepartmentYear): boolean {
    return this.#shown.has(departmentYearKey(row));
  }

  /** The body of an id, null when unknown. */
  body(entityId: string): DepartmentRow | null {
    return this.#catalogue.body(entityId);
  }

  /** The disclosure of a department-year, null when that year has no document of its own. */
  document(pair: DepartmentYear): DepartmentRow | null {
    return this.#catalogue.document(pair);
  }

  /** Reads the address, follows the browser's history, and loads what the first picture needs. */
  async open(base: URL): Promise<void> {
    this.#base = base;
    this.#readAddress();
    this.#asOpened = true;
    this.#addressBar.onReturn(() => {
      this.#asOpened = false;
      this.#readAddress();
      if (this.#nameAdded()) this.#writeAddress(true);
    });
    await this.load();
  }

  /** Loads the manifest and the lists of departments and years; again after a failure. */
  async load(): Promise<void> {
    if (!this.#base) return;
    this.phase = 'loading';
    this.error = null;
    try {
      await this.#router.open(this.#base, this.address.data);
      await this.#catalogue.read(this.#router);
      if (this.#resolved.problems.length > 0) await this.#awaitAdded();
      this.phase = 'ready';
      if (this.#nameAdded()) this.#writeAddress(true);
    } catch (error) {
      this.error = error instanceof Error ? error : new Error(String(error));
      this.phase = 'failed';
    }
  }

  /** What is not among the published may be among what the device keeps: until that is known nothing is claimed. */
  async #awaitAdded(): Promise<void> {
    await this.#added.restore();
    if (this.#added.documents.length === 0) return;
    const engine = this.#router.warehouse().catch(() => undefined);
    if (this.#resolved.isDefault) await engine;
  }

  /** Documents were added or withdrawn: the lists and every answer are asked anew. */
  async #followAdded(warehouse: Warehouse): Promise<void> {
    const missing = this.phase === 'ready' && this.#catalogue.isComplete ? this.missing : null;
    await this.#catalogue.follow(warehouse);
    if (missing) {
      // What was here until now is not missing: the reader has replaced or removed it.
      const stillMissing = this.address.added.filter((one) => missing.some(({ hash }) => hash === one.hash));
      this.address = { ...this.address, added: stillMissing };
    }
    if (this.#nameAdded() || missing) this.#writeAddress(true);
  }

  /** Lets go of what the address and the source panel have of documents that are no longer there. */
  #forget(documents: readonly AddedDocument[]): void {
    if (documents.some(({ id }) => this.address.source.includes(id))) this.closeSource();
    this.address = { ...this.address, ...dropRemoved(this.address, documents, this.#catalogue) };
    this.#nameAdded();
    this.#writeAddress(true);
  }

  /** Whether a department that is not here may come yet: with what the device keeps, or with a missing document. */
  #isAwaited(entityId: string): boolean {
    const isMissing = this.missing.some((one) => one.entityId === entityId);
    return !this.body(entityId) && (isMissing || !this.#catalogue.isComplete);
  }

  /** Brings up to date which documents the address names; whether that changed it. */
  #nameAdded(): boolean {
    if (this.phase !== 'ready' || !this.#catalogue.isComplete) return false;
    const named = nameDocuments(this.#added.shown, this.chosen, this.missing);
    if (JSON.stringify(named) === JSON.stringify(this.address.added)) return false;
    this.address = { ...this.address, added: named };
    return true;
  }

  /** Gives up the documents an address needs and the page does not have. */
  dismissMissing(): void {
    const departments = dropMissing(this.address.departments, this.missing, this.#catalogue);
    this.address = { ...this.address, departments, added: [] };
    this.#nameAdded();
    this.#writeAddress(true);
  }

  /** Changes choices. A choice is a step of the history; trifles (`replace`) are not. */
  go(patch: Partial<Address>, { replace = false }: { replace?: boolean } = {}): void {
    this.#router.interacted = true;
    this.#asOpened = false;
    if (!replace) {
      markAsked();
      this.#queue.asked();
    }
    const departments =
      patch.departments &&
      keepAwaited(patch.departments, this.address.departments, (id) => this.#isAwaited(id));
    // Other departments are another set, or none.
    const choice = departments && { departments, set: patch.set ?? '' };
    this.address = { ...this.address, ...patch, ...choice };
    if (patch.source === '') [this.source, this.trail] = [null, []];
    this.#addressProblems = [];
    this.#nameAdded();
    this.#writeAddress(replace);
  }

  /**
   * Tells that nothing in the answers is what the address names, and takes the default instead. It is told only of an
   * address the page was opened with: what a choice or the history leads to was there once.
   * @param isGone where a choice has taken it away, so that a link to what is shown must not name it any longer
   */
  reportUnknown(name: keyof ViewParameters, { isGone = false }: { isGone?: boolean } = {}): void {
    const { initial } = this.addresses;
    const value = this.addresses.textOf(name, this.address);
    if (!(this.#asOpened || isGone) || value === this.addresses.textOf(name, initial)) return;
    // It may be what a document of the reader's has, which is missing or on its way.
    if (this.address.added.length > 0) return;
    const problem = { kind: 'option', name, value: value.slice(0, 60) } as const;
    if (this.#asOpened) this.#addressProblems = [...this.#addressProblems, problem];
    this.address = { ...this.address, [name]: initial[name] };
    if (!this.#asOpened) this.#writeAddress(true);
  }

  /** The query string that leads to what is shown with other choices. */
  linkTo(patch: Partial<Address>): string {
    return this.addresses.serialise({ ...this.address, ...patch });
  }

  /**
   * Shows the view that a picture taken of this page is of, as a further step of the history. Of its address only the
   * choices are followed, with the data that are open, and those there are not are told. `pictureOf` says that the picture
   * was of other data.
   */
  returnTo({ address, data }: { readonly address: string; readonly data: string }): void {
    const { data: shown } = this.address;
    this.#addressBar.write(choicesOf(new URL(address)), {}, { replace: false });
    this.#readAddress();
    this.address = { ...this.address, data: shown };
    this.#writeAddress(true);
    this.pictureOf = data === this.manifest?.built_from ? '' : data;
  }

  /** Hides the sentences about the address. */
  dismissProblems(): void {
    this.pictureOf = '';
    this.#addressProblems = [];
    const unknown = this.#resolved.problems.filter((problem) => !isOfMissing(problem, this.missing));
    const isUnknown = (value: string | number) => unknown.some((problem) => problem.value === String(value));
    const { departments, years, set } = this.address;
    const isDefault = departments === null || this.isDefault;
    this.address = {
      ...this.address,
      ...(this.version === 'gone' && { data: '' }),
      departments: isDefault ? null : departments.filter((id) => !isUnknown(id)),
      set: isDefault ? '' : set,
      years: years.filter((year) => !isUnknown(year)),
    };
    this.#writeAddress(true);
  }

  /** Opens the source panel. From a term of a formula (`within`) the panel keeps the way back. */
  openSource(source: SourceRef, { within = false }: { within?: boolean } = {}): void {
    this.#router.interacted = true;
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
    markDrawn();
    this.#queue.drawn();
    this.#isSeen = true;
    if (this.#drawn) return;
    this.#drawn = true;
    markFirstPicture();
    this.#bootWhenIdle();
  }

  /** A picture cannot be had: what answers beside it does not wait for it. */
  undrawn(): void {
    this.#queue.drawn();
    this.#isSeen = true;
    this.#bootWhenIdle();
  }

  /**
   * Whether what nobody waits for may come now: the engine boots, and not for a first picture, which may need it where no
   * answer is prepared.
   */
  get hasTime(): boolean {
    return this.#isSeen && this.engine.state !== 'resting';
  }

  #bootWhenIdle(): void {
    if (this.#engineWaits) return;
    const boot = () => void this.startEngine();
    if (typeof requestIdleCallback === 'function') requestIdleCallback(boot, { timeout: 1000 });
    else setTimeout(boot, 50);
  }

  /** Boots the engine, again after a failure. Its state tells how it goes. */
  async startEngine(): Promise<void> {
    if (this.manifest) await this.#router.warehouse().catch(() => undefined);
  }

  /** Tries again what failed: the data, the engine, or what it was asked. */
  async retry(): Promise<void> {
    if (this.phase === 'failed') await this.load();
    else if (this.engine.state === 'failed') await this.startEngine();
    if (this.#added.phase === 'failed') await this.#added.retry().catch(() => undefined);
    this.#router.forgetRefusals();
    this.retries += 1;
  }

  /** The engine, booted if need be. @throws DataError */
  warehouse(): Promise<Warehouse> {
    return this.#router.warehouse();
  }

  /** Answers a question, see `QuestionRouter.ask`. */
  ask<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    options?: AskOptions,
  ): Promise<AnswerRows<Q>> {
    return this.#router.ask(question, params, options);
  }

  #readAddress(): void {
    const { address, problems } = this.addresses.parse(this.#addressBar.search);
    const { source: kept } = (this.#addressBar.state ?? {}) as HistoryState;
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
    const state: HistoryState = this.source ? { source: $state.snapshot(this.source) as SourceRef } : {};
    this.#addressBar.write(this.linkTo({}), state, { replace });
  }
}
