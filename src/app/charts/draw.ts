/**
 * Which part of ECharts a picture needs. Each kind loads its own part, so that the first picture
 * fetches no more than it draws.
 */
import type { init } from 'echarts/core';
import type { Picture } from './picture.ts';
import type { Drawing } from './rows.ts';
import type { ChartRoom, ChartTheme } from './theme.ts';

/** Draws any picture of one kind, with the ECharts core that can render it. */
export interface Drawer {
  readonly init: typeof init;
  draw(picture: Picture, theme: ChartTheme, room: ChartRoom): Drawing;
}

const drawers = new Map<Picture['kind'], Promise<Drawer>>();

/** The drawer of a kind of picture, loaded once. After a failed load the next call tries again. */
export function loadDrawer(kind: Picture['kind']): Promise<Drawer> {
  let drawer = drawers.get(kind);
  if (!drawer) {
    drawer = (kind === 'rows' ? import('./draw-rows.ts') : import('./draw-points.ts')).then((m) => m.drawer);
    drawer.catch(() => drawers.delete(kind));
    drawers.set(kind, drawer);
  }
  return drawer;
}
