/** ECharts options of points and lines: scatter, and series over the years. */
import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type {
  LinePicture,
  PointMark,
  PointSeries,
  PointShape,
  ScatterPicture,
  ValueAxis,
} from './picture.ts';
import type { Drawing } from './rows.ts';
import { scaleAround, type Scale } from './scale.ts';
import { paintIn, textWidth, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';

/** Draws one thing a point, two measures against each other. */
export function drawScatter(picture: ScatterPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const height = room.narrow ? 360 : 440;
  const ticks = room.narrow ? 4 : 6;
  return {
    height,
    option: {
      ...frame(theme),
      // Room on the outer sides: points on one spot fan out over the edge of the scale.
      grid: { left: 52, right: room.narrow ? 34 : 56, top: 52, bottom: 50 },
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
      series: picture.series.map((series) => cloud(picture, series, theme)),
    },
  };
}

function cloud(picture: ScatterPicture, series: PointSeries, theme: ChartTheme): ScatterSeriesOption {
  const colour = paintIn(theme, series.paint);
  return {
    type: 'scatter',
    name: series.name,
    symbol: series.shape,
    symbolSize: series.shape === 'triangle' ? 12 : 10,
    clip: false,
    emphasis: {
      scale: 1.5,
      itemStyle: { borderColor: theme.text, borderWidth: 2, opacity: 1 },
    },
    data: ofSeries(picture.marks, series).map(({ mark, index }) => ({
      value: [mark.x, mark.y],
      mark: index,
      symbolOffset: sideStep(picture.marks, index),
      itemStyle: { ...stroke(mark, colour, theme), opacity: 0.85 },
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

/** Points on the very same spot fan out a little, so that each can be seen and reached. */
function sideStep(marks: readonly PointMark[], index: number): [number, number] {
  const mark = marks[index]!;
  const before = marks.slice(0, index).filter((m) => m.x === mark.x && m.y === mark.y).length;
  if (before === 0) return [0, 0];
  // Sunflower spiral: even spacing for any number of points.
  const radius = 5.5 * Math.sqrt(before);
  const angle = before * 2.39996;
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
}

/** Draws one line a series. Segments that touch a derived point are dashed; a year without a point is a gap. */
export function drawLines(picture: LinePicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const scale = scaleOf(
    picture.y,
    picture.marks.map((m) => m.y),
    room.narrow ? 4 : 5,
  );
  const names = picture.series.map((series) =>
    textWidth(`${series.name} ${picture.marks.findLast((m) => m.series === series.key)?.text ?? ''}`, 12),
  );
  const right = room.narrow ? 20 : Math.max(40, ...names) + 20;
  return {
    height: room.narrow ? 360 : 420,
    option: {
      ...frame(theme),
      grid: { left: 60, right, top: 34, bottom: 34 },
      xAxis: {
        type: 'category',
        data: picture.years.map(String),
        boundaryGap: true,
        axisLabel: { color: theme.text, fontSize: 13 },
        axisLine: { lineStyle: { color: theme.muted } },
        axisTick: { show: false },
      },
      yAxis: numeric(picture.y, scale, theme, 'y'),
      series: picture.series.flatMap((series) => line(picture, series, theme, room)),
    },
  };
}

function line(
  picture: LinePicture,
  series: PointSeries,
  theme: ChartTheme,
  room: ChartRoom,
): LineSeriesOption[] {
  const colour = paintIn(theme, series.paint);
  const own = ofSeries(picture.marks, series).sort((a, b) => a.mark.x - b.mark.x);
  const shared = { type: 'line', name: series.name };
  const strokes = (['solid', 'dashed'] as const).map((type) => ({
    ...shared,
    silent: true,
    symbol: 'none',
    lineStyle: { color: colour, width: 2, type },
    data: segments(
      own.map(({ mark }) => mark),
      type === 'dashed',
    ),
  }));
  const last = own.at(-1)?.index;
  return [
    ...strokes,
    {
      ...shared,
      symbol: series.shape,
      symbolSize: 10,
      lineStyle: { opacity: 0 },
      z: 4,
      labelLayout: room.narrow ? { hideOverlap: true } : { moveOverlap: 'shiftY' },
      emphasis: { scale: 1.4, itemStyle: { borderColor: theme.text } },
      data: own.map(({ mark, index }) => ({
        value: [String(mark.x), mark.y],
        mark: index,
        itemStyle: stroke(mark, colour, theme),
        label: {
          show: index === last || room.narrow === false,
          position: index === last && !room.narrow ? 'right' : 'top',
          formatter: () => (index === last && !room.narrow ? `${series.name} ${mark.text}` : mark.text),
          color: index === last ? colour : theme.muted,
          backgroundColor: withAlpha(theme.surface, 0.8),
          fontSize: 12,
          distance: 8,
        },
      })),
    },
  ] as LineSeriesOption[];
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

/** Solid for a stated figure, hollow for a derived one. */
function stroke(mark: PointMark, colour: string, theme: ChartTheme) {
  return {
    color: mark.origin === 'derived' ? theme.surface : colour,
    borderColor: colour,
    borderWidth: 2,
  };
}

function ofSeries(marks: readonly PointMark[], series: PointSeries): { mark: PointMark; index: number }[] {
  return marks.flatMap((mark, index) => (mark.series === series.key ? [{ mark, index }] : []));
}

function scaleOf(axis: ValueAxis, values: readonly number[], ticks: number): Scale {
  if (axis.max === undefined) return scaleAround(values, ticks, axis.cut ? 0.2 : 0.6);
  return { min: 0, max: axis.max, interval: axis.max / (ticks < 5 ? 4 : 5) };
}

function frame(theme: ChartTheme) {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, color: theme.text },
  };
}

function numeric(axis: ValueAxis, scale: Scale, theme: ChartTheme, side: 'x' | 'y') {
  return {
    type: 'value',
    ...scale,
    name: axis.name,
    nameLocation: side === 'x' ? 'middle' : 'end',
    nameGap: side === 'x' ? 30 : 14,
    nameTextStyle: {
      color: theme.muted,
      fontSize: 12,
      align: side === 'x' ? 'center' : 'left',
      padding: side === 'y' ? [0, 0, 0, -48] : 0,
    },
    axisLabel: { color: theme.muted, fontSize: 12, formatter: axis.tick },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: side === 'x', lineStyle: { color: theme.muted } },
    axisTick: { show: false },
  };
}

/** Shapes for the n-th series, so that colour is never the only difference. */
export const SHAPES: readonly PointShape[] = ['circle', 'rect', 'triangle', 'diamond'];
