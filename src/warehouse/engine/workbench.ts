/** Queries that a reader writes, on an engine that lets them read its tables and nothing else. */
import { DataType, type RecordBatch, type Schema } from 'apache-arrow';
import { plainValue, type Engine } from './engine.ts';

/** A cell of a result: dates and times as ISO text, lists and structs as JSON. */
export type ResultCell = string | number | null;

/** A column of a result. */
export interface ResultColumn {
  readonly name: string;
  readonly kind: 'text' | 'number';
}

/** Rows of a result in their order. */
export interface ResultPart {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly ResultCell[])[];
  /** Whether there are rows after these. */
  readonly more: boolean;
}

/** Takes a part of a result, and says whether it wants the next. */
export type Take = (part: ResultPart) => 'enough' | 'more' | Promise<'enough' | 'more'>;

/** One query at a time. What is given up ends the engine: a query that runs cannot be interrupted otherwise. */
export class Workbench {
  constructor(private readonly engine: Pick<Engine, 'read' | 'close'>) {}

  /**
   * Runs a query and hands its rows over in parts of `size`, at least one part; stops when `take` says it has enough.
   * @param sql one statement that reads
   * @throws DataError `query` with what the engine says, or `memory`; the reason of `signal` as soon as it fires, and
   * then the workbench is closed
   */
  async read(sql: string, size: number, signal: AbortSignal, take: Take): Promise<void> {
    signal.throwIfAborted();
    let stop = (): void => undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = () => {
        this.close();
        reject(signal.reason as Error);
      };
    });
    signal.addEventListener('abort', stop, { once: true });
    try {
      const read = this.engine.read(sql, (schema, batches) => partsOf(schema, batches, size, take));
      await Promise.race([read, stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Ends the engine. */
  close(): void {
    void this.engine.close();
  }
}

async function partsOf(
  schema: Schema,
  batches: AsyncIterable<RecordBatch>,
  size: number,
  take: Take,
): Promise<void> {
  const columns = schema.fields.map(({ name, type }): ResultColumn => ({ name, kind: kindOf(type) }));
  let rows: ResultCell[][] = [];
  for await (const batch of batches) {
    const cells = schema.fields.map(({ type }, at) => {
      const column = batch.getChildAt(at)!;
      return Array.from({ length: batch.numRows }, (_, row) => cellOf(column.get(row), type));
    });
    for (let row = 0; row < batch.numRows; row += 1) {
      if (rows.length === size) {
        if ((await take({ columns, rows, more: true })) === 'enough') return;
        rows = [];
      }
      rows.push(cells.map((column) => column[row]!));
    }
  }
  await take({ columns, rows, more: false });
}

const kindOf = (type: DataType): ResultColumn['kind'] =>
  DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type) ? 'number' : 'text';

function cellOf(value: unknown, type: DataType): ResultCell {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
  if (DataType.isTimestamp(type)) return new Date(Number(value)).toISOString().replace('T', ' ').slice(0, 19);
  const plain = plainValue(value);
  if (typeof plain === 'number' || typeof plain === 'string') return plain;
  return typeof plain === 'boolean' ? String(plain) : JSON.stringify(plain);
}
