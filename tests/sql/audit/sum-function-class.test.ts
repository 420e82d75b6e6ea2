/** Functional items against their classes, and forms of which something was not read. */
import { describe, expect, it } from 'vitest';
import { readParticulars } from '#audit/terms.ts';
import { repeatedFigure } from '../fixture.ts';
import { amount, judge } from './audit.ts';

const item = (code: string, value: number, values = {}) =>
  amount(`function.${code}`, value, { fund: 'general_public_budget', ...values });

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

describe('the halves of an item beside its whole', () => {
  const whole = amount('economic.30101', 97.45, { form: 'form', line_start: 9, line_end: 9 });
  const halves = (...values: readonly number[]) => ({
    repeated_figures: values.map((value, at) =>
      repeatedFigure(`half ${at}`, value, {
        role: 'unread',
        label_zh: 'unlike-whole',
        unit: 'CNY10k',
        decimals: 2,
        line_start: 9,
        line_end: 9,
      }),
    ),
  });

  it.each([
    ['another amount', [27.45], [{ stated: 97.45, computed: 27.45, severity: 'error' }]],
    ['a unit of the last digit apart', [97.46], [{ computed: 97.46, severity: 'notice' }]],
    ['two that miss it', [90, 8.45], [{ computed: 98.45 }]],
    ['two that make it, rounded', [90, 7.46], []],
  ])('%s', async (_, values, found) => {
    const { findings } = await judge('sum-basic', [whole], halves(...values));
    expect(findings).toMatchObject(found);
  });

  it('are not compared where the line holds several items', async () => {
    const beside = amount('economic.30201', 3, { form: 'form', line_start: 9, line_end: 9 });
    expect((await judge('sum-basic', [whole, beside], halves(27.45))).findings).toEqual([]);
  });

  it('excuse no sum', async () => {
    const facts = [
      amount('economic.301', 100, { form: 'form', line_start: 8 }),
      whole,
      amount('economic.30102', 2, { form: 'form', line_start: 10 }),
    ];
    const { findings } = await judge('sum-basic', facts, halves(0.55));
    expect(findings.map(({ stated }) => stated)).toEqual([100, 97.45]);
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

describe('the form of all income, by the way it tells of 财政拨款', () => {
  const budget = { form: 'form', measure: 'adjusted_budget' } as const;
  const rest = [
    amount('income.undertaking', 828.81, budget),
    amount('income.business', 0, budget),
    amount('income.other', 0, budget),
  ];
  const of = async (current: number, ...appropriated: readonly (readonly [string, number])[]) =>
    judge('sum-income', [
      amount('income.current', current, budget),
      ...appropriated.map(([concept, value]) => amount(concept, value, budget)),
      ...rest,
    ]);

  it.each([
    ['fund by fund', 14300.6, [['income.general_public_budget', 13471.79] as const], []],
    ['as one', 14300.6, [['income.fiscal_appropriation', 13471.79] as const], []],
    ['not at all', 14300.6, [], []],
    ['fund by fund, and less', 14300.6, [['income.general_public_budget', 13471] as const], [14299.81]],
    ['as one, and less', 14300.6, [['income.fiscal_appropriation', 13471] as const], [14299.81]],
    ['as one, within the roundings', 14300.6, [['income.fiscal_appropriation', 13471.77] as const], []],
  ])('%s', async (_, current, appropriated, computed) => {
    expect((await of(current, ...appropriated)).findings.map((one) => one.computed)).toEqual(computed);
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
