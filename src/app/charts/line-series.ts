/** The strokes, points and bands of lines, in one plot or in many. */
import type { LinePicture, LineMark, PointSeries, BandYear, PointMark } from './picture.ts';
import type { LineSeriesOption } from 'echarts/charts';
import type { ChartTheme } from './theme.ts';
import { symbolSizeOf, symbolOf } from './shapes.ts';
import { pointLook } from './look.ts';
import { paintIn } from './theme.ts';

/** The marks of every series, from year to year. */
export function marksOfSeries({ marks }: LinePicture): ReadonlyMap<string, readonly Placed[]> {
  const placed = marks.map((mark, index) => ({ mark, index })).sort((a, b) => a.mark.x - b.mark.x);
  const found = new Map<string, Placed[]>();
  for (const one of placed) {
    const own = found.get(one.mark.series);
    if (own) own.push(one);
    else found.set(one.mark.series, [one]);
  }
  return found;
}

/** The strokes of lines, each its marks from year to year: solid, and dashed where they touch a derived point. */
export function strokes(lines: readonly (readonly LineMark[])[], look: LineSeriesOption): LineSeriesOption[] {
  return (['solid', 'dashed'] as const).flatMap((type) => {
    const data = lines.flatMap((marks) =>
      segments(
        marks.filter(({ restated }) => !restated),
        type === 'dashed',
      ),
    );
    if (data.length === 0) return [];
    const { lineStyle } = look;
    return [
      { ...look, type: 'line', silent: true, symbol: 'none', lineStyle: { ...lineStyle, type }, data },
    ] as LineSeriesOption[];
  });
}

/** The points of lines. */
export const points = (
  data: readonly object[],
  look: LineSeriesOption,
  theme: ChartTheme,
): LineSeriesOption =>
  ({
    ...look,
    type: 'line',
    lineStyle: { opacity: 0 },
    emphasis: { scale: 1.4, itemStyle: { borderColor: theme.text } },
    data,
  }) as LineSeriesOption;

/** A point of a line, as the chart library takes it. */
export function pointItem({ mark, index }: Placed, { paint, shape }: PointSeries, theme: ChartTheme) {
  const hourglass = mark.restated && { symbolSize: symbolSizeOf('hourglass', POINT) };
  return {
    value: [String(mark.x), mark.y],
    mark: index,
    symbol: symbolOf(mark.restated ? 'hourglass' : shape),
    ...hourglass,
    itemStyle: pointLook(mark.origin, paintIn(theme, paint), theme),
  };
}

/** A band behind the lines: the room between two edges that are not drawn, the one stacked upon the other. */
export function band(
  { paint, years }: NonNullable<LinePicture['band']>,
  theme: ChartTheme,
  look: LineSeriesOption = {},
): LineSeriesOption[] {
  const edge = (height: (year: BandYear) => number, more: LineSeriesOption) =>
    ({
      type: 'line',
      silent: true,
      symbol: 'none',
      z: 0,
      stack: 'band',
      stackStrategy: 'all',
      lineStyle: { opacity: 0 },
      ...look,
      ...more,
      data: years.flatMap((year, at) => [
        ...(at > 0 && years[at - 1]!.x !== year.x - 1 ? [[String(year.x), null]] : []),
        [String(year.x), height(year)],
      ]),
    }) as LineSeriesOption;
  return [
    edge(({ from }) => from, {}),
    edge(({ from, to }) => to - from, { areaStyle: { color: paintIn(theme, paint), opacity: 1 } }),
  ];
}

/** Points of the segments of one kind, each segment on its own, parted by a null. Only adjacent years are joined. */
export function segments(marks: readonly PointMark[], derived: boolean): [string, number | null][] {
  return marks.flatMap((mark, at): [string, number | null][] => {
    const next = marks[at + 1];
    if (!next || next.x !== mark.x + 1) return [];
    const touches = mark.origin === 'derived' || next.origin === 'derived';
    if (touches !== derived) return [];
    return [
      [String(mark.x), mark.y],
      [String(next.x), next.y],
      [String(next.x), null],
    ];
  });
}

/** Size of a point, in pixels. */
export const POINT = 10;

/** A mark, and its place among the picture's. */
export interface Placed {
  readonly mark: LineMark;
  readonly index: number;
}
