/** Heads of columns where no lines say how many columns each is over: told by how the columns below repeat. */
import type { PageCell, PageRow } from './pdf-tables.ts';

const HAS_AMOUNT = /\d\.\d/;
/** The first of the columns that one head is over. */
const FIRST_OF_GROUP = /^小计$/;

/** Rows of a table whose heads are moved to the first of the columns that they are over, where it can be told which. */
export function settleHeads(rows: readonly PageRow[], columns: readonly number[]): PageRow[] {
  const body = rows.findIndex(({ cells }) => cells.some(({ text }) => HAS_AMOUNT.test(text)));
  if (body < 2) return [...rows];
  const heads = moveOverFirst(rows.slice(0, body));
  const [top, ...below] = heads;
  return [{ ...top!, cells: spread(top!.cells, below, columns.slice(0, -1)) }, ...below, ...rows.slice(body)];
}

/** A head in the middle over 小计 and its neighbours stands over 小计. */
function moveOverFirst(heads: readonly PageRow[]): PageRow[] {
  return heads.map((row, index) => {
    const firsts = heads
      .slice(index + 1)
      .flatMap(({ cells }) => cells.filter(({ text }) => FIRST_OF_GROUP.test(text)).map(({ left }) => left));
    const free = firsts.filter((left) => heads.slice(0, index + 1).every(({ cells }) => !cells.some((cell) => cell.left === left))); // prettier-ignore
    if (free.length === 0 || index === 0) return row;
    const cells = row.cells.map((cell, at): PageCell => {
      const before = row.cells[at - 1]?.left ?? -Infinity;
      const to = free.findLast((left) => left < cell.left && left > before);
      return to === undefined ? cell : { ...cell, left: to };
    });
    return { ...row, cells };
  });
}

/** The heads of the top row over as many groups of columns, each of which has the same heads below. */
function spread(
  tops: readonly PageCell[],
  below: readonly PageRow[],
  columns: readonly number[],
): readonly PageCell[] {
  const size = columns.length / tops.length;
  if (tops.length < 2 || !Number.isInteger(size) || size < 2) return tops;
  const heads = columns.map((left) =>
    below.map(({ cells }) => cells.find((cell) => cell.left === left)?.text ?? '').join('|'),
  );
  const repeats = heads.every(
    (head, index) => head.replaceAll('|', '') !== '' && head === heads[index % size],
  );
  return repeats ? tops.map((cell, index) => ({ ...cell, left: columns[index * size]! })) : tops;
}
