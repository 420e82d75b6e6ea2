/** A table on a page of a PDF. */
import type { Box } from './content.ts';

/** A cell with text and where it begins and ends. */
export interface PageCell {
  readonly text: string;
  readonly left: number;
  /** Whether its last line fills it: what follows on the next page may go on with it. */
  readonly isFull?: boolean;
}

/** A row that holds text. */
export interface PageRow {
  readonly cells: readonly PageCell[];
  readonly box: Box;
}

/** A table as one page shows it. */
export interface PageTable {
  readonly kind: 'table';
  readonly box: Box;
  /** x of the column boundaries, ascending. */
  readonly columns: readonly number[];
  readonly rows: readonly PageRow[];
  /** Of a table without a frame, what its columns fill; a frame's columns are where its lines are. */
  readonly bands?: readonly Band[];
  /** Of a table without a frame, whether its heads stand in the middle of what they are over. */
  readonly isSure?: boolean;
  /** Of a table without a frame, whether its heads can be put over its columns in one way alone. */
  readonly isSettled?: boolean;
}

/** What the texts of one column fill of a page's width. */
export interface Band {
  readonly left: number;
  readonly right: number;
}
