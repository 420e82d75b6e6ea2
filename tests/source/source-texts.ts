/** Where the real documents are, on machines that have them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvParse } from 'd3-dsv';

const FOLDER = resolve(
  process.env['JUESUAN_SOURCES'] ?? join(import.meta.dirname, '../../../shared/sources'),
);

/** Why tests on real documents did not run. */
export const NO_SOURCES = `skipped: no source texts in ${FOLDER} (set JUESUAN_SOURCES)`;

/** Whether the source texts are on this machine. */
export const hasSources = existsSync(FOLDER);

// The names of skipped tests are not printed; that they did not run must be.
if (!hasSources) process.stderr.write(`\nTests on the real documents did not run: ${NO_SOURCES}\n`);

/** The text of a document, e.g. `chaoyang-2024`. */
export function sourceText(name: string): string {
  return readFileSync(join(FOLDER, `${name}.txt`), 'utf8');
}

/** Paths of all the documents. */
export function sourcePaths(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(FOLDER, name));
}

/** Rows of a table of hand-verified figures, kept in a folder beside the texts. */
export function handVerified(name: string, table: string): Record<string, string>[] {
  return csvParse(readFileSync(join(FOLDER, '../golden', name, `${table}.csv`), 'utf8'));
}

/** Whether hand-verified figures are on this machine. */
export const hasHandVerified = existsSync(join(FOLDER, '../golden'));
