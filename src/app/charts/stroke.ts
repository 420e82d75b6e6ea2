/** Which line of a drawn picture a place is on. */
import type { ECharts, ElementEvent } from 'echarts/core';
import type { LinePicture, Picture } from './picture.ts';
import { marksOfSeries } from './line-series.ts';

/** A place in the picture, in pixels. */
type Place = readonly [number, number];

/** How far from a stroke a pointer may be, in pixels: a finger is not as exact as a mouse. */
const NEAR = 7;

/** Tells of clicks on strokes; over one the pointer says that it can be clicked. Points have their own clicks. */
export function followStrokes(
  chart: ECharts,
  picture: () => Picture,
  online: (series: string) => void,
): void {
  const zr = chart.getZr();
  const lineAt = ({ target, offsetX, offsetY }: ElementEvent) => {
    const drawn = picture();
    return !target && drawn.kind === 'lines' ? strokeAt(chart, drawn, [offsetX, offsetY]) : undefined;
  };
  zr.on('click', (event) => {
    const line = lineAt(event);
    if (line !== undefined) online(line);
  });
  zr.on('mousemove', (event) => {
    if (lineAt(event) !== undefined) zr.setCursorStyle('pointer');
  });
}

/** The key of the line whose stroke runs past a place, the nearest; undefined where none does. */
function strokeAt(chart: ECharts, picture: LinePicture, at: Place): string | undefined {
  const { series, years, apart } = picture;
  const own = marksOfSeries(picture);
  const lines = series.filter(({ key }) => key !== apart?.shared);
  let [nearest, found]: [number, string | undefined] = [NEAR, undefined];
  lines.forEach(({ key }, plot) => {
    const axes = { xAxisIndex: apart ? plot : 0, yAxisIndex: apart ? plot : 0 };
    const places = (own.get(key) ?? [])
      .filter(({ mark }) => !mark.restated)
      .map(({ mark }) => ({
        year: mark.x,
        place: chart.convertToPixel(axes, [years.indexOf(mark.x), mark.y]) as [number, number],
      }));
    places.forEach(({ year, place }, index) => {
      const next = places[index + 1];
      if (next?.year !== year + 1) return;
      const distance = distanceTo(at, place, next.place);
      if (distance < nearest) [nearest, found] = [distance, key];
    });
  });
  return found;
}

/** How far a place is from the stretch between two others. */
export function distanceTo([x, y]: Place, [fromX, fromY]: Place, [toX, toY]: Place): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / length));
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}
