import { describe, expect, test } from 'vitest';
import { fillOfCode } from '#app/charts/palette.ts';
import type { LineMark, LinePicture, PointMark, RowMark, ScatterPicture } from '#app/charts/picture.ts';
import { marksAt, neighbour, sharedPlaces } from '#app/charts/neighbours.ts';
import { drawLines } from '#app/charts/lines.ts';
import { drawRows, layoutRows } from '#app/charts/rows.ts';
import { drawScatter } from '#app/charts/scatter.ts';
import { scaleAround, scaleFromZero } from '#app/charts/scale.ts';
import { around, overlap } from '#app/charts/boxes.ts';
import { placeCounts } from '#app/charts/scatter-counts.ts';
import { inkOn, wrapLabel } from '#app/charts/theme.ts';

import { mark, PAINT, picture, THEME } from './small-pictures.ts';

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

  test('around one round value has room below it', () => {
    expect(scaleAround([100, 100], 6)).toEqual({ min: 98, max: 100, interval: 2 });
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

describe('points of a row', () => {
  const drawn = (marks: RowMark[]) => {
    const series = (['basic', 'project'] as const).map((key) => ({
      ...picture([]).series[0]!,
      key,
      shape: 'dot' as const,
    }));
    const { option } = drawRows({ ...picture(marks), series }, THEME, { width: 900, narrow: false });
    return (
      option as unknown as { series: { type: string; data: { mark?: number; symbolOffset: number[] }[] }[] }
    ).series
      .filter(({ type }) => type === 'scatter')
      .flatMap(({ data }) => data.filter(({ mark: index }) => index !== undefined))
      .map(({ symbolOffset }) => symbolOffset[1]);
  };

  test('that would lie on a point of another series step aside, so that two are seen', () => {
    expect(drawn([mark('a', 'basic', 2), mark('a', 'project', 2)])).toEqual([0, -9]);
    expect(drawn([mark('a', 'basic', 2), mark('a', 'project', 4)])).toEqual([0, 0]);
    expect(drawn([mark('a', 'basic', 2), mark('b', 'project', 2)])).toEqual([0, 0]);
  });
});

describe('points of a scatter', () => {
  test('that share places close to one another have their numbers beside each other, none on another', () => {
    const places = Array.from({ length: 12 }, (_, at) => ({
      at: { x: 100 + 16 * (at % 4), y: 100 + 16 * Math.floor(at / 4) },
      count: 2 + at,
      doubt: at % 3 === 0,
    }));
    const found = placeCounts(places, [], [14, 10], { x: 0, y: 0, width: 400, height: 400 });
    const boxes = found.flatMap((offset, at) => {
      const { x, y } = places[at]!.at;
      return offset ? [around({ x: x + offset.x, y: y + offset.y }, 20, 15)] : [];
    });
    expect(boxes.length).toBeGreaterThan(8);
    for (const [at, box] of boxes.entries()) {
      expect(boxes.slice(at + 1).filter((other) => overlap(box, other))).toEqual([]);
    }
  });

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

describe('what the reader added', () => {
  interface Rings {
    series: {
      silent?: boolean;
      symbol?: string;
      symbolSize?: number;
      itemStyle?: { color: string; borderColor: string };
      data: {
        value: [number, number];
        symbol?: string;
        symbolSize: number | [number, number];
        symbolOffset?: [number, number];
      }[];
    }[];
  }
  const room = { width: 900, narrow: false };
  const ringsOf = (option: unknown) =>
    (option as Rings).series.filter((one) => one.silent && one.itemStyle?.borderColor === THEME.text);

  test('has a frame around the whole stack of its bars, in the colour of the text', () => {
    const marks = [
      mark('a', 'basic', 60),
      mark('b', 'basic', 50, { added: true }),
      mark('b', 'project', 50, { added: true }),
    ];
    const [rings, ...others] = ringsOf(drawRows(picture(marks, 100), THEME, room).option);
    expect(others).toEqual([]);
    expect(rings!.itemStyle!.color).toBe('transparent');
    const { boxes, bar } = layoutRows(picture(marks, 100), room);
    // 50 and 50 of a scale to 100: the whole width. The frame's path is as large as it is drawn: nothing is stretched.
    const [{ symbol, ...frame }] = rings!.data as [Rings['series'][0]['data'][0]];
    const size = [boxes[0]!.width + 10, bar + 10] as [number, number];
    expect(frame).toMatchObject({ value: [0, 1], symbolSize: size, symbolOffset: [boxes[0]!.width / 2, 0] });
    expect(symbol).toContain(`M5 0h${(size[0] - 10).toFixed(1)}`);
  });

  test('has a ring around its dot, where the dot is, larger than the dot', () => {
    const drawn = {
      ...picture([mark('a', 'basic', 60), mark('b', 'basic', 50, { added: true })]),
      series: [{ key: 'basic', name: '', shape: 'dot', paint: PAINT, pattern: 'plain' }],
    } as const;
    const [rings] = ringsOf(drawRows(drawn, THEME, room).option);
    expect(rings!.symbol).toBe('circle');
    expect(rings!.data).toEqual([{ value: [50, 1], symbolSize: 20, symbolOffset: [0, 0] }]);
  });

  test('has no ring where nothing was added', () => {
    expect(ringsOf(drawRows(picture([mark('a', 'basic', 60)]), THEME, room).option)).toEqual([]);
  });

  const AXIS = { name: '', tick: String };
  const point = (key: string, x: number, y: number, more: Partial<LineMark> = {}): LineMark => ({
    ...mark('', 'a', 0),
    key,
    series: 'a',
    x,
    y,
    ...more,
  });
  const series = [{ key: 'a', name: 'a', paint: PAINT, shape: 'circle' }] as const;

  test('has one ring a place in a scatter, a larger one where marks share it', () => {
    const marks = [
      point('p', 90, 99, { added: true }),
      point('q', 90, 99),
      point('r', 80, 95, { added: true }),
      point('s', 70, 90),
    ];
    const drawn = { kind: 'scatter', summary: '', x: AXIS, y: AXIS, series, marks } as const;
    const [rings] = ringsOf(drawScatter(drawn, THEME, room).option);
    expect(rings!.data).toEqual([
      { value: [90, 99], symbolSize: 24 },
      { value: [80, 95], symbolSize: 20 },
    ]);
  });

  test('has a ring around its points of a line, and not around the others', () => {
    const marks = [point('p', 2023, 5), point('q', 2024, 6, { added: true })];
    const drawn = { kind: 'lines', summary: '', years: [2023, 2024], y: AXIS, series, marks } as const;
    const [rings] = ringsOf(drawLines(drawn, THEME, room).option);
    expect(rings!.data).toEqual([['2024', 6]]);
  });

  test('joins no line to what a later document tells anew, and draws it in a shape of its own', () => {
    const marks = [point('p', 2023, 5), point('r', 2023, 4, { restated: true }), point('q', 2024, 6)];
    const drawn: LinePicture = { kind: 'lines', summary: '', years: [2023, 2024], y: AXIS, series, marks };
    const { series: lines } = drawLines(drawn, THEME, room).option as unknown as {
      series: { data: ([string, number | null] | { mark: number; symbol?: string })[] }[];
    };
    expect(lines[0]!.data).toEqual([
      ['2023', 5],
      ['2024', 6],
      ['2024', null],
    ]);
    const points = lines.at(-1)!.data as { mark: number; symbol?: string }[];
    expect(points.map(({ mark: at, symbol }) => [at, symbol?.startsWith('path://') ?? false])).toEqual([
      [0, false],
      [1, true],
      [2, false],
    ]);
  });
});
