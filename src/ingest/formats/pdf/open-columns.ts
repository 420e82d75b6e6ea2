/** The columns of a table without a frame: what its rows show together, and where the heads over them stand. */
import { AMOUNT, NIL, WITH_DECIMALS } from './amounts.ts';
import { type CellColumns, cellColumns, type CellStack } from './cell-columns.ts';
import { boxAround } from './content.ts';
import { columnOf, partBand } from './crowded-columns.ts';
import type { PlacedHead } from './head-groups.ts';
import { addHeadBands, bandOf, headRows, isNumbering, type RowBand } from './heads.ts';
import type { Stretch, TextLine } from './lines.ts';
import type { Band, PageRow } from './table.ts';

/** Several texts beside each other, or a code whose name stands above and below it. */
export const isRow = ({ text, segments }: TextLine): boolean => segments.length > 1 || CODE.test(text.trim());

export const isAmountAlone = ({ text }: Stretch): boolean => AMOUNT.test(text) && WITH_DECIMALS.test(text);

/** A row with an amount that stands by itself, beside something else. */
export const hasAmounts = (line: TextLine): boolean => isRow(line) && line.segments.some(isAmountAlone);

/** A code whose name may stand above and below it. */
const CODE = /^\d{3}(?:\d{2}){0,2}$/;

export const textsOf = ({ segments }: TextLine): string[] => segments.map(({ text }) => text);

/** The head of a column that holds a part of a code. */
const headsCode = ({ text }: Stretch): boolean => /^[类款项]$/.test(text.trim());

/** Lines with those of their texts that are of a kind. */
const withTexts = (lines: readonly TextLine[], isOfKind: (text: Stretch) => boolean): TextLine[] =>
  lines.flatMap((line) => {
    const segments = line.segments.filter(isOfKind);
    return segments.length > 0 ? [{ ...line, segments }] : [];
  });

/** How far apart the rows with amounts are, at the closest. */
function pitchOf(rows: readonly TextLine[]): number {
  const places = rows.filter(hasAmounts).map(({ baseline }) => baseline);
  return Math.min(...places.slice(1).map((place, index) => place - places[index]!), Infinity);
}

/** The columns of a table: their edges, the rows of their heads, and which one a text of a row stands in. */
export interface OpenColumns {
  readonly bands: readonly Band[];
  readonly boundaries: readonly number[];
  readonly heads: { readonly rows: readonly PageRow[]; readonly isSure: boolean };
  readonly columnFor: (text: Stretch) => number;
  /** The columns of amounts, where it is settled which they are. */
  readonly ofAmounts: ReadonlySet<number>;
  /** Whether only one way to put the heads over the columns is possible. */
  readonly isSettled: boolean;
}

export function findColumns(heads: readonly TextLine[], lines: readonly TextLine[]): OpenColumns {
  const numbered = lines.findIndex((line) => !isNumbering(textsOf(line)) && !line.segments.every(headsCode));
  const rowLines = lines.slice(numbered);
  // 类, 款 and 项 stand beside the numbers of the columns, or between them and the total: they are heads all the same.
  const numberedLines = lines.slice(0, numbered);
  const codeLines = withTexts(numberedLines, headsCode);
  const numberLines = withTexts(numberedLines, (text) => !headsCode(text));
  const headLines = [...heads, ...codeLines];
  const ofRows = findBands(rowLines);
  const inBand = (text: Stretch) => columnOf(ofRows, text) ?? bandOf(ofRows, text);
  const stacks = stacksIn(rowLines, ofRows, inBand);
  const cells = stacks && settledCells(headLines, numberLines, stacks, rowLines[0]!.size);
  if (cells) {
    const { edges, columnOf: columns, heads: placed } = cells;
    const cellAt = ({ left, right }: Stretch) =>
      Math.max(
        0,
        edges.slice(0, -1).findLastIndex((edge) => edge < (left + right) / 2),
      );
    const numbers = new Set<Stretch>(numberLines.flatMap(({ segments }) => segments));
    return {
      bands: edges.slice(1).map((right, index) => ({ left: edges[index]!, right })),
      boundaries: edges,
      heads: { rows: rowsOfHeads(placed, headLines, edges), isSure: true },
      columnFor: (text) =>
        numbers.has(text) || NIL.test(text.text.trim()) ? cellAt(text) : columns[inBand(text)]!,
      ofAmounts: new Set(columns.filter((_, index) => stacks[index]!.isOfAmounts)),
      isSettled: true,
    };
  }
  // Where the cells stay open the heads of codes are read as the row they stand in.
  const plain = numberedLines.findIndex((line) => !isNumbering(textsOf(line)));
  const [ofNumbers, others] =
    plain < 0 ? [numberedLines, rowLines] : [lines.slice(0, plain), lines.slice(plain)];
  const bands = addHeadBands([...heads, ...ofNumbers], findBands(others), pitchOf(lines));
  const boundaries = boundariesOf(bands);
  return {
    bands,
    boundaries,
    heads: headRows(heads, bands, boundaries, pitchOf(lines)),
    columnFor: (text) => columnOf(bands, text) ?? bandOf(bands, text),
    ofAmounts: new Set(),
    isSettled: heads.length === 0,
  };
}

/** What stands below each other in each band, but for the names of totals; null where a band holds nothing else. */
function stacksIn(
  lines: readonly TextLine[],
  bands: readonly Band[],
  inBand: (text: Stretch) => number,
): CellStack[] | null {
  const texts = lines.filter(isRow).flatMap(({ segments }) => segments);
  const stacks = bands.map((band, index) => {
    const inIt = texts.filter((text) => inBand(text) === index);
    const named = inIt.filter(tellsColumn);
    const own = named.length > 0 ? named : inIt;
    const amounts = own.filter(isAmountAlone);
    const isOfAmounts = amounts.length > 0 && own.every(({ text }) => !/\p{Script=Han}/u.test(text));
    return { ...band, texts: isOfAmounts ? amounts : own, isOfAmounts };
  });
  return stacks.some(({ texts: own }) => own.length === 0) ? null : stacks;
}

/** The cells that heads and rows tell together; null where they do not. */
function settledCells(
  headLines: readonly TextLine[],
  numberLines: readonly TextLine[],
  stacks: readonly CellStack[],
  size: number,
): CellColumns | null {
  const heads = headLines.flatMap(({ segments, baseline }) =>
    segments.flatMap(({ pieces }) => pieces.map((piece) => ({ ...piece, baseline }))),
  );
  const numbers = numberLines
    .flatMap(({ segments }) => segments)
    .filter(({ text }) => /^\d{1,2}$/.test(text.trim()));
  return cellColumns(heads, stacks, numbers, size);
}

/** The rows of heads that were put into columns. */
function rowsOfHeads(
  heads: readonly PlacedHead[],
  lines: readonly TextLine[],
  edges: readonly number[],
): PageRow[] {
  const box = boxAround(lines.map((line) => line.box));
  const rows = [...new Set(heads.map(({ row }) => row))].sort((a, b) => a - b);
  return rows.map((row) => ({
    cells: heads
      .filter((head) => head.row === row)
      .sort((a, b) => a.column - b.column)
      .map(({ text, column }) => ({ text, left: edges[column]! })),
    box,
  }));
}

/** What names a total may stand over several columns, and what stands for no amount at another place than amounts. */
const tellsColumn = (text: Stretch): boolean => !isTotal(text) && !NIL.test(text.text.trim());

/** Whether a text names a total. */
export const isTotal = ({ text }: Stretch): boolean => /[合总]计$/.test(text);

/** The columns: stretches that texts of rows share. */
function findBands(rows: readonly TextLine[]): RowBand[] {
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
  const filled = rows.filter(isRow).map((line) => line.segments.filter(tellsColumn));
  filled.flat().forEach(add);
  const left = Math.min(...bands.map((band) => band.left));
  const totals = rows.flatMap(({ segments }) => segments.filter(isTotal));
  totals.filter(({ right }) => right < left).forEach(add);
  return bands
    .flatMap((band) => {
      const within = ({ left, right }: Stretch) => left < band.right && right > band.left;
      return partBand(filled.map((texts) => texts.filter(within))) ?? [band];
    })
    .sort((a, b) => a.left - b.left);
}

/** Boundaries half-way between the bands. */
function boundariesOf(bands: readonly Band[]): number[] {
  const inner = bands.slice(1).map((band, index) => (bands[index]!.right + band.left) / 2);
  return [bands[0]!.left, ...inner, bands.at(-1)!.right];
}
