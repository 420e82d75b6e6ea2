/** Small pictures to draw in tests. */
import type { RowMark, RowPicture } from '#app/charts/picture.ts';
import type { ChartTheme } from '#app/charts/theme.ts';

export const THEME: ChartTheme = {
  dark: false,
  text: '#000000',
  muted: '#666666',
  line: '#cccccc',
  surface: '#ffffff',
  font: 'sans-serif',
};

export const mark = (row: string, series: string, value: number, more: Partial<RowMark> = {}): RowMark => ({
  key: `${row} ${series}`,
  title: `${row} ${series}`,
  lines: [String(value)],
  origin: 'stated',
  source: null,
  row,
  panel: 'all',
  series,
  value,
  text: String(value),
  ...more,
});

export const PAINT = { light: '#2f6690', dark: '#6aa5d0' };

export const picture = (marks: readonly RowMark[], max?: number): RowPicture => ({
  kind: 'rows',
  summary: '',
  rows: ['a', 'b'].map((key) => ({ key, label: key, note: '' })),
  rowPaints: {},
  panels: [
    { key: 'all', title: '', axis: { name: '', tick: String, ...(max === undefined ? {} : { max }) } },
  ],
  sharedScale: true,
  series: ['basic', 'project'].map((key) => ({
    key,
    name: key,
    shape: 'bar',
    paint: PAINT,
    pattern: 'plain',
  })),
  marks,
  words: [],
  linked: false,
});
