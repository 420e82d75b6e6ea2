/** A disclosure as the text files of its folder under `data/documents/`: CSV a person can review. */
import { csvFormatRows } from 'd3-dsv';
import { TABLES, type Entity, type Row } from '#model/tables.ts';
import type { Disclosure } from './disclosure.ts';

/** The tables a folder holds, and their files. */
export const DOCUMENT_FILES = {
  documents: 'document.csv',
  facts: 'facts.csv',
  projects: 'projects.csv',
  indicators: 'indicators.csv',
  scores: 'scores.csv',
  repeated_figures: 'repeated-figures.csv',
  residues: 'residues.csv',
} as const;

/** A table that a document's folder holds. */
export type FolderTable = keyof typeof DOCUMENT_FILES;

/** The file that lists what was not read. */
export const UNREAD_FILE = 'unread.csv';
const UNREAD_COLUMNS = ['line_start', 'line_end', 'printed', 'reason', 'section'] as const;

/** The file with the body's row, in the folder of a body that `entities.csv` does not list. */
export const ENTITY_FILE = 'entity.csv';

/**
 * The files of a document's folder: name → CSV text. The same disclosure gives the same text.
 * @param entity the body, where it is not registered
 */
export function documentFiles(
  disclosure: Disclosure,
  entity: Omit<Entity, 'pinyin'> | null = null,
): Map<string, string> {
  const tables: { readonly [N in FolderTable]: readonly Row<N>[] } = {
    documents: [disclosure.document],
    facts: disclosure.facts,
    projects: disclosure.projects,
    indicators: disclosure.indicators,
    scores: disclosure.scores,
    repeated_figures: disclosure.repeated_figures ?? [],
    residues: disclosure.residues ?? [],
  };
  const files = new Map<string, string>();
  if (entity) files.set(ENTITY_FILE, formatCsv(ENTITY_COLUMNS, [entity]));
  for (const table of Object.keys(DOCUMENT_FILES) as FolderTable[]) {
    const columns = TABLES[table].map(({ name }) => name);
    files.set(DOCUMENT_FILES[table], formatCsv(columns, tables[table] as readonly object[]));
  }
  files.set(UNREAD_FILE, formatCsv(UNREAD_COLUMNS, disclosure.unread));
  return files;
}

/** Pinyin follows from the names; it is computed when the data is built. */
const ENTITY_COLUMNS = TABLES.entities.map(({ name }) => name).filter((name) => name !== 'pinyin');

function formatCsv(columns: readonly string[], rows: readonly object[]): string {
  const records = rows.map((row) =>
    columns.map((column) => formatField((row as Record<string, unknown>)[column])),
  );
  return `${csvFormatRows([[...columns], ...records])}\n`;
}

/** Null is an empty field. Numbers are written out, never in powers of ten. */
function formatField(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
