/** Tables without lines between their columns: heads and amounts are set at different sides of the same cells. */
import { describe, expect, test } from 'vitest';
import { readAccounts } from '#ingest/prose/index.ts';
import { REGISTRY } from '../prose/reading.ts';
import { composePages, rowsOf } from './composed-pages.ts';
import { page, run, SIZE } from './positioned-page.ts';

type Setting = 'left' | 'middle' | 'right';
/** Edges of the cells: a code, a name, and five columns of amounts that are wider than most of what they hold. */
const EDGES = [20, 70, 170, 260, 340, 420, 500, 580];
const PADDING = 2;

/** A text in the cell from one edge to another, set so. */
function set(text: string, [from, to]: readonly [number, number], setting: Setting, at: number) {
  const width = run(text, 0, 0).right;
  const [left, right] = [EDGES[from]! + PADDING, EDGES[to]! - PADDING];
  const start = setting === 'left' ? left : setting === 'right' ? right - width : (left + right - width) / 2;
  return run(text, start, at);
}

/** Rows of a form: heads of one cell each, then codes and names set left, and amounts; '' is a blank cell. */
function form(heads: readonly string[], rows: readonly string[], ofHeads: Setting, ofAmounts: Setting) {
  const cells = (row: string, at: number, setting: (column: number) => Setting) =>
    row.split('|').flatMap((text, column) => {
      return text === '' ? [] : [set(text, [column, column + 1], setting(column), at)];
    });
  return [
    ...cells(heads.join('|'), 100, () => ofHeads),
    ...rows.flatMap((row, index) =>
      cells(row, 100 + SIZE * 2 * (index + 1), (column) => (column < 2 ? 'left' : ofAmounts)),
    ),
  ];
}

const HEADS = ['编码', '名称', '本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出'];
const ROWS = [
  '208|社会保障和就业|17.50|12.00|5.50||',
  '20801|管理事务|16.25|12.00|4.25||',
  '2080101|行政运行|12.00|12.00|||',
  '2080109|经办机构|4.25||4.25||',
];

const told = (runs: ReturnType<typeof form>) => {
  const source = composePages([
    page(1, [run('第四部分 2024年度部门决算表', 200, 40), run('支出决算表', 250, 60), ...runs]),
  ]);
  const { figures, unread } = readAccounts(source, REGISTRY, 2024);
  return {
    rows: rowsOf(source).at(-1)!,
    read: figures.map(({ concept, value }) => `${concept} ${value}`),
    unread: unread.map(({ printed }) => printed),
  };
};

const SETTINGS: readonly Setting[] = ['left', 'middle', 'right'];

describe('amounts of a table without lines', () => {
  test.for(SETTINGS.flatMap((heads) => SETTINGS.map((amounts) => [heads, amounts] as const)))(
    'stand below the head of their cell: heads %s, amounts %s',
    ([ofHeads, ofAmounts]) => {
      const { rows, read, unread } = told(form(HEADS, ROWS, ofHeads, ofAmounts));
      expect(rows).toEqual([HEADS, ...ROWS.map((row) => row.split('|'))]);
      expect(read).toContain('project.function.2080109 4.25');
      expect(read.filter((one) => one.startsWith('turned_over'))).toEqual([]);
      expect(unread).toEqual([]);
    },
  );

  test.for(SETTINGS)('stand below heads of several columns as well: all set %s', (setting) => {
    const heads = [
      ...[0, 1, 2, 6].flatMap((column) => [set(HEADS[column]!, [column, column + 1], setting, 90)]),
      set('本年支出', [3, 6], setting, 80),
      ...['小计', '基本支出', '项目支出'].map((text, at) => set(text, [3 + at, 4 + at], setting, 100)),
    ];
    const [rows] = [
      form(
        [],
        ['2080101|行政运行|1.00|12.00|9.00|3.00|1.00', '2080109|经办机构|2.00|14.25|10.00|4.25|2.00'],
        setting,
        setting,
      ),
    ];
    const { rows: found } = told([...heads, ...rows]);
    expect(found.slice(0, 2)).toEqual([
      ['编码', '名称', '本年支出合计', '本年支出', '', '', '经营支出'],
      ['', '', '', '小计', '基本支出', '项目支出', ''],
    ]);
  });

  test('are listed where they may stand below either of two heads', () => {
    // Neither head is set as the other: of what stands between the two nothing tells whose it is.
    const runs = [
      ...[set('编码', [0, 1], 'left', 100), set('名称', [1, 2], 'left', 100)],
      ...[set('本年支出合计', [2, 3], 'left', 100), run('基本支出', 318, 100), run('项目支出', 395, 100)],
      ...['2080101|行政运行|12.00', '2080109|经办机构|4.25'].flatMap((row, index) =>
        form([], [row], 'left', 'right').map((one) => ({ ...one, baseline: 120 + 20 * index })),
      ),
      ...[run('12.00', 365, 120), run('4.25', 370, 140)],
    ];
    const { read, unread } = told(runs);
    expect(read).toEqual([]);
    expect(unread).toEqual(['12.00', '12.00', '4.25', '4.25']);
  });

  test('stay in their rows where others hold dashes, or a name alone', () => {
    const rows = [
      '208|社会保障和就业|-|-|-|-|-',
      '2080101|行政运行|12.00|12.00|-|-|-',
      '210|卫生健康',
      '2101101|行政单位医疗|3.00|-|-|-|3.00',
    ];
    expect(told(form(HEADS, rows, 'middle', 'right')).rows.slice(1)).toEqual(
      rows.map((row) => [...row.split('|'), '', '', '', '', ''].slice(0, 7)),
    );
  });

  test('follow the name of a total that stands in the middle of the cells before them', () => {
    const [first, second] = ['30101|基本工资|12.00', '30102|津贴补贴|4.25'];
    const runs = [
      ...form(
        ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
        [`${first}|30201|办公费|1.00`, `${second}|30202|印刷费|2.00`],
        'middle',
        'right',
      ),
      set('人员经费合计', [0, 2], 'middle', 160),
      set('16.25', [2, 3], 'right', 160),
      set('公用经费合计', [3, 5], 'middle', 160),
      set('3.00', [5, 6], 'right', 160),
    ];
    expect(
      rowsOf(composePages([page(1, runs)]))
        .at(-1)!
        .at(-1)!
        .filter((text) => text !== ''),
    ).toEqual(['人员经费合计', '16.25', '公用经费合计', '3.00']);
  });
});
