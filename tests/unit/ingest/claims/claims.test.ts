import { describe, expect, it } from 'vitest';
import { readGoalRates } from '#ingest/claims/goal-rates.ts';
import { readTargetBudgets } from '#ingest/claims/index.ts';
import { piecesOf } from '#ingest/claims/pieces.ts';
import { readRetoldResults } from '#ingest/claims/retold.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { claimsOf, piece, read } from './read-claims.ts';

const readPlans = claimsOf('plan');
const readEquations = claimsOf('equation');
const readRatedNeeds = claimsOf('rated-need');
const readCompletions = claimsOf('completion');
const readAdjustments = claimsOf('adjustment');
const readProjectCounts = claimsOf('projects');
const readFullExecution = claimsOf('full-execution');
const readWorkload = claimsOf('workload');

describe('a budget, what was spent of it, and the rate', () => {
  it.each([
    ['年初预算为45.00万元，支出决算为45.00万元，完成年初预算的100.00%。', [45, 45, 100]],
    ['年初预算为0.88万元，支出决算为0.88万元。完成年初预算的100.00%。', [0.88, 0.88, 100]],
    ['年初预算100万元，调整预算120万元，决算110万元，完成年初预算的110%。', null], // of another budget than the nearest
  ])('%s', (text, values) => {
    const claims = read(claimsOf('completion of a budget'), text, false);
    expect(claims.map((figures) => figures.map(([, value]) => value))).toEqual(values ? [values] : []);
  });

  it.each([
    ['该项目预算安排资金83.64万元，实际到位83.64万元，到位率100%。', [83.64, 83.64, 100]],
    ['计划发放6635.63万元，现已发放8333.20万元，完成目标任务125.58%。', [6635.63, 8333.2, 125.58]],
    ['预算安排资金83.64万元，实际到位83.64万元，使用率100%。', null],
  ])('%s', (text, values) => {
    const claims = read(claimsOf('rate of money'), text, false);
    expect(claims.map((figures) => figures.map(([, value]) => value))).toEqual(values ? [values] : []);
  });
});

describe('how many bodies the accounts add up', () => {
  it.each([
    ['纳入本套部门决算汇编范围的单位共3个，包括：局机关', 3],
    ['纳入2023年度部门决算编报的单位共12家。', 12],
    ['纳入2023年部门决算编制范围内的二级预算单位包括：局本级、就业服务中心。', null],
  ])('%s', (text, units) => {
    expect(read(claimsOf('units'), text, false)[0]?.[0]?.[1] ?? null).toBe(units);
  });
});

describe('what a goal says it needs', () => {
  it.each([
    ['当年所需约660万元。', [[660, '660万元']]],
    ['按现有岗位120个，预计需要700万元。', [[700, '700万元']]],
    [
      '预计当年需要25905.6元。考虑增长预计约2.6万元',
      [
        [2.59056, '25905.6元'],
        [2.6, '2.6万元'],
      ],
    ],
    ['共需20万元。', [[20, '20万元']]],
  ])('%s', (text, expected) => {
    expect(
      readPlans(piece(text, true))
        .flat()
        .map(({ value, printed }) => [value, printed]),
    ).toEqual(expected);
  });

  it.each([
    '在2023年-2027年期间，预计投入500万元。',
    '预计每年需要25万元，5年合计125万元。',
    '后期预计每年需要500万元。',
    '已经支付40万元。',
  ])('and not what several years need, or what was paid: %s', (text) => {
    expect(readPlans(piece(text, true))).toEqual([]);
  });

  it('only in the forms', () => {
    expect(readPlans(piece('当年所需约660万元。', false))).toEqual([]);
  });

  it('on the line it stands on', () => {
    expect(readPlans(piece('一、招考。\n当年所需约100万元。', true))[0]![0]).toMatchObject({ line_start: 2 });
  });
});

describe('numbers times rates', () => {
  it('are read where they are written out', () => {
    expect(read(readEquations, '（275540.37元*12月=3285224.76元）')).toEqual([
      [
        ['rate', 27.554037, '275540.37元'],
        ['times', 12, '12'],
        ['product', 328.522476, '3285224.76元'],
      ],
    ]);
    expect(read(readEquations, '当年需要13344*12=160128元')[0]![0]).toEqual(['rate', 1.3344, '13344']);
    // Another amount makes the product: the factor was not brought up to date.
    expect(read(readEquations, '发放200.5元，合计2406元（201*12=2406元）')[0]!.at(-1)).toEqual([
      'rate-said',
      0.02005,
      '200.5元',
    ]);
  });

  it.each([
    ['培训人数为500人次，培训补贴金额为3000元/人，计划涉及补贴资金150万元。', ['标准'], [500, 0.3, 150]],
    ['根据4人，3336元/人。月的标准，预计需要200160元。', ['每月标准'], [4, 0.3336, 20.016]],
    ['照顾2人。每月703.2元，预计当年需要25905.6元。', ['每月标准'], [2, 0.07032, 2.59056]],
    ['根据5人，每人每年预计3万元到3.6万元的标准，共需20万元。', ['标准'], [5, 3, 3.6, 20]],
  ])('and where words join them: %s', (text, rates, values) => {
    const [claim] = readRatedNeeds(piece(text, true));
    expect(claim!.map(({ value }) => value)).toEqual(values);
    expect(claim!.filter(({ role }) => role === 'rate').map(({ label_zh }) => label_zh)).toEqual(rates);
  });

  it('but not where the amount is no product', () => {
    expect(read(readRatedNeeds, '共有5人，办公费3万元，水费2万元。')).toEqual([]);
  });
});

describe('a rate of completion', () => {
  it('stands with its target and result', () => {
    const text =
      '组织工伤鉴定700人，全年完成757人，完成率108.14%；组织因病鉴定300人，全年完成302人，完成率1.01%。';
    expect(read(readCompletions, text)).toEqual([
      [
        ['target', 700, '700'],
        ['result', 757, '757'],
        ['rate-of-completion', 108.14, '108.14%'],
      ],
      [
        ['target', 300, '300'],
        ['result', 302, '302'],
        ['rate-of-completion', 1.01, '1.01%'],
      ],
    ]);
  });

  it('is not read across units', () => {
    expect(read(readCompletions, '组织鉴定3次，全年完成302人，完成率100%。')).toEqual([]);
  });
});

describe('an adjusted budget', () => {
  it('says by how much it was cut', () => {
    const text = '年初预算为48.03万元，调整预算数为39.32万元（因调减公用经费预算7.83万元到工会经费科目）。';
    expect(read(readAdjustments, text)).toEqual([[['adjustment', -7.83, '7.83万元']]]);
  });

  it.each(['年初预算48万元，调减7.83万元。', '年初预算48万元，调增2万元，调减7万元，调整预算43万元。'])(
    'is left out where it is not whole: %s',
    (text) => expect(read(readAdjustments, text)).toEqual([]),
  );
});

describe('how many projects', () => {
  it.each([
    ['对22个项目编制了绩效目标，选取22个项目开展绩效监控', [22]],
    ['年终执行完毕后，对10个项目开展了绩效自评', [10]],
    ['绩效自评，共涉及预算支出项目 22 个', [22]],
    ['常年项目绩效分析。该类项目总数11个，涉及预算总金额', [11]],
    ['组织对人事经费等5个项目开展了预算事前绩效评估', []],
  ])('%s', (text, expected) => {
    expect(
      readProjectCounts(piece(text, false))
        .flat()
        .map(({ value }) => value),
    ).toEqual(expected);
  });
});

it('all was executed, says the report', () => {
  expect(read(readFullExecution, '部门预算项目执行进度12月100%，资金无结余。', false)).toEqual([
    [['claim', 100, '100%']],
  ]);
  expect(read(readFullExecution, '部门预算项目执行率99%。', false)).toEqual([]);
});

describe('a result told again', () => {
  const forms = [{ seq: '1', line_start: 1, line_end: 20 }];
  const indicators = [
    {
      project_seq: '1',
      level3: '享受公益性岗位补贴人员数量',
      unit: '人',
      achieved_value: 1472,
      target_value: 1400,
      line_start: 10,
    },
    {
      project_seq: '1',
      level3: '代缴困难群体养老保险保费人数',
      unit: '人',
      achieved_value: 10221,
      target_value: 12800,
      line_start: 12,
    },
    {
      project_seq: '1',
      level3: '业务办理正确率（正确数/总数）',
      unit: '%',
      achieved_value: 98,
      target_value: 95,
      line_start: 14,
    },
  ];
  const told = (text: string, isCell = true) =>
    readRetoldResults([piece(text, isCell)], forms, indicators).map(({ label_zh, value }) => [
      label_zh,
      value,
    ]);

  it('is known by the name and the unit of its indicator', () => {
    expect(told('公益性岗位补贴人数1472人，满意度98%')).toEqual([['享受公益性岗位补贴人员数量', 1472]]);
    expect(told('公益性岗位补贴人数1472人次')).toEqual([]);
    expect(told('发放公益性岗位补贴及见习补贴1472人')).toEqual([]);
  });

  it('is a bound where a goal sets one, of a name that ends in that of the indicator', () => {
    const aims = (text: string, isCell = true) =>
      readRetoldResults([piece(text, isCell)], forms, indicators).map(({ role, value }) => [role, value]);
    expect(aims('2.统筹体系，社保业务办理正确率90%以上。')).toEqual([['aim', 90]]);
    expect(aims('业务办理正确率90%及以上')).toEqual([['aim', 90]]);
    expect(aims('业务办理正确率98%')).toEqual([['retold', 98]]);
    expect(aims('业务办理正确率增幅90%以上')).toEqual([]);
    expect(aims('业务办理正确率90%以上', false)).toEqual([]);
  });

  it('in a report by a name that tells it', () => {
    expect(told('该项目代缴困难群体养老保险保费10316人。', false)).toEqual([
      ['代缴困难群体养老保险保费人数', 10316],
    ]);
    expect(told('公益性岗位补贴人数1472人', false)).toEqual([]);
  });
});

it('the budget of the form of goals stands below its heading', () => {
  const text = '\t年度部门整体支出预算\n\t资金总额\n\t财政拨款\n\n\t\n\t5,931.05\n\t5,931.05\n\n';
  const source = readPlainText(text);
  expect(readTargetBudgets(source)).toMatchObject([{ value: 5931.05, decimals: 2, printed: '5,931.05' }]);
});

describe('people counted in words', () => {
  it.each([
    ['城镇新增就业完成9413人，完成目标任务110.74%。', [['workload', 9413, '9413']]],
    ['1.城镇新增就业人数8500人', [['workload', 8500, '8500']]],
    ['保障新增就业10500人，政策宣传。', [['workload', 10500, '10500']]],
    ['全年共计招聘事业单位工作人员127名，', [['workload', 127, '127']]],
    ['引进人才110人，招募“三支一扶”人员10人。', [['workload', 10, '10']]],
  ])('%s', (text, expected) => {
    expect(read(readWorkload, text, false).flat()).toEqual(expected);
  });

  it.each([
    '上年城镇新增就业9000人',
    '“十四五”以来，累计实现城镇新增就业42000人',
    '城镇新增就业近2000人',
    '脱贫劳动力新增就业300人',
    '组织21名在岗“三支一扶”志愿者参加培训',
  ])('and not of other times or things: %s', (text) => {
    expect(read(readWorkload, text, false)).toEqual([]);
  });
});

it('only what says something with a number is read for claims', () => {
  const source = readPlainText('\t年度目标\n\t预计投入40万元\n\t40.00\n\n');
  expect(piecesOf(source).map(({ text, isCell }) => [text, isCell])).toEqual([['预计投入40万元', true]]);
});

describe('a rate of completion whose target stands elsewhere', () => {
  const rates = (...texts: readonly string[]) =>
    readGoalRates(texts.map((text) => piece(text, false))).map((figures) =>
      figures.map(({ role, value }) => [role, value]),
    );
  const RESULT = '脱贫人口就业4118人，完成目标任务103.46%。';

  it('takes the one other number of that name and unit', () => {
    expect(rates('实现城镇新增就业8500人，脱贫人口就业3980人', RESULT)).toEqual([
      [
        ['target', 3980],
        ['result', 4118],
        ['rate-of-completion', 103.46],
      ],
    ]);
    expect(rates('城镇新增就业人数8500人', '城镇新增就业完成9413人，完成目标任务110.74%')[0]?.[0]?.[1]).toBe(
      8500,
    );
  });

  it.each([
    ['two numbers that may be the target', ['脱贫人口就业3980人', '脱贫人口就业4000人', RESULT]],
    ['none', [RESULT]],
    ['another unit', ['脱贫人口就业3980人次', RESULT]],
    ['another name', ['农村人口就业3980人', RESULT]],
    ['the result said again', ['脱贫人口就业4118人', RESULT]],
  ])('takes %s for nothing', (_, texts) => {
    expect(rates(...texts)).toEqual([]);
  });
});
