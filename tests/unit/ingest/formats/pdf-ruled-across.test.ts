/** Tables ruled across alone, dot by dot or not at all, and what stands beside the text. */
import { describe, expect, test } from 'vitest';
import { composePages, layOutPage } from '#ingest/formats/pdf/document.ts';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { page, run } from './positioned-page.ts';
import { pdfBytes } from './small-pdf.ts';
import type { Ruling, TextRun } from '#ingest/formats/pdf/content.ts';

const linesOf = (runs: readonly TextRun[], rulings: readonly Ruling[] = []): readonly string[] =>
  composePages([layOutPage(page(1, runs, rulings))]).lines;

/** A line drawn cell by cell between these x. */
const across = (at: number, ...xs: number[]): Ruling[] =>
  xs.slice(1).map((to, index) => ({ axis: 'horizontal', at, from: xs[index]!, to }));
const amounts = (baseline: number, ...texts: string[]): TextRun[] =>
  texts.map((text, index) => run(text, 50 + index * 60, baseline));
const TITLE = run('财政拨款“三公”经费支出决算表', 60, 60);

describe('a table ruled across, cell by cell', () => {
  const heads = [run('预算数', 52, 98), run('决算数', 172, 98), ...amounts(118, '合计', '接待费', '合计', '接待费')];
  const row = amounts(138, '5.00', '1.00', '4.20', '0.70');
  const read = ['预算数\t\t决算数\t', '合计\t接待费\t合计\t接待费', '5.00\t1.00\t4.20\t0.70'];

  test('has a column wherever a piece ends, and its heads above the first line', () => {
    const rules = [
      ...across(104, 48, 168, 288),
      ...across(124, 48, 108, 168, 228, 288),
      ...across(144, 48, 108, 168, 228, 288),
    ];
    expect(linesOf([TITLE, ...heads, ...row], rules).slice(1)).toEqual(read);
  });

  test('is read by its text where two rows have no line between them', () => {
    const rules = [...across(104, 48, 108, 168, 228, 288), ...across(164, 48, 108, 168, 228, 288)];
    const rows = [...row, ...amounts(156, '6.00', '2.00', '5.20', '1.70')];
    expect(linesOf([TITLE, ...heads.slice(2), ...rows], rules).slice(1)).toEqual([
      '合计\t接待费\t合计\t接待费',
      '5.00\t1.00\t4.20\t0.70',
      '6.00\t2.00\t5.20\t1.70',
    ]);
  });
}); // prettier-ignore

describe('heads over groups of columns without a line', () => {
  test('stand over the first of the columns that repeat', () => {
    const heads = [run('预算数', 110, 98), run('决算数', 290, 98), ...amounts(118, '合计', '出国费', '接待费', '合计', '出国费', '接待费')];
    const rows = [...amounts(138, '5.00', '0.00', '5.00', '4.20', '0.00', '4.20')];
    expect(linesOf([TITLE, ...heads, ...rows]).slice(1)).toEqual([
      '预算数\t\t\t决算数\t\t',
      '合计\t出国费\t接待费\t合计\t出国费\t接待费',
      '5.00\t0.00\t5.00\t4.20\t0.00\t4.20',
    ]);
  }); // prettier-ignore

  test('stand over the first of those in whose middle they are, though these differ', () => {
    const heads = [run('预算数', 110, 98), run('决算数', 290, 98), ...amounts(118, '合计', '出国费', '接待费', '合计', '出国费', '会议费')];
    const rows = [...amounts(138, '5.00', '0.00', '5.00', '4.20', '0.00', '4.20')];
    expect(linesOf([TITLE, ...heads, ...rows])[1]).toBe('预算数\t\t\t决算数\t\t');
  }); // prettier-ignore
});

describe('a form without any line', () => {
  const title = run('政府性基金预算财政拨款收入支出决算表', 60, 40);
  const heads = [
    run('项目', 110, 70),
    run('本年支出', 390, 70),
    run('年初结转', 215, 72),
    run('和结余', 220, 84),
    run('本年收入', 280, 78),
    run('年末结转', 505, 72),
    run('和结余', 510, 84),
    ...['科目编码', '科目名称', '小计', '基本支出', '项目支出'].map((text, index) => run(text, [50, 110, 350, 390, 450][index]!, 92)),
  ];
  const numbers = [235, 300, 360, 410, 470, 525].map((x, index) => run(String(index + 1), x, 110));
  const rowAt = (baseline: number, code: string, name: string, amount: string) => [
    run(code, 50, baseline), run(name, 90, baseline), ...[300, 362, 475].map((x) => run(amount, x, baseline)),
  ];
  const rows = [...rowAt(130, '229', '其他支出', '15.00'), ...rowAt(150, '22960', '彩票公益金安排的支出', '15.00')];

  test('has a column for each head, one over several rows too, and no amount in a column beside its own', () => {
    expect(linesOf([title, ...heads, ...numbers, ...rows]).slice(1)).toEqual([
      '项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余',
      '科目编码\t科目名称\t\t\t小计\t基本支出\t项目支出\t',
      '\t\t1\t2\t3\t4\t5\t6',
      '229\t其他支出\t\t15.00\t15.00\t\t15.00\t',
      '22960\t彩票公益金安排的支出\t\t15.00\t15.00\t\t15.00\t',
    ]);
  });

  test('is a form though a box is drawn around it and a line below each row', () => {
    const lines = [52, 100, 116, 136, 156].map((at): Ruling => ({ axis: 'horizontal', at, from: 45, to: 560 }));
    const sides = [45, 560].map((at): Ruling => ({ axis: 'vertical', at, from: 52, to: 156 }));
    expect(linesOf([title, ...heads, ...numbers, ...rows], [...lines, ...sides])).toContain(
      '22960\t彩票公益金安排的支出\t\t15.00\t15.00\t\t15.00\t',
    );
  });
}); // prettier-ignore

test('lines drawn dot by dot are lines', async () => {
  const dots = (x: number, y: number, right: number, up: number, count: number) =>
    Array.from({ length: count }, (_, at) => `${x + at * right} ${y + at * up} 1 1 re f`).join('\n');
  const frame = [
    ...[700, 680, 660].map((y) => dots(60, y, 2, 0, 120)),
    ...[60, 160, 298].map((x) => dots(x, 660, 0, 2, 20)),
  ];
  const cells = [
    ['2080505', 70, 685],
    ['160.75', 240, 685],
    ['2080506', 70, 665],
    ['80.38', 240, 665],
  ].map(([text, x, y]) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`);
  const { lines } = await readPdf(pdfBytes([...frame, ...cells].join('\n')));
  expect(lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
});

describe('beside the text of a page', () => {
  const text = [
    run('某县就业和人才服务局2024年度部门决算', 220, 80),
    run('贯彻执行就业创业和人才服务的方针政策，组织实施就业援助。', 160, 120),
  ];

  test('a menu is lines of no block', () => {
    const menu = [run('政策文件', 40, 80), run('财政预决算', 40, 100), run('点击量：1,024', 40, 120)];
    const { lines, blocks } = composePages([layOutPage(page(1, [...menu, ...text]))]);
    expect(lines).toContain('某县就业和人才服务局2024年度部门决算');
    expect(blocks.map(({ lineStart }) => lines[lineStart - 1])).toEqual(text.map((one) => one.text));
  });

  test('the number and the unit of a form, and labels of amounts, are none', () => {
    const caption = [run('公开01表', 500, 100), run('单位：万元', 500, 120)];
    expect(linesOf([...text, ...caption])).toContain(`${text[1]!.text} 单位：万元`);
  });
});
