/**
 * What every reader of a file format yields, and all that extraction sees: paragraphs and tables in
 * document order, each piece with its place. A line of plain text, a box on a PDF page and a cell of a
 * sheet differ in how they are found, not in what the extraction needs: an ordered place (the line number).
 */

/** Where a line stands in a file that has no lines of its own, or in which of several files. */
export type Place =
  | {
      readonly kind: 'line';
      /** 1-based, in its file. */
      readonly line: number;
      readonly file: string;
    }
  | {
      readonly kind: 'sheet';
      /** Name of the file, where a document was read from several. */
      readonly file?: string;
      readonly sheet: string;
      /** 1-based, as the sheet numbers them. */ readonly row: number;
    }
  | {
      readonly kind: 'page';
      readonly file?: string;
      /** Set where it is a picture in a file that has no pages: the number counts the pictures that were read. */
      readonly isPicture?: true;
      /** 1-based. */
      readonly page: number;
      /** Left, top, right, bottom in points from the page's upper left corner; null where unknown. */
      readonly box: readonly [number, number, number, number] | null;
    };

/** A cell of a table. Merged and empty cells have the text ''. */
export interface Cell {
  readonly text: string;
  /** 1-based lines of the source text the cell stands on. */
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** A row of a table, cells in printed order. Rows of one table may differ in length. */
export interface TableRow {
  readonly cells: readonly Cell[];
  /** Set where the format states fewer cells than the table has columns: which one is missing cannot be told. */
  readonly isShort?: true;
  readonly lineStart: number;
  readonly lineEnd: number;
}

/**
 * A table. `layout` says how far a column position can be trusted:
 * - `grid`: every row has a cell for every column, so a position is a column;
 * - `cells`: cells were listed one after the other, merged ones left empty.
 */
export interface Table {
  readonly kind: 'table';
  readonly layout: 'grid' | 'cells';
  /** Set where its heads may stand over other columns than those they are put over. */
  readonly isUnsettled?: true;
  readonly rows: readonly TableRow[];
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** Running text. Lines that were wrapped in mid-sentence are joined; `lineAt` still knows where each character stood. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Start offset in `text` of each source line that went into it, ascending. */
  readonly starts: readonly { offset: number; line: number }[];
  /** Set where the edge of a page or cell cuts off its beginning, and it was not found elsewhere; or its end. */
  readonly isCutBefore?: true;
  readonly isCutAfter?: true;
}

/** A stretch of the document: a cell, or characters of a paragraph's compact text. */
export interface Span {
  readonly of: Paragraph | Cell;
  readonly start: number;
  /** Offset behind the last character. */
  readonly end: number;
}

/** A cell, whole. */
export const spanOf = (cell: Cell): Span => ({ of: cell, start: 0, end: Infinity });

/** A paragraph or a table. */
export type Block = Paragraph | Table;

/**
 * Something a document shows that is not read: a page or a picture without text, an object of another program. An empty
 * line stands in its place.
 */
export interface UnreadPart {
  readonly kind: 'picture' | 'embedded-object' | 'page-without-text';
  /** 1-based. */
  readonly line: number;
  /** Has the picture, where the file holds it and it may be read yet. */
  readonly picture?: PictureIn;
}

/** Has a picture that lies in a file; undefined where it cannot be had. */
export type PictureIn = () => Uint8Array | undefined;

/** A sign as it was recognised in a picture. */
export interface RecognisedSign {
  readonly sign: string;
  /** From 0 to 1. */
  readonly certainty: number;
  /** What else it may be, the likeliest first. */
  readonly others: readonly string[];
  /** Where its middle is, as a share of the width of its text. */
  readonly at: number;
}

/** Text on a page that shows a picture. */
export interface RecognisedText {
  /** Name of the file, where a document was read from several. */
  readonly file?: string;
  /** 1-based. */
  readonly page: number;
  /** By how many quarters its page was turned, clockwise, for it to stand upright; absent of a page that does. */
  readonly turns?: number;
  /** Left, top, right, bottom in points from the upper left corner of the page as it was turned. */
  readonly box: readonly [number, number, number, number];
  /** As they were recognised in the picture; none where the text is the file's own. */
  readonly signs: readonly RecognisedSign[];
}

/** A document as a reader delivers it. */
export interface SourceDocument {
  readonly blocks: readonly Block[];
  /** The source text's lines as received, for line counts and for showing a figure in its place. */
  readonly lines: readonly string[];
  /** Where each line stands in the file, index for index with `lines`; absent where lines are the file's own. */
  readonly places?: readonly (Place | null)[];
  /** First lines of the files after the first, where it was read from several: headings do not reach over them. */
  readonly fileStarts?: readonly number[];
  /** In their order; absent where all that the document shows was read. */
  readonly unreadParts?: readonly UnreadPart[];
  /** Set where text with amounts is in the file that nobody sees: it is not read, and said to be there. */
  readonly hidesAmounts?: boolean;
  /** All text of pages of which some was recognised in pictures; absent where all text is the file's own. */
  readonly recognised?: readonly RecognisedText[];
  /** A PDF of the pictures that were read, a page each; absent where none was, or the file is a PDF itself. */
  readonly pictures?: Uint8Array;
}

/** Whether a text that is not shown holds what may be an amount. */
export const holdsAmount = (text: string): boolean =>
  text.length < LONGEST_HIDDEN && /\d\.\d{2}(?!\d)|\d\s{0,4}[万亿]?元/.test(text);

/** Longer than a cell or a sentence: data of a program, not text that was hidden. */
const LONGEST_HIDDEN = 2000;

/** The 1-based source line of the character at `offset` of a paragraph's text. */
export function lineAt(paragraph: Paragraph, offset: number): number {
  let line = paragraph.lineStart;
  for (const start of paragraph.starts) {
    if (start.offset > offset) break;
    line = start.line;
  }
  return line;
}

/** Up to the end of the last clause of a text. A comma between digits ends none. */
const WHOLE_CLAUSES = /^[\s\S]*(?:[。；，;]|,(?!\d))/;

/** The clauses of a paragraph that are there as a whole: none where its beginning is cut off. */
export function wholeClauses({ text, isCutBefore, isCutAfter }: Paragraph): string {
  if (isCutBefore) return '';
  return isCutAfter ? (WHOLE_CLAUSES.exec(text)?.[0] ?? '') : text;
}

/** The paragraphs of a document, in order. */
export function runningText({ blocks }: Pick<SourceDocument, 'blocks'>): Paragraph[] {
  return blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
}

/** Cells as a row. */
export function rowOf(cells: readonly Cell[]): TableRow {
  return { cells, lineStart: cells[0]!.lineStart, lineEnd: cells.at(-1)!.lineEnd };
}

/** Texts as a row that stands on one line. */
export function rowOnLine(texts: readonly string[], line: number): TableRow {
  return rowOf(texts.map((text) => ({ text, lineStart: line, lineEnd: line })));
}

/** Rows as a table. */
export function tableOf(
  rows: readonly TableRow[],
  layout: Table['layout'],
  isUnsettled: boolean | undefined = false,
): Table {
  const [lineStart, lineEnd] = [rows[0]!.lineStart, rows.at(-1)!.lineEnd];
  return { kind: 'table', layout, ...(isUnsettled && { isUnsettled: true }), rows, lineStart, lineEnd };
}

/** A block with as many lines above it. */
export function below(block: Block, lines: number): Block {
  const moved = <T extends { readonly lineStart: number; readonly lineEnd: number }>(one: T): T => ({
    ...one,
    lineStart: one.lineStart + lines,
    lineEnd: one.lineEnd + lines,
  });
  if (block.kind === 'paragraph') {
    const starts = block.starts.map(({ offset, line }) => ({ offset, line: line + lines }));
    return { ...moved(block), starts };
  }
  const rows = block.rows.map((row): TableRow => ({
    ...moved(row),
    cells: row.cells.map((cell): Cell => moved(cell)),
  }));
  return { ...moved(block), rows };
}

/** Tells, of blocks asked for in order, which are the first of a further file. */
export function firstOfFiles({ fileStarts = [] }: SourceDocument): (block: Block) => boolean {
  let next = 0;
  return ({ lineStart }) => {
    const before = next;
    while (next < fileStarts.length && fileStarts[next]! <= lineStart) next += 1;
    return next > before;
  };
}
