/** A made-up disclosure before it is a file: what every writer sets in its own format. */
import type { SpanningCell } from '#ingest/readers/spans.ts';

/** A line of text, or a table whose cells may span rows and columns. */
export type WrittenBlock =
  | { readonly kind: 'text'; readonly text: string; readonly isHeading?: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly SpanningCell[])[] };

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
  /** 万元. */
  readonly value: number;
  readonly fund: string | null;
}
