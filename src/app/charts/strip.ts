/** ECharts options of a strip: many bodies on one axis, every point at its true value. */
import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { frame, NAME_LINE, numeric } from './axes.ts';
import { drawTexts, pointLook } from './look.ts';
import { OTHERS, type StripMark, type StripPicture } from './picture.ts';
import { along, scaleAround, type Scale } from './scale.ts';
import { symbolOf, symbolSizeOf } from './shapes.ts';
import { drawDoubts, drawRings, REACH } from './signs.ts';
import { placeFoot, placeStripFlags, stackPoints, type StripFlag } from './strip-layout.ts';
import { paintIn, withAlpha, wrapLabel, type ChartRoom, type ChartTheme } from './theme.ts';
import type { Drawing } from './drawing.ts';

/** Room left and right of the axis, for half a tick's text. */
const SIDE = 26;
/** Height of a line of labels above the points. */
const LANE = 19;
/** Room between the points and the axis, where the median and the band are labelled. */
const FOOT = 30;
const AXIS = 52;

/** A strip on its way to being drawn. Heights are in pixels above the middle of the points. */
interface StripContext {
  readonly picture: StripPicture;
  readonly theme: ChartTheme;
  readonly scale: Scale;
  /** Height of each mark's middle, in the picture's order. */
  readonly heights: readonly number[];
  readonly point: number;
  /** How far the points reach. */
  readonly reach: number;
  readonly top: number;
  readonly bottom: number;
  readonly plot: number;
}

/** Draws one body a point. Points that would cover one another stand above and below each other. */
export function drawStrip(picture: StripPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const { marks } = picture;
  const values = marks.map((mark) => mark.value);
  const scale = scaleAround(
    picture.median ? [...values, picture.median.value] : values,
    room.narrow ? 4 : 8,
    0.6,
  );
  const plot = Math.max(60, room.width - 2 * SIDE);
  const across = along(scale, plot);
  const point = pointSize(marks.length);
  const first = marks.map((mark) => mark.series !== OTHERS);
  const heights = stackPoints(values.map(across), first, point, room.narrow ? 150 : 190);
  const reach = Math.max(0, ...heights.map(Math.abs)) + point / 2 + 12;
  const labels = placeStripFlags(
    marks.map((mark) => labelOf(mark, room)),
    values.map(across),
    [2 - SIDE, plot + SIDE - 2],
  );
  const lanes = Math.max(0, ...labels.map((label) => label.lane + 1));
  const top = reach + lanes * LANE + 4;
  const bottom = -reach - FOOT;
  const name = wrapLabel(picture.axis.name, plot, 12);
  const axis = AXIS + (name.split('\n').length - 1) * NAME_LINE;
  const context = { picture, theme, scale, heights, point, reach, top, bottom, plot };
  return {
    height: top - bottom + axis + 4,
    option: {
      ...frame(theme),
      grid: { left: SIDE, right: SIDE, top: 4, bottom: axis, outerBoundsMode: 'none' },
      xAxis: numeric({ ...picture.axis, name }, scale, theme, 'x'),
      yAxis: { type: 'value', min: bottom, max: top, show: false },
      series: [
        ...drawBand(context),
        ...drawMedian(context),
        drawFoot(context, across),
        ...labels.flatMap((label) => drawLabel(context, label)),
        ...picture.series.map((series) => drawPoints(context, series.key)),
        ...drawRings(placesOf(context, 'added'), theme, { symbolSize: point + 2 * REACH }),
        ...drawDoubts(placesOf(context, 'doubt'), theme),
      ],
    },
  };
}

/** A point's diameter: smaller where there are many. */
const pointSize = (count: number): number => (count <= 80 ? 11 : count <= 300 ? 8 : 6);

/** A phone has room for few labels: the body in question and those unlike the others. A key has the names of the rest. */
const labelOf = (mark: StripMark, { narrow }: ChartRoom): string =>
  !narrow ? mark.text : mark.main || mark.series === OTHERS ? mark.text && mark.name : '';

const upright = (at: number, from: number, to: number) => [
  [at, from],
  [at, to],
];

const quiet = { type: 'line', silent: true, symbol: 'none', clip: true } as const;

/** The values that count as like the others, as far as the axis reaches. */
function drawBand({ picture, theme, scale, top, reach, bottom }: StripContext): LineSeriesOption[] {
  const { band } = picture;
  if (!band) return [];
  const [from, to] = [Math.max(band.from, scale.min), Math.min(band.to, scale.max)];
  const edges = [band.from, band.to].filter((edge) => edge >= scale.min && edge <= scale.max);
  return [
    {
      ...quiet,
      z: 0,
      lineStyle: { opacity: 0 },
      areaStyle: { color: withAlpha(theme.text, theme.dark ? 0.12 : 0.07), origin: 'start' },
      data: [
        [from, top],
        [to, top],
      ],
    },
    ...edges.map((edge) => ({
      ...quiet,
      z: 1,
      lineStyle: { color: theme.muted, width: 1, type: 'dashed' as const },
      data: upright(edge, bottom + FOOT - 4, reach),
    })),
  ] as LineSeriesOption[];
}

function drawMedian({ picture, theme, reach, bottom }: StripContext): LineSeriesOption[] {
  if (!picture.median) return [];
  return [
    {
      ...quiet,
      z: 1,
      lineStyle: { color: theme.text, width: 1.5 },
      data: upright(picture.median.value, bottom + FOOT - 4, reach),
    } as LineSeriesOption,
  ];
}

/** Below the points: what the lines are. The median first; the ends of the band where there is room beside it. */
function drawFoot(context: StripContext, across: (value: number) => number): ScatterSeriesOption {
  const { picture, scale, bottom, plot } = context;
  const { median, band } = picture;
  const wanted = [
    ...(median ? [median] : []),
    ...(band ? [{ value: band.from, text: band.fromText }] : []),
    ...(band ? [{ value: band.to, text: band.toText }] : []),
  ].filter(({ value }) => value >= scale.min && value <= scale.max);
  const placed = placeFoot(
    wanted.map(({ text }) => text),
    wanted.map(({ value }) => across(value)),
    [2 - SIDE, plot + SIDE - 2],
  );
  return drawNames(
    placed.map((label) => ({ ...label, y: bottom + 12 })),
    context,
  );
}

/** The name of a point with a line that leads to it. */
function drawLabel(context: StripContext, label: StripFlag): (LineSeriesOption | ScatterSeriesOption)[] {
  const { picture, heights, reach } = context;
  const mark = picture.marks[label.index]!;
  const y = reach + label.lane * LANE + LANE / 2;
  return [
    {
      ...quiet,
      z: 2,
      lineStyle: { color: colourOf(context, mark.series), width: 1 },
      data: upright(mark.value, heights[label.index]!, label.beside ? y + LANE / 2 - 3 : y - LANE / 2),
    } as LineSeriesOption,
    drawNames([{ ...label, y }], context),
  ];
}

/** Texts at places along the axis, each on the ground of the page so that lines do not run through it. */
function drawNames(
  names: readonly { readonly text: string; readonly middle: number; readonly y: number }[],
  { scale, plot, theme }: StripContext,
): ScatterSeriesOption {
  const label = { position: 'inside', color: theme.text, backgroundColor: theme.surface, padding: [1, 3] };
  const at = (middle: number) => scale.min + (middle / plot) * (scale.max - scale.min);
  return drawTexts(
    names.map(({ text, middle, y }) => ({ x: at(middle), y, text, label })),
    { z: 6 },
  );
}

function colourOf({ picture, theme }: StripContext, series: string): string {
  const paint = picture.series.find((one) => one.key === series)?.paint;
  return paint ? paintIn(theme, paint) : theme.muted;
}

/** The points of one body pointed out, or of all the others. */
function drawPoints(context: StripContext, key: string): ScatterSeriesOption {
  const { picture, theme, heights, point } = context;
  const series = picture.series.find((one) => one.key === key)!;
  const colour = colourOf(context, key);
  const named = key !== OTHERS;
  return {
    type: 'scatter',
    name: series.name,
    symbol: symbolOf(series.shape),
    // Pointed out by size and outline, too: beyond the eighth department colours are grey.
    symbolSize: symbolSizeOf(series.shape, named ? Math.max(point + 3, 11) : point),
    clip: false,
    z: named ? 5 : 4,
    emphasis: { scale: 1.6, itemStyle: { borderColor: theme.text, borderWidth: 2, opacity: 1 } },
    data: picture.marks.flatMap((mark, index) =>
      mark.series === key
        ? [
            {
              value: [mark.value, heights[index]!],
              mark: index,
              itemStyle: {
                ...pointLook(mark.origin, colour, theme),
                borderWidth: mark.origin === 'derived' ? 2 : 1,
                opacity: 1,
                ...(mark.origin === 'stated' ? { borderColor: named ? theme.text : theme.surface } : {}),
              },
            },
          ]
        : [],
    ),
  } as ScatterSeriesOption;
}

/** Where the marks with a sign stand. */
const placesOf = ({ picture, heights }: StripContext, sign: 'added' | 'doubt') =>
  picture.marks.flatMap((mark, index) => (mark[sign] ? [[mark.value, heights[index]!]] : []));
