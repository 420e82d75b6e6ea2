/** ECharts options of a scatter: two measures against each other, every point at its true place. */
import type { ScatterSeriesOption } from 'echarts/charts';
import { frame, numeric } from './axes.ts';
import { pointLook } from './look.ts';
import { sharedPlaces } from './neighbours.ts';
import type { PointMark, PointSeries, ScatterPicture } from './picture.ts';
import { along, scaleOfPoints, type Scale } from './scale.ts';
import { countText, placeCounts } from './scatter-counts.ts';
import { symbolOf, symbolSizeOf } from './shapes.ts';
import { BESIDE, drawDoubts, drawRings, REACH } from './signs.ts';
import { paintIn, withAlpha, type ChartRoom, type ChartTheme } from './theme.ts';
import type { Drawing } from './drawing.ts';

/** Size of a point, and of the sign of a place that several marks share, in pixels. */
const POINT = 10;
const SHARED = 14;
/** The edges of the plot. Room on the right for the counts of places at the end of the scale. */
const GRID = { left: 52, right: 48, top: 40, bottom: 50 };

/** Draws one thing a point, two measures against each other. */
export function drawScatter(picture: ScatterPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const height = room.narrow ? 360 : 440;
  const scaleOf = (side: 'x' | 'y') =>
    scaleOfPoints(
      picture[side],
      picture.marks.map((mark) => mark[side]),
      room.narrow ? 4 : 6,
    );
  const scales = { x: scaleOf('x'), y: scaleOf('y') };
  const clouds = cloudsOf(picture);
  const box = { width: room.width - GRID.left - GRID.right, height: height - GRID.top - GRID.bottom };
  return {
    height,
    option: {
      ...frame(theme),
      grid: { ...GRID, outerBoundsMode: 'none' },
      xAxis: numeric(picture.x, scales.x, theme, 'x'),
      yAxis: numeric(picture.y, scales.y, theme, 'y'),
      series: [
        ...clouds.map(({ series, own }) => drawCloud(series, own, theme, false)),
        drawPlaces(picture, theme, scales, box),
        ...drawSigns(picture, theme),
        // Above the sign of their place: the one in focus is seen.
        ...clouds.map(({ series, shared }) => drawCloud(series, shared, theme, true)),
      ],
    },
  };
}

/** A mark with its place among the picture's. */
interface Numbered {
  readonly mark: PointMark;
  readonly index: number;
}

/** Marks that look alike: those with a place of their own, and those that share theirs. */
interface Cloud {
  readonly series: PointSeries;
  readonly own: Numbered[];
  readonly shared: Numbered[];
}

/** The marks by their looks: of thousands of bodies most look alike, and a series each would take seconds to draw. */
function cloudsOf(picture: ScatterPicture): readonly Cloud[] {
  const byLook = new Map<string, Cloud>();
  const bySeries = new Map<string, Cloud>();
  for (const series of picture.series) {
    const look = JSON.stringify([series.shape, series.paint]);
    if (!byLook.has(look)) byLook.set(look, { series, own: [], shared: [] });
    bySeries.set(series.key, byLook.get(look)!);
  }
  const within = new Set(sharedPlaces(picture).flat());
  for (const [index, mark] of picture.marks.entries()) {
    bySeries.get(mark.series)?.[within.has(mark) ? 'shared' : 'own'].push({ mark, index });
  }
  return [...byLook.values()];
}

/** Marks that look alike; those that share their place with others are seen in focus only. */
function drawCloud(
  series: PointSeries,
  own: readonly Numbered[],
  theme: ChartTheme,
  shared: boolean,
): ScatterSeriesOption {
  const colour = paintIn(theme, series.paint);
  return {
    type: 'scatter',
    name: series.name,
    symbol: symbolOf(series.shape),
    symbolSize: symbolSizeOf(series.shape, POINT),
    clip: false,
    z: shared ? 4 : 2,
    emphasis: {
      scale: 1.5,
      itemStyle: { borderColor: theme.text, borderWidth: 2, opacity: 1 },
    },
    data: own.map(({ mark, index }) => ({
      value: [mark.x, mark.y],
      mark: index,
      itemStyle: { ...pointLook(mark.origin, colour, theme), opacity: shared ? 0 : 0.85 },
      emphasis: {
        label: {
          show: true,
          formatter: () => mark.text,
          position: 'top',
          color: theme.text,
          fontSize: 12,
          backgroundColor: theme.surface,
          padding: [2, 4],
        },
      },
    })),
  } as ScatterSeriesOption;
}

/** The places several marks share: one sign each, with the number of marks beside it. */
function drawPlaces(
  picture: ScatterPicture,
  theme: ChartTheme,
  scales: Readonly<Record<'x' | 'y', Scale>>,
  { width, height }: { readonly width: number; readonly height: number },
): ScatterSeriesOption {
  const at = ({ x, y }: PointMark) => ({
    x: along(scales.x, width)(x),
    y: height - along(scales.y, height)(y),
  });
  const shared = sharedPlaces(picture);
  const within = new Set(shared.flat());
  const series = new Map(picture.series.map((one) => [one.key, one]));
  const counts = placeCounts(
    shared.map((marks) => ({
      at: at(marks[0]!),
      count: marks.length,
      doubt: marks.some((mark) => mark.doubt),
    })),
    picture.marks.filter((mark) => !within.has(mark)).map((mark) => ({ ...mark, ...at(mark) })),
    [SHARED, POINT],
    // Above the plot stands the name of its axis.
    { x: 2, y: -10, width: width + GRID.right - 4, height: height + 8 },
  );
  return {
    type: 'scatter',
    silent: true,
    clip: false,
    z: 3,
    data: shared.map((marks, index) => {
      const [first] = marks as [PointMark];
      const own = marks.every(({ series }) => series === first.series) ? series.get(first.series) : undefined;
      const colour = own ? paintIn(theme, own.paint) : theme.text;
      const origin = marks.every((mark) => mark.origin === 'derived') ? 'derived' : 'stated';
      const place = counts[index];
      return {
        value: [first.x, first.y],
        symbol: symbolOf(own?.shape ?? 'circle'),
        symbolSize: SHARED,
        itemStyle: { ...pointLook(origin, colour, theme), opacity: 1 },
        label: {
          show: place !== null,
          // Counted from the corner of the sign's own box.
          position: place ? [place.x + SHARED / 2, place.y + SHARED / 2] : 'right',
          align: 'center',
          verticalAlign: 'middle',
          formatter: () => countText(marks.length),
          color: theme.text,
          fontSize: 12,
          backgroundColor: withAlpha(theme.surface, 0.8),
        },
      };
    }),
  } as ScatterSeriesOption;
}

/** Rings and triangles: one a place, whichever of its marks is the reader's own or in doubt. */
function drawSigns(picture: ScatterPicture, theme: ChartTheme): ScatterSeriesOption[] {
  const shared = new Set<PointMark>(sharedPlaces(picture).flat());
  const placesOf = (marks: readonly PointMark[]) => [
    ...new Map(marks.map((mark) => [`${mark.x} ${mark.y}`, mark])).values(),
  ];
  const rings = placesOf(picture.marks.filter((mark) => mark.added)).map((mark) => ({
    value: [mark.x, mark.y],
    symbolSize: (shared.has(mark) ? SHARED : POINT) + 2 * REACH,
  }));
  const doubts = placesOf(picture.marks.filter((mark) => mark.doubt)).map((mark) => ({
    value: [mark.x, mark.y],
    // The number of marks of a shared place stands right of it.
    symbolOffset: shared.has(mark) ? [0, -13] : [...BESIDE],
  }));
  return [...drawRings(rings, theme), ...drawDoubts(doubts, theme)];
}
