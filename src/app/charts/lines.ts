/** ECharts options of lines over the years, one a series. */
import type { LineSeriesOption } from 'echarts/charts';
import { placeLabels, type LabelPlace, type PlotBox } from './line-labels.ts';
import type { BandYear, LineMark, LinePicture, PointMark, PointSeries } from './picture.ts';
import { frame, numeric } from './axes.ts';
import type { Drawing } from './draw.ts';
import { pointLook } from './look.ts';
import { scaleOfPoints, type Scale } from './scale.ts';
import { drawDoubts, drawRings, REACH } from './signs.ts';
import { symbolOf, symbolSizeOf } from './shapes.ts';
import { drawApart } from './small-multiples.ts';
import { paintIn, textWidth, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';

/** Size of a point, in pixels. */
const POINT = 10;
const QUIET_POINT = 5;

/** Draws one line a series. Segments that touch a derived point are dashed; a year without a point is a gap. */
export function drawLines(picture: LinePicture, theme: ChartTheme, room: ChartRoom): Drawing {
  if (picture.apart) return drawApart(picture, theme, room);
  const values = picture.marks.map((mark) => mark.y);
  const scale = scaleOfPoints(picture.y, values, room.narrow ? 4 : 5);
  const placesOf = (marks: readonly PointMark[]) => marks.map((mark) => [String(mark.x), mark.y]);
  const height = room.narrow ? 360 : 420;
  const grid = { left: startRoom(picture, scale), right: endRoom(picture, room), top: 34, bottom: 34 };
  const box: PlotBox = {
    ...grid,
    width: room.width - grid.left - grid.right,
    height: height - grid.top - grid.bottom,
    outer: room.width,
  };
  const labels = placeLabels(picture, scale, box, room.narrow);
  return {
    height,
    option: {
      ...frame(theme),
      grid: { ...grid, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: picture.years.map(String),
        boundaryGap: true,
        axisLabel: { color: theme.text, fontSize: 13 },
        axisLine: { lineStyle: { color: theme.muted } },
        axisTick: { show: false },
      },
      yAxis: numeric(picture.y, scale, theme, 'y'),
      series: [
        ...(picture.band ? band(picture.band, theme) : []),
        ...lines(picture, theme, labels),
        ...drawRings(placesOf(picture.marks.filter((mark) => mark.added)), theme, {
          symbolSize: POINT + 2 * REACH,
        }),
        ...drawDoubts(placesOf(picture.marks.filter((mark) => mark.doubt)), theme),
      ],
    },
  };
}

/** Room left of the plot for the numbers of the axis, however large. */
function startRoom({ y }: LinePicture, { min, max }: Scale): number {
  const widest = Math.max(...[min, max].map((value) => textWidth(y.tick(value), 12)));
  return Math.max(60, Math.ceil(widest) + 16);
}

/** Room right of the plot for the names of the lines that reach the last year. */
function endRoom(picture: LinePicture, room: ChartRoom): number {
  if (room.narrow) return 20;
  const last = picture.years.at(-1);
  const ends = picture.marks.filter((mark) => mark.x === last);
  const names = ends.flatMap((mark) => {
    const series = picture.series.find(({ key }) => key === mark.series);
    return series && !series.quiet ? [textWidth(`${series.name} ${mark.text}`, 12)] : [];
  });
  // The last year's point stands half a year's width inside the plot; some of the text does, too.
  return Math.max(40, ...names) - 14;
}

/** A mark, and its place among the picture's. */
interface Placed {
  readonly mark: LineMark;
  readonly index: number;
}

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

/**
 * Strokes and points of the lines. Quiet lines of one colour are one series: over a hundred lines, each by itself, the
 * chart library takes longer than a reader waits.
 */
function lines(
  picture: LinePicture,
  theme: ChartTheme,
  labels: ReadonlyMap<number, LabelPlace>,
): LineSeriesOption[] {
  const own = marksOfSeries(picture);
  const groups = new Map<string, PointSeries[]>();
  for (const series of picture.series) {
    const group = series.quiet ? `quiet ${paintIn(theme, series.paint)}` : series.key;
    groups.set(group, [...(groups.get(group) ?? []), series]);
  }
  return [...groups.values()].flatMap((group) => {
    const { paint, quiet, focused } = group[0]!;
    const colour = paintIn(theme, paint);
    const look = {
      lineStyle: { color: colour, width: quiet ? 1 : focused ? 3 : 2, ...(quiet && { opacity: 0.55 }) },
      z: quiet ? 1 : focused ? 3 : 2,
    };
    const point = { symbolSize: quiet ? QUIET_POINT : POINT, z: quiet ? 3 : focused ? 5 : 4 };
    const items = group.flatMap((series) => {
      const placed = own.get(series.key) ?? [];
      const last = placed.findLast(({ mark }) => !mark.restated)?.index;
      return placed.map(({ mark, index }) => ({
        ...pointItem({ mark, index }, series, theme),
        label: label(labels.get(index), index === last ? colour : theme.muted, theme),
      }));
    });
    const marks = group.map(({ key }) => (own.get(key) ?? []).map(({ mark }) => mark));
    return [...strokes(marks, look), points(items, point, theme)];
  });
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

function label(place: LabelPlace | undefined, color: string, theme: ChartTheme) {
  if (!place) return { show: false };
  return {
    show: true,
    // Counted from the corner of the point's own box.
    position: [place.dx + POINT / 2, place.dy + POINT / 2],
    align: 'center',
    verticalAlign: 'middle',
    formatter: () => place.text,
    color,
    backgroundColor: withAlpha(theme.surface, 0.8),
    fontSize: 12,
  };
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
