/** The rows of a query as one of the page's pictures. */
import type { ResultCell, ResultPart } from '#warehouse/engine/workbench.ts';
import { fillOfPlace } from '#app/charts/palette.ts';
import type { LinePicture, Picture, RowPicture } from '#app/charts/picture.ts';
import { formatNumber } from '#app/locale/format.ts';
import { numberText, sourceOf } from './result-table.ts';

/** Which picture, of which columns. */
export interface Plot {
  readonly kind: 'none' | 'bars' | 'lines';
  /** Names of bars; the whole numbers along lines, such as years. */
  readonly x: string;
  readonly y: string;
  /** What tells lines apart; '' for one line. */
  readonly by: string;
}

/** Why there is no picture. */
export type NoPicture = 'no-column' | 'no-number' | 'no-year' | 'several-values' | 'no-row';

/** Bars and lines there is room for; the rest is in the table. */
const MOST_BARS = 60;
const MOST_LINES = 30;

/** A picture and how many bars or lines are left out of it; or why there is none. */
export type Plotted =
  | { readonly picture: Picture; readonly left: number }
  | { readonly picture: null; readonly why: NoPicture | null };

const none = (why: NoPicture | null): Plotted => ({ picture: null, why });
const tick = (value: number): string => formatNumber(value, [0, 3]);

/** Draws the columns chosen. Rows without a value have no mark. */
export function plotResult(result: ResultPart, plot: Plot, summary: string): Plotted {
  if (plot.kind === 'none') return none(null);
  const at = (name: string) => result.columns.findIndex((column) => column.name === name);
  const [x, y, by] = [at(plot.x), at(plot.y), at(plot.by)];
  if (x < 0 || y < 0) return none('no-column');
  if (result.columns[y]!.kind !== 'number') return none('no-number');
  const points = result.rows.flatMap((row, place): Point[] => {
    const value = row[y];
    if (typeof value !== 'number' || !Number.isFinite(value)) return [];
    return [{ place, row, x: row[x] ?? null, value, by: by < 0 ? '' : String(row[by] ?? 'NULL') }];
  });
  if (points.length === 0) return none('no-row');
  return plot.kind === 'bars'
    ? bars(result, points, plot.y, summary)
    : lines(result, points, plot.y, summary);
}

interface Point {
  readonly place: number;
  readonly row: readonly ResultCell[];
  readonly x: ResultCell;
  readonly value: number;
  readonly by: string;
}

const named = (cell: ResultCell): string =>
  typeof cell === 'number' ? numberText(cell) : (cell ?? 'NULL').slice(0, 60);

function markOf(columns: ResultPart['columns'], { place, row, value }: Point, title: string) {
  return {
    key: String(place),
    title,
    lines: columns.map(({ name }, at) => `${name} ${named(row[at]!)}`).slice(0, 8),
    origin: 'stated' as const,
    source: sourceOf(columns, row),
    text: numberText(value),
  };
}

function bars({ columns }: ResultPart, points: readonly Point[], name: string, summary: string): Plotted {
  const shown = points.slice(0, MOST_BARS);
  const picture: RowPicture = {
    kind: 'rows',
    summary,
    rows: shown.map(({ place, x }) => ({ key: String(place), label: named(x), note: '' })),
    rowPaints: {},
    panels: [{ key: 'value', title: '', axis: { name, tick } }],
    sharedScale: true,
    series: [{ key: 'value', name, shape: 'bar', paint: fillOfPlace(0).paint, pattern: 'plain' }],
    marks: shown.map((point) => ({
      ...markOf(columns, point, named(point.x)),
      row: String(point.place),
      panel: 'value',
      series: 'value',
      value: point.value,
    })),
    words: [],
    linked: false,
  };
  return { picture, left: points.length - shown.length };
}

/** Shapes that tell lines apart without their colour. */
const SHAPES = ['circle', 'rect', 'triangle', 'diamond', 'down', 'plus', 'cross', 'star'] as const;

function lines({ columns }: ResultPart, points: readonly Point[], name: string, summary: string): Plotted {
  const whole = points.flatMap((point) =>
    Number.isInteger(point.x) ? [{ ...point, x: point.x as number }] : [],
  );
  const years = whole.map(({ x }) => x);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  // Whole numbers too far apart are no years: an axis has a place for each.
  if (whole.length < points.length || to - from > 200) return none('no-year');
  const names = [...new Set(whole.map(({ by }) => by))];
  if (new Set(whole.map(({ x, by }) => `${x} ${by}`)).size < whole.length) return none('several-values');
  const shown = names.slice(0, MOST_LINES);
  const picture: LinePicture = {
    kind: 'lines',
    summary,
    years: Array.from({ length: to - from + 1 }, (_, at) => from + at),
    y: { name, tick },
    series: shown.map((by, at) => ({
      key: by,
      name: by,
      paint: fillOfPlace(at).paint,
      shape: SHAPES[at % SHAPES.length]!,
      quiet: at >= SHAPES.length,
    })),
    marks: whole
      .filter(({ by }) => shown.includes(by))
      .sort((a, b) => a.x - b.x)
      .map((point) => ({
        ...markOf(columns, point, `${point.by} ${point.x}`.trim()),
        series: point.by,
        x: point.x,
        y: point.value,
      })),
  };
  return { picture, left: names.length - shown.length };
}
