import { describe, expect, it } from 'vitest';
import { readParticulars } from '#audit/terms.ts';
import { auditTables } from '#build/node-engine.ts';
import { accountsOf, repeatedFigure } from '../fixture.ts';
import { amount, judge } from './audit.ts';

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

  it.each([
    [62.02, 10, 'consistent', []],
    [62.03, 10, 'consistent', []], // three half-units
    [26.02, 10, 'inconsistent', ['notice']],
    [26.02, 11, 'not-checkable', []], // on another line: not one list
    [98.02, 11, 'inconsistent', ['error']], // more than the whole, wherever it stands
  ])(
    'what a sentence names of a total, %d left over on line %d, is %s',
    async (closing, line, outcome, severities) => {
      const at = { line_start: 10, form: 'prose' };
      const { tally, findings } = await judge('sum-income', [
        amount('expenditure.total', 3146.27, at),
        amount('expenditure.current', 3084.25, at),
        amount('carryover.closing', closing, { ...at, line_start: line }),
      ]);
      expect(tally.outcome).toBe(outcome);
      expect(findings.map(({ severity }) => severity)).toEqual(severities);
    },
  );

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
