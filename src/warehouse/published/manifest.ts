/**
 * The manifest: what the build published, file by file. The browser reads it first, and trusts no file
 * that is not in it with its byte size and SHA-256.
 */
import type { TableName } from '#model/tables.ts';
import { SCHEMA_VERSION, TABLE_NAMES } from '#model/table-names.ts';
import { DataError } from '../data-error.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { MartFile } from '../mart/figures-mart.ts';
import type { QuestionName } from '../questions/questions.ts';
import type { PublishedFile } from './published-file.ts';

/** A whole table in one Parquet file. */
export interface TableFile extends PublishedFile {
  readonly table: TableName;
}

/** Tables small enough to be loaded whole, whatever is asked. */
export const WHOLE_TABLES = ['entities', 'documents', 'classification'] as const;

/** Tables that grow with the country; each is published in parts. */
export const PARTED_TABLES = [
  'facts',
  'projects',
  'indicators',
  'scores',
  'repeated_figures',
  'residues',
  'findings',
  'audit_outcomes',
] as const;
export type PartedTable = (typeof PARTED_TABLES)[number];

/** The rows of a table that come from the documents of one province and one year. */
export interface PartFile extends PublishedFile {
  readonly table: PartedTable;
  /** See `provinceSlug`. */
  readonly province: string;
  /** Fiscal year of the documents; the rows may be about the year before. */
  readonly year: number;
}

/**
 * The answer to one question, worked out when the data was built: a JSON file
 * `{"columns": string[], "rows": (string | number | boolean | null)[][]}`.
 */
export interface SnapshotFile extends PublishedFile {
  readonly question: QuestionName;
  /** Parameters other than entities and years. */
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  /** Bodies the answer was worked out for, or every body published; empty where the question has none. */
  readonly entities: readonly string[] | 'all';
  readonly years: readonly number[];
}

/** `manifest.json`. */
export interface Manifest {
  readonly schema_version: number;
  /** SHA-256 over all inputs of the build: the same inputs give the same manifest. */
  readonly built_from: string;
  /** Whether the data was generated for testing and is about no real body. */
  readonly synthetic: boolean;
  /** All of them where they are one archive too, else those that are loaded whole: others are the rows of their parts. */
  readonly tables: readonly TableFile[];
  readonly parts: readonly PartFile[];
  readonly snapshots: readonly SnapshotFile[];
  /** The figures shown, by year; earlier versions have none. */
  readonly mart?: readonly MartFile[];
  /** All tables as CSV with their descriptions, in one archive; made-up data have none. */
  readonly release?: Omit<PublishedFile, 'rows'>;
}

/** Rows that are published of a table. */
export const rowsOfTable = ({ tables, parts }: Manifest, name: TableName): number =>
  (tables.some(({ table }) => table === name) ? tables : parts).reduce(
    (sum, { table, rows }) => (table === name ? sum + rows : sum),
    0,
  );

/** Where the tables lie as they would be deposited, under the data folder: file by file, and in one archive. */
export const RELEASE_FOLDER = 'release';
export const RELEASE_ARCHIVE = 'juesuan-data.zip';

/** File name of the manifest under the data folder. */
export const MANIFEST_FILE = 'manifest.json';

/** The name of a province in part files: `province_en` in lower case, words joined by hyphens. */
export function provinceSlug(provinceEn: string): string {
  return provinceEn
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Fetches and checks the manifest.
 * @param base folder the data is published in, with a trailing slash
 * @param file of another version, see versions.ts
 * @throws DataError `schema-version` for another version of the data model, `truncated` for one that breaks off,
 * `altered` for anything else that is not a manifest, and the errors of `fetchBytes`
 */
export async function fetchManifest(base: URL, file = MANIFEST_FILE): Promise<Manifest> {
  const bytes = await fetchBytes(new URL(file, base), file, { cache: 'no-cache' });
  const text = new TextDecoder().decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const code = breaksOff(text) ? 'truncated' : 'altered';
    throw new DataError(code, 'the manifest is not JSON', { file, cause });
  }
  return checkManifest(value);
}

/** Whether a text is an object without its end. Nothing states the size of the manifest, and no name in it has a brace. */
function breaksOff(text: string): boolean {
  return text.trim() === '' || text.split('{').length > text.split('}').length;
}

/**
 * A manifest from parsed JSON.
 * @throws DataError `schema-version` or `altered`, naming the entry at fault
 */
export function checkManifest(value: unknown): Manifest {
  if (!isRecord(value)) throw altered('it is not an object');
  if (typeof value.schema_version !== 'number') throw altered('it has no schema_version');
  if (value.schema_version !== SCHEMA_VERSION) {
    throw new DataError(
      'schema-version',
      `the data has schema version ${value.schema_version}, this program reads ${SCHEMA_VERSION}`,
      { file: MANIFEST_FILE },
    );
  }
  if (typeof value.built_from !== 'string') throw altered('it has no built_from');
  if (typeof value.synthetic !== 'boolean') throw altered('it has no synthetic');
  checkEntries(value.tables, 'tables', (entry) => isTable(entry.table));
  checkEntries(
    value.parts,
    'parts',
    (entry) =>
      PARTED_TABLES.some((table) => table === entry.table) &&
      typeof entry.province === 'string' &&
      Number.isInteger(entry.year),
  );
  checkEntries(
    value.snapshots,
    'snapshots',
    (entry) =>
      typeof entry.question === 'string' &&
      isRecord(entry.params) &&
      (entry.entities === 'all' || isListOf(entry.entities, 'string')) &&
      isListOf(entry.years, 'number'),
  );
  checkEntries(value.mart ?? [], 'mart', (entry) => Number.isInteger(entry.year));
  if (value.release !== undefined && !(isRecord(value.release) && isFile({ ...value.release, rows: 0 })))
    throw altered('release is malformed');
  const manifest = value as unknown as Manifest;
  for (const table of WHOLE_TABLES) {
    if (!manifest.tables.some((entry) => entry.table === table)) throw altered(`it lists no table ${table}`);
  }
  return manifest;
}

function checkEntries(
  entries: unknown,
  name: string,
  isEntry: (entry: Record<string, unknown>) => boolean,
): void {
  if (!Array.isArray(entries)) throw altered(`${name} is not a list`);
  entries.forEach((entry: unknown, at) => {
    if (!isRecord(entry) || !isFile(entry) || !isEntry(entry)) throw altered(`${name}[${at}] is malformed`);
  });
}

function isFile(entry: Record<string, unknown>): boolean {
  return (
    typeof entry.path === 'string' &&
    isWithinFolder(entry.path) &&
    isCount(entry.rows) &&
    isCount(entry.bytes) &&
    typeof entry.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(entry.sha256)
  );
}

/** A path that stays below the data folder: no scheme, no host, no way up. */
function isWithinFolder(path: string): boolean {
  return /^[\w.=-]+(\/[\w.=-]+)*$/.test(path) && !path.split('/').includes('..');
}

function isTable(name: unknown): name is TableName {
  return TABLE_NAMES.some((table) => table === name);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isListOf(value: unknown, type: 'string' | 'number'): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === type);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function altered(reason: string): DataError {
  return new DataError('altered', `the manifest cannot be read: ${reason}`, { file: MANIFEST_FILE });
}
