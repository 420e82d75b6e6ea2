/** Columns of forms: what all headings above them say, whatever became of the cells. */
import { describe, expect, test } from 'vitest';
import { readForms } from './read-forms.ts';

describe('columns are what all headings above them say', () => {
  test('a part of a column is never taken for the whole', () => {
    const { read, unread } = readForms(
      '财政拨款支出决算明细表',
      '单位：万元',
      '科目编码|科目名称|合计|工资福利支出||商品和服务支出|',
      '||　|小计|基本工资|小计|办公费',
      '合计||9.00|6.00|5.00|3.00|2.00',
      '2080101|行政运行|9.00|6.00|5.00|3.00|2.00',
    );
    const spent = (concept: string, value: number) => `${concept} final 2024 ${value} fiscal_appropriation`;
    expect(read).toEqual([
      'appropriation.expenditure final 2024 9',
      spent('expenditure.economic.301', 6),
      spent('expenditure.economic.30101', 5),
      spent('expenditure.economic.302', 3),
      spent('expenditure.economic.30201', 2),
      spent('function.2080101', 9),
      spent('economic_301.function.2080101', 6),
      spent('economic_30101.function.2080101', 5),
      spent('economic_302.function.2080101', 3),
      spent('economic_30201.function.2080101', 2),
    ]);
    expect(unread).toEqual([]);
  });

  test('a column of another year is of that year, one that relates two is left out', () => {
    const { read, unread } = readForms(
      '一般公共预算财政拨款支出决算表',
      '单位：元',
      '科目编码|科目名称|2023年决算数||2024年决算数||增减%',
      '||小计|基本支出|小计|基本支出|',
      '208|社会保障和就业支出|80,000|80,000|90,000|90,000|12.50',
    );
    expect(read).toEqual([
      'function.208 final 2023 8 general_public_budget',
      'basic.function.208 final 2023 8 general_public_budget',
      'function.208 final 2024 9 general_public_budget',
      'basic.function.208 final 2024 9 general_public_budget',
    ]);
    expect(unread).toEqual(['12.50 unclear-column']);
  });

  test.each([
    ['2023年决算数', '增减额', '增减率（%）'],
    ['上年决算数', '比上年增减', '增减%'],
    ['上年数', '与上年相比增减额', '增长幅度（%）'],
    ['上年同期', '同比增减', '同比增长率（%）'],
    ['2023年', '变动额', '变动率(%)'],
    ['上年支出', '增加（减少）额', '增加（减少）%'],
    ['上年决算', '差额', '升降幅度（%）'],
    ['2023年决算数', '增减金额', '增减比例（%）'],
    ['2023年度决算数', '较上年增减额', '增幅（%）'],
    ['2023年', '比上年增（减）额', '比上年增（减）%'],
  ])('columns of changes are read: %s, %s, %s', (before, change, share) => {
    const { read, unread } = readForms(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      `科目编码|科目名称|${before}|2024年决算数|${change}|${share}`,
      '|合计|1,200.00|1,234.56|34.56|2.88',
      '208|社会保障和就业支出|1,000.00|1,100.00|100.00|10.00%',
    );
    expect(read).toEqual([
      'general_budget.total final 2023 1200',
      'general_budget.total final 2024 1234.56',
      'general_budget.total change 2024 34.56',
      'general_budget.total change_pct 2024 2.88 %',
      'function.208 final 2023 1000 general_public_budget',
      'function.208 final 2024 1100 general_public_budget',
      'function.208 change 2024 100 general_public_budget',
      'function.208 change_pct 2024 10 %',
    ]);
    expect(unread).toEqual([]);
  });

  const EXPENDITURE = [
    'expenditure.current final 2024 1234.56',
    'expenditure.basic final 2024 700',
    'function.208 final 2024 1100 all',
    'basic.function.208 final 2024 565.44 all',
  ];
  const withColumn = (heading: string, at: number, ...cells: readonly [string, string]) => {
    const rows = [
      ['科目编码', '科目名称', '本年支出合计', '基本支出'],
      ['', '合计', '1,234.56', '700.00'],
      ['208', '社会保障和就业支出', '1,100.00', '565.44'],
    ];
    return readForms(
      '支出决算表',
      '单位：万元',
      ...rows.map((row, index) => row.toSpliced(at, 0, [heading, ...cells][index]!).join('|')),
    );
  };

  test.each<[string, number, string, string]>([
    ['序号', 0, '1', '2'],
    ['级次', 0, '0', '1'],
    ['单位名称', 0, '甲县人力资源和社会保障局', '甲县人力资源和社会保障局'],
    ['行次', 2, '1', '2'],
    ['', 2, '', ''],
    ['备注', 4, '', '含上年结转'],
  ])('a column more says nothing of money: %s', (heading, at, ...cells) => {
    expect(withColumn(heading, at, ...cells)).toMatchObject({ read: EXPENDITURE, unread: [] });
  });

  test.each<[string, string, string]>([
    ['占比（%）', '100.00', '89.10'],
    ['其中：政府采购', '12.50', '12.50'],
    ['本年占用', '3.00', '3.00'],
  ])('a column more that is not known is listed: %s', (heading, ...cells) => {
    const { read, unread } = withColumn(heading, 4, ...cells);
    expect(read).toEqual(EXPENDITURE);
    expect(unread).toEqual(cells.map((cell) => `${cell} unclear-column`));
  });

  test('budgets beside the accounts, and expenditure told by its nature on a third side', () => {
    const { read, unread } = readForms(
      '收入支出决算总表',
      '金额单位：万元',
      '项目|年初预算数|全年预算数|决算数|项目（按功能分类）|年初预算数|全年预算数|决算数|项目（按支出性质）|年初预算数|全年预算数|决算数',
      '一、一般公共预算财政拨款收入|6.00|8.00|9.00|五、教育支出|6.00|8.00|9.00|一、基本支出|1.00|2.00|3.00',
      '本年收入合计|6.00|8.00|9.00|本年支出合计|6.00|8.00|9.00|本年支出合计|6.00|8.00|9.00',
    );
    expect(read.slice(0, 9)).toEqual([
      'income.general_public_budget initial_budget 2024 6',
      'income.general_public_budget adjusted_budget 2024 8',
      'income.general_public_budget final 2024 9',
      'function.205 initial_budget 2024 6 all',
      'function.205 adjusted_budget 2024 8 all',
      'function.205 final 2024 9 all',
      'expenditure.basic initial_budget 2024 1',
      'expenditure.basic adjusted_budget 2024 2',
      'expenditure.basic final 2024 3',
    ]);
    expect(unread).toEqual([]);
  });
});

describe('headings that lost the cells others were merged over', () => {
  const TITLE = ['政府性基金预算财政拨款收入支出决算表', '单位：万元'];

  test('are not laid over the amounts of other columns', () => {
    const { read, unread } = readForms(
      ...TITLE,
      '项目|年初结转和结余|本年收入|本年支出|年末结转和结余',
      '科目编码|科目名称|小计|基本支出|项目支出',
      '229|其他支出|1.00|8.00|7.00|3.00|4.00|2.00',
    );
    expect(read).toEqual([]);
    expect(unread).toHaveLength(6);
  });

  test('hold where the amounts add up under them', () => {
    const { read } = readForms(
      ...TITLE,
      '项目||年初结转和结余|本年收入|本年支出',
      '科目编码|科目名称|||小计|基本支出|项目支出',
      '229|其他支出|1.00|8.00|7.00|3.00|4.00|',
    );
    expect(read).toContain('function.229 final 2024 7 government_fund');
  });
});

describe('headings broken over lines that came as rows of their own', () => {
  test('are one, though the lines below each other repeat', () => {
    const { read, unread } = readForms(
      '支出决算表',
      '单位：万元',
      '科目|科目|本年|基本|项目|上缴',
      '编码|名称|支出|支出|支出|上级',
      '||合计|||支出',
      '合计||1204.50|900.00|304.50|',
    );
    expect(read).toEqual([
      'expenditure.current final 2024 1204.5',
      'expenditure.basic final 2024 900',
      'expenditure.project final 2024 304.5',
    ]);
    expect(unread).toEqual([]);
  });

  test('are none where one stands over two others', () => {
    const { read } = readForms(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      '科目编码|科目名称|上年决算数|本年决算数|本年决算数',
      '||小计|小计|项目支出',
      '2080109|社会保险经办机构|500.00|600.00|65.44',
    );
    expect(read).toEqual([
      'function.2080109 final 2023 500 general_public_budget',
      'function.2080109 final 2024 600 general_public_budget',
      'project.function.2080109 final 2024 65.44 general_public_budget',
    ]);
  });
});

test('the last part of a code that touches the name is of the code, or the row is of no known item', () => {
  const { read, unread } = readForms(
    '支出决算表',
    '单位：万元',
    '类|款|项|科目名称|本年支出合计',
    '208||||50.00',
    '208|01||人力资源和社会保障管理事务|50.00',
    '208|1||1 行政运行|30.00',
    '208|1||99 另一事项|20.00',
  );
  expect(read.filter((one) => /2080/.test(one))).toEqual([
    'function.20801 final 2024 50 all',
    'function.2080101 final 2024 30 all',
  ]);
  expect(unread).toEqual(['20.00 unknown-item']);
});
