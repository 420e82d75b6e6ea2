/** A made-up disclosure before it is a file: what every writer sets in its own format. */
import type { SpanningCell } from '#ingest/formats/spans.ts';

/** A line of text, or a table whose cells may span rows and columns. */
export type WrittenBlock =
  | { readonly kind: 'text'; readonly text: string; readonly isHeading?: boolean }
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly SpanningCell[])[];
      /** How many of the rows are headings, said again where a page is turned. */
      readonly heads?: number;
    };

/** A cell of one row and column. */
export function plainCell(text: string): SpanningCell {
  return { text, columns: 1, rows: 1 };
}

/** A cell that covers others. */
export function wideCell(text: string, columns: number, rows = 1): SpanningCell {
  return { text, columns, rows };
}

/** A figure that a disclosure states: what reading it must yield, and nothing else. */
export interface StatedTruth {
  readonly concept: string;
  readonly measure: string;
  readonly year: number;
  /** 万元, or how many where things are counted. */
  readonly value: number;
  readonly decimals: number;
  readonly fund: string | null;
}

/** What is set, and what it says. */
export interface Written {
  readonly blocks: readonly WrittenBlock[];
  readonly truth: readonly StatedTruth[];
  /** Concepts of money that it says there was none of. */
  readonly nothing: readonly string[];
}

/** The column each cell of each row begins in, past those that cells of rows above cover. */
export function coveredColumns(rows: readonly (readonly SpanningCell[])[]): number[][] {
  const taken = new Set<string>();
  return rows.map((row, at) => {
    let column = 0;
    return row.map((cell) => {
      while (taken.has(`${at},${column}`)) column += 1;
      const start = column;
      for (let down = 0; down < cell.rows; down += 1) {
        for (let across = 0; across < cell.columns; across += 1) taken.add(`${at + down},${start + across}`);
      }
      return start;
    });
  });
}
