/** Writes small tables the way exported texts carry them, and reads them. */
import { readPerformance } from '#ingest/performance/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';

/** One cell per line, rows parted by blank lines. */
export function cells(...rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n');
}

/** One row per line, columns parted by tabs. */
export function grid(...rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join('\t')).join('\n');
}

/** Reads a text made of such parts. */
export function readText(...parts: readonly string[]) {
  return readPerformance(readPlainText(parts.join('\n\n')), {
    entities: [],
    functional: [],
    economic: [],
    divisions: [],
  });
}
