/** How marks look: solid where a figure is stated, hollow or dashed where it is derived; and texts among them. */
import type { ScatterSeriesOption } from 'echarts/charts';
import type { Origin, Pattern } from './picture.ts';
import { withAlpha, type ChartTheme } from './theme.ts';

/** A point: solid for a stated figure, hollow for a derived one. */
export function pointLook(origin: Origin, colour: string, theme: ChartTheme) {
  return { color: origin === 'derived' ? theme.surface : colour, borderColor: colour, borderWidth: 2 };
}

/** A bar: solid for a stated figure, pale in a dashed outline for a derived one. */
export function barLook(origin: Origin, colour: string, pattern: Pattern, theme: ChartTheme) {
  const derived = origin === 'derived';
  const decal = DECALS[pattern];
  return {
    color: derived ? withAlpha(colour, 0.28) : colour,
    borderColor: derived ? colour : theme.surface,
    borderWidth: derived ? 1.5 : 1,
    borderType: derived ? 'dashed' : 'solid',
    decal: decal && { ...decal, color: derived ? colour : withAlpha(theme.surface, 0.75) },
  };
}

/** The bar in focus. */
export const barFocus = (theme: ChartTheme) => ({
  itemStyle: { borderColor: theme.text, borderWidth: 2, borderType: 'solid' },
});

const STRIPES = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 5] };

/** The patterns as the chart library draws them. */
const DECALS: Readonly<Record<Pattern, object | undefined>> = {
  plain: undefined,
  stripes: { ...STRIPES, rotation: -Math.PI / 4 },
  'back-stripes': { ...STRIPES, rotation: Math.PI / 4 },
  lines: { ...STRIPES, dashArrayY: [1.5, 4], rotation: 0 },
  dots: {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.5,
  },
  cross: { symbol: 'rect', dashArrayX: [2, 6], dashArrayY: [2, 6], rotation: Math.PI / 4 },
};

/** A text, where along the axes it belongs, and what sets its label apart from the others. */
export interface PlacedText {
  readonly x: number;
  readonly y: number | string;
  readonly text: string;
  readonly label: object;
}

/** Texts in a picture that are no marks: the table has what they say, so the keys need not reach them. */
export function drawTexts(texts: readonly PlacedText[], more: ScatterSeriesOption = {}): ScatterSeriesOption {
  return {
    type: 'scatter',
    silent: true,
    clip: false,
    z: 5,
    symbolSize: 1,
    itemStyle: { color: 'transparent' },
    ...more,
    data: texts.map(({ x, y, text, label }) => ({
      value: [x, y],
      label: { show: true, formatter: () => text, fontSize: 12, ...label },
    })),
  } as ScatterSeriesOption;
}
