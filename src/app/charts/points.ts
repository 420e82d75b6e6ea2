/** What pictures of points have in common: their axes and the look of a point. */
import type { PointMark, PointSeries, ValueAxis } from './picture.ts';
import { scaleAround, type Scale } from './scale.ts';
import type { ChartTheme } from './theme.ts';

/** Solid for a stated figure, hollow for a derived one. */
export function stroke(mark: Pick<PointMark, 'origin'>, colour: string, theme: ChartTheme) {
  return {
    color: mark.origin === 'derived' ? theme.surface : colour,
    borderColor: colour,
    borderWidth: 2,
  };
}

/** The marks of a series with their place in the picture. */
export function ofSeries<M extends PointMark>(
  marks: readonly M[],
  series: PointSeries,
): { mark: M; index: number }[] {
  return marks.flatMap((mark, index) => (mark.series === series.key ? [{ mark, index }] : []));
}

/** The scale of an axis that holds the values. */
export function scaleOf(axis: ValueAxis, values: readonly number[], ticks: number): Scale {
  if (axis.max === undefined) return scaleAround(values, ticks, axis.cut ? 0.2 : 0.6);
  return { min: 0, max: axis.max, interval: axis.max / (ticks < 5 ? 4 : 5) };
}

/** What every picture of points begins with. */
export function frame(theme: ChartTheme) {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, color: theme.text },
  };
}

/** An axis of numbers. */
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
      align: side === 'x' ? 'center' : 'left',
      padding: side === 'y' ? [0, 0, 0, -48] : 0,
    },
    axisLabel: { color: theme.muted, fontSize: 12, formatter: axis.tick },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: side === 'x', lineStyle: { color: theme.muted } },
    axisTick: { show: false },
  };
}
