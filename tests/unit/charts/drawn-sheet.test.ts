/** A whole sheet, drawn without a browser. */
import { expect, test } from 'vitest';
import { drawer } from '#app/charts/draw-rows.ts';
import type { RowPicture } from '#app/charts/picture.ts';
import { drawSheet } from '#app/charts/sheet/sheet.ts';

const PICTURE: RowPicture = {
  kind: 'rows',
  summary: 'One bar.',
  rows: [{ key: 'a', label: '甲县 2024', note: '' }],
  rowPaints: { a: { light: '#1f5f9e', dark: '#74aee6' } },
  panels: [{ key: 'p', title: '', axis: { name: '支出（万元）', tick: String } }],
  sharedScale: true,
  series: [{ key: 's', name: '决算数', shape: 'bar', paint: null, pattern: 'plain' }],
  marks: [
    {
      key: 'm',
      title: '甲县 2024',
      lines: ['12.5 万元'],
      origin: 'stated',
      source: null,
      row: 'a',
      panel: 'p',
      series: 's',
      value: 12.5,
      text: '12.5',
    },
  ],
  words: [],
  linked: false,
};
const drawn = (address: string, shape: 'shown' | '16:9' | '1:1' | '9:16' = 'shown', picture = PICTURE) =>
  drawSheet(
    {
      sentence: '甲县 <支出> & 12.5 万元',
      caption: '单位：万元',
      caveats: [],
      picture,
      others: (count) => `其余 ${count} 个`,
      documents: ['甲县'],
      imprint: '2024',
      carried: { address, data: 'd' },
    },
    drawer,
    shape,
  );
const codes = (svg: string) => svg.match(/shape-rendering="crispEdges"/g) ?? [];

test('a sheet has the shape asked for', () => {
  for (const [shape, ratio] of [
    ['16:9', 16 / 9],
    ['1:1', 1],
    ['9:16', 9 / 16],
  ] as const) {
    const { width, height } = drawn('https://example.org/', shape);
    expect(width / height).toBeCloseTo(ratio, 2);
  }
});

test('its texts are escaped, and its bar says what it is', () => {
  const { svg } = drawn('https://example.org/');
  expect(svg).toContain('甲县 &lt;支出&gt; &amp; 12.5 万元');
  expect(svg).toContain('>12.5<');
});

test('an address that no code holds stands in words alone, and the picture is drawn all the same', () => {
  expect(codes(drawn('https://example.org/?v=2').svg)).toHaveLength(1);
  const long = `https://example.org/?departments=${'530102-ren-li-zi-yuan-he-she-hui-bao-zhang-ju,'.repeat(100)}`;
  expect(codes(drawn(long).svg)).toHaveLength(0);
});

test('every item of its bars has a place in its key, also where two look alike', () => {
  const one = PICTURE.series[0]!;
  const [grey, red] = [
    { light: '#777777', dark: '#777777' },
    { light: '#cc0000', dark: '#cc0000' },
  ];
  const series = [
    { ...one, key: 'a', name: '甲局', paint: red },
    { ...one, key: 'b', name: '乙局', paint: grey },
    { ...one, key: 'c', name: '丙局', paint: grey },
  ];
  const marks = series.map(({ key }) => ({ ...PICTURE.marks[0]!, key, series: key }));
  const { svg } = drawn('https://example.org/', 'shown', { ...PICTURE, series, marks });
  expect(['甲局', '乙局', '丙局', '其余 2 个'].filter((name) => svg.includes(`>${name}<`))).toEqual([
    '甲局',
    '乙局',
    '丙局',
  ]);
});

test('what is said of thirty bars stands beside them where the shape is wide, below them where it is not', () => {
  const rows = Array.from({ length: 30 }, (_, at) => ({ key: `r${at}`, label: `甲${at}县 2024`, note: '' }));
  const marks = rows.map(({ key }) => ({ ...PICTURE.marks[0]!, key, row: key }));
  const many = { ...PICTURE, rows, rowPaints: {}, marks };
  const placeOf = (svg: string) =>
    /<g transform="translate\(([\d.]+) [\d.]+\)"><path transform="scale/.exec(svg);
  for (const [shape, isWide] of [
    ['16:9', true],
    ['1:1', false],
  ] as const) {
    const { svg, width, height } = drawn(`https://example.org/?${'a,'.repeat(300)}`, shape, many);
    const drawing = /<svg x="32"[^>]* width="([\d.]+)"/.exec(svg)!;
    const beside = Number(drawing[1]) < Number(placeOf(svg)![1]);
    expect([shape, beside]).toEqual([shape, isWide]);
    // Hardly anything of the sheet is blank: its bars take most of its width.
    expect(Number(drawing[1]) / width).toBeGreaterThan(isWide ? 0.6 : 0.85);
    expect(width / height).toBeCloseTo(isWide ? 16 / 9 : 1, 2);
  }
});
