/** A made-up disclosure before it is a file: what every writer sets in its own format. */

/** A cell, and how many columns and rows it covers. */
export interface WrittenCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** The rows of a table, a cell being in the row it begins in. */
export type WrittenRows = readonly (readonly WrittenCell[])[];

/** A line of text, or a table whose cells may span rows and columns. */
export type WrittenBlock =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly isHeading?: boolean;
      /** Whether it is the title of a form: in a workbook the form has a sheet of its own. */
      readonly isTitle?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly rows: WrittenRows;
      /** How many of the rows are headings, said again where a page is turned. */
      readonly heads?: number;
    };

/** A cell of one row and column. */
export function plainCell(text: string): WrittenCell {
  return wideCell(text, 1);
}

/** So many cells with nothing in them. */
export function blankCells(count: number): WrittenCell[] {
  return Array.from({ length: count }, () => plainCell(''));
}

/** A cell that covers others. */
export function wideCell(text: string, columns: number, rows = 1): WrittenCell {
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

/** Several parts as one. */
export function joinWritten(parts: readonly Written[]): Written {
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    truth: parts.flatMap(({ truth }) => truth),
    nothing: parts.flatMap(({ nothing }) => nothing),
  };
}

/** The column each cell of each row begins in, past those that cells of rows above cover. */
export function coveredColumns(rows: WrittenRows): number[][] {
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

/** The texts of a table, as many in every row: '' stands where a cell is covered by another. */
export function gridOf(rows: WrittenRows): string[][] {
  const starts = coveredColumns(rows);
  const ends = rows.flatMap((row, at) => row.map(({ columns }, index) => starts[at]![index]! + columns));
  const width = Math.max(0, ...ends);
  return rows.map((row, at) => {
    const texts = Array.from({ length: width }, () => '');
    row.forEach(({ text }, index) => (texts[starts[at]![index]!] = text));
    return texts;
  });
}
