import { describe, expect, test } from 'vitest';
import { leftOut, statements } from './reading.ts';

describe('from one amount to another', () => {
  test.each([
    '公务接待费由2023年的12.2万元减少到2024年的8.4万元，减少3.8万元。',
    '公务接待费由上年12.2万元降至8.4万元，减少3.8万元。',
    '公务接待费从去年同期的12.2万元压减为今年的8.4万元，减少3.8万元。',
  ])('both ends are read: %s', (text) => {
    expect(statements('three_public', text)).toEqual([
      'three_public.reception final 2023 12.2 CNY10k',
      'three_public.reception final 2024 8.4 CNY10k',
      'three_public.reception change 2024 -3.8 CNY10k',
    ]);
  });

  test('the parts go by what the whole is compared with', () => {
    expect(
      statements(
        'three_public',
        '“三公”经费由上年33.6万元减少至19.5万元，其中公务接待费由12.2万元降至8.4万元。',
      ),
    ).toEqual([
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.total final 2024 19.5 CNY10k',
      'three_public.reception final 2023 12.2 CNY10k',
      'three_public.reception final 2024 8.4 CNY10k',
    ]);
  });

  test('a budget that is adjusted', () => {
    expect(
      statements('general_budget', '一般公共预算财政拨款支出由年初预算的500万元调整为520万元，决算480万元。'),
    ).toEqual([
      'general_budget.total initial_budget 2024 500 CNY10k',
      'general_budget.total adjusted_budget 2024 520 CNY10k',
      'general_budget.total final 2024 480 CNY10k',
    ]);
  });

  test.each([
    // The words tell the contrary of the figures, or not which year.
    ['公务接待费由上年12.2万元增加到8.4万元。', ['12.2万元 unclear-role', '8.4万元 unknown-item']],
    ['公务接待费由12.2万元减少到8.4万元。', ['12.2万元 unclear-role', '8.4万元 unknown-item']],
    ['公务接待费由年初预算12.2万元减少到8.4万元。', ['12.2万元 unclear-role', '8.4万元 unknown-item']],
  ])('%s is left out', (text, left) => {
    expect(statements('three_public', text)).toEqual([]);
    expect(leftOut('three_public', text)).toEqual(left);
  });
});

describe('two years beside each other', () => {
  test('with the parts of each in brackets', () => {
    expect(
      statements(
        'three_public',
        '2023年度“三公”经费支出33.6万元（公务接待费12.2万元），2024年度支出19.5万元（公务接待费8.4万元），同比下降41.96%。',
      ),
    ).toEqual([
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.reception final 2023 12.2 CNY10k',
      'three_public.total final 2024 19.5 CNY10k',
      'three_public.reception final 2024 8.4 CNY10k',
      'three_public.total change_pct 2024 -41.96 %',
    ]);
  });

  test('an amount of this year behind last year’s parts is the whole’s', () => {
    expect(
      statements(
        'three_public',
        '“三公”经费上年支出33.6万元，其中：公务接待费12.2万元，公务用车运行维护费21.4万元；本年支出19.5万元，其中：公务接待费8.4万元，公务用车运行维护费11.1万元。',
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

  test('parts behind both are of this year in a sentence of their own, and of neither in the same', () => {
    const both = '2024年一般公共预算财政拨款支出480万元，2023年为450万元';
    expect(statements('general_budget', `${both}。其中基本支出300万元（2023年280万元）。`).slice(2)).toEqual([
      'general_budget.basic final 2024 300 CNY10k',
      'general_budget.basic final 2023 280 CNY10k',
    ]);
    expect(leftOut('general_budget', `${both}，其中基本支出280万元。`)).toEqual(['280万元 ambiguous-year']);
  });

  test('what an account is held against in brackets is no account', () => {
    expect(
      statements(
        'three_public',
        '“三公”经费较2023年（33.6万元）减少5.3万元，较年初预算（36.5万元）减少8.2万元，支出28.3万元。',
      ),
    ).toEqual([
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.total change 2024 -5.3 CNY10k',
      'three_public.total initial_budget 2024 36.5 CNY10k',
      'three_public.total budget_change 2024 -8.2 CNY10k',
      'three_public.total final 2024 28.3 CNY10k',
    ]);
  });

  test('amounts of two years before, one after the other', () => {
    expect(statements('overall', '收入总计较2023年1100万元、2022年1000万元均有增加。')).toEqual([
      'income.total final 2023 1100 CNY10k',
      'income.total final 2022 1000 CNY10k',
    ]);
  });

  test('the budget of another year is none of this', () => {
    expect(leftOut('three_public', '“三公”经费预算比2023年预算40万元减少3.5万元。')).toEqual([
      '40万元 other-year',
      '3.5万元 no-measure',
    ]);
  });

  test('what is told of two totals goes on to be', () => {
    expect(
      statements('overall', '收入总计、支出总计均为1200万元，与上年的1100万元相比，各增加100万元。'),
    ).toEqual([
      'income.total final 2024 1200 CNY10k',
      'expenditure.total final 2024 1200 CNY10k',
      'income.total final 2023 1100 CNY10k',
      'expenditure.total final 2023 1100 CNY10k',
      'income.total change 2024 100 CNY10k',
      'expenditure.total change 2024 100 CNY10k',
    ]);
  });

  test('what there was none of has no part in the next figure', () => {
    expect(statements('three_public', '无因公出国（境）支出，公务接待费10.3万元。')).toEqual([
      'three_public.reception final 2024 10.3 CNY10k',
    ]);
  });

  test('a budget and an account in turn', () => {
    expect(statements('three_public', '公务接待费年初预算数、决算数分别为14.5万元、10.3万元。')).toEqual([
      'three_public.reception initial_budget 2024 14.5 CNY10k',
      'three_public.reception final 2024 10.3 CNY10k',
    ]);
  });

  test('in other words for the years', () => {
    expect(
      statements('three_public', '比照期“三公”经费33.6万元；报告期“三公”经费19.5万元，同比-41.96%。'),
    ).toEqual([
      'three_public.total final 2023 33.6 CNY10k',
      'three_public.total final 2024 19.5 CNY10k',
      'three_public.total change_pct 2024 -41.96 %',
    ]);
  });

  test('expenditure behind income is never income', () => {
    expect(
      statements('overall', '2024年收入决算数为218.36万元，比上年增加8万元；支出决算数为216.08万元。'),
    ).toEqual([
      'income.current final 2024 218.36 CNY10k',
      'income.current change 2024 8 CNY10k',
      'expenditure.current final 2024 216.08 CNY10k',
    ]);
  });

  test('the two totals of the appropriation in turn', () => {
    expect(statements('appropriation', '财政拨款收入、支出总计分别为1528.40万元、1760.75万元。')).toEqual([
      'appropriation.total final 2024 1528.4 CNY10k',
      'appropriation.total final 2024 1760.75 CNY10k',
    ]);
  });
});

describe('a budget', () => {
  test('in front of the items it is of holds for those that follow', () => {
    expect(
      statements(
        'three_public',
        '年初预算安排公务接待费14.5万元、公务用车运行维护费22万元，实际支出公务接待费10.3万元、公务用车运行维护费18万元。',
      ),
    ).toEqual([
      'three_public.reception initial_budget 2024 14.5 CNY10k',
      'three_public.vehicle_operation initial_budget 2024 22 CNY10k',
      'three_public.reception final 2024 10.3 CNY10k',
      'three_public.vehicle_operation final 2024 18 CNY10k',
    ]);
  });

  test('general budget money is no budget of the item', () => {
    expect(statements('three_public', '一般公共预算安排“三公”经费支出18万元。')).toEqual([
      'three_public.total final 2024 18 CNY10k',
    ]);
  });

  test('a part in the next sentence is one where it is what the others left of the budget', () => {
    const text = (last: number) =>
      `“三公”经费预算36.5万元。其中公务接待费14.5万元。公务用车运行维护费${last}万元。`;
    expect(statements('three_public', text(22)).at(-1)).toBe(
      'three_public.vehicle_operation adjusted_budget 2024 22 CNY10k',
    );
    expect(leftOut('three_public', text(18))).toEqual(['18万元 unclear-role']);
  });

  test('behind the parts of another is the whole’s', () => {
    expect(
      statements(
        'expenditure',
        '年初预算880万元，其中：基本支出500万元，项目支出380万元；调整预算900万元，其中：基本支出510万元，项目支出390万元。',
      ),
    ).toEqual([
      'expenditure.current initial_budget 2024 880 CNY10k',
      'expenditure.basic initial_budget 2024 500 CNY10k',
      'expenditure.project initial_budget 2024 380 CNY10k',
      'expenditure.current adjusted_budget 2024 900 CNY10k',
      'expenditure.basic adjusted_budget 2024 510 CNY10k',
      'expenditure.project adjusted_budget 2024 390 CNY10k',
    ]);
  });
});

describe('doubt', () => {
  const list = (of: string, other: string) =>
    `本年支出合计1200万元，其中：基本支出${of}万元，项目支出${other}万元。`;

  test('beside an unclear number the others are read where the total leaves its digits', () => {
    expect(statements('expenditure', list('8,00', '400'))).toContain(
      'expenditure.project final 2024 400 CNY10k',
    );
  });

  test('and listed where it does not', () => {
    expect(statements('expenditure', list('8,00', '300'))).toEqual([
      'expenditure.current final 2024 1200 CNY10k',
    ]);
    expect(leftOut('expenditure', list('8,00', '300'))).toEqual([
      '8,00万元 unclear-number',
      '300万元 beside-unclear',
    ]);
  });

  test('about so much is listed, and what is exact beside it is read', () => {
    const text =
      '“三公”经费支出约18.40万元，较上年约减少4.60万元，下降20%左右，节约2万元。其中：公务接待费3.20万元。';
    expect(statements('three_public', text)).toEqual([
      'three_public.total change 2024 -2 CNY10k',
      'three_public.reception final 2024 3.2 CNY10k',
    ]);
    expect(leftOut('three_public', text)).toEqual([
      '18.40万元 approximate',
      '4.60万元 approximate',
      '20% approximate',
    ]);
  });

  test('so much for each is no amount', () => {
    const text = '公务接待费8.4万元，主要原因是标准由每人2.0万元/年提高到2.2万元/年，餐费150元/人。';
    expect(statements('three_public', text)).toEqual(['three_public.reception final 2024 8.4 CNY10k']);
    expect(leftOut('three_public', text)).toEqual([
      '2.0万元 no-measure',
      '2.2万元 no-measure',
      '150元 no-measure',
    ]);
  });
});

test('text below no heading on the three public expenses is read as such', () => {
  expect(statements('matters', '我局三公经费开支53.65万元。公务接待支出比去年减少9.21万元。')).toEqual([
    'three_public.total final 2024 53.65 CNY10k',
    'three_public.reception change 2024 -9.21 CNY10k',
  ]);
});

describe('short notices on the three public expenses', () => {
  test('what was listed is told by the name of all in brackets, and is no expenditure of the body', () => {
    expect(
      statements(
        'matters',
        '我局出国（境）经费、车辆购置及运行费、公务接待费（简称“三公”经费）支出合计24.75万元。其中：公务接待费支出16.55万元。',
      ),
    ).toEqual([
      'three_public.total final 2024 24.75 CNY10k',
      'three_public.reception final 2024 16.55 CNY10k',
    ]);
    expect(statements('matters', '全区“三公”经费总支出为1928.76万元。')).toEqual([
      'three_public.total final 2024 1928.76 CNY10k',
    ]);
  });

  test('the parts of a budget are of it, by whatever word it is told', () => {
    expect(statements('three_public', '“三公”经费预算合计32.6万元。其中：公务接待费4万元。')).toEqual([
      'three_public.total adjusted_budget 2024 32.6 CNY10k',
      'three_public.reception adjusted_budget 2024 4 CNY10k',
    ]);
  });

  test('an account with its budget behind it is one in a list too', () => {
    expect(
      statements(
        'three_public',
        '“三公”经费支出2.05万元，年初预算为2.95万元。其中：公务接待费支出2.05万元，年初预算为2万元。',
      ),
    ).toEqual([
      'three_public.total final 2024 2.05 CNY10k',
      'three_public.total initial_budget 2024 2.95 CNY10k',
      'three_public.reception final 2024 2.05 CNY10k',
      'three_public.reception initial_budget 2024 2 CNY10k',
    ]);
  });

  test('a rate in brackets is of the change in front of it', () => {
    expect(statements('three_public', '公务接待费2.3万元，较上年减少1.5万元（39.47%）。')).toEqual([
      'three_public.reception final 2024 2.3 CNY10k',
      'three_public.reception change 2024 -1.5 CNY10k',
      'three_public.reception change_pct 2024 -39.47 %',
    ]);
  });

  test('no budget says how many vehicles there are to be', () => {
    const text = '公务用车运行维护费21万元，较年初预算数减少4万元，公务用车保有量减少4辆。';
    expect(leftOut('three_public', text)).toEqual(['4辆 no-measure']);
  });
});
