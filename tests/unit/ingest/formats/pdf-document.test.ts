import { describe, expect, test } from 'vitest';
import { composePages as compose, layOutPage } from '#ingest/formats/pdf/document.ts';
import type { SourceDocument } from '#ingest/source.ts';
import { frame, page, run } from './positioned-page.ts';
import type { PageContent, Ruling } from '#ingest/formats/pdf/content.ts';

const composePages = (pages: readonly PageContent[]) => compose(pages.map(layOutPage));
const rowsOf = (source: SourceDocument) =>
  source.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ cells }) => cells.map(({ text }) => text))] : [],
  );
const paragraphsOf = (source: SourceDocument) =>
  source.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const tables = (...pages: PageContent[]) => rowsOf(composePages(pages));

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

describe('a table without a frame', () => {
  test('goes on over a page break where its columns do, though one is blank there', () => {
    const row = (code: string, at: number, ...amounts: [string, number][]) => [
      run(code, 50, at),
      ...amounts.map(([amount, left]) => run(amount, left, at)),
    ];
    const source = composePages([
      page(1, [
        ...row('科目编码', 100, ['合计', 200], ['基本支出', 300], ['项目支出', 400]),
        ...row('2080101', 120, ['3.00', 200], ['2.00', 310], ['1.00', 410]),
        ...row('2080102', 140, ['4.00', 200], ['3.00', 310], ['1.00', 410]),
      ]),
      page(2, [
        ...row('2080103', 60, ['5.00', 200], ['5.00', 405]),
        ...row('2080104', 80, ['15.00', 197], ['15.00', 402]),
      ]),
    ]);
    expect(rowsOf(source)[0]!.slice(2)).toEqual([
      ['2080102', '4.00', '3.00', '1.00'],
      ['2080103', '5.00', '', '5.00'],
      ['2080104', '15.00', '', '15.00'],
    ]);
  });

  test('may begin with its head and one row at the foot of a page', () => {
    const row = (at: number, ...texts: [string, number][]) =>
      texts.map(([text, left]) => run(text, left, at));
    const source = composePages([
      page(1, [
        ...row(700, ['科目', 50], ['合计', 200], ['其中', 300]),
        ...row(720, ['栏次', 50], ['1', 210], ['2', 310]),
        ...row(740, ['合计', 50], ['3.00', 200], ['2.00', 300]),
      ]),
      page(2, [
        ...row(60, ['行政运行', 50], ['2.00', 200], ['2.00', 300]),
        ...row(80, ['事业运行', 50], ['1.00', 200]),
      ]),
    ]);
    expect(rowsOf(source)).toEqual([
      [
        ['科目', '合计', '其中'],
        ['栏次', '1', '2'],
        ['合计', '3.00', '2.00'],
        ['行政运行', '2.00', '2.00'],
        ['事业运行', '1.00', ''],
      ],
    ]);
  });

  test('ends where the title of the next form stands: its columns are others', () => {
    const form = (title: string, at: number, left: number) => [
      run(title, 200, at),
      run('单位：万元', 450, at + 20),
      ...[run('科目', 50, at + 40), run('合计', left, at + 40), run('其中', left + 60, at + 40)],
      ...[run('甲', 50, at + 60), run('13.00', left, at + 60), run('1.00', left + 60, at + 60)],
      ...[run('乙', 50, at + 80), run('14.00', left, at + 80), run('2.00', left + 60, at + 80)],
    ];
    const source = composePages([page(1, [...form('收入决算表', 60, 200), ...form('支出决算表', 160, 230)])]);
    expect(paragraphsOf(source)).toEqual(['收入决算表', '单位：万元', '支出决算表', '单位：万元']);
    expect(rowsOf(source).map((rows) => rows.at(-1))).toEqual([
      ['乙', '14.00', '2.00'],
      ['乙', '14.00', '2.00'],
    ]);
  });

  test('headings close together are those of two columns, one of them blank', () => {
    const source = composePages([
      page(1, [
        ...[run('科目编码', 50, 100), run('基本支出', 200, 100), run('项目支出', 246, 100)],
        ...[run('2080101', 50, 120), run('2.00', 205, 120), run('2080102', 50, 140), run('3.00', 205, 140)],
      ]),
    ]);
    expect(rowsOf(source)[0]!.slice(0, 2)).toEqual([
      ['科目编码', '基本支出', '项目支出'],
      ['2080101', '2.00', ''],
    ]);
  });

  test('has its columns where names and amounts stand below each other', () => {
    const runs = [
      run('单位：万元', 450, 80),
      run('科目编码', 50, 100),
      run('科目名称', 120, 100),
      run('合计', 320, 100),
      run('基本支出', 400, 100),
      run('项目支出', 500, 100),
      run('208', 50, 120),
      run('社会保障和就业支出', 120, 120),
      run('1,012.50', 310, 120),
      run('1,000.00', 400, 120),
      run('12.50', 515, 120),
      run('机关事业单位基本养老保险', 120, 134),
      run('2080505', 50, 140),
      run('12.50', 325, 140),
      run('12.50', 515, 140),
      run('缴费支出', 120, 146),
    ];
    const source = composePages([page(1, runs)]);
    expect(paragraphsOf(source)).toEqual(['单位：万元']);
    expect(rowsOf(source)).toEqual([
      [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['208', '社会保障和就业支出', '1,012.50', '1,000.00', '12.50'],
        ['2080505', '机关事业单位基本养老保险缴费支出', '12.50', '', '12.50'],
      ],
    ]);
  });

  test('keeps a name apart from the amounts that it reaches below, or touches', () => {
    const right = (text: string, edge: number, at: number) => run(text, edge - text.length * 5, at);
    const row = (name: string, at: number, ...amounts: [string, string]) => [
      run(name, 50, at),
      right(amounts[0], 200, at),
      right(amounts[1], 300, at),
    ];
    const source = composePages([
      page(1, [
        ...row('合计', 120, '1,107.13', '5.46'),
        ...row('公务用车购置及', 140, '1,104.42', '3.73'),
        ...[run('公务用车购置及运行维护费4.42', 60, 160), right('3.73', 300, 160)],
        ...row('公务接待费', 180, '2.71', '1.73'),
      ]),
    ]);
    expect(rowsOf(source)[0]).toEqual([
      ['合计', '1,107.13', '5.46'],
      ['公务用车购置及', '1,104.42', '3.73'],
      ['公务用车购置及运行维护费', '4.42', '3.73'],
      ['公务接待费', '2.71', '1.73'],
    ]);
  });

  test('keeps amounts apart from the codes that touch them on the right', () => {
    const row = (at: number, amount: string, code: string, other: string) => [
      run('工资', 50, at),
      run(`${amount} ${code}`, 150, at),
      run('办公费', 240, at),
      run(other, 330, at),
    ];
    const source = composePages([
      page(1, [
        ...row(100, '262.76', '30201', '3.20'),
        ...row(120, '122.19', '30211', '2.47'),
        ...row(140, '167.89', '30217', '1.83'),
      ]),
    ]);
    expect(rowsOf(source)[0]![0]).toEqual(['工资', '262.76', '30201', '办公费', '3.20']);
  });

  test('prose with figures is none', () => {
    const runs = [
      run('本年收入合计100.00万元，其中：财政拨款收入90.00万元。', 70, 100),
      run('本年支出合计100.00万元，其中：基本支出90.00万元。', 70, 120),
    ];
    expect(tables(page(1, runs))).toEqual([]);
  });
});
