/** Self-assessments whose tables do not say what they are about: lines above them do, or nothing. */
import { describe, expect, test } from 'vitest';
import { grid, readText } from './form-text.ts';

const FUNDS = grid(
  ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['年度资金总额', '250.00', '240.00', '236.40', '10', '98.50%', '9.85'],
);
const INDICATORS = grid(
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
  ['产出指标', '数量指标', '安置人数', '≥320人', '324人', '90', '90', ''],
  ['总分', '', '', '', '', '100', '99.85', ''],
);
const TITLE = '项目支出绩效自评表（2024年度）';

describe('the name in a line above', () => {
  test.each([
    ['in lines', ['项目名称：公益性岗位补贴', '主管部门：某县人社局', '实施单位：某县就业中心']],
    ['in one line', ['项目名称：公益性岗位补贴　　主管部门：某县人社局　　实施单位：某县就业中心']],
    ['in one line with blanks', ['项目名称: 公益性岗位补贴   实施单位: 某县就业中心']],
  ])('is that of the form: %s', (_, lines) => {
    const { projects, indicators, unread } = readText(TITLE, lines.join('\n'), FUNDS, INDICATORS);
    expect(projects).toMatchObject([
      {
        covers: 'project',
        name_zh: '公益性岗位补贴',
        unit_zh: '某县就业中心',
        executed: 236.4,
        score_total: 99.85,
      },
    ]);
    expect(indicators).toMatchObject([{ level3: '安置人数', target_value: 320, achieved_value: 324 }]);
    expect(unread).toEqual([]);
  });

  test('of a department makes it that of all it spent', () => {
    const { projects } = readText('部门整体支出绩效自评表', '部门名称：某县人社局', FUNDS, INDICATORS);
    expect(projects).toMatchObject([{ covers: 'department', seq: 'dept', name_zh: '某县人社局' }]);
  });

  test('is not that of a table behind another', () => {
    const { projects } = readText(
      '项目名称：公益性岗位补贴',
      grid(['甲', '乙'], ['1', '2']),
      '另一事项。',
      FUNDS,
    );
    expect(projects).toEqual([]);
  });
});

test('a form of the accounts below the name of its body is none', () => {
  const form = grid(
    ['项目', '年初预算数', '全年执行数'],
    ['合计', '5.00', '4.20'],
    ['公务接待费', '5.00', '4.20'],
  );
  expect(readText('“三公”经费支出决算表', '部门名称：某县人社局', form).projects).toEqual([]);
});

test('a form that nothing names is listed, row by row', () => {
  const { projects, indicators, unread } = readText(TITLE, `${FUNDS}\n${INDICATORS}`);
  expect([projects, indicators]).toEqual([[], []]);
  expect(unread.map(({ printed, reason }) => [printed.slice(0, 6), reason])).toEqual([
    ['年度资金总额', 'unknown-form'],
    ['产出指标 数', 'unknown-form'],
    ['总分 100', 'unknown-form'],
  ]);
});
