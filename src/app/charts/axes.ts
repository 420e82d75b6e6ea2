/** What pictures begin with, and their axes. */
import type { PictureRow, ValueAxis } from './picture.ts';
import type { Scale } from './scale.ts';
import { NARROW, shortLabel, textWidth, wrapLabel, type ChartRoom, type ChartTheme } from './theme.ts';

/** What every picture begins with. */
export function frame(theme: ChartTheme) {
  return { animation: false, textStyle: { fontFamily: theme.font, color: theme.text } };
}

/** Height of a line of an axis name that is too long for one. */
export const NAME_LINE = 15;

/** An axis of numbers along points. */
export function numeric(axis: ValueAxis, scale: Scale, theme: ChartTheme, side: 'x' | 'y') {
  return {
    type: 'value',
    ...scale,
    name: axis.name,
    nameLocation: side === 'x' ? 'middle' : 'end',
    nameGap: side === 'x' ? 30 : 14,
    nameTextStyle: {
      color: theme.muted,
      fontSize: 12,
      lineHeight: NAME_LINE,
      align: side === 'x' ? 'center' : 'left',
      padding: side === 'y' ? [0, 0, 0, -48] : 0,
    },
    axisLabel: { color: theme.muted, fontSize: 12, formatter: axis.tick },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: side === 'x', lineStyle: { color: theme.muted } },
    axisTick: { show: false },
  };
}

/** An axis of numbers below rows of a width. */
export function numericBelow(axis: ValueAxis, scale: Scale, theme: ChartTheme, { width, narrow }: ChartRoom) {
  return {
    type: 'value',
    ...scale,
    name: wrapLabel(axis.name, width, 12),
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: theme.muted, fontSize: 12, lineHeight: NAME_LINE },
    axisLabel: {
      color: theme.muted,
      fontSize: 12,
      formatter: axis.tick,
      hideOverlap: true,
      ...(narrow ? { alignMinLabel: 'left', alignMaxLabel: 'right' } : {}),
    },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

/** Room for the longest row label, within a third of the width; none where labels stand above their bars. */
export function labelColumn(rows: readonly PictureRow[], { width, narrow }: ChartRoom): number {
  if (narrow) return 0;
  const longest = Math.max(0, ...rows.flatMap((row) => [textWidth(row.label, 13), textWidth(row.note, 11)]));
  return Math.min(longest + 18, Math.max(width / 3, NARROW / 4));
}

/**
 * The rows, read from the top, with their labels.
 * @param column width of the labels' column; 0 where they stand above bars of the height `bar`, over the width `over`
 * @param margin between labels and axis
 */
export function rowAxis(
  rows: readonly PictureRow[],
  theme: ChartTheme,
  { column, bar, over, margin = 8 }: { column: number; bar: number; over: number; margin?: number },
) {
  const above = { inside: true, align: 'left', verticalAlign: 'bottom', margin: 4 };
  return {
    type: 'category',
    inverse: true,
    data: rows.map((row) => row.key),
    axisLine: { lineStyle: { color: theme.muted } },
    axisTick: { show: false },
    splitLine: { show: false },
    z: column === 0 ? 5 : 0,
    axisLabel: {
      color: theme.text,
      fontSize: 13,
      interval: 0,
      formatter: (key: string) => rowLabel(rows, key, Math.max(0, column - 14), over),
      rich: { note: { color: theme.muted, fontSize: 11, lineHeight: 14 } },
      ...(column === 0 ? { ...above, padding: [0, 0, bar / 2 + 4, 0] } : { lineHeight: 15, margin }),
    },
  };
}

/** A row's label with its caveat: beneath it, or beside it where labels stand above the bars. */
function rowLabel(rows: readonly PictureRow[], key: string, width: number, over: number): string {
  const row = rows.find((one) => one.key === key);
  if (!row) return '';
  const label = width > 0 ? wrapLabel(row.label, width, 13) : shortLabel(row.label, over, 13);
  if (row.note === '') return label;
  if (width === 0) {
    const note = shortLabel(row.note, over - textWidth(`${label}  `, 13), 11);
    return note === '…' ? label : `${label}  {note|${note}}`;
  }
  const notes = wrapLabel(row.note, width, 11).split('\n');
  return [label, ...notes.map((note) => `{note|${note}}`)].join('\n');
}
