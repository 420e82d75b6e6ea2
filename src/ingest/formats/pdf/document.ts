/** Pages → a document: paragraphs over line and page breaks, tables over page breaks, numbered lines. */
import {
  type Block,
  type Paragraph,
  type Place,
  rowOnLine,
  type SourceDocument,
  type Table,
  tableOf,
  type TableRow,
  type UnreadPart,
} from '../../source.ts';
import { partAsides } from './asides.ts';
import { continuations, type PlacedLine, withCutNumbers } from './cut-lines.ts';
import { findFurniture, type FlowLine, goesOn, measureSetting, type TextSetting } from './flow.ts';
import { groupLines, joinWrapped, type TextLine } from './lines.ts';
import { isBroken, isFragment } from './broken-number.ts';
import { findOpenTables } from './open-tables.ts';
import { unreadPictures } from './pictures.ts';
import { clusterPositions } from './page.ts';
import { readRuledTables } from './tables.ts';
import type { Box, PageContent } from './content.ts';
import type { Band, PageCell, PageRow, PageTable } from './table.ts';

/** A row and the index of the page it is on. */
interface PlacedRow extends PageRow {
  readonly page: number;
}

/** A table put together from its parts on one or several pages. */
interface JoinedTable {
  readonly kind: 'table';
  readonly columns: number[];
  readonly rows: PlacedRow[];
  /** Whether its heads may stand over other columns. */
  readonly isUnsettled: boolean;
  /** The part last added, for the next page to be compared with. */
  last: PageTable;
}

interface Flow {
  readonly kind: 'flow';
  readonly lines: FlowLine[];
}

interface Furniture {
  readonly kind: 'furniture';
  readonly line: TextLine;
  readonly page: number;
}

interface Picture {
  readonly kind: 'picture';
  readonly box: Box;
  readonly page: number;
}

type Element = JoinedTable | Flow | Furniture | Picture;

/** A page as tables and lines: what is left of it once its text and rulings are understood. */
export interface PageLayout extends Pick<PageContent, 'number' | 'width' | 'height' | 'origin' | 'scale'> {
  readonly tables: readonly PageTable[];
  readonly lines: readonly TextLine[];
  /** Lines of menus beside the text. */
  readonly asides: readonly TextLine[];
  /** Pictures that may hold a form, or lie over one. */
  readonly pictures: readonly Box[];
}

/** Finds the tables and lines of one page. */
export function layOutPage(shown: PageContent): PageLayout {
  const page = withCutNumbers(shown);
  const { tables, outside } = readRuledTables(page);
  const { text, asides } = partAsides(
    outside,
    tables.map(({ box }) => box),
    page,
  );
  const open = findOpenTables(groupLines(text));
  const found = [...tables, ...open.tables].filter(({ rows }) => rows.length > 0);
  // What a cell shows beneath a stamp may be lost, and the cell be taken for a blank one.
  const covered = (page.covered ?? []).filter((box) => found.some((table) => overlap(table.box, box)));
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    origin: page.origin ?? [0, 0],
    scale: page.scale ?? 1,
    tables: found,
    lines: open.lines,
    asides: groupLines(asides),
    pictures: [...unreadPictures(page), ...covered],
  };
}

const overlap = (one: Box, other: Box): boolean =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** Composes the document that a PDF's pages hold. */
export function composePages(pages: readonly PageLayout[]): SourceDocument {
  const furniture = findFurniture(
    pages.map(({ height, tables, lines }) => ({
      height,
      lines: lines.filter(({ box }) => tables.every((table) => !within(table.box, box))),
    })),
  );
  const settings = new Map<number, TextSetting>();
  const settingOf = (width: number): TextSetting => {
    const known = settings.get(width);
    if (known) return known;
    const ofWidth = pages.filter((page) => Math.round(page.width) === width);
    const setting = measureSetting(
      ofWidth.flatMap(({ lines }) => lines.filter((line) => !furniture.has(line))),
    );
    settings.set(width, setting);
    return setting;
  };
  const elements: Element[] = [];
  const goingOn = continuations(
    pages.flatMap(({ lines }, page) =>
      lines.filter((line) => !furniture.has(line)).map((line) => ({ line, page })),
    ),
  );
  const taken = new Set([...goingOn.values()].map(({ line }) => line));
  for (const { asides } of pages) for (const line of asides) furniture.add(line);
  for (const [page, { width, tables, lines, asides, pictures }] of pages.entries()) {
    const setting = settingOf(Math.round(width));
    const shown = pictures.map((box): Picture => ({ kind: 'picture', box, page }));
    const items = [...tables, ...lines, ...asides, ...shown].sort((a, b) => a.box[1] - b.box[1]);
    for (const item of items) {
      if ('kind' in item) {
        if (item.kind === 'table') addTable(elements, item, page);
        else elements.push(item);
      } else if (furniture.has(item)) elements.push({ kind: 'furniture', line: item, page });
      else if (!taken.has(item)) addWhole(elements, { line: item, page, setting }, goingOn);
    }
  }
  return numberLines(elements, pages);
}

const within = (outer: Box, inner: Box): boolean => inner[1] >= outer[1] && inner[3] <= outer[3];

/** The last element that is part of the text, or a picture in its place. */
function lastOf(elements: readonly Element[]): Element | undefined {
  return elements.findLast(({ kind }) => kind !== 'furniture');
}

/** Adds a line with what goes on with it on pages beside its own. */
function addWhole(elements: Element[], line: FlowLine, goingOn: ReadonlyMap<TextLine, PlacedLine>): void {
  addLine(elements, line);
  const last = lastOf(elements);
  if (last?.kind !== 'flow') return;
  for (let next = goingOn.get(line.line); next; next = goingOn.get(next.line))
    last.lines.push({ ...next, setting: line.setting });
}

function addLine(elements: Element[], line: FlowLine): void {
  const last = lastOf(elements);
  const above = last?.kind === 'flow' ? last.lines.at(-1) : undefined;
  if (last?.kind === 'flow' && above && goesOn(above, line)) last.lines.push(line);
  else elements.push({ kind: 'flow', lines: [line] });
}

/** Edges of the same table on two pages differ by no more. */
const SAME_EDGE = 4;

function addTable(elements: Element[], table: PageTable, page: number): void {
  const before = carriedOn(elements, table, page);
  const aligned = before ? alignBands(before.last, table) : table;
  const rows = aligned.rows.map((row): PlacedRow => ({ ...row, page }));
  if (!before) {
    const columns = [...table.columns];
    const isUnsettled = table.isSettled === false;
    elements.push({ kind: 'table', columns, rows, isUnsettled, last: table });
    return;
  }
  const repeated = repeatedHeadings(before.rows, rows);
  before.columns.push(...aligned.columns);
  const [first, ...others] = rows.slice(repeated);
  const cut = first ? joinCutRow(before.rows.at(-1)!, first) : null;
  if (cut) before.rows[before.rows.length - 1] = { ...before.rows.at(-1)!, ...cut };
  else if (first) before.rows.push(first);
  before.rows.push(...others);
  before.last = aligned;
}

/**
 * The table that goes on on this page: the last one of the page before, as wide, with nothing between but
 * page numbers, or lines that stood above that table too, as titles printed on every page do.
 */
function carriedOn(elements: Element[], table: PageTable, page: number): JoinedTable | null {
  const at = elements.findLastIndex(({ kind }) => kind === 'table');
  const before = elements[at];
  if (before?.kind !== 'table' || before.rows.at(-1)?.page !== page - 1) return null;
  if (!hasSameColumns(before.last, table)) return null;
  const between = elements.slice(at + 1).flatMap((element) => (element.kind === 'flow' ? element.lines : []));
  if (between.length === 0) return before;
  const above = elements
    .slice(Math.max(0, at - LONGEST_HEAD), at)
    .flatMap((element) => (element.kind === 'flow' ? element.lines.map(({ line }) => line.text) : []));
  const repeats =
    between.length <= LONGEST_HEAD &&
    between.every(({ line, page: on }) => on === page && above.includes(line.text));
  return repeats && repeatedHeadings(before.rows, table.rows) > 0 ? before : null;
}

/** Whether a table may be the next part of another: framed ones are as wide, others have the same columns. */
function hasSameColumns(before: PageTable, table: PageTable): boolean {
  if (before.bands && table.bands) return matchBands(before.bands, table.bands) !== null;
  if (before.bands || table.bands) return false;
  return (
    Math.abs(before.columns[0]! - table.columns[0]!) <= SAME_EDGE &&
    Math.abs(before.columns.at(-1)! - table.columns.at(-1)!) <= SAME_EDGE
  );
}

/** For each band the one it overlaps, where each overlaps one and no two the same; else null. */
function matchBands(before: readonly Band[], bands: readonly Band[]): number[] | null {
  const matches = bands.map(({ left, right }) =>
    before.flatMap((other, index) => (left < other.right && right > other.left ? [index] : [])),
  );
  const single = matches.every(({ length }) => length === 1);
  const distinct = new Set(matches.flat()).size === bands.length;
  return single && distinct ? matches.flat() : null;
}

/** A part of a table without a frame, set in the columns of the part before. */
function alignBands(before: PageTable, table: PageTable): PageTable {
  const match = before.bands && table.bands && matchBands(before.bands, table.bands);
  if (!match) return table;
  const leftOf = new Map(match.map((to, from) => [table.columns[from]!, before.columns[to]!]));
  const rows = table.rows.map(({ cells, box }) => ({
    cells: cells.map((cell) => ({ ...cell, left: leftOf.get(cell.left)! })),
    box,
  }));
  return { ...before, rows, box: table.box };
}

/** Lines a title printed on every page takes at most: title, number of the form, body, unit. */
const LONGEST_HEAD = 6;
const MOST_HEADING_ROWS = 10;

/** How many rows at the top of a table's next part repeat its first rows. */
function repeatedHeadings(first: readonly PageRow[], next: readonly PageRow[]): number {
  let count = 0;
  while (
    count < Math.min(MOST_HEADING_ROWS, first.length, next.length) &&
    textOf(first[count]!) === textOf(next[count]!) &&
    !/\d\.\d/.test(textOf(next[count]!))
  ) {
    count += 1;
  }
  return count;
}

const textOf = (row: PageRow): string => row.cells.map(({ text }) => text.replace(/\s+/g, '')).join('|');

/** Boundaries nearer than this are one, when the parts of a table are put together. */
const SAME_BOUNDARY = 4;

/** Numbers the lines and makes the blocks. Page numbers, running heads and pictures are lines, but in no block. */
function numberLines(elements: readonly Element[], pages: readonly PageLayout[]): SourceDocument {
  const lines: string[] = [];
  const places: Place[] = [];
  const blocks: Block[] = [];
  const unreadParts: UnreadPart[] = [];
  const sheetOf = (page: number) => pages[page]!.number;
  const withText = new Set(elements.flatMap(pagesOf).map(sheetOf));
  const number = (text: string, page: number, box: Box): number => {
    lines.push(text);
    const { origin: [x, y] = [0, 0], scale = 1 } = pages[page]!;
    const [left, right] = [(box[0] + x) / scale, (box[2] + x) / scale];
    const [top, bottom] = [(box[1] + y) / scale, (box[3] + y) / scale];
    places.push({ kind: 'page', page: sheetOf(page), box: [left, top, right, bottom] });
    return lines.length;
  };
  for (const element of elements) {
    if (element.kind === 'furniture') {
      number(element.line.text, element.page, element.line.box);
    } else if (element.kind === 'picture') {
      unreadParts.push({
        kind: withText.has(sheetOf(element.page)) ? 'picture' : 'page-without-text',
        line: number('', element.page, element.box),
      });
    } else if (element.kind === 'flow') {
      blocks.push(paragraphOf(element.lines, number));
    } else {
      blocks.push(gridOf(element, number));
    }
  }
  return { blocks, lines, places, ...(unreadParts.length > 0 && { unreadParts }) };
}

/** The pages an element has text on. */
function pagesOf(element: Element): number[] {
  if (element.kind === 'picture') return [];
  if (element.kind === 'furniture') return [element.page];
  return (element.kind === 'flow' ? element.lines : element.rows).map(({ page }) => page);
}

type NumberLine = (text: string, page: number, box: Box) => number;

function paragraphOf(flow: readonly FlowLine[], number: NumberLine): Paragraph {
  const starts: { offset: number; line: number }[] = [];
  let text = '';
  for (const { line, page } of flow) {
    const joined = joinWrapped([text, line.text]);
    starts.push({ offset: joined.length - line.text.length, line: number(line.text, page, line.box) });
    text = joined;
  }
  const isCut = { before: flow[0]!.line.cut?.before, after: flow.at(-1)!.line.cut?.after };
  return {
    kind: 'paragraph',
    text,
    starts,
    lineStart: starts[0]!.line,
    lineEnd: starts.at(-1)!.line,
    ...(isCut.before && { isCutBefore: true as const }),
    ...(isCut.after && { isCutAfter: true as const }),
  };
}

function gridOf({ columns, rows, isUnsettled }: JoinedTable, number: NumberLine): Table {
  const boundaries = clusterPositions(columns, SAME_BOUNDARY);
  const width = Math.max(1, boundaries.length - 1);
  const columnAt = (left: number) => {
    let column = 0;
    while (column < width - 1 && left > (boundaries[column]! + boundaries[column + 1]!) / 2) column += 1;
    return column;
  };
  const tableRows = rows.map(({ cells, page, box }): TableRow => {
    const texts = Array.from({ length: width }, () => '');
    for (const { text, left } of cells) {
      const column = columnAt(left);
      texts[column] = texts[column] === '' ? text : `${texts[column]} ${text}`;
    }
    return rowOnLine(texts, number(texts.join('\t'), page, box));
  });
  return tableOf(tableRows, 'grid', isUnsettled);
}

/** Edges of one column on two pages differ by no more. */
const SAME_COLUMN = 4;
const HAN = /\p{Script=Han}/u;
const NUMBER = /^[-−]?[\d,，.\s]+%?$/;

/**
 * The row that two parts make, or null where they are rows of their own. A part that goes on has text below
 * cells whose last line is full, no number below another unless it is the end of that, and nothing below one cell at
 * least: its code or label stands above the break.
 */
function joinCutRow(above: PageRow, below: PageRow): PageRow | null {
  const pairs = below.cells.map((cell) => ({ cell, over: cellAt(above, cell.left) }));
  const shared = pairs.flatMap(({ cell, over }) => (over ? [{ cell, over }] : []));
  const leads = above.cells.some(({ left }) => cellAt(below, left) === undefined);
  const isCut = shared.some(({ over, cell }) => isFragment(over.text, cell.text));
  if (!leads || shared.length === 0 || !(isCut || shared.every(goesOver))) return null;
  const cells = above.cells.map((over) => {
    const cell = cellAt(below, over.left);
    return cell ? { ...over, text: joinHalves(over, cell), isFull: cell.isFull ?? false } : over;
  });
  const added = pairs.flatMap(({ cell, over }) => (over ? [] : [cell]));
  return { box: above.box, cells: [...cells, ...added].sort((a, b) => a.left - b.left) };
}

/** Numbers that make no amount to the hundredth together are two, and left to be told. */
const joinHalves = ({ text, isFull }: PageCell, below: PageCell): string =>
  NUMBER.test(text) && NUMBER.test(below.text) && !(isFull && isBroken(text, below.text))
    ? `${text} ${below.text}`
    : joinWrapped([text, below.text]);

const cellAt = (row: PageRow, left: number): PageCell | undefined =>
  row.cells.find((cell) => Math.abs(cell.left - left) <= SAME_COLUMN);

function goesOver({ over, cell }: { readonly over: PageCell; readonly cell: PageCell }): boolean {
  return (
    over.isFull === true && HAN.test(over.text) && !NUMBER.test(cell.text) && !/^\d{3,7}\D/.test(cell.text)
  );
}
