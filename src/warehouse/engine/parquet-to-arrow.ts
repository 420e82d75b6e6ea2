/**
 * From the bytes of a published Parquet file to the bytes DuckDB takes: columns are decoded by hyparquet and
 * laid out as Arrow by the schema of the table, then written as one Arrow IPC stream. IPC crosses copies of
 * Arrow safely, objects do not.
 */
import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int16,
  Int32,
  Int8,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  type Data,
  type DataType,
} from 'apache-arrow';
import { parquetMetadata, parquetRead, parquetSchema } from 'hyparquet';
import { TABLES, type Column, type ColumnType, type TableName } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { DataError } from '../data-error.ts';

type Values = ArrayLike<unknown>;

/** Magic at both ends and the length of the footer between them. */
const SHORTEST = 12;

/**
 * A decoded table: the values of each column, in the order of the schema. Dates are days since 1970. Texts are strings,
 * or the bytes of their UTF-8 where nobody reads them on their way to the engine.
 */
export interface DecodedTable {
  readonly rows: number;
  readonly columns: readonly Values[];
}

/** The country's figures of many years are fewer; a file that says it has more would fill the memory before it is read. */
const MOST_ROWS = 50_000_000;

/**
 * The columns of a published table, from its Parquet file.
 * @param file name of the file in error reports
 * @param text how texts are given: as bytes they cost a third of the time
 * @throws DataError `not-parquet` when it is no Parquet file; `altered` when it cannot be decoded;
 * `schema-version` when its columns are not the table's
 */
export async function decodeParquet(
  bytes: Uint8Array,
  table: TableName,
  file: string,
  text: 'strings' | 'bytes' = 'strings',
): Promise<DecodedTable> {
  if (bytes.length < SHORTEST || !hasMagic(bytes, 0) || !hasMagic(bytes, bytes.length - 4)) {
    throw new DataError('not-parquet', `${file} is not a Parquet file`, { file });
  }
  const columns: readonly Column[] = TABLES[table];
  try {
    const { buffer, metadata, present } = open(bytes);
    const missing = columns.find(({ name, late }) => late !== true && !present.has(name));
    if (missing) throw new DataError('schema-version', `${file} has no column ${missing.name}`, { file });
    const rows = Number(metadata.num_rows);
    if (!(rows >= 0 && rows <= MOST_ROWS)) throw new RangeError(`it says it has ${rows} rows`);
    const chunks = new Map<string, Values[]>(
      columns.map(({ name }) => [name, present.has(name) ? [] : [Array<null>(rows).fill(null)]]),
    );
    await parquetRead({
      file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
      metadata,
      columns: columns.map(({ name }) => name).filter((name) => present.has(name)),
      parsers: {
        dateFromDays: (days) => days,
        ...(text === 'bytes' && { stringFromBytes: (bytes: Uint8Array) => bytes }),
      },
      onChunk: ({ columnName, columnData }) => chunks.get(columnName)!.push(columnData),
    });
    return {
      rows,
      columns: columns.map(({ name }) => joinChunks(chunks.get(name)!)),
    };
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError('altered', `${file} cannot be decoded`, { file, cause: error });
  }
}

/** The table whose columns a Parquet file has; null where it has those of none. @throws where it is no Parquet file */
export function tableOfParquet(bytes: Uint8Array): TableName | null {
  const { present } = open(bytes);
  const fits = TABLE_NAMES.filter((table) =>
    TABLES[table].every((column: Column) => column.late === true || present.has(column.name)),
  );
  return fits.sort((a, b) => TABLES[b].length - TABLES[a].length)[0] ?? null;
}

/** A Parquet file with what its footer says, and the names of its columns. */
function open(bytes: Uint8Array) {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(buffer);
  return {
    buffer,
    metadata,
    present: new Set(parquetSchema(metadata).children.map(({ element }) => element.name)),
  };
}

/** The table as one Arrow IPC stream, typed as the schema says. */
export function encodeArrow(table: TableName, { rows, columns }: DecodedTable): Uint8Array {
  const declared: readonly Column[] = TABLES[table];
  const children = declared.map(({ type }, at) => encodeColumn(type, columns[at]!, rows));
  const schema = new Schema(
    declared.map(({ name, nullable }, at) => new Field(name, children[at]!.type as DataType, nullable)),
  );
  const data = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children });
  return tableToIPC(new Table([new RecordBatch(schema, data)]), 'stream');
}

function hasMagic(bytes: Uint8Array, at: number): boolean {
  return String.fromCharCode(...bytes.subarray(at, at + 4)) === 'PAR1';
}

function joinChunks(chunks: readonly Values[]): Values {
  return chunks.length === 1 ? chunks[0]! : chunks.flatMap((chunk) => Array.from(chunk));
}

function encodeColumn(type: ColumnType, values: Values, rows: number): Data {
  switch (type) {
    case 'VARCHAR':
      return encodeText(values, rows);
    case 'TINYINT':
      return encodeNumbers(new Int8(), new Int8Array(rows), values);
    case 'SMALLINT':
      return encodeNumbers(new Int16(), new Int16Array(rows), values);
    case 'INTEGER':
      return encodeNumbers(new Int32(), new Int32Array(rows), values);
    case 'DATE':
      return encodeNumbers(new DateDay(), new Int32Array(rows), values);
    case 'DOUBLE':
      return encodeNumbers(new Float64(), new Float64Array(rows), values);
    case 'BOOLEAN':
      return encodeFlags(values, rows);
    case 'VARCHAR[]':
      return encodeLists('VARCHAR', values, rows);
    case 'INTEGER[]':
      return encodeLists('INTEGER', values, rows);
  }
}

/** The bits of a column that has missing values: 1 where there is a value. */
function validity(values: Values, rows: number): { nullBitmap?: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  let nullCount = 0;
  for (let at = 0; at < rows; at += 1) {
    if (values[at] === null || values[at] === undefined) nullCount += 1;
    else nullBitmap[at >> 3]! |= 1 << (at & 7);
  }
  return nullCount > 0 ? { nullBitmap, nullCount } : { nullCount };
}

function encodeNumbers<T extends Int8 | Int16 | Int32 | Float64 | DateDay>(
  type: T,
  data: T['TArray'],
  values: Values,
): Data {
  for (let at = 0; at < data.length; at += 1) data[at] = (values[at] ?? 0) as number;
  return makeData({
    type: type as Int32,
    length: data.length,
    data: data as Int32Array,
    ...validity(values, data.length),
  });
}

function encodeFlags(values: Values, rows: number): Data {
  const data = new Uint8Array((rows + 7) >> 3);
  for (let at = 0; at < rows; at += 1) if (values[at]) data[at >> 3]! |= 1 << (at & 7);
  return makeData({ type: new Bool(), length: rows, data, ...validity(values, rows) });
}

/** UTF-8 text. Neighbouring rows often repeat a text, which is then copied and not encoded again. */
function encodeText(values: Values, rows: number): Data {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(rows + 1);
  let data = new Uint8Array(Math.max(64, rows * 16));
  let end = 0;
  let previous: { text: string | Uint8Array; start: number; end: number } = { text: '', start: 0, end: 0 };
  for (let at = 0; at < rows; at += 1) {
    const text = values[at] as string | Uint8Array | null | undefined;
    if (text) {
      // A UTF-16 code unit takes at most three bytes in UTF-8.
      if (end + text.length * 3 > data.length) data = grow(data, end + text.length * 3);
      const start = end;
      if (text === previous.text) {
        data.copyWithin(start, previous.start, previous.end);
        end += previous.end - previous.start;
      } else if (typeof text !== 'string') {
        data.set(text, start);
        end += text.length;
      } else {
        end += encoder.encodeInto(text, data.subarray(start)).written;
        previous = { text, start, end };
      }
    }
    valueOffsets[at + 1] = end;
  }
  return makeData({
    type: new Utf8(),
    length: rows,
    valueOffsets,
    data: data.subarray(0, end),
    ...validity(values, rows),
  });
}

function grow(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, needed));
  larger.set(bytes);
  return larger;
}

function encodeLists(element: 'VARCHAR' | 'INTEGER', values: Values, rows: number): Data {
  const valueOffsets = new Int32Array(rows + 1);
  const items: unknown[] = [];
  for (let at = 0; at < rows; at += 1) {
    items.push(...((values[at] ?? []) as unknown[]));
    valueOffsets[at + 1] = items.length;
  }
  const child = encodeColumn(element, items, items.length);
  const type = new List(new Field('item', child.type as DataType, true));
  return makeData({ type, length: rows, valueOffsets, child, ...validity(values, rows) });
}
