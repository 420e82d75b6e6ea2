/** ECharts options of a waterfall: from one total to the next, each item's change a bar that begins where the last ended. */
import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { sign, SIGNS } from './doubt-signs.ts';
import { wrapLabel } from './layout.ts';
import { decalOf } from './patterns.ts';
import type { Paint, WaterfallMark, WaterfallPicture } from './picture.ts';
import { frame, numeric } from './points.ts';
import type { Drawing } from './rows.ts';
import { scaleAround, scaleFromZero, type Scale } from './scale.ts';
import { NARROW, paintIn, textWidth, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';

/** Rises are plain, falls striped, the rest dotted: told apart without their colour and by the sign of their text. */
const RISE: Paint = { light: '#2f6690', dark: '#6aa5d0' };
const FALL: Paint = { light: '#c2701c', dark: '#d98e32' };
const REST: Paint = { light: '#8d8a83', dark: '#9b988f' };

interface WaterfallContext {
  readonly picture: WaterfallPicture;
  readonly theme: ChartTheme;
  readonly scale: Scale;
  readonly bar: number;
  readonly plot: number;
}

/** Draws a waterfall, the totals from zero. Rows are read from the top. */
export function drawWaterfall(picture: WaterfallPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const ticks = room.narrow ? 3 : 5;
  const scale = picture.axis.cut
    ? scaleAround(levelsOf(picture.marks), ticks, 0)
    : scaleFromZero(levelsOf(picture.marks), ticks);
  const labels = room.narrow ? 0 : labelColumn(picture, room.width);
  const right = 30;
  const left = room.narrow ? 4 : labels;
  const [band, bar] = room.narrow ? [50, 18] : [34, 20];
  const plot = room.width - left - right;
  const context = { picture, theme, scale, bar, plot };
  const height = picture.rows.length * band;
  const name = wrapLabel(picture.axis.name, plot, 12);
  return {
    height: height + 6 + 50 + (name.split('\n').length - 1) * 15,
    option: {
      ...frame(theme),
      grid: { left, right, top: 6, height, outerBoundsMode: 'none' },
      xAxis: {
        ...numeric({ ...picture.axis, name }, scale, theme, 'x'),
        axisLine: { show: false },
        axisLabel: {
          color: theme.muted,
          fontSize: 12,
          formatter: picture.axis.tick,
          hideOverlap: true,
          ...(room.narrow ? { alignMinLabel: 'left', alignMaxLabel: 'right' } : {}),
        },
      },
      yAxis: rowAxis(picture, theme, room, labels, bar),
      series: [
        drawConnectors(context),
        ...drawBars(context),
        ...drawLevels(context),
        ...drawDoubts(context),
        drawWords(context),
      ],
    },
  };
}

/** The levels that the bars of changes run between, and the totals. */
const levelsOf = (marks: readonly WaterfallMark[]): number[] =>
  marks.flatMap((mark) => (mark.role === 'total' ? [mark.to] : [mark.from, mark.to]));

/** Room for the longest row label, within a third of the width. */
function labelColumn({ rows }: WaterfallPicture, width: number): number {
  const longest = Math.max(0, ...rows.map((row) => textWidth(row.label, 13)));
  return Math.min(longest + 18, Math.max(width / 3, NARROW / 4));
}

function rowAxis(picture: WaterfallPicture, theme: ChartTheme, room: ChartRoom, labels: number, bar: number) {
  const label = (key: string) => picture.rows.find((row) => row.key === key)?.label ?? '';
  return {
    type: 'category',
    inverse: true,
    data: picture.rows.map((row) => row.key),
    axisLine: { lineStyle: { color: theme.muted } },
    axisTick: { show: false },
    splitLine: { show: false },
    z: room.narrow ? 5 : 0,
    axisLabel: {
      color: theme.text,
      fontSize: 13,
      interval: 0,
      formatter: (key: string) => (room.narrow ? label(key) : wrapLabel(label(key), labels - 14, 13)),
      ...(room.narrow
        ? { inside: true, align: 'left', verticalAlign: 'bottom', margin: 4, padding: [0, 0, bar / 2 + 3, 0] }
        : { lineHeight: 15 }),
    },
  };
}

/** The part of a bar on one side of zero: where it begins, and how long it is. Bars are stacked by side. */
function sideOf({ from, to }: WaterfallMark, sign: 1 | -1): { base: number; length: number } {
  const [near, far] = [from * sign, to * sign].map((end) => Math.max(0, end)).sort((a, b) => a - b);
  return { base: sign * near!, length: sign * (far! - near!) };
}

function drawBars(context: WaterfallContext): BarSeriesOption[] {
  const { picture, theme, bar } = context;
  // On an axis that does not begin at zero a bar from zero would have a false length: a total is a level there.
  const byRow = picture.rows.map((row) =>
    picture.marks.findIndex((mark) => mark.row === row.key && !(picture.axis.cut && mark.role === 'total')),
  );
  const shared = { type: 'bar', barWidth: bar, z: 3 } as const;
  return ([1, -1] as const).flatMap((sign) => {
    const sides = byRow.map((index) => (index < 0 ? null : sideOf(picture.marks[index]!, sign)));
    // A bar without length is drawn once, so that the keys reach it.
    const isHere = (index: number) => {
      const { from, to } = picture.marks[index]!;
      const side = sideOf(picture.marks[index]!, sign);
      return side.length !== 0 || (sign === 1 && from === to);
    };
    return [
      {
        ...shared,
        stack: `side${sign}`,
        silent: true,
        itemStyle: { color: 'transparent' },
        data: sides.map((side) => side?.base ?? '-'),
      },
      {
        ...shared,
        stack: `side${sign}`,
        barGap: '-100%',
        emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 2, borderType: 'solid' } },
        data: byRow.map((index, row) =>
          index < 0 || !isHere(index) ? '-' : drawBar(context, index, sides[row]!.length),
        ),
      },
    ] as BarSeriesOption[];
  });
}

function drawBar(context: WaterfallContext, index: number, length: number) {
  const { picture, theme } = context;
  const mark = picture.marks[index]!;
  const paint =
    mark.role === 'total' ? picture.paint : mark.role === 'rest' ? REST : mark.to < mark.from ? FALL : RISE;
  const colour = paintIn(theme, paint);
  const derived = mark.origin === 'derived';
  const pattern =
    mark.role === 'rest' ? 'dots' : mark.role === 'item' && mark.to < mark.from ? 'stripes' : 'plain';
  return {
    value: length,
    mark: index,
    itemStyle: {
      color: derived ? withAlpha(colour, 0.28) : colour,
      borderColor: mark.added ? theme.text : derived ? colour : theme.surface,
      borderWidth: mark.added || derived ? 1.5 : 1,
      borderType: derived ? 'dashed' : 'solid',
      decal: decalOf(pattern, derived ? colour : withAlpha(theme.surface, 0.75)) ?? undefined,
    },
    label: {
      show: true,
      ...labelPlace(context, mark, length),
      formatter: () => mark.text,
      fontSize: 12,
      color: theme.text,
    },
  };
}

/** The totals of a cut axis: ticks at their level. */
function drawLevels({ picture, theme, bar, ...context }: WaterfallContext): ScatterSeriesOption[] {
  if (!picture.axis.cut) return [];
  const colour = paintIn(theme, picture.paint);
  return [
    {
      type: 'scatter',
      symbol: 'rect',
      symbolSize: [6, bar + 8],
      clip: false,
      z: 4,
      emphasis: { scale: 1.3, itemStyle: { borderColor: theme.text, borderWidth: 2 } },
      data: picture.marks.flatMap((mark, index) => {
        if (mark.role !== 'total') return [];
        const derived = mark.origin === 'derived';
        return [
          {
            value: [mark.to, picture.rows.findIndex((row) => row.key === mark.row)],
            mark: index,
            itemStyle: {
              color: derived ? theme.surface : colour,
              borderColor: mark.added ? theme.text : colour,
              borderWidth: 1.5,
              opacity: 1,
            },
            label: {
              show: true,
              ...labelPlace({ picture, theme, bar, ...context }, { ...mark, from: mark.to }, 0),
              formatter: () => mark.text,
              fontSize: 12,
              color: theme.text,
            },
          },
        ];
      }),
    } as ScatterSeriesOption,
  ];
}

/** A bar's text stands beyond its right end, or left of it where the plot ends. */
function labelPlace({ scale, plot }: WaterfallContext, { from, to, text }: WaterfallMark, length: number) {
  const pixels = (value: number) => ((value - scale.min) / (scale.max - scale.min)) * plot;
  const beyond = pixels(Math.max(from, to)) + textWidth(text, 12) + 8 > plot + 24;
  // Right of a bar that runs to the left is its beginning.
  if (!beyond)
    return {
      position: length < 0 ? 'insideRight' : 'right',
      distance: length < 0 ? -textWidth(text, 12) - 6 : 6,
    };
  const room = pixels(Math.min(from, to)) > textWidth(text, 12) + 8;
  return room ? { position: 'left', distance: 6 } : { position: 'insideRight', distance: 6 };
}

/** Thin lines from where one bar ends to where the next begins. */
function drawConnectors({ picture, theme }: WaterfallContext): LineSeriesOption {
  const at = (key: string) => picture.rows.findIndex((row) => row.key === key);
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    z: 1,
    lineStyle: { color: theme.muted, width: 1 },
    data: picture.marks.slice(0, -1).flatMap((mark, index) => {
      const next = picture.marks[index + 1]!;
      return [
        [mark.to, at(mark.row)],
        [mark.to, at(next.row)],
        [mark.to, null],
      ];
    }),
  } as LineSeriesOption;
}

/** Words of rows without a bar. The table has them, so the keys need not reach them. */
function drawWords({ picture, theme, scale, plot }: WaterfallContext): ScatterSeriesOption {
  const pixels = (value: number) => ((value - scale.min) / (scale.max - scale.min)) * plot;
  return {
    type: 'scatter',
    silent: true,
    clip: false,
    z: 5,
    symbolSize: 1,
    itemStyle: { color: 'transparent' },
    data: picture.words.map(({ row, at, text }) => {
      const fits = pixels(at) + textWidth(text, 12) + 8 < plot + 24;
      return {
        value: [fits || pixels(at) > textWidth(text, 12) ? at : scale.min, row],
        label: {
          show: true,
          position: fits || pixels(at) <= textWidth(text, 12) ? 'right' : 'left',
          distance: 5,
          formatter: () => text,
          fontSize: 12,
          color: theme.muted,
        },
      };
    }),
  } as ScatterSeriesOption;
}

/** Signs at the upper edge of the bars that rest on what is in doubt. */
function drawDoubts({ picture, theme, bar }: WaterfallContext): ScatterSeriesOption[] {
  const doubted = picture.marks.filter((mark) => mark.doubt);
  if (doubted.length === 0) return [];
  return [
    {
      ...SIGNS,
      ...sign(theme),
      symbolOffset: [0, -bar / 2],
      data: doubted.map((mark) => [mark.to, picture.rows.findIndex((row) => row.key === mark.row)]),
    } as ScatterSeriesOption,
  ];
}
