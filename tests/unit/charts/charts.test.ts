import { describe, expect, test } from 'vitest';
import { layoutRows, wrapLabel } from '#app/charts/layout.ts';
import { neighbour } from '#app/charts/movement.ts';
import { fillOfCode } from '#app/charts/palette.ts';
import type { LinePicture, PointMark, RowMark, RowPicture, ScatterPicture } from '#app/charts/picture.ts';
import { marksAt, sharedPlaces } from '#app/charts/coincidence.ts';
import { placeLabels, type LabelPlace } from '#app/charts/line-labels.ts';
import { drawLines, segments } from '#app/charts/lines.ts';
import { drawRows } from '#app/charts/rows.ts';
import { drawScatter } from '#app/charts/scatter.ts';
import { scaleAround, scaleFromZero } from '#app/charts/scale.ts';
import { inkOn, type ChartTheme } from '#app/charts/theme.ts';

const THEME: ChartTheme = {
  dark: false,
  text: '#000000',
  muted: '#666666',
  line: '#cccccc',
  surface: '#ffffff',
  font: 'sans-serif',
};

const mark = (row: string, series: string, value: number, more: Partial<RowMark> = {}): RowMark => ({
  key: `${row} ${series}`,
  title: `${row} ${series}`,
  lines: [String(value)],
  origin: 'stated',
  source: null,
  row,
  panel: 'all',
  series,
  value,
  text: String(value),
  ...more,
});

const PAINT = { light: '#2f6690', dark: '#6aa5d0' };

const picture = (marks: readonly RowMark[], max?: number): RowPicture => ({
  kind: 'rows',
  summary: '',
  rows: ['a', 'b'].map((key) => ({ key, label: key, note: '' })),
  rowPaints: {},
  panels: [
    { key: 'all', title: '', axis: { name: '', tick: String, ...(max === undefined ? {} : { max }) } },
  ],
  sharedScale: true,
  series: ['basic', 'project'].map((key) => ({
    key,
    name: key,
    shape: 'bar',
    paint: PAINT,
    pattern: 'plain',
  })),
  marks,
  words: [],
  linked: false,
});

interface Drawn {
  xAxis: { min: number; max: number }[];
  series: { stack?: string; data: ({ value: number; itemStyle: { borderType: string } } | '-')[] }[];
}

describe('scales', () => {
  test('of bars start at zero and end at a round number', () => {
    expect(scaleFromZero([4766.06, 6385.21], 4)).toEqual({ min: 0, max: 8000, interval: 2000 });
    expect(scaleFromZero([])).toEqual({ min: 0, max: 1, interval: 0.25 });
    expect(scaleFromZero([-0.64, 0.07], 4)).toMatchObject({ min: -0.8, interval: 0.2 });
  });

  test('of points are cut only where zero is far off', () => {
    expect(scaleAround([86, 100])).toEqual({ min: 85, max: 100, interval: 5 });
    expect(scaleAround([3.24, 9.41]).min).toBe(0);
  });
});

describe('rows', () => {
  test('stack a row’s bars on a scale that holds their sum', () => {
    const { option } = drawRows(
      picture([mark('a', 'basic', 1162.43), mark('a', 'project', 3603.63)]),
      THEME,
      { width: 900, narrow: false },
    );
    const { xAxis, series } = option as unknown as Drawn;
    expect(xAxis[0]).toMatchObject({ min: 0, max: 5000 });
    expect(new Set(series.filter((s) => s.stack).map((s) => s.stack)).size).toBe(1);
    // Row b reports nothing: no bar, not a bar of 0.
    expect(series[0]?.data[1]).toBe('-');
  });

  test('draw derived bars dashed and stated ones solid', () => {
    const marks = [mark('a', 'basic', 2), mark('b', 'basic', 3, { origin: 'derived' })];
    const { option } = drawRows(picture(marks), THEME, { width: 900, narrow: false });
    const borders = (option as unknown as Drawn).series[0]?.data.map((item) =>
      item === '-' ? item : item.itemStyle.borderType,
    );
    expect(borders).toEqual(['solid', 'dashed']);
  });

  test('stand below one another on a phone, labels above the bars', () => {
    const two = {
      ...picture([]),
      panels: ['x', 'y'].map((key) => ({ key, title: key, axis: { name: '', tick: String } })),
    };
    const wide = layoutRows(two, { width: 1000, narrow: false });
    const narrow = layoutRows(two, { width: 360, narrow: true });
    expect(wide.boxes[1]!.top).toBe(wide.boxes[0]!.top);
    expect(narrow.boxes[1]!.top).toBeGreaterThan(narrow.boxes[0]!.top + narrow.boxes[0]!.height);
    expect(narrow.labelsAbove).toBe(true);
    expect(narrow.boxes[0]!.width).toBeGreaterThan(300);
  });

  test('make room for an axis name that takes several lines', () => {
    const named = (name: string) => ({
      ...picture([]),
      panels: [{ key: 'x', title: '', axis: { name, tick: String } }],
    });
    const room = { width: 360, narrow: true };
    const long = 'Employment subsidies as a share of expenditure of the year (%)';
    expect(layoutRows(named(long), room).height).toBeGreaterThan(layoutRows(named('%'), room).height);
    const { option } = drawRows(named(long), THEME, room);
    const [axis] = (option as { xAxis: { name: string }[] }).xAxis;
    expect(axis!.name.split('\n').join(' ')).toBe(long);
    expect(axis!.name).toContain('\n');
  });

  test('break long labels at spaces', () => {
    expect(wrapLabel('Zigong HR Centre 2023', 90, 13)).toBe('Zigong HR\nCentre 2023');
  });
});

describe('lines', () => {
  const point = (x: number, y: number, origin: 'stated' | 'derived' = 'stated'): PointMark => ({
    key: String(x),
    title: '',
    lines: [],
    origin,
    source: null,
    series: 'a',
    x,
    y,
    text: '',
  });

  test('are dashed where they touch a derived point, and do not cross a missing year', () => {
    const marks = [point(2020, 1), point(2021, 2), point(2022, 3, 'derived'), point(2024, 4)];
    expect(segments(marks, false)).toEqual([
      ['2020', 1],
      ['2021', 2],
      ['2021', null],
    ]);
    expect(segments(marks, true)).toEqual([
      ['2021', 2],
      ['2022', 3],
      ['2022', null],
    ]);
  });

  test('show every year between the first and the last', () => {
    const { option } = drawLines(
      {
        kind: 'lines',
        summary: '',
        years: [2022, 2023, 2024],
        y: { name: '', tick: String },
        series: [{ key: 'a', name: 'a', paint: PAINT, shape: 'circle' }],
        marks: [point(2022, 1), point(2024, 2)],
      },
      THEME,
      { width: 900, narrow: false },
    );
    expect((option as { xAxis: { data: string[] } }).xAxis.data).toEqual(['2022', '2023', '2024']);
  });
});

describe('labels of lines', () => {
  const series = ['a', 'b'].map((key) => ({
    key,
    name: `line ${key}`,
    paint: PAINT,
    shape: 'circle' as const,
  }));
  const point = (of: string, x: number, y: number): PointMark => ({
    key: `${of} ${x}`,
    title: '',
    lines: [],
    origin: 'stated',
    source: null,
    series: of,
    x,
    y,
    text: String(y),
  });
  const lines = (marks: readonly PointMark[]): LinePicture => ({
    kind: 'lines',
    summary: '',
    years: [2022, 2023, 2024],
    y: { name: '', tick: String },
    series,
    marks,
  });
  const box = { left: 60, top: 34, width: 600, height: 350, outer: 800 };
  const scale = { min: 0, max: 6000, interval: 2000 };

  test('leave the line of another series free, and each other', () => {
    // Zhaohua ends where Chaoyang begins.
    const marks = [
      point('a', 2022, 4228.88),
      point('a', 2023, 4454.96),
      point('b', 2023, 4459.42),
      point('b', 2024, 4766.06),
    ];
    const places = placeLabels(lines(marks), scale, box, false);
    const [end, start] = [places.get(1), places.get(2)] as [LabelPlace, LabelPlace];
    expect(end.text).toBe('line a 4454.96');
    expect(end.dy).not.toBe(0);
    expect(Math.sign(start.dy)).toBe(-Math.sign(end.dy));
    // Nothing lies behind the last point: its name stands there.
    expect(places.get(3)).toMatchObject({ text: 'line b 4766.06', dy: 0 });
  });

  test('of earlier points are left out where there is no room, those of last points never', () => {
    const crowd = [2000, 2005, 2010, 2015].flatMap((y) => [point('a', 2023, y), point('b', 2023, y + 2)]);
    const places = placeLabels(lines([...crowd, point('a', 2024, 2000)]), scale, box, false);
    expect(places.has(crowd.length)).toBe(true);
    expect(places.size).toBeLessThan(crowd.length);
  });

  test('carry no names on a phone, where the key has them', () => {
    const places = placeLabels(lines([point('a', 2023, 1), point('a', 2024, 2)]), scale, box, true);
    expect([...places.values()].map((place) => place.text)).toEqual(['2']);
  });
});

describe('points of a scatter', () => {
  const point = (key: string, series: string, x: number, y: number): PointMark => ({
    key,
    title: key,
    lines: [],
    origin: 'stated',
    source: null,
    series,
    x,
    y,
    text: '',
  });
  const scatter: ScatterPicture = {
    kind: 'scatter',
    summary: '',
    x: { name: '', tick: String },
    y: { name: '', tick: String },
    series: ['a', 'b'].map((key) => ({ key, name: key, paint: PAINT, shape: 'circle' })),
    marks: [point('1', 'a', 100, 100), point('2', 'b', 100, 100), point('3', 'a', 58.46, 69)],
  };

  test('that share a place are known together', () => {
    expect(marksAt(scatter, scatter.marks[1]!).map((mark) => mark.key)).toEqual(['1', '2']);
    expect(marksAt(scatter, scatter.marks[2]!).map((mark) => mark.key)).toEqual(['3']);
    expect(sharedPlaces(scatter).map((marks) => marks.length)).toEqual([2]);
  });

  test('stand at their true place, one sign with the number where several share it', () => {
    const { option } = drawScatter(scatter, THEME, { width: 900, narrow: false });
    interface Item {
      value: [number, number];
      mark?: number;
      symbolOffset?: unknown;
      itemStyle: { opacity: number };
      label?: { formatter: () => string };
    }
    const items = (option as unknown as { series: { data: Item[] }[] }).series.flatMap(({ data }) => data);
    expect(items.some((item) => item.symbolOffset !== undefined)).toBe(false);
    const [sign, ...others] = items.filter((item) => item.mark === undefined);
    expect(others).toEqual([]);
    expect([sign?.value, sign?.label?.formatter()]).toEqual([[100, 100], '×2']);
    const opacity = (mark: number) => items.find((item) => item.mark === mark)?.itemStyle.opacity;
    expect([opacity(0), opacity(1)]).toEqual([0, 0]);
    expect(opacity(2)).toBeGreaterThan(0.5);
  });
});

test('arrow keys move within a row and between rows of the same item', () => {
  const rows = picture([
    mark('a', 'basic', 1),
    mark('a', 'project', 2),
    mark('b', 'basic', 3),
    mark('b', 'project', 4),
  ]);
  expect(neighbour(rows, -1, 'right')).toBe(0);
  expect(neighbour(rows, 0, 'right')).toBe(1);
  expect(neighbour(rows, 1, 'down')).toBe(3);
  expect(neighbour(rows, 3, 'up')).toBe(1);
  expect(neighbour(rows, 3, 'down')).toBe(3);
  expect(neighbour(rows, 2, 'last')).toBe(3);
  expect(neighbour(picture([]), -1, 'right')).toBe(-1);
});

test('an item has one fill whatever else is shown, and neighbours differ', () => {
  expect(fillOfCode('208')).toEqual(fillOfCode('208'));
  const items = ['2080701', '2080702', '2080704', '2080705', '2080711', '2080713', '2080799'].map(fillOfCode);
  expect(new Set(items.map((fill) => `${fill.paint.light} ${fill.pattern}`)).size).toBe(items.length);
});

test('text on a fill is black or white, whichever reads better', () => {
  expect(inkOn('#2f6690')).toBe('#ffffff');
  expect(inkOn('#d98e32')).toBe('#14130f');
});
