/** ECharts options of a scatter: two measures against each other, every point at its true place. */
import type { ScatterSeriesOption } from 'echarts/charts';
import { marksAt, sharedPlaces } from './coincidence.ts';
import type { PointMark, PointSeries, ScatterPicture } from './picture.ts';
import { frame, numeric, ofSeries, scaleOf, stroke } from './points.ts';
import { drawCloudRings } from './rings.ts';
import type { Drawing } from './rows.ts';
import { symbolOf, symbolSizeOf } from './shapes.ts';
import { paintIn, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';

/** Draws one thing a point, two measures against each other. */
export function drawScatter(picture: ScatterPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const height = room.narrow ? 360 : 440;
  const ticks = room.narrow ? 4 : 6;
  return {
    height,
    option: {
      ...frame(theme),
      // Room on the right for the counts of places at the end of the scale.
      grid: { left: 52, right: 48, top: 40, bottom: 50 },
      xAxis: numeric(
        picture.x,
        scaleOf(
          picture.x,
          picture.marks.map((m) => m.x),
          ticks,
        ),
        theme,
        'x',
      ),
      yAxis: numeric(
        picture.y,
        scaleOf(
          picture.y,
          picture.marks.map((m) => m.y),
          ticks,
        ),
        theme,
        'y',
      ),
      series: [
        ...picture.series.map((series) => drawCloud(picture, series, theme, false)),
        drawPlaces(picture, theme),
        ...drawCloudRings(picture, theme),
        // Above the sign of their place: the one in focus is seen.
        ...picture.series.map((series) => drawCloud(picture, series, theme, true)),
      ],
    },
  };
}

/** The marks of a series that have a place of their own, or those that share theirs: these are seen in focus only. */
function drawCloud(
  picture: ScatterPicture,
  series: PointSeries,
  theme: ChartTheme,
  shared: boolean,
): ScatterSeriesOption {
  const own = ofSeries(picture.marks, series).filter(
    ({ mark }) => marksAt(picture, mark).length > 1 === shared,
  );
  const colour = paintIn(theme, series.paint);
  return {
    type: 'scatter',
    name: series.name,
    symbol: symbolOf(series.shape),
    symbolSize: symbolSizeOf(series.shape, 10),
    clip: false,
    z: shared ? 4 : 2,
    emphasis: {
      scale: 1.5,
      itemStyle: { borderColor: theme.text, borderWidth: 2, opacity: 1 },
    },
    data: own.map(({ mark, index }) => ({
      value: [mark.x, mark.y],
      mark: index,
      itemStyle: { ...stroke(mark, colour, theme), opacity: shared ? 0 : 0.85 },
      emphasis: {
        label: {
          show: true,
          formatter: () => mark.text,
          position: 'top',
          color: theme.text,
          fontSize: 12,
          backgroundColor: theme.surface,
          padding: [2, 4],
        },
      },
    })),
  } as ScatterSeriesOption;
}

/** The places several marks share: one sign each, with the number of marks beside it. */
function drawPlaces(picture: ScatterPicture, theme: ChartTheme): ScatterSeriesOption {
  return {
    type: 'scatter',
    silent: true,
    clip: false,
    z: 3,
    labelLayout: { moveOverlap: 'shiftY' },
    data: sharedPlaces(picture).map((marks) => {
      const [first] = marks as [PointMark];
      const own = picture.series.find((series) => marks.every((mark) => mark.series === series.key));
      const colour = own ? paintIn(theme, own.paint) : theme.text;
      const derived = marks.every((mark) => mark.origin === 'derived');
      return {
        value: [first.x, first.y],
        symbol: symbolOf(own?.shape ?? 'circle'),
        symbolSize: 14,
        itemStyle: { ...stroke({ origin: derived ? 'derived' : 'stated' }, colour, theme), opacity: 1 },
        label: {
          show: true,
          position: 'right',
          distance: 6,
          formatter: () => `×${marks.length}`,
          color: theme.text,
          fontSize: 12,
          backgroundColor: withAlpha(theme.surface, 0.8),
        },
      };
    }),
  } as ScatterSeriesOption;
}
