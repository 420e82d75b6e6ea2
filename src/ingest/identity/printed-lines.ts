/** The lines of a text, with where each is printed. */
import type { SourceDocument } from '../source.ts';
import { runningText } from '../source.ts';
import { compactText } from '../text.ts';

/** A paragraph and where it stands. */
export interface PrintedLine {
  /** Compact: no blanks, half-width characters, years in digits. */
  readonly text: string;
  readonly printed: string;
  /** 1-based. */
  readonly line: number;
}

/** What stands by itself in a row of a table: titles, years and names that a form has in its own frame. */
export function printedHeads({ blocks }: SourceDocument): PrintedLine[] {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return rows.flatMap(({ cells }) => {
    const [cell, ...others] = cells.filter(({ text }) => text.trim() !== '');
    if (cell === undefined || others.length > 0) return [];
    return { text: compactText(cell.text).text, printed: cell.text.trim(), line: cell.lineStart };
  });
}

/** Every paragraph that is not blank, in order. */
export function printedLines(source: SourceDocument): PrintedLine[] {
  return runningText(source)
    .map(({ text, lineStart }) => ({
      text: compactText(text).text,
      printed: text.trim(),
      line: lineStart,
    }))
    .filter(({ text }) => text !== '');
}
