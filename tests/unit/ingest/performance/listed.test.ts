/** Self-assessments listed in one table, a project a row. */
import { describe, expect, test } from 'vitest';
import { grid, readText } from './form-text.ts';

const SUBSIDIES = ['就业补助资金', '300.00', '320.00', '318.40', '99.50%', '97.5'];
const INSPECTION = ['劳动监察执法经费', '15.00', '15.00', '12.30', '82.00%', '91.2'];
const HEADS = ['项目名称', '年初预算数', '全年预算数', '全年执行数', '执行率', '自评得分'];
const SUM = ['合计', '315.00', '335.00', '330.70', '98.72%', ''];

const figuresOf = (text: string) =>
  readText(text).projects.map(
    ({ name_zh, initial_budget, adjusted_budget, executed, execution_pct, score_total }) => [
      name_zh,
      initial_budget,
      adjusted_budget,
      executed,
      execution_pct,
      score_total,
    ],
  );
const BOTH = [
  ['就业补助资金', 300, 320, 318.4, 99.5, 97.5],
  ['劳动监察执法经费', 15, 15, 12.3, 82, 91.2],
];

describe('a list of projects', () => {
  test.each<[string, string[][]]>([
    ['under its title', [['项目支出绩效自评情况表', '', '', '', '', ''], HEADS, SUBSIDIES, INSPECTION, SUM]],
    [
      'with heads in two lines',
      [
        ['项目名称', '预算资金（万元）', '', '', '执行率', '自评得分'],
        ['', '年初预算', '全年预算', '全年执行', '', ''],
        SUBSIDIES,
        INSPECTION,
      ],
    ],
    [
      'with scores in words and numbered rows',
      [
        ['序号', '项目', ...HEADS.slice(1)],
        ['1', ...SUBSIDIES.with(5, '97.5分')],
        ['2', ...INSPECTION.with(5, '91.2分')],
      ],
    ],
  ])('%s', (_, rows) => {
    expect(figuresOf(grid(...rows))).toEqual(BOTH);
    expect(readText(grid(...rows)).unread).toEqual([]);
    expect(readText(grid(...rows)).scores.map(({ subject_zh, score }) => [subject_zh, score])).toEqual([
      ['就业补助资金', 97.5],
      ['劳动监察执法经费', 91.2],
    ]);
  });

  test('is in the unit that a line above it states', () => {
    expect(
      figuresOf(`单位：元\n\n${grid(HEADS, ['培训费', '50000', '40000', '36000', '90%', '95'])}`),
    ).toEqual([['培训费', 5, 4, 3.6, 90, 95]]);
  });

  test('lists what it does not say for certain: a budget of no kind, a column without a known head, a row without a score', () => {
    const { projects, unread } = readText(
      grid(
        ['项目名称', '预算数', '到位资金', '全年执行数', '自评得分'],
        ['就业补助资金', '300.00', '320.00', '318.40', '97.5'],
        ['劳动监察执法经费', '15.00', '15.00', '12.30', '未评'],
      ),
    );
    expect(projects).toMatchObject([{ executed: 318.4, initial_budget: null, adjusted_budget: null }]);
    expect(unread.map(({ printed, reason }) => [printed, reason])).toEqual([
      ['300.00', 'unclear-budget'],
      ['320.00', 'unclear-column'],
      ['劳动监察执法经费 15.00 15.00 12.30 未评', 'unaligned-funds'],
    ]);
  });

  test('is none where a form of accounts lists projects with their money alone', () => {
    const rows = [
      ['项目名称', '年初预算数', '全年执行数'],
      ['就业补助资金', '300.00', '318.40'],
    ];
    expect(figuresOf(`项目支出决算明细表\n\n${grid(...rows)}`)).toEqual([]);
    expect(figuresOf(grid(['项目支出绩效自评表', '', ''], ...rows))).toEqual([
      ['就业补助资金', 300, null, 318.4, null, null],
    ]);
  });
});
