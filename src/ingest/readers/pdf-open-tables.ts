/** Tables without rulings: columns are where amounts and names stand below each other. */
import type { TextLine } from './pdf-lines.ts';
import type { PageTable } from './pdf-tables.ts';

/** The tables among a page's lines, and the lines that are running text. */
export function findOpenTables(lines: readonly TextLine[]): {
  tables: PageTable[];
  lines: readonly TextLine[];
} {
  return { tables: [], lines };
}
