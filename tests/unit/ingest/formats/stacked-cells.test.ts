import { describe, expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { stackedAsTabs } from '#ingest/formats/text/stacked-cells.ts';

/** Cells, which blanks part here, on lines of their own with blank ones between. */
const stack = (...cells: string[]): string[] => cells.join(' ').split(' ').join('\n\n').split('\n');

const ABOVE = '支出决算表 公开03表 部门：某县就业局 金额单位：万元';

/** The rows that come of lines, a bar between cells. */
const rowsOf = (lines: readonly string[]): string[] =>
  stackedAsTabs(lines)
    .filter((line) => line.includes('\t'))
    .map((line) => line.replaceAll('\t', '|'));

describe('cells on lines of their own', () => {
  test('rows hold as many amounts as columns are numbered', () => {
    const heads = '项目 本年支出合计 基本支出 项目支出 功能分类科目编码 科目名称 栏次 1 2 3';
    const rows = '合计 443.55 300.00 143.55 201 一般公共服务支出 423.20 290.00 133.20';
    expect(rowsOf(stack(ABOVE, heads, rows, '四、下一节'))).toEqual([
      '科目编码|科目名称|本年支出合计|基本支出|项目支出',
      '|合计|443.55|300.00|143.55',
      '201|一般公共服务支出|423.20|290.00|133.20',
    ]);
  });

  test('columns without numbers are as many as the total has amounts', () => {
    const heads = '项目 本年支出合计 基本支出 项目支出 功能分类科目编码 科目名称';
    const rows = '合计 443.55 300.00 143.55 201 一般公共服务支出 423.20 290.00 133.20';
    expect(rowsOf(stack(ABOVE, heads, rows)).slice(1)).toEqual([
      '|合计|443.55|300.00|143.55',
      '201|一般公共服务支出|423.20|290.00|133.20',
    ]);
    expect(rowsOf(stack(ABOVE, heads, rows.replace('143.55 ', '')))).toEqual([]);
  });

  test('小计 and what follows it stand below 本年支出, wherever the text has them', () => {
    const heads =
      '项目 年初结转和结余 本年收入 本年支出 年末结转和结余 科目编码 科目名称 小计 基本支出 项目支出';
    const rows = '合计 1.00 10.00 8.00 0.00 8.00 3.00 212 城乡社区支出 1.00 10.00 8.00 0.00 8.00 3.00';
    expect(rowsOf(stack(ABOVE, heads, '栏次 1 2 3 4 5 6', rows))[0]).toBe(
      '科目编码|科目名称|年初结转和结余|本年收入|本年支出|基本支出|项目支出|年末结转和结余',
    );
  });

  test('a row that lacks an amount ends the form: nobody can tell which', () => {
    const heads = '项目 本年支出合计 基本支出 项目支出 栏次 1 2 3';
    const whole = '合计 443.55 300.00 143.55 201 一般公共服务支出 423.20 290.00 133.20';
    const rows = rowsOf(
      stack(ABOVE, heads, whole, '205 教育支出 10.00 10.00 208 社会保障和就业支出 10.35 0.00 10.35'),
    );
    expect(rows.at(-1)).toBe('201|一般公共服务支出|423.20|290.00|133.20');
  });

  test('heads that are not as many as the numbers make no form', () => {
    const heads = '项目 本年支出合计 基本支出 栏次 1 2 3';
    const rows = '合计 443.55 300.00 143.55 201 一般公共服务支出 423.20 290.00 133.20';
    expect(rowsOf(stack(ABOVE, heads, rows))).toEqual([]);
  });

  test('the number of a line tells its side, and lines that hold nothing but theirs are passed over', () => {
    const heads = '收入 支出 项目 行次 金额 项目 行次 金额 栏次 1 栏次 2';
    const lines = [
      '一、一般公共预算财政拨款收入 1 440.55 一、一般公共服务支出 6 423.20',
      '二、政府性基金预算财政拨款收入 2 二、外交支出 7',
      '3 三、国防支出 8 20.35',
      '本年收入合计 4 440.55 本年支出合计 9 443.55',
      '总计 5 458.75 总计 10 458.75',
    ];
    expect(rowsOf(stack('收入支出决算总表 金额单位：万元', heads, ...lines))).toEqual([
      '收入|||支出||',
      '项目|行次|金额|项目|行次|金额',
      '一、一般公共预算财政拨款收入|1|440.55|一、一般公共服务支出|6|423.20',
      '二、政府性基金预算财政拨款收入|2||二、外交支出|7|',
      '|3||三、国防支出|8|20.35',
      '本年收入合计|4|440.55|本年支出合计|9|443.55',
      '总计|5|458.75|总计|10|458.75',
    ]);
  });

  test('the right side may be told by fund, with all of its amounts or none', () => {
    const heads =
      '收入 支出 项目 行次 金额 项目 行次 合计 一般公共预算财政拨款 政府性基金预算财政拨款 栏次 1 栏次 2 3 4';
    const lines = [
      '一、一般公共预算财政拨款 1 440.55 一、一般公共服务支出 4 423.20 413.20 10.00',
      '二、政府性基金预算财政拨款 2 10.00 二、外交支出 5',
      '总计 3 450.55 总计 6 450.55 440.55 10.00',
    ];
    const rows = rowsOf(stack('财政拨款收入支出决算总表 金额单位：万元', heads, ...lines));
    expect(rows.slice(1)).toEqual([
      '项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款',
      '一、一般公共预算财政拨款|1|440.55|一、一般公共服务支出|4|423.20|413.20|10.00',
      '二、政府性基金预算财政拨款|2|10.00|二、外交支出|5|||',
      '总计|3|450.55|总计|6|450.55|440.55|10.00',
    ]);
    const short = lines.map((line) => line.replace('423.20 413.20 10.00', '423.20 423.20'));
    expect(rowsOf(stack('财政拨款收入支出决算总表 金额单位：万元', heads, ...short))).toEqual([]);
  });

  test('items behind their codes may have no amount', () => {
    const heads = '人员经费 公用经费 科目编码 科目名称 决算数 科目编码 科目名称 决算数';
    const rows = '301 工资福利支出 240.00 302 商品和服务支出 30101 基本工资 240.00 人员经费合计 240.00';
    expect(rowsOf(stack('基本支出决算明细表 金额单位：万元', heads, rows))).toEqual([
      '科目编码|科目名称|决算数',
      '301|工资福利支出|240.00',
      '302|商品和服务支出',
      '30101|基本工资|240.00',
      '|人员经费合计|240.00',
    ]);
  });

  test('the three public expenses have twelve columns and one row', () => {
    const named = '合计 因公出国（境）费 公务用车购置及运行费 公务接待费';
    const of = '小计 公务用车购置费 公务用车运行费';
    const numbers = '1 2 3 4 5 6 7 8 9 10 11 12';
    const amounts = '12.00 0.00 8.00 0.00 8.00 4.00 9.66 0.00 7.06 0.00 7.06 2.60';
    const lines = stack(
      '“三公”经费支出决算表 金额单位：万元 预算数 决算数',
      named,
      named,
      of,
      of,
      numbers,
      amounts,
    );
    expect(rowsOf(lines).at(-1)).toBe(amounts.replaceAll(' ', '|'));
    expect(rowsOf([...lines, '', '3.00'])).toEqual([]);
  });

  test('a row stands on all lines of its cells', () => {
    const lines = stack(
      ABOVE,
      '项目 本年支出合计 基本支出 栏次 1 2 合计 8.00 8.00 208 社会保障和就业支出 8.00 8.00',
    );
    const table = readPlainText(lines.join('\n')).blocks.find((block) => block.kind === 'table');
    const [first, last] = [lines.indexOf('208') + 1, lines.length];
    expect(table).toMatchObject({
      rows: [{}, {}, { cells: [{ lineStart: first, lineEnd: last }, {}, {}, {}] }],
    });
  });
});
