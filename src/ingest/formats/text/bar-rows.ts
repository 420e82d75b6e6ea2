/** Rows of text whose cells bars set apart: as text made of web pages has them, or in a drawn frame. */

/** How many places in a row from one on are such. */
export function countWhile(end: number, from: number, isSuch: (at: number) => boolean): number {
  let at = from;
  while (at < end && isSuch(at)) at += 1;
  return at - from;
}

/** A row whose cells bars set apart, as text made of web pages has them, with tabs instead; the rule below headings is nothing. */
export function pipesAsTabs(line: string, frame: BarFrame | null): string {
  const plain = frame ? line.replace(OTHER_BARS, '|') : line;
  const row = frame ? plain.replace(frame.edges, '') : /^\s*\|(.*\|.*)\|\s*$/.exec(plain)?.[1];
  if (RULE.test(line) && (frame || line.includes('|'))) return '';
  return row === undefined ? line : row.replace(/ *\| */g, '\t');
}

/** Bars behind the last cell of a row. */
const FILLING = '(?:\\s*\\|)+\\s*$';

/** How bars stand around the rows of a table. */
export interface BarFrame {
  /** What of a line is no cell. */
  readonly edges: RegExp;
  /** Whether cells that span others, and blank ones, were left out of the rows: nothing tells which a row lacks. */
  readonly isFilledUp: boolean;
}

/**
 * Whether rows were filled up behind with bars for cells that were left out of them: none has a blank cell between two others,
 * and where blanks stand around the bars between cells none stand between those behind, as they would around a blank cell.
 */
function isFilledUp(rows: readonly string[]): boolean {
  const plain = rows.map((row) => row.replace(OTHER_BARS, '|'));
  return (
    plain.some((row) => row.endsWith('||') && /\S \| \S/.test(row)) &&
    !plain.some((row) => /\|\s*\|/.test(row.replace(/^\|/, '').replace(new RegExp(FILLING), '')))
  );
}

const OTHER_BARS = /[｜│┃║]/g;
const bars = (line = ''): number => line.match(/[|｜│┃║]/g)?.length ?? 0;

/** A line of a drawn frame: it holds nothing. */
const RULE = /^(?=.*[-─━═]{2})[\s|+:─-╬-]+$/;

/**
 * Of the lines that bars part into cells, because the one above or below has as many, which bars frame them: a blank cell at
 * the edge of rows without a frame begins with a bar, too. Null of other lines; rules between rows are of the rows around them.
 */
export function framesOfBars(lines: readonly string[]): (BarFrame | null)[] {
  const frames = lines.map((): BarFrame | null => null);
  for (let from = 0; from < lines.length;) {
    const count = bars(lines[from]);
    const length = countWhile(lines.length, from, (at) => RULE.test(lines[at]!) || bars(lines[at]) === count);
    const run = lines.slice(from, from + length).flatMap((line) => (RULE.test(line) ? [] : [line.trim()]));
    if (count >= 2 && run.length > 1) {
      const left = run.every((line) => bars(line[0]) > 0) ? ['^\\s*\\|'] : [];
      const isFramedRight = run.every((line) => bars(line.at(-1)) > 0);
      const lacksCells = isFramedRight && isFilledUp(run);
      const right = isFramedRight ? [lacksCells ? FILLING : '\\|\\s*$'] : [];
      const edges = new RegExp([...left, ...right].join('|') || '^$', 'g');
      frames.fill({ edges, isFilledUp: lacksCells }, from, from + length);
    }
    from += Math.max(length, 1);
  }
  return frames;
}
