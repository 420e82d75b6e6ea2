/**
 * Which part of ECharts a picture needs. Each kind loads its own part, so that the first picture
 * fetches no more than it draws.
 */
import type { Picture } from './picture.ts';
import type { ChartRoom, ChartTheme } from './theme.ts';
import type { Drawing, Drawer, Kind, Draw } from './drawing.ts';

/** Draws a picture; null where the drawer is that of other kinds. */
export function drawWith(
  { kinds }: Drawer,
  picture: Picture,
  theme: ChartTheme,
  room: ChartRoom,
): Drawing | null {
  const draw = kinds[picture.kind] as Draw<Kind> | undefined;
  return draw?.(picture, theme, room) ?? null;
}

/** CSS pixels between the margins of a page of A4; more, in smaller type, where panels are to stand side by side. */
export const paperWidth = (picture: Picture): number =>
  picture.kind === 'rows' && picture.panels.length > 2 ? 1050 : 700;

type Part = 'rows' | 'points' | 'outliers';

/** The part of ECharts a kind needs: scatters and lines share theirs, and so do strips and waterfalls. */
const PARTS: Readonly<Record<Kind, Part>> = {
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
export function loadDrawer(kind: Kind): Promise<Drawer> {
  const part = PARTS[kind];
  let drawer = drawers.get(part);
  if (!drawer) {
    drawer = LOADS[part]().then((module) => module.drawer);
    drawer.catch(() => drawers.delete(part));
    drawers.set(part, drawer);
  }
  return drawer;
}
