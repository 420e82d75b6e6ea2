/** The marks of a picture of rows as ECharts series: bars, points, the links between points, and words. */
import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { barFocus, barLook, drawTexts, pointLook } from './look.ts';
import type { RowMark, RowPicture, RowSeries } from './picture.ts';
import type { Scale } from './scale.ts';
import { inkOn, paintIn, textWidth, withAlpha, type ChartTheme } from './theme.ts';

/** A picture on its way to being drawn. Scales and boxes follow the picture's panels. */
export interface RowContext {
  readonly picture: RowPicture;
  readonly theme: ChartTheme;
  readonly layout: RowLayout;
  readonly scales: readonly Scale[];
}

/** Points closer than this cover one another. */
const CROWDED = 11;
/** Points of another shape closer than this cannot be told from one. */
const COVERED = 5;
/** What the triangle of doubt takes: within the end of a bar, and right of a point's middle. */
const DOUBT_IN_BAR = 22;
const DOUBT_BESIDE = 14;

/** The bars of one series and panel. Several series stack; one alone carries its values beside its bars. */
export function drawBars(context: RowContext, series: RowSeries, at: number): BarSeriesOption {
  const { theme, layout, picture } = context;
  const single = picture.series.filter((other) => other.shape === 'bar').length === 1;
  return {
    type: 'bar',
    name: series.name,
    xAxisIndex: at,
    yAxisIndex: at,
    stack: `bars-${at}`,
    barWidth: layout.bar,
    emphasis: barFocus(theme),
    data: byRow(context, series, at).map((found) => {
      if (!found) return '-';
      const { mark, index } = found;
      const colour = colourOf(context, series, mark.row);
      const derived = mark.origin === 'derived';
      const needed = textWidth(mark.text) + 8 + (mark.doubt ? DOUBT_IN_BAR : 0);
      const within = !single && needed <= width(context, at, Math.abs(mark.value));
      return {
        value: mark.value,
        mark: index,
        itemStyle: barLook(mark.origin, colour, series.pattern, theme),
        label: {
          show: mark.text !== '' && (single || within),
          position: single ? (mark.value < 0 ? 'left' : 'right') : 'inside',
          distance: single ? besideTick(context, mark, at) : 5,
          formatter: () => mark.text,
          fontSize: 12,
          color: single || derived ? theme.text : inkOn(colour),
          ...(series.pattern !== 'plain' && !single
            ? { backgroundColor: withAlpha(derived ? theme.surface : colour, 0.85), padding: [1, 3] }
            : {}),
        },
      };
    }),
  } as BarSeriesOption;
}

/** How far from its bar a value stands: past a tick that would run through it. */
function besideTick(context: RowContext, mark: RowMark, at: number): number {
  const { picture } = context;
  const usual = mark.added ? 11 : 6;
  const ticks = picture.series.filter((series) => series.shape === 'tick').map((series) => series.key);
  const gaps = picture.marks
    .filter((m) => m.row === mark.row && m.panel === mark.panel && ticks.includes(m.series))
    .map((m) => width(context, at, m.value - mark.value));
  const inTheWay = gaps.find((gap) => gap > -4 && gap < textWidth(mark.text) + usual + 6);
  return inTheWay === undefined ? usual : inTheWay + 8;
}

/**
 * The marks of one series and panel with how far each steps aside: those that would cover one another, or a point of a
 * series before them, up and down in turn.
 */
export function pointsOf(
  context: RowContext,
  series: RowSeries,
  at: number,
): { mark: RowMark; index: number; crowd: number; offset: number }[] {
  const { picture } = context;
  const panel = picture.panels[at]!.key;
  const isPoint = ({ shape }: RowSeries) => shape === 'dot' || shape === 'diamond';
  const before = isPoint(series)
    ? picture.series.slice(0, picture.series.indexOf(series)).filter(isPoint)
    : [];
  const placed = picture.marks
    .filter((mark) => mark.panel === panel && before.some(({ key }) => key === mark.series))
    .map((mark) => ({ row: mark.row, x: width(context, at, mark.value), room: COVERED }));
  return picture.marks.flatMap((mark, index) => {
    if (mark.panel !== panel || mark.series !== series.key) return [];
    const x = width(context, at, mark.value);
    const near = placed.filter((p) => p.row === mark.row && Math.abs(p.x - x) < p.room);
    const steps = series.shape === 'tick' ? 0 : near.length;
    // Beside its like a point has no room for its value.
    const crowd = near.filter(({ room }) => room === CROWDED).length;
    placed.push({ row: mark.row, x, room: CROWDED });
    const offset = steps === 0 ? 0 : (steps % 2 === 1 ? -1 : 1) * Math.ceil(steps / 2) * 9;
    return [{ mark, index, crowd, offset }];
  });
}

/** The points or ticks of one series and panel. */
export function drawPoints(context: RowContext, series: RowSeries, at: number): ScatterSeriesOption {
  const { theme, layout, picture } = context;
  const tick = series.shape === 'tick';
  const data = pointsOf(context, series, at).map(({ mark, index, crowd, offset }) => {
    const look = tick
      ? {
          color: theme.text,
          borderColor: theme.surface,
          borderWidth: 1,
          borderType: mark.origin === 'derived' ? 'dashed' : 'solid',
        }
      : { ...pointLook(mark.origin, colourOf(context, series, mark.row), theme), borderWidth: 2.5 };
    return {
      value: [mark.value, rowIndex(picture, mark.row)],
      mark: index,
      symbolOffset: [0, offset],
      itemStyle: { ...look, opacity: 1 },
      label: {
        ...(tick || crowd > 0 ? HIDDEN : placeLabel(context, mark, at)),
        formatter: () => mark.text,
        color: theme.text,
        fontSize: 12,
      },
    };
  });
  return {
    type: 'scatter',
    name: series.name,
    xAxisIndex: at,
    yAxisIndex: at,
    // The series named first lies on top: it is what the picture is about.
    z: tick ? 6 : 5 - picture.series.indexOf(series) * 0.1,
    symbol: tick ? 'rect' : series.shape === 'diamond' ? 'diamond' : 'circle',
    symbolSize: tick ? [4, layout.bar + 10] : series.shape === 'diamond' ? 14 : 12,
    clip: false,
    labelLayout: { hideOverlap: true },
    emphasis: { scale: 1.4, itemStyle: { borderColor: theme.text } },
    data,
  } as ScatterSeriesOption;
}

/** Half of the box of a point, from whose corner places in it are counted. */
const HALF_POINT = 6;

const HIDDEN = { show: false, position: 'right' } as const;

/** Where a point's value stands: on the free side of it, below where a neighbour takes that side. */
function placeLabel(context: RowContext, mark: RowMark, at: number) {
  const { picture, scales } = context;
  const room = textWidth(mark.text) + 16;
  const beside = picture.marks
    .filter((other) => other !== mark && other.row === mark.row && other.panel === mark.panel)
    .map((other) => ({ gap: width(context, at, other.value - mark.value), doubt: other.doubt }));
  const gaps = beside.map(({ gap }) => gap);
  if (picture.linked && mark.series !== picture.series[0]?.key && gaps.includes(0)) return HIDDEN;
  const start = width(context, at, mark.value - scales[at]!.min);
  // A link takes the whole side its other end lies on; a point of its own only as far as it reaches.
  const taken = (gap: number) => gap > 0 && (picture.linked || gap < room);
  // Past the ring of what the reader added, and the sign of what is in doubt.
  const distance = mark.added || mark.doubt ? 10 : 6;
  const shown = mark.text !== '';
  if (!gaps.some(taken)) return { show: shown, position: 'right', distance };
  // The triangle of the point before it stands right of that point.
  const isTaken = beside.some(
    ({ gap, doubt }) => gap < 0 && (picture.linked || -gap < room + (doubt ? DOUBT_BESIDE : 0)),
  );
  if (!isTaken && start > room) return { show: shown, position: 'left', distance };
  // Centred below, or begun at the point where the middle would run over the edge: there not left of the plot.
  const begun = [Math.max(0, HALF_POINT - start), distance + 10];
  return { show: shown, position: start < room / 2 ? begun : 'bottom', distance: distance - 3 };
}

/** A thin bar from the smaller to the larger of a row's two points. */
export function drawLinks(context: RowContext, at: number): BarSeriesOption[] {
  const { picture, theme } = context;
  const panel = picture.panels[at]!.key;
  const spans = picture.rows.map((row) => {
    const values = picture.marks.filter((m) => m.row === row.key && m.panel === panel).map((m) => m.value);
    return values.length < 2 ? null : { from: Math.min(...values), to: Math.max(...values) };
  });
  const part = (value: (span: { from: number; to: number }) => number, color: string) =>
    ({
      type: 'bar',
      xAxisIndex: at,
      yAxisIndex: at,
      stack: `links-${at}`,
      barWidth: 2,
      silent: true,
      itemStyle: { color },
      data: spans.map((span) => (span ? value(span) : '-')),
    }) as BarSeriesOption;
  return [part((s) => s.from, 'transparent'), part((s) => s.to - s.from, theme.muted)];
}

/** Words in the place of marks. */
export function drawWords(context: RowContext, at: number): ScatterSeriesOption {
  const { picture, theme } = context;
  const panel = picture.panels[at]!.key;
  const { min } = context.scales[at]!;
  const texts = picture.words
    .filter((word) => word.panel === panel)
    .map(({ row, at: begin, text, strong }) => ({
      x: Math.max(begin, min),
      y: rowIndex(picture, row),
      text,
      label: {
        position: 'right',
        // Past the frame of a row the reader added.
        distance: isFramed(picture, row, panel) ? 11 : 5,
        color: strong ? theme.text : theme.muted,
      },
    }));
  return drawTexts(texts, { xAxisIndex: at, yAxisIndex: at });
}

/** Whether the bars of a row have a frame: the reader added what they come from. */
const isFramed = ({ marks, series }: RowPicture, row: string, panel: string): boolean =>
  marks.some(
    (mark) =>
      mark.added === true &&
      mark.row === row &&
      mark.panel === panel &&
      series.some((one) => one.key === mark.series && one.shape === 'bar'),
  );

/** Place of a row in the picture. */
export const rowIndex = (picture: RowPicture, key: string): number =>
  picture.rows.findIndex((row) => row.key === key);

/** The marks of one series and panel by row index; undefined where a row has none. */
function byRow(
  context: RowContext,
  series: RowSeries,
  at: number,
): ({ mark: RowMark; index: number } | undefined)[] {
  const { rows, marks, panels } = context.picture;
  const panel = panels[at]!.key;
  const own = new Map<string, { mark: RowMark; index: number }>();
  marks.forEach((mark, index) => {
    const isOwn = mark.panel === panel && mark.series === series.key && !own.has(mark.row);
    if (isOwn) own.set(mark.row, { mark, index });
  });
  return rows.map((row) => own.get(row.key));
}

function colourOf(context: RowContext, series: RowSeries, row: string): string {
  const paint = series.paint ?? context.picture.rowPaints[row];
  return paint ? paintIn(context.theme, paint) : context.theme.text;
}

/** How many pixels a difference of values takes along a panel's axis. */
export function width(context: RowContext, at: number, value: number): number {
  const scale = context.scales[at]!;
  return (value / (scale.max - scale.min)) * context.layout.boxes[at]!.width;
}

/** The layout of a picture of rows. */
export interface RowLayout {
  readonly height: number;
  /** One box per panel, in the picture's order. */
  readonly boxes: readonly PanelBox[];
  /** Row labels stand above their bars instead of left of them. */
  readonly labelsAbove: boolean;
  /** Which panels carry row labels: all when below one another, the first when side by side. */
  readonly labelled: (panel: number) => boolean;
  /** Width of the column of row labels, 0 when they stand above. */
  readonly column: number;
  /** Height of a bar. */
  readonly bar: number;
}

/** The plotting area of a panel. */
export interface PanelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
