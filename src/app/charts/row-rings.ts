/** What the reader added in a picture of rows: rings around its points, frames around its bars. */
import type { ScatterSeriesOption } from 'echarts/charts';
import type { RowMark } from './picture.ts';
import { REACH, ring, RINGS } from './rings.ts';
import { pointsOf, rowIndex, width, type RowContext } from './row-series.ts';

/** Frames around the bars of added rows, rings around added points; around a tick only where it stands alone. */
export function drawRowRings(context: RowContext, at: number): ScatterSeriesOption[] {
  const { picture, theme, layout } = context;
  const panel = picture.panels[at]!.key;
  const isOf = (shape: string) => {
    const keys = picture.series.filter((series) => series.shape === shape).map((series) => series.key);
    return (mark: RowMark) => mark.added === true && mark.panel === panel && keys.includes(mark.series);
  };
  if (!picture.marks.some((mark) => mark.added && mark.panel === panel)) return [];
  const bars = picture.marks.filter(isOf('bar'));
  const framed = [...new Set(bars.map((mark) => mark.row))].map((row) => {
    const length = bars.filter((mark) => mark.row === row).reduce((sum, { value }) => sum + value, 0);
    const pixels = width(context, at, length);
    return {
      value: [0, rowIndex(picture, row)],
      symbol: 'roundRect',
      symbolSize: [Math.abs(pixels) + 2 * REACH, layout.bar + 2 * REACH],
      symbolOffset: [pixels / 2, 0],
    };
  });
  const points = picture.series
    .filter(({ shape }) => shape === 'dot' || shape === 'diamond')
    .flatMap((series) => pointsOf(context, series, at))
    .filter(({ mark }) => mark.added)
    .map(({ mark, offset }) => ({
      value: [mark.value, rowIndex(picture, mark.row)],
      symbolSize: 13 + 2 * REACH,
      symbolOffset: [0, offset],
    }));
  const alone = picture.marks
    .filter(isOf('tick'))
    .filter((tick) => !bars.some((bar) => bar.row === tick.row))
    .map((tick) => ({
      value: [tick.value, rowIndex(picture, tick.row)],
      symbol: 'roundRect',
      symbolSize: [4 + 2 * REACH, layout.bar + 10 + 2 * REACH],
    }));
  return [
    {
      ...RINGS,
      ...ring(theme),
      xAxisIndex: at,
      yAxisIndex: at,
      data: [...framed, ...points, ...alone],
    } as ScatterSeriesOption,
  ];
}
