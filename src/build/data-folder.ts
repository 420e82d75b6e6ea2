/** Reads `data/`: entities, classification and one folder of CSV files per document; of it, what ingest needs to know. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '#ingest/disclosure.ts';
import { DOCUMENT_FILES, ENTITY_FILE, type FolderTable } from '#ingest/document-files.ts';
import { pinyinOf } from '#ingest/identity/pinyin.ts';
import { parseRegistry } from '#ingest/registry.ts';
import type { Data, DataTable } from '#model/invariants.ts';
import type { Row } from '#model/tables.ts';
import { taughtCodes } from '#model/taught-codes.ts';
import { parseTable, type CsvShape } from './csv-table.ts';
import type { Located, Problem } from '#model/problem.ts';

/** The data as read, and what could not be read of it. */
export interface DataReading {
  readonly data: Data;
  readonly problems: readonly Problem[];
}

/** What all documents have in common: the bodies and the classification. */
export type Register = Pick<Data, 'entities' | 'classification'>;

/**
 * Reads a data folder. Rows that could not be read whole are partial: do not use it when there are problems. Codes that a
 * document prints under a 类 of the classification, and that this does not list, join it with their printed names.
 */
export function readDataFolder(root: string): DataReading {
  const folders = documentFolders(root);
  const [register, documents] = [readRegister(root, folders), readDocuments(root, folders)];
  const data = { ...register.data, ...documents.data };
  data.classification.push(...taughtNames(data));
  return { data, problems: [...register.problems, ...documents.problems] };
}

/**
 * Reads the bodies and the classification of a data folder.
 * @param folders of documents, which may describe bodies that are not listed; the register wins, and of them the first
 */
export function readRegister(root: string, folders: readonly string[]) {
  const data: Tables<'entities' | 'classification'> = { entities: [], classification: [] };
  const { problems, read } = reader(root, data);
  read('entities', 'entities.csv', { given: { pinyin: '' } });
  for (const scheme of SCHEMES)
    read('classification', classificationFile(scheme), classificationShape(scheme));
  readUnregistered(root, folders, data, problems);
  for (const { value } of data.entities) value.pinyin = pinyinOf(value);
  return { data, problems };
}

/** The tables that documents fill, empty. */
export const noDocuments = (): Tables<FolderTable> => ({
  documents: [],
  facts: [],
  projects: [],
  indicators: [],
  scores: [],
  repeated_figures: [],
  residues: [],
});

/** Reads folders of documents. */
export function readDocuments(root: string, folders: readonly string[]) {
  const data = noDocuments();
  const { problems, read } = reader(root, data);
  for (const folder of folders) {
    for (const [table, file] of Object.entries(DOCUMENT_FILES)) {
      read(table as FolderTable, `documents/${folder}/${file}`);
    }
  }
  return { data, problems };
}

type Tables<T extends DataTable> = { [N in T]: Located<Row<N>>[] };

/** Reads files into tables. */
function reader<T extends DataTable>(root: string, data: Tables<T>) {
  const problems: Problem[] = [];
  const read = <N extends T>(table: N, file: string, shape?: CsvShape): void => {
    const path = join(root, file);
    if (!existsSync(path)) {
      if (OPTIONAL_FILES.has(file.split('/').at(-1)!)) return;
      problems.push({ file, row: null, reason: 'the file is missing' });
      return;
    }
    const parsed = parseTable(table, file, readFileSync(path, 'utf8'), shape);
    for (const row of parsed.rows) data[table].push(row as Tables<T>[N][number]);
    problems.push(...parsed.problems);
  };
  return { problems, read };
}

/** The names that documents teach, each at the place of the figure it is taken from. */
export function taughtNames({
  facts,
  classification,
}: Pick<Data, 'facts' | 'classification'>): Located<Row<'classification'>>[] {
  const listed = classification.map(({ value }) => value);
  const classes = new Set(listed.map(({ scheme, code }) => `${scheme} ${code}`));
  const places = new Map(facts.map((place) => [place.value, place]));
  return taughtCodes(places.keys(), listed)
    .filter(({ name }) => classes.has(`${name.scheme} ${name.code.slice(0, 3)}`))
    .map(({ fact, name }) => ({ ...places.get(fact)!, value: name }));
}

/** Files a document's folder may go without: it then has no such rows. */
const OPTIONAL_FILES: ReadonlySet<string> = new Set(
  Object.values(DOCUMENT_FILES).filter(
    (file) => file !== DOCUMENT_FILES.documents && file !== DOCUMENT_FILES.facts,
  ),
);

/** Adds the bodies that only a document's folder describes. */
function readUnregistered(
  root: string,
  folders: readonly string[],
  data: { entities: Located<Row<'entities'>>[] },
  problems: Problem[],
): void {
  const known = new Set(data.entities.map(({ value }) => value.entity_id));
  for (const folder of folders) {
    const file = `documents/${folder}/${ENTITY_FILE}`;
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const parsed = parseTable('entities', file, readFileSync(path, 'utf8'), { given: { pinyin: '' } });
    problems.push(...parsed.problems);
    data.entities.push(...parsed.rows.filter(({ value }) => !known.has(value.entity_id)));
    for (const { value } of parsed.rows) known.add(value.entity_id);
  }
}

/** Every document that does not stand in a folder of its name. */
export function validateFolders({ documents }: Pick<Data, 'documents'>): Problem[] {
  return documents
    .filter(({ file, value }) => file !== `documents/${value.document_id}/document.csv`)
    .map(({ file, row, value }) => ({
      file,
      row,
      reason: `document_id "${value.document_id}" is not the folder's name`,
    }));
}

const SCHEMES = ['functional', 'economic'] as const;

function classificationFile(scheme: string): string {
  return `classification/${scheme}.csv`;
}

/** Former names serve the reading of documents; they are not published. */
function classificationShape(scheme: string): CsvShape {
  return { given: { scheme }, extra: ['former_zh'] };
}

/** The classification of a data folder, without anything else of it. */
export function readClassification(root: string): Row<'classification'>[] {
  return SCHEMES.flatMap((scheme) => {
    const file = classificationFile(scheme);
    const parsed = parseTable(
      'classification',
      file,
      readFileSync(join(root, file), 'utf8'),
      classificationShape(scheme),
    );
    return parsed.rows.map(({ value }) => value);
  });
}

/** What ingest needs to know beyond a document, from a data folder. */
export function readRegistry(dataFolder: string): Registry {
  const textOf = (file: string) => readFileSync(join(dataFolder, file), 'utf8');
  return parseRegistry({
    entities: textOf('entities.csv'),
    functional: textOf('classification/functional.csv'),
    economic: textOf('classification/economic.csv'),
    divisions: textOf('classification/divisions.csv'),
  });
}

/** Names of the folders of documents, in order. */
export function documentFolders(root: string): string[] {
  const folder = join(root, 'documents');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
