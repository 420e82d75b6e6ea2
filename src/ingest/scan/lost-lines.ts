/**
 * Numbers that may be of another row or column than the one they seem to stand in: a line of their form was not seen. What is
 * taken for its neighbour adds up as well, so that no arithmetic tells.
 */
import type { RecognisedSign } from '../source.ts';
import type { Ruling, TextRun } from '../formats/pdf/content.ts';
import { findFrames, type Frame, hasColumns } from '../formats/pdf/frames.ts';

interface SignedRun extends TextRun {
  readonly signs: readonly RecognisedSign[];
}

/** A cell of a frame with what stands in it. */
interface Cell<Run> {
  readonly frame: Frame;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly runs: Run[];
}

/** A number so uncertain is proven by no arithmetic. */
const UNPROVABLE = 0.4;
/** Of the height of its type: a number further from the middle of its cell is of one of two rows. */
const OFF_MIDDLE = 0.5;

const NUMBER = /^-?\d[\d.,]*%?$/;

/**
 * What a picture shows, numbers as uncertain beside which a line is missing: they share a cell of several rows or columns, stand
 * above or below its middle, or in a column in which elsewhere two texts stand beside each other.
 * @param isPhotograph whether numbers in no frame are as uncertain: without lines around it an amount may be one of the next column
 */
export function withLostLines<Run extends SignedRun>(
  runs: readonly Run[],
  rulings: readonly Ruling[],
  isPhotograph: boolean,
): Run[] {
  const frames = findFrames(rulings).filter(hasColumns);
  const cells = new Map<string, Cell<Run>>();
  const cellOf = new Map<Run, Cell<Run>>();
  for (const run of runs) {
    const at = frames.findIndex((frame) => isWithin(run, frame));
    if (at < 0) continue;
    const place = placeIn(frames[at]!, run);
    const key = `${at} ${place.row} ${place.column}`;
    const cell = cells.get(key) ?? { frame: frames[at]!, ...place, runs: [] };
    cell.runs.push(run);
    cells.set(key, cell);
    cellOf.set(run, cell);
  }
  const merged = [...cells.values()].filter((cell) => cell.columns === 1 && holdsTwoBeside(cell.runs));
  const isOfMerged = ({ frame, column }: Cell<Run>) =>
    merged.some((other) => other.frame === frame && other.column === column);
  return runs.map((run) => {
    if (!NUMBER.test(run.text)) return run;
    const cell = cellOf.get(run);
    const isDoubtful = cell
      ? cell.rows > 1 || cell.columns > 1 || isOfMerged(cell) || isOffMiddle(run, cell)
      : isPhotograph;
    if (!isDoubtful) return run;
    const signs = run.signs.map((one) => ({ ...one, certainty: Math.min(one.certainty, UNPROVABLE) }));
    return { ...run, signs };
  });
}

const middleOf = ({ left, right, baseline, size }: TextRun): readonly [x: number, y: number] => [
  (left + right) / 2,
  baseline - size / 3,
];

function isWithin(run: TextRun, { box }: Frame): boolean {
  const [x, y] = middleOf(run);
  return x > box[0] && x < box[2] && y > box[1] && y < box[3];
}

/** The cell of a frame that a text is in: its upper left corner, and over how many rows and columns it goes. */
function placeIn(frame: Frame, run: TextRun): Omit<Cell<never>, 'frame' | 'runs'> {
  const [x, y] = middleOf(run);
  const [row, column] = frame.anchorOf(
    frame.rows.findLastIndex((edge) => edge <= y),
    frame.columns.findLastIndex((edge) => edge <= x),
  );
  const isOwn = (down: number, across: number) => {
    const [top, left] = frame.anchorOf(down, across);
    return top === row && left === column;
  };
  let [rows, columns] = [1, 1];
  while (row + rows < frame.rows.length - 1 && isOwn(row + rows, column)) rows += 1;
  while (column + columns < frame.columns.length - 1 && isOwn(row, column + columns)) columns += 1;
  return { row, column, rows, columns };
}

/** Of the height of the other: smaller text is a piece of a stamp. */
const AS_LARGE = 0.7;

/** Whether two texts stand beside each other. Names of two signs are set wide at times: 合 计. */
const holdsTwoBeside = (runs: readonly TextRun[]): boolean =>
  runs.some((one) =>
    runs.some(
      (other) =>
        other.left >= one.right &&
        Math.min(one.size, other.size) >= Math.max(one.size, other.size) * AS_LARGE &&
        Math.abs(other.baseline - one.baseline) < Math.min(one.size, other.size) / 2 &&
        !(isOneSign(one) && isOneSign(other)),
    ),
  );

const isOneSign = ({ text }: TextRun): boolean => /^\p{Script=Han}$/u.test(text);

function isOffMiddle(run: TextRun, { frame, row }: Cell<unknown>): boolean {
  const [top, bottom] = [frame.rows[row]!, frame.rows[row + 1]!];
  return Math.abs(middleOf(run)[1] - (top + bottom) / 2) > run.size * OFF_MIDDLE;
}
