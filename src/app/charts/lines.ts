/** ECharts options of lines over the years, one a series. */
import type { LineSeriesOption } from 'echarts/charts';
import { placeLabels, type LabelPlace, type PlotBox } from './line-labels.ts';
import type { LinePicture, PointMark, PointSeries } from './picture.ts';
import { frame, numeric } from './axes.ts';
import type { Drawing } from './draw.ts';
import { pointLook } from './look.ts';
import { scaleOfPoints, type Scale } from './scale.ts';
import { drawDoubts, drawRings, REACH } from './signs.ts';
import { symbolOf, symbolSizeOf } from './shapes.ts';
import { paintIn, textWidth, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';

/** Size of a point, in pixels. */
const POINT = 10;
const QUIET_POINT = 5;

/** Draws one line a series. Segments that touch a derived point are dashed; a year without a point is a gap. */
export function drawLines(picture: LinePicture, theme: ChartTheme, room: ChartRoom): Drawing {
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
        ...picture.series.flatMap((series) => line(picture, series, theme, labels)),
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
  return Math.max(40, ...names) - 20;
}

function line(
  picture: LinePicture,
  series: PointSeries,
  theme: ChartTheme,
  labels: ReadonlyMap<number, LabelPlace>,
): LineSeriesOption[] {
  const colour = paintIn(theme, series.paint);
  const all = picture.marks
    .flatMap((mark, index) => (mark.series === series.key ? [{ mark, index }] : []))
    .sort((a, b) => a.mark.x - b.mark.x);
  const own = all.filter(({ mark }) => !mark.restated);
  const shared = { type: 'line', name: series.name };
  const strokes = (['solid', 'dashed'] as const).map((type) => ({
    ...shared,
    silent: true,
    symbol: 'none',
    lineStyle: {
      color: colour,
      width: series.quiet ? 1 : 2,
      type,
      ...(series.quiet ? { opacity: 0.55 } : {}),
    },
    z: series.quiet ? 1 : 2,
    data: segments(
      own.map(({ mark }) => mark),
      type === 'dashed',
    ),
  }));
  return [
    ...strokes,
    {
      ...shared,
      symbol: symbolOf(series.shape),
      symbolSize: series.quiet ? QUIET_POINT : POINT,
      lineStyle: { opacity: 0 },
      z: series.quiet ? 3 : 4,
      emphasis: { scale: 1.4, itemStyle: { borderColor: theme.text } },
      data: all.map(({ mark, index }) => ({
        value: [String(mark.x), mark.y],
        mark: index,
        ...(mark.restated
          ? { symbol: symbolOf('hourglass'), symbolSize: symbolSizeOf('hourglass', POINT) }
          : {}),
        itemStyle: pointLook(mark.origin, colour, theme),
        label: label(labels.get(index), index === own.at(-1)?.index ? colour : theme.muted, theme),
      })),
    },
  ] as LineSeriesOption[];
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
