import { describe, expect, test } from 'vitest';
import { neighbour } from '#app/charts/neighbours.ts';
import {
  OTHERS,
  type StripMark,
  type StripPicture,
  type WaterfallMark,
  type WaterfallPicture,
} from '#app/charts/picture.ts';
import { drawStrip } from '#app/charts/strip.ts';
import { placeFoot, placeStripFlags, stackPoints, type StripFlag } from '#app/charts/strip-layout.ts';
import { drawWaterfall } from '#app/charts/waterfall.ts';
import { textWidth, type ChartTheme } from '#app/charts/theme.ts';

const THEME: ChartTheme = {
  dark: false,
  text: '#000000',
  muted: '#666666',
  line: '#cccccc',
  surface: '#ffffff',
  font: 'sans-serif',
};
const PAINT = { light: '#1f5f9e', dark: '#74aee6' };
const WIDE = { width: 900, narrow: false };
const PHONE = { width: 360, narrow: true };

interface Item {
  value: [number, number] | number;
  mark?: number;
  itemStyle?: { color: string; borderType?: string; decal?: object };
  label?: { formatter: () => string };
}
interface Drawn {
  xAxis: { min: number; max: number };
  series: {
    type: string;
    stack?: string;
    symbol?: string;
    areaStyle?: object;
    data: (Item | '-' | number | [number, number])[];
  }[];
}
const drawn = (drawing: { option: object }) => drawing.option as unknown as Drawn;
/** The items of a drawing that stand for marks. */
const itemsOf = ({ series }: Drawn): Item[] =>
  series
    .flatMap(({ data }) => data)
    .filter((item): item is Item => typeof item === 'object' && 'mark' in item);

const point = (key: string, value: number, more: Partial<StripMark> = {}): StripMark => ({
  key,
  title: key,
  lines: [],
  origin: 'stated',
  source: null,
  series: OTHERS,
  value,
  name: key,
  text: '',
  ...more,
});

const strip = (marks: readonly StripMark[], more: Partial<StripPicture> = {}): StripPicture => ({
  kind: 'strip',
  summary: '',
  axis: { name: '', tick: String },
  series: [
    { key: OTHERS, name: '', paint: PAINT, shape: 'circle' },
    { key: 'a', name: 'A', paint: PAINT, shape: 'rect' },
  ],
  marks,
  median: { value: 50, text: 'median 50' },
  band: { from: -10, to: 70, fromText: '−3.5 z', toText: '+3.5 z' },
  ...more,
});

describe('points of a strip', () => {
  test('stand on the line where there is room, else above and below it', () => {
    const heights = stackPoints([10, 100, 100, 100], [], 10, 400);
    expect(heights).toEqual([0, 0, 11, -11]);
  });

  test('never cover one another, and are always placed the same', () => {
    const across = Array.from({ length: 60 }, (_, at) => (at * 37) % 83);
    const heights = stackPoints(across, [], 10, 4000);
    for (let i = 0; i < across.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        expect(Math.hypot(across[i]! - across[j]!, heights[i]! - heights[j]!)).toBeGreaterThanOrEqual(10);
      }
    }
    expect(stackPoints(across, [], 10, 4000)).toEqual(heights);
  });

  test('give the middle to those pointed out, and keep within the height there is', () => {
    expect(stackPoints([50, 50], [false, true], 10, 400)).toEqual([11, 0]);
    const crowd = stackPoints(
      Array.from({ length: 100 }, () => 50),
      [],
      10,
      100,
    );
    expect(Math.max(...crowd.map(Math.abs))).toBeCloseTo(50, 9);
  });
});

describe('texts below a strip', () => {
  test('stand where those before them leave room, and stay within the picture', () => {
    const texts = placeFoot(['first', 'second', 'third', 'fourth'], [0, 10, 300, 400], [-20, 380]);
    expect(texts.map(({ index, text }) => [index, text])).toEqual([
      [0, 'first'],
      [2, 'third'],
      [3, 'fourth'],
    ]);
    for (const { text, middle } of texts) {
      expect(middle - textWidth(text, 12) / 2).toBeGreaterThanOrEqual(-20);
      expect(middle + textWidth(text, 12) / 2).toBeLessThanOrEqual(380);
    }
  });
});

describe('the names above a strip', () => {
  const EDGES = [-24, 900] as const;
  const spanOf = ({ text, middle }: StripFlag) => {
    const half = textWidth(text, 12) / 2;
    return [middle - half, middle + half] as const;
  };

  /** Pairs of which the line of one runs through the name of the other, or the names cover one another. */
  function conflicts(flags: readonly StripFlag[], across: readonly number[]): string[] {
    return flags.flatMap((one) =>
      flags
        .filter((other) => {
          if (other === one) return false;
          const [from, to] = spanOf(one);
          const [begin, end] = spanOf(other);
          const isCovered = other.lane === one.lane && begin < to && from < end;
          const line = across[other.index]!;
          return isCovered || (other.lane > one.lane && line > from && line < to);
        })
        .map((other) => `${other.text} × ${one.text}`),
    );
  }

  test.each([
    ['close together', [400, 420, 440, 445, 460, 480]],
    ['at one place', [400, 400, 410]],
    ['at the beginning of the axis', [0, 4, 30, 60]],
    ['at its end', [840, 860, 876, 876]],
    ['all over it', [0, 90, 180, 300, 330, 333, 500, 600, 620, 876]],
  ])('are in nobody’s way %s', (_, across) => {
    const names = across.map((at) => `department at ${at}`);
    const flags = placeStripFlags(names, across, EDGES);
    expect(flags.map(({ text }) => text)).toEqual(names);
    expect(conflicts(flags, across)).toEqual([]);
    for (const [from, to] of flags.map(spanOf)) {
      expect(from).toBeGreaterThanOrEqual(EDGES[0]);
      expect(to).toBeLessThanOrEqual(EDGES[1]);
    }
  });

  test('stand on top of their lines where there is room, all in one lane', () => {
    const flags = placeStripFlags(['a', '', 'b'], [100, 200, 300], EDGES);
    expect(flags.map(({ index, middle, lane, beside }) => [index, middle, lane, beside])).toEqual([
      [0, 100, 0, false],
      [2, 300, 0, false],
    ]);
  });
});

describe('a strip', () => {
  const marks = [
    point('low', 20),
    point('mid', 50),
    point('a', 60, { series: 'a', text: 'A 60', main: true }),
    point('b', 62, { series: 'a', text: 'B 62' }),
    point('high', 90, { origin: 'derived', text: 'high 90' }),
  ];

  test('puts every mark at its value, derived ones hollow', () => {
    const items = itemsOf(drawn(drawStrip(strip(marks), THEME, WIDE)));
    const at = (index: number) => items.find((item) => item.mark === index)!;
    expect(items).toHaveLength(5);
    expect(marks.map((_, index) => (at(index).value as [number, number])[0])).toEqual([20, 50, 60, 62, 90]);
    expect(at(4).itemStyle?.color).toBe(THEME.surface);
    expect(at(0).itemStyle?.color).toBe(PAINT.light);
  });

  test('shades the band as far as the axis reaches, and none where nothing is tested', () => {
    const band = drawn(drawStrip(strip(marks), THEME, WIDE)).series.find((series) => series.areaStyle)!;
    expect(band.data.map((place) => (place as [number, number])[0])).toEqual([0, 70]); // from −10: the axis begins at 0
    const untested = drawn(drawStrip(strip(marks, { band: null }), THEME, WIDE));
    expect(untested.series.some((series) => series.areaStyle)).toBe(false);
  });

  test('names on a phone the one in question and those unlike the others', () => {
    const texts = drawn(drawStrip(strip(marks), THEME, PHONE))
      .series.flatMap(({ data }) => data)
      .flatMap((item) =>
        typeof item === 'object' && 'label' in item && item.label ? [item.label.formatter()] : [],
      );
    expect(texts).toContain('a');
    expect(texts).toContain('high');
    expect(texts).not.toContain('B 62');
    expect(texts).not.toContain('b');
  });

  test('marks what was added and what is in doubt', () => {
    const plain = drawn(drawStrip(strip(marks), THEME, WIDE)).series.length;
    const added = drawn(drawStrip(strip([{ ...marks[0]!, added: true }, ...marks.slice(1)]), THEME, WIDE));
    const doubt = drawn(drawStrip(strip([{ ...marks[0]!, doubt: true }, ...marks.slice(1)]), THEME, WIDE));
    expect([added.series.length, doubt.series.length]).toEqual([plain + 1, plain + 1]);
  });

  test('is walked from the least to the largest', () => {
    const picture = strip(marks);
    expect(neighbour(picture, -1, 'right')).toBe(0);
    expect(neighbour(picture, 0, 'right')).toBe(1);
    expect(neighbour(picture, 1, 'up')).toBe(0);
    expect(neighbour(picture, 0, 'last')).toBe(4);
  });
});

const bar = (row: string, from: number, to: number, more: Partial<WaterfallMark> = {}): WaterfallMark => ({
  key: row,
  row,
  role: 'item',
  from,
  to,
  title: row,
  lines: [],
  origin: 'stated',
  source: null,
  text: String(to - from),
  ...more,
});

const waterfall = (marks: readonly WaterfallMark[], cut = false): WaterfallPicture => ({
  kind: 'waterfall',
  summary: '',
  axis: { name: '', tick: String, ...(cut ? { cut } : {}) },
  rows: marks.map(({ row }) => ({ key: row, label: row, note: '' })),
  paint: PAINT,
  marks,
  words: [],
});

describe('a waterfall', () => {
  const total = (row: string, to: number) => bar(row, 0, to, { role: 'total' });
  const marks = [
    total('2023', 40),
    bar('up', 40, 90),
    bar('down', 90, 70),
    bar('rest', 70, 75, { role: 'rest' }),
    total('2024', 75),
  ];

  /** Base and bar of a row on the positive side. */
  const stacked = ({ series }: Drawn, row: number) => {
    const [base, visible] = series.filter(({ stack }) => stack === 'side1');
    return [base!.data[row], (visible!.data[row] as Item).value];
  };

  test('floats each change between two levels, on an axis from zero', () => {
    const drawing = drawn(drawWaterfall(waterfall(marks), THEME, WIDE));
    expect(drawing.xAxis.min).toBe(0);
    expect([0, 1, 2, 3, 4].map((row) => stacked(drawing, row))).toEqual([
      [0, 40],
      [40, 50],
      [70, 20],
      [70, 5],
      [0, 75],
    ]);
  });

  test('tells rises, falls and the rest apart without their colours', () => {
    const items = itemsOf(drawn(drawWaterfall(waterfall(marks), THEME, WIDE)));
    const decals = items.map(({ itemStyle }) => JSON.stringify(itemStyle?.decal ?? null));
    const [first, up, down, rest] = decals;
    expect([first, up]).toEqual(['null', 'null']);
    expect(new Set([up, down, rest]).size).toBe(3);
  });

  test('crosses zero without losing a part of a bar', () => {
    const { series } = drawn(drawWaterfall(waterfall([total('a', 10), bar('down', 10, -5)]), THEME, WIDE));
    const values = series
      .filter(({ stack }) => stack?.startsWith('side'))
      .map(({ data }) => data[1])
      .map((item) => (typeof item === 'object' && 'mark' in item ? item.value : item));
    expect(values).toEqual([0, 10, -0, -5]);
  });

  test('on a cut axis has its totals as ticks, not as bars of a false length', () => {
    const close = [total('2023', 100), bar('up', 100, 104), total('2024', 104)];
    const drawing = drawn(drawWaterfall(waterfall(close, true), THEME, WIDE));
    expect(drawing.xAxis.min).toBeGreaterThan(90);
    const ticks = drawing.series.find(({ symbol }) => symbol === 'rect')!;
    expect(ticks.data.map((item) => (item as Item).mark)).toEqual([0, 2]);
    const bars = drawing.series.filter(({ type }) => type === 'bar').flatMap(({ data }) => data);
    expect(bars.filter((item): item is Item => typeof item === 'object' && 'mark' in item)).toHaveLength(1);
  });

  test('draws derived changes dashed', () => {
    const [item] = itemsOf(
      drawn(drawWaterfall(waterfall([bar('a', 0, 4, { origin: 'derived' })]), THEME, WIDE)),
    );
    expect(item?.itemStyle?.borderType).toBe('dashed');
  });
});
