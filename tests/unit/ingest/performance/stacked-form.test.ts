/** Self-assessments whose cells stand on lines of their own, without the blank ones. */
import { describe, expect, test } from 'vitest';
import { readText } from './form-text.ts';

/** Cells, which blanks part here, on lines of their own with blank ones between. */
const stack = (...cells: readonly string[]): string => cells.join(' ').split(' ').join('\n\n');

const NAME =
  '项目支出绩效自评表 （2023年度） 项目名称 技能培训补贴 主管部门 某县人社局 实施单位 某县就业中心';
const FUNDS = '项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分';
const WHOLE = '年度资金总额 120 100 82.5 10 82.5% 8.25';
const AIMS = '年度总体目标 预期目标 实际完成情况 培训两千人，补贴按时发放。 已完成。';
const HEADS = '绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施';
const TRAINED = '产出指标 数量指标 培训人数 ≥2000人 2100人 50 50';
const PAID = '质量指标 发放准确率 100% 100% 20 18.5';
const PLEASED = '满意度指标 服务对象满意度指标 学员满意度 ≥90% 96% 20 20';
const TOTAL = '总分 100 96.75';

const indicatorsOf = (text: string) =>
  readText(text).indicators.map(
    ({ level1, level2, level3, target_value, achieved_value, weight, score, reason_text }) =>
      [level1, level2, level3, target_value, achieved_value, weight, score, reason_text].join('|'),
  );

describe('a form whose cells are stacked', () => {
  test('has its money, its marks and its indicators', () => {
    const text = stack(NAME, FUNDS, WHOLE, AIMS, HEADS, TRAINED, PAID, PLEASED, TOTAL);
    const { projects, scores, unread } = readText(text);
    expect(projects).toMatchObject([
      {
        name_zh: '技能培训补贴',
        unit_zh: '某县就业中心',
        initial_budget: 120,
        adjusted_budget: 100,
        executed: 82.5,
        execution_pct: 82.5,
        execution_weight: 10,
        execution_score: 8.25,
        weight_total: 100,
        score_total: 96.75,
      },
    ]);
    expect(indicatorsOf(text)).toEqual([
      '产出指标|数量指标|培训人数|2000|2100|50|50|',
      '产出指标|质量指标|发放准确率|100|100|20|18.5|',
      '满意度指标|服务对象满意度指标|学员满意度|90|96|20|20|',
    ]);
    expect([scores.map(({ score }) => score), unread]).toEqual([[96.75], []]);
  });

  test('has a reason behind the marks of its indicator, also of the last', () => {
    const text = stack(NAME, FUNDS, WHOLE, HEADS, TRAINED, PAID, '系统延迟', PLEASED, '样本偏少', TOTAL);
    expect(indicatorsOf(text).map((row) => row.split('|').at(-1))).toEqual(['', '系统延迟', '样本偏少']);
  });

  test('has operators and units in columns of their own', () => {
    const heads = '一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 权重 得分';
    const rows =
      '产出指标 数量指标 培训人数 ≥ 2000 人 2100 60 60 效益指标 社会效益指标 就业率 ≥ 45 % 51 30 30';
    expect(indicatorsOf(stack(NAME, FUNDS, WHOLE, heads, rows, '合计 90 90'))).toEqual([
      '产出指标|数量指标|培训人数|2000|2100|60|60|',
      '效益指标|社会效益指标|就业率|45|51|30|30|',
    ]);
  });

  test('has labels broken over two lines', () => {
    const broken = PLEASED.replace('满意度指标 ', '满意度 指标 ');
    expect(indicatorsOf(stack(NAME, FUNDS, WHOLE, HEADS, TRAINED, PAID, broken, TOTAL)).at(-1)).toBe(
      '满意度指标|服务对象满意度指标|学员满意度|90|96|20|20|',
    );
  });

  test.each([
    ['what was achieved is missing', TRAINED.replace(' 2100人', ''), PAID],
    ['what was achieved is missing behind a reason', `${TRAINED} 已超额`, '发放准确率 100% 20 18.5'],
    ['a score is missing', TRAINED.replace('50 50', '50'), PAID],
    ['a name is missing', TRAINED, PAID.replace('发放准确率 ', '')],
    ['the weights do not come to a whole', TRAINED.replace('50 50', '45 45'), PAID],
  ])('is listed where %s: nobody can tell which cell is which', (_, ...rows) => {
    const { indicators, projects, unread } = readText(
      stack(NAME, FUNDS, WHOLE, HEADS, ...rows, PLEASED, TOTAL.replace('100 ', '110 ')),
    );
    expect(indicators).toEqual([]);
    expect(projects).toMatchObject([{ executed: 82.5 }]);
    expect(unread.map(({ reason }) => reason)).toEqual(['unaligned-indicator']);
  });

  test.each([
    ['年度资金总额 100 82.5 10 82.5% 8.25', null, 'unaligned-funds'],
    ['年度资金总额 120 100 82.5 82.5%', 82.5, undefined],
    ['年度资金总额 100 82.5 10 82.5%', null, 'unaligned-funds'],
  ])('has blanks in its money only where the rate tells which: %s', (whole, executed, reason) => {
    const { projects, unread } = readText(stack(NAME, FUNDS, whole, HEADS, TRAINED, PAID, PLEASED, TOTAL));
    expect(projects).toMatchObject([{ executed }]);
    expect(unread[0]?.reason).toBe(reason);
  });

  test('is in 元 where its head says so', () => {
    const funds = FUNDS.replace('万元', '元');
    const whole = '年度资金总额 1200000 1000000 825000 10 82.5% 8.25';
    expect(readText(stack(NAME, funds, whole, HEADS, TRAINED, PAID, PLEASED, TOTAL)).projects).toMatchObject([
      { initial_budget: 120, executed: 82.5 },
    ]);
  });

  test('is listed where the page ends before its indicators', () => {
    const { projects, unread } = readText(stack(NAME, FUNDS, '年度资金总额 30 30 10 100% 99'));
    expect(projects).toEqual([]);
    expect(unread.map(({ printed }) => printed)).toEqual(['年度资金总额 30 30 10 100% 99']);
  });

  test('is one of several in a row', () => {
    const other = stack(
      NAME.replace('技能培训补贴', '见习补贴'),
      FUNDS,
      WHOLE,
      HEADS,
      TRAINED,
      PAID,
      PLEASED,
      TOTAL,
    );
    const text = [stack(NAME, FUNDS, WHOLE, HEADS, TRAINED, PAID, PLEASED, TOTAL), other].join('\n');
    expect(readText(text).projects.map(({ name_zh }) => name_zh)).toEqual(['技能培训补贴', '见习补贴']);
    expect(readText(text).indicators).toHaveLength(6);
  });
});
