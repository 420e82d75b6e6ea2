/** DuckDB in a worker: boots, takes tables as Arrow, answers prepared statements in plain values. */
import {
  AsyncDuckDB,
  VoidLogger,
  type AsyncDuckDBConnection,
  type AsyncPreparedStatement,
} from '@duckdb/duckdb-wasm';
import ehScript from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import mvpScript from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import ehModule from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpModule from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import type { RecordBatch, Schema, Table } from 'apache-arrow';
import { DataError, isAbort } from '../data-error.ts';
import type { EngineNotice, EngineOrder } from './engine-worker.ts';
import engineWorker from './engine-worker.ts?worker&url';
import type { TaskOptions, TaskQueue } from '../task-queue.ts';
import { AwaitedAnswers, whenGone } from './worker-life.ts';

/** Rows for a table that exists, as an Arrow IPC stream. */
export interface Append {
  readonly table: string;
  readonly ipc: Uint8Array;
}

/** A step of a change: rows appended, or a statement with its values. */
export type Step = Append | { readonly sql: string; readonly params: readonly string[] };

/** A place for statements beside the questions, which are answered between one statement and the next. */
export interface Aside {
  /**
   * Runs one statement and gives its rows in plain values.
   * @throws DataError `query` or `memory`; an AbortError when `signal` fires before the rows are there
   */
  run(sql: string, options?: TaskOptions): Promise<Record<string, unknown>[]>;
  /** Appends rows to a table of the schema. */
  append(rows: Append): Promise<void>;
  /** Forgets what was made here. */
  close(): Promise<void>;
}

/**
 * Boots the engine from the page's own origin.
 * @param queue whose turns the statements take
 * @param onBytes bytes of the engine that arrived, of how many (0 where the host does not say)
 * @throws DataError `no-wasm`, `memory`, `engine`, or what is wrong with the engine's files
 */
export async function bootEngine(
  queue: TaskQueue,
  onBytes: (loaded: number, total: number) => void,
): Promise<Engine> {
  const bundle = chooseBundle();
  // As built it is one file without imports, a plain script: Firefox runs modules in workers from version 114 only.
  const worker = new Worker(new URL(engineWorker, import.meta.url), {
    type: import.meta.env.DEV ? 'module' : 'classic',
  });
  const { started, failure } = watchWorker(worker, onBytes);
  worker.postMessage({ script: bundle.script.href } satisfies EngineOrder);
  try {
    await Promise.race([started, failure]);
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    const connection = await Promise.race([openDatabase(database, bundle.module), failure]);
    return new Engine(database, connection, failure, queue);
  } catch (error) {
    worker.terminate();
    throw error instanceof DataError ? error : explain(error, 'engine');
  }
}

/** A build of the engine: its WebAssembly, and the script its worker runs. */
interface EngineBundle {
  /** The plain module; the build may offer `<module>.gz` beside it or in its place. */
  readonly module: URL;
  readonly script: URL;
}

/**
 * The bundle this browser can run.
 * @throws DataError `no-wasm` when there is none
 */
function chooseBundle(): EngineBundle {
  if (
    typeof WebAssembly !== 'object' ||
    typeof BigInt64Array !== 'function' ||
    typeof Worker !== 'function'
  ) {
    throw new DataError('no-wasm', 'the browser has no WebAssembly');
  }
  const [module, script] = hasExceptions() ? [ehModule, ehScript] : [mvpModule, mvpScript];
  return { module: new URL(module, import.meta.url), script: new URL(script, import.meta.url) };
}

/** Whether WebAssembly exceptions are there: asks the browser to accept a module with one function, `try catch_all end`. */
function hasExceptions(): boolean {
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const types = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  const functions = [0x03, 0x02, 0x01, 0x00];
  const code = [0x0a, 0x08, 0x01, 0x06, 0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b];
  return WebAssembly.validate(new Uint8Array([...header, ...types, ...functions, ...code]));
}

async function openDatabase(database: AsyncDuckDB, module: URL): Promise<AsyncDuckDBConnection> {
  await database.instantiate(module.href);
  await database.open({
    path: ':memory:',
    query: { castDecimalToDouble: true, castBigIntToDouble: true },
  });
  const connection = await database.connect();
  // An extension that is missing is then an error that says so; the engine would fetch it from elsewhere.
  await connection.query('SET autoinstall_known_extensions = false');
  await connection.query('SET autoload_known_extensions = false');
  return connection;
}

/** Passes on the worker's progress, and tells that it started, or that it or the engine cannot be had, or is no longer there. */
function watchWorker(
  worker: Worker,
  onBytes: (loaded: number, total: number) => void,
): { started: Promise<void>; failure: Promise<never> } {
  let start: () => void;
  let fail: (error: DataError) => void;
  const started = new Promise<void>((resolve) => (start = resolve));
  const failure = new Promise<never>((_, reject) => (fail = reject));
  failure.catch(() => worker.terminate());
  whenGone(worker, () => fail(new DataError('engine', 'the worker of the engine has ended')));
  worker.addEventListener('error', (event) => {
    fail(new DataError('engine', event.message || 'the worker of the engine did not start'));
  });
  worker.addEventListener('message', (event: MessageEvent<EngineNotice | object>) => {
    if (!('notice' in event.data)) return;
    // duckdb-wasm listens to the same worker and does not know these messages.
    event.stopImmediatePropagation();
    const notice = event.data;
    if (notice.notice === 'started') start();
    else if (notice.notice === 'bytes') onBytes(notice.loaded, notice.total);
    else
      fail(
        new DataError(notice.code, notice.message, notice.file === undefined ? {} : { file: notice.file }),
      );
  });
  return { started, failure };
}

/** A booted engine. Statements run one after the other, those of most urgency first. */
export class Engine {
  /** Statements of the questions asked since the tables last changed. */
  private readonly statements = new Map<string, AsyncPreparedStatement>();
  private readonly awaited = new AwaitedAnswers();

  constructor(
    private readonly database: AsyncDuckDB,
    private readonly connection: AsyncDuckDBConnection,
    /** Rejects when the worker has broken down or is gone, and answers nothing any more. */
    readonly failure: Promise<never>,
    private readonly queue: TaskQueue,
  ) {
    failure.catch((error: unknown) => this.awaited.giveUp(error));
  }

  /** Runs statements that return nothing. */
  run(sql: string): Promise<void> {
    return this.inTurn(async () => {
      await this.connection.query(sql);
    });
  }

  /** Takes all steps, or none of them when one fails; no query is answered in between. */
  change(steps: readonly Step[]): Promise<void> {
    return this.inTurn(async () => {
      await this.forgetStatements();
      await this.connection.query('BEGIN TRANSACTION');
      try {
        for (const step of steps) await this.take(step);
        await this.connection.query('COMMIT');
      } catch (error) {
        // A failed commit has rolled back already.
        await this.connection.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /**
   * Rows of a prepared statement. Integers of any width are numbers.
   * @throws DataError `query` or `memory`; an AbortError when `signal` fires before the rows are there
   */
  query(sql: string, params: readonly string[], options?: TaskOptions): Promise<Record<string, unknown>[]> {
    return this.inTurn(async () => {
      const statement = await this.prepared(sql);
      try {
        return await plainRows(await statement.query(...params));
      } catch (error) {
        this.statements.delete(sql);
        await statement.close();
        throw error;
      }
    }, options);
  }

  /** Resolves when it is the turn of such a task. */
  turn(options: TaskOptions): Promise<void> {
    return this.inTurn(async () => undefined, options);
  }

  /**
   * Opens a place for a longer work: what it makes for itself is temporary and its own.
   * @param schema whose tables its statements mean, before those of the questions
   */
  async openAside(schema?: string): Promise<Aside> {
    const connection = await this.inTurn(() => this.database.connect());
    if (schema !== undefined) await this.inTurn(() => connection.query(`SET search_path = '${schema},main'`));
    return {
      run: (sql, options) => this.inTurn(async () => plainRows(await connection.query(sql)), options),
      append: ({ table, ipc }) => {
        const place = { name: table, create: false, ...(schema === undefined ? {} : { schema }) };
        return this.inTurn(() => connection.insertArrowFromIPCStream(ipc, place));
      },
      close: () => this.inTurn(() => connection.close()),
    };
  }

  /** From now on nothing outside the tables is reached, no file, network or extension, and no setting is changed. */
  lock(): Promise<void> {
    return this.run('SET enable_external_access = false; SET lock_configuration = true');
  }

  /**
   * Hands the rows of one statement over as they come, until `take` has enough or there are no more. The statement may
   * read and nothing else.
   * @throws DataError `query` or `memory`
   */
  read(
    sql: string,
    take: (schema: Schema, batches: AsyncIterable<RecordBatch>) => Promise<void>,
  ): Promise<void> {
    return this.inTurn(async () => {
      await this.connection.query('BEGIN TRANSACTION READ ONLY');
      try {
        // Of several statements none can be prepared.
        await (await this.connection.prepare(sql)).close();
        const reader = await (await this.connection.send(sql, true)).open();
        await take(reader.schema, reader);
        await this.connection.cancelSent();
      } finally {
        await this.connection.query('ROLLBACK').catch(() => undefined);
      }
    });
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    await this.database.terminate();
  }

  /**
   * A statement is prepared once for the tables as they are: planning a long one takes as long as running it. The
   * plan leaves out what no row of today can meet, and would leave it out of tomorrow's rows as well.
   */
  private async prepared(sql: string): Promise<AsyncPreparedStatement> {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = await this.connection.prepare(sql)));
    return statement;
  }

  private async forgetStatements(): Promise<void> {
    const statements = [...this.statements.values()];
    this.statements.clear();
    for (const statement of statements) await statement.close();
  }

  private async take(step: Step): Promise<void> {
    if ('table' in step) {
      await this.connection.insertArrowFromIPCStream(step.ipc, { name: step.table, create: false });
      return;
    }
    const statement = await this.connection.prepare(step.sql);
    try {
      await statement.query(...step.params);
    } finally {
      await statement.close();
    }
  }

  private inTurn<T>(work: () => Promise<T>, options?: TaskOptions): Promise<T> {
    const result = this.queue.add(() => this.awaited.of(work()), options);
    return result.catch((error: unknown) => {
      throw isAbort(error) || error instanceof DataError ? error : explain(error, 'query');
    });
  }
}

/** What the engine says when it or the browser has no memory left, as the several layers word it. */
const NO_MEMORY = /out of memory|failed to allocate|allocation failed|memory access out of bounds|aborted\(/i;

function explain(error: unknown, code: 'engine' | 'query'): DataError {
  const message = error instanceof Error ? error.message : String(error);
  return new DataError(NO_MEMORY.test(message) ? 'memory' : code, message, { cause: error });
}

/** Cells taken at once: a page that reads more of them in one go does not answer its reader meanwhile. */
const AT_ONCE = 50_000;

async function plainRows(table: Table): Promise<Record<string, unknown>[]> {
  const rows = Array.from({ length: table.numRows }, () => ({}) as Record<string, unknown>);
  let taken = 0;
  for (const [at, { name }] of table.schema.fields.entries()) {
    const column = table.getChildAt(at)!;
    for (let row = 0; row < rows.length; row += 1) rows[row]![name] = plainValue(column.get(row));
    taken += rows.length;
    if (taken < AT_ONCE) continue;
    taken = 0;
    await new Promise((resume) => setTimeout(resume));
  }
  return rows;
}

/** A value of the engine as plain data. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value !== null && typeof value === 'object' && 'toArray' in value) {
    return Array.from((value as { toArray(): ArrayLike<unknown> }).toArray(), plainValue);
  }
  // A struct of the engine is a row of its fields.
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plainValue(field)]));
  }
  return value ?? null;
}
