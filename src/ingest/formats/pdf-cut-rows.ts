/** A row that a page break cuts: its cells go on at the top of the next page. */
import { joinWrapped } from './pdf-lines.ts';
import type { PageCell, PageRow } from './pdf-tables.ts';

/** Edges of one column on two pages differ by no more. */
const SAME_COLUMN = 4;
const HAN = /\p{Script=Han}/u;
const NUMBER = /^[-−]?[\d,，.\s]+%?$/;

/**
 * The row that two parts make, or null where they are rows of their own. A part that goes on has text below
 * cells whose last line is full, no number below another, and nothing below one cell at least: its code or
 * label stands above the break.
 */
export function joinCutRow(above: PageRow, below: PageRow): PageRow | null {
  const pairs = below.cells.map((cell) => ({ cell, over: cellAt(above, cell.left) }));
  const shared = pairs.flatMap(({ cell, over }) => (over ? [{ cell, over }] : []));
  const leads = above.cells.some(({ left }) => cellAt(below, left) === undefined);
  if (!leads || shared.length === 0 || !shared.every(goesOn)) return null;
  const cells = above.cells.map((over) => {
    const cell = cellAt(below, over.left);
    return cell ? { ...over, text: joinWrapped([over.text, cell.text]), isFull: cell.isFull ?? false } : over;
  });
  const added = pairs.flatMap(({ cell, over }) => (over ? [] : [cell]));
  return { box: above.box, cells: [...cells, ...added].sort((a, b) => a.left - b.left) };
}

const cellAt = (row: PageRow, left: number): PageCell | undefined =>
  row.cells.find((cell) => Math.abs(cell.left - left) <= SAME_COLUMN);

function goesOn({ over, cell }: { readonly over: PageCell; readonly cell: PageCell }): boolean {
  return (
    over.isFull === true && HAN.test(over.text) && !NUMBER.test(cell.text) && !/^\d{3,7}\D/.test(cell.text)
  );
}
