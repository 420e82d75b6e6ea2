/**
 * The warehouse: one engine for the page, the published data loaded as far as it is asked about.
 * Import it dynamically; it brings DuckDB, Arrow and the Parquet reader with it.
 */
import { bindParams, compileQuestion, type CompiledQuestion } from './questions/compile-question.ts';
import { Additions, stepsToAppend } from './engine/additions.ts';
import { AnswersByBody } from './questions/answers-by-body.ts';
import { DataError } from './data-error.ts';
import { bootEngine, type Aside, type Engine } from './engine/engine.ts';
import { fetchPublished } from './published/fetch-bytes.ts';
import { HeldParts } from './engine/held-parts.ts';
import { WHOLE_TABLES, type Manifest, type PartFile, type TableFile } from './published/manifest.ts';
import { decodeParquet, encodeArrow, type DecodedTable } from './engine/parquet-to-arrow.ts';
import { catalogueOf, partsFor, type Catalogue } from './published/parts.ts';
import type { ParamsOf, QuestionName, RowOf } from './questions/questions.ts';
import { RecentAnswers } from './questions/recent-answers.ts';
import { ADDED_TABLES, rowsOf, type TableRows } from './rows.ts';
import { createTable, createTables } from './schema.ts';
import { StageProgress, type Report } from './published/stage-progress.ts';
import { QUERY_FILES, MACRO_FILES } from './sql.ts';
import { TaskQueue, type TaskOptions } from './task-queue.ts';
import { Workbench } from './engine/workbench.ts';

/** Answers the interface's questions. */
export interface Warehouse {
  /**
   * The rows of a question, after loading what it needs.
   * @throws DataError; an AbortError when `signal` fires first
   */
  ask<Q extends QuestionName>(question: Q, params: ParamsOf<Q>, options?: TaskOptions): Promise<RowOf<Q>[]>;
  /**
   * Adds documents, all of them or none: the published document of the same id is withheld, and one added
   * before is replaced.
   * @throws DataError when the rows do not fit the tables
   */
  add(rows: TableRows): Promise<void>;
  /** Takes an added document away; the published one of the same id, if any, is back. */
  withdraw(documentId: string): Promise<void>;
  /** Opens a place for a longer work on what is loaded; questions are answered between its statements. */
  openAside(): Promise<Aside>;
  /** The same on the rows given and the classification: nothing of them is seen by questions. One at a time. */
  openAsideOf(rows: TableRows): Promise<Aside>;
  /** Ids of the documents whose rows are all in the tables: those added, and the published whose parts are loaded. */
  loadedDocuments(): string[];
  /** Rejects when the engine has broken down or is gone: it answers nothing any more, and the next `openWarehouse` boots a new one. */
  readonly failure: Promise<never>;
  /** Ends the engine; the next `openWarehouse` boots a new one. */
  close(): Promise<void>;
}

/** What to open, and who is told how far it is. */
export interface WarehouseOptions {
  readonly manifest: Manifest;
  /** Folder of the manifest, with a trailing slash. */
  readonly base: URL;
  /** Whose turns the engine's statements take. */
  readonly queue?: TaskQueue;
  readonly onProgress?: Report;
}

const listeners = new Set<Report>();
let opened: Promise<Warehouse> | null = null;

/**
 * The warehouse of this page: booted by the first caller, shared by all, and booted again by the next caller
 * after a failure.
 * @throws DataError
 */
export function openWarehouse({ manifest, base, queue, onProgress }: WarehouseOptions): Promise<Warehouse> {
  if (onProgress) listeners.add(onProgress);
  if (!opened) {
    const opening = boot(manifest, base, queue ?? new TaskQueue(), report).then(warmedUp);
    opened = opening;
    opening.then(({ failure }) => failure).catch(() => forget(opening));
  }
  return opened;
}

async function warmedUp(warehouse: LoadedWarehouse): Promise<Warehouse> {
  await warehouse.warmUp();
  return warehouse;
}

/** What a workbench holds beside the tables that are loaded whole. */
export interface WorkbenchOptions extends Omit<WarehouseOptions, 'queue'> {
  /** Of the manifest's. */
  readonly parts: readonly PartFile[];
  /** The documents the reader added. */
  readonly added: TableRows;
}

/**
 * An engine of its own for queries that a reader writes, with the same tables and macros: locking the page's own would
 * keep it from its work, and a query that does not end would keep the page waiting.
 * @throws DataError
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { manifest, base, parts, added, onProgress = () => undefined } = options;
  const warehouse = await boot(manifest, base, new TaskQueue(), onProgress);
  try {
    return await warehouse.lock(parts, added);
  } catch (error) {
    await warehouse.end();
    throw error;
  }
}

function forget(warehouse: Promise<Warehouse>): void {
  if (opened !== warehouse) return;
  opened = null;
  listeners.clear();
}

const report: Report = (progress) => listeners.forEach((listener) => listener(progress));

/** Bytes of all parts together up to which they are loaded with the engine, not one by one as they are asked for. */
const SMALL_PUBLICATION = 512 * 1024;

async function boot(
  manifest: Manifest,
  base: URL,
  queue: TaskQueue,
  report: Report,
): Promise<LoadedWarehouse> {
  const files = WHOLE_TABLES.map((table) => manifest.tables.find((entry) => entry.table === table)!);
  const progress = new StageProgress('tables', report);
  // The tables arrive while the engine does.
  const tables = Promise.all(files.map((file) => fetchTable(file, base, progress)));
  tables.catch(() => undefined);
  const engine = await bootEngine(queue, (loaded, total) => report({ stage: 'engine', loaded, total }));
  try {
    progress.show();
    for (const sql of [...createTables(), ...Object.values(MACRO_FILES)]) await engine.run(sql);
    const [entities, documents, classification] = await tables;
    await engine.change([
      { table: 'entities', ipc: encodeArrow('entities', entities!) },
      { table: 'documents', ipc: encodeArrow('documents', documents!) },
      { table: 'classification', ipc: encodeArrow('classification', classification!) },
    ]);
    const bodies = rowsOf('entities', entities!, ['entity_id', 'province_en']);
    const disclosures = rowsOf('documents', documents!, ['document_id', 'entity_id', 'fiscal_year']);
    const catalogue = catalogueOf(bodies, disclosures);
    const additions = new Additions(bodies, disclosures);
    return new LoadedWarehouse(engine, manifest, base, catalogue, additions, report);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Questions that between them do what most others do: rank figures, compare years, join forms with their rows. */
const FIRST_ASKED = ['three_public', 'three_public_unit_costs', 'assessment_projects'] as const;

class LoadedWarehouse implements Warehouse {
  private readonly parts: HeldParts;
  private readonly compiled = new Map<QuestionName, CompiledQuestion>();
  private readonly answers = new RecentAnswers();
  private readonly byBody = new AnswersByBody();
  private readonly changes = new TaskQueue();
  readonly failure: Promise<never>;

  constructor(
    private readonly engine: Engine,
    private readonly manifest: Manifest,
    private readonly base: URL,
    /** Of what is published: added documents are in no part. */
    private readonly catalogue: Catalogue,
    private readonly additions: Additions,
    report: Report,
  ) {
    this.failure = engine.failure;
    this.parts = new HeldParts({ manifest, base, catalogue, additions }, report, (steps) =>
      this.inOrder(() => engine.change(steps())),
    );
  }

  async ask<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    options: TaskOptions = {},
  ): Promise<RowOf<Q>[]> {
    const { priority = 'choice', signal } = options;
    signal?.throwIfAborted();
    // Parts are loaded between choices; once they are on their way, a choice may be what waits for them.
    if (priority !== 'choice') await this.engine.turn(options);
    const { sql, params: declared } = this.compile(question);
    const values = bindParams<Q>(declared, params);
    const parts = partsFor(question, params, this.manifest.parts, this.catalogue);
    const end = this.parts.begin(parts);
    try {
      const loaded = this.parts.load(parts);
      await (signal ? untilAborted(loaded, signal) : loaded);
      return await this.askLoaded(question, sql, declared, values, options);
    } finally {
      end();
      this.parts.letGo(() => this.engine.run('CHECKPOINT'));
    }
  }

  /** Asks when all that the question needs is loaded. */
  private async askLoaded<Q extends QuestionName>(
    question: Q,
    sql: string,
    declared: CompiledQuestion['params'],
    values: readonly string[],
    options: TaskOptions,
  ): Promise<RowOf<Q>[]> {
    const ask = async (bound: readonly string[]) =>
      (await this.engine.query(sql, bound, options)) as unknown as RowOf<Q>[];
    const each = declared.findIndex(({ kind }) => kind === 'each');
    if (each >= 0) return this.askOfEach(question, values, each, ask);
    const asked = JSON.stringify([question, values]);
    const held = this.answers.get<RowOf<Q>[]>(asked);
    if (held) return held;
    const hold = this.answers.await(asked);
    const rows = await ask(values);
    hold(rows);
    return rows;
  }

  /** Asks about the bodies, at a place of the values, that nothing is held of. */
  private askOfEach<Q extends QuestionName>(
    question: Q,
    values: readonly string[],
    each: number,
    ask: (values: readonly string[]) => Promise<RowOf<Q>[]>,
  ): Promise<RowOf<Q>[]> {
    const of = (bodies: string) => values.map((value, at) => (at === each ? bodies : value));
    const bodies = values[each]!.split(',').filter((body) => body !== '');
    return this.byBody.answer(
      JSON.stringify([question, of('')]),
      bodies,
      (missing) => ask(of(missing.join(','))) as Promise<(RowOf<Q> & { entity_id: string })[]>,
    );
  }

  /**
   * Makes the first question as fast as the next: the browser compiles the engine as it is used, so a question
   * about nobody is asked; and a small publication is loaded as a whole, and more is asked of it. What cannot be
   * loaded now is tried again, and reported, when a question needs it.
   */
  async warmUp(): Promise<void> {
    const { parts } = this.manifest;
    const small = parts.reduce((bytes, part) => bytes + part.bytes, 0) <= SMALL_PUBLICATION;
    const loaded = small ? this.parts.loadTogether(parts) : Promise.resolve();
    await Promise.allSettled([
      this.ask('spending_by_function', { entities: [], years: [], parent: '' }),
      loaded,
    ]);
    if (!small) return;
    const entities = [...this.catalogue.provinces.keys()];
    const years = [...new Set(parts.map(({ year }) => year))];
    await Promise.allSettled(FIRST_ASKED.map((question) => this.ask(question, { entities, years })));
  }

  add(rows: TableRows): Promise<void> {
    return this.inOrder(async () => {
      await this.engine.change(this.additions.stepsToAdd(rows));
      this.additions.added(rows);
      this.byBody.forget();
    });
  }

  withdraw(documentId: string): Promise<void> {
    return this.inOrder(async () => {
      if (!this.additions.has(documentId)) return;
      await this.engine.change(this.additions.stepsToWithdraw(documentId));
      this.additions.withdrawn(documentId);
      this.byBody.forget();
    });
  }

  async openAside(): Promise<Aside> {
    const aside = await this.engine.openAside();
    // What it works on is what was loaded when it began.
    const end = this.parts.holdAll();
    return { ...aside, close: () => aside.close().finally(end) };
  }

  async openAsideOf(rows: TableRows): Promise<Aside> {
    for (const sql of [`DROP SCHEMA IF EXISTS ${SCRATCH} CASCADE`, `CREATE SCHEMA ${SCRATCH}`]) {
      await this.engine.run(sql);
    }
    const aside = await this.engine.openAside(SCRATCH);
    try {
      for (const table of ADDED_TABLES) await aside.run(createTable(table));
      for (const step of stepsToAppend(rows)) await aside.append(step);
      return aside;
    } catch (error) {
      await aside.close();
      throw error;
    }
  }

  loadedDocuments(): string[] {
    const missing = new Set(this.manifest.parts.filter(({ path }) => !this.parts.has(path)).map(placeOf));
    const published = [...this.catalogue.documents].filter(([id, { entity_id, fiscal_year }]) => {
      const province = this.catalogue.provinces.get(entity_id)!;
      return !this.additions.has(id) && !missing.has(placeOf({ province, year: fiscal_year }));
    });
    return [...published.map(([id]) => id), ...this.additions.ids()];
  }

  /** Takes in parts and documents, and from then on nothing more: its engine answers what a reader writes. */
  async lock(parts: readonly PartFile[], added: TableRows): Promise<Workbench> {
    await this.parts.loadTogether(parts);
    if (added.documents.length > 0) await this.add(added);
    await this.engine.lock();
    return new Workbench(this.engine);
  }

  async close(): Promise<void> {
    opened = null;
    listeners.clear();
    await this.end();
  }

  /** Ends the engine. */
  end(): Promise<void> {
    return this.engine.close();
  }

  private compile(question: QuestionName): CompiledQuestion {
    let compiled = this.compiled.get(question);
    if (!compiled) {
      const sql = QUERY_FILES[question];
      if (sql === undefined) throw new DataError('query', `there is no question ${question}`);
      compiled = compileQuestion(sql);
      this.compiled.set(question, compiled);
    }
    return compiled;
  }

  /** One change after the other: which rows of a part are withheld is known only when those before are done. */
  private inOrder(change: () => Promise<void>): Promise<void> {
    return this.changes.add(() => change().finally(() => this.answers.forget()));
  }
}

/** A promise that rejects as soon as the signal fires; the work behind it goes on. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Schema of rows that are looked at by themselves. */
const SCRATCH = 'scratch';

const placeOf = ({ province, year }: Pick<PartFile, 'province' | 'year'>): string => `${province} ${year}`;

async function fetchTable(file: TableFile, base: URL, progress: StageProgress): Promise<DecodedTable> {
  const expected = progress.expect(file.bytes);
  try {
    const bytes = await fetchPublished(base, file, { onBytes: expected.onBytes });
    return await decodeParquet(bytes, file.table, file.path);
  } catch (error) {
    expected.giveUp();
    throw error;
  }
}
