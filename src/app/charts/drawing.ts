/** What a picture becomes, and what makes it so. */
import type { EChartsCoreOption, init, ECharts } from 'echarts/core';
import type { Picture } from './picture.ts';
import type { ChartTheme, ChartRoom } from './theme.ts';

/** Options of a picture with the height it needs. Data items carry `mark`, the index into the picture's marks. */
export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** What draws pictures of some kinds, with the ECharts core that can render them. */
export interface Drawer {
  readonly init: typeof init;
  readonly kinds: { readonly [K in Kind]?: Draw<K> };
  /** Tells of clicks on the strokes of lines. */
  followStrokes?(chart: ECharts, picture: () => Picture, online: (series: string) => void): void;
}

/** The kinds of picture. */
export type Kind = Picture['kind'];

/** Draws a picture of a kind. */
export type Draw<K extends Kind> = (
  picture: Extract<Picture, { kind: K }>,
  theme: ChartTheme,
  room: ChartRoom,
) => Drawing;
