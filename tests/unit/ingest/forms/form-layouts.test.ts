/** Layouts of the published forms as regions vary them. */
import { describe, expect, test } from 'vitest';
import { readAccounts } from '#ingest/prose/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { composeEntity } from '#ingest/identity/body.ts';
import { ingestSource } from '#ingest/ingest.ts';
import { REGISTRY } from '../prose/reading.ts';
import { readForms } from './read-forms.ts';

const IDENTITY = {
  entity: composeEntity({ name: '茂县财政局', division: null }),
  fiscalYear: 2024,
  scope: null,
  title: '',
  publishedOn: null,
};

describe('codes', () => {
  test.each([
    ['208', '20801', '2080109'],
    ['208', '208-01', '208-01-09'],
    ['208', '208.01', '208.01.09'],
    ['208', '20,801', '2,080,109'],
    ['208.00', '20,801.00', '2,080,109.00'],
    ['[208]', '[20801]', '[2080109]'],
  ])('may be set in parts or like amounts: %s %s %s', (...codes) => {
    const { read, unread } = readForms(
      '支出决算表',
      '单位：万元',
      '科目编码|科目名称|本年支出合计|基本支出',
      ...codes.map((code) => `${code}|社会保险经办机构|600.00|65.44`),
    );
    expect(read).toEqual(
      ['208', '20801', '2080109'].flatMap((code) => [
        `function.${code} final 2024 600 all`,
        `basic.function.${code} final 2024 65.44 all`,
      ]),
    );
    expect(unread).toEqual([]);
  });

  test('that cannot be told leave every amount of their row listed, whole numbers too', () => {
    const { unread } = readForms(
      '支出决算表',
      '单位：万元',
      '科目编码|科目名称|本年支出合计|基本支出',
      '208|社会保障和就业支出|600|65.44',
      '2O8|社会保险经办机构|500|5.44',
    );
    expect(unread).toEqual(['500 unknown-item', '5.44 unknown-item', '2O8 unclear-number']);
  });
});

describe('totals that are not printed', () => {
  const derivedOf = (...lines: readonly string[]) => {
    const text = ['某某局2024年度部门决算', '第二部分 2024年度部门决算表', ...lines]
      .join('\n')
      .replaceAll('|', '\t');
    const source = readPlainText(text);
    const { disclosure } = ingestSource(source, '', REGISTRY, IDENTITY);
    return disclosure.facts.flatMap(({ origin, concept, value }) =>
      origin === 'derived' ? [`${concept} ${value}`] : [],
    );
  };
  const FORM = [
    '一般公共预算财政拨款支出决算表',
    '单位：万元',
    '科目编码|科目名称|本年支出|基本支出|项目支出',
  ];
  const ITEMS = ['2080702|职业培训补贴|5.00||5.00', '2080799|其他就业补助支出|2.00||2.00'];

  test('are the sum of their 项 where no amount of them was left unread', () => {
    expect(derivedOf(...FORM, '合计|7.00||7.00', ...ITEMS)).toEqual(['function.20807 7', 'function.208 7']);
  });

  test.each([
    ['an amount of which no number can be told', '20807|就业补助|8.O0||8.00'],
    ['a row with a cell less', '20807|8.00||8.00'],
  ])('are not added up beside %s in their own row', (_, row) => {
    expect(derivedOf(...FORM, '208|社会保障和就业支出|8.00||8.00', row, ...ITEMS)).toEqual([]);
  });

  test('are not added up without a 项 that could not be read', () => {
    expect(
      derivedOf(...FORM, '208|社会保障和就业支出|8.00||8.00', ...ITEMS, '2O80705|公益性岗位补贴|1.00||1.00'),
    ).toEqual([]);
  });

  test('in a form without codes 项 below an unknown 款 are of none of those before it', () => {
    const { read, unread } = readForms(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      '科目名称|本年支出',
      '社会保障和就业支出|9.00',
      '人力资源和社会保障管理事务|4.00',
      '行政运行|4.00',
      '从未有过的事务|5.00',
      '行政运行|3.00',
      '职业培训补贴|2.00',
    );
    expect(read).toEqual(
      [
        'function.208 final 2024 9',
        'function.20801 final 2024 4',
        'function.2080101 final 2024 4',
        'function.2080702 final 2024 2',
      ].map((one) => `${one} general_public_budget`),
    );
    expect(unread).toEqual(['5.00 unknown-item', '3.00 unknown-item']);
  });
});

describe('rows by code and by name', () => {
  const HEAD = ['一般公共预算财政拨款支出决算表', '单位：万元'];
  const EXPECTED = [
    'general_budget.total final 2024 9',
    'function.208 final 2024 9 general_public_budget',
    'function.20807 final 2024 9 general_public_budget',
    'function.2080702 final 2024 9 general_public_budget',
  ];

  test('code and name in one cell', () => {
    const rows = ['208-社会保障和就业支出|9.00|', '[20807]就业补助|9.00|', '2080702 职业培训补贴|9.00|'];
    expect(readForms(...HEAD, '科目|合计|基本支出', '合计|9.00|', ...rows).read).toEqual(EXPECTED);
  });

  test.each(['类|款|项', '类款项||', '类 款 项||', '类|款项|', '|款项|'])(
    'a 类 and a 款 that stand once for the rows below them, headed %s',
    (levels) => {
      const rows = ['208|||社会保障和就业支出|9.00|', '|07||就业补助|9.00|', '||02|职业培训补贴|9.00|'];
      const heads = ['科目编码|||科目名称|合计|基本支出', `${levels}||1|2`, '合计||||9.00|'];
      expect(readForms(...HEAD, ...heads, ...rows).read).toEqual(EXPECTED);
    },
  );

  test('names alone, each within what stands above it', () => {
    const rows = ['社会保障和就业支出|9.00|', '就业补助|9.00|', '职业培训补贴|9.00|', '没有的科目|1.00|'];
    const { read, unread } = readForms(...HEAD, '科目名称|合计|基本支出', '合计|9.00|', ...rows);
    expect(read).toEqual(EXPECTED);
    expect(unread).toEqual(['1.00 unknown-item']);
  });

  test('a code by economic nature is no function', () => {
    const { read } = readForms(
      '支出决算表',
      '单位：万元',
      '科目编码|科目名称|本年支出合计|上缴上级支出',
      '301|工资福利支出|9.00|',
    );
    expect(read).toEqual(['expenditure.economic.301 final 2024 9 all']);
  });

  test('a name taught by a code of the document counts in its sentences too', () => {
    const { read } = readForms(
      ...HEAD,
      '科目编码|科目名称|合计|基本支出',
      '2080199|新设科目|9.00|',
      '',
      '第五部分 2024年度部门决算情况说明',
      '五、一般公共预算财政拨款支出决算情况说明',
      '社会保障和就业支出（类）人力资源和社会保障管理事务（款）新设科目（项）支出决算为9.00万元。',
    );
    expect(read.filter((line) => line.startsWith('function.2080199'))).toHaveLength(2);
  });
});

describe('the three public expenses', () => {
  test('measures below each other: 合计 with 会议费 beside it is not of the three', () => {
    const { read, unread } = readForms(
      '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
      '单位：万元',
      '项目|合计|一般公共预算财政拨款安排的“三公”经费||||会议费',
      '||小计|因公出国（境）费用|公务接待费|公务用车购置及运行维护费|',
      '预算数|13.00|10.00|0.00|4.00|6.00|3.00',
      '决算数|9.00|8.00|0.00|2.50|5.50|1.00',
    );
    expect(read).toEqual([
      'three_public.total adjusted_budget 2024 10',
      'three_public.overseas adjusted_budget 2024 0',
      'three_public.reception adjusted_budget 2024 4',
      'three_public.vehicle adjusted_budget 2024 6',
      'meetings.total adjusted_budget 2024 3',
      'three_public.total final 2024 8',
      'three_public.overseas final 2024 0',
      'three_public.reception final 2024 2.5',
      'three_public.vehicle final 2024 5.5',
      'meetings.total final 2024 1',
    ]);
    expect(unread.map((line) => line.split(' ')[0])).toEqual(['13.00', '9.00']);
  });

  test('with what was counted, bought and owned', () => {
    const { read } = readForms(
      '机构运行信息表',
      '单位：万元',
      '项目|预算数|统计数|项目|统计数',
      '（一）支出合计|12.00|11.50|四、机关运行经费|100.00',
      '4.公务用车保有量（辆）|—|85|（一）车辆数合计（辆）|86',
      '6.国内公务接待人次（人）|—|700|（一）政府采购支出合计|34.50',
      '三、培训费|—|6.00|其中：授予小微企业合同金额|1.50',
    );
    expect(read).toEqual([
      'three_public.total adjusted_budget 2024 12',
      'three_public.total final 2024 11.5',
      'agency_operation.total final 2024 100',
      'three_public.vehicles_held count 2024 85 vehicle',
      'assets.vehicles count 2024 86 vehicle',
      'three_public.reception_visitors count 2024 700 person',
      'procurement.total final 2024 34.5',
      'training.total final 2024 6',
      'procurement.micro final 2024 1.5',
    ]);
  });
});

describe('what stands around a form', () => {
  test('no title of another form is taken for its own', () => {
    const { read, nothing } = readForms(
      '政府性基金预算财政拨款收入支出决算表',
      '说明：本单位没有相关收支，故本表无数据。',
      '国有资本经营预算财政拨款支出决算表',
      '单位：万元',
      '科目编码|科目名称|合计|基本支出|项目支出',
      '合计||9.00||9.00',
    );
    expect(nothing).toContain('government_fund.total');
    expect(read).toEqual(['state_capital.total final 2024 9', 'state_capital.project final 2024 9']);
  });

  test('a remark for every body says nothing of this one', () => {
    const { nothing } = readForms(
      '政府性基金预算财政拨款收入支出决算表',
      '',
      '如本表为空，则本单位无此类资金。',
    );
    expect(nothing).toEqual([]);
  });

  test('a unit line that three amounts of the prose contradict is a slip', () => {
    const { read } = readForms(
      '一般公共预算财政拨款支出决算表',
      '单位：元',
      '科目编码|科目名称|合计|基本支出|项目支出',
      '合计||90.00|40.00|50.00',
      '',
      '第五部分 2024年度部门决算情况说明',
      '五、一般公共预算财政拨款支出决算情况说明',
      '一般公共预算财政拨款支出90.00万元，其中：基本支出40.00万元，项目支出50.00万元。',
    );
    expect(read[0]).toBe('general_budget.total final 2024 90');
  });

  test('a form without a unit line says what another form says in its own', () => {
    const columns = '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出';
    const { read } = readForms(
      '支出决算表',
      '单位：元',
      columns,
      '合计||900,000.00|400,000.00|500,000.00|',
      '',
      '收入支出决算总表',
      '',
      '项目|决算数|项目|决算数',
      '一、事业收入|300,000.00|五、教育支出|900,000.00',
      '本年收入合计|300,000.00|本年支出合计|900,000.00',
    );
    expect(read).toContain('income.current final 2024 30');
  });

  test('an amount behind two names in one cell is of neither', () => {
    const { read, unread } = readForms(
      '收入支出决算总表',
      '单位：万元',
      '项目|决算数|项目|决算数',
      '二、政府性基金预算财政拨款收入八、社会保障和就业支出|1,100.00||',
      '四、事业收入（一、二类）|50.00|五、教育支出|1,150.00',
      '本年收入合计|1,150.00|本年支出合计|1,150.00',
    );
    expect(read).not.toContain('income.government_fund final 2024 1100');
    expect(read).toContain('income.undertaking final 2024 50');
    expect(unread.join()).toContain('1,100.00');
  });

  test.each(['附件', '十一、预算绩效情况说明', '第五部分 名词解释', '附表1：'])(
    'forms below %s are read by their titles',
    (heading) => {
      const rows = ['科目编码|科目名称|合计|基本支出', '208|社会保障和就业支出|9.00|9.00'];
      const { read } = readForms(heading, '', '一般公共预算财政拨款支出决算表', '单位：万元', ...rows);
      expect(read).toHaveLength(2);
    },
  );

  test('a table of an annex without a title is none of the forms', () => {
    const rows = ['项目|预算数|决算数', '因公出国（境）费|5.00|4.00', '公务接待费|1.00|1.00'];
    const { read, unread } = readForms('附件', '', '三公经费控制情况', '', ...rows);
    expect([read, unread]).toEqual([[], []]);
  });

  test('headings said again at the top of a page are no rows', () => {
    const heads = '科目编码|科目名称|合计|基本支出';
    const { read, unread } = readForms(
      '一般公共预算财政拨款支出决算表',
      '单位：万元',
      heads,
      '合计||9.00|9.00',
      heads,
      '208|社会保障和就业支出|9.00|9.00',
    );
    expect([read.length, unread]).toEqual([4, []]);
  });
});

test('bars set cells apart as tabs do', () => {
  const { figures } = readAccounts(
    readPlainText(
      [
        '第四部分 2024年度部门决算表',
        '一般公共预算财政拨款支出决算表 单位：万元',
        '| 科目编码 | 科目名称 | 合计 | 基本支出 |',
        '| --- | --- | --- | --- |',
        '| 208 | 社会保障和就业支出 | 9.00 | |',
      ].join('\n'),
    ),
    REGISTRY,
    2024,
  );
  expect(figures.map(({ concept, line_start }) => [concept, line_start])).toEqual([['function.208', 5]]);
});

test('rows that are counted stay counted where a scan shows a number wrong, and an amount among them is listed', () => {
  const { read, unread } = readForms(
    '收入支出决算总表',
    '单位：万元',
    '收入||支出|',
    '项目||决算数|项目||决算数',
    '一、一般公共预算财政拨款收入|1|600.00|一、一般公共服务支出|31|',
    '二、政府性基金预算财政拨款收入|2||八、社会保障和就业支出|38|512.40',
    '三、上级补助收入|8||九、卫生健康支出|33|44.10',
    '四、事业收入|4||十九、住房保障支出|34|',
    '五、经营收入|5||二十、其他支出|35|',
    '本年收入合计|6|600.00|本年支出合计|36|600.00',
    '年初结转和结余|12.50||年末结转和结余|37|',
  );
  expect(read).toEqual([
    'income.general_public_budget final 2024 600',
    'function.208 final 2024 512.4 all',
    'function.210 final 2024 44.1 all',
    'income.current final 2024 600',
    'expenditure.current final 2024 600',
  ]);
  expect(unread).toEqual(['12.50 unclear-column']);
});
