/** Rows that a page sets as boxes beside each other (flex, grid, float) and not as a table. */
import { splitTable } from '../table-bounds.ts';
import { expandRows, type SpanningCell } from '../cells.ts';
import type { Piece } from '../pieces.ts';

/** Boxes within a line: what stands in two of them is not one word or number. */
const BOXED =
  /display\s*:\s*inline-(?:block|flex|grid)|float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed)/i;
/** What is inside such an element directly is a box. */
const OF_BOXES = /display\s*:\s*(?:inline-)?(?:flex|grid)/i;

/** Whether an element's style makes it a box of its own. */
export const isBox = (style: string): boolean => BOXED.test(style);
/** Whether an element's style makes boxes of what is directly inside it. */
export const holdsBoxes = (style: string): boolean => OF_BOXES.test(style);

/** A name, a heading or an amount: no box of a form holds more. */
const LONGEST_CELL = 60;
/** Fewer rows are a line of fields or of links. */
const FEWEST_ROWS = 3;
const AMOUNT = /^-?[\d,]+\.\d+$/;
/** Above the head of a form. */
const CAPTION = /单位[:：]|公开\s*\d|^\s*20\d{2}\s*年/;

/** Where a box stands that is placed by itself. */
interface Placed {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

/** What an open element holds beside each other so far. */
export class OpenBoxes {
  readonly #cells: SpanningCell[] = [];
  #isAll = true;
  /** What it holds by its elements alone, whatever a style sheet that is not here makes of them. */
  readonly #bare: SpanningCell[] = [];
  #isBare = true;
  readonly #placed: Placed[] = [];

  /** @param flow where its text goes; @param from what stands there already; @param style that of the element */
  constructor(
    readonly flow: Piece[],
    readonly from: number,
    private readonly style: string,
  ) {}

  /** Whether it holds several elements with text of their own, as a row does and a cell does not. */
  get isRow(): boolean {
    return this.#bare.length > 1;
  }

  /**
   * A child that closes: its text, null where it is more than a cell's. Text outside of boxes makes the rest no row.
   * @param inner what the child itself holds, null of a part of a line
   */
  add(text: string | null, isBoxed: boolean, style: string, inner: OpenBoxes | null): void {
    this.#isBare &&= text !== null && inner?.isRow !== true;
    if (text === null) {
      this.#isAll = false;
      return;
    }
    this.#bare.push({ text: text.trim(), columns: 1, rows: 1 });
    const [left, top] = [offsetOf(style, 'left'), offsetOf(style, 'top')];
    if (left !== null && top !== null) this.#placed.push({ text: text.trim(), left, top });
    const columns = /grid-column(?:-end)?\s*:[^;]*span\s+(\d+)/i.exec(style)?.[1];
    if (isBoxed) this.#cells.push({ text: text.trim(), columns: Number(columns ?? 1), rows: 1 });
    this.#isAll &&= isBoxed || text.trim() === '';
    // Lines of a grid by their names or numbers, and boxes over several rows, are not followed.
    if (/grid-(?:row|area)\s*:|grid-column(?:-start)?\s*:\s*(?!span|auto)/i.test(style)) this.#isAll = false;
  }

  /** Whether its cells are told by its elements alone. */
  get isBare(): boolean {
    return this.#cells.length === 0 || !this.#isAll;
  }

  /** The rows of boxes, once all are closed; none where they are none. */
  rows(): readonly (readonly SpanningCell[])[] {
    const cells = this.#isAll && this.#cells.length > 0 ? this.#cells : this.#isBare ? this.#bare : [];
    if (cells.length < 2) return [];
    const pieces = this.flow.slice(this.from);
    if (pieces.some(({ kind }) => kind !== 'text')) return [];
    const shown = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
    const bare = (text: string) => text.replace(/\s/g, '');
    if (cells.some(({ text }) => text.length > LONGEST_CELL || text.includes('。'))) return [];
    if (bare(shown) !== bare(cells.map(({ text }) => text).join(''))) return [];
    if (this.#placed.length === cells.length) return placedRows(this.#placed);
    const tracks = tracksOf(this.style);
    if (tracks === null || tracks < 2) return [cells];
    const rows: SpanningCell[][] = [];
    let room = 0;
    for (const cell of cells) {
      if (room < cell.columns) {
        rows.push([]);
        room = tracks;
      }
      rows.at(-1)!.push(cell);
      room -= cell.columns;
    }
    return rows;
  }
}

/** How far a box is placed from an edge, in whatever unit; null where it is not placed by itself. */
function offsetOf(style: string, edge: 'left' | 'top'): number | null {
  if (!/position\s*:\s*absolute/i.test(style)) return null;
  const stated = new RegExp(
    String.raw`(?:^|[;\s])${edge}\s*:\s*(-?[\d.]+)(?:px|pt|em|rem|mm|cm|in|%)?\s*(?:;|$)`,
    'i',
  ).exec(style);
  return stated && Number(stated[1]);
}

/** Boxes placed by themselves in rows and columns: each stands exactly below one of the first rows', or they are none. */
function placedRows(boxes: readonly Placed[]): SpanningCell[][] {
  const sorted = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
  const [lefts, tops] = [sorted(boxes.map(({ left }) => left)), sorted(boxes.map(({ top }) => top))];
  const rows = tops.map((): (string | undefined)[] => Array.from({ length: lefts.length }));
  for (const { text, left, top } of boxes) {
    const row = rows[tops.indexOf(top)]!;
    if (row[lefts.indexOf(left)] !== undefined) return [];
    row[lefts.indexOf(left)] = text;
  }
  const body = rows.findIndex((row) => row.some((text) => AMOUNT.test(text ?? '')));
  const isHeaded = lefts.every((_, column) => rows.slice(0, body).some((row) => row[column] !== undefined));
  if (body < 1 || !isHeaded) return [];
  return rows.map((row) => Array.from(row, (text = '') => ({ text, columns: 1, rows: 1 })));
}

/** The columns a grid states: repeat(5, 1fr), 2fr 1fr 1fr; null where it states none. */
function tracksOf(style: string): number | null {
  const stated = /grid-template-columns\s*:\s*([^;]+)/i.exec(style)?.[1]?.trim();
  if (stated === undefined || /auto-f|none|subgrid/.test(stated)) return null;
  const [, count, repeated = ''] = /^repeat\(\s*(\d+)\s*,(.*)\)$/.exec(stated) ?? [];
  const tracks = (count === undefined ? stated : repeated).replace(/\([^()]*\)|\[[^\]]*\]/g, '').trim();
  return Number(count ?? 1) * tracks.split(/\s+/).length;
}

/** A row of boxes, and the pieces of its flow that show it. */
interface BoxRow {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly SpanningCell[];
  /** Whether its element holds further rows. */
  readonly isOfSeveral: boolean;
  /** Whether its boxes are told by its elements alone: it is beside others of as many. */
  readonly isBare: boolean;
}

/** Takes note of rows of boxes in flows, and makes tables of those that stand below each other. */
export class BoxRows {
  readonly #rows = new Map<Piece[], BoxRow[]>();

  /** Notes what an element holds that has just closed. */
  close(boxes: OpenBoxes): void {
    const { flow, from } = boxes;
    const rows = boxes.rows();
    if (flow.length === from || rows.length === 0) return;
    const known = this.#rows.get(flow) ?? [];
    this.#rows.set(flow, known);
    while (known.length > 0 && known.at(-1)!.from >= from) known.pop();
    // Of several rows in one element the first takes what shows them all.
    const isOfSeveral = rows.length > 1;
    const { isBare } = boxes;
    rows.forEach((cells, at) =>
      known.push({ from: at === 0 ? from : flow.length, to: flow.length, cells, isOfSeveral, isBare }),
    );
  }

  /** Sets tables in the place of the rows of a flow that is complete. */
  settle(flow: Piece[]): void {
    const rows = this.#rows.get(flow);
    this.#rows.delete(flow);
    for (let end = rows?.length ?? 0; end > 0;) {
      let start = end - 1;
      while (start > 0 && isBelow(rows![start - 1]!, rows![start]!)) start -= 1;
      const table = tableOf(rows!.slice(start, end));
      if (table) flow.splice(table.from, rows![end - 1]!.to - table.from, ...table.pieces);
      end = start;
    }
  }
}

/** Whether a row follows another in one table. */
const isBelow = (above: BoxRow, row: BoxRow): boolean =>
  above.to === row.from &&
  above.isBare === row.isBare &&
  (!row.isBare || above.cells.length === row.cells.length);

/** Rows below each other as a table, where their boxes stand below each other too; else null. */
function tableOf(rows: readonly BoxRow[]): { from: number; pieces: Piece[] } | null {
  // Rows that do not fit their grid are broken: what is below what is not told by it.
  if (rows.some((row) => row.isOfSeveral && row.from !== rows[0]!.from && row.from !== row.to)) return null;
  if (rows[0]!.isOfSeveral !== rows.at(-1)!.isOfSeveral) return null;
  const width = ({ cells }: BoxRow) => cells.reduce((sum, { columns }) => sum + columns, 0);
  const widest = Math.max(...rows.map(width));
  const first = rows.findIndex(
    (row) => width(row) === widest || !row.cells.some(({ text }) => CAPTION.test(text)),
  );
  const table = rows.slice(first);
  const body = table.findIndex(({ cells }) => cells.some(({ text }) => AMOUNT.test(text)));
  // Of a head that has fewer boxes nobody can tell which columns they are above.
  if (body < 1 || table.length < FEWEST_ROWS || table.slice(0, body + 1).some((row) => width(row) !== widest))
    return null;
  return { from: table[0]!.from, pieces: splitTable(expandRows(table.map(({ cells }) => [...cells]))) };
}
