/** ECharts options of a picture of rows: bars, dots, budget ticks and pairs of dots. */
import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import { layoutRows, type PanelBox, type RowLayout } from './layout.ts';
import { decalOf } from './patterns.ts';
import type { Panel, RowMark, RowPicture, RowSeries } from './picture.ts';
import { scaleAround, scaleFromZero, type Scale } from './scale.ts';
import { inkOn, paintIn, textWidth, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';

/** Options of a picture with the height it needs. Data items carry `mark`, the index into the picture's marks. */
export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** Draws rows. Bars of a row and panel are stacked from zero, derived ones dashed; words stand where no mark does. */
export function drawRows(picture: RowPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const layout = layoutRows(picture, room);
  const scales = picture.panels.map((panel) => scaleOf(picture, panel, room));
  const context = { picture, theme, layout, scales };
  return {
    height: layout.height,
    option: {
      animation: theme.motion,
      animationDuration: 160,
      animationDurationUpdate: 160,
      textStyle: { fontFamily: theme.font, color: theme.text },
      grid: layout.boxes.map((box) => ({ ...box })),
      title: picture.panels.map((panel, at) => panelTitle(panel, layout.boxes[at]!, theme)),
      xAxis: picture.panels.map((panel, at) => valueAxis(panel, scales[at]!, layout.boxes[at]!, theme, at)),
      yAxis: picture.panels.map((_, at) => rowAxis(picture, layout, theme, at)),
      series: picture.panels.flatMap((_, at) => [
        ...(picture.linked ? links(context, at) : []),
        ...picture.series.map((series) =>
          series.shape === 'bar' ? bars(context, series, at) : points(context, series, at),
        ),
        words(context, at),
      ]),
    },
  };
}

interface Context {
  picture: RowPicture;
  theme: ChartTheme;
  layout: RowLayout;
  scales: readonly Scale[];
}

/** Ends of the bars of a panel: the sum of each row's stack, and the single points. */
function extent(picture: RowPicture, panel: string): number[] {
  const bars = new Set(picture.series.filter((s) => s.shape === 'bar').map((s) => s.key));
  const stacks = new Map<string, number>();
  const values: number[] = [];
  for (const mark of picture.marks) {
    if (mark.panel !== panel) continue;
    if (bars.has(mark.series)) stacks.set(mark.row, (stacks.get(mark.row) ?? 0) + mark.value);
    values.push(mark.value);
  }
  return [...values, ...stacks.values()];
}

function scaleOf(picture: RowPicture, panel: Panel, room: ChartRoom): Scale {
  const ticks = room.narrow || picture.panels.length > 1 ? 3 : 5;
  const values = picture.sharedScale
    ? picture.panels.flatMap((other) => extent(picture, other.key))
    : extent(picture, panel.key);
  const { max, cut } = panel.axis;
  if (cut) return scaleAround(values, ticks);
  return max === undefined
    ? scaleFromZero(values, ticks)
    : { min: 0, max, interval: max / (ticks < 4 ? 2 : 4) };
}

function panelTitle(panel: Panel, box: PanelBox, theme: ChartTheme) {
  return {
    text: panel.title,
    left: box.left,
    top: box.top - 26,
    padding: 0,
    textStyle: { fontSize: 13, fontWeight: 600, color: theme.text, width: box.width, overflow: 'truncate' },
  };
}

function valueAxis(panel: Panel, scale: Scale, box: PanelBox, theme: ChartTheme, at: number) {
  return {
    type: 'value',
    gridIndex: at,
    ...scale,
    name: panel.axis.name,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: theme.muted, fontSize: 12, width: box.width, overflow: 'truncate' },
    axisLabel: { color: theme.muted, fontSize: 12, formatter: panel.axis.tick, hideOverlap: true },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

function rowAxis(picture: RowPicture, layout: RowLayout, theme: ChartTheme, at: number) {
  const above = layout.labelsAbove;
  return {
    type: 'category',
    gridIndex: at,
    inverse: true,
    data: picture.rows.map((row) => row.key),
    axisLine: { lineStyle: { color: theme.muted } },
    axisTick: { show: false },
    splitLine: { show: false },
    z: above ? 5 : 0,
    axisLabel: {
      show: layout.labelled(at),
      color: theme.text,
      fontSize: 13,
      interval: 0,
      formatter: (key: string) => rowLabel(picture, key, above),
      rich: { note: { color: theme.muted, fontSize: 11, lineHeight: 14 } },
      ...(above
        ? {
            inside: true,
            align: 'left',
            verticalAlign: 'bottom',
            margin: 4,
            padding: [0, 0, layout.bar / 2 + 4, 0],
          }
        : { width: layout.labelWidth - 12, overflow: 'break', lineHeight: 15 }),
    },
  };
}

/** A row's label with its caveat: beneath it, or beside it where labels stand above the bars. */
function rowLabel(picture: RowPicture, key: string, above: boolean): string {
  const row = picture.rows.find((one) => one.key === key);
  if (!row) return '';
  if (row.note === '') return row.label;
  return `${row.label}${above ? '  ' : '\n'}{note|${row.note}}`;
}

/** The marks of one series and panel by row index; undefined where a row has none. */
function byRow(
  context: Context,
  series: RowSeries,
  at: number,
): ({ mark: RowMark; index: number } | undefined)[] {
  const { rows, marks, panels } = context.picture;
  const panel = panels[at]!.key;
  return rows.map((row) => {
    const index = marks.findIndex((m) => m.row === row.key && m.panel === panel && m.series === series.key);
    return index < 0 ? undefined : { mark: marks[index]!, index };
  });
}

function colourOf(context: Context, series: RowSeries, row: string): string {
  const paint = series.paint ?? context.picture.rowPaints[row];
  return paint ? paintIn(context.theme, paint) : context.theme.text;
}

function pixels(context: Context, at: number, value: number): number {
  const scale = context.scales[at]!;
  return (value / (scale.max - scale.min)) * context.layout.boxes[at]!.width;
}

function bars(context: Context, series: RowSeries, at: number): BarSeriesOption {
  const { theme, layout, picture } = context;
  const single = picture.series.filter((other) => other.shape === 'bar').length === 1;
  return {
    type: 'bar',
    name: series.name,
    xAxisIndex: at,
    yAxisIndex: at,
    stack: `bars-${at}`,
    barWidth: layout.bar,
    emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 2, borderType: 'solid' } },
    data: byRow(context, series, at).map((found) => {
      if (!found) return '-';
      const { mark, index } = found;
      const colour = colourOf(context, series, mark.row);
      const derived = mark.origin === 'derived';
      const within = !single && textWidth(mark.text) + 8 <= pixels(context, at, Math.abs(mark.value));
      return {
        value: mark.value,
        mark: index,
        itemStyle: {
          color: derived ? withAlpha(colour, 0.28) : colour,
          borderColor: derived ? colour : theme.surface,
          borderWidth: derived ? 1.5 : 1,
          borderType: derived ? 'dashed' : 'solid',
          decal: decalOf(series.pattern, derived ? colour : withAlpha(theme.surface, 0.75)) ?? undefined,
        },
        label: {
          show: mark.text !== '' && (single || within),
          position: single ? (mark.value < 0 ? 'left' : 'right') : 'inside',
          formatter: () => mark.text,
          fontSize: 12,
          color: single || derived ? theme.text : inkOn(colour),
          ...(series.pattern !== 'plain' && !single && !derived
            ? { backgroundColor: withAlpha(colour, 0.85), padding: [1, 3] }
            : {}),
        },
      };
    }),
  } as BarSeriesOption;
}

function points(context: Context, series: RowSeries, at: number): ScatterSeriesOption {
  const { theme, layout, picture } = context;
  const panel = picture.panels[at]!.key;
  const tick = series.shape === 'tick';
  const placed: { row: string; x: number }[] = [];
  const data = picture.marks.flatMap((mark, index) => {
    if (mark.panel !== panel || mark.series !== series.key) return [];
    const colour = colourOf(context, series, mark.row);
    const derived = mark.origin === 'derived';
    const x = pixels(context, at, mark.value);
    const crowd = tick ? 0 : placed.filter((p) => p.row === mark.row && Math.abs(p.x - x) < 11).length;
    placed.push({ row: mark.row, x });
    return [
      {
        value: [mark.value, picture.rows.findIndex((row) => row.key === mark.row)],
        mark: index,
        // Points that would cover one another step aside, up and down in turn.
        symbolOffset: [0, crowd === 0 ? 0 : (crowd % 2 === 1 ? -1 : 1) * Math.ceil(crowd / 2) * 9],
        itemStyle: {
          color: tick ? theme.text : derived ? theme.surface : colour,
          borderColor: tick ? theme.surface : colour,
          borderWidth: tick ? 1 : 2.5,
          borderType: derived && tick ? 'dashed' : 'solid',
        },
        label: pointLabel(context, mark, at, tick || crowd > 0),
      },
    ];
  });
  return {
    type: 'scatter',
    name: series.name,
    xAxisIndex: at,
    yAxisIndex: at,
    z: tick ? 6 : 4,
    symbol: tick ? 'rect' : series.shape === 'diamond' ? 'diamond' : 'circle',
    symbolSize: tick ? [4, layout.bar + 10] : 12,
    clip: false,
    labelLayout: { hideOverlap: true },
    emphasis: { scale: 1.4, itemStyle: { borderColor: theme.text } },
    data,
  } as ScatterSeriesOption;
}

/** A point's value beside it: on the outer side of a pair, right of a single point. */
function pointLabel(context: Context, mark: RowMark, at: number, silent: boolean) {
  const { picture, theme } = context;
  const others = picture.marks.filter(
    (other) => other !== mark && other.row === mark.row && other.panel === mark.panel,
  );
  const smaller = picture.linked && others.some((other) => other.value > mark.value);
  const same = picture.linked && others.some((o) => o.value === mark.value && o.series > mark.series);
  const offset = pixels(context, at, mark.value - context.scales[at]!.min);
  return {
    show: mark.text !== '' && !silent && !same && (!smaller || offset > textWidth(mark.text) + 14),
    position: smaller ? 'left' : 'right',
    formatter: () => mark.text,
    color: theme.text,
    fontSize: 12,
  };
}

/** A thin bar from the smaller to the larger of a row's two points. */
function links(context: Context, at: number): BarSeriesOption[] {
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

/** Words in the place of marks. They are read out with the table, so the chart need not focus them. */
function words(context: Context, at: number): ScatterSeriesOption {
  const { picture, theme } = context;
  const panel = picture.panels[at]!.key;
  return {
    type: 'scatter',
    xAxisIndex: at,
    yAxisIndex: at,
    silent: true,
    z: 5,
    symbolSize: 1,
    clip: false,
    data: picture.words
      .filter((word) => word.panel === panel)
      .map((word) => ({
        value: [word.at, picture.rows.findIndex((row) => row.key === word.row)],
        itemStyle: { opacity: 0 },
        label: {
          show: true,
          position: 'right',
          formatter: () => word.text,
          fontSize: 12,
          color: word.strong ? theme.text : theme.muted,
        },
      })),
  } as ScatterSeriesOption;
}
