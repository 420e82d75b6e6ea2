import { describe, expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { readAccounts } from '#ingest/prose/index.ts';
import { leftOut, REGISTRY, statements } from './reading.ts';

describe('parts listed behind a budget', () => {
  test.each([
    '“三公”经费年初预算数为28万元，其中：公务接待费9万元；公务用车运行维护费19万元；决算数为20万元，其中：公务接待费5万元；公务用车运行维护费15万元。',
    '“三公”经费年初预算为28万元（其中公务接待费9万元、公务用车运行维护费19万元），支出20万元（其中公务接待费5万元、公务用车运行维护费15万元）。',
    '“三公”经费年初预算28万元：公务接待费9万元，公务用车运行维护费19万元。实际支出20万元：公务接待费5万元，公务用车运行维护费15万元。',
    '“三公”经费年初预算28万元。其中：公务接待费9万元，公务用车运行维护费19万元。“三公”经费决算20万元，其中：公务接待费5万元，公务用车运行维护费15万元。',
  ])('are parts of the budget, those behind the final account are final: %s', (text) => {
    expect(statements('three_public', text)).toEqual([
      'three_public.total initial_budget 2024 28 CNY10k',
      'three_public.reception initial_budget 2024 9 CNY10k',
      'three_public.vehicle_operation initial_budget 2024 19 CNY10k',
      'three_public.total final 2024 20 CNY10k',
      'three_public.reception final 2024 5 CNY10k',
      'three_public.vehicle_operation final 2024 15 CNY10k',
    ]);
  });

  test('a budget that the accounts are held against has no parts', () => {
    expect(
      statements(
        'three_public',
        '“三公”经费支出决算为20万元，完成年初预算28万元的71.43%。其中：公务接待费5万元。',
      ),
    ).toContain('three_public.reception final 2024 5 CNY10k');
  });

  test('what changed behind a budget is the budget, and is left out', () => {
    const text = '2024年“三公”经费预算28万元，比上年减少2万元，下降6.67%。';
    expect(statements('three_public', text)).toEqual(['three_public.total adjusted_budget 2024 28 CNY10k']);
    expect(leftOut('three_public', text)).toEqual(['2万元 no-measure', '6.67% no-measure']);
  });

  test.each([
    ['“三公”经费支出决算为20万元，年初预算为28万元，其中：公务接待费9万元。', '9万元 unclear-role'],
    [
      '“三公”经费年初预算为28万元，其中：公务接待费9万元，公务用车运行维护费19万元，实际支出20万元。',
      '20万元 unclear-role',
    ],
  ])('where it is open whose it is the amount is left out: %s', (text, left) => {
    expect(leftOut('three_public', text)).toEqual([left]);
  });
});

describe('the year before as the subject', () => {
  test('it holds for the parts, until this year is named', () => {
    expect(
      statements(
        'three_public',
        '去年“三公”经费支出33.6万元，其中：公务接待费12.2万元，公务用车运行维护费21.4万元；今年“三公”经费支出19.5万元，其中：公务接待费8.4万元，公务用车运行维护费11.1万元。',
      ),
    ).toEqual([
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.reception final 2023 12.2 CNY10k',
      'three_public.vehicle_operation final 2023 21.4 CNY10k',
      'three_public.total final 2024 19.5 CNY10k',
      'three_public.reception final 2024 8.4 CNY10k',
      'three_public.vehicle_operation final 2024 11.1 CNY10k',
    ]);
  });

  test('a change behind last year’s amount is this year’s', () => {
    expect(
      statements('three_public', '2024年“三公”经费支出19.5万元，上年“三公”经费支出33.6万元，减少14.1万元。'),
    ).toEqual([
      'three_public.total final 2024 19.5 CNY10k',
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.total change 2024 -14.1 CNY10k',
    ]);
  });

  test.each([
    '“三公”经费上年支出33.6万元，本年支出19.5万元。',
    '上年同期“三公”经费支出33.6万元。2024年“三公”经费支出19.5万元。',
  ])('in other words: %s', (text) => {
    expect(statements('three_public', text)).toEqual([
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.total final 2024 19.5 CNY10k',
    ]);
  });

  test.each([
    '本年“三公”经费支出19.5万元，而上年为33.6万元。',
    '本年“三公”经费支出19.5万元，公用经费中上年“三公”经费支出33.6万元。',
  ])('whatever word leads to it: %s', (text) => {
    expect(statements('three_public', text)).toEqual([
      'three_public.total final 2024 19.5 CNY10k',
      'three_public.total final 2023 33.6 CNY10k',
    ]);
  });

  test('a sentence behind it that names no year is of neither', () => {
    expect(leftOut('three_public', '上年公务接待费12.2万元。公务接待费8.4万元。')).toEqual([
      '8.4万元 ambiguous-year',
    ]);
  });

  test('what came over from last year is this year’s opening', () => {
    expect(statements('overall', '上年结转30万元。')).toEqual(['carryover.opening final 2024 30 CNY10k']);
  });
});

describe('changes', () => {
  test('in one syllable', () => {
    expect(statements('three_public', '公务接待费3万元，比上年增1万元，增50%，同比降0.5万元。')).toContain(
      'three_public.reception change_pct 2024 50 %',
    );
    expect(statements('three_public', '公务用车运行维护费2万元，同比减0.5万元，降20%。')).toEqual([
      'three_public.vehicle_operation final 2024 2 CNY10k',
      'three_public.vehicle_operation change 2024 -0.5 CNY10k',
      'three_public.vehicle_operation change_pct 2024 -20 %',
    ]);
  });

  test('a percentage behind a count is no amount’s', () => {
    const text = '公务接待费1.2万元，国内公务接待14批次，比上年减少4批次，下降22.22%。';
    expect(statements('three_public', text)).toEqual([
      'three_public.reception final 2024 1.2 CNY10k',
      'three_public.reception_batches count 2024 14 group',
      'three_public.reception_batches change 2024 -4 group',
    ]);
    expect(leftOut('three_public', text)).toEqual(['22.22% no-measure']);
  });

  test('a count in brackets leaves the percentage to the amount', () => {
    expect(statements('three_public', '公务接待费1.2万元（14批次、92人次），比上年下降10%。')).toContain(
      'three_public.reception change_pct 2024 -10 %',
    );
  });
});

test('收入决算 and 支出决算 behind the year are the totals', () => {
  expect(
    statements('overall', '1、2024年收入决算218.36万元，比上年收入决算234.11万元减少15.75万元。'),
  ).toEqual([
    'income.current final 2024 218.36 CNY10k',
    'income.current final 2023 234.11 CNY10k',
    'income.current change 2024 -15.75 CNY10k',
  ]);
  expect(statements('overall', '2024年收入决算300万元，支出决算280万元。')).toEqual([
    'income.current final 2024 300 CNY10k',
    'expenditure.current final 2024 280 CNY10k',
  ]);
});

test('a colon may stand between an item and its amount', () => {
  expect(statements('basic', '工资福利支出85万元，包括：基本工资：70.15万元；办公费：45.20万元。')).toEqual([
    'economic.301 final 2024 85 CNY10k',
    'economic.30101 final 2024 70.15 CNY10k',
    'economic.30201 final 2024 45.2 CNY10k',
  ]);
});

test('text before the first heading is read, and stands under the title', () => {
  const text = '甲县财政局2024年度部门决算公开说明。\n收入总计541.26万元，支出总计541.26万元。';
  const { figures } = readAccounts(readPlainText(text), REGISTRY, 2024);
  expect(figures.map(({ concept, value, section }) => [concept, value, section])).toEqual([
    ['income.total', 541.26, '甲县财政局2024年度部门决算公开说明'],
    ['expenditure.total', 541.26, '甲县财政局2024年度部门决算公开说明'],
  ]);
});

describe('a carry-over that is included', () => {
  test('in a total is that of the accounts', () => {
    expect(statements('overall', '收入总计50万元，其中：上年结转8万元，本年收入42万元。')).toContain(
      'carryover.opening final 2024 8 CNY10k',
    );
    expect(statements('overall', '支出总计50万元（含年末结转和结余3万元）。')).toContain(
      'carryover.closing final 2024 3 CNY10k',
    );
  });

  test.each([
    '本年支出合计40万元，含上年结转8万元。',
    '注：含上年结转8万元。',
    '乙项目支出20万元，包括上年结转8万元、当年预算12万元。',
  ])('in anything else is that one’s: %s', (text) => {
    expect(leftOut('expenditure', text)).toContain('8万元 unclear-role');
    expect(statements('expenditure', text).join()).not.toContain('carryover');
  });
});

test('an amount that an explanation says is of another year is listed', () => {
  const text = '收入总计50万元，比上年减少3万元，主要原因是2023年下拨抚恤金74.31万元。';
  expect(leftOut('overall', text)).toEqual(['74.31万元 other-year']);
});

test('a plain account that the carry-over is a part of is the total', () => {
  expect(statements('overall', '支出决算总额55万元，其中本年支出50万元，年末结转5万元。')).toEqual([
    'expenditure.total final 2024 55 CNY10k',
    'expenditure.current final 2024 50 CNY10k',
    'carryover.closing final 2024 5 CNY10k',
  ]);
});

test('what was awarded to small firms needs no word for a contract', () => {
  const text = '政府采购支出总额50万元，授予中小企业40万元，占80%。授予小微企业合同2个。';
  expect(statements('procurement', text)).toEqual([
    'procurement.total final 2024 50 CNY10k',
    'procurement.sme final 2024 40 CNY10k',
    'procurement.sme share_pct 2024 80 %',
  ]);
});

describe('a plain account where another amount of the year is stated by its name', () => {
  const told = (...lines: string[]) =>
    readAccounts(
      readPlainText(['甲县财政局2024年度部门决算', '一、收入支出决算总体情况说明', ...lines].join('\n\n')),
      REGISTRY,
      2024,
    );

  test('is the total, with what it is compared with, where it is that amount', () => {
    const { figures } = told(
      '收入决算总额50万元，比上年增加2万元。',
      '收入总计50万元，其中本年收入合计48万元，年初结转和结余2万元。',
    );
    expect(
      figures.map(({ concept, measure, value }) => `${concept} ${measure} ${value}`).slice(0, 2),
    ).toEqual(['income.total final 50', 'income.total change 2']);
  });

  test('is neither where it is no amount of the two', () => {
    const { figures, unread } = told('支出决算总额50万元，比上年增加2万元。', '本年支出合计48万元。');
    expect(figures.map(({ concept, value }) => [concept, value])).toEqual([['expenditure.current', 48]]);
    expect(unread.map(({ printed }) => printed)).toEqual(['50万元', '2万元']);
  });

  test('is the year’s where they agree', () => {
    const { figures } = told('收入决算50万元。', '本年收入合计50万元。');
    expect(new Set(figures.map(({ concept }) => concept))).toEqual(new Set(['income.current']));
  });
});

test('items below the total of a fund are of that fund, though the section is on all of the appropriation', () => {
  const { figures } = readAccounts(
    readPlainText(
      [
        '三、财政拨款支出决算情况说明',
        '一般公共预算财政拨款支出决算为50万元，其中：卫生健康支出20万元，教育支出30万元；政府性基金预算财政拨款支出8万元，其中：其他支出8万元。',
      ].join('\n'),
    ),
    REGISTRY,
    2024,
  );
  expect(
    figures.flatMap(({ concept, value, fund }) =>
      concept.startsWith('function.') ? [`${concept} ${value} ${fund}`] : [],
    ),
  ).toEqual([
    'function.210 20 general_public_budget',
    'function.205 30 general_public_budget',
    'function.229 8 government_fund',
  ]);
});

test('what was bought may be parted from its amount by a colon', () => {
  expect(
    statements('procurement', '采购总额：12.40万元，其中货物：2.10万元、工程：8.30万元、服务：2.00万元。'),
  ).toEqual([
    'procurement.total final 2024 12.4 CNY10k',
    'procurement.goods final 2024 2.1 CNY10k',
    'procurement.works final 2024 8.3 CNY10k',
    'procurement.services final 2024 2 CNY10k',
  ]);
});
