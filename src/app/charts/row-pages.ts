/** A picture of more rows than can be drawn or looked at together, in pages. */
import { WHOLE_ROWS, type RowPicture } from './picture.ts';

/** Rows of one page, beside those picked out. */
const ROWS_AT_ONCE = 40;

/** A page of a picture. Rows are counted from 1; those picked out stand on every page and are not among them. */
export interface RowPage {
  readonly picture: RowPicture;
  readonly page: number;
  readonly pages: number;
  readonly from: number;
  readonly to: number;
  readonly all: number;
  readonly picked: number;
}

/**
 * A page of a picture of rows: the rows picked out first, then as many of the others as stand together, in their order.
 * Its axes reach as far as those of the whole. Null where all rows have room.
 * @param page from 0; the last there is where there are fewer
 */
export function pageOfRows(
  picture: RowPicture,
  page: number,
  isPicked: (row: string) => boolean,
): RowPage | null {
  if (picture.rows.length <= WHOLE_ROWS) return null;
  const marked = picture.rows.filter((row) => isPicked(row.key));
  // Where all are picked out none is.
  const picked = marked.length > ROWS_AT_ONCE / 2 ? [] : marked;
  const others = picked.length === 0 ? picture.rows : picture.rows.filter((row) => !isPicked(row.key));
  const pages = Math.max(1, Math.ceil(others.length / ROWS_AT_ONCE));
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = others.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE);
  const rows = [...picked, ...shown];
  const keys = new Set(rows.map(({ key }) => key));
  return {
    picture: {
      ...picture,
      rows,
      marks: picture.marks.filter(({ row }) => keys.has(row)),
      words: picture.words.filter(({ row }) => keys.has(row)),
      beyond: picture.marks.filter(({ row }) => !keys.has(row)),
    },
    page: at,
    pages,
    from: at * ROWS_AT_ONCE + 1,
    to: at * ROWS_AT_ONCE + shown.length,
    all: others.length,
    picked: picked.length,
  };
}
