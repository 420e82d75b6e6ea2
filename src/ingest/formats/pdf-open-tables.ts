/**
 * Tables without a frame: forms printed from a sheet without borders, or with lines under the headings
 * alone. Columns are where amounts and names stand below each other.
 */
import { isFormNumber, isFormTitle, namesUnit } from '../captions.ts';
import { compactText } from '../text.ts';
import { settleHeads } from './pdf-heads.ts';
import { joinWrapped, type Stretch, type TextLine } from './pdf-lines.ts';
import { type Box, boxAround } from './pdf-page.ts';
import type { Band, PageCell, PageTable } from './pdf-tables.ts';

const AMOUNT = /^[-−(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[)）]?%?$/;
const WITH_DECIMALS = /\d\.\d/;
/** Two rows with amounts are the least that show a column. */
const FEWEST_ROWS = 2;
/** Rows and columns of a head that has one row of amounts below it. */
const FEWEST_HEAD = 3;
/** Amounts of a form that has one row alone. */
const FEWEST_IN_ONE_ROW = 5;
/** Lines of heads above rows that are not set apart like columns, how close they stand, and how far beyond the rows. */
const MOST_HEADS = 4;
const HEAD_PITCH = 2.2;
const MOST_BEYOND = 12;
/** Lines without any column between two rows: a wrapped name, a group's heading. */
const MOST_LONE_LINES = 2;

/** Lines of one wrapped name are no further apart, in the height of the type. */
const LINE_PITCH = 1.7;
/** A name of two lines begins this much above the amounts beside it, at most. */
const HALF_PITCH = 1.2;

/** The tables among a page's lines, and the lines that are running text. */
export function findOpenTables(lines: readonly TextLine[]): {
  tables: PageTable[];
  lines: readonly TextLine[];
} {
  const tables: PageTable[] = [];
  const rest: TextLine[] = [];
  let index = 0;
  while (index < lines.length) {
    const end = isCaption(lines[index]!) ? index : endOfRows(lines, index);
    const rows = lines.slice(index, end);
    if (showsColumns(rows)) {
      tables.push(composeTable([...takeHeads(rest, rows), ...rows]));
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

const isRow = ({ segments }: TextLine): boolean => segments.length > 1;

const isAmountAlone = ({ text }: Stretch): boolean => AMOUNT.test(text) && WITH_DECIMALS.test(text);

/** A row with an amount that stands by itself, beside something else. */
const hasAmounts = (line: TextLine): boolean => isRow(line) && line.segments.some(isAmountAlone);

/** Index past the last of the rows that begin at `from`; `from` itself where none do. */
function endOfRows(lines: readonly TextLine[], from: number): number {
  let end = from;
  let lone = 0;
  for (let index = from; index < lines.length && lone <= MOST_LONE_LINES; index += 1) {
    const line = lines[index]!;
    if (index > from && beginsForm(line)) break;
    if (isRow(line)) {
      end = index + 1;
      lone = 0;
    } else {
      if (index === from || isSentence(line)) break;
      lone += 1;
    }
  }
  // The lower half of the last row's name stands close below it.
  const [last, below] = [lines[end - 1], lines[end]];
  const wraps = end > from && last && below && below.baseline - last.baseline < last.size * HALF_PITCH;
  return wraps && !isSentence(below) && !beginsForm(below) ? end + 1 : end;
}

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
  readonly boxes: Box[];
  baseline: number;
}

/** A line in which an amount and the name in the next column, set close to it, are two. */
function partAmounts(line: TextLine): TextLine {
  const isAmount = ({ text }: Stretch) => AMOUNT.test(text.trim()) && WITH_DECIMALS.test(text);
  const segments = line.segments.flatMap((segment) => {
    const parts: (typeof segment)[] = [];
    for (const [index, piece] of segment.pieces.entries()) {
      const before = segment.pieces[index - 1];
      const last = parts.at(-1);
      if (!last || !before || isAmount(before) || isAmount(piece)) parts.push({ ...piece, pieces: [piece] });
      else {
        const text = joinWrapped([last.text, piece.text]);
        parts[parts.length - 1] = { ...last, text, right: piece.right, pieces: [...last.pieces, piece] };
      }
    }
    return segment.pieces.some(isAmount) && parts.length > 1 ? parts : [segment];
  });
  return { ...line, segments };
}

function composeTable(printed: readonly TextLine[]): PageTable {
  const lines = printed.map(partAmounts);
  const firstRow = lines.findIndex(hasAmounts);
  const bands = findBands(lines, firstRow);
  const boundaries = boundariesOf(bands);
  const placed = lines.map((line, index) => ({
    line,
    cells: (index < firstRow ? headingsOf(line, bands) : line.segments).map((text) => ({
      column: bandOf(bands, text),
      text: text.text,
    })),
  }));
  const rows: OpenRow[] = [];
  let above: { column: number; text: string; line: TextLine } | null = null;
  for (const [index, { line, cells }] of placed.entries()) {
    const [first] = cells;
    const alone = index > firstRow && cells.length === 1 && first && !AMOUNT.test(first.text) ? first : null;
    const next = placed[index + 1];
    if (alone && next && opensNext(alone.column, line, next)) {
      above = { ...alone, line };
      continue;
    }
    const last = rows.at(-1);
    if (alone && last?.cells.has(alone.column) && line.baseline - last.baseline < line.size * LINE_PITCH) {
      last.cells.set(alone.column, joinWrapped([last.cells.get(alone.column)!, alone.text]));
      last.boxes.push(line.box);
      last.baseline = line.baseline;
      continue;
    }
    const row: OpenRow = { cells: new Map(), boxes: [line.box], baseline: line.baseline };
    for (const { column, text } of cells)
      row.cells.set(column, joinWrapped([row.cells.get(column) ?? '', text]));
    if (above) {
      row.cells.set(above.column, above.text);
      row.boxes.push(above.line.box);
    }
    above = null;
    rows.push(row);
  }
  const printedRows = rows.map(({ cells, boxes }) => ({
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
    rows: settleHeads(printedRows, boundaries),
  };
}

/** Whether a lone line is the upper half of a name whose row follows: that row has no name of its own. */
function opensNext(
  column: number,
  line: TextLine,
  next: { readonly line: TextLine; readonly cells: readonly { readonly column: number }[] },
): boolean {
  return (
    isRow(next.line) &&
    next.cells.every((cell) => cell.column !== column) &&
    next.line.baseline - line.baseline < line.size * HALF_PITCH
  );
}

/** The columns: stretches that segments of rows with amounts share, and headings over nothing. */
function findBands(lines: readonly TextLine[], firstRow: number): Band[] {
  const body = lines
    .slice(firstRow)
    .filter(isRow)
    .flatMap(({ segments }) => segments);
  const bands: Band[] = [];
  const add = ({ left, right }: Stretch) => {
    const touching = bands.filter((band) => left < band.right && right > band.left);
    for (const band of touching) bands.splice(bands.indexOf(band), 1);
    bands.push({
      left: Math.min(left, ...touching.map((band) => band.left)),
      right: Math.max(right, ...touching.map((band) => band.right)),
    });
  };
  body.forEach(add);
  const headings = lines.slice(0, firstRow).flatMap((line) => headingsOf(line, bands));
  const headed = new Set(
    headings.flatMap((heading) => bands.filter((band) => !isOverNothing(heading, [band]))),
  );
  for (const heading of headings) {
    if (!isOverNothing(heading, bands)) continue;
    // A heading at the left of amounts that stand at the right of one column is theirs, where they have no other.
    const [next] = bands.filter(({ left }) => left >= heading.right).sort((a, b) => a.left - b.left);
    if (!next || headed.has(next)) add(heading);
    else {
      bands[bands.indexOf(next)] = { left: heading.left, right: next.right };
      headed.add(bands.find(({ left }) => left === heading.left)!);
    }
  }
  return bands.sort((a, b) => a.left - b.left);
}

const isOverNothing = (text: Stretch, bands: readonly Band[]): boolean =>
  bands.every((band) => text.right <= band.left || text.left >= band.right);

/** The headings in a line: a segment of several pieces is several where they stand over different columns. */
function headingsOf({ segments }: TextLine, bands: readonly Band[]): Stretch[] {
  return segments.flatMap((segment): readonly Stretch[] => {
    const over = segment.pieces.map((piece) => (isOverNothing(piece, bands) ? -1 : bandOf(bands, piece)));
    return new Set(over).size === over.length ? segment.pieces : [segment];
  });
}

/** The band a segment overlaps most, or the nearest. */
function bandOf(bands: readonly Band[], { left, right }: Stretch): number {
  const overlap = (band: Band) => Math.min(right, band.right) - Math.max(left, band.left);
  let best = 0;
  bands.forEach((band, index) => {
    if (overlap(band) > overlap(bands[best]!)) best = index;
  });
  return best;
}

/** Boundaries half-way between the bands. */
function boundariesOf(bands: readonly Band[]): number[] {
  const inner = bands.slice(1).map((band, index) => (bands[index]!.right + band.left) / 2);
  return [bands[0]!.left, ...inner, bands.at(-1)!.right];
}
