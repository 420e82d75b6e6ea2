import { describe, expect, test } from 'vitest';
import { readAccounts } from '#ingest/prose/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { REGISTRY } from '../prose/reading.ts';
import { readForm } from './read-form.ts';

describe('units that headings and items name', () => {
  test('hold for their columns, whatever the line above the form says', () => {
    const { read } = readForm('支出决算表', [
      '科目编码|科目名称|本年支出合计（元）|基本支出（元）|项目支出（万元）',
      '合计||90000.00|40000.00|5.00',
      '2080101|行政运行|90000.00|40000.00|5.00',
    ]);
    expect(read).toEqual([
      'expenditure.current final 9',
      'expenditure.basic final 4',
      'expenditure.project final 5',
      'function.2080101 final 9 all',
      'basic.function.2080101 final 4 all',
      'project.function.2080101 final 5 all',
    ]);
  });

  test('hold for an item of a list', () => {
    const { read } = readForm('机构运行信息表', [
      '项目|统计数',
      '一、机关运行经费（元）|368000.00',
      '二、政府采购支出合计|12.50',
    ]);
    expect(read).toEqual(['agency_operation.total final 36.8', 'procurement.total final 12.5']);
  });

  test('are not taken for those of other forms that the text tells apart', () => {
    const forms = [
      '支出决算表\n\n科目编码\t科目名称\t本年支出合计（元）\n合计\t\t90000.00\n2080101\t行政运行\t90000.00',
      '收入支出决算总表\n\n项目\t决算数\t项目\t决算数\n总计\t12.00\t总计\t12.00\n本年收入合计\t12.00\t本年支出合计\t9.00',
      '一般公共预算财政拨款基本支出决算表\n\n科目编码\t科目名称\t决算数\n301\t工资福利支出\t4.00',
    ];
    const text = `二、收入支出决算总体情况说明\n\n2024年度收入总计12.00万元。\n\n${forms.join('\n\n')}`;
    const { figures } = readAccounts(readPlainText(text), REGISTRY, 2024);
    expect(figures.find(({ concept }) => concept === 'economic.301')?.value).toBe(4);
  });
});

describe('forms by functional classification', () => {
  test('columns are not moved to where basic expenditure would be the sum of project expenditure and another', () => {
    const { read, unread } = readForm('支出决算表', [
      '项目|本年支出合计|基本支出|项目支出|上缴上级支出',
      '功能分类科目编码|科目名称',
      '208|社会保障和就业支出|9.00|4.00|5.00|',
      '2080101|行政运行|9.00|4.00|5.00|',
    ]);
    expect(read).toEqual([]);
    expect(unread).toHaveLength(6);
  });

  test('noughts that fill a code up to seven digits are no part of it', () => {
    const { read } = readForm('支出决算表', [
      '科目编码|科目名称|本年支出合计',
      '2080000|社会保障和就业支出|9.00',
      '2080100|人力资源和社会保障管理事务|5.00',
      '2080101|行政运行|5.00',
    ]);
    expect(read.map((one) => one.split(' ')[0])).toEqual([
      'function.208',
      'function.20801',
      'function.2080101',
    ]);
  });

  test('a heading that only says 其中 stands over columns of their own', () => {
    const { read, unread } = readForm('支出决算表', [
      '科目编码|科目名称|本年支出合计|其中|',
      '|||基本支出|项目支出',
      '合计||9.00|4.00|5.00',
    ]);
    expect(read).toEqual([
      'expenditure.current final 9',
      'expenditure.basic final 4',
      'expenditure.project final 5',
    ]);
    expect(unread).toEqual([]);
  });

  test('a total that is a formula without its value is a row, and a share among amounts is listed', () => {
    const { read, unread } = readForm('支出决算表', [
      '科目编码|科目名称|本年支出合计|基本支出',
      '合计||=SUM(C3:C4)|4.00',
      '2080101|行政运行|9.00|41.27%',
    ]);
    expect(read).toEqual(['expenditure.basic final 4', 'function.2080101 final 9 all']);
    expect(unread).toEqual(['=SUM(C3:C4) formula-without-value', '41.27% unclear-number']);
  });

  const ROWS = [
    '合计||9.00|4.00|5.00',
    '208|社会保障和就业支出|9.00|4.00|5.00',
    '2080101|行政运行|4.00|4.00|',
    '2080702|职业培训补贴|5.00|0.00|5.00',
  ];

  test('of the general budget: a blank is no fact, a printed zero is one', () => {
    const { read, unread } = readForm('一般公共预算财政拨款支出决算表', [
      '项目||本年支出||',
      '功能分类科目编码|科目名称|小计|基本支出|项目支出',
      '栏次||1|2|3',
      ...ROWS,
    ]);
    expect(read).toEqual([
      'general_budget.total final 9',
      'general_budget.basic final 4',
      'general_budget.project final 5',
      'function.208 final 9 general_public_budget',
      'basic.function.208 final 4 general_public_budget',
      'project.function.208 final 5 general_public_budget',
      'function.2080101 final 4 general_public_budget',
      'basic.function.2080101 final 4 general_public_budget',
      'function.2080702 final 5 general_public_budget',
      'basic.function.2080702 final 0 general_public_budget',
      'project.function.2080702 final 5 general_public_budget',
    ]);
    expect(unread).toEqual([]);
  });

  test('of all expenditure, with a code split over three columns', () => {
    const { read } = readForm('支出决算表', [
      '功能分类科目编码|||科目名称|本年支出合 计|基本支出|项目支出|上缴上级支 出',
      '|||合计|9.00|4.00|5.00|0.00',
      '208|07|02|职业培训补贴|5.00||5.00|',
    ]);
    expect(read).toEqual([
      'expenditure.current final 9',
      'expenditure.basic final 4',
      'expenditure.project final 5',
      'expenditure.turned_over final 0',
      'function.2080702 final 5 all',
      'project.function.2080702 final 5 all',
    ]);
  });

  test('of income', () => {
    const { read } = readForm('收入决算表', [
      '项目||本年收入合计|财政拨款收入|事业收入',
      '编码|科目名称|||',
      '合计||9.00|8.00|1.00',
      '208|社会保障和就业支出|9.00|8.00|',
    ]);
    expect(read).toEqual([
      'income.current final 9',
      'income.fiscal_appropriation final 8',
      'income.undertaking final 1',
      'income.function.208 final 9 all',
      'income.function.208 final 8 fiscal_appropriation',
    ]);
  });

  test('carried on after a page break without headings', () => {
    const { read } = readForm(
      '支出决算表',
      ['编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出', '合计||9.00|4.00|5.00|'].concat(
        '',
        '注：接下页。',
        '',
        '2080101|行政运行|4.00|4.00||',
      ),
    );
    expect(read).toContain('function.2080101 final 4 all');
  });
});

describe('forms with two sides', () => {
  test('of the appropriation, by fund', () => {
    const { read, unread } = readForm('财政拨款收入支出决算总表', [
      '项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款',
      '栏次||1|栏次||2|3|4',
      '一、一般公共预算财政拨款|1|8.00|一、教育支出|33|5.00|4.00|1.00',
      '本年收入合计|27|8.00|本年支出合计|59|7.00|6.00|1.00',
      '年初财政拨款结转和结余|28|0.50|年末财政拨款结转和结余|60|1.50|1.50|',
      '一般公共预算财政拨款|29|0.50||61|||',
      '总计|32|8.50|总计|64|8.50|7.50|1.00',
    ]);
    expect(read).toEqual(
      [
        'income.general_public_budget final 8',
        'function.205 final 5 fiscal_appropriation',
        'function.205 final 4 general_public_budget',
        'function.205 final 1 government_fund',
        'income.fiscal_appropriation final 8',
        'appropriation.expenditure final 7',
        'general_budget.total final 6',
        'government_fund.total final 1',
        'appropriation.carryover_opening final 0.5',
        'appropriation.carryover_closing final 1.5',
        'general_budget.carryover_closing final 1.5',
        'general_budget.carryover_opening final 0.5',
        'appropriation.total final 8.5',
        'appropriation.total final 8.5',
        'general_budget.grand_total final 7.5',
        'government_fund.grand_total final 1',
      ].filter((line, index, all) => all.indexOf(line) === index),
    );
    expect(unread).toEqual([]);
  });

  test('of all money, with its title and first rows lost', () => {
    const { read } = readForm('附注', [
      '|24||二十四、其他支出|55|2.00',
      '本年收入合计|27|8.00|本年支出合计|58|7.00',
      '年初结转和结余|29||年末结转和结余|60|1.00',
      '总计|31|8.00|总计|62|8.00',
    ]);
    expect(read).toEqual([
      'function.229 final 2 all',
      'income.current final 8',
      'expenditure.current final 7',
      'carryover.closing final 1',
      'income.total final 8',
      'expenditure.total final 8',
    ]);
  });
});

test('a code that the page cut short is completed by its name', () => {
  const { read, unread } = readForm('一般公共预算财政拨款基本支出决算表', [
    '人员经费|||公用经费||',
    '科目编码|科目名称|决算数|科目编码|科目名称|决算数',
    '301|工资福利支出|6.00|302|商品和服务支出|3.00',
    '3010|基本工资|4.00|3020|办公费|3.00',
    '3010|机关事业单位基本养老保险|2.00|3029|没有的科目|1.00',
    '人员经费合计||6.00|公用经费合计||3.00',
  ]);
  expect(read).toEqual([
    'economic.301 final 6',
    'economic.302 final 3',
    'economic.30101 final 4',
    'economic.30201 final 3',
    'economic.30108 final 2',
    'general_budget.personnel final 6',
    'general_budget.operating final 3',
  ]);
  expect(unread).toEqual(['1.00 unknown-item']);
});

describe('a list of basic expenditure with a column for each half of the money', () => {
  const listOf = (...rows: readonly string[]) =>
    readForm('一般公共预算财政拨款基本支出决算表', [
      '科目编码|科目名称|合计|人员经费|公用经费',
      '合计||9.00|6.00|3.00',
      '301|工资福利支出|6.00|6.00|',
      '302|商品和服务支出|3.00||3.00',
      ...rows,
    ]).unread;

  test.each([
    ['the same in the half it is of', ['30101|基本工资|6.00|6.00|', '30201|办公费|3.00||3.00'], []],
    ['another amount there', ['30101|基本工资|6.00|5.00|'], ['5.00 unlike-whole']],
    ['halves that make it', ['30101|基本工资|6.00|5.00|1.00'], ['5.00 unknown-item', '1.00 unknown-item']],
    ['halves that miss it', ['30101|基本工资|6.00|5.00|2.00'], ['5.00 unlike-whole', '2.00 unlike-whole']],
  ])('%s', (_, rows, unread) => {
    expect(listOf(...rows)).toEqual(unread);
  });
});

describe('the form of the three public expenses', () => {
  test('items below each other', () => {
    const { read } = readForm('财政拨款“三公”经费支出决算表', [
      '项目|预算数|决算数',
      '合计|5.00|4.00',
      '1、因公出国（境）费||',
      '3、公务用车购置及运行费|5.00|4.00',
      '其中：（1）公务用车运行维护费|5.00|4.00',
    ]);
    expect(read).toEqual([
      'three_public.total adjusted_budget 5',
      'three_public.total final 4',
      'three_public.vehicle adjusted_budget 5',
      'three_public.vehicle final 4',
      'three_public.vehicle_operation adjusted_budget 5',
      'three_public.vehicle_operation final 4',
    ]);
  });

  test('items side by side', () => {
    const { read } = readForm('财政拨款“三公”经费支出决算表', [
      '合计||因公出国（境）费||公务用车购置及运行费||||||公务接待费|',
      '预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数',
      '3.00|2.50|||2.00|1.50|||2.00|1.50|1.00|1.00',
    ]);
    expect(read).toEqual([
      'three_public.total adjusted_budget 3',
      'three_public.total final 2.5',
      'three_public.vehicle adjusted_budget 2',
      'three_public.vehicle final 1.5',
      'three_public.vehicle_operation adjusted_budget 2',
      'three_public.vehicle_operation final 1.5',
      'three_public.reception adjusted_budget 1',
      'three_public.reception final 1',
    ]);
  });
});

test('a table that is none of the forms is listed, amount by amount', () => {
  expect(readForm('往来款项明细', ['往来单位|期初|期末', '甲单位|9.00|4.50'])).toMatchObject({
    read: [],
    unread: ['9.00 unknown-form', '4.50 unknown-form'],
  });
});

describe('units of forms', () => {
  const ROWS = [
    '功能分类科目编码|科目名称|合计|基本支出|项目支出',
    '合计||90,000.50|90,000.50|',
    '208|社会保障和就业支出|90,000.50|90,000.50|',
  ];
  const TITLE = '一般公共预算财政拨款支出决算表';

  test('a form in 元 is kept in 万元, with the precision it was printed in', () => {
    const { read, decimals } = readForm(TITLE, ROWS, '单位：元');
    expect(read[0]).toBe('general_budget.total final 9.00005');
    expect(decimals[0]).toBe(6);
  });

  test.each(['金额单位：人民币元', '编制单位：甲市乙局 单位：元', '公开05表 金额单位：元'])('%s', (line) => {
    expect(readForm(TITLE, ROWS, line).read[0]).toBe('general_budget.total final 9.00005');
  });

  test('without a unit line the prose decides', () => {
    const prose = (amount: string) =>
      `第三部分 2024年度部门决算情况说明\n\n五、一般公共预算财政拨款支出决算情况说明\n\n一般公共预算财政拨款支出${amount}。`;
    const read = (amount: string) => readForm(TITLE, ROWS, '2024年度', prose(amount)).read[0];
    expect(read('9.00万元')).toBe('general_budget.total final 9.00005');
    expect(read('90,000.50万元')).toBe('general_budget.total final 90000.5');
    expect(read('7.00万元')).toBe('general_budget.total final 90000.5');
  });
});
