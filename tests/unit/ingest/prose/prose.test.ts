import { describe, expect, test } from 'vitest';
import { leftOut, readIn, statements } from './reading.ts';

describe('totals and their change', () => {
  test('one sentence on income and expenditure states both', () => {
    expect(
      statements(
        'overall',
        '2024年度收、支总计均为20.50万元。与2023年度相比，收、支总计各减少1.5万元，下降6.82%。',
      ),
    ).toEqual([
      'income.total final 2024 20.5 CNY10k',
      'expenditure.total final 2024 20.5 CNY10k',
      'income.total change 2024 -1.5 CNY10k',
      'expenditure.total change 2024 -1.5 CNY10k',
      'income.total change_pct 2024 -6.82 %',
      'expenditure.total change_pct 2024 -6.82 %',
    ]);
  });

  test.each([
    '收入总计30万元。与2023年28万元相比，增加2万元。',
    '收入总计30万元。与2023年相比，收入总计28万元增加2万元。',
    '收入总计30万元，较上年28万元增加2万元。',
  ])('the amount compared with is of the year before: %s', (text) => {
    expect(statements('overall', text)).toEqual([
      'income.total final 2024 30 CNY10k',
      'income.total final 2023 28 CNY10k',
      'income.total change 2024 2 CNY10k',
    ]);
  });

  test('each figure goes by its own word, even where the words contradict each other', () => {
    expect(
      statements('three_public', '“三公”经费支出决算为3万元，较上年度减少1.61万元，增长49.69%。'),
    ).toEqual([
      'three_public.total final 2024 3 CNY10k',
      'three_public.total change 2024 -1.61 CNY10k',
      'three_public.total change_pct 2024 49.69 %',
    ]);
  });

  test('an increase of a negative amount is stated as it is', () => {
    expect(
      statements('agency_operation', '机关运行经费支出5万元，比2023年度增加-0.5万元，减少9.1%。'),
    ).toEqual([
      'agency_operation.total final 2024 5 CNY10k',
      'agency_operation.total change 2024 -0.5 CNY10k',
      'agency_operation.total change_pct 2024 -9.1 %',
    ]);
  });

  test.each(['增加/减少0万元', '增加（减少）0万元', '持平0万元'])('%s is a change of zero', (words) => {
    expect(statements('agency_operation', `机关运行经费支出5万元，比2023年${words}。`)).toEqual([
      'agency_operation.total final 2024 5 CNY10k',
      'agency_operation.total change 2024 0 CNY10k',
    ]);
  });

  test('two directions at once leave an amount without direction', () => {
    expect(leftOut('agency_operation', '机关运行经费支出5万元，比2023年增加/减少2万元。')).toEqual([
      '2万元 ambiguous-direction',
    ]);
  });

  test.each(['与2023年持平', '比上年无变化', '支出决算较上年度相同'])(
    'an amount %s is last year’s as well',
    (words) => {
      const { figures } = readIn('agency_operation', `机关运行经费支出5.20万元，${words}。`);
      expect(
        figures.map(({ fiscal_year, measure, value, printed }) => [fiscal_year, measure, value, printed]),
      ).toEqual([
        [2024, 'final', 5.2, '5.20万元'],
        [2023, 'final', 5.2, '5.20万元'],
      ]);
    },
  );

  test.each(['与2023年基本持平', '与年初预算持平', '与2022年持平', '口径与上年一致，与预算相同'])(
    '%s says nothing of the year before',
    (words) => {
      expect(statements('agency_operation', `机关运行经费支出5万元，${words}。`)).toEqual([
        'agency_operation.total final 2024 5 CNY10k',
      ]);
    },
  );

  test('a difference from the budget is no change from the year before', () => {
    const { figures } = readIn(
      'agency_operation',
      '机关运行经费支出5万元，比年初预算减少1万元，降低16.7%。比2023年度增加0.2万元。',
    );
    expect(
      figures.map(({ measure, value, label_zh, comparedWith }) => [measure, value, label_zh, comparedWith]),
    ).toEqual([
      ['final', 5, '机关运行经费支出', null],
      ['budget_change', -1, '机关运行经费支出比年初预算', null],
      ['budget_change_pct', -16.7, '机关运行经费支出比年初预算', null],
      ['change', 0.2, '机关运行经费支出', 2023],
    ]);
  });
});

describe('shares and budgets', () => {
  test('a list of income with shares', () => {
    expect(
      statements('income', '本年收入合计10万元，其中：财政拨款收入9万元，占90%；事业收入0万元，占0%。'),
    ).toEqual([
      'income.current final 2024 10 CNY10k',
      'income.fiscal_appropriation final 2024 9 CNY10k',
      'income.fiscal_appropriation share_pct 2024 90 %',
      'income.undertaking final 2024 0 CNY10k',
      'income.undertaking share_pct 2024 0 %',
    ]);
  });

  test('the whole a share is of can have its amount between', () => {
    expect(
      statements('general_budget', '一般公共预算财政拨款支出8万元，占本年支出合计10万元的80%。'),
    ).toEqual([
      'general_budget.total final 2024 8 CNY10k',
      'expenditure.current final 2024 10 CNY10k',
      'general_budget.total share_pct 2024 80 %',
    ]);
  });

  test('a printed whole is part of the label', () => {
    const { figures } = readIn('procurement', '授予中小企业合同金额3万元，占政府采购支出总额的60%。');
    expect(figures.map(({ label_zh }) => label_zh)).toEqual([
      '授予中小企业合同金额',
      '授予中小企业合同金额占政府采购支出总额',
    ]);
  });

  test.each([
    ['支出年初预算为4万元，支出决算为5万元，完成年初预算的125%', 'initial_budget'],
    ['全年预算为4万元，支出决算为5万元，完成全年预算的125%', 'adjusted_budget'],
    ['预算为4万元，支出决算为5万元，完成预算125%', 'adjusted_budget'],
  ])('%s', (words, budget) => {
    expect(statements('three_public', `公务接待费${words}。`)).toEqual([
      `three_public.reception ${budget} 2024 4 CNY10k`,
      'three_public.reception final 2024 5 CNY10k',
      'three_public.reception completion_pct 2024 125 %',
    ]);
  });

  test('a name that is none of ours does not lend its figures to the item before', () => {
    const text = '本年收入合计10万元，其中：事业收入3万元，占30%；非财政拨款收入2万元，占20%。';
    expect(leftOut('income', text)).toEqual(['2万元 unclear-role', '20% unknown-item']);
  });
});

describe('items of the functional classification', () => {
  const item = (path: string) => statements('general_budget', `1.${path}：支出决算为7.5万元。`);

  test.each([
    ['社会保障和就业支出（类）就业补助（款）职业培训补贴（项）', '2080702'],
    ['社会保障和就业支出(类)人力资源和社会保障管理事务(款)行政运行(项)', '2080101'],
    ['社会保障和就业（类）行政事业单位离退休（款）事业单位离退休（项）', '2080502'],
    ['社会保障和就业支出（类）人力资源和社会保障管理事务（款）其他就业补助支出（项）', '2080799'],
    ['医疗卫生和计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）', '2101101'],
  ])('%s is %s', (path, code) => expect(item(path)).toEqual([`function.${code} final 2024 7.5 CNY10k`]));

  test('a 项 name that several 款 have is not resolved without its 款', () => {
    expect(item('社会保障和就业支出（类）没有的款（款）行政运行（项）')).toEqual([
      'function.2080101 final 2024 7.5 CNY10k',
    ]);
    expect(item('没有的类（类）没有的款（款）行政运行（项）')).toEqual([]);
  });

  test('the structure names classes alone', () => {
    expect(
      statements('general_budget', '主要用于以下方面：教育支出0万元，占0%；卫生健康支出（类）6万元，占60%。'),
    ).toEqual([
      'function.205 final 2024 0 CNY10k',
      'function.205 share_pct 2024 0 %',
      'function.210 final 2024 6 CNY10k',
      'function.210 share_pct 2024 60 %',
    ]);
  });

  test('what the money was for names no item', () => {
    expect(
      statements(
        'general_budget',
        '1、社会保障和就业支出（类）就业补助（款）职业培训补贴（项）。主要用于：人员经费、基本支出等支出。年初预算为2万元，支出决算为1万元。',
      ),
    ).toEqual(['function.2080702 initial_budget 2024 2 CNY10k', 'function.2080702 final 2024 1 CNY10k']);
  });

  test('an item on a line of its own is carried to the next', () => {
    expect(
      statements(
        'general_budget',
        '1、社会保障和就业支出（类）就业补助（款）职业培训补贴（项）。',
        '年初预算为2万元，支出决算为1万元，完成年初预算的50%。',
      ),
    ).toEqual([
      'function.2080702 initial_budget 2024 2 CNY10k',
      'function.2080702 final 2024 1 CNY10k',
      'function.2080702 completion_pct 2024 50 %',
    ]);
  });
});

describe('basic expenditure', () => {
  test('its economic items', () => {
    expect(
      statements(
        'basic',
        '人员经费9万元，主要包括：基本工资5万元、其他对个人和家庭的补助支出4万元。',
        '公用经费2万元，主要包括：其他交通费2万元。',
      ),
    ).toEqual([
      'general_budget.personnel final 2024 9 CNY10k',
      'economic.30101 final 2024 5 CNY10k',
      'economic.30399 final 2024 4 CNY10k',
      'general_budget.operating final 2024 2 CNY10k',
      'economic.30239 final 2024 2 CNY10k',
    ]);
  });

  test('economic names outside basic expenditure are not its items', () => {
    expect(statements('overall', '支出总计9万元，其中：项目支出4万元，其中：工资福利支出3万元。')).toEqual([
      'expenditure.total final 2024 9 CNY10k',
      'expenditure.project final 2024 4 CNY10k',
      'project.economic.301 final 2024 3 CNY10k',
    ]);
  });
});

describe('three public expenses', () => {
  test('vehicles bought and held, by type', () => {
    expect(
      statements(
        'three_public',
        '公务用车购置支出0万元。全年更新购置公务用车0辆，其中：轿车0辆、金额0万元。截至2024年12月31日，单位共有公务用车2辆，其中：轿车1辆、越野车1辆。',
      ),
    ).toEqual([
      'three_public.vehicle_purchase final 2024 0 CNY10k',
      'three_public.vehicles_purchased count 2024 0 vehicle',
      'three_public.vehicles_purchased_sedan count 2024 0 vehicle',
      'three_public.vehicles_purchased_sedan final 2024 0 CNY10k',
      'three_public.vehicles_held count 2024 2 vehicle',
      'three_public.vehicles_held_sedan count 2024 1 vehicle',
      'three_public.vehicles_held_suv count 2024 1 vehicle',
    ]);
  });

  test('receptions and travel count by their unit', () => {
    expect(
      statements(
        'three_public',
        '国内公务接待3批次，20人次（不包括陪同人员），共计支出0.3万元。',
        '全年安排因公出国（境）团组1次，出国（境）2人。',
      ),
    ).toEqual([
      'three_public.reception_batches count 2024 3 group',
      'three_public.reception_visitors count 2024 20 visit',
      'three_public.reception_domestic final 2024 0.3 CNY10k',
      'three_public.overseas_groups count 2024 1 group',
      'three_public.overseas_people count 2024 2 person',
    ]);
  });

  test('receptions that several units state are parts and keep the name of the unit', () => {
    const { figures } = readIn(
      'three_public',
      '甲中心国内公务接待3批次，20人次。',
      '乙局机关国内公务接待2批次，10人次。',
    );
    expect(figures.map(({ concept, value, label_zh }) => `${concept} ${value} ${label_zh}`)).toEqual([
      'three_public.reception_unit 3 甲中心国内公务接待（批次）',
      'three_public.reception_unit 20 甲中心国内公务接待（人次）',
      'three_public.reception_unit 2 乙局机关国内公务接待（批次）',
      'three_public.reception_unit 10 乙局机关国内公务接待（人次）',
    ]);
  });

  test('single receptions are details in 万元', () => {
    expect(
      statements('three_public', '国内公务接待支出0.2万元，具体内容包括：甲县调研1500元；乙县考察500元。'),
    ).toEqual([
      'three_public.reception_domestic final 2024 0.2 CNY10k',
      'three_public.reception_detail final 2024 0.15 CNY10k',
      'three_public.reception_detail final 2024 0.05 CNY10k',
    ]);
  });
});

test('foreign receptions end a list of domestic ones, even where the line end between them is lost', () => {
  expect(
    statements(
      'three_public',
      '国内公务接待2批次，共计支出0.2万元，具体内容包括：调研、检查等外事接待支出0万元，外事接待0批次，0人。',
    ),
  ).toEqual([
    'three_public.reception_batches count 2024 2 group',
    'three_public.reception_domestic final 2024 0.2 CNY10k',
    'three_public.reception_foreign final 2024 0 CNY10k',
    'three_public.reception_foreign_batches count 2024 0 group',
    'three_public.reception_foreign_visitors count 2024 0 person',
  ]);
});

describe('asides', () => {
  test('reasons are kept apart from the figures they explain', () => {
    expect(
      statements(
        'overall',
        '收入总计30万元，比上年增加2万元，主要原因是：人员支出增加3.5万元、公用经费减少1.5万元。',
      ),
    ).toEqual([
      'income.total final 2024 30 CNY10k',
      'income.total change 2024 2 CNY10k',
      'explanation.change change 2024 3.5 CNY10k',
      'explanation.change change 2024 -1.5 CNY10k',
    ]);
  });

  test('a remark in brackets names nothing', () => {
    expect(
      statements(
        'agency_operation',
        '机关运行经费支出9万元（与财政拨款基本支出中公用经费一致），比上年减少1万元。',
      ),
    ).toEqual(['agency_operation.total final 2024 9 CNY10k', 'agency_operation.total change 2024 -1 CNY10k']);
  });

  test('a figure without unit is left out', () => {
    expect(leftOut('overall', '收入总计30万元，主要原因是：人员支出增加3.24、公用经费增加1万元。')).toEqual([
      '3.24 unit-missing',
    ]);
  });

  test('words for nothing are no figure, a printed zero is', () => {
    expect(statements('government_fund', '本部门无政府性基金预算财政拨款支出。')).toEqual([]);
    expect(statements('government_fund', '政府性基金预算财政拨款支出0万元。')).toEqual([
      'government_fund.total final 2024 0 CNY10k',
    ]);
  });

  test('a part under an item of the same name is not the item', () => {
    expect(leftOut('procurement', '采购支出9万元。其中：空调设备采购支出4万元。')).toEqual([
      '4万元 unknown-item',
    ]);
  });
});

test('precision and wording are kept as printed', () => {
  const { figures } = readIn('agency_operation', '机关运行经费支出 142.30 万元。');
  expect(
    figures.map(({ printed, decimals, label_zh, section }) => [printed, decimals, label_zh, section]),
  ).toEqual([['142.30 万元', 2, '机关运行经费支出', '2024年度部门决算情况说明 / 机关运行经费支出情况']]);
});

test('contents, glossary and annexes yield nothing', () => {
  const { figures, unread } = readIn(
    'overall',
    '第三部分 名词解释',
    '1.基本支出：例如100万元。',
    '第四部分 附件',
    '收入总计100万元。',
  );
  expect([...figures, ...unread]).toEqual([]);
});
