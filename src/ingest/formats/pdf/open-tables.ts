/**
 * Tables without a frame: forms printed from a sheet without borders, or with lines under the headings
 * alone. Columns are where amounts and names stand below each other.
 */
import { AMOUNT, WITH_DECIMALS } from './amounts.ts';
import { columnOf, partBand, partTouching } from './crowded-columns.ts';
import { isFormNumber, isFormTitle, namesUnit } from '../../captions.ts';
import { compactText } from '../../text.ts';
import { addHeadBands, bandOf, countHeads, headRows, isNumbering, type RowBand } from './heads.ts';
import { joinWrapped, type Stretch, type TextLine } from './lines.ts';
import type { Box } from './content.ts';
import { boxAround } from './content.ts';
import type { Band, PageCell, PageTable } from './table.ts';

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

/** Several texts beside each other, or a code whose name stands above and below it. */
const isRow = ({ text, segments }: TextLine): boolean => segments.length > 1 || CODE.test(text.trim());

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
      if (index === from || (isSentence(line) && !wrapsInto(line, lines[index + 1]))) break;
      lone += 1;
    }
  }
  // The lower half of the last row's name stands close below it.
  const [last, below] = [lines[end - 1], lines[end]];
  const wraps = end > from && last && below && below.baseline - last.baseline < last.size * HALF_PITCH;
  return wraps && /\p{Script=Han}/u.test(below.text) && !isSentence(below) && !beginsForm(below)
    ? end + 1
    : end;
}

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
  readonly boxes: Box[];
  baseline: number;
}

const OF_SENTENCE = /[，。；：]/;

/** A line in which a number and what stands close to it in the next column are two. */
function partNumbers(line: TextLine): TextLine {
  if (OF_SENTENCE.test(line.text)) return line;
  const isNumber = ({ text }: Stretch) => AMOUNT.test(text.trim());
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

/** A code whose name may stand above and below it. */
const CODE = /^\d{3}(?:\d{2}){0,2}$/;

const textsOf = ({ segments }: TextLine): string[] => segments.map(({ text }) => text);

/** How far apart the rows with amounts are, at the closest. */
function pitchOf(rows: readonly TextLine[]): number {
  const places = rows.filter(hasAmounts).map(({ baseline }) => baseline);
  return Math.min(...places.slice(1).map((place, index) => place - places[index]!), Infinity);
}

function composeTable(lines: readonly TextLine[]): PageTable {
  const firstRow = countHeads(lines.map(textsOf));
  const [headLines, rowLines] = [lines.slice(0, firstRow), partTouching(lines.slice(firstRow))];
  const bands = findBands(headLines, rowLines);
  const boundaries = boundariesOf(bands);
  const heads = headRows(headLines, bands, boundaries, pitchOf(rowLines));
  const placed = rowLines.map((line) => ({
    line,
    cells: line.segments.map((text) => ({
      column: columnOf(bands, text) ?? bandOf(bands, text),
      text: text.text,
    })),
  }));
  const rows: OpenRow[] = [];
  let above: OpenRow | null = null;
  for (const [index, { line, cells }] of placed.entries()) {
    const isOfNames = index > 0 && cells.every(({ text }) => !AMOUNT.test(text.trim()));
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
      line.baseline - last.baseline < line.size * LINE_PITCH;
    if (goesOn) {
      addCells(last, line, cells);
      last.baseline = line.baseline;
      continue;
    }
    const row = openRow(line, cells);
    if (above) {
      for (const [column, text] of above.cells) row.cells.set(column, text);
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
    rows: [...heads.rows, ...body],
  };
}

interface PlacedText {
  readonly column: number;
  readonly text: string;
}

function openRow(line: TextLine, cells: readonly PlacedText[]): OpenRow {
  const row: OpenRow = { cells: new Map(), boxes: [], baseline: line.baseline };
  addCells(row, line, cells);
  return row;
}

function addCells(row: OpenRow, line: TextLine, cells: readonly PlacedText[]): void {
  const beside = new Set<number>();
  for (const { column, text } of cells) {
    const above = row.cells.get(column) ?? '';
    row.cells.set(column, beside.has(column) ? `${above} ${text}` : joinWrapped([above, text]));
    beside.add(column);
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

/** The columns: stretches that texts of rows share, and heads over nothing. Numbers of the columns are heads of theirs. */
function findBands(heads: readonly TextLine[], rows: readonly TextLine[]): Band[] {
  const numbered = rows.findIndex((line) => !isNumbering(textsOf(line)));
  const bands: RowBand[] = [];
  const add = ({ text, left, right }: Stretch) => {
    const touching = bands.filter((band) => left < band.right && right > band.left);
    for (const band of touching) bands.splice(bands.indexOf(band), 1);
    bands.push({
      left: Math.min(left, ...touching.map((band) => band.left)),
      right: Math.max(right, ...touching.map((band) => band.right)),
      hasWords: !AMOUNT.test(text.trim()) || touching.some(({ hasWords }) => hasWords),
    });
  };
  const filled = rows.slice(numbered).filter(isRow);
  filled.flatMap(({ segments }) => segments).forEach(add);
  const parted = bands.flatMap((band) => {
    const within = ({ left, right }: Stretch) => left < band.right && right > band.left;
    return partBand(filled.map(({ segments }) => segments.filter(within))) ?? [band];
  });
  return addHeadBands([...heads, ...rows.slice(0, numbered)], parted, pitchOf(rows));
}

/** Boundaries half-way between the bands. */
function boundariesOf(bands: readonly Band[]): number[] {
  const inner = bands.slice(1).map((band, index) => (bands[index]!.right + band.left) / 2);
  return [bands[0]!.left, ...inner, bands.at(-1)!.right];
}
