/** Where the real documents are, on machines that have them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvParse } from 'd3-dsv';

/** The folder the source texts are expected in. */
export const SOURCES = resolve(
  process.env['JUESUAN_SOURCES'] ?? join(import.meta.dirname, '../../../shared/sources'),
);

/** Why tests on real documents did not run. */
export const NO_SOURCES = `skipped: no source texts in ${SOURCES} (set JUESUAN_SOURCES)`;

/** Whether the source texts are on this machine. */
export const hasSources = existsSync(SOURCES) && readdirSync(SOURCES).some((name) => name.endsWith('.txt'));

/** The text of a document, e.g. `chaoyang-2024`. */
export function sourceText(name: string): string {
  return readFileSync(join(SOURCES, `${name}.txt`), 'utf8');
}

/** Paths of all the documents there are. */
export function sourcePaths(): string[] {
  if (!existsSync(SOURCES)) return [];
  return readdirSync(SOURCES)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(SOURCES, name));
}

/** Rows of a table of hand-verified figures, kept in a folder beside the texts. */
export function handVerified(name: string, table: string): Record<string, string>[] {
  return csvParse(readFileSync(join(SOURCES, '../golden', name, `${table}.csv`), 'utf8'));
}

/** Whether hand-verified figures are on this machine. */
export const hasHandVerified = existsSync(join(SOURCES, '../golden'));
