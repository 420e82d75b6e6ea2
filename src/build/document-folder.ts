/** One document's folder under `data/documents/`: what ingest read, as CSV a person can review. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFormatRows, csvParse } from 'd3-dsv';
import type { Disclosure, Unread } from '#ingest/disclosure.ts';
import { TABLES, type Row } from '#model/tables.ts';
import { parseTable } from './csv-table.ts';

/** The tables a folder holds, and their files. */
const FILES = {
  documents: 'document.csv',
  facts: 'facts.csv',
  projects: 'projects.csv',
  indicators: 'indicators.csv',
  scores: 'scores.csv',
  restatements: 'restatements.csv',
  residues: 'residues.csv',
} as const;
type FolderTable = keyof typeof FILES;

const UNREAD_FILE = 'unread.csv';
const UNREAD_COLUMNS = ['line_start', 'line_end', 'printed', 'reason', 'section'] as const;

/** The files of a document's folder: name → CSV text. The same disclosure gives the same text. */
export function documentFiles(disclosure: Disclosure): Map<string, string> {
  const tables: { readonly [N in FolderTable]: readonly Row<N>[] } = {
    documents: [disclosure.document],
    facts: disclosure.facts,
    projects: disclosure.projects,
    indicators: disclosure.indicators,
    scores: disclosure.scores,
    restatements: disclosure.restatements,
    residues: disclosure.residues,
  };
  const files = new Map<string, string>();
  for (const table of Object.keys(FILES) as FolderTable[]) {
    const columns = TABLES[table].map(({ name }) => name);
    files.set(FILES[table], formatCsv(columns, tables[table] as readonly object[]));
  }
  files.set(UNREAD_FILE, formatCsv(UNREAD_COLUMNS, disclosure.unread));
  return files;
}

/** Writes a disclosure into `folder`, which is made where there is none. */
export function writeDocumentFolder(folder: string, disclosure: Disclosure): void {
  writeFolder(folder, documentFiles(disclosure));
}

/** Writes the files of a document's folder, which is made where there is none. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

/** Whether a folder holds these files already, letter for letter. */
export function isFolderCurrent(folder: string, files: ReadonlyMap<string, string>): boolean {
  return [...files].every(([name, text]) => {
    const path = join(folder, name);
    return existsSync(path) && readFileSync(path, 'utf8') === text;
  });
}

/**
 * Reads a folder back into the disclosure it was written from.
 * @throws Error naming file, row and reason where a file does not fit its table
 */
export function readDocumentFolder(folder: string): Disclosure {
  const [document] = readTable(folder, 'documents');
  if (!document) throw new Error(`${folder}/document.csv has no row.`);
  return {
    document,
    facts: readTable(folder, 'facts'),
    projects: readTable(folder, 'projects'),
    indicators: readTable(folder, 'indicators'),
    scores: readTable(folder, 'scores'),
    restatements: readTable(folder, 'restatements'),
    residues: readTable(folder, 'residues'),
    unread: readUnread(join(folder, UNREAD_FILE)),
  };
}

function readTable<N extends FolderTable>(folder: string, table: N): Row<N>[] {
  const path = join(folder, FILES[table]);
  const { rows, problems } = parseTable(table, path, readFileSync(path, 'utf8'));
  const [problem] = problems;
  if (problem) throw new Error(`${problem.file}, row ${problem.row ?? 1}: ${problem.reason}.`);
  return rows.map(({ value }) => value);
}

function readUnread(path: string): Unread[] {
  if (!existsSync(path)) return [];
  return csvParse(readFileSync(path, 'utf8')).map((row) => ({
    section: row['section'] ?? '',
    line_start: Number(row['line_start']),
    line_end: Number(row['line_end']),
    printed: row['printed'] ?? '',
    reason: row['reason'] ?? '',
  }));
}

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
