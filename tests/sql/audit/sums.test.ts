import { describe, expect, it } from 'vitest';
import { readParticulars } from '#audit/terms.ts';
import { auditTables } from '#build/node-engine.ts';
import { accountsOf, repeatedFigure, project } from '../fixture.ts';
import { amount, claimed, judge, percent } from './audit.ts';

const item = (code: string, value: number, values = {}) =>
  amount(`function.${code}`, value, { fund: 'general_public_budget', ...values });

describe('sum-expenditure', () => {
  const parts = (project: number) => [
    amount('expenditure.basic', 30),
    amount('expenditure.project', project),
    amount('expenditure.turned_over', 0),
    amount('expenditure.business', 0),
    amount('expenditure.affiliated_subsidy', 0),
  ];

  it('tells of parts that do not make the total', async () => {
    const { findings } = await judge('sum-expenditure', [
      amount('expenditure.current', 100),
      ...parts(70.06),
    ]);
    expect(findings).toMatchObject([{ severity: 'error', stated: 100, computed: 100.06, difference: -0.06 }]);
    // The total and five parts, each good for 0.005.
    expect(findings[0]!.tolerance).toBeCloseTo(0.03, 9);
    expect(findings[0]!.fact_ids).toHaveLength(6);
  });

  it('tells of a slip in accounts that were scanned, and that its figures were read from a scan', async () => {
    const scanned = [amount('expenditure.current', 100), ...parts(70.06)].map((figure) => ({
      ...figure,
      recognised: 'confirmed',
    }));
    const { findings } = await judge('sum-expenditure', scanned);
    expect(findings).toMatchObject([{ stated: 100, computed: 100.06 }]);
    const [term] = readParticulars(findings[0]!.parameters).terms;
    expect(term).toMatchObject({ role: 'stated', value: 100, recognised: 'confirmed' });
  });

  it.each([
    [70, 'consistent'],
    [70.03, 'consistent'], // six half-units: the intervals touch
    [70.04, 'inconsistent'],
  ])('with projects of %d the sum is %s', async (project, outcome) => {
    const { tally } = await judge('sum-expenditure', [amount('expenditure.current', 100), ...parts(project)]);
    expect(tally.outcome).toBe(outcome);
  });

  it.each([
    ['form', 'inconsistent'], // 70.1 below 30.00 is 70.10, and makes 100.10
    ['prose', 'consistent'], // 70.1 in a sentence may be anything from 70.05
  ])('takes closing zeros for dropped in a %s: %s', async (form, outcome) => {
    const figures = [
      amount('expenditure.current', 100.05, { form }),
      ...parts(70.1).map((part) => ({ ...part, form, decimals: part.value === 70.1 ? 1 : 2 })),
    ];
    expect((await judge('sum-expenditure', figures)).tally.outcome).toBe(outcome);
  });

  it.each([
    [2, 7, 'consistent'], // eight amounts in 元, all of them multiples of a hundred: 100.03 of 30.00 and 70.00
    [2, 6, 'inconsistent'], // seven may be so by chance
    [4, 7, 'inconsistent'], // one amount is finer, and so may all be
  ])('forms in 元, %d decimals of 万元 among %d others: %s', async (digits, others, outcome) => {
    const inYuan = { form: 'form', decimals: 6 };
    const rest = Array.from({ length: others - 2 }, (_, at) =>
      amount(
        `economic.3010${at}`,
        10 + at / 10 + (at === 0 ? 0.11 + (digits === 4 ? 0.0001 : 0) : 0),
        inYuan,
      ),
    );
    const figures = [
      amount('expenditure.current', 100.03, inYuan),
      ...parts(70).map((part) => ({ ...part, ...inYuan })),
    ];
    expect((await judge('sum-expenditure', [...figures, ...rest])).tally.outcome).toBe(outcome);
  });

  it('takes the decimals of its neighbours for a zero printed without any', async () => {
    const zeros = parts(70.06).map((part) => (part.value === 0 ? { ...part, decimals: 0 } : part));
    const { tally } = await judge('sum-expenditure', [amount('expenditure.current', 100), ...zeros]);
    expect(tally.outcome).toBe('inconsistent');
  });

  it('says nothing where a part that is not printed may explain the difference', async () => {
    const { tally } = await judge('sum-expenditure', [
      amount('expenditure.current', 100),
      amount('expenditure.basic', 30),
    ]);
    expect(tally).toMatchObject({ outcome: 'not-checkable', inconsistent: 0 });
    expect(tally.missing).toContain('expenditure.project');
  });

  it('tells of printed parts that alone are more than the total, unless one is negative', async () => {
    const more = [amount('expenditure.current', 100), amount('expenditure.basic', 101)];
    expect((await judge('sum-expenditure', more)).findings).toHaveLength(1);
    const negative = [...more, amount('expenditure.project', -5)];
    expect((await judge('sum-expenditure', negative)).tally.outcome).toBe('not-checkable');
  });
});

describe('sum-income', () => {
  it('tells of income that is not expenditure', async () => {
    const { findings } = await judge('sum-income', [
      amount('income.total', 6385.21),
      amount('expenditure.total', 6385.31),
    ]);
    expect(findings).toMatchObject([{ stated: 6385.21, computed: 6385.31 }]);
  });

  it.each([
    [6385.21, 'consistent'],
    [6385.22, 'consistent'], // two half-units
    [6385.23, 'inconsistent'],
  ])('6385.21 against %d is %s', async (value, outcome) => {
    const { tally } = await judge('sum-income', [
      amount('income.total', 6385.21),
      amount('expenditure.total', value),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  // 总收入 1,244.27 of a year with a balance of 164.61 at its end: nothing says that 总支出 is as much.
  it('does not hold 总收入 against 总支出', async () => {
    const { tally } = await judge('sum-income', [
      amount('income.total', 1244.27, { label_zh: '总收入' }),
      amount('expenditure.total', 1095.67, { label_zh: '总支出' }),
    ]);
    expect(tally.outcome).toBe('not-checkable');
  });
});

describe('sum-three-public', () => {
  const total = [amount('three_public.total', 3.24), amount('three_public.overseas', 0, { decimals: 0 })];

  it.each([
    [1.15, 'consistent'],
    [1.17, 'consistent'], // 3.26: four half-units
    [1.18, 'inconsistent'],
    [11.5, 'inconsistent'],
  ])('3.24 of 2.09 and %d is %s', async (reception, outcome) => {
    const { tally } = await judge('sum-three-public', [
      ...total,
      amount('three_public.vehicle', 2.09),
      amount('three_public.reception', reception),
    ]);
    expect(tally.outcome).toBe(outcome);
  });
});

describe('sum-three-public, the row of a form', () => {
  const at = (concept: string, value: number, values = {}) =>
    amount(concept, value, { measure: 'adjusted_budget', line_start: 260, form: 'form', ...values });
  const row = (total: number) => [
    at('three_public.total', total),
    at('three_public.vehicle', 6),
    at('three_public.reception', 5.5),
  ];

  it('takes its blank cells for nothing', async () => {
    const { findings } = await judge('sum-three-public', row(12.5));
    expect(findings).toMatchObject([{ severity: 'warning', stated: 12.5, computed: 11.5 }]);
    // Three half-units: 11.515 is the most that makes 11.52 of 11.50.
    expect((await judge('sum-three-public', row(11.51))).findings).toEqual([]);
  });

  it('says nothing where an amount of that row was not read, or where it is no row', async () => {
    const unread = repeatedFigure('u', 1, { role: 'unread', unit: 'CNY10k', line_start: 260 });
    expect((await judge('sum-three-public', row(12.5), { repeated_figures: [unread] })).findings).toEqual([]);
    const lines = [
      at('three_public.total', 12.5),
      at('three_public.vehicle', 6),
      at('three_public.reception', 5.5, { line_start: 261 }),
    ];
    expect((await judge('sum-three-public', lines)).findings).toEqual([]);
    const prose = row(12.5).map((one) => ({ ...one, form: 'prose' as const }));
    expect((await judge('sum-three-public', prose)).findings).toEqual([]);
  });
});

describe('what is stated twice with one precision', () => {
  const vehicles = (bought: number | null) => [
    amount('three_public.vehicle', 2),
    amount('three_public.vehicle_purchase', 0),
    amount('three_public.vehicle_operation', 1.99),
    ...(bought === null
      ? []
      : [
          amount('three_public.vehicles_purchased', bought, {
            measure: 'count',
            unit: 'vehicle',
            decimals: 0,
          }),
        ]),
  ];

  it.each([
    [0, 1], // nothing was bought: 2.00 and 1.99 are the same cost
    [null, 0], // 0.00 may be 0.004
    [1, 0],
  ])('2.00 of 0.00 and 1.99, with %s vehicles bought', async (bought, found) => {
    const { findings } = await judge('sum-three-public', vehicles(bought));
    expect(findings.map(({ severity }) => severity)).toEqual(Array(found).fill('notice'));
  });

  it.each([
    [7, 'warning'], // eight units: 0.03 + 8 × 0.005 = 0.07
    [0, 'error'],
  ])('4454.96 for 4455.02 in accounts of %d units below the department', async (below, severity) => {
    const parts = ['turned_over', 'business', 'affiliated_subsidy'].map((part) =>
      amount(`expenditure.${part}`, 0),
    );
    const { findings } = await judge(
      'sum-expenditure',
      [
        amount('expenditure.current', 4454.96),
        amount('expenditure.basic', 1056.77),
        amount('expenditure.project', 3398.25),
        ...parts,
      ],
      {
        repeated_figures: [
          repeatedFigure('r', below, {
            role: 'whole',
            unit: 'set',
            decimals: 0,
            label_zh: '下属二级预算单位',
          }),
        ],
      },
    );
    expect(findings.map((one) => one.severity)).toEqual([severity]);
  });
});

describe('sum-income, with the appropriation as one', () => {
  it.each([
    [480, ['error']], // 470 and 20 are more
    [490, []],
    [489.99, []], // half a unit each
    [500, []], // what else there was may not be printed
  ])('470 and 20 of other income against %d', async (all, severities) => {
    const { findings } = await judge('sum-income', [
      amount('income.current', all),
      amount('income.fiscal_appropriation', 470),
      amount('income.other', 20),
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  it('tells once of what its funds make as well', async () => {
    const { findings } = await judge('sum-income', [
      amount('income.current', 480),
      amount('income.general_public_budget', 470),
      amount('income.government_fund', 0),
      amount('income.state_capital', 0),
      amount('income.fiscal_appropriation', 470),
      amount('income.other', 20),
    ]);
    expect(findings.map(({ computed }) => computed)).toEqual([490]);
  });
});

describe('sum-income, fund by fund', () => {
  const column = (closing: number) => [
    amount('general_budget.grand_total', 3056.62),
    amount('general_budget.total', 3034.52),
    amount('general_budget.carryover_closing', closing),
  ];

  it.each([
    [22.1, 'consistent'],
    [22.11, 'consistent'], // three half-units
    [22.12, 'inconsistent'],
    [32.1, 'inconsistent'],
  ])('3056.62 of 3034.52 and a closing balance of %d is %s', async (closing, outcome) => {
    const { findings } = await judge('sum-income', column(closing));
    expect(findings.length > 0).toBe(outcome === 'inconsistent');
  });

  it('holds the two sides of 财政拨款 against each other where they are stated apart', async () => {
    const sides = (income: number, expenditure: number) => [
      amount('appropriation.total', income, { label_zh: '财政拨款收入总计' }),
      amount('appropriation.total', expenditure, { label_zh: '财政拨款支出总计', line_start: 2 }),
    ];
    expect((await judge('sum-income', sides(1528.4, 1760.75))).findings).toMatchObject([
      { severity: 'warning', stated: 1528.4, computed: 1760.75 },
    ]);
    expect((await judge('sum-income', sides(1528.4, 1528.41))).findings).toEqual([]);
    // Where the income is that of the year, what was carried over is left out.
    const ofYear = [amount('income.general_public_budget', 922.41), amount('income.government_fund', 605.99)];
    expect((await judge('sum-income', [...sides(1528.4, 1760.75), ...ofYear])).findings).toMatchObject([
      { severity: 'notice', stated: 1528.4, computed: 1760.75 },
    ]);
    expect((await judge('sum-income', [amount('appropriation.total', 1528.4)])).findings).toEqual([]);
  });
});

describe('the funds of expenditure', () => {
  const spent = (fund: number, current = 100) => [
    amount('expenditure.current', current),
    amount('general_budget.total', 100, { line_start: 2 }),
    amount('government_fund.total', fund, { line_start: 3 }),
  ];

  it.each([
    [7, 100, 1], // general budget is all there is already
    [0, 100, 0],
    [0.01, 100, 0], // three half-units
    [0.02, 100, 1],
    [7, 120, 0], // the rest is other money
  ])('100 and %d of %d: %d findings', async (fund, current, found) => {
    const { findings, tally } = await judge('sum-income', spent(fund, current));
    expect(findings).toHaveLength(found);
    expect(tally.missing ?? []).not.toContain('beside.funds');
  });
});

describe('conflict, one item in two forms', () => {
  const class208 = (value: number, line: number, fund: string | null) =>
    amount('function.208', value, { line_start: line, fund, label_zh: '社会保障和就业支出' });

  it.each([
    [326.72, 1], // one slip in the forms of all money and of one fund
    [326.73, 2],
  ])('326.71 and 326.72 of all money, 326.71 and %d of one fund: %d findings', async (other, found) => {
    const { findings } = await judge('conflict', [
      class208(326.71, 10, null),
      class208(326.72, 20, null),
      class208(326.71, 30, 'general_public_budget'),
      class208(other, 40, 'general_public_budget'),
    ]);
    expect(findings).toHaveLength(found);
  });
});

describe('conflict, the column of a fund', () => {
  const row = [
    amount('appropriation.expenditure', 3049.52, { line_start: 160, form: 'form' }),
    amount('general_budget.total', 3034.52, { line_start: 160, form: 'form' }),
  ];
  const ofFund = amount('government_fund.total', 15, { line_start: 239, form: 'form' });

  it('tells of a fund that has a form of its own and no amount in the form of all', async () => {
    const { findings } = await judge('conflict', [...row, ofFund]);
    expect(findings).toMatchObject([
      { severity: 'warning', stated: 15, params: { check_name: 'fund-column' } },
    ]);
  });

  it('says nothing where the column is filled, could not be read, or the fund spent nothing', async () => {
    const filled = amount('government_fund.total', 15, { line_start: 160, form: 'form' });
    expect((await judge('conflict', [...row, filled, ofFund])).findings).toEqual([]);
    const unread = repeatedFigure('u', 15, { role: 'unread', unit: 'CNY10k', line_start: 160 });
    expect((await judge('conflict', [...row, ofFund], { repeated_figures: [unread] })).findings).toEqual([]);
    const nothing = amount('government_fund.total', 0, { line_start: 239, form: 'form' });
    expect((await judge('conflict', [...row, nothing])).findings).toEqual([]);
  });
});

describe('sum-procurement', () => {
  it.each([
    [195, 'consistent'],
    [195.02, 'consistent'],
    [195.03, 'inconsistent'],
    [159, 'inconsistent'],
  ])('215.94 of 20.94, nothing and %d is %s', async (services, outcome) => {
    const { tally } = await judge('sum-procurement', [
      amount('procurement.total', 215.94),
      amount('procurement.goods', 20.94),
      amount('procurement.works', 0, { decimals: 0 }),
      amount('procurement.services', services),
    ]);
    expect(tally.outcome).toBe(outcome);
  });
});

describe('sum-basic', () => {
  it.each([
    [12.67, 'consistent'], // 307.33 against 307.34
    [12.69, 'consistent'], // three half-units
    [12.7, 'inconsistent'],
  ])('307.34 of 294.66 and %d is %s', async (operating, outcome) => {
    const { tally } = await judge('sum-basic', [
      amount('general_budget.basic', 307.34),
      amount('general_budget.personnel', 294.66),
      amount('general_budget.operating', operating),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  it.each([
    ['form', 'inconsistent'],
    ['prose', 'not-checkable'],
  ])('items in a %s that make less than the whole are %s', async (form, outcome) => {
    const { tally } = await judge('sum-basic', [
      amount('economic.301', 100, { form }),
      amount('economic.30101', 60, { form }),
      amount('economic.30102', 30, { form }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });
});

describe('sum-function-class', () => {
  it('tells of items that are more than their class and than the total', async () => {
    const { findings } = await judge('sum-function-class', [
      amount('general_budget.total', 100),
      item('208', 100),
      item('2080702', 60),
      item('2080701', 72.51),
    ]);
    // One slip: what the class is exceeded by, the total is too.
    expect(findings).toMatchObject([{ stated: 100, computed: 132.51, params: { check_name: 'items' } }]);
    expect(readParticulars(findings[0]!.parameters).also).toMatchObject([
      { concept: 'function.208', value: 100, computed: 132.51 },
    ]);
  });

  it.each([
    [39.99, 'consistent'],
    [40.01, 'consistent'],
    [40.02, 'inconsistent'],
  ])('100.00 of 60.00 and %d is %s', async (value, outcome) => {
    const { tally } = await judge('sum-function-class', [
      item('208', 100, { form: 'form' }),
      item('20807', 60, { form: 'form' }),
      item('20805', value, { form: 'form' }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  it('counts an item under the class its line names', async () => {
    const { findings, tally } = await judge('sum-function-class', [
      item('208', 10),
      item('213', 5),
      item('2080702', 10),
      // The code is one of 208, the line puts it under 213.
      item('2080799', 5, { label_zh: '农林水支出（类）普惠金融发展支出（款）其他（项）' }),
    ]);
    expect(findings).toEqual([]);
    expect(tally.consistent).toBe(2);
  });

  it.each([
    [40, 'consistent'],
    [30, 'inconsistent'],
  ])('counts items whose division is not printed with the divisions that are: %d', async (value, outcome) => {
    const { tally } = await judge('sum-function-class', [
      item('204', 100, { form: 'form' }),
      item('20406', 60, { form: 'form' }),
      item('2040601', 60, { form: 'form' }),
      item('2040201', value, { form: 'form' }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  it('takes a list in prose that makes less for a selection', async () => {
    const { findings, tally } = await judge('sum-function-class', [
      amount('general_budget.total', 20),
      item('208', 10),
      item('2080702', 9),
    ]);
    expect(findings).toMatchObject([{ severity: 'notice', difference: 1, params: { check_name: 'class' } }]);
    expect(tally).toMatchObject({ not_checkable: 2, missing: ['coverage'] });
  });

  it.each([
    [300, 'not-checkable'], // 950, 其中: 500 and 300
    [450, 'consistent'],
    [460, 'inconsistent'],
  ])(
    'takes what the sentence of a class names of it for some of it: 500 and %d of 950 are %s',
    async (value, outcome) => {
      const { tally } = await judge('sum-function-class', [
        item('208', 950, { line_start: 11 }),
        item('20801', 500, { line_start: 11 }),
        item('20807', value, { line_start: 11 }),
      ]);
      expect(tally.outcome).toBe(outcome);
    },
  );
});

describe('sum-list, vehicles', () => {
  const vehicles = (whole: number, ...parts: readonly (readonly [string, number])[]) =>
    [['共有车辆', whole] as const, ...parts].map(([label_zh, value], at) =>
      claimed(at === 0 ? 'whole' : 'part', value, {
        repeated_figure_id: `a-2024/r${at}`,
        label_zh,
        unit: 'vehicle',
        measure: 'count',
        decimals: 0,
      }),
    );

  it.each([
    [1, 1, '其他用车', []],
    [3, 1, '其他用车', ['notice']],
    [3, 1, '轿车', []], // a selection
    [1, 4, '轿车', ['warning']],
  ])('%d vehicles, of them %d %s: %j', async (whole, part, label, expected) => {
    const repeated_figures = vehicles(whole, ['机要通信用车', 0], [label, part]);
    const { findings } = await judge('sum-list', [], { repeated_figures });
    expect(findings.map(({ severity }) => severity)).toEqual(expected);
  });
});

describe('sum-list', () => {
  const staff = (others: number) => [
    repeatedFigure('在职人员', 19, { role: 'whole' }),
    repeatedFigure('参公', 8),
    repeatedFigure('工勤', others),
  ];

  it.each([
    [11, 'consistent', undefined],
    [13, 'inconsistent', 'warning'],
    [10, 'inconsistent', 'notice'],
  ])('19 people of 8 and %d are %s', async (others, outcome, severity) => {
    const { findings, tally } = await judge('sum-list', [], { repeated_figures: staff(others) });
    expect(tally.outcome).toBe(outcome);
    expect(findings[0]?.severity).toBe(severity);
  });

  it.each([
    [2, [], undefined],
    [1, ['warning'], 1],
    [3, ['notice'], 3],
  ])('two names beside the number %d: %j', async (count, severities, stated) => {
    const units = ['甲中心', '乙中心'].map((name) => repeatedFigure(name, 1, { printed: name, unit: 'set' }));
    const whole = repeatedFigure('事业单位', count, { role: 'whole', unit: 'set', printed: `${count}个` });
    const { findings } = await judge('sum-list', [], { repeated_figures: [whole, ...units] });
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
    expect(findings[0]?.stated).toBe(stated);
  });

  it('tells of more people in posts than there are posts, as a note', async () => {
    const repeated_figures = [
      repeatedFigure('总编制', 53, { role: 'whole' }),
      repeatedFigure('在编在职人员', 62),
    ];
    expect((await judge('sum-list', [], { repeated_figures })).findings).toMatchObject([
      { severity: 'notice', stated: 53, computed: 62 },
    ]);
  });

  it('says nothing of amounts that make less: the list may be a selection', async () => {
    const money = staff(1).map((row) => ({ ...row, unit: 'CNY10k', decimals: 2 }));
    expect((await judge('sum-list', [], { repeated_figures: money })).tally.outcome).toBe('not-checkable');
  });
});

describe('sum-projects', () => {
  const form = (executed: number) =>
    project('p', { executed, executed_decimals: 2, adjusted_budget: 50, adjusted_budget_decimals: 2 });

  it.each([
    [40, 'consistent'],
    [40.01, 'consistent'],
    [40.02, 'inconsistent'],
    [39, 'not-checkable'],
  ])('forms of %d against project expenditure of 40 are %s', async (executed, outcome) => {
    const { tally } = await judge('sum-projects', [amount('expenditure.project', 40)], {
      projects: [form(executed)],
    });
    expect(tally.outcome).toBe(outcome);
  });

  it.each([
    [10, 'consistent', []],
    [10.02, 'inconsistent', ['notice']],
    [9, 'not-checkable', []],
  ])('kinds of 30 and %d, executed in full, against 40 are %s', async (others, outcome, severities) => {
    const kind = { concept: 'expenditure.project', measure: 'final', unit: 'CNY10k', decimals: 2 };
    const { findings, tally } = await judge('sum-projects', [amount('expenditure.project', 40)], {
      repeated_figures: [repeatedFigure('常年项目', 30, kind), repeatedFigure('阶段项目', others, kind)],
    });
    expect(tally.outcome).toBe(outcome);
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  it('names the item that a list leaves out, where it is exactly what is missing', async () => {
    const money = { role: 'item', unit: 'CNY10k', decimals: 2, measure: 'final' };
    const { findings } = await judge(
      'sum-projects',
      [
        amount('expenditure.project', 40),
        item('2080702', 33.4),
        item('2080713', 6.6, { label_zh: '促进创业补贴' }),
      ],
      {
        repeated_figures: [
          repeatedFigure('职业培训补贴', 33.4, { ...money, concept: 'project.function.2080702' }),
        ],
      },
    );
    expect(findings).toMatchObject([
      {
        stated: 40,
        computed: 33.4,
        params: { possible_cause: 'missing-item', missing_item_zh: '促进创业补贴' },
      },
    ]);
  });
});

describe('sum-list, people', () => {
  const people = (...parts: readonly (readonly [label: string, count: number])[]) => ({
    repeated_figures: [
      repeatedFigure('实际正式教职工', 59, { role: 'whole' }),
      ...parts.map(([label, count]) => repeatedFigure(label, count)),
    ],
  });
  const titles = [
    ['高级职称', 5],
    ['中级职称', 23],
    ['初级职称', 31],
  ] as const;

  it('does not count those who have retired with those in post', async () => {
    expect((await judge('sum-list', [], people(...titles, ['退休职工', 26]))).findings).toEqual([]);
    expect((await judge('sum-list', [], people(['退休职工', 26], ...titles))).findings).toEqual([]);
  });

  it('takes what follows the parts that make the whole for people of another kind', async () => {
    expect((await judge('sum-list', [], people(...titles, ['临聘人员', 4]))).findings).toEqual([]);
    expect((await judge('sum-list', [], people(...titles, ['男', 20], ['女', 39]))).findings).toEqual([]);
  });

  it('tells of more people than the whole, in whatever order', async () => {
    const [senior, middle] = titles;
    const { findings } = await judge('sum-list', [], people(senior, middle, ['初级职称', 32]));
    expect(findings).toMatchObject([{ severity: 'warning', stated: 59, computed: 60 }]);
    expect(
      (await judge('sum-list', [], people(senior, middle, ['初级职称', 32], ['退休职工', 26]))).findings,
    ).toHaveLength(1);
  });
});

describe('sum-function-class, with an item that was not read', () => {
  const list = [item('208', 318.46), item('2080505', 198.2), item('2080506', 99.1), item('2080501', 20.2)];
  const unread = (value: number) => ({
    repeated_figures: [repeatedFigure('unknown-item', value, { role: 'unread', unit: 'CNY10k' })],
  });

  it('says nothing where that item may be the difference', async () => {
    expect((await judge('sum-function-class', list, unread(0.96))).tally.outcome).not.toBe('inconsistent');
  });

  it('tells of a difference that it is too large to be, and of one without any such item', async () => {
    expect((await judge('sum-function-class', list, unread(5))).findings).toHaveLength(1);
    expect((await judge('sum-function-class', list)).findings).toHaveLength(1);
  });
});

describe('the items of a form of which one was not read', () => {
  const all = [
    amount('economic.301', 100, { form: 'form' }),
    amount('economic.30101', 60, { form: 'form' }),
    amount('economic.30102', 30, { form: 'form' }),
  ];
  const more = [
    amount('economic.301', 80, { form: 'form' }),
    amount('economic.30101', 60, { form: 'form' }),
    amount('economic.30102', 30, { form: 'form' }),
  ];
  // 一 is the section of all facts here; a number that is not clear has the value 0.
  const unread = (value: number, section = '一') => ({
    repeated_figures: [
      repeatedFigure('rest of the form', value, { role: 'unread', unit: 'CNY10k', section }),
    ],
  });

  it('says nothing of less, where that may be what is missing, wherever it stands', async () => {
    expect((await judge('sum-basic', all, unread(9.99, '二'))).tally.outcome).toBe('not-checkable');
    expect((await judge('sum-basic', all, unread(10.02, '二'))).tally.outcome).toBe('inconsistent');
  });

  it('is not excused by another amount of another section', async () => {
    expect((await judge('sum-basic', all, unread(5))).tally.outcome).toBe('not-checkable');
    expect((await judge('sum-basic', all, unread(5, '二'))).tally.outcome).toBe('inconsistent');
  });

  it.each([
    [0, '一', 'not-checkable'], // （10.00）, which may be less than nothing
    [-10, '一', 'not-checkable'],
    [10, '一', 'inconsistent'], // would make it more still
    [0, '二', 'inconsistent'],
  ])('says of more, with %d unread in section %s: %s', async (value, section, outcome) => {
    expect((await judge('sum-basic', more, unread(value, section))).tally.outcome).toBe(outcome);
  });
});

describe('the form of all income, with a blank cell', () => {
  const form = { form: 'form' };
  const total = [
    amount('income.total', 9859.38, form),
    amount('income.current', 9746.5, form),
    // 使用非财政拨款结余 is blank: 9746.50 + 112.88.
    amount('carryover.opening', 112.18, form),
  ];
  const unread = { repeated_figures: [repeatedFigure('row', 0.7, { role: 'unread', unit: 'CNY10k' })] };

  it('tells of less than the total: what is blank is nothing', async () => {
    expect((await judge('sum-income', total)).findings).toMatchObject([
      { severity: 'warning', stated: 9859.38, computed: 9858.68 },
    ]);
  });

  it('does not where a row could not be read, nor in prose', async () => {
    expect((await judge('sum-income', total, unread)).findings).toEqual([]);
    expect(
      (
        await judge(
          'sum-income',
          total.map((one) => ({ ...one, form: 'prose' })),
        )
      ).findings,
    ).toEqual([]);
  });
});

describe('sum-basic, of items that running text lists', () => {
  const items = (others: string, last: number) => [
    amount('general_budget.personnel', 100),
    ...[30, 25, 20, 12].map((value, at) => amount(`economic.3010${at + 1}`, value)),
    amount('economic.30201', 1),
    amount('economic.30302', 8),
    amount(others, last),
  ];

  it.each([
    ['economic.30199', 4.96, ['notice']], // 99.96: one digit
    ['economic.30199', 4.63, []], // 0.37 may be of items that are not listed
    ['economic.30113', 4.96, []], // a list that does not go on to its 其他
  ])('with %s of %d at its end', async (concept, value, severities) => {
    const { findings } = await judge('sum-basic', items(concept, value));
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('sum-list, of a budget for staff, running and projects', () => {
  const list = (running: number) => ({
    repeated_figures: [
      claimed('whole', 5920.65, { label_zh: '年初预算收支' }),
      claimed('part', 1281.9, { label_zh: '人员经费支出' }),
      claimed('part', running, { label_zh: '公用经费支出' }),
      claimed('part', 4473.86, { label_zh: '项目经费支出' }),
    ],
  });

  it('tells of less: nothing else is spent', async () => {
    expect((await judge('sum-list', [], list(164.89))).findings).toEqual([]);
    expect((await judge('sum-list', [], list(164.09))).findings).toMatchObject([
      { severity: 'notice', stated: 5920.65, computed: 5919.85 },
    ]);
  });
});

describe('sum-list, of projects by their grades', () => {
  const grades = (good: number, last: string) => ({
    repeated_figures: ['开展绩效自评的项目', '评为优的项目', '评为良的项目', last].map((label_zh, at) =>
      claimed(at === 0 ? 'whole' : 'part', [39, 30, good, 0][at]!, {
        repeated_figure_id: `a-2024/r${at}`,
        label_zh,
        printed: String([39, 30, good, 0][at]!),
        unit: 'set',
        measure: 'count',
        decimals: 0,
      }),
    ),
  });

  it.each([
    [9, '评为差（不合格）的项目', []],
    [8, '评为差（不合格）的项目', ['notice']],
    [10, '评为差（不合格）的项目', ['warning']],
    [8, '评为中（合格）的项目', []], // the others may be worse
  ])('30 and %d of 39, down to %s: %j', async (good, last, severities) => {
    const { findings } = await judge('sum-list', [], grades(good, last));
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('sum-procurement, from small and medium firms', () => {
  it.each([
    [21.07, ['warning']], // 42.14 of 21.07
    [0.02, ['warning']],
    [0.01, []], // 21.08, and three half-units
    [0, []],
  ])('21.07 kept for them and %d besides, of 21.07', async (others, severities) => {
    const { findings } = await judge('sum-procurement', [amount('procurement.total', 21.07)], {
      repeated_figures: [claimed('purchase', 21.07), claimed('purchase', others)],
    });
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('sum-three-public, of a figure that is stated twice', () => {
  const facts = (total: number, again: number) => [
    amount('three_public.total', total, { line_start: 1 }),
    amount('three_public.overseas', 0, { line_start: 1 }),
    amount('three_public.vehicle', 37.35, { line_start: 1 }),
    amount('three_public.reception', 1.53, { line_start: 1 }),
    amount('three_public.reception', again, { line_start: 4 }),
  ];

  it.each([
    [37.35, 0, ['conflict']], // of 0 the sum is right
    [37.35, 1.53, ['sum-three-public']],
    [38.88, 0, ['conflict']], // of 1.53 it is right
    [37.45, 0, ['conflict', 'sum-three-public']], // it misses by something else as well
  ])('%d in all and 1.53 or %d is told by %j', async (total, again, rules) => {
    const { findings } = await auditTables(accountsOf(facts(total, again)));
    expect(findings.map(({ rule_id }) => rule_id)).toEqual(rules);
  });
});

describe('sum-procurement, of what was awarded to small firms', () => {
  it.each([
    ['procurement.total', 120, 'procurement.sme', 130, ['warning']], // contracts may be more than the year's expenditure
    ['procurement.sme', 50, 'procurement.micro', 60, ['error']],
    ['procurement.sme', 60, 'procurement.micro', 60.01, []], // half a unit each
    ['procurement.sme', 60, 'procurement.micro', 60.02, ['error']],
    ['procurement.sme', 60, 'procurement.micro', 40, []],
  ])('%s of %d, and in it %s of %d: %j', async (whole, all, part, some, severities) => {
    const { findings } = await judge('sum-procurement', [amount(whole, all), amount(part, some)]);
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  it('tells of an amount and a share of it that do not fit once', async () => {
    const facts = [
      amount('procurement.total', 120),
      amount('procurement.sme', 130),
      percent('procurement.sme', 'share_pct', 100, { label_zh: '授予中小企业合同金额占政府采购支出总额' }),
    ];
    const { findings } = await auditTables(accountsOf(facts));
    expect(findings.map(({ rule_id }) => rule_id)).toEqual(['share']);
  });

  const ofGoods = { decimals: 0, label_zh: '货物采购授予中小企业合同金额占货物支出金额' };

  // Goods of 20 wholly, services of 100 by the share: 20 + 80.
  it.each([
    [100, 80, []],
    [120, 80, ['warning']],
    [100.6, 80, []], // a whole percent of 100 is half a unit more or less
    [100.9, 80, ['warning']],
  ])('%d awarded, and %d %% of the services', async (awarded, share, severities) => {
    const { findings } = await judge('sum-procurement', [
      amount('procurement.total', 120),
      amount('procurement.goods', 20),
      amount('procurement.services', 100),
      amount('procurement.sme', awarded),
      percent('procurement.goods_sme', 'share_pct', 100, ofGoods),
      percent('procurement.services_sme', 'share_pct', share, {
        decimals: 0,
        label_zh: '服务采购授予中小企业合同金额占服务支出金额',
      }),
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  it('says nothing of shares that are of all procurement', async () => {
    const { findings } = await judge('sum-procurement', [
      amount('procurement.total', 120),
      amount('procurement.goods', 20),
      amount('procurement.services', 100),
      amount('procurement.sme', 90),
      ...(['goods', 'services'] as const).map((kind) =>
        percent(`procurement.${kind}_sme`, 'share_pct', kind === 'goods' ? 15 : 60, {
          decimals: 0,
          label_zh: '授予中小企业合同金额占政府采购支出总额',
        }),
      ),
    ]);
    expect(findings).toEqual([]);
  });

  it('says nothing of shares where one kind has none', async () => {
    const { findings } = await judge('sum-procurement', [
      amount('procurement.total', 120),
      amount('procurement.goods', 20),
      amount('procurement.services', 100),
      amount('procurement.sme', 90),
      percent('procurement.goods_sme', 'share_pct', 100, ofGoods),
    ]);
    expect(findings).toEqual([]);
  });
});

describe('sum-function-class, of a form whose amounts slipped to other rows', () => {
  const CODES = ['2080101', '2080104', '2080105', '2080106', '2080109', '2080111', '2080199', '2080150'];
  const AMOUNTS = [457.86, 3070.63, 1700.57, 1605.19, 4540.23, 38.39, 17.99, 841.3];
  const TOTAL = 12272.16;
  /** A form of the items and their class, from the line given; the first amounts stand a row further down, the last of them on top. */
  const form = (fund: 'all' | 'general_public_budget', line: number, slipped: number) => [
    item('208', TOTAL, { fund, form: 'form', line_start: line, label_zh: '社会保障和就业支出' }),
    ...CODES.map((code, at) =>
      item(code, AMOUNTS[at < slipped ? (at + slipped - 1) % slipped : at]!, {
        fund,
        form: 'form',
        line_start: line + 1 + at,
        label_zh: `科目${code}`,
      }),
    ),
  ];
  /** The same with one amount too much, so that the form does not add up. */
  const wrong = (slipped: number) =>
    form('general_public_budget', 50, slipped).map((one) =>
      one.concept === 'function.2080150' ? { ...one, value: one.value + 5 } : one,
    );

  it.each([
    [7, ['displaced']],
    [5, ['displaced']],
    [4, [undefined]], // too few to say that the form slipped
    [0, [undefined]],
  ])('tells once of %d rows: %j', async (slipped, checks) => {
    const { findings } = await judge('sum-function-class', [...form('all', 10, 0), ...wrong(slipped)]);
    expect(
      findings.map(({ params }) => (params['check_name'] === 'displaced' ? 'displaced' : undefined)),
    ).toEqual(checks);
  });

  it('shows a row, the same item in the other form, and whose amount it is there', async () => {
    const { findings } = await judge('sum-function-class', [...form('all', 10, 0), ...wrong(7)]);
    expect(findings).toMatchObject([
      { severity: 'error', subject_zh: '科目2080101', stated: 17.99, params: { rows: 7 } },
    ]);
    // Of 2080101 the other form has 457.86, and 17.99 is of its seventh item.
    expect(findings[0]!.line_starts.slice(0, 3)).toEqual([51, 11, 17]);
  });

  it('says nothing where the form adds up all the same', async () => {
    const { findings } = await judge('sum-function-class', [
      ...form('all', 10, 0),
      ...form('general_public_budget', 50, 7),
    ]);
    expect(findings).toEqual([]);
  });
});

describe('sum-function-class, of budgets beside what was spent', () => {
  const budgeted = (spent: number, budget: number) => [
    amount('general_budget.total', 300),
    amount('general_budget.total', 320, { measure: 'adjusted_budget' }),
    ...[
      ['2080101', 200, 210],
      ['2080505', spent, budget],
    ].flatMap(([code, final, planned], at) => [
      item(String(code), Number(final), { line_start: 20 + at }),
      item(String(code), Number(planned), { line_start: 20 + at, measure: 'adjusted_budget' }),
    ]),
  ];

  it.each([
    [100, 110, []],
    [100, 109.98, ['notice']],
    [100, 109.99, []], // three half-units
    [90, 100, []], // an item was left out of the list
  ])('300 of 320, made of 200 of 210 and %d of %d: %j', async (spent, budget, severities) => {
    const { findings } = await judge('sum-function-class', budgeted(spent, budget));
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });
});
