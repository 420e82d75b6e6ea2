/** Reads `data/`: entities, classification and one folder of CSV files per document. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row, TableName } from '#model/tables.ts';
import { parseTable, type CsvShape, type Located, type Problem } from './csv-table.ts';
import { pinyinOf } from './pinyin.ts';

/** Tables that `data/` holds. Findings are computed from them. */
export type DataTable = Exclude<TableName, 'findings' | 'audit_outcomes'>;

/** Every row of `data/`, each with its file and row. */
export type Data = { readonly [N in DataTable]: readonly Located<Row<N>>[] };

/** Files of one document's folder, by table. */
const DOCUMENT_FILES = {
  documents: 'document.csv',
  facts: 'facts.csv',
  projects: 'projects.csv',
  indicators: 'indicators.csv',
  scores: 'scores.csv',
  restatements: 'restatements.csv',
  residues: 'residues.csv',
} as const;

/** The data as read, and what could not be read of it. */
export interface DataReading {
  readonly data: Data;
  readonly problems: readonly Problem[];
}

/** Reads a data folder. Rows that could not be read whole are in `data` in part: do not use it when there are problems. */
export function readDataFolder(root: string): DataReading {
  const data: { [N in DataTable]: Located<Row<N>>[] } = {
    entities: [],
    documents: [],
    facts: [],
    projects: [],
    indicators: [],
    scores: [],
    restatements: [],
    residues: [],
    classification: [],
  };
  const problems: Problem[] = [];
  const read = <N extends DataTable>(table: N, file: string, shape?: CsvShape): void => {
    const path = join(root, file);
    if (!existsSync(path)) {
      problems.push({ file, row: null, reason: 'the file is missing' });
      return;
    }
    const parsed = parseTable(table, file, readFileSync(path, 'utf8'), shape);
    data[table].push(...(parsed.rows as (typeof data)[N]));
    problems.push(...parsed.problems);
  };

  read('entities', 'entities.csv', { given: { pinyin: '' } });
  for (const scheme of SCHEMES)
    read('classification', classificationFile(scheme), classificationShape(scheme));
  for (const folder of documentFolders(root)) {
    for (const [table, file] of Object.entries(DOCUMENT_FILES)) {
      read(table as keyof typeof DOCUMENT_FILES, `documents/${folder}/${file}`);
    }
  }
  for (const { value } of data.entities) value.pinyin = pinyinOf(value);
  return { data, problems };
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

function documentFolders(root: string): string[] {
  const folder = join(root, 'documents');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
