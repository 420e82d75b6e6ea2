/**
 * Tables without a frame: forms printed from a sheet without borders, or with lines under the headings
 * alone. Columns are where amounts and names stand below each other.
 */
import { AMOUNT, NIL } from './amounts.ts';
import { partTouching } from './crowded-columns.ts';
import { isFormNumber, isFormTitle, namesUnit } from '../../captions.ts';
import { compactText } from '../../text.ts';
import { countHeads } from './heads.ts';
import { joinWrapped, type TextLine } from './lines.ts';
import { findColumns, hasAmounts, isAmountAlone, isRow, isTotal, textsOf } from './open-columns.ts';
import type { Stretch } from './lines.ts';
import type { Box } from './content.ts';
import { boxAround } from './content.ts';
import type { PageCell, PageTable } from './table.ts';

/** Two rows with amounts are the least that show a column. */
const FEWEST_ROWS = 2;
/** Rows and columns of a head that has one row of amounts below it. */
const FEWEST_HEAD = 3;
/** Amounts of a form that has one row alone. */
const FEWEST_IN_ONE_ROW = 5;
/** Lines of heads above rows that are not set apart like columns, how close they stand, and how far beyond the rows. */
const MOST_HEADS = 4;
const HEAD_PITCH = 2.6;
const MOST_BEYOND = 12;
/** Lines without any column between two rows: a wrapped name, a group's heading. */
const MOST_LONE_LINES = 2;
const BESIDE = 0.9;
/** Items of one list begin as near, in the height of the type. */
const SAME_LEFT = 0.5;

/** Lines of one wrapped name are no further apart, in the height of the type. */
const LINE_PITCH = 1.7;
/** A name of two lines begins this much above the amounts beside it, at most. */
const HALF_PITCH = 1.2;
/** What a name leaves of its cell, in the height of the type, where the next sign had no room. */
const ROOM = 1.5;

/** The tables among a page's lines, and the lines that are running text. */
export function findOpenTables(lines: readonly TextLine[]): {
  tables: PageTable[];
  lines: readonly TextLine[];
} {
  const parted = lines.map(partNumbers);
  const tables: PageTable[] = [];
  const rest: TextLine[] = [];
  let index = 0;
  while (index < lines.length) {
    const end = isCaption(lines[index]!) ? index : endOfRows(parted, index);
    const rows = parted.slice(index, end);
    if (showsColumns(rows)) {
      tables.push(composeTable([...takeHeads(rest, rows).map(partNumbers), ...rows]));
      index = end;
    } else {
      rest.push(lines[index]!);
      index += 1;
    }
  }
  return { tables, lines: rest };
}

/** Takes the heads that stand close above rows off the end of the lines before them: no head is wide enough to be a row. */
function takeHeads(before: TextLine[], rows: readonly TextLine[]): TextLine[] {
  const [left, , right] = boxAround(rows.map(({ box }) => box));
  const heads: TextLine[] = [];
  for (let below = rows[0]!; heads.length < MOST_HEADS; below = heads[0]!) {
    const line = before.at(-1);
    const isHead =
      line !== undefined &&
      below.baseline - line.baseline > 0 &&
      below.baseline - line.baseline < line.size * HEAD_PITCH &&
      line.box[0] >= left - line.size &&
      line.box[2] <= right + line.size * MOST_BEYOND &&
      !/[\d。；，：:]/.test(line.text) &&
      !beginsForm(line) &&
      !isSentence(line);
    if (!isHead) break;
    heads.unshift(before.pop()!);
  }
  return heads;
}

/**
 * Two rows of amounts, or one below headings of as many columns: the others stand on the next page. A form of one row has
 * many amounts in it.
 */
function showsColumns(rows: readonly TextLine[]): boolean {
  const withAmounts = rows.filter(hasAmounts).length;
  const most = Math.max(0, ...rows.map(({ segments }) => segments.filter(isAmountAlone).length));
  if (most >= FEWEST_IN_ONE_ROW && rows.length > 1) return true;
  const isHead = rows.length >= FEWEST_HEAD && rows.every(({ segments }) => segments.length >= FEWEST_HEAD);
  return withAmounts >= FEWEST_ROWS || (withAmounts === 1 && isHead);
}

/** Index past the last of the rows that begin at `from`; `from` itself where none do. */
function endOfRows(lines: readonly TextLine[], from: number): number {
  let end = from;
  let lone = 0;
  for (let index = from; index < lines.length && lone <= MOST_LONE_LINES; index += 1) {
    const line = lines[index]!;
    if (index > from && beginsForm(line)) break;
    if (isRow(line) || isItemAlone(line, lines.slice(from, index))) {
      end = index + 1;
      lone = 0;
    } else {
      if (index === from || (isSentence(line) && !wrapsInto(line, lines[index + 1]))) break;
      // Lines of heads beside each other may stand a little higher or lower.
      if (line.baseline - (lines[index - 1]?.baseline ?? 0) > line.size * BESIDE) lone += 1;
    }
  }
  // The lower half of the last row's name stands close below it.
  const [last, below] = [lines[end - 1], lines[end]];
  const wraps = end > from && last && below && below.baseline - last.baseline < last.size * HALF_PITCH;
  return wraps && /\p{Script=Han}/u.test(below.text) && !isSentence(below) && !beginsForm(below)
    ? end + 1
    : end;
}

/** An item of a form with its number: no heading ends so. */
const NUMBERED_ITEM = /^[一二三四五六七八九十]+、.*(?:支出|收入|补助|结余|拨款)$/;

/** Whether a line is an item without an amount, below others that are numbered as it is. */
const isItemAlone = ({ text, segments, size }: TextLine, above: readonly TextLine[]): boolean =>
  NUMBERED_ITEM.test(text.trim()) &&
  above.some((row) =>
    row.segments.some(
      (other) =>
        NUMBERED_ITEM.test(other.text.trim()) && Math.abs(other.left - segments[0]!.left) < size * SAME_LEFT,
    ),
  );

/** Whether a line may be the upper half of a name in the row below. */
const wrapsInto = (line: TextLine, next: TextLine | undefined): boolean =>
  next !== undefined && isRow(next) && next.baseline - line.baseline < line.size * HALF_PITCH;

/** The line between a title and its form: body, year, unit. */
const isCaption = ({ text }: TextLine): boolean => {
  const compact = compactText(text).text;
  return namesUnit(compact) || isFormNumber(compact);
};

/** Whether a line is the title of a form, or the line below it. */
export const beginsForm = (line: TextLine): boolean =>
  isCaption(line) || (!isRow(line) && isFormTitle(line.text));

/** Whether a line is running text, or a heading of it. */
export const isSentence = ({ text }: TextLine): boolean =>
  /[。；]/.test(text) || /^[一二三四五六七八九十]+、/.test(text);

/** A row as it is put together from its line and the lines its names wrap to. */
interface OpenRow {
  readonly cells: Map<number, string>;
  /** Where the last line of each cell ends. */
  readonly ends: Map<number, number>;
  readonly boxes: Box[];
  baseline: number;
}

const OF_SENTENCE = /[，。；：]/;

/** A line in which a number and what stands close to it in the next column are two. */
function partNumbers(line: TextLine): TextLine {
  if (OF_SENTENCE.test(line.text)) return line;
  const isNumber = ({ text }: Stretch) => AMOUNT.test(text.trim()) || NIL.test(text.trim());
  const segments = line.segments.flatMap((segment) => {
    const parts: (typeof segment)[] = [];
    for (const [index, piece] of segment.pieces.entries()) {
      const before = segment.pieces[index - 1];
      const last = parts.at(-1);
      if (!last || !before || isNumber(before) || isNumber(piece)) parts.push({ ...piece, pieces: [piece] });
      else {
        const text = joinWrapped([last.text, piece.text]);
        parts[parts.length - 1] = { ...last, text, right: piece.right, pieces: [...last.pieces, piece] };
      }
    }
    return segment.pieces.some(isNumber) && parts.length > 1 ? parts : [segment];
  });
  return { ...line, segments };
}

function composeTable(lines: readonly TextLine[]): PageTable {
  const firstRow = countHeads(lines.map(textsOf));
  const [headLines, rowLines] = [lines.slice(0, firstRow), partTouching(lines.slice(firstRow))];
  const { bands, boundaries, heads, columnFor, ofAmounts, isSettled } = findColumns(headLines, rowLines);
  const placed = rowLines.map((line) => ({
    line,
    cells: line.segments.reduce<PlacedText[]>((cells, text) => {
      const { right } = text;
      const own = columnFor(text);
      // What names a total stands in the middle of the cells that it is over, up to its amount.
      const column =
        isTotal(text) && ofAmounts.has(own) ? Math.min(own, (cells.at(-1)?.column ?? -1) + 1) : own;
      return [...cells, { column, text: text.text, right }];
    }, []),
  }));
  // A name goes on in the next line where it has no room left in its cell.
  const isFilled = ({ ends }: OpenRow, column: number) =>
    boundaries[column + 1]! - ends.get(column)! < rowLines[0]!.size * ROOM;
  const rows: OpenRow[] = [];
  let above: OpenRow | null = null;
  for (const [index, { line, cells }] of placed.entries()) {
    const isOfNames =
      index > 0 && cells.every(({ text }) => !AMOUNT.test(text.trim()) && !NIL.test(text.trim()));
    const next = placed[index + 1];
    const last = rows.at(-1);
    if (isOfNames && next && opensNext(cells, line, next)) {
      above = openRow(line, cells);
      continue;
    }
    const goesOn =
      isOfNames &&
      last &&
      cells.every(({ column }) => last.cells.has(column)) &&
      (!isSettled || cells.some(({ column }) => isFilled(last, column))) &&
      line.baseline - last.baseline < line.size * LINE_PITCH;
    if (goesOn) {
      addCells(last, line, cells);
      last.baseline = line.baseline;
      continue;
    }
    const row = openRow(line, cells);
    if (above) {
      for (const [column, text] of above.cells) row.cells.set(column, text);
      for (const [column, end] of above.ends) row.ends.set(column, end);
      row.boxes.push(...above.boxes);
    }
    above = null;
    rows.push(row);
  }
  const body = rows.map(({ cells, boxes }) => ({
    cells: [...cells]
      .sort(([a], [b]) => a - b)
      .map(([column, text]): PageCell => ({ text, left: boundaries[column]! })),
    box: boxAround(boxes),
  }));
  return {
    kind: 'table',
    box: boxAround(lines.map(({ box }) => box)),
    columns: boundaries,
    bands,
    isSure: heads.isSure,
    isSettled,
    rows: [...heads.rows, ...body],
  };
}

interface PlacedText {
  readonly column: number;
  readonly text: string;
  readonly right: number;
}

function openRow(line: TextLine, cells: readonly PlacedText[]): OpenRow {
  const row: OpenRow = { cells: new Map(), ends: new Map(), boxes: [], baseline: line.baseline };
  addCells(row, line, cells);
  return row;
}

function addCells(row: OpenRow, line: TextLine, cells: readonly PlacedText[]): void {
  const beside = new Set<number>();
  for (const { column, text, right } of cells) {
    const above = row.cells.get(column) ?? '';
    row.cells.set(column, beside.has(column) ? `${above} ${text}` : joinWrapped([above, text]));
    beside.add(column);
    row.ends.set(column, right);
  }
  row.boxes.push(line.box);
}

/** Whether a line is the upper half of names whose row follows: that row has no names of its own there. */
function opensNext(
  names: readonly PlacedText[],
  line: TextLine,
  next: { readonly line: TextLine; readonly cells: readonly PlacedText[] },
): boolean {
  return (
    wrapsInto(line, next.line) &&
    names.every(({ column }) => next.cells.every((cell) => cell.column !== column))
  );
}
