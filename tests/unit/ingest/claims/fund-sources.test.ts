/** The sources of a project's money, as forms list them below the whole. */
import { expect, test } from 'vitest';
import { readFundSources } from '#ingest/claims/fund-sources.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { grid } from '../performance/form-text.ts';

const HEADS = ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
const INDICATORS = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '原因'];
const form = (...rows: readonly (readonly string[])[]) =>
  grid(['项目支出绩效自评表'], ['项目名称', '培训补贴'], HEADS, ...rows, INDICATORS);
const listsOf = (text: string) =>
  readFundSources(readPlainText(text)).map((figures) =>
    figures.map(({ label_zh, value, printed, measure }) => [label_zh, value, printed, measure]),
  );
const WHOLE = ['', '年度资金总额', '30.00', '27.60', '26.10', '10', '94.57%', '9.5'];

test('a list for each column of amounts', () => {
  const text = form(
    WHOLE,
    ['', '其中：当年财政拨款', '30.00', '20.00', '20.00', '—', '100%', '—'],
    ['', '其他资金', '0.00', '7.60', '6.10', '—', '80.26%', '—'],
  );
  expect(listsOf(text)).toEqual([
    [
      ['培训补贴的年初预算', 30, '30.00', 'initial_budget'],
      ['当年财政拨款', 30, '30.00', 'initial_budget'],
      ['其他资金', 0, '0.00', 'initial_budget'],
    ],
    [
      ['培训补贴的全年预算', 27.6, '27.60', 'adjusted_budget'],
      ['当年财政拨款', 20, '20.00', 'adjusted_budget'],
      ['其他资金', 7.6, '7.60', 'adjusted_budget'],
    ],
    [
      ['培训补贴的执行数', 26.1, '26.10', 'final'],
      ['当年财政拨款', 20, '20.00', 'final'],
      ['其他资金', 6.1, '6.10', 'final'],
    ],
  ]);
});

test('a last source left blank is none, and says that all are listed', () => {
  const text = form(
    WHOLE,
    ['', '其中：当年财政拨款', '30.00', '27.60', '26.10', '—', '', '—'],
    ['', '上年结转资金', '', '', '', '—', '', '—'],
    ['', '其他资金', '', '', '', '—', '', '—'],
  );
  expect(listsOf(text)[0]).toEqual([
    ['培训补贴的年初预算', 30, '30.00', 'initial_budget'],
    ['当年财政拨款', 30, '30.00', 'initial_budget'],
    ['其他资金', 0, '其他资金', 'initial_budget'],
  ]);
});

test.each([
  [
    'sources that are all blank',
    [
      ['', '其中：财政拨款', '', '', '', '', '', ''],
      ['', '其他资金', '', '', '', '', '', ''],
    ],
  ],
  ['a row of another name', [['', '其中：培训费', '10.00', '10.00', '10.00', '', '', '']]],
  [
    'levels of government beside all fiscal money, which holds them',
    [
      ['', '其中：财政拨款', '30.00', '27.60', '26.10', '', '', ''],
      ['', '其中：中央资金', '20.00', '20.00', '20.00', '', '', ''],
    ],
  ],
  ['words for an amount', [['', '其中：财政拨款', '详见附表', '详见附表', '详见附表', '', '', '']]],
])('none of %s', (_, rows) => {
  expect(listsOf(form(WHOLE, ...rows))).toEqual([]);
});

test('of a form that does not say what it assesses, or whose whole stands in other columns than its heads, there is none', () => {
  const parts = ['', '其中：当年财政拨款', '30.00', '27.60', '26.10', '—', '', '—'];
  const unnamed = grid(['项目支出绩效自评表'], HEADS, WHOLE, parts, INDICATORS);
  const moved = form([...WHOLE.slice(1), ''], [...parts.slice(1), '']);
  expect([unnamed, moved].map(listsOf)).toEqual([[], []]);
});
