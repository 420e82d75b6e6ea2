/** ECharts options of a picture of rows: bars, dots, budget ticks and pairs of dots. */
import type { EChartsCoreOption } from 'echarts/core';
import { layoutRows, wrapLabel, type PanelBox, type RowLayout } from './layout.ts';
import type { Panel, RowPicture } from './picture.ts';
import { drawBars, drawLinks, drawPoints, drawWords, type RowContext } from './row-series.ts';
import { drawRowRings } from './row-rings.ts';
import { scaleAround, scaleFromZero, type Scale } from './scale.ts';
import type { ChartRoom, ChartTheme } from './theme.ts';

/** Options of a picture with the height it needs. Data items carry `mark`, the index into the picture's marks. */
export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** Draws rows. Bars of a row and panel are stacked from zero, derived ones dashed; words stand where no mark does. */
export function drawRows(picture: RowPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const layout = layoutRows(picture, room);
  const scales = picture.panels.map((panel) => scaleOf(picture, panel, room));
  const context: RowContext = { picture, theme, layout, scales };
  return {
    height: layout.height,
    option: {
      animation: false,
      textStyle: { fontFamily: theme.font, color: theme.text },
      grid: layout.boxes.map((box) => ({ ...box, outerBoundsMode: 'none' })),
      title: picture.panels.map((panel, at) => panelTitle(panel, layout.boxes[at]!, theme)),
      xAxis: picture.panels.map((panel, at) =>
        valueAxis(panel, scales[at]!, layout.boxes[at]!, theme, at, room.narrow),
      ),
      yAxis: picture.panels.map((_, at) => rowAxis(picture, layout, theme, at)),
      series: picture.panels.flatMap((_, at) => [
        ...(picture.linked ? drawLinks(context, at) : []),
        ...picture.series.map((series) =>
          series.shape === 'bar' ? drawBars(context, series, at) : drawPoints(context, series, at),
        ),
        ...drawRowRings(context, at),
        drawWords(context, at),
      ]),
    },
  };
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
  const { max, step, cut } = panel.axis;
  if (cut) return scaleAround(values, ticks);
  if (max === undefined) return scaleFromZero(values, ticks);
  return { min: 0, max, interval: (step ?? max / 4) * (ticks < 4 ? 2 : 1) };
}

function panelTitle(panel: Panel, box: PanelBox, theme: ChartTheme) {
  return {
    text: panel.title,
    left: box.left,
    top: box.top - 26,
    padding: 0,
    // A heading may reach into the gap before the next panel.
    textStyle: {
      fontSize: 13,
      fontWeight: 600,
      color: theme.text,
      width: box.width + 20,
      overflow: 'truncate',
    },
  };
}

function valueAxis(
  panel: Panel,
  scale: Scale,
  box: PanelBox,
  theme: ChartTheme,
  at: number,
  narrow: boolean,
) {
  return {
    type: 'value',
    gridIndex: at,
    ...scale,
    name: wrapLabel(panel.axis.name, box.width, 12),
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: theme.muted, fontSize: 12, lineHeight: 15 },
    axisLabel: {
      color: theme.muted,
      fontSize: 12,
      formatter: panel.axis.tick,
      hideOverlap: true,
      ...(narrow ? { alignMinLabel: 'left', alignMaxLabel: 'right' } : {}),
    },
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
      formatter: (key: string) => rowLabel(picture, key, above ? 0 : layout.labelWidth - 14),
      rich: { note: { color: theme.muted, fontSize: 11, lineHeight: 14 } },
      ...(above
        ? {
            inside: true,
            align: 'left',
            verticalAlign: 'bottom',
            margin: 4,
            padding: [0, 0, layout.bar / 2 + 4, 0],
          }
        : // A ring at the very beginning of the axis reaches over it.
          { lineHeight: 15, margin: picture.marks.some((mark) => mark.added) ? 12 : 8 }),
    },
  };
}

/** A row's label with its caveat: beneath it, or beside it where labels stand above the bars. */
function rowLabel(picture: RowPicture, key: string, width: number): string {
  const row = picture.rows.find((one) => one.key === key);
  if (!row) return '';
  const label = width > 0 ? wrapLabel(row.label, width, 13) : row.label;
  if (row.note === '') return label;
  if (width === 0) return `${label}  {note|${row.note}}`;
  const notes = wrapLabel(row.note, width, 11).split('\n');
  return [label, ...notes.map((note) => `{note|${note}}`)].join('\n');
}
