/** ECharts options of a waterfall: from one total to the next, each item's change a bar that begins where the last ended. */
import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { frame, labelColumn, NAME_LINE, numericBelow, rowAxis } from './axes.ts';
import { barFocus, barLook, drawTexts } from './look.ts';
import type { Paint, WaterfallMark, WaterfallPicture } from './picture.ts';
import { along, scaleAround, scaleFromZero, type Scale } from './scale.ts';
import { drawDoubts } from './signs.ts';
import { paintIn, textWidth, type ChartRoom, type ChartTheme } from './theme.ts';
import type { Drawing } from './drawing.ts';

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
  const column = labelColumn(picture.rows, room);
  const right = 30;
  const left = room.narrow ? 4 : column;
  const [band, bar] = room.narrow ? [50, 18] : [34, 20];
  const plot = room.width - left - right;
  const context = { picture, theme, scale, bar, plot };
  const height = picture.rows.length * band;
  const axis = numericBelow(picture.axis, scale, theme, { ...room, width: plot });
  return {
    height: height + 6 + 50 + (axis.name.split('\n').length - 1) * NAME_LINE,
    option: {
      ...frame(theme),
      grid: { left, right, top: 6, height, outerBoundsMode: 'none' },
      xAxis: axis,
      yAxis: rowAxis(picture.rows, theme, { column, bar, over: room.width - left - 4 }),
      series: [
        drawConnectors(context),
        ...drawBars(context),
        ...drawLevels(context),
        ...drawDoubts(
          picture.marks.filter((mark) => mark.doubt).map((mark) => [mark.to, rowOf(picture, mark)]),
          theme,
          // At the upper edge of their bars.
          { symbolOffset: [0, -bar / 2] },
        ),
        drawWords(context),
      ],
    },
  };
}

/** The levels that the bars of changes run between, and the totals. */
const levelsOf = (marks: readonly WaterfallMark[]): number[] =>
  marks.flatMap((mark) => (mark.role === 'total' ? [mark.to] : [mark.from, mark.to]));

const rowOf = ({ rows }: WaterfallPicture, mark: WaterfallMark): number =>
  rows.findIndex((row) => row.key === mark.row);

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
        emphasis: barFocus(theme),
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
  const falls = mark.role === 'item' && mark.to < mark.from;
  const paint = mark.role === 'total' ? picture.paint : mark.role === 'rest' ? REST : falls ? FALL : RISE;
  const pattern = mark.role === 'rest' ? 'dots' : falls ? 'stripes' : 'plain';
  return {
    value: length,
    mark: index,
    itemStyle: {
      ...barLook(mark.origin, paintIn(theme, paint), pattern, theme),
      ...(mark.added ? { borderColor: theme.text, borderWidth: 1.5 } : {}),
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
function drawLevels(context: WaterfallContext): ScatterSeriesOption[] {
  const { picture, theme, bar } = context;
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
            value: [mark.to, rowOf(picture, mark)],
            mark: index,
            itemStyle: {
              color: derived ? theme.surface : colour,
              borderColor: mark.added ? theme.text : colour,
              borderWidth: 1.5,
              opacity: 1,
            },
            label: {
              show: true,
              ...labelPlace(context, { ...mark, from: mark.to }, 0),
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
  const pixels = along(scale, plot);
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
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    z: 1,
    lineStyle: { color: theme.muted, width: 1 },
    data: picture.marks.slice(0, -1).flatMap((mark, index) => {
      const next = picture.marks[index + 1]!;
      return [
        [mark.to, rowOf(picture, mark)],
        [mark.to, rowOf(picture, next)],
        [mark.to, null],
      ];
    }),
  } as LineSeriesOption;
}

/** Words of rows without a bar. */
function drawWords({ picture, theme, scale, plot }: WaterfallContext): ScatterSeriesOption {
  const pixels = along(scale, plot);
  return drawTexts(
    picture.words.map(({ row, at, text }) => {
      const fits = pixels(at) + textWidth(text, 12) + 8 < plot + 24;
      const fitsLeft = pixels(at) > textWidth(text, 12);
      return {
        x: fits || fitsLeft ? at : scale.min,
        y: row,
        text,
        label: { position: fits || !fitsLeft ? 'right' : 'left', distance: 5, color: theme.muted },
      };
    }),
  );
}
