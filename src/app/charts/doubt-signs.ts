/**
 * The sign of a figure in doubt: a small triangle at the upper right of its mark, in the colour of the text and set
 * off from what it lies on, so that it is seen whatever the colour beneath, and beside a ring.
 */
import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { sharedPlaces } from './coincidence.ts';
import type { LinePicture, ScatterPicture } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** Signs lie above marks and rings and take no clicks: the mark beneath does. */
export const SIGNS = { type: 'scatter', silent: true, clip: false, z: 8 } as const;

/** The look of a sign. */
export const sign = (theme: ChartTheme) => ({
  symbol: 'path://M5 0L10 9H0Z',
  symbolSize: [10, 9],
  itemStyle: { color: theme.text, borderColor: theme.surface, borderWidth: 1, opacity: 1 },
});

/** From the middle of a point to that of its sign, in pixels. */
export const BESIDE = [8, -8] as const;

/** Signs at the points of a scatter in doubt; a place that several marks share has one where any of them is. */
export function drawCloudDoubts(picture: ScatterPicture, theme: ChartTheme): ScatterSeriesOption[] {
  const doubted = picture.marks.filter((mark) => mark.doubt);
  if (doubted.length === 0) return [];
  const shared = sharedPlaces(picture).flat();
  const places = new Map(doubted.map((mark) => [`${mark.x} ${mark.y}`, mark]));
  return [
    {
      ...SIGNS,
      ...sign(theme),
      data: [...places.values()].map((mark) => ({
        value: [mark.x, mark.y],
        // The number of marks of a shared place stands right of it.
        symbolOffset: shared.includes(mark) ? [0, -13] : [...BESIDE],
      })),
    } as ScatterSeriesOption,
  ];
}

/** Signs at the points of lines in doubt. */
export function drawLineDoubts(picture: LinePicture, theme: ChartTheme): LineSeriesOption[] {
  const doubted = picture.marks.filter((mark) => mark.doubt);
  if (doubted.length === 0) return [];
  return [
    {
      ...sign(theme),
      type: 'line',
      silent: true,
      z: 6,
      symbolOffset: [...BESIDE],
      lineStyle: { opacity: 0 },
      data: doubted.map((mark) => [String(mark.x), mark.y]),
    } as LineSeriesOption,
  ];
}
