import { describe, expect, test } from 'vitest';
import { grid, readText } from './form-text.ts';

const NAME = ['项目(政策)名称', '', '运行费', '', '', '', '', '', '', '', ''];
const UNIT = ['实施单位', '', '某局-', '', '', '', '', '', '', '', ''];
const FUNDS = [
  '项目预算金额(万元)',
  '',
  '338',
  '',
  '全年执行数(万元)',
  '',
  '197.61',
  '',
  '执行率',
  '58.46%',
  '',
];
const HEADER = [
  '绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度目标值',
  '',
  '',
  '全年完成值',
  '完成程度',
  '分值',
  '得分',
  '原因',
];
const SECOND_LINE = ['', '', '', '', '运算符号', '内容', '度量单位', '', '', '', '', '经费保障'];
const CLOSING = [
  '指标自评得分小计',
  '',
  '90',
  '预算执行率得分',
  '5.85',
  '减分项',
  '26.846',
  '绩效自评总得分',
  '',
  '69',
];

/** Figures of an indicator, from the operator on. */
const figures = (operator = '>=', target = '95', unit = '%', achieved = '96') => [
  operator,
  target,
  unit,
  achieved,
  '100%',
  '10',
  '9',
];
const inWords = ['', '完善', '', '全部达成100%-80%(含)', '100%', '10', '9'];
const levelsOf = (...rows: readonly (readonly string[])[]) =>
  readText(grid(NAME, UNIT, FUNDS, HEADER, SECOND_LINE, ...rows, CLOSING)).indicators.map((row) => [
    row.level1,
    row.level2,
    row.level3,
  ]);

test('money and marks stand beside their labels', () => {
  const { projects, scores } = readText(grid(NAME, UNIT, FUNDS, HEADER, SECOND_LINE, CLOSING));
  expect(projects).toMatchObject([
    {
      name_zh: '运行费',
      unit_zh: '某局-',
      initial_budget: null,
      adjusted_budget: 338,
      executed: 197.61,
      execution_pct: 58.46,
      execution_score: 5.85,
      deduction: 26.846,
      score_total: 69,
      weight_total: null,
    },
  ]);
  expect(scores).toMatchObject([{ scope: 'project', subject_zh: '运行费', score: 69 }]);
});

describe('a row stands where its figures say', () => {
  test('in its place', () => {
    const { indicators } = readText(
      grid(NAME, FUNDS, HEADER, SECOND_LINE, ['', '产出指标', '数量指标', '面积', ...figures()], CLOSING),
    );
    expect(indicators).toMatchObject([
      {
        level1: '产出指标',
        level2: '数量指标',
        level3: '面积',
        operator: '>=',
        target_value: 95,
        unit: '%',
        achieved_value: 96,
        weight: 10,
        score: 9,
        reason_given: false,
      },
    ]);
  });

  test('left or right of it, with an operator or in words', () => {
    expect(
      levelsOf(
        ['', '产出指标', '数量指标', '面积', ...figures()],
        ['', '时效指标', '及时率', ...figures()],
        ['成本指标', '控制率', ...figures('<=')],
        ['效益指标', '社会效益指标', '平稳', '', ...inWords.slice(1)],
        ['', '', '', '', '可持续影响指标', '', '机制', ...figures()],
        ['满意度指标', '服务对象满意度指标', '', '满意度', ...figures()],
      ),
    ).toEqual([
      ['产出指标', '数量指标', '面积'],
      ['产出指标', '时效指标', '及时率'],
      ['产出指标', '成本指标', '控制率'],
      ['效益指标', '社会效益指标', '平稳'],
      ['效益指标', '可持续影响指标', '机制'],
      ['满意度指标', '服务对象满意度指标', '满意度'],
    ]);
  });

  test('under the first level the form itself gives them, whatever other frameworks do', () => {
    expect(
      levelsOf(
        ['', '预算管理', '预算编制', '准确率', ...figures()],
        ['', '', '财务管理', '合规率', ...figures()],
        ['', '履职效能', '基础管理', '完成率', ...figures()],
      ),
    ).toEqual([
      ['预算管理', '预算编制', '准确率'],
      ['预算管理', '财务管理', '合规率'],
      ['履职效能', '基础管理', '完成率'],
    ]);
  });

  test('in words, with the figures a place further right', () => {
    const { indicators } = readText(
      grid(NAME, FUNDS, HEADER, SECOND_LINE, ['', '', '', '平稳', '', ...inWords], CLOSING),
    );
    expect(indicators).toMatchObject([
      {
        level3: '平稳',
        operator: 'qualitative',
        target_text: '完善',
        target_value: null,
        achieved_text: '全部达成100%-80%(含)',
        weight: 10,
        score: 9,
      },
    ]);
  });

  test('and one that fits nowhere is listed', () => {
    const { indicators, unread } = readText(
      grid(
        NAME,
        FUNDS,
        HEADER,
        SECOND_LINE,
        ['', '', '', '平稳', '', '完善', '', '达成', '良好', '10'],
        CLOSING,
      ),
    );
    expect(indicators).toEqual([]);
    expect(unread).toMatchObject([{ reason: 'unaligned-indicator', printed: '平稳 完善 达成 良好 10' }]);
  });

  test('a reason in any of its columns counts', () => {
    const row = ['', '产出指标', '数量指标', '面积', ...figures(), '', '经费不足'];
    expect(readText(grid(NAME, FUNDS, HEADER, SECOND_LINE, row, CLOSING)).indicators[0]!.reason_given).toBe(
      true,
    );
  });
});

describe('labels of merged cells', () => {
  test('pulled up into the row above go down again', () => {
    expect(
      levelsOf(
        ['', '产出指标', '数量指标', '质量指标', '甲', ...figures()],
        ['', '', '', '', '乙', ...figures()],
        ['', '', '', '时效指标', '丙', ...figures()],
        ['', '效益指标', '社会效益指标', '丁', ...figures()],
        ['戊', '', '', ...figures()],
        ['', '', '己', ...figures()],
      ),
    ).toEqual([
      ['产出指标', '数量指标', '甲'],
      ['产出指标', '数量指标', '乙'],
      ['产出指标', '质量指标', '丙'],
      ['产出指标', '时效指标', '丁'],
      ['效益指标', '社会效益指标', '戊'],
      ['效益指标', '社会效益指标', '己'],
    ]);
  });

  test('that remain left over leave the levels open', () => {
    const { indicators, unread } = readText(
      grid(
        NAME,
        FUNDS,
        HEADER,
        SECOND_LINE,
        ['', '产出指标', '数量指标', '质量指标', '甲', ...figures()],
        CLOSING,
      ),
    );
    expect(indicators).toMatchObject([{ level1: null, level2: null, level3: '甲', score: 9 }]);
    expect(unread).toMatchObject([{ reason: 'unclear-indicator-levels' }]);
  });
});

test('the form of a department: tasks, a page break in its middle, levels across it', () => {
  const header = [
    '绩效指标',
    '一级指标',
    '二级指标',
    '三级指标',
    '运算符号',
    '指标值',
    '度量单位',
    '全年完成值',
    '完成程度',
    '分值',
    '得分',
    '原因',
  ];
  const { projects, indicators, scores } = readText(
    '部门（单位）整体绩效自评表',
    grid(
      ['部门（单位）名称', '', '某局'],
      ['部门年初预算支出金额', '', '939.32'],
      ['年度主要任务', '对应项目', '项目下达金额', '项目执行金额', '项目执行率', '分值', '得分'],
      ['年度主要任务', '公用经费', '132.14', '131', '99.14%', '8', '7.9'],
      ['', '驻村干部补助', '10.00', '10', '100.00%', '8', '8'],
      ['年度目标', '年初总体目标', '', '全年完成情况', ''],
      header,
      ['', '预算执行', '预算执行效率', '执行率', ...figures('=')],
      ['', '', '预算编制管理', '目标覆盖率', ...figures('=')],
    ),
    '绩效指标',
    grid(
      ['管理效率', '预算监督管理', '公开情况', ...inWords],
      ['', '资产管理', '利用率', ...figures('=')],
      ['总评价得分', '', '', '', '98.88'],
    ),
  );
  expect(
    projects.map(
      ({
        seq,
        name_zh,
        initial_budget,
        adjusted_budget,
        executed,
        execution_pct,
        execution_weight,
        execution_score,
        score_total,
      }) => [
        seq,
        name_zh,
        initial_budget,
        adjusted_budget,
        executed,
        execution_pct,
        execution_weight,
        execution_score,
        score_total,
      ],
    ),
  ).toEqual([
    ['dept', '某局', 939.32, null, null, null, null, null, 98.88],
    ['dept-task-1', '公用经费', null, 132.14, 131, 99.14, 8, 7.9, null],
    ['dept-task-2', '驻村干部补助', null, 10, 10, 100, 8, 8, null],
  ]);
  expect(indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
    ['预算执行', '预算执行效率', '执行率'],
    ['管理效率', '预算编制管理', '目标覆盖率'],
    ['管理效率', '预算监督管理', '公开情况'],
    ['管理效率', '资产管理', '利用率'],
  ]);
  expect(scores).toMatchObject([{ scope: 'department', score: 98.88 }]);
});

describe('a form whose columns are only partly known', () => {
  const rows = (target: string, achieved: string) =>
    readText(
      '项目支出绩效自评表',
      [
        '项目名称\t夜校培训\t\t\t\t\t\t\t',
        '项目资金（万元）\t\t年初预算数（A）\t全年预算数（B）\t全年执行数（C）\t分值\t执行率（C/B）\t得分\t',
        '\t年度资金总额\t50.00\t55.00\t44.00\t10\t80.00%\t8\t',
        `绩效指标\t一级指标\t二级指标\t三级指标\t${target}\t${achieved}\t分值\t得分\t偏差原因分析及改进措施`,
        '\t产出指标\t数量指标\t开班数\t≥10期\t12期\t50\t50\t无',
        '\t\t质量指标\t结业率\t≥95%\t93%\t40\t36\t个别学员缺考',
        '总分\t\t\t\t\t\t100\t94\t',
      ].join('\n'),
    );

  test('reads what its headers name in one of their wordings', () => {
    expect(rows('年初目标值', '全年实际值').indicators).toMatchObject([
      {
        level1: '产出指标',
        level2: '数量指标',
        level3: '开班数',
        target_value: 10,
        achieved_value: 12,
        score: 50,
      },
      { level2: '质量指标', target_value: 95, achieved_value: 93, weight: 40, score: 36 },
    ]);
  });

  test('leaves the columns it does not know, and keeps the others', () => {
    const { indicators, projects } = rows('打算', '做到');
    expect(indicators).toMatchObject([
      { level1: '产出指标', level3: '开班数', target_text: null, achieved_text: null, weight: 50, score: 50 },
      { level1: '产出指标', level3: '结业率', target_text: null, achieved_text: null, weight: 40, score: 36 },
    ]);
    expect(projects).toMatchObject([
      { initial_budget: 50, adjusted_budget: 55, executed: 44, score_total: 94 },
    ]);
  });

  test('takes 无 for no reason', () => {
    expect(rows('目标值', '完成值').indicators.map(({ reason_given }) => reason_given)).toEqual([
      false,
      true,
    ]);
  });
});

test('a form without weights and marks is read where its rows are as wide as the head, and a budget of no name is listed', () => {
  const { indicators, projects, unread } = readText(
    grid(
      ['项目支出绩效自评表'],
      ['项目名称', '技能培训', '', '', ''],
      ['资金（万元）', '预算数', '120.00', '执行数', '104.50'],
      ['一级指标', '二级指标', '三级指标', '预期指标值', '实际完成指标值'],
      ['产出指标', '数量指标', '开班数', '20期', '18期'],
      ['产出指标', '质量指标', '结业率', '', '93%'],
    ),
  );
  expect(indicators).toMatchObject([
    { level3: '开班数', target_value: 20, achieved_value: 18, weight: null },
  ]);
  expect(projects).toMatchObject([{ initial_budget: null, adjusted_budget: null, executed: 104.5 }]);
  expect(unread.map(({ printed, reason }) => `${printed} ${reason}`)).toEqual([
    '120.00 unclear-budget',
    '产出指标 质量指标 结业率 93% unaligned-indicator',
  ]);
});

describe('heads that divide by letters', () => {
  const lettered = (budget: string, rate: string, score: string) =>
    readText(
      grid(
        ['2023年度岗位补贴项目绩效自评表'],
        ['项目名称', '岗位补贴', '', '', '', ''],
        ['预算执行情况（万元）（20分）', '', budget, '执行数（B）', rate, score],
        ['', '年度财政资金总额', '412.00', '408.16', '99.1%', '19.8'],
      ),
    );

  test('the budget that the rate divides by is the adjusted one, and the head of the score names its weight', () => {
    expect(lettered('预算数（A）', '执行率（B/A）', '得分（20分*执行率）').projects).toMatchObject([
      {
        adjusted_budget: 412,
        executed: 408.16,
        execution_pct: 99.1,
        execution_weight: 20,
        execution_score: 19.8,
      },
    ]);
  });

  test('a budget that nothing divides by is not read', () => {
    const { projects, unread } = lettered('预算数', '执行率', '得分');
    expect(projects).toMatchObject([{ adjusted_budget: null, executed: 408.16 }]);
    expect(unread).toMatchObject([{ printed: '412.00', reason: 'unclear-budget' }]);
  });
});
