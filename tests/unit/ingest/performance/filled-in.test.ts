/** How offices fill in the form of a project: its unit above it, who answers for it at its head, operators in words. */
import { describe, expect, test } from 'vitest';
import { grid, readText } from './form-text.ts';

const NAME = ['项目名称', '农民工工资保障应急周转金', '', '', '', '', '', ''];
const FUNDS = ['预算执行情况', '资金来源', '年初预算', '调整预算', '实际支出', '执行率', '分值', '得分'];
const INDICATORS = ['一级指标', '二级指标', '三级指标', '目标值', '完成值', '分值', '得分', '未完成原因'];
const indicator = (target: string) => ['产出', '数量', '受理欠薪案件', target, '98件', '50', '40.83', ''];
const whole = (...amounts: string[]) => ['', '合计', ...amounts, '24%', '10', '2.4'];

test.each([
  ['金额单位：元', ['500,000.00', '500,000.00', '120,000.00'], [50, 12]],
  ['填报单位：某县人社局　　单位：万元', ['50.00', '50.00', '12.00'], [50, 12]],
  ['以上金额单位均为元，见下表。', ['50.00', '50.00', '12.00'], [50, 12]],
])('amounts are in the unit of the line above: %s', (line, amounts, [budget, executed]) => {
  const form = grid(NAME, FUNDS, whole(...amounts), INDICATORS, indicator('≥120件'));
  expect(readText(line, form).projects).toMatchObject([
    { initial_budget: budget, adjusted_budget: budget, executed, execution_pct: 24, execution_score: 2.4 },
  ]);
});

test('who answers for a project does not end its form where it stands at the head', () => {
  const person = ['项目负责人', '张三', '', '', '联系电话', '', '', ''];
  const form = grid(NAME, person, FUNDS, whole('50', '50', '12'), INDICATORS, indicator('≥120件'), person);
  const { projects, indicators } = readText(form);
  expect(projects).toMatchObject([{ executed: 12 }]);
  expect(indicators).toHaveLength(1);
});

test.each([
  ['大于等于120件', '>=', 120],
  ['不低于120件', '>=', 120],
  ['不超过120件', '<=', 120],
  ['小于120件', '<', 120],
  ['等于120件', '=', 120],
  ['不低于上年', 'qualitative', null],
  ['120件', null, 120],
])('an operator may be in words: %s', (target, operator, value) => {
  const form = grid(NAME, FUNDS, whole('50', '50', '12'), INDICATORS, indicator(target));
  expect(readText(form).indicators).toMatchObject([{ operator, target_value: value }]);
});

test('amounts below heads that say nothing known are listed, row by row', () => {
  const form = grid(
    ['部门名称', '某县人社局', '', '', '', '', '', ''],
    ['年度主要任务', '任务名称', '预算数（万元）', '', '执行数（万元）', '', '得分', ''],
    ['', '', '总额', '其中：财政拨款', '总额', '其中：财政拨款', '', ''],
    ['', '稳就业', '120.50', '120.50', '118.20', '118.20', '', ''],
    INDICATORS,
    indicator('≥120件'),
  );
  expect(readText(form).unread.map(({ printed, reason }) => [printed, reason])).toEqual([
    ['稳就业 120.50 120.50 118.20 118.20', 'unaligned-funds'],
  ]);
});

test.each([
  ['1.预算执行率=预算执行数/调整后预算数，未达到90%的需说明原因（100字以内）', null],
  ['结合自评情况说明（100字以内）', null],
  ['案件减少（100字以内）', '案件减少（100字以内）'],
  ['需说明原因（100字以内）：原因是案件减少', '需说明原因（100字以内）：原因是案件减少'],
])('what a form prints to ask for a reason is none, what is filled in is: %s', (printed, reason) => {
  const funds = [...FUNDS.slice(1), '原因'];
  const form = grid(
    NAME,
    funds,
    [...whole('50', '50', '12').slice(1), printed],
    INDICATORS,
    indicator('≥120件'),
  );
  expect(readText(form).projects).toMatchObject([{ executed: 12, reason_text: reason }]);
});

describe('labels that span rows are left out in front of a row', () => {
  const heads = ['预算执行情况（10分）', '年度预算数（万元）', ...FUNDS.slice(2), '原因'];
  const row = (...cells: string[]) => [...cells, ...heads.slice(cells.length).map(() => '')];

  test.each([
    ['总额', '0.00', '3.36', '3.36', '100.00%', '10', '10'],
    ['', '总额', '0.00', '3.36', '3.36', '100.00%', '10', '10'],
  ])('its money is read where the rate is that of it: %s %s', (...cells) => {
    const { projects, unread } = readText(grid(NAME, heads, row(...cells), INDICATORS, indicator('≥120件')));
    expect(projects).toMatchObject([
      { initial_budget: 0, adjusted_budget: 3.36, executed: 3.36, execution_pct: 100, execution_score: 10 },
    ]);
    expect(unread).toEqual([]);
  });

  test('and is listed where it is not', () => {
    const cells = ['总额', '3.36', '1.20', '100.00%', '10', '10'];
    const { projects, unread } = readText(grid(NAME, heads, row(...cells), INDICATORS, indicator('≥120件')));
    expect(projects).toMatchObject([{ initial_budget: null, adjusted_budget: null, executed: null }]);
    expect(unread.map(({ reason }) => reason)).toContain('unaligned-funds');
  });
});
