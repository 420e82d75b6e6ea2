/** The signs in a picture of rows: what the reader added, and what is in doubt. */
import type { ScatterSeriesOption } from 'echarts/charts';
import type { RowMark } from './picture.ts';
import { pointsOf, rowIndex, width, type RowContext } from './row-series.ts';
import { BESIDE, drawDoubts, drawRings, REACH } from './signs.ts';

/** Frames around the bars of added rows, rings around added points; around a tick only where it stands alone. */
export function drawRowRings(context: RowContext, at: number): ScatterSeriesOption[] {
  const { picture, theme, layout } = context;
  const panel = picture.panels[at]!.key;
  const isOf = (shape: string) => {
    const keys = picture.series.filter((series) => series.shape === shape).map((series) => series.key);
    return (mark: RowMark) => mark.added === true && mark.panel === panel && keys.includes(mark.series);
  };
  const bars = picture.marks.filter(isOf('bar'));
  const framed = [...new Set(bars.map((mark) => mark.row))].map((row) => {
    const length = bars.filter((mark) => mark.row === row).reduce((sum, { value }) => sum + value, 0);
    const pixels = width(context, at, length);
    return {
      value: [0, rowIndex(picture, row)],
      ...frame(Math.abs(pixels), layout.bar, context),
      symbolOffset: [pixels / 2, 0],
    };
  });
  const points = picture.series
    .filter(({ shape }) => shape === 'dot' || shape === 'diamond')
    .flatMap((series) => pointsOf(context, series, at))
    .filter(({ mark }) => mark.added)
    .map(({ mark, offset }) => ({
      value: [mark.value, rowIndex(picture, mark.row)],
      symbolSize: 10 + 2 * REACH,
      symbolOffset: [0, offset],
    }));
  const alone = picture.marks
    .filter(isOf('tick'))
    .filter((tick) => !bars.some((bar) => bar.row === tick.row))
    .map((tick) => ({
      value: [tick.value, rowIndex(picture, tick.row)],
      ...frame(4, layout.bar + 10, context),
    }));
  return drawRings([...framed, ...points, ...alone], theme, { xAxisIndex: at, yAxisIndex: at });
}

/** Triangles in a panel: within the far end of a bar, beside a point, above or below a tick. */
export function drawRowDoubts(context: RowContext, at: number): ScatterSeriesOption[] {
  const { picture, theme, layout } = context;
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
      // Above a tick, but for where the row's label stands there.
      const away = layout.labelsAbove ? 1 : -1;
      if (series.shape === 'tick') return [place(mark, end, [0, away * (layout.bar / 2 + 9)])];
      if (!isBar) return [place(mark, end, [BESIDE[0], offset + BESIDE[1]])];
      const isShort = Math.abs(width(context, at, mark.value)) < 16;
      const inwards = isShort ? 0 : -8 * Math.sign(mark.value);
      return [place(mark, end, [inwards, isShort ? -layout.bar / 2 : 5.5 - layout.bar / 2])];
    }),
  );
  return drawDoubts(data, theme, { xAxisIndex: at, yAxisIndex: at });
}

/** Radius of a frame's corners, and how thick it is. */
const CORNER = 5;
const THICK = 1.5;

/**
 * A frame around something of a size. The library stretches symbols to their size, and their strokes with them: the
 * frame is an area between two outlines, given at the very size it is drawn at.
 */
function frame(innerWidth: number, innerHeight: number, { theme, layout }: RowContext) {
  // Labels above their bars leave less room.
  const reach = layout.labelsAbove ? 2 : REACH;
  const size = [innerWidth + 2 * reach, innerHeight + 2 * reach] as const;
  return {
    symbol: `path://${outline(0, size, CORNER, 1)}${outline(THICK, size, CORNER - THICK, 0)}`,
    symbolSize: size,
    itemStyle: { color: theme.text, borderWidth: 0, opacity: 1 },
  };
}

/** A rectangle with round corners, inset on all sides; clockwise, or the other way round to be a hole. */
function outline(inset: number, [width, height]: readonly [number, number], r: number, sweep: 0 | 1): string {
  const [across, down] = [width, height].map((side) => Math.max(0, side - 2 * inset - 2 * r).toFixed(1));
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 ${sweep} ${dx} ${dy}`;
  const clockwise = `h${across}${arc(r, r)}v${down}${arc(-r, r)}h-${across}${arc(-r, -r)}v-${down}${arc(r, -r)}`;
  const back = `${arc(-r, r)}v${down}${arc(r, r)}h${across}${arc(r, -r)}v-${down}${arc(-r, -r)}h-${across}`;
  return `M${inset + r} ${inset}${sweep === 1 ? clockwise : back}z`;
}
