import { describe, expect, test } from 'vitest';
import type { LinePicture, PointMark } from '#app/charts/picture.ts';
import { placeLabels, spread, type LabelPlace } from '#app/charts/line-labels.ts';
import { drawLines } from '#app/charts/lines.ts';
import { distanceTo } from '#app/charts/stroke.ts';

import { PAINT, THEME } from './small-pictures.ts';
import { segments } from '#app/charts/line-series.ts';

test('a place is as far from a stroke as from the nearest of its points', () => {
  expect(distanceTo([5, 3], [0, 0], [10, 0])).toBe(3);
  expect(distanceTo([13, 4], [0, 0], [10, 0])).toBe(5);
  expect(distanceTo([3, 4], [0, 0], [0, 0])).toBe(5);
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

  const many = (count: number): LinePicture => {
    const series = Array.from({ length: count }, (_, at) => ({
      key: `line-${at}`,
      name: `department ${at}`,
      paint: PAINT,
      shape: 'circle' as const,
      ...(at < 8 ? {} : { quiet: true }),
    }));
    const marks = series.flatMap(({ key }, at) =>
      [2023, 2024].map((x) => ({ ...point(x, at), series: key, key: `${key} ${x}` })),
    );
    return { kind: 'lines', summary: '', years: [2023, 2024], y: { name: '', tick: String }, series, marks };
  };
  const marksIn = (option: object): unknown[] =>
    (option as { series: { data: { mark?: number }[] }[] }).series
      .flatMap(({ data }) => data.flatMap(({ mark }) => mark ?? []))
      .sort((a, b) => a - b);

  test.each([
    ['together', {}],
    ['apart', { apart: { shared: '' } }],
  ])('of a hundred, %s, have every mark once', (_, how) => {
    const picture = { ...many(100), ...how };
    const { option } = drawLines(picture, THEME, { width: 900, narrow: false });
    expect(marksIn(option)).toEqual(picture.marks.map((__, at) => at));
  });

  test('without a colour of their own are one series of strokes and one of points', () => {
    const { option } = drawLines(many(100), THEME, { width: 900, narrow: false });
    expect((option as { series: unknown[] }).series).toHaveLength(8 * 2 + 2);
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

  test.each([2, 8, 30, 100])('of %d lines that end close together stand clear of each other', (count) => {
    const crowd = Array.from({ length: count }, (_, at) => ({
      ...series[0]!,
      key: `line-${at}`,
      name: `department ${at}`,
      ...(at < 8 ? {} : { quiet: true }),
    }));
    const marks = crowd.flatMap(({ key }, at) => [
      point(key, 2023, 1000 + at),
      point(key, 2024, 1500 + at * 3),
    ]);
    const picture: LinePicture = { ...lines(marks), series: crowd };
    const places = placeLabels(picture, scale, box, false);
    const boxes = [...places].map(([index, { text, dx, dy }]) => {
      const { x, y } = marks[index]!;
      const [px, py] = [60 + ((x - 2022 + 0.5) / 3) * 600, 34 + 350 * (1 - y / 6000)];
      return {
        left: px + dx - text.length * 3,
        right: px + dx + text.length * 3,
        top: py + dy - 7,
        bottom: py + dy + 7,
      };
    });
    expect(places.size).toBeGreaterThanOrEqual(Math.min(count, 8));
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        const apart =
          one.right <= other.left ||
          other.right <= one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top;
        expect(apart, JSON.stringify([one, other])).toBe(true);
      }
    }
  });

  test('are moved no further than they must', () => {
    expect(spread([10, 100], 15, [0, 200])).toEqual([10, 100]);
    expect(spread([50, 50], 20, [0, 200])).toEqual([40, 60]);
    expect(spread([60, 50, 55], 20, [0, 200])).toEqual([75, 35, 55]);
    expect(spread([195, 199], 15, [0, 200])).toEqual([185, 200]);
  });
});
