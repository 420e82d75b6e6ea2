/**
 * The published tables as they would be deposited: plain CSV described by a Frictionless data package and by CSVW
 * metadata beside each, with a word on licence and citation. The same rows give the same bytes.
 */
import { csvFormatRows } from 'd3-dsv';
import { zipSync } from 'fflate';
import { TABLE_MEANINGS, TABLES, type Column, type ColumnType, type TableName } from '#model/tables.ts';
import { SCHEMA_VERSION, TABLE_NAMES } from '#model/table-names.ts';
import { sha256Of } from './publication.ts';
import { KEYS, type TableRows } from './tables.ts';

/** A file of the release. */
export interface ReleaseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is said of all of it. */
export const TITLE = 'Juesuan: final accounts of human-resources and social-security departments in China';
export const LICENCE = {
  name: 'CC0-1.0',
  path: 'https://creativecommons.org/publicdomain/zero/1.0/',
  title: 'Creative Commons CC0 1.0 Universal',
} as const;

/** Types in the words of Frictionless and of CSVW. Lists are one text, joined by blanks. */
const TYPES: Readonly<Record<ColumnType, readonly [frictionless: string, csvw: string]>> = {
  VARCHAR: ['string', 'string'],
  TINYINT: ['integer', 'integer'],
  SMALLINT: ['integer', 'integer'],
  INTEGER: ['integer', 'integer'],
  DOUBLE: ['number', 'number'],
  BOOLEAN: ['boolean', 'boolean'],
  DATE: ['date', 'date'],
  'VARCHAR[]': ['string', 'string'],
  'INTEGER[]': ['string', 'integer'],
};

const isList = ({ type }: Column): boolean => type.endsWith('[]');
const pathOf = (table: TableName): string => `${table}.csv`;

/**
 * The files of the release, the data package first.
 * @param builtFrom what the data were built from, see `Manifest`
 */
export function releaseFiles(tables: TableRows, builtFrom: string): ReleaseFile[] {
  const text = (path: string, contents: string) => ({ path, bytes: new TextEncoder().encode(contents) });
  const csv = TABLE_NAMES.map((table) => text(pathOf(table), csvOf(table, tables)));
  return [
    text('datapackage.json', json(dataPackage(csv, builtFrom))),
    text('README.md', readme(builtFrom)),
    ...csv.flatMap((file, at) => [
      file,
      text(`${file.path}-metadata.json`, json(csvwMetadata(TABLE_NAMES[at]!))),
    ]),
  ];
}

/** The files in one archive, under a folder of their own. */
export function releaseArchive(files: readonly ReleaseFile[]): Uint8Array {
  const entries = files.map(({ path, bytes }) => [`juesuan-data/${path}`, bytes] as const);
  // The same files give the same archive.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date('2000-01-01T00:00:00') });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function csvOf<N extends TableName>(table: N, tables: TableRows): string {
  const columns: readonly Column[] = TABLES[table];
  const cell = (value: unknown): string =>
    value === null || value === undefined ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  const rows = (tables[table] as readonly Readonly<Record<string, unknown>>[]).map((row) =>
    columns.map(({ name }) => cell(row[name])),
  );
  return `${csvFormatRows([columns.map(({ name }) => name), ...rows])}\n`;
}

function dataPackage(files: readonly ReleaseFile[], builtFrom: string) {
  return {
    profile: 'tabular-data-package',
    name: 'juesuan-data',
    title: TITLE,
    version: builtFrom,
    licenses: [LICENCE],
    resources: files.map(({ path, bytes }, at) => ({
      profile: 'tabular-data-resource',
      name: TABLE_NAMES[at]!,
      path,
      description: TABLE_MEANINGS[TABLE_NAMES[at]!],
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: bytes.length,
      hash: `sha256:${sha256Of(bytes)}`,
      schema: {
        fields: (TABLES[TABLE_NAMES[at]!] as readonly Column[]).map((column) => ({
          name: column.name,
          type: TYPES[column.type][0],
          ...(column.meaning === '' ? {} : { description: column.meaning }),
          ...(column.nullable || isList(column) ? {} : { constraints: { required: true } }),
        })),
        primaryKey: KEYS[TABLE_NAMES[at]!],
        missingValues: [''],
      },
    })),
  };
}

/** W3C, Metadata Vocabulary for Tabular Data. */
function csvwMetadata(table: TableName) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: pathOf(table),
    'dc:title': TABLE_MEANINGS[table],
    'dc:license': { '@id': LICENCE.path },
    dialect: { header: true, encoding: 'utf-8' },
    tableSchema: {
      columns: (TABLES[table] as readonly Column[]).map((column) => ({
        name: column.name,
        titles: column.name,
        datatype: TYPES[column.type][1],
        required: !column.nullable && !isList(column),
        ...(column.meaning === '' ? {} : { 'dc:description': column.meaning }),
        ...(isList(column) ? { separator: ' ' } : {}),
      })),
      primaryKey: [...KEYS[table]],
    },
  };
}

const readme = (builtFrom: string): string => `# ${TITLE}

Data version ${builtFrom}, schema version ${SCHEMA_VERSION}. One CSV file a table, UTF-8; \`datapackage.json\` (Frictionless) and
\`<table>.csv-metadata.json\` (CSVW) say what the columns are. An empty field means that the accounts do not say, which is not 0.
Money is in 万元 (CNY 10,000); every figure has the lines of the document it was read from.

Licence: ${LICENCE.title} (${LICENCE.path}). The figures are facts that public bodies have published; their arrangement is
dedicated to the public domain. The documents themselves are not part of it.

Cite as: Juesuan data, version ${builtFrom.slice(0, 12)}, and the body's own accounts for each figure.
`;
