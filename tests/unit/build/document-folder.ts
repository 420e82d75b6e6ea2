/** Reads one document's folder under `data/documents/` back from disk. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import type { Disclosure, Unread } from '#ingest/disclosure.ts';
import { DOCUMENT_FILES, UNREAD_FILE, type FolderTable } from '#ingest/document-files.ts';
import type { Row } from '#model/tables.ts';
import { parseTable } from '#build/csv-table.ts';

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
    repeated_figures: readTable(folder, 'repeated_figures'),
    residues: readTable(folder, 'residues'),
    unread: readUnread(join(folder, UNREAD_FILE)),
  };
}

function readTable<N extends FolderTable>(folder: string, table: N): Row<N>[] {
  const path = join(folder, DOCUMENT_FILES[table]);
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
