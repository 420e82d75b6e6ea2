/**
 * Forms whose columns are set apart by blanks, as text copied from a page or printed by a program has them. Lines are placed as
 * signs of one width would be on a page, and read as a table without a frame is: where what they hold stands below each other.
 */
import { findOpenTables } from '../pdf/open-tables.ts';
import { bandOf } from '../pdf/heads.ts';
import type { TextLine } from '../pdf/lines.ts';
import type { PageRow, PageTable } from '../pdf/table.ts';

/** Height of the type, and how far apart lines are: too far for the lines of one name. */
const SIZE = 10;
const PITCH = 2 * SIZE;
/** Names that go on from the line above are nearer. */
const WRAPPED_PITCH = 1.3 * SIZE;
/** Fewer lines show no columns, and so many are no page. */
const LINES = { fewest: 3, most: 600 } as const;

/** What sets two columns apart. */
const GAP = /[ \u00A0]{2,}|[\u3000\u2003\u2002]+[ \u00A0]*/g;
const HAS_GAP = /\S(?:[ \u00A0]{2,}|[\u3000\u2003\u2002])[ \u00A0]*\S/;
const AMOUNT = /^-?[\d,]+\.\d+$/;
const HAN = /\p{Script=Han}/u;
/** What begins a row, and is not the rest of a name. */
const BEGINS_ROW =
  /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d|其中|合计|总计|小计|本年|收入|支出|年[初末])/;

/** How wide an ideograph is against a digit: as on a screen, or as programs count that take text out of a PDF. */
const WIDTHS = [2, 1] as const;

/** Lines with tabs between their columns where these are certain; a row broken over several lines stands on the first, the others are blank. */
export function columnsAsTabs(lines: readonly string[]): string[] {
  const told = [...lines];
  for (let from = 0; from < lines.length;) {
    let to = from;
    while (to < lines.length && isOfRun(lines[to]!)) to += 1;
    const run = lines.slice(from, to);
    if (run.length >= LINES.fewest && run.length <= LINES.most && run.filter(hasGap).length >= LINES.fewest)
      tabbed(run).forEach((line, at) => (told[from + at] = line));
    from = to + 1;
  }
  return told;
}

const isOfRun = (line: string): boolean => line.trim() !== '' && !line.includes('\t');
const hasGap = (line: string): boolean => HAS_GAP.test(line);

function tabbed(run: readonly string[]): string[] {
  const told = [...run];
  const readings = WIDTHS.map((width) => certainTables(run, width));
  const best = readings.reduce((a, b) => (columnCount(b) > columnCount(a) ? b : a));
  for (const { rows, from, to } of best) {
    told.fill('', from, to);
    rows.forEach(({ line, text }) => (told[line] = text));
  }
  return told;
}

/** Blanks that part columns, and what stands in columns of amounts. */
const BLANKS = / {2,}/;
const FIGURE = /^(?:-?[\d,]+(?:\.\d+)?%?|[-—])$/;
const FEWEST = { lines: 3, fields: 3 } as const;

/**
 * Lines with tabs between their columns where blanks part a name and amounts, the same number of them below a head of as many
 * words, and nothing else stands above or below: how wide the blanks are does not matter then.
 */
export function evenColumnsAsTabs(lines: readonly string[]): string[] {
  const fields = lines.map((line) => line.trim().split(BLANKS));
  const isOfRows = (at: number) => isOfRun(lines[at] ?? '') && fields[at]!.length >= FEWEST.fields;
  const told = [...lines];
  for (let from = 0; from < lines.length; from += 1) {
    if (!isOfRows(from) || isOfRows(from - 1)) continue;
    let to = from + 1;
    while (isOfRows(to)) to += 1;
    const [head, ...rows] = fields.slice(from, to);
    const isTable =
      rows.length >= FEWEST.lines &&
      head!.every((word) => HAN.test(word) && !/\d$/.test(word)) &&
      rows.every(
        ([name, ...figures]) =>
          HAN.test(name!) &&
          figures.length + 1 === head!.length &&
          figures.every((figure) => FIGURE.test(figure)),
      );
    for (let at = from; isTable && at < to; at += 1) told[at] = fields[at]!.join('\t');
    from = to;
  }
  return told;
}

/** A table among lines: its rows with tabs, each on its first line, and which lines it takes. */
interface TabbedTable {
  readonly rows: readonly { readonly line: number; readonly text: string }[];
  readonly columns: number;
  readonly from: number;
  readonly to: number;
}

const columnCount = (tables: readonly TabbedTable[]): number =>
  tables.reduce((sum, { rows, columns }) => sum + rows.length * columns, 0);

function certainTables(run: readonly string[], width: 1 | 2): TabbedTable[] {
  let baseline = 0;
  let above: TextLine | null = null;
  const placed: TextLine[] = [];
  for (const line of run) {
    const bare = placeLine(line, 0, width);
    baseline += above && goesOn(above, bare) ? WRAPPED_PITCH : PITCH;
    above = placeLine(line, baseline, width);
    placed.push(above);
  }
  return findOpenTables(placed).tables.flatMap((table) => {
    const lineAt = (y: number) => placed.findIndex((line) => line.box[1] >= y - 1);
    const from = lineAt(table.box[1]);
    const to = placed.findIndex((line) => line.box[3] >= table.box[3] - 1) + 1;
    const own = placed.slice(from, to);
    if (!table.bands || table.isSure === false || !standBelow(own, table.bands)) return [];
    const heads = table.rows.filter(({ box }) => box === table.rows[0]!.box);
    const rows = table.rows.map(({ cells, box }, at) => {
      const texts = table.columns.slice(1).map(() => '');
      for (const { text, left } of cells) texts[table.columns.indexOf(left)] = text;
      const line = lineAt(box[1]) + (at > 0 && heads.includes(table.rows[at]!) ? at : 0);
      return { line, text: texts.join('\t') };
    });
    const isApart = new Set(rows.map(({ line }) => line)).size === rows.length;
    return isApart && areHeaded(table.rows, heads)
      ? [{ rows, columns: table.columns.length - 1, from, to }]
      : [];
  });
}

/** Whether heads, where there are any, stand over every column of amounts. */
function areHeaded(rows: readonly PageRow[], heads: readonly PageRow[]): boolean {
  const headed = new Set(heads.flatMap(({ cells }) => cells.map(({ left }) => left)));
  const ofAmounts = (row: PageRow) => row.cells.filter(({ text }) => AMOUNT.test(text));
  if (heads.some((row) => ofAmounts(row).length > 0)) return true;
  return rows.flatMap(ofAmounts).every(({ left }) => headed.has(left));
}

/** Whether a line holds nothing but the rest of names that begin in the line above. */
function goesOn(above: TextLine, line: TextLine): boolean {
  return (
    line.segments.every(
      ({ text, left }) =>
        HAN.test(text) &&
        !BEGINS_ROW.test(text) &&
        above.segments.some((over) => HAN.test(over.text) && Math.abs(over.left - left) < SIZE),
    ) && above.segments.some(({ text }) => /\d/.test(text))
  );
}

/**
 * Whether what lines hold stands below each other: no two texts of a line are in one column, no column holds words and amounts,
 * and the amounts of one begin, end or have their middle at one place.
 */
function standBelow(lines: readonly TextLine[], bands: NonNullable<PageTable['bands']>): boolean {
  const columns = bands.map((): { left: number; right: number; text: string }[] => []);
  const rows = lines.filter(({ segments }) => segments.some(({ text }) => AMOUNT.test(text)));
  for (const { segments } of rows) {
    const own = segments.map((segment) => bandOf(bands, segment));
    if (new Set(own).size < own.length) return false;
    segments.forEach((segment, at) => columns[own[at]!]!.push(segment));
  }
  return columns.every((texts) => {
    const amounts = texts.filter(({ text }) => AMOUNT.test(text));
    if (amounts.length === 0) return true;
    if (texts.some(({ text }) => HAN.test(text))) return false;
    const spread = (placeOf: (text: { left: number; right: number }) => number) => {
      const places = amounts.map(placeOf);
      return Math.max(...places) - Math.min(...places);
    };
    return [
      spread(({ left }) => left),
      spread(({ right }) => right),
      spread(({ left, right }) => (left + right) / 2),
    ].some((most) => most <= SIZE);
  });
}

function placeLine(line: string, baseline: number, width: 1 | 2): TextLine {
  const unit = width === 2 ? SIZE / 2 : SIZE;
  const columns = [0];
  for (const char of line) {
    const own = char > '\u2E7F' || char === '\u2003' ? width : 1;
    for (let part = 0; part < char.length; part += 1) columns.push(columns.at(-1)! + (part === 0 ? own : 0));
  }
  const stretch = (from: number, to: number) => ({
    text: line.slice(from, to),
    left: columns[from]! * unit,
    right: columns[to]! * unit,
  });
  const partsOf = (from: number, to: number, gap: RegExp): [number, number][] => {
    const parts: [number, number][] = [];
    let start = from;
    for (const found of [...line.slice(from, to).matchAll(gap), { 0: '', index: to - from }]) {
      if (from + found.index > start) parts.push([start, from + found.index]);
      start = from + found.index + found[0].length;
    }
    return parts;
  };
  const end = line.trimEnd().length;
  const segments = partsOf(line.length - line.trimStart().length, end, GAP).map(([from, to]) => ({
    ...stretch(from, to),
    pieces: partsOf(from, to, / /g).map(([first, last]) => stretch(first, last)),
  }));
  const text = segments.map((segment) => segment.text).join(' ');
  const [left, right] = [segments[0]?.left ?? 0, segments.at(-1)?.right ?? 0];
  return { text, segments, box: [left, baseline - SIZE, right, baseline], baseline, size: SIZE };
}
