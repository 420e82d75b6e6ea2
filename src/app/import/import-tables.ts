/**
 * Parquet files of the model's tables → the documents in them: what this page exports, what the project
 * publishes, or what somebody else wrote by the same contract. They are checked against every invariant before
 * anything is taken in.
 */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { AddedDocument } from '#app/device/added-document.ts';
import { groupBy } from '#ingest/group-by.ts';
import { validateData, type Data } from '#model/invariants.ts';
import { TABLES, type Row, type TableName } from '#model/tables.ts';
import { taughtCodes } from '#model/taught-codes.ts';
import { DataError } from '#warehouse/data-error.ts';
import { decodeParquet, tableOfParquet } from '#warehouse/engine/parquet-to-arrow.ts';
import { ADDED_TABLES, rowsOf, type AddedTable } from '#warehouse/rows.ts';
import { UnfitTables } from './unfit-tables.ts';
import type { Located } from '#model/problem.ts';

/** A file as it was handed over. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A document out of imported tables, and its body. */
export type ImportedDocument = Pick<AddedDocument, 'entity' | 'disclosure'>;

const PARQUET = [0x50, 0x41, 0x52, 0x31]; // PAR1
const ZIP = [0x50, 0x4b, 3, 4];
const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, at) => bytes[at] === byte);

/** Whether a file holds tables of the model rather than a disclosure: Parquet, or a zip of nothing but Parquet. */
export function holdsTables(bytes: Uint8Array): boolean {
  if (startsWith(bytes, PARQUET)) return true;
  if (!startsWith(bytes, ZIP)) return false;
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    return false;
  }
  const files = names.filter((name) => !name.endsWith('/'));
  return files.length > 0 && files.every((name) => name.endsWith('.parquet'));
}

/** What an import may come to, unpacked: the whole country for a year stays under a tenth of it. */
const MOST_UNPACKED = 256 * 1024 * 1024;

const REQUIRED: readonly AddedTable[] = ['entities', 'documents', 'facts'];

/**
 * The documents that Parquet files hold.
 * @param files the tables, one file each or together in a zip; findings and classifications are passed over
 * @param classification the codes there are
 * @throws UnfitTables
 */
export async function importTables(
  files: readonly TableFile[],
  classification: readonly Row<'classification'>[],
): Promise<ImportedDocument[]> {
  const data = await readAll(files.flatMap(unpackTables), classification);
  const [breach] = validateData(data);
  if (breach) {
    const place = breach.row === null ? breach.file : `${breach.file}, row ${breach.row}`;
    throw new UnfitTables('inconsistent', `${place}: ${breach.reason}`);
  }
  if (data.documents.length === 0) throw new UnfitTables('no-document', 'documents');
  return documentsOf(data);
}

function unpackTables(file: TableFile): TableFile[] {
  if (startsWith(file.bytes, PARQUET)) return [file];
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    total += originalSize;
    if (total > MOST_UNPACKED) throw new UnfitTables('too-large', file.name);
    return name.endsWith('.parquet');
  };
  try {
    return Object.entries(unzipSync(file.bytes, { filter })).map(([name, bytes]) => ({ name, bytes }));
  } catch (cause) {
    if (cause instanceof UnfitTables) throw cause;
    throw new UnfitTables('damaged', file.name, { cause });
  }
}

async function readAll(
  files: readonly TableFile[],
  classification: readonly Row<'classification'>[],
): Promise<Data> {
  const tables = new Map<TableName, Located<object>[]>();
  for (const { name, bytes } of files) {
    const { table, rows } = await readTable(name, bytes);
    if (tables.has(table)) throw new UnfitTables('repeated-table', table);
    tables.set(
      table,
      rows.map((value, at) => ({ file: name, row: at + 1, value })),
    );
  }
  const missing = REQUIRED.find((table) => !tables.has(table));
  if (missing) throw new UnfitTables('missing-table', missing);
  const facts = (tables.get('facts') ?? []) as Located<Row<'facts'>>[];
  const taught = taughtCodes(
    facts.map(({ value }) => value),
    classification,
  );
  const names = [...classification, ...taught.map(({ name }) => name)];
  return {
    ...Object.fromEntries(ADDED_TABLES.map((table) => [table, tables.get(table) ?? []])),
    classification: names.map((value, at) => ({ file: 'classification', row: at + 1, value })),
  } as unknown as Data;
}

async function readTable(name: string, bytes: Uint8Array): Promise<{ table: TableName; rows: object[] }> {
  try {
    const table = tableOfParquet(bytes);
    if (table === null) throw new UnfitTables('unknown-table', name);
    const rows = rowsOf(table, await decodeParquet(bytes, table, name));
    rows.forEach((row, at) => requireTypes(table, row, `${name}, row ${at + 1}`));
    return { table, rows };
  } catch (cause) {
    if (cause instanceof UnfitTables) throw cause;
    const detail = cause instanceof DataError ? (cause.file ?? name) : name;
    throw new UnfitTables('damaged', detail, { cause });
  }
}

/** A file by another hand may have the right columns with other types in them. */
function requireTypes(table: TableName, row: object, place: string): void {
  for (const { name, type, nullable } of TABLES[table]) {
    const value = (row as Record<string, unknown>)[name];
    const fits =
      value === null
        ? nullable
        : type === 'VARCHAR' || type === 'DATE'
          ? typeof value === 'string'
          : type === 'BOOLEAN'
            ? typeof value === 'boolean'
            : type.endsWith('[]')
              ? Array.isArray(value)
              : Number.isFinite(value);
    if (!fits)
      throw new UnfitTables('inconsistent', `${place}: ${name} is not ${nullable ? 'null or ' : ''}${type}`);
  }
}

function documentsOf(data: Data): ImportedDocument[] {
  const entities = new Map(data.entities.map(({ value }) => [value.entity_id, value]));
  /** The rows of a table that one document has. */
  const rowsIn = <T extends { document_id: string }>(table: readonly Located<T>[]) => {
    const rows = table.map(({ value }) => value);
    const byDocument = groupBy(rows, ({ document_id }) => document_id);
    return ({ document_id }: { document_id: string }) => byDocument.get(document_id) ?? [];
  };
  const facts = rowsIn(data.facts);
  const projects = rowsIn(data.projects);
  const indicators = rowsIn(data.indicators);
  const scores = rowsIn(data.scores);
  const repeatedFigures = rowsIn(data.repeated_figures);
  const residues = rowsIn(data.residues);
  return data.documents.map(({ value: document }) => ({
    entity: entities.get(document.entity_id)!,
    disclosure: {
      document,
      facts: facts(document),
      projects: projects(document),
      indicators: indicators(document),
      scores: scores(document),
      repeated_figures: repeatedFigures(document),
      residues: residues(document),
      unread: [],
    },
  }));
}
