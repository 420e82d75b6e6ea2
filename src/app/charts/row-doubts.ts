/** What is in doubt in a picture of rows: small triangles at its bars, points and ticks. */
import type { ScatterSeriesOption } from 'echarts/charts';
import { BESIDE, sign, SIGNS } from './doubt-signs.ts';
import type { RowMark } from './picture.ts';
import { pointsOf, rowIndex, width, type RowContext } from './row-series.ts';

/** Signs in a panel of a picture of rows: within the far end of a bar, beside a point, above a tick. */
export function drawRowDoubts(context: RowContext, at: number): ScatterSeriesOption[] {
  const { picture, theme, layout } = context;
  const panel = picture.panels[at]!.key;
  if (!picture.marks.some((mark) => mark.doubt && mark.panel === panel)) return [];
  const place = (mark: RowMark, along: number, symbolOffset: readonly number[]) => ({
    value: [along, rowIndex(picture, mark.row)],
    symbolOffset: [...symbolOffset],
  });
  const ends = new Map<string, number>();
  const data = picture.series.flatMap((series) =>
    pointsOf(context, series, at).flatMap(({ mark, offset }) => {
      const isBar = series.shape === 'bar';
      const end = isBar ? (ends.get(mark.row) ?? 0) + mark.value : mark.value;
      if (isBar) ends.set(mark.row, end);
      if (!mark.doubt) return [];
      if (series.shape === 'tick') return [place(mark, end, [0, -(layout.bar / 2 + 9)])];
      if (!isBar) return [place(mark, end, [BESIDE[0], offset + BESIDE[1]])];
      const isShort = Math.abs(width(context, at, mark.value)) < 16;
      const inwards = isShort ? 0 : -8 * Math.sign(mark.value);
      return [place(mark, end, [inwards, isShort ? -layout.bar / 2 : 5.5 - layout.bar / 2])];
    }),
  );
  return [{ ...SIGNS, ...sign(theme), xAxisIndex: at, yAxisIndex: at, data } as ScatterSeriesOption];
}
