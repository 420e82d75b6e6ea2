/** What money was spent on, by economic classification: as columns beside functional items, and as rows of their own. */
import { describe, expect, test } from 'vitest';
import { readAccounts } from '#ingest/prose/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { REGISTRY } from '../prose/reading.ts';

/** Reads one form whose columns are set off by `|`: concept, value, money and label of each figure, and what was not read. */
function readForm(...lines: readonly string[]) {
  const text = ['第四部分 2024年度部门决算表', ...lines].join('\n').replaceAll('|', '\t');
  const { figures, unread } = readAccounts(readPlainText(text), REGISTRY, 2024);
  return {
    read: figures.map(({ concept, value, fund }) => `${concept} ${value} ${fund ?? ''}`.trim()),
    labels: figures.map(({ label_zh }) => label_zh),
    unread: unread.map(({ printed, reason }) => `${printed} ${reason}`),
  };
}

describe('columns of a form by function', () => {
  test('in another order, with blank cells, below heads on three rows', () => {
    const { read, labels, unread } = readForm(
      '支出决算明细表',
      '单位：万元',
      '科目编码|科目名称|本年支出合计|本年支出||||',
      '|||商品和服务支出||工资福利支出||',
      '|||小计|办公费|小计|基本工资|其他工资',
      '栏次||1|2|3|4|5|6',
      '合计||9.00|3.00|2.00|6.00|5.00|',
      '2080101|行政运行|7.00|1.00||6.00|5.00|0.40',
      '2080702|职业培训补贴|2.00|2.00|2.00|||',
    );
    expect(read).toEqual([
      'expenditure.current 9',
      'expenditure.economic.302 3 all',
      'expenditure.economic.30201 2 all',
      'expenditure.economic.301 6 all',
      'expenditure.economic.30101 5 all',
      'function.2080101 7 all',
      'economic_302.function.2080101 1 all',
      'economic_301.function.2080101 6 all',
      'economic_30101.function.2080101 5 all',
      'function.2080702 2 all',
      'economic_302.function.2080702 2 all',
      'economic_30201.function.2080702 2 all',
    ]);
    expect(labels.slice(4, 8)).toEqual([
      '基本工资',
      '行政运行',
      '行政运行（商品和服务支出）',
      '行政运行（工资福利支出）',
    ]);
    // A heading that the classification does not know is guessed for none of its items.
    expect(unread).toEqual(['0.40 unclear-column']);
  });

  test('within basic expenditure, and the halves of it by item', () => {
    const { read, unread } = readForm(
      '一般公共预算财政拨款基本支出决算明细表',
      '单位：万元',
      '科目编码|科目名称|合计|人员经费|||公用经费|',
      '|||小计|工资福利支出|对个人和家庭的补助|小计|商品和服务支出',
      '合计||9.00|7.00|6.00|1.00|2.00|2.00',
      '2080101|行政运行|9.00|7.00|6.00|1.00|2.00|2.00',
    );
    const money = 'general_public_budget';
    expect(read).toEqual([
      'general_budget.basic 9',
      'general_budget.personnel 7',
      'economic.301 6',
      'economic.303 1',
      'general_budget.operating 2',
      'economic.302 2',
      `basic.function.2080101 9 ${money}`,
      `personnel.function.2080101 7 ${money}`,
      `basic.economic_301.function.2080101 6 ${money}`,
      `basic.economic_303.function.2080101 1 ${money}`,
      `operating.function.2080101 2 ${money}`,
      `basic.economic_302.function.2080101 2 ${money}`,
    ]);
    expect(unread).toEqual([]);
  });

  test.each([
    ['基本支出决算明细表', 'expenditure.basic 9', 'basic.economic.301 6 all'],
    ['项目支出决算明细表', 'expenditure.project 9', 'project.economic.301 6 all'],
    ['一般公共预算财政拨款基本支出决算明细表', 'general_budget.basic 9', 'economic.301 6'],
  ])('of %s are of all money where its title names none', (title, ...expected) => {
    const { read } = readForm(
      title,
      '单位：万元',
      '科目编码|科目名称|合计|工资福利支出|商品和服务支出',
      '合计||9.00|6.00|3.00',
      '2080101|行政运行|9.00|6.00|3.00',
    );
    expect(read).toEqual(expect.arrayContaining(expected));
  });

  test('are listed where amounts stand below no head and none of the heads is of the whole', () => {
    const rows = ['合计|||9.00|6.00|3.00', '2080101|行政运行||9.00|6.00|3.00'];
    const head = (first: string) => `科目编码|科目名称||${first}|项目支出|`;
    expect(readForm('支出决算表', '单位：万元', head('基本支出'), ...rows).read).toEqual([]);
    expect(readForm('支出决算表', '单位：万元', head('本年支出合计'), ...rows).read).toContain(
      'function.2080101 9 all',
    );
  });

  test('the halves of basic expenditure of all money are no halves of the general budget', () => {
    const { read } = readForm(
      '支出决算表',
      '单位：万元',
      '科目编码|科目名称|本年支出合计|基本支出|||项目支出',
      '|||小计|人员经费|公用经费|',
      '合计||9.00|6.00|5.00|1.00|3.00',
    );
    expect(read).toEqual([
      'expenditure.current 9',
      'expenditure.basic 6',
      'expenditure.personnel 5',
      'expenditure.operating 1',
      'expenditure.project 3',
    ]);
  });

  test('one heading alone, and one that stands twice, name no item', () => {
    const lone = readForm(
      '支出决算表',
      '单位：万元',
      '科目编码|科目名称|本年支出合计|基本支出|其他支出',
      '2080101|行政运行|9.00|5.00|4.00',
    );
    expect(lone.unread).toEqual(['4.00 unclear-column']);
    const twice = readForm(
      '一般公共预算财政拨款支出决算明细表',
      '单位：万元',
      '科目编码|科目名称|合计|工资福利支出|商品和服务支出|商品和服务支出',
      '2080101|行政运行|9.00|5.00|3.00|1.00',
    );
    expect(twice.unread).toEqual(['3.00 unclear-column', '1.00 unclear-column']);
  });

  test.each([
    [
      'hold for the classes alone',
      '9.00|6.00|3.00|4.00|5.00',
      ['function', 'economic_301.function', 'economic_302.function'],
    ],
    ['hold for none', '9.00|6.00|5.00|3.00|2.00', []],
  ])('below a heading row that lacks cells, sums decide what is read: they %s', (_, amounts, families) => {
    const { read } = readForm(
      '一般公共预算财政拨款支出决算明细表',
      '单位：万元',
      '科目编码|科目名称|合计|工资福利支出|商品和服务支出',
      `2080101|行政运行|${amounts}`,
      `2080702|职业培训补贴|${amounts}`,
    );
    expect([...new Set(read.map((one) => one.replace(/\.\d{7} .*$/, '')))]).toEqual(families);
  });
});

describe('rows of a form of their own', () => {
  const HEADS = [
    '经济分类科目编码|科目名称|合计|一般公共预算财政拨款|||政府性基金预算财政拨款||',
    '|||小计|基本支出|项目支出|小计|基本支出|项目支出',
  ];

  test('tell money and part in their columns, blank ones among them', () => {
    const { read, unread } = readForm(
      '财政拨款支出决算明细表',
      '单位：万元',
      ...HEADS,
      '合计||12.00|10.00|8.00|2.00|2.00||2.00',
      '301|工资福利支出|8.00|8.00|8.00||||',
      '30101|基本工资|8.00|8.00|8.00||||',
      '302|商品和服务支出|4.00|2.00||2.00|2.00||2.00',
    );
    const [appropriation, general, fund] = [
      'fiscal_appropriation',
      'general_public_budget',
      'government_fund',
    ];
    expect(read).toEqual([
      'appropriation.expenditure 12',
      'general_budget.total 10',
      'general_budget.basic 8',
      'general_budget.project 2',
      'government_fund.total 2',
      'government_fund.project 2',
      `expenditure.economic.301 8 ${appropriation}`,
      `expenditure.economic.301 8 ${general}`,
      'economic.301 8',
      `expenditure.economic.30101 8 ${appropriation}`,
      `expenditure.economic.30101 8 ${general}`,
      'economic.30101 8',
      `expenditure.economic.302 4 ${appropriation}`,
      `expenditure.economic.302 2 ${general}`,
      `project.economic.302 2 ${general}`,
      `expenditure.economic.302 2 ${fund}`,
      `project.economic.302 2 ${fund}`,
    ]);
    expect(unread).toEqual([]);
  });

  test('of a budget or another year are not those of the accounts', () => {
    const { read, unread } = readForm(
      '一般公共预算财政拨款支出决算明细表',
      '单位：万元',
      '科目编码|科目名称|年初预算数|2023年决算数|2024年决算数',
      '合计||7.00|8.00|9.00',
      '301|工资福利支出|7.00|8.00|9.00',
    );
    expect(read).toEqual(['general_budget.total 9', 'expenditure.economic.301 9 general_public_budget']);
    expect(unread).toHaveLength(4);
  });
});
