/** Forms that list what a body spent beside its accounts: the three public expenses and others, running costs, procurement, assets. */
import { describe, expect, test } from 'vitest';
import { readAccounts } from '#ingest/prose/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { REGISTRY } from '../prose/reading.ts';

/** Reads one form whose columns are set off by `|`: concept, measure and value of each figure, and what was not read. */
function readForm(...lines: readonly string[]) {
  const text = ['第四部分 2024年度部门决算表', ...lines].join('\n').replaceAll('|', '\t');
  const { figures, unread } = readAccounts(readPlainText(text), REGISTRY, 2024);
  return {
    read: figures.map(({ concept, measure, value }) => `${concept} ${measure} ${value}`),
    unread: unread.map(({ printed, reason }) => `${printed} ${reason}`),
  };
}

describe('会议费 and 培训费 beside the three public expenses', () => {
  test('below them, in any order: the total of all five is not that of the three', () => {
    const { read, unread } = readForm(
      '财政拨款“三公”经费及会议费、培训费支出决算表',
      '单位：万元',
      '项目|年初预算数|决算数',
      '合计|10.00|9.00',
      '一、培训费|2.00|1.80',
      '二、“三公”经费小计|7.00|6.00',
      '1.公务接待费|2.00|1.50',
      '2.公务用车购置及运行维护费|5.00|4.50',
      '三、会议费|1.00|',
    );
    expect(read).toEqual([
      'training.total initial_budget 2',
      'training.total final 1.8',
      'three_public.total initial_budget 7',
      'three_public.total final 6',
      'three_public.reception initial_budget 2',
      'three_public.reception final 1.5',
      'three_public.vehicle initial_budget 5',
      'three_public.vehicle final 4.5',
      'meetings.total initial_budget 1',
    ]);
    expect(unread).toEqual(['10.00 unknown-item', '9.00 unknown-item']);
  });

  test('side by side, below heads on three rows', () => {
    const { read, unread } = readForm(
      '一般公共预算财政拨款“三公”经费、会议费和培训费支出决算表',
      '单位：万元',
      '“三公”经费||||||会议费|培训费',
      '合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费||',
      '||小计|公务用车购置费|公务用车运行费|||',
      '6.00|0.00|4.50|0.00|4.50|1.50|1.20|1.80',
    );
    expect(read.slice(-2)).toEqual(['meetings.total final 1.2', 'training.total final 1.8']);
    expect(read[0]).toBe('three_public.total final 6');
    expect(unread).toEqual([]);
  });
});

describe('forms on procurement', () => {
  test.each([
    ['政府采购支出情况表', '政府采购货物支出', '政府采购服务支出'],
    ['政府采购情况表', '货物', '服务'],
  ])('%s: 合计 is of what was bought, and never of the three public expenses', (title, goods, services) => {
    const { read, unread } = readForm(
      title,
      '单位：万元',
      '项目|采购预算|实际采购金额',
      '合计|60.00|50.00',
      `${goods}|20.00|30.00`,
      `${services}|40.00|20.00`,
    );
    expect(read).toEqual([
      'procurement.total final 50',
      'procurement.goods final 30',
      'procurement.services final 20',
    ]);
    // Which budget a plan of purchases is of, the form does not say.
    expect(unread).toEqual(['60.00 unclear-column', '20.00 unclear-column', '40.00 unclear-column']);
  });

  test('goods that stand twice are those of two things', () => {
    const { read } = readForm(
      '政府采购情况表',
      '单位：万元',
      '项目|金额',
      '合计|50.00',
      '货物|30.00',
      '服务|20.00',
      '授予中小企业合同金额|9.00',
      '货物|5.00',
      '服务|4.00',
    );
    expect(read).toEqual(['procurement.sme final 9']);
  });
});

test('running costs by kind of body, and names with amounts in them', () => {
  const { read, unread } = readForm(
    '机关运行经费、国有资产占用情况表',
    '单位：万元',
    '项目|统计数|项目|统计数',
    '一、机关运行经费|100.50|二、国有资产占用情况|—',
    '（一）行政单位|80.50|（一）车辆|3',
    '（二）参照公务员法管理事业单位|20.00|（二）单价100万元（含）以上设备（不含车辆）（台、套）|2',
  );
  expect(read).toEqual([
    'agency_operation.total final 100.5',
    'agency_operation.agencies final 80.5',
    'assets.vehicles count 3',
    'agency_operation.institutions final 20',
    'assets.equipment_over_1m count 2',
  ]);
  expect(unread).toEqual([]);
});

test('foreign guests within the receptions of the country are a part of them, receptions abroad are not', () => {
  const { read } = readForm(
    '“三公”经费支出决算表',
    '单位：万元',
    '项目|决算数',
    '公务接待费|2.00',
    '（1）国内接待费|1.50',
    '其中：外事接待费|0.40',
    '（2）国（境）外接待费|0.50',
    '因公出国（境）费|0.00',
    '外事接待费|0.10',
  );
  expect(read).toEqual([
    'three_public.reception final 2',
    'three_public.reception_domestic final 1.5',
    'three_public.reception_domestic_foreign final 0.4',
    'three_public.reception_abroad final 0.5',
    'three_public.overseas final 0',
    'three_public.reception_foreign final 0.1',
  ]);
});

test.each([
  ['收入决算表（分单位）', '单位编码|单位名称|本年收入合计|财政拨款收入'],
  ['支出决算表（分单位）', '部门代码|部门名称|本年支出合计|基本支出'],
])('%s: the numbers of bodies are no codes of the classification', (title, heads) => {
  const { read, unread } = readForm(
    title,
    '单位：万元',
    heads,
    '|合计|9.00|8.00',
    '208|某县人力资源和社会保障局|6.00|5.00',
    '20801|某县就业服务中心|3.00|3.00',
  );
  expect(read).toEqual([]);
  expect(unread).toHaveLength(6);
});

test.each(['对比', '比较', '对照'])(
  'a form that sets two years beside each other, by a title of %s',
  (word) => {
    const { read, unread } = readForm(
      `“三公”经费支出情况${word}表`,
      '单位：元',
      '支出项目|2023年决算|2024年决算|增减变动（元）|变动比例（%）',
      '公务接待费|23,600|18,880|-4,720|-20',
      '合计|109,600|109,180|-420|-0.38',
    );
    expect(unread).toEqual([]);
    expect(read.sort()).toEqual([
      'three_public.reception change -0.472',
      'three_public.reception change_pct -20',
      'three_public.reception final 1.888',
      'three_public.reception final 2.36',
      'three_public.total change -0.042',
      'three_public.total change_pct -0.38',
      'three_public.total final 10.918',
      'three_public.total final 10.96',
    ]);
  },
);
