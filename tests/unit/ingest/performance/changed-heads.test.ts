/** Forms that head their columns in another way: other words, 分值 and 得分 for each other, a total without its span. */
import { describe, expect, test } from 'vitest';
import { grid, readText } from './form-text.ts';

const marks = (first: string, second: string) => [
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', first, second, '偏差原因'],
  ['产出指标', '数量指标', '享受补贴人数', '≥900人', '936人', '50', '45', ''],
  ['效益指标', '社会效益指标', '新增就业人数', '≥1500人', '1620人', '40', '40', ''],
];
const TOTAL = ['总分', '', '', '', '', '100', '94.71', ''];
const funds = (first: string, second: string, budget = '年初预算数') => [
  ['项目名称', '就业补助资金', '', '', '', '', '', ''],
  ['项目资金（万元）', '', budget, '全年预算数', '全年执行数', first, '执行率', second],
  ['年度资金总额', '', '840.00', '840.00', '815.64', '10', '97.10%', '9.71'],
];
const read = (...parts: readonly (readonly string[])[][]) => readText(grid(...parts.flat()));

describe.each([
  ['分值', '得分'],
  ['标准分值', '实际得分'],
  ['满分', '自评分'],
  ['得分', '分值'],
])('%s and %s', (first, second) => {
  test('of indicators: no score is above its weight, and weights add up', () => {
    const { indicators, projects } = read(funds('分值', '得分'), marks(first, second), [TOTAL]);
    expect(indicators.map(({ weight, score }) => [weight, score])).toEqual([
      [50, 45],
      [40, 40],
    ]);
    expect(projects[0]).toMatchObject({ weight_total: 100, score_total: 94.71 });
  });

  test('of execution: its rate makes the score of the weight', () => {
    const { projects } = read(funds(first, second), marks('分值', '得分'));
    expect(projects[0]).toMatchObject({ execution_weight: 10, execution_score: 9.71 });
  });
});

test('a score above its weight stays as printed where nothing proves the heads wrong', () => {
  const rows = marks('得分', '分值').map((row, index) => (index === 1 ? row.with(5, '55') : row));
  const { indicators } = read(funds('分值', '得分'), rows);
  expect(indicators.map(({ weight, score }) => [weight, score])).toEqual([
    [45, 55],
    [40, 40],
  ]);
});

test('a total that lost its span is read by its two numbers, not one column on', () => {
  const { projects } = read(funds('分值', '得分'), marks('分值', '得分'), [
    ['总分', '', '', '', '100', '94.71', '', ''],
  ]);
  expect(projects[0]).toMatchObject({ weight_total: 100, score_total: 94.71 });
});

test('a budget below a head that does not say which is listed', () => {
  const { projects, unread } = read(funds('分值', '得分', '预算数'), marks('分值', '得分'));
  expect(projects[0]).toMatchObject({ initial_budget: null, adjusted_budget: 840 });
  expect(unread.map(({ printed, reason }) => [printed, reason])).toEqual([['840.00', 'unclear-budget']]);
});
