/** ECharts options of lines over the years, one a series. */
import type { LineSeriesOption } from 'echarts/charts';
import { groupBy } from '#ingest/group-by.ts';
import { placeLabels, type LabelPlace, type PlotBox } from './line-labels.ts';
import type { LinePicture, PointMark } from './picture.ts';
import { frame, NAME_LINE, numeric } from './axes.ts';
import { scaleOfPoints, type Scale } from './scale.ts';
import { drawDoubts, drawRings, REACH } from './signs.ts';
import { drawApart } from './small-multiples.ts';
import { paintIn, textWidth, withAlpha, wrapLabel, type ChartRoom, type ChartTheme } from './theme.ts';
import type { Drawing } from './drawing.ts';
import { marksOfSeries, strokes, points, pointItem, band, POINT } from './line-series.ts';
const QUIET_POINT = 5;

/** Draws one line a series. Segments that touch a derived point are dashed; a year without a point is a gap. */
export function drawLines(picture: LinePicture, theme: ChartTheme, room: ChartRoom): Drawing {
  if (picture.apart) return drawApart(picture, theme, room);
  const values = picture.marks.map((mark) => mark.y);
  const scale = scaleOfPoints(picture.y, values, room.narrow ? 4 : 5);
  const placesOf = (marks: readonly PointMark[]) => marks.map((mark) => [String(mark.x), mark.y]);
  const height = room.narrow ? 360 : 420;
  const left = startRoom(picture, scale);
  // Begun where numeric() puts it, 48 pixels left of the plot.
  const name = wrapLabel(picture.y.name, room.width - left + 40, 12);
  const top = 34 + (name.split('\n').length - 1) * NAME_LINE;
  const grid = { left, right: endRoom(picture, room), top, bottom: 34 };
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
      yAxis: numeric({ ...picture.y, name }, scale, theme, 'y'),
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
  const loud = new Map(picture.series.flatMap((one) => (one.quiet ? [] : [[one.key, one]])));
  const names = ends.flatMap((mark) => {
    const series = loud.get(mark.series);
    return series ? [textWidth(`${series.name} ${mark.text}`, 12)] : [];
  });
  // The last year's point stands half a year's width inside the plot; some of the text does, too.
  return Math.max(40, ...names) - 14;
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
  const groups = groupBy(picture.series, ({ quiet, paint, key }) =>
    quiet ? `quiet ${paintIn(theme, paint)}` : key,
  );
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
