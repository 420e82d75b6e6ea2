/**
 * Who answers a question: what was computed when the data were built, or the engine. What was computed is about
 * the published documents alone, so a body the reader has added documents of is the engine's.
 */
import { SvelteMap } from 'svelte/reactivity';
import { DataError } from '#warehouse/data-error.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { openVersion } from '#warehouse/published/versions.ts';
import type { Snapshots } from '#warehouse/published/snapshots.ts';
import type { ParamsOf, QuestionName, RowOf } from '#warehouse/questions/questions.ts';
import type { TaskOptions } from '#warehouse/task-queue.ts';
import type { Warehouse, WarehouseOptions } from '#warehouse/warehouse.ts';
import type { DepartmentYear } from './departments.ts';
import { Engine } from './engine.svelte.ts';

/** Where an answer came from. */
export type AnswerOrigin = 'snapshot' | 'engine';

/** Rows and where they came from. */
export interface AnswerRows<Q extends QuestionName> {
  readonly rows: RowOf<Q>[];
  readonly from: AnswerOrigin;
}

/**
 * Questions whose rows are each about one body and year, in their order, and that take the engine long: one counts
 * every form, the other is about everyone there is. What was computed before is preferred to asking again.
 */
const PREPARED_FIRST: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'assessment_reality',
  'outlier_peers',
]);

/** How a question is asked. */
export interface AskOptions extends TaskOptions {
  /** Asks nobody else. */
  readonly only?: 'engine';
}

/** How what was published is read. */
export interface Publication {
  /** @throws DataError */
  readManifest(base: URL, file?: string): Promise<Manifest>;
  openSnapshots(manifest: Manifest, base: URL): Pick<Snapshots, 'answer'>;
  /** Boots the engine. @throws DataError */
  openWarehouse(options: WarehouseOptions): Promise<Warehouse>;
}

/** What decides between the two. */
export interface RouterChoices {
  /** Whether what was computed before is still all there is to say of bodies; of all bodies when none are given. */
  isPublishedOnly(entities: readonly string[] | null): boolean;
  /** Called when the engine begins to boot: what it takes in can be fetched meanwhile. */
  booting(): void;
  /** What the engine takes in before it is ready. */
  prepare(warehouse: Warehouse): Promise<void>;
}

function byBodyAndYear(a: DepartmentYear, b: DepartmentYear): number {
  if (a.entity_id !== b.entity_id) return a.entity_id < b.entity_id ? -1 : 1;
  return a.fiscal_year - b.fiscal_year;
}

export class QuestionRouter {
  /** What is shown; `newest` is what is published now, where that is another version. */
  manifest = $state.raw<Manifest | null>(null);
  newest = $state.raw<Manifest | null>(null);
  readonly engine: Engine;
  /** Whether the reader has chosen something: from then on the engine answers first. */
  interacted = false;
  /** Questions the engine could not answer, whose prepared answers are shown instead. */
  #refusals = new SvelteMap<QuestionName, Error>();
  #snapshots: Pick<Snapshots, 'answer'> | null = null;
  #base: URL | null = null;
  /** The reading of the manifest, null before it has begun. */
  #opening: Promise<void> | null = null;

  constructor(
    private readonly publication: Publication,
    private readonly choices: RouterChoices,
  ) {
    this.engine = new Engine(
      (options) => publication.openWarehouse(options),
      (warehouse) => choices.prepare(warehouse),
    );
  }

  /**
   * Reads the manifest of a version, '' of the newest.
   * @throws DataError
   */
  open(base: URL, version = ''): Promise<void> {
    this.#base = base;
    this.#opening = this.#readManifest(base, version);
    return this.#opening;
  }

  async #readManifest(base: URL, version: string): Promise<void> {
    const read = (file?: string) => this.publication.readManifest(base, file);
    const { manifest, newest } = await openVersion(read, version);
    this.#snapshots = this.publication.openSnapshots(manifest, base);
    [this.manifest, this.newest] = [manifest, newest];
  }

  /** Of published bodies what was computed before, of the others what the engine says; null where nothing covers it. */
  async #answerApart<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    entities: readonly string[],
    options: TaskOptions,
  ): Promise<RowOf<Q>[] | null> {
    const published = entities.filter((id) => this.choices.isPublishedOnly([id]));
    if (published.length === 0) return null;
    const of = (some: readonly string[]) => ({ ...params, entities: some }) as ParamsOf<Q>;
    const known = await this.#snapshots?.answer(question, of(published), options);
    if (!known) return null;
    const own = entities.filter((id) => !published.includes(id));
    const asked = await (await this.warehouse()).ask(question, of(own), options);
    return [...known, ...asked].sort((a, b) => byBodyAndYear(a as DepartmentYear, b as DepartmentYear));
  }

  /** Why the engine, although ready, did not answer what prepared answers are shown of; null when it did. */
  get refusal(): Error | null {
    return this.engine.state === 'ready' ? ([...this.#refusals.values()][0] ?? null) : null;
  }

  /** Forgets what the engine could not answer: it is asked again. */
  forgetRefusals(): void {
    this.#refusals.clear();
  }

  /**
   * The engine, booted if need be.
   * @throws DataError
   */
  async warehouse(): Promise<Warehouse> {
    await this.#opening;
    if (!this.manifest || !this.#base) throw new DataError('not-found', 'the manifest has not been read');
    this.choices.booting();
    return this.engine.start(this.manifest, this.#base);
  }

  /**
   * Answers a question, once the manifest has been read: from the engine once the reader has chosen something and
   * it is ready, else from what was computed when the data were built, else from the engine as soon as it has
   * booted. What the engine cannot load is answered from what was computed, where that covers it. A few questions
   * are the engine's only where nothing computed covers them.
   * @throws DataError when neither has the answer
   */
  async ask<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    { only, ...options }: AskOptions = {},
  ): Promise<AnswerRows<Q>> {
    const { signal } = options;
    // A pasted link asks for its source before anything is there: that is no failure, it waits.
    await this.#opening;
    signal?.throwIfAborted();
    const { entities = null } = params as { entities?: readonly string[] };
    const prepared = async () =>
      this.choices.isPublishedOnly(entities)
        ? ((await this.#snapshots?.answer(question, params, options)) ?? null)
        : PREPARED_FIRST.has(question) && entities
          ? this.#answerApart(question, params, entities, options)
          : null;
    const engineFirst =
      only === 'engine' ||
      (this.interacted && this.engine.state === 'ready' && !PREPARED_FIRST.has(question));
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
    // Where neither answers, the file comes first: that of the engine is told by itself.
    const warehouse = await this.warehouse().catch((error: unknown) => {
      throw refused ?? error;
    });
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
}
