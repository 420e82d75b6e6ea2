/** What a format finds in a file, before it is one document. */
import type { Place, UnreadPart, PictureIn } from '../source.ts';

/** A line of running text. */
interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly place?: Place;
}

/** A real table: every row has a cell for every column; what a merged cell covers is ''. */
interface GridPiece {
  readonly kind: 'grid';
  readonly rows: readonly (readonly string[])[];
  /** One a row, where the format has places. */
  readonly places?: readonly Place[];
  /** One a row, where there are rows that state fewer cells than there are columns. */
  readonly short?: readonly boolean[];
}

/** What is shown and not read. */
export interface UnreadPiece {
  readonly kind: 'unread';
  readonly part: UnreadPart['kind'];
  readonly place?: Place;
  /** Set of what is too small for a form or stands everywhere: it is told in the place of one alone. */
  readonly isSmall?: boolean;
  /** What leads to it in its container, where it may be read yet. */
  readonly relation?: string;
  readonly picture?: PictureIn;
}

/** What a format finds, in its order. */
export type Piece = TextPiece | GridPiece | UnreadPiece;

/** A line of the source text. */
export interface NumberedLine {
  /** 1-based. */
  readonly number: number;
  /** The last line of a record that is broken over several. */
  readonly end?: number;
  /** Set of a row of a table of which cells were left out: nothing tells which. */
  readonly lacksCells?: boolean;
  readonly text: string;
}
