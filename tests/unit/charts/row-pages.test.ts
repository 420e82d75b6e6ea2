/** Pictures of more rows than fit: which rows a page has, and that its axes are those of the whole. */
import { describe, expect, it } from 'vitest';
import type { RowMark, RowPicture } from '#app/charts/picture.ts';
import { pageOfRows } from '#app/charts/row-pages.ts';
import { drawRows } from '#app/charts/rows.ts';
import { PAPER } from '#app/charts/theme.ts';

/** Rows r0, r1, … of which each has a bar of 1000, 999, … and words. */
function pictureOf(count: number): RowPicture {
  const rows = Array.from({ length: count }, (_, at) => ({ key: `r${at}`, label: `r${at}`, note: '' }));
  const marks = rows.map(({ key }, at): RowMark => ({
    key,
    title: key,
    lines: [],
    origin: 'stated',
    source: null,
    row: key,
    panel: 'all',
    series: 'bar',
    value: 1000 - at,
    text: String(1000 - at),
  }));
  return {
    kind: 'rows',
    summary: '',
    rows,
    rowPaints: {},
    panels: [{ key: 'all', title: '', axis: { name: '', tick: String } }],
    sharedScale: true,
    series: [{ key: 'bar', name: '', shape: 'bar', paint: null, pattern: 'plain' }],
    marks,
    words: rows.map(({ key }) => ({ row: key, panel: 'all', at: 0, text: key, strong: false })),
    linked: false,
  };
}

const keysOf = (picture: RowPicture) => picture.rows.map(({ key }) => key);

describe('a picture of many rows', () => {
  it('is one page where all have room', () => {
    expect(pageOfRows(pictureOf(60), 0, () => false)).toBeNull();
  });

  it('has forty rows a page, and the rest on the last', () => {
    const last = pageOfRows(pictureOf(100), 2, () => false)!;
    expect(keysOf(last.picture)).toEqual(Array.from({ length: 20 }, (_, at) => `r${80 + at}`));
    expect([last.page, last.pages, last.from, last.to, last.all, last.picked]).toEqual([
      2, 3, 81, 100, 100, 0,
    ]);
    expect(last.picture.marks.map(({ value }) => value)).toEqual(
      Array.from({ length: 20 }, (_, at) => 920 - at),
    );
    expect(last.picture.words).toHaveLength(20);
  });

  it('is at its last page where there are fewer than asked for', () => {
    expect(pageOfRows(pictureOf(61), 9, () => false)!.from).toBe(41);
  });

  it('has the rows picked out on every page, before the others, and counts them apart', () => {
    const isPicked = (row: string) => row === 'r3' || row === 'r99';
    const [first, last] = [0, 2].map((page) => pageOfRows(pictureOf(100), page, isPicked)!);
    expect(keysOf(first!.picture).slice(0, 4)).toEqual(['r3', 'r99', 'r0', 'r1']);
    expect(keysOf(last!.picture).slice(0, 3)).toEqual(['r3', 'r99', 'r81']);
    expect([last!.from, last!.to, last!.all, last!.picked]).toEqual([81, 98, 98, 2]);
  });

  it('is drawn on the axis of the whole', () => {
    const page = pageOfRows(pictureOf(3000), 20, () => false)!;
    expect(page.picture.marks[0]!.value).toBe(200);
    const { option } = drawRows(page.picture, PAPER, { width: 900, narrow: false, dense: false });
    const [axis] = option['xAxis'] as { max: number }[];
    expect(axis!.max).toBe(1000);
  });
});
