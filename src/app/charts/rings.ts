/**
 * The sign of what the reader added: a ring around a point, a frame around a row's bars. It is drawn in the colour of
 * the text, so that it is seen whatever the colour of what it surrounds.
 */
import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { sharedPlaces } from './coincidence.ts';
import type { LinePicture, ScatterPicture } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** How far a ring reaches beyond what it surrounds, in pixels. */
export const REACH = 5;

/** The look of a ring. */
export const ring = (theme: ChartTheme) => ({
  symbol: 'circle',
  itemStyle: { color: 'transparent', borderColor: theme.text, borderWidth: 1.5, opacity: 1 },
});

/** Rings lie above the marks and take no clicks. */
export const RINGS = { type: 'scatter', silent: true, clip: false, z: 7 } as const;

/** Rings around the added points of a scatter; a place that several marks share has one where any of them is added. */
export function drawCloudRings(picture: ScatterPicture, theme: ChartTheme): ScatterSeriesOption[] {
  const added = picture.marks.filter((mark) => mark.added);
  if (added.length === 0) return [];
  const shared = sharedPlaces(picture).flat();
  const places = new Map(added.map((mark) => [`${mark.x} ${mark.y}`, mark]));
  return [
    {
      ...RINGS,
      ...ring(theme),
      data: [...places.values()].map((mark) => ({
        value: [mark.x, mark.y],
        symbolSize: (shared.includes(mark) ? 14 : 10) + 2 * REACH,
      })),
    } as ScatterSeriesOption,
  ];
}

/** Rings around the added points of lines. */
export function drawLineRings(picture: LinePicture, theme: ChartTheme): LineSeriesOption[] {
  const added = picture.marks.filter((mark) => mark.added);
  if (added.length === 0) return [];
  return [
    {
      ...ring(theme),
      type: 'line',
      silent: true,
      z: 5,
      symbolSize: 10 + 2 * REACH,
      lineStyle: { opacity: 0 },
      data: added.map((mark) => [String(mark.x), mark.y]),
    } as LineSeriesOption,
  ];
}
