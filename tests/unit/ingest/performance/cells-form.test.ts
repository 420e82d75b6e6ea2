import { expect, test } from 'vitest';
import { cells, readText } from './form-text.ts';

const TITLE = ['部门预算项目支出绩效自评表（2024年度）'];
const NAME = ['项目名称', '51110223T000007660688-培训补贴'];
const UNIT = ['主管部门', '某局部门', '实施单位 （盖章）', '某局'];
const FUNDS = [
  [
    '预算执行情况（10分）',
    '年度预算数（万元）',
    '年初预算',
    '调整后预算数',
    '预算执行数',
    '预算执行率',
    '权重',
    '得分',
    '原因',
  ],
  ['', '总额', '100.00', '98.16', '49.08', '50.00%', '10', '5', '按实际人数发放'],
  ['', '其中：财政资金', '90.00', '88.16', '40.00', '45.37%', '/', '/', ''],
];
const HEADER = [
  '绩效指标（90分）',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标性质',
  '指标值',
  '度量单位',
  '完成值',
  '权重',
  '得分',
  '未完成原因分析',
];
const FIRST = ['', '产出指标', '数量指标', '培训人数', '≥', '1600', '人', '1500', '45', '40', '生源不足'];
const SECOND = ['', '', '', '结业人数', '≥', '90', '%', '', '20', '', ''];
const THIRD = ['', '满意度指标', '满意度指标', '学员满意度', '定性', '优良差', '', '优', '25', '25', ''];
const TOTAL = ['合计', '100', '70', ''];

test('a form whose cells are listed one by one', () => {
  const { projects, indicators, scores, unread } = readText(
    cells(
      TITLE,
      NAME,
      UNIT,
      ...FUNDS,
      HEADER,
      FIRST,
      SECOND,
      THIRD,
      TOTAL,
      ['评价结论', '自评70分。'],
      ['项目负责人：某'],
    ),
  );
  expect(projects).toMatchObject([
    {
      seq: '1',
      project_code: '51110223T000007660688',
      name_zh: '培训补贴',
      unit_zh: '某局',
      initial_budget: 100,
      adjusted_budget: 98.16,
      executed: 49.08,
      execution_pct: 50,
      execution_weight: 10,
      execution_score: 5,
      deduction: null,
      weight_total: 100,
      score_total: 70,
      disclosed: true,
      form: 'form',
      section: '部门预算项目支出绩效自评表（2024年度）',
    },
  ]);
  expect(indicators).toMatchObject([
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '培训人数',
      target_value: 1600,
      achieved_value: 1500,
      weight: 45,
      score: 40,
      reason_given: true,
    },
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '结业人数',
      achieved_text: null,
      score: null,
      reason_given: false,
    },
    {
      level1: '满意度指标',
      level2: '满意度指标',
      level3: '学员满意度',
      operator: 'qualitative',
      achieved_text: '优',
    },
  ]);
  expect(scores.map(({ scope, subject_zh, score, printed }) => [scope, subject_zh, score, printed])).toEqual([
    ['project', '培训补贴', 70, '70'],
    ['project', '培训补贴', 70, '70分'],
  ]);
  expect(unread).toEqual([]);
});

test('marks left blank are null, a printed 0 is 0', () => {
  const blank = FUNDS.map((row, index) =>
    index === 1 ? ['', '总额', '0.00', '4.05', '4.05', '100%', '10', '', ''] : row,
  );
  const { projects, scores } = readText(cells(TITLE, NAME, ...blank, HEADER, FIRST, ['合计', '100', '', '']));
  expect(projects).toMatchObject([
    { initial_budget: 0, executed: 4.05, execution_score: null, score_total: null },
  ]);
  expect(scores).toEqual([]);
});

test('a form without a title that prints target and unit in one cell, and its score in words', () => {
  const { projects, indicators, scores } = readText(
    cells(
      ['项目（政策）名称', '安家补助'],
      ['主管部门', '某局', '实施单位', '人才中心'],
      [
        '项目（政策）资金\n（万元）',
        '年度预算数（万元）',
        '年初预算数',
        '全年预算数',
        '全年执行数',
        '执行率',
      ],
      ['', '年度资金总额', '196.5', '190', '180', '94.74%'],
      ['', '（一）财政拨款小计', '1', '1', '1', '100.00%'],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '偏差原因分析及改进措施'],
      ['', '产\n出\n指\n标', '数量指标', '发放人数（人）', '43人', '40人', '核实后为40人'],
      ['', '', '', '指标1：', '培训次数', '≥2次', '3次', ''],
      ['自评得分：95分'],
    ),
  );
  expect(projects).toMatchObject([
    {
      name_zh: '安家补助',
      unit_zh: '人才中心',
      initial_budget: 196.5,
      adjusted_budget: 190,
      executed: 180,
      execution_pct: 94.74,
      weight_total: null,
      score_total: 95,
    },
  ]);
  expect(indicators).toMatchObject([
    {
      level1: '产出指标',
      level3: '发放人数（人）',
      operator: null,
      target_value: 43,
      achieved_value: 40,
      weight: null,
      reason_given: true,
    },
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '培训次数',
      operator: '>=',
      target_value: 2,
      unit: '次',
      achieved_value: 3,
    },
  ]);
  expect(scores).toMatchObject([{ scope: 'project', subject_zh: '安家补助', score: 95, printed: '95分' }]);
});

test('forms one after the other are told apart by their titles', () => {
  const form = (name: string) => [TITLE, ['项目名称', name], ...FUNDS, HEADER, FIRST, TOTAL];
  const { projects, indicators } = readText(cells(...form('甲'), ...form('乙')));
  expect(projects.map(({ seq, name_zh }) => [seq, name_zh])).toEqual([
    ['1', '甲'],
    ['2', '乙'],
  ]);
  expect(indicators.map(({ project_seq }) => project_seq)).toEqual(['1', '2']);
});

test('amounts in 元 become 万元', () => {
  const yuan = FUNDS.map((row) => row.map((cell) => cell.replace('万元', '元')));
  expect(readText(cells(TITLE, NAME, ...yuan, HEADER, FIRST)).projects).toMatchObject([
    { initial_budget: 0.01, adjusted_budget: 0.009816 },
  ]);
});

test('what does not fit its header is listed and left out', () => {
  const crooked = ['', '总额', '100.00', '98.16'];
  const words = ['', '', '', '就业率', '≥', '90', '%', '91', '优', '10', ''];
  const nameless = ['', '', '', '', '≥', '90', '%', '91', '5', '5', ''];
  const { projects, unread } = readText(
    cells(TITLE, NAME, FUNDS[0]!, crooked, HEADER, FIRST, words, nameless),
  );
  expect(projects).toMatchObject([{ initial_budget: null, executed: null }]);
  expect(unread.map(({ reason, printed }) => [reason, printed])).toEqual([
    ['unaligned-funds', '总额 100.00 98.16'],
    ['not-a-number', '优'],
    ['unnamed-indicator', '≥ 90 % 91 5 5'],
  ]);
});

test('a total that lost a cell is listed, not read a column off', () => {
  const { projects, scores, unread } = readText(
    cells(TITLE, NAME, ...FUNDS, HEADER, FIRST, ['合计', '100', '']),
  );
  expect(projects).toMatchObject([{ weight_total: null, score_total: null }]);
  expect(scores).toEqual([]);
  expect(unread).toMatchObject([{ printed: '合计 100', reason: 'unaligned-total' }]);
});

test('a header that lost a cell leaves its rows unread rather than read a column off', () => {
  const { indicators, unread } = readText(
    cells(TITLE, NAME, ...FUNDS, HEADER.toSpliced(7, 1), FIRST, THIRD, TOTAL),
  );
  expect(indicators).toEqual([]);
  expect(unread.map(({ reason }) => reason)).toEqual(['unaligned-indicator', 'unaligned-indicator']);
});

test('the form of a whole department: targets only, and a budget that does not say which', () => {
  const { projects, indicators, unread } = readText(
    cells(
      ['部门整体支出绩效目标表'],
      ['部门名称', '某局部门'],
      ['年度部门整体支出预算', '资金总额', '财政拨款'],
      ['', '5,931.05', '5,931.05'],
      [
        '年度绩效指标',
        '一级指标',
        '二级指标',
        '三级指标',
        '绩效指标性质',
        '绩效指标值',
        '绩效度量单位',
        '权重',
      ],
      ['', '产出指标', '数量指标', '招聘场次', '≥', '6', '场', '5'],
    ),
  );
  expect(projects).toMatchObject([{ seq: 'dept', name_zh: '某局部门', initial_budget: null }]);
  expect(indicators).toMatchObject([
    { project_seq: 'dept', target_value: 6, weight: 5, achieved_text: null, score: null },
  ]);
  expect(unread).toMatchObject([{ printed: '5,931.05', reason: 'unclear-budget' }]);
});

test('a table of accounts is no form', () => {
  expect(readText(cells(['单位名称', '某局'], ['项目', '金额'], ['水费', '1.5'])).projects).toEqual([]);
});
