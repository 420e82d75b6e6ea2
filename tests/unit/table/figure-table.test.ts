import { expect, test } from 'vitest';
import { exportTable } from '#app/table/exported.ts';
import {
  columnWidths,
  nextOrder,
  paperParts,
  pickedFirst,
  sortRows,
  type Table,
} from '#app/table/figure-table.ts';

const figure = (value: number) =>
  ({
    kind: 'figure',
    value,
    text: value.toFixed(2),
    exported: value,
    origin: 'stated',
    source: null,
  }) as const;
const none = { kind: 'text', text: '未列报', absent: true } as const;

const TABLE: Table = {
  caption: '',
  columns: [
    { key: 'item', head: '项目', kind: 'text' },
    { key: 'chaoyang', head: '朝阳', note: '仅本级', unit: '万元', kind: 'figure' },
  ],
  rows: [
    { key: 'total', head: '合计', strong: true, cells: [figure(2479.06)] },
    { key: '2080701', head: '就业创业服务补贴', cells: [none] },
    { key: '2080702', head: '职业培训补贴', cells: [figure(2389.62)] },
    { key: '2080705', head: '公益性岗位补贴', cells: [figure(89.44)] },
  ],
};

const keys = (order: string) => sortRows(TABLE, order).map((row) => row.key);

test('rows sort by a figure, missing ones last either way, the total in its place', () => {
  expect(keys('chaoyang')).toEqual(['total', '2080705', '2080702', '2080701']);
  expect(keys('-chaoyang')).toEqual(['total', '2080702', '2080705', '2080701']);
});

test('rows sort by name in the order of Chinese', () => {
  expect(keys('item')).toEqual(['total', '2080705', '2080701', '2080702']);
});

test('an unknown column leaves the order as given', () => {
  expect(keys('-nobody')).toEqual(['total', '2080701', '2080702', '2080705']);
});

test('a head sorts falling, then rising, then as given', () => {
  const column = TABLE.columns[1]!;
  const orders = [''];
  for (let click = 0; click < 3; click += 1) orders.push(nextOrder(orders.at(-1)!, column));
  expect(orders).toEqual(['', '-chaoyang', 'chaoyang', '']);
});

test('the file holds numbers as numbers, nothing where one is missing and why beside it, unit and caveat in the head', () => {
  expect(exportTable(TABLE, '', 'zh')).toEqual({
    columns: ['项目', '朝阳 (仅本级; 万元)', '缺数原因'],
    rows: [
      ['合计', 2479.06, ''],
      ['就业创业服务补贴', null, '朝阳：未列报'],
      ['职业培训补贴', 2389.62, ''],
      ['公益性岗位补贴', 89.44, ''],
    ],
  });
});

test('on paper a table of many departments is parted, and nothing of it is left out', () => {
  const many: Table = {
    caption: '',
    columns: [
      TABLE.columns[0]!,
      ...Array.from({ length: 30 }, (_, at) => ({ ...TABLE.columns[1]!, key: String(at) })),
    ],
    rows: [{ key: 'total', head: '合计', cells: Array.from({ length: 30 }, () => figure(2479.06)) }],
  };
  const parts = paperParts(many, 700);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.flat()).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect(paperParts(TABLE, 700)).toEqual([[1]]);
});

test('what is picked out comes first, the rest as before', () => {
  expect(pickedFirst(['a', 'b', 'c', 'd'], (one) => one === 'c' || one === 'b')).toEqual([
    'b',
    'c',
    'a',
    'd',
  ]);
  expect(pickedFirst(['a', 'b'], () => false)).toEqual(['a', 'b']);
});

test('columns of a table not all of which is in the document are as wide as the widest figure needs', () => {
  const wide = {
    ...TABLE,
    rows: [...TABLE.rows, { key: 'x', head: '甲', cells: [figure(1234567890123.45)] }],
  };
  const [narrow, broad] = [TABLE, wide].map(({ columns, rows }) => columnWidths(columns, rows)[1]!) as [
    number,
    number,
  ];
  // Sixteen signs of at least seven pixels, and the space at both sides.
  expect(broad).toBeGreaterThanOrEqual(16 * 7 + 20);
  expect(narrow).toBeLessThan(broad);
});
