import { describe, expect, it } from 'vitest';
import { readParticulars } from '#audit/terms.ts';
import { project } from '../fixture.ts';
import { amount, claimed, judge, percent } from './audit.ts';

describe('share, of all expenditure on projects', () => {
  const assessed = (share: number, values: { decimals?: number } = {}) => ({
    repeated_figures: [
      claimed('assessed', 1300.2, { decimals: 2 }),
      claimed('share-of-projects', share, { measure: 'share_pct', unit: '%', ...values }),
    ],
  });

  it.each([
    [100, 0, 'inconsistent'], // 1300.20 ÷ 1400.20 = 92.858 %
    [93, 0, 'consistent'],
    [92.86, 2, 'consistent'],
    [92.87, 2, 'inconsistent'],
  ])('%d %% (%d decimals) of 1400.20 is %s', async (share, decimals, outcome) => {
    const spent = [amount('expenditure.project', 1400.2)];
    expect((await judge('share', spent, assessed(share, { decimals }))).tally.outcome).toBe(outcome);
  });

  it('holds it against whichever amount comes nearest, and against none where there is none', async () => {
    const both = [
      amount('expenditure.project', 1400.2),
      amount('general_budget.project', 1300.2, { measure: 'initial_budget' }),
    ];
    expect((await judge('share', both, assessed(100))).tally.outcome).toBe('consistent');
    expect((await judge('share', [], assessed(100))).tally.outcome).toBe('not-checkable');
  });
});

describe('share', () => {
  const at = { line_start: 9 };
  const share = (stated: number, values = {}) => [
    amount('three_public.total', 3.24, at),
    amount('three_public.reception', 1.15, at),
    percent('three_public.reception', 'share_pct', stated, { ...at, ...values }),
  ];

  it('tells of a share its amounts do not make', async () => {
    const { findings } = await judge('share', share(46.5));
    expect(findings).toMatchObject([{ severity: 'error', stated: 46.5, unit: '%' }]);
    expect(findings[0]!.computed).toBeCloseTo(35.4938, 4);
    expect(findings[0]!.fact_ids).toHaveLength(3);
  });

  // 1.155 ÷ 3.235 = 35.7032 %, with the half-digit of the share 35.7082 %.
  it.each([
    [35.49, 'consistent'],
    [35.7, 'consistent'],
    [35.71, 'inconsistent'],
  ])('%d %% of 1.15 in 3.24 is %s', async (stated, outcome) => {
    expect((await judge('share', share(stated))).tally.outcome).toBe(outcome);
  });

  it('calls a share bent by one unit of its last digit a notice', async () => {
    // 27.05 ÷ 1025.98 is 2.6365 %, printed as 2.63.
    const { findings } = await judge('share', [
      amount('general_budget.total', 1025.98, at),
      amount('function.208', 27.05, { ...at, fund: 'general_public_budget' }),
      percent('function.208', 'share_pct', 2.63, { ...at, fund: 'general_public_budget' }),
    ]);
    expect(findings).toMatchObject([{ severity: 'notice' }]);
  });

  it('tells of shares of one whole that make more than 100 %', async () => {
    const { findings } = await judge('share', [
      ...share(46.5),
      amount('three_public.vehicle', 2.09, at),
      percent('three_public.vehicle', 'share_pct', 64.5, at),
    ]);
    // One wrong share is why they do not make 100 %: one finding, with the sum beside it.
    expect(findings).toMatchObject([{ stated: 46.5, params: { check_name: 'share' } }]);
    expect(readParticulars(findings[0]!.parameters).also).toMatchObject([{ role: 'sum', value: 111 }]);
  });

  it('says nothing of a whole of zero, or one it does not know', async () => {
    const none = [amount('three_public.total', 0, at), amount('three_public.reception', 0, at)];
    const { tally } = await judge('share', [...none, percent('three_public.reception', 'share_pct', 0, at)]);
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['zero-base'] });
    const odd = share(46.5, { label_zh: '公务接待费占全区支出' });
    expect((await judge('share', odd)).tally).toMatchObject({
      outcome: 'not-checkable',
      missing: ['全区支出'],
    });
  });
});

describe('share, of all income by another name', () => {
  const of = (current: number, share: number) => [
    amount('income.total', 3200.5),
    amount('income.current', current),
    amount('income.other', 50),
    percent('income.other', 'share_pct', share, { label_zh: '其他收入占总收入' }),
  ];

  it.each([
    [3200.5, 1.56, 'consistent'],
    [3200.5, 5.16, 'inconsistent'],
    [3000.5, 5.16, 'not-checkable'], // of which of the two is not said
  ])('%d and %d %%', async (current, share, outcome) => {
    expect((await judge('share', of(current, share))).tally.outcome).toBe(outcome);
  });
});

describe('share, of a whole that its words name', () => {
  it.each([
    ['income.other', 'income.current', '其他收入占收入合计', 'inconsistent'],
    ['expenditure.basic', 'expenditure.current', '基本支出占支出决算合计', 'inconsistent'],
    ['general_budget.operating', 'general_budget.basic', '公用经费占基本支出', 'inconsistent'],
    ['income.other', 'income.current', '其他收入占全区收入合计', 'not-checkable'],
    ['expenditure.basic', 'expenditure.current', '基本支出占基本支出预算', 'not-checkable'],
  ])('%s of %s: %s', async (part, whole, label_zh, outcome) => {
    const of = (share: number) => [
      amount(whole, 1000),
      amount(part, 155),
      percent(part, 'share_pct', share, { label_zh }),
    ];
    expect((await judge('share', of(51.5))).tally.outcome).toBe(outcome);
    // 15.5 % is right, and so is all that rounds to it.
    if (outcome === 'inconsistent') expect((await judge('share', of(15.5))).tally.outcome).toBe('consistent');
  });

  it('several that are right of one other whole are one slip', async () => {
    const shares = (last: number) =>
      [
        ['overseas', 2.71, 13.26],
        ['vehicle', 15.41, 75.39],
        ['reception', 2.32, last],
      ].flatMap(([name, value, share]) => [
        amount(`three_public.${name}`, value as number),
        percent(`three_public.${name}`, 'share_pct', share as number),
      ]);
    // 20.44 was printed 24.04.
    const total = amount('three_public.total', 24.04);
    expect((await judge('share', [total, ...shares(11.35)])).findings).toHaveLength(1);
    // 2.32 is 12.3 % of neither: a slip of its own.
    expect((await judge('share', [total, ...shares(12.3)])).findings).toHaveLength(2);
  });
});

describe('completion', () => {
  const at = { line_start: 9 };
  const completion = (stated: number, decimals = 1) => [
    amount('three_public.total', 14.8, { ...at, measure: 'adjusted_budget', decimals: 1 }),
    amount('three_public.total', 9.41, at),
    percent('three_public.total', 'completion_pct', stated, { ...at, decimals }),
  ];

  // 9.415 ÷ 14.75 = 63.8305 %, 9.405 ÷ 14.85 = 63.3333 %.
  it.each([
    [63.6, 'consistent'],
    [63.8, 'consistent'],
    [63.9, 'inconsistent'],
    [36.6, 'inconsistent'],
  ])('%d %% of 9.41 in 14.8 is %s', async (stated, outcome) => {
    expect((await judge('completion', completion(stated))).tally.outcome).toBe(outcome);
  });

  it('tells of 0 % where money was spent, whatever the budget', async () => {
    const { findings } = await judge('completion', [
      amount('function.2080702', 2389.62, at),
      percent('function.2080702', 'completion_pct', 0, { ...at, decimals: 0 }),
    ]);
    expect(findings).toMatchObject([{ severity: 'notice', stated: 0, params: { check_name: 'zero-rate' } }]);
  });

  it('takes the budget of the sentence for the one meant, where it names no other', async () => {
    const of = (budget: number) => [
      amount('three_public.total', budget, { ...at, measure: 'initial_budget' }),
      amount('three_public.total', 0.39, at),
      percent('three_public.total', 'completion_pct', 13.68, at),
    ];
    expect((await judge('completion', of(2.85))).tally.outcome).toBe('consistent');
    expect((await judge('completion', of(25.8))).findings).toMatchObject([
      { severity: 'warning', stated: 13.68, params: { budget_measure: 'initial_budget' } },
    ]);
    const other = amount('three_public.total', 2.85, { ...at, measure: 'adjusted_budget' });
    expect((await judge('completion', [...of(25.8), other])).tally.outcome).toBe('consistent');
  });

  it('reckons a rate of money that the text works out with the rounding of both', async () => {
    const claim = (rate: number) => ({
      repeated_figures: [
        claimed('target', 83.64),
        claimed('result', 83.04),
        claimed('rate-of-completion', rate, { unit: '%' }),
      ],
    });
    // 83.04 ÷ 83.64 = 99.283 %.
    expect((await judge('completion', [], claim(99.28))).findings).toEqual([]);
    expect((await judge('completion', [], claim(100))).findings).toMatchObject([
      { severity: 'warning', stated: 100, params: { check_name: 'claimed' } },
    ]);
  });

  it('holds a rate against an amount of its sentence that the accounts give otherwise', async () => {
    const of = (spent: number, result: number) =>
      judge(
        'completion',
        [
          amount('function.2080506', 274.82, { ...at, measure: 'initial_budget' }),
          amount('function.2080506', spent, at),
          percent('function.2080506', 'completion_pct', 93.57, { ...at, label_zh: '完成年初预算' }),
        ],
        {
          repeated_figures: [
            claimed('target', 274.82),
            claimed('result', result),
            claimed('rate-of-completion', 93.57, { unit: '%' }),
          ],
        },
      );
    // 257.14 ÷ 274.82 = 93.57 %, and 245.53 is 89.34 % of it.
    expect((await of(257.14, 245.53)).findings).toMatchObject([
      { severity: 'warning', stated: 93.57, params: { check_name: 'claimed' } },
    ]);
    expect((await of(257.14, 257.14)).findings).toEqual([]);
  });

  it('tells of a rate that a budget of nothing does not have', async () => {
    const of = (budget: number, spent: number, rate: number) => [
      amount('function.2080702', budget, { ...at, measure: 'adjusted_budget' }),
      amount('function.2080702', spent, at),
      percent('function.2080702', 'completion_pct', rate, at),
    ];
    expect((await judge('completion', of(0, 92.65, 95.89))).findings).toMatchObject([
      { severity: 'warning', stated: 95.89, params: { check_name: 'nil-budget' } },
    ]);
    // 307.82 ÷ 321.02 = 95.888 %: the rate is of the adjusted budget, which is named with it.
    const named = [
      amount('general_budget.total', 0, { ...at, measure: 'initial_budget' }),
      amount('general_budget.total', 321.02, { ...at, measure: 'adjusted_budget' }),
      amount('general_budget.total', 307.82, at),
      percent('general_budget.total', 'completion_pct', 95.89, { ...at, label_zh: '完成年初预算' }),
    ];
    expect((await judge('completion', named)).findings).toMatchObject([
      { severity: 'notice', params: { check_name: 'nil-budget', fitting: 321.02 } },
    ]);
    // 0.01 of anything up to 0.005 is 100 % or more, and of nothing nothing was spent.
    expect((await judge('completion', of(0, 0.01, 100))).findings).toEqual([]);
    expect((await judge('completion', of(0, 0, 100))).findings).toEqual([]);
  });

  it.each([
    [0, 'not-checkable'], // of 60 or more, 0.30 is 0.5 % or less
    [2, 'inconsistent'], // less than 0.005 % only of 6,000 or more
  ])('judges 0 %% of 0.30 with %d decimals by what could round to it', async (decimals, outcome) => {
    const { tally } = await judge('completion', [
      amount('expenditure.total', 500),
      amount('three_public.reception', 0.3, at),
      percent('three_public.reception', 'completion_pct', 0, { ...at, decimals }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  it('says nothing of 0 % of nothing, or without a budget', async () => {
    const none = [
      amount('three_public.overseas', 0, at),
      percent('three_public.overseas', 'completion_pct', 0, at),
    ];
    expect((await judge('completion', none)).tally.outcome).toBe('not-checkable');
    const { tally } = await judge('completion', completion(63.6).slice(1));
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['adjusted_budget'] });
  });

  it('holds the rate of the whole against the budget of the department’s own form', async () => {
    const { findings } = await judge(
      'completion',
      [
        amount('appropriation.expenditure', 4766.06, at),
        percent('appropriation.expenditure', 'completion_pct', 260.85, {
          ...at,
          label_zh: '财政拨款支出完成年初预算',
        }),
      ],
      {
        projects: [
          project('d', {
            seq: 'dept',
            covers: 'department',
            initial_budget: 939.32,
            initial_budget_decimals: 2,
          }),
        ],
      },
    );
    expect(findings).toMatchObject([{ stated: 260.85, params: { check_name: 'department-form' } }]);
    expect(findings[0]!.computed).toBeCloseTo(507.3947, 4);
  });
});

describe('unit-slip', () => {
  const at = { line_start: 9 };
  const completion = (stated: number, decimals = 2) => [
    amount('expenditure.total', 100, { ...at, measure: 'adjusted_budget' }),
    amount('expenditure.total', 101, at),
    percent('expenditure.total', 'completion_pct', stated, { ...at, decimals }),
  ];

  it('tells of 1.01 % for 101 %, which is then no other finding', async () => {
    const { findings } = await judge('unit-slip', completion(1.01));
    expect(findings).toMatchObject([{ stated: 1.01, computed: 101, params: { power: 2 } }]);
    expect((await judge('completion', completion(1.01))).findings).toEqual([]);
  });

  it.each([
    [101, 2, 'consistent'],
    [1.02, 2, 'consistent'], // other digits: the matter of `completion`
    [10.1, 1, 'inconsistent'],
    [1, 0, 'consistent'], // one digit meets too much
  ])('%d with %d decimals is %s', async (stated, decimals, outcome) => {
    expect((await judge('unit-slip', completion(stated, decimals))).tally.outcome).toBe(outcome);
  });

  it('tells of one amount in two units', async () => {
    const facts = [amount('procurement.total', 215.94), amount('procurement.total', 2.1594, { decimals: 4 })];
    expect((await judge('unit-slip', facts)).findings).toMatchObject([
      { params: { check_name: 'statements' } },
    ]);
    expect((await judge('conflict', facts)).findings).toEqual([]);
  });
});

describe('conflict', () => {
  it.each([
    [1.15, 2, 'consistent'],
    [1.1, 1, 'consistent'], // 1.05 to 1.15
    [1.16, 2, 'inconsistent'], // the intervals touch at 1.155 alone: a note
    [1.2, 1, 'consistent'], // 1.15 to 1.25
    [1.17, 2, 'inconsistent'],
  ])('1.15 and %d with %d decimals are %s', async (other, decimals, outcome) => {
    const { tally } = await judge('conflict', [
      amount('three_public.reception', 1.15),
      amount('three_public.reception', other, { decimals }),
    ]);
    expect(tally.outcome).toBe(outcome);
  });

  it('keeps apart what is no repetition: units, funds, wholes of shares, itemised concepts', async () => {
    const { findings } = await judge('conflict', [
      amount('three_public.reception_visitors', 50, { measure: 'count', unit: 'visit' }),
      amount('three_public.reception_visitors', 8, { measure: 'count', unit: 'person' }),
      amount('function.208', 10, { fund: 'all' }),
      amount('function.208', 8, { fund: 'general_public_budget' }),
      percent('procurement.micro', 'share_pct', 50, { label_zh: '占政府采购支出总额' }),
      percent('procurement.micro', 'share_pct', 100, { label_zh: '占中小企业合同金额' }),
      amount('explanation.change', 1, { measure: 'change' }),
      amount('explanation.change', 2, { measure: 'change' }),
    ]);
    expect(findings).toEqual([]);
  });

  it.each([
    [40.88, 'consistent'],
    [40.89, 'consistent'],
    [73.3, 'inconsistent'],
  ])('an initial budget of 40.88 in a form and of %d in the report are %s', async (value, outcome) => {
    const money = {
      adjusted_budget: 33.19,
      executed: 33.19,
      executed_decimals: 2,
      initial_budget_decimals: 2,
    };
    const projects = [
      project('p', { ...money, initial_budget: 40.88 }),
      project('t', { ...money, initial_budget: value, form: 'prose', seq: 'prose-1' }),
    ];
    expect((await judge('conflict-project', [], { projects })).tally.outcome).toBe(outcome);
  });

  it.each([
    [2, 0, 'inconsistent'],
    [2, 2, 'consistent'],
    [1, 3, 'consistent'],
  ])('%d vehicles run and %d owned are %s', async (held, owned, outcome) => {
    const vehicles = { measure: 'count', unit: 'vehicle', decimals: 0 };
    const { tally } = await judge('conflict', [
      amount('three_public.vehicles_held', held, vehicles),
      amount('assets.vehicles', owned, vehicles),
    ]);
    expect(tally.outcome).toBe(outcome);
  });
});
