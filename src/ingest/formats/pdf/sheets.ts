/** Sheets that several pages are set on, beside and below each other, as the pages they hold. */
import type { Box, PageContent, Ruling, TextRun } from './content.ts';

/** How many pages a sheet holds beside and below each other. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** The grids that are looked for, the finest first. */
const GRIDS: readonly Grid[] = [4, 3, 2, 1]
  .flatMap((columns) => [4, 3, 2, 1].map((rows) => ({ columns, rows })))
  .filter(({ columns, rows }) => columns * rows > 1)
  .sort((a, b) => b.columns * b.rows - a.columns * a.rows);

/** The shapes of pages, width against height: paper of any series lies between, upright or across. */
const SHAPES = [0.55, 1.9] as const;
/** Of a sheet's width or height, to either side of the line where two pages meet: their margins. */
const GUTTER = 0.012;
/** A few sheets may be blank in one place by chance, but not so widely. */
const WIDE_GUTTER = 0.025;
const MANY_SHEETS = 4;
/** Of the ideographs in the column of pages that has most, what each has at least. */
const LEAST_SHARE = 0.12;

/** The pages that sheets hold, in reading order. Sheets of one size are divided in one way, or not at all. */
export function partSheets(sheets: readonly PageContent[]): PageContent[] {
  const grids = new Map<string, Grid | null>();
  for (const sheet of sheets) {
    const size = sizeOf(sheet);
    if (!grids.has(size)) grids.set(size, gridOf(sheets.filter((other) => sizeOf(other) === size)));
  }
  return sheets.flatMap((sheet) => {
    const grid = grids.get(sizeOf(sheet));
    return grid ? cellsOf(sheet, grid) : [sheet];
  });
}

const sizeOf = ({ width, height }: PageContent): string => `${Math.round(width)} ${Math.round(height)}`;

function gridOf(sheets: readonly PageContent[]): Grid | null {
  const { width, height } = sheets[0]!;
  const found = GRIDS.find((grid) => {
    const shape = width / grid.columns / (height / grid.rows);
    if (shape < SHAPES[0] || shape > SHAPES[1]) return false;
    if (grid.columns === 1 && sheets.length === 1) return false;
    const least = sheets.length < MANY_SHEETS ? WIDE_GUTTER : GUTTER;
    return (
      isParted(sheets, 'vertical', grid.columns, GUTTER) &&
      isParted(sheets, 'horizontal', grid.rows, least) &&
      holdText(sheets, grid)
    );
  });
  return found ?? null;
}

/** Whether nothing on any of the sheets reaches over the lines that divide them into so many parts. */
function isParted(
  sheets: readonly PageContent[],
  axis: Ruling['axis'],
  parts: number,
  gutter: number,
): boolean {
  return Array.from({ length: parts - 1 }, (_, index) => (index + 1) / parts).every((share) =>
    sheets.every((sheet) => {
      const whole = axis === 'vertical' ? sheet.width : sheet.height;
      const [from, to] = [(share - gutter) * whole, (share + gutter) * whole];
      return extents(sheet, axis).every(([start, end]) => end <= from || start >= to);
    }),
  );
}

/** The number of a page, or a part of it: - 1 -. */
const OF_PAGE_NUMBER = /^[-—–\s\d]{1,8}$/;

/** What the texts and rulings of a sheet take of its width, or of its height. A line drawn between two pages is theirs. */
function extents({ runs, rulings, sideways = [] }: PageContent, axis: Ruling['axis']): [number, number][] {
  // Numbers of pages stand in the margins.
  const inText = [...runs, ...sideways].filter(({ text }) => !OF_PAGE_NUMBER.test(text));
  const texts = inText.map(({ left, right, baseline, size }): [number, number] =>
    axis === 'vertical' ? [left, right] : [baseline - size, baseline],
  );
  const across = rulings.filter((ruling) => ruling.axis !== axis);
  return [...texts, ...across.map(({ from, to }): [number, number] => [from, to])];
}

const HAN = /\p{Script=Han}/gu;

/**
 * Whether all parts of one sheet hold text at least, and each column of them its share: a table without lines may be blank
 * between two columns, the one at the right would hold amounts alone.
 */
function holdText(sheets: readonly PageContent[], { columns, rows }: Grid): boolean {
  const beside = Array.from({ length: columns }, () => 0);
  let isFull = false;
  for (const { runs, width, height } of sheets) {
    const filled = new Set<number>();
    for (const { text, left, right, baseline } of runs) {
      const count = text.match(HAN)?.length ?? 0;
      const column = partOf((left + right) / 2, width, columns);
      beside[column]! += count;
      if (count > 0) filled.add(partOf(baseline, height, rows) * columns + column);
    }
    isFull ||= filled.size === columns * rows;
  }
  return isFull && beside.every((count) => count >= Math.max(...beside) * LEAST_SHARE);
}

const partOf = (position: number, whole: number, parts: number): number =>
  Math.min(parts - 1, Math.max(0, Math.floor((position / whole) * parts)));

/** The pages of a sheet, row by row. A part with nothing on it is no page. */
function cellsOf(sheet: PageContent, { columns, rows }: Grid): PageContent[] {
  const [width, height] = [sheet.width / columns, sheet.height / rows];
  const [left, top] = sheet.origin ?? [0, 0];
  return Array.from({ length: columns * rows }, (_, index): PageContent => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [x, y] = [column * width, row * height];
    const holds = (across: number, down: number) =>
      partOf(across, sheet.width, columns) === column && partOf(down, sheet.height, rows) === row;
    const moved = (runs: readonly TextRun[]) =>
      runs
        .filter(({ left, right, baseline, size }) => holds((left + right) / 2, baseline - size / 3))
        .map((run) => ({ ...run, left: run.left - x, right: run.right - x, baseline: run.baseline - y }));
    const movedBoxes = (boxes: readonly Box[] = []) =>
      boxes.flatMap(([left, top, right, bottom]): Box[] =>
        holds((left + right) / 2, (top + bottom) / 2) ? [[left - x, top - y, right - x, bottom - y]] : [],
      );
    return {
      number: sheet.number,
      width,
      height,
      origin: [left + x, top + y],
      scale: sheet.scale ?? 1,
      runs: moved(sheet.runs),
      sideways: moved(sheet.sideways ?? []),
      rulings: sheet.rulings.flatMap((ruling) => {
        const middle = (ruling.from + ruling.to) / 2;
        const [along, aside] = ruling.axis === 'horizontal' ? [x, y] : [y, x];
        const isHere = ruling.axis === 'horizontal' ? holds(middle, ruling.at) : holds(ruling.at, middle);
        const { axis, at, from, to } = ruling;
        return isHere ? [{ axis, at: at - aside, from: from - along, to: to - along }] : [];
      }),
      pictures: movedBoxes(sheet.pictures),
      covered: movedBoxes(sheet.covered),
    };
  }).filter(({ runs, pictures = [] }) => runs.length + pictures.length > 0);
}
