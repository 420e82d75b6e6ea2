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

type Part = 'rows' | 'points' | 'outliers';

/** The part of ECharts a kind needs: scatters and lines share theirs, and so do strips and waterfalls. */
const PARTS: Readonly<Record<Picture['kind'], Part>> = {
  rows: 'rows',
  scatter: 'points',
  lines: 'points',
  strip: 'outliers',
  waterfall: 'outliers',
};

const LOADS: Readonly<Record<Part, () => Promise<{ drawer: Drawer }>>> = {
  rows: () => import('./draw-rows.ts'),
  points: () => import('./draw-points.ts'),
  outliers: () => import('./draw-outliers.ts'),
};

const drawers = new Map<Part, Promise<Drawer>>();

/** Fetches what the other kinds of picture need once nothing else is to be done, so that no choice waits for it. */
export function loadOtherDrawers(): void {
  const load = () => {
    for (const kind of ['lines', 'strip'] as const) void loadDrawer(kind).catch(() => undefined);
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(load, { timeout: 5000 });
  else setTimeout(load, 2000);
}

/** The drawer of a kind of picture, loaded once. After a failed load the next call tries again. */
export function loadDrawer(kind: Picture['kind']): Promise<Drawer> {
  const part = PARTS[kind];
  let drawer = drawers.get(part);
  if (!drawer) {
    drawer = LOADS[part]().then((module) => module.drawer);
    drawer.catch(() => drawers.delete(part));
    drawers.set(part, drawer);
  }
  return drawer;
}
