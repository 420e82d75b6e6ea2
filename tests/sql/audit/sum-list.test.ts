/** Lists in running text and in forms against the totals they are told of. */
import { describe, expect, it } from 'vitest';
import { auditTables } from '#build/node-engine.ts';
import { accountsOf, repeatedFigure, project } from '../fixture.ts';
import { amount, claimed, judge, percent } from './audit.ts';

const item = (code: string, value: number, values = {}) =>
  amount(`function.${code}`, value, { fund: 'general_public_budget', ...values });

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

describe('sum-list, of what is all of a whole by its nature', () => {
  const list = (whole: number, unit: 'set' | 'CNY10k', parts: readonly (readonly [string, number])[]) => ({
    repeated_figures: [['整体', whole] as const, ...parts].map(([label_zh, value], at) =>
      claimed(at === 0 ? 'whole' : 'part', value, {
        repeated_figure_id: `a-2024/r${at}`,
        label_zh,
        unit,
        measure: unit === 'set' ? 'count' : 'final',
        decimals: unit === 'set' || value === 0 ? 0 : 2,
        printed: String(value),
      }),
    ),
  });
  const funds = (general: number) =>
    [
      ['一般公共预算支出', general],
      ['政府性基金预算支出', 0],
    ] as const;
  const problems = (open: number) =>
    [
      ['已经完成整改的问题', 3],
      ['正在整改的问题', open],
    ] as const;

  it.each([
    ['money by fund', list(3.2, 'CNY10k', funds(3.2)), []],
    ['money by fund, the rounding of three', list(3.2, 'CNY10k', funds(3.185)), []],
    [
      'money by fund, too little: a nought is as fine as the rest',
      list(3.2, 'CNY10k', funds(2.3)),
      ['notice'],
    ],
    ['money by fund, too much', list(3.2, 'CNY10k', funds(5.2)), ['warning']],
    ['problems', list(4, 'set', problems(1)), []],
    ['problems, one forgotten', list(5, 'set', problems(1)), ['notice']],
    ['problems, one too many', list(4, 'set', problems(2)), ['warning']],
  ])('%s', async (_, tables, severities) => {
    const { findings } = await judge('sum-list', [], tables);
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
