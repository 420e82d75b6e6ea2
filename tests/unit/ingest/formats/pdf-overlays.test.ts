import { describe, expect, test } from 'vitest';
import {
  isStruckOut,
  withoutNoteMarks,
  withoutPaleMarks,
  withoutWatermarks,
} from '#ingest/formats/pdf/overlays.ts';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { layOutPage } from '#ingest/formats/pdf/document.ts';
import { frame, page, run } from './positioned-page.ts';
import { pdfBytes } from './small-pdf.ts';

const textsOf = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text);

describe('a raised mark', () => {
  test.each(['1', '12', '[3]', '①', '*', '注1'])('%s beside an amount is a note’s', (mark) => {
    expect(textsOf(withoutNoteMarks([run('565.44', 100, 200), run(mark, 130, 196, 5)]))).toEqual(['565.44']);
  });

  test.each([
    ['the square of a unit', run('m', 100, 200), run('2', 105, 196, 5)],
    ['a digit as large as the others', run('565.4', 100, 200), run('4', 125, 200)],
    ['a small number on the line', run('565.44', 100, 200), run('1', 130, 200, 5)],
    ['a small number elsewhere', run('565.44', 100, 200), run('1', 150, 196, 5)],
    ['an amount in small type', run('565.44', 100, 200), run('34.56', 130, 196, 5)],
  ])('%s stays', (_, text, other) => {
    expect(withoutNoteMarks([text, other])).toEqual([text, other]);
  });
});

describe('a watermark', () => {
  const amounts = [run('4.20', 100, 200), run('3.50', 200, 200), run('0.70', 300, 200)];

  test('in large type over the amounts is none of them, nor is it where it lies over nothing', () => {
    const drawn = page(1, [...amounts, run('样稿 2024', 90, 205, 36), run('样稿 2024', 90, 500, 36)]);
    const empty = page(2, [run('5.00', 100, 200), run('样稿 2024', 90, 500, 36)]);
    const [first, second] = withoutWatermarks([drawn, empty]);
    expect(textsOf(first!.runs)).toEqual(['4.20', '3.50', '0.70']);
    expect(textsOf(second!.runs)).toEqual(['5.00']);
  });

  test('in the type of the text is told by its tiles, one of which lies over an amount', () => {
    const tiles = [0, 1, 2, 3, 4].map((at) => run('王五7788', 95, 202 + at * 50));
    const [only] = withoutWatermarks([page(1, [...amounts, ...tiles])]);
    expect(textsOf(only!.runs)).toEqual(['4.20', '3.50', '0.70']);
  });

  test('of bare numbers is told by two that lie over others; numbers of a column lie over none', () => {
    const tiles = [0, 1, 2, 3].map((at) => run('2024', 95 + at * 100, 202));
    const column = [0, 1, 2, 3].map((at) => run('12', 100, 300 + at * 20));
    const [only] = withoutWatermarks([page(1, [...amounts, ...tiles, ...column])]);
    expect(textsOf(only!.runs)).toEqual(['4.20', '3.50', '0.70', '12', '12', '12', '12']);
  });

  test('is pale: over an amount, repeated or a bare number it is none of the page’s', () => {
    const pale = (text: string, x: number, y: number) => ({ ...run(text, x, y), isPale: true });
    const tiles = [0, 1, 2, 3].map((at) => pale('内部资料66', 100, 400 + at * 50));
    expect(
      textsOf(withoutPaleMarks([...amounts, pale('甲局', 95, 202), ...tiles, pale('2024', 400, 300)])),
    ).toEqual(['4.20', '3.50', '0.70']);
  });

  test('is not what a page prints pale here and there, nor is a page that is pale all over', () => {
    const note = { ...run('注：本表反映收支。', 100, 300), isPale: true };
    expect(withoutPaleMarks([...amounts, note])).toEqual([...amounts, note]);
    const all = amounts.map((one) => ({ ...one, isPale: true }));
    expect(withoutPaleMarks(all)).toEqual(all);
  });

  test.each(['0.8 g', '/G1 gs'])('is seen to be pale by its colour or its opacity: %s', async (state) => {
    const text = (words: string) => `BT /F1 10 Tf 100 700 Td (${words}) Tj ET`;
    const content = `${text('4.20 of 9.00')} q ${state} ${text('2024')} Q`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toBe('4.20 of 9.00');
  });

  test('is no title, however large, and no word that a column repeats', () => {
    const runs = [
      run('收入支出决算总表', 200, 100, 22),
      ...[0, 1, 2, 3, 4].map((at) => run('基本支出', 100, 200 + at * 20)),
    ];
    expect(withoutWatermarks([page(1, runs)])[0]!.runs).toEqual(runs);
  });
});

test('a line through the middle strikes an amount out; one below it, or across the page, does not', () => {
  const amount = run('600.00', 100, 200);
  const line = (at: number, from: number, to: number) => [{ axis: 'horizontal' as const, at, from, to }];
  expect(isStruckOut(amount, line(196.5, 99, 131))).toBe(true);
  expect(isStruckOut(amount, line(201.5, 99, 131))).toBe(false);
  expect(isStruckOut(amount, line(196.5, 20, 500))).toBe(false);
});

test('two numbers below each other in a cell stay two; one too long for its cell is one', () => {
  const rulings = frame([0, 50, 100], [0, 40, 80]);
  const runs = [
    run('行政', 2, 20),
    run('600', 55, 15),
    run('120', 55, 30),
    run('事业', 2, 60),
    run('1,234,567', 52, 55),
    run('.89', 52, 70),
  ];
  const [table] = layOutPage(page(1, runs, rulings)).tables;
  expect(table!.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['行政', '600 120'],
    ['事业', '1,234,567.89'],
  ]);
});

test('a head set downwards in columns from right to left reads in its order', () => {
  const rulings = frame([0, 50, 100], [0, 40, 80]);
  const runs = [
    run('预', 30, 20),
    run('算', 20, 20),
    run('数', 10, 20),
    run('决算数', 60, 20),
    run('6.00', 10, 60),
  ];
  const [table] = layOutPage(page(1, runs, rulings)).tables;
  expect(table!.rows[0]!.cells.map(({ text }) => text)).toEqual(['预算数', '决算数']);
});

test('text set upwards stands in its cell of a table, and nowhere else', () => {
  const drawn = page(1, [run('1,234.56', 55, 20)], frame([0, 50, 100], [0, 40, 80]));
  const { tables, lines } = layOutPage({ ...drawn, sideways: [run('合计', 10, 20), run('页边', 300, 300)] });
  expect(tables[0]!.rows[0]!.cells.map(({ text }) => text)).toEqual(['合计', '1,234.56']);
  expect(lines).toEqual([]);
});

test('without rules, a heading at the left of a column of amounts is theirs, and a name close behind an amount is its own', () => {
  const runs = [
    run('项目', 10, 20),
    run('决算数', 150, 20),
    run('项目', 246, 20),
    run('决算数', 380, 20),
    ...[0, 1].flatMap((at) => [
      run('财政拨款收入', 10, 40 + at * 20),
      run('1,234.56', 200, 40 + at * 20),
      run('就业支出', 246, 40 + at * 20),
      run('1,100.00', 450, 40 + at * 20),
    ]),
  ];
  const [table] = layOutPage(page(1, runs)).tables;
  expect(table!.columns).toHaveLength(5);
  expect(table!.rows[1]!.cells.map(({ text }) => text)).toEqual([
    '财政拨款收入',
    '1,234.56',
    '就业支出',
    '1,100.00',
  ]);
});

describe('text as white as the paper', () => {
  const text = (words: string, y: number) => `BT /F1 10 Tf 100 ${y} Td (${words}) Tj ET`;

  test.each(['1 g', '1 1 1 rg', '0 0 0 0 k', '0.97 0.98 0.99 rg'])('is not read: %s', async (colour) => {
    const content = `${text('4.20', 700)}\nq ${colour} ${text('999.99', 650)} Q\n${text('0.70', 600)}`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toBe('4.20 0.70');
  });

  test.each([
    ['on a dark cell', '0.1 0.3 0.6 rg 90 640 200 30 re f'],
    ['on a picture', 'q 200 0 0 30 90 640 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q'],
  ])('is read %s', async (_, ground) => {
    const content = `${text('4.20', 700)}\nq ${ground} 1 g ${text('999.99', 650)} Q`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toBe('4.20 999.99');
  });

  test('is not read on a ground as white', async () => {
    const content = `${text('4.20 of 9.00', 700)}\nq 1 g 90 640 200 30 re f ${text('999.99', 650)} Q`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toBe('4.20 of 9.00');
  });
});

describe('text under a white box', () => {
  const text = (words: string, y: number) => `BT /F1 10 Tf 100 ${y} Td (${words}) Tj ET`;
  const linesWith = async (over: string) =>
    (await readPdf(pdfBytes(`${text('4.20 of 9.00', 700)} ${text('999.99', 650)} q ${over} Q`))).lines.join(
      ' ',
    );

  test('that is drawn after it is not read, and said to be there', async () => {
    const source = await readPdf(
      pdfBytes(`${text('4.20 of 9.00', 700)} ${text('999.99', 650)} q 1 g 90 640 200 30 re f Q`),
    );
    expect(source.lines.join(' ')).toBe('4.20 of 9.00');
    expect(source.hidesAmounts).toBe(true);
  });

  test.each([
    ['that is only drawn round', '1 G 90 640 200 30 re S'],
    ['that is not white', '0.9 0.9 0.5 rg 90 640 200 30 re f'],
    ['that lies beside it', '1 g 90 600 200 30 re f'],
    ['that is cut off before it', '0 0 80 900 re W n 1 g 90 640 200 30 re f'],
    ['that is no box', '1 g 90 640 m 300 640 l 300 645 l f'],
  ])('is read under one %s', async (_, over) => {
    expect(await linesWith(over)).toBe('4.20 of 9.00 999.99');
  });

  test('is read where it is written on the box', async () => {
    const content = `q 1 g 90 640 200 30 re f Q ${text('4.20 of 9.00', 700)} ${text('999.99', 650)}`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toBe('4.20 of 9.00 999.99');
  });
});

describe('text outside the area that is drawn on', () => {
  const text = (words: string, y: number) => `BT /F1 10 Tf 100 ${y} Td (${words}) Tj ET`;

  test('is not read', async () => {
    const content = `${text('4.20', 700)} q 90 690 200 30 re W n ${text('0.70', 695)} ${text('999.99', 600)} Q ${text('5.00', 650)}`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).not.toContain('999.99');
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toMatch(/0\.70.*5\.00/);
  });

  test('is what two areas leave to each other', async () => {
    const content = `${text('4.20 of 9.00', 700)} q 90 590 200 30 re W n 90 640 200 30 re W* n ${text('999.99', 600)} Q`;
    expect((await readPdf(pdfBytes(content))).lines.join(' ')).toBe('4.20 of 9.00');
  });
});
