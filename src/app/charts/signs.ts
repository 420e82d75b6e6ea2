/**
 * The signs a mark can carry: a ring around what the reader added, a small triangle at the upper right of what is in
 * doubt. They are in the colour of the text, so that they are seen whatever the colour beneath, lie above the marks
 * and take no clicks: the mark beneath does.
 */
import type { ScatterSeriesOption } from 'echarts/charts';
import type { ChartTheme } from './theme.ts';

/** How far a ring reaches beyond what it surrounds, in pixels. */
export const REACH = 5;

/** From the middle of a point to that of its triangle, in pixels. */
export const BESIDE = [8, -8] as const;

/** Rings at places, as the chart library takes them; `shared` is what they have in common beyond their look. */
export function drawRings(
  places: readonly unknown[],
  theme: ChartTheme,
  shared: ScatterSeriesOption = {},
): ScatterSeriesOption[] {
  return drawSigns(places, {
    z: 7,
    symbol: 'circle',
    itemStyle: { color: 'transparent', borderColor: theme.text, borderWidth: 1.5, opacity: 1 },
    ...shared,
  });
}

/** Triangles at places, beside points unless told otherwise; set off from what they lie on, a ring included. */
export function drawDoubts(
  places: readonly unknown[],
  theme: ChartTheme,
  shared: ScatterSeriesOption = {},
): ScatterSeriesOption[] {
  return drawSigns(places, {
    z: 8,
    symbol: 'path://M5 0L10 9H0Z',
    symbolSize: [10, 9],
    symbolOffset: [...BESIDE],
    itemStyle: { color: theme.text, borderColor: theme.surface, borderWidth: 1, opacity: 1 },
    ...shared,
  });
}

function drawSigns(places: readonly unknown[], look: ScatterSeriesOption): ScatterSeriesOption[] {
  if (places.length === 0) return [];
  return [{ type: 'scatter', silent: true, clip: false, ...look, data: places } as ScatterSeriesOption];
}
