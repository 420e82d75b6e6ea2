import { describe, expect, test } from 'vitest';
import { tables } from './composed-pages.ts';
import { frame, page, run } from './positioned-page.ts';
import type { Ruling } from '#ingest/formats/pdf/content.ts';

describe('a framed table', () => {
  test('has a cell for every column, blank ones too, and names wrapped over lines are whole', () => {
    const rulings = frame([50, 100, 250, 350, 450], [100, 130, 170]);
    const runs = [
      run('208', 55, 120),
      run('合计', 105, 120),
      run('12.50', 320, 120),
      run('20805', 55, 153),
      run('行政事业单位', 105, 146),
      run('养老支出', 105, 160),
      run('3.00', 420, 153),
    ];
    expect(tables(page(1, runs, rulings))).toEqual([
      [
        ['208', '合计', '12.50', ''],
        ['20805', '行政事业单位养老支出', '', '3.00'],
      ],
    ]);
  });

  test('a cell merged over columns or rows has its text in the upper left one', () => {
    const rulings: Ruling[] = [
      ...frame([50, 150, 250, 350], [100, 160]).filter(({ axis, at }) => axis === 'horizontal' || at !== 250),
      { axis: 'vertical', at: 250, from: 120, to: 160 },
      { axis: 'horizontal', at: 120, from: 150, to: 350 },
      { axis: 'horizontal', at: 140, from: 50, to: 350 },
    ];
    const runs = [
      run('项目', 80, 124),
      run('本年支出', 220, 114),
      run('基本支出', 170, 134),
      run('项目支出', 270, 134),
      run('合计', 80, 154),
      run('1.00', 170, 154),
      run('2.00', 270, 154),
    ];
    expect(tables(page(1, runs, rulings))).toEqual([
      [
        ['项目', '本年支出', ''],
        ['', '基本支出', '项目支出'],
        ['合计', '1.00', '2.00'],
      ],
    ]);
  });

  test('lines at the left and right edge may be missing', () => {
    const rulings = frame([50, 150, 250, 350], [100, 120, 140]).filter(
      ({ axis, at }) => axis === 'horizontal' || (at !== 50 && at !== 350),
    );
    const runs = [run('甲', 60, 114), run('1.00', 200, 114), run('2.00', 300, 114), run('乙', 60, 134)];
    expect(tables(page(1, runs, rulings))).toEqual([
      [
        ['甲', '1.00', '2.00'],
        ['乙', '', ''],
      ],
    ]);
  });

  test('a code and the name in the next cell that come as one text are two cells', () => {
    const rulings = frame([50, 85, 200, 260], [100, 120, 140]);
    const runs = [run('30207邮电费', 58, 114), run('4.88', 230, 114), run('30211', 55, 134)];
    expect(tables(page(1, runs, rulings))).toEqual([
      [
        ['30207', '邮电费', '4.88'],
        ['30211', '', ''],
      ],
    ]);
  });

  test('amounts below each other without a line between are rows of their own', () => {
    const rulings = frame([50, 150, 250], [100, 120, 180]);
    const runs = [
      run('项目', 60, 114),
      run('金额', 200, 114),
      run('甲', 60, 134),
      run('1.00', 200, 134),
      run('乙', 60, 152),
      run('2.00', 200, 152),
      run('丙', 60, 170),
      run('3.00', 200, 170),
    ];
    expect(tables(page(1, runs, rulings))).toEqual([
      [
        ['项目', '金额'],
        ['甲', '1.00'],
        ['乙', '2.00'],
        ['丙', '3.00'],
      ],
    ]);
  });

  test('an amount that its column wraps is one number', () => {
    const rulings = frame([50, 150, 190], [100, 140, 160]);
    const runs = [run('甲', 60, 124), run('12,345,67', 151, 116), run('8.90', 151, 130), run('乙', 60, 154)];
    expect(tables(page(1, runs, rulings))[0]![0]).toEqual(['甲', '12,345,678.90']);
  });
});

describe('a table over page breaks', () => {
  const columns = [50, 200, 300];
  const first = page(
    1,
    [
      run('收入决算表', 200, 80),
      run('科目名称', 60, 114),
      run('金额', 220, 114),
      run('甲', 60, 134),
      run('1.00', 220, 134),
    ],
    frame(columns, [100, 120, 140]),
  );

  test('goes on where the next page begins with it, past a page number', () => {
    const second = page(
      2,
      [run('乙', 60, 64), run('2.00', 220, 64), run('－2－', 290, 780)],
      frame(columns, [50, 70]).concat({ axis: 'horizontal', at: 60, from: 0, to: 1 }),
    );
    const numbered = { ...first, runs: [...first.runs, run('－1－', 290, 780)] };
    expect(tables(numbered, second)).toEqual([
      [
        ['科目名称', '金额'],
        ['甲', '1.00'],
        ['乙', '2.00'],
      ],
    ]);
  });

  test('its headings are printed again, with the title above: they count once', () => {
    const second = page(
      2,
      [
        run('收入决算表', 200, 80),
        run('科目名称', 60, 114),
        run('金额', 220, 114),
        run('乙', 60, 134),
        run('2.00', 220, 134),
      ],
      frame(columns, [100, 120, 140]),
    );
    expect(tables(first, second)).toEqual([
      [
        ['科目名称', '金额'],
        ['甲', '1.00'],
        ['乙', '2.00'],
      ],
    ]);
  });

  test('another title begins another table', () => {
    const second = page(
      2,
      [
        run('支出决算表', 200, 80),
        run('科目名称', 60, 114),
        run('金额', 220, 114),
        run('乙', 60, 134),
        run('2.00', 220, 134),
      ],
      frame(columns, [100, 120, 140]),
    );
    expect(tables(first, second)).toHaveLength(2);
  });

  test('a part in which cells are merged has the columns of the whole', () => {
    const second = page(
      2,
      [run('合计', 60, 64), run('3.00', 420, 64)],
      frame([50, 200, 400, 500], [50, 70]).concat(frame([50, 200, 400, 500], [70, 90])),
    );
    const wide = page(
      1,
      [run('甲', 60, 114), run('1.00', 220, 114), run('2.00', 320, 114), run('9.00', 420, 114)],
      frame([50, 200, 300, 400, 500], [100, 120, 140]),
    );
    expect(tables(wide, second)).toEqual([
      [
        ['甲', '1.00', '2.00', '9.00'],
        ['合计', '', '', '3.00'],
      ],
    ]);
  });
});

describe('a row that a page break cuts', () => {
  const columns = [50, 120, 230, 300];
  const first = page(
    1,
    [
      run('科目编码', 60, 114),
      run('科目名称', 130, 114),
      run('金额', 240, 114),
      run('2080505', 60, 134),
      run('机关事业单位基本养老', 125, 134),
      run('12.50', 240, 134),
    ],
    frame(columns, [100, 120, 140]),
  );
  const headings = [run('科目编码', 60, 64), run('科目名称', 130, 64), run('金额', 240, 64)];
  const next = (...runs: ReturnType<typeof run>[]) =>
    page(2, [...headings, ...runs], frame(columns, [50, 70, 90]));

  test('goes on below its full line, past headings printed again', () => {
    expect(tables(first, next(run('保险缴费支出', 125, 84)))).toEqual([
      [
        ['科目编码', '科目名称', '金额'],
        ['2080505', '机关事业单位基本养老保险缴费支出', '12.50'],
      ],
    ]);
  });

  test('a code of its own begins another row', () => {
    const [rows] = tables(first, next(run('2080506', 60, 84), run('职业年金', 125, 84)));
    expect(rows).toHaveLength(3);
  });

  test.each([
    ['an amount', '1,430', '.36', '1,430.36'],
    ['an amount after its comma', '7,571,', '300.00', '7,571,300.00'],
    ['an amount after its point', '539.1', '9', '539.19'],
    ['two numbers', '12.50', '.36', '12.50 .36'],
  ])('goes on within %s', (_, above, below, whole) => {
    const narrow = (number: number, top: number, ...runs: ReturnType<typeof run>[]) =>
      page(number, runs, frame([50, 120, 230, 230 + above.length * 5 + 6], [top, top + 20]));
    const cut = narrow(1, 100, run('2080505', 60, 114), run('行政', 125, 114), run(above, 231, 114));
    expect(tables(cut, narrow(2, 50, run('运行', 125, 64), run(below, 231, 64)))).toEqual([
      [['2080505', '行政运行', whole]],
    ]);
  });

  test('below a line that is not full nothing goes on', () => {
    const short = {
      ...first,
      runs: first.runs.filter(({ left }) => left !== 125).concat(run('行政', 125, 134)),
    };
    const [rows] = tables(short, next(run('运行经费', 125, 84)));
    expect(rows).toHaveLength(3);
  });
});
