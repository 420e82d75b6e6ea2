/** Tables that no lines frame. */
import { describe, expect, test } from 'vitest';
import { composePages, paragraphsOf, rowsOf, tables } from './composed-pages.ts';
import { page, run } from './positioned-page.ts';

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

  test('has the heads of a code in parts below the numbers of its columns', () => {
    const inMiddle = (text: string, middle: number, at: number) => run(text, middle - text.length * 5, at);
    const atRight = (text: string, edge: number, at: number) => run(text, edge - text.length * 5, at);
    const row = (at: number, codes: readonly string[], name: string, ...amounts: string[]) => [
      ...codes.map((code, column) => run(code, 52 + column * 40, at)),
      run(name, 172, at),
      ...amounts.flatMap((amount, column) => (amount ? [atRight(amount, 388 + column * 90, at)] : [])),
    ];
    const [, ...rows] = tables(
      page(1, [
        ...[inMiddle('项目', 175, 100), inMiddle('支出合计', 345, 110), inMiddle('基本支出', 435, 110)],
        ...[
          inMiddle('项目支出', 525, 110),
          inMiddle('功能分类科目编码', 110, 120),
          inMiddle('科目名称', 235, 120),
        ],
        ...[inMiddle('栏次', 235, 140), ...['1', '2', '3'].map((n, at) => run(n, 342 + at * 90, 140))],
        ...['类', '款', '项'].map((part, at) => inMiddle(part, 70 + at * 40, 150)),
        ...[inMiddle('合计', 235, 160), ...row(160, [], ' ', '45.00', '30.00', '15.00').slice(1)],
        ...row(180, ['208'], '社会保障和就业支出', '45.00', '30.00', '15.00'),
        ...row(200, ['208', '05'], '行政事业单位养老支出', '30.00', '30.00', ''),
        ...row(220, ['208', '05', '05'], '机关事业单位养老', '30.00', '30.00', ''),
        ...row(240, ['208', '99'], '其他社会保障支出', '15.00', '', '15.00'),
      ]),
    )[0]!;
    expect(rows.slice(-5)).toEqual([
      ['类', '款', '项', '合计', '45.00', '30.00', '15.00'],
      ['208', '', '', '社会保障和就业支出', '45.00', '30.00', '15.00'],
      ['208', '05', '', '行政事业单位养老支出', '30.00', '30.00', ''],
      ['208', '05', '05', '机关事业单位养老', '30.00', '30.00', ''],
      ['208', '99', '', '其他社会保障支出', '15.00', '', '15.00'],
    ]);
    expect(rows[0]!.slice(0, 3)).toEqual(['功能分类科目编码', '', '']);
    expect(rows[1]!.slice(0, 3)).toEqual(['类', '款', '项']);
  });

  test('prose with figures is none', () => {
    const runs = [
      run('本年收入合计100.00万元，其中：财政拨款收入90.00万元。', 70, 100),
      run('本年支出合计100.00万元，其中：基本支出90.00万元。', 70, 120),
    ];
    expect(tables(page(1, runs))).toEqual([]);
  });
});
