/** What long explanations say that notices do not: items by their codes, comparisons in a paragraph of their own, purchases of the year. */
import { describe, expect, test } from 'vitest';
import { expectTold, read, type Told } from './told.ts';

const CODES: readonly string[] = [
  '2080101（行政运行）180.5万元',
  '（2080101）行政运行180.5万元',
  '[2080101]行政运行180.5万元',
  '2080101行政运行180.5万元',
  '2080101-行政运行180.5万元',
  '2080101“行政运行”180.5万元',
  '2080101项行政运行支出180.5万元',
  '行政运行（2080101）180.5万元',
  '行政运行（项）2080101：180.5万元',
];

test.each(CODES)('an item by its code: %s', (words) => {
  const { figures, unread } = read('general', `（一）${words}，较2022年决算数增加9.5万元，增长5.56%。`);
  expect(
    figures.map(({ concept, measure, value, fund }) => [concept, measure, value, fund].join(' ')),
  ).toEqual([
    'function.2080101 final 180.5 general_public_budget',
    'function.2080101 change 9.5 general_public_budget',
    'function.2080101 change_pct 5.56 general_public_budget',
  ]);
  expect(unread).toEqual([]);
});

test('a code beside the name of another item is neither', () => {
  const { figures, unread } = read('general', '（一）2080102（行政运行）180.5万元。');
  expect(figures).toEqual([]);
  expect(unread.map(({ printed }) => printed)).toEqual(['180.5万元']);
});

const COMPARED_BELOW: readonly Told[] = [
  {
    section: 'overall',
    text: [
      '8.上年结转和结余8.02万元，为以前年度未执行完毕的资金。',
      '较2022年度决算数增加0.78万元，增长10.8%。',
    ],
    facts: ['carryover.opening 8.02', 'carryover.opening change 0.78', 'carryover.opening change_pct 10.8'],
  },
  {
    section: 'income',
    text: ['其他收入9万元。', '比年初预算减少1万元，下降10%。', '与上年相比增加2万元，增长28.57%。'],
    facts: [
      'income.other 9',
      'income.other budget_change -1',
      'income.other budget_change_pct -10',
      'income.other change 2',
      'income.other change_pct 28.57',
    ],
  },
  {
    section: 'income',
    text: ['事业收入9万元，其他收入3万元。', '较上年增加2万元。'],
    facts: ['income.undertaking 9', 'income.other 3'],
    unread: ['2万元'],
  },
];

const PARTS: readonly Told[] = [
  {
    section: 'income',
    text: '收入总计512.6万元，其中年初结转和结余31.2万元，较2022年增加42.6万元，增长9.06%；本年收入合计481.4万元，较2022年增加50.2万元，增长11.64%。',
    facts: [
      'income.total 512.6',
      'carryover.opening 31.2',
      'income.current 481.4',
      'income.current change 50.2',
      'income.current change_pct 11.64',
      'income.total change 42.6',
      'income.total change_pct 9.06',
    ],
  },
  {
    section: 'three',
    text: '公务用车购置及运行维护费支出3.6万元，其中公务用车购置全年预算数为0万元，决算数为0万元，决算数较2022年增加0万元，增长0%。',
    facts: [
      'three_public.vehicle 3.6',
      'three_public.vehicle_purchase adjusted_budget 0',
      'three_public.vehicle_purchase 0',
      'three_public.vehicle_purchase change 0',
      'three_public.vehicle_purchase change_pct 0',
    ],
  },
];

const OTHER_THINGS: readonly Told[] = [
  {
    section: 'agency',
    text: '机关运行经费支出31.2万元，比上年减少1.5万元，下降4.59%。其中：办公费6.2万元，会议费1.2万元，培训费2.1万元，公务用车运行维护费4万元。',
    facts: [
      'agency_operation.total 31.2',
      'agency_operation.total change -1.5',
      'agency_operation.total change_pct -4.59',
    ],
    unread: ['6.2万元', '1.2万元', '2.1万元', '4万元'],
  },
  {
    section: 'assets',
    text: '本部门共有车辆6辆，单价50万元以上的通用设备1台（套）；单价100万元以上的专用设备2台（套）。2023年当年购置车辆1辆；购置单价50万元以上的通用设备3台（套）；购置单价100万元以上的专用设备0台（套）。',
    facts: [
      'assets.vehicles count 6',
      'assets.equipment_over_500k count 1',
      'assets.equipment_over_1m count 2',
    ],
    unread: ['1辆', '3台（套）', '0台（套）'],
  },
  {
    section: 'three',
    text: '2023年度无因公出国（境）预算，支出决算0万元。',
    facts: ['three_public.overseas 0'],
  },
  {
    section: 'three',
    text: '本年度未安排公务用车购置费预算，支出决算为0万元。',
    facts: ['three_public.vehicle_purchase 0'],
  },
  {
    section: 'income',
    text: '其他收入5万元，占5%；附属单位缴款0万元，占0%。',
    facts: [
      'income.other 5',
      'income.other share_pct 5',
      'income.affiliated 0',
      'income.affiliated share_pct 0',
    ],
  },
  {
    section: 'matters',
    text: '开支会议费1.2万元，用于召开就业工作会议，人数120人；开支培训费3.5万元，用于业务培训。',
    facts: ['meetings.total 1.2', 'training.total 3.5'],
    unread: ['120人'],
  },
  {
    section: 'general',
    text: '按经济分类科目，工资福利支出37.2万元，商品和服务支出3.1万元，其他资本性支出1.6万元。',
    facts: ['expenditure.economic.301 37.2', 'expenditure.economic.302 3.1'],
    unread: ['1.6万元'],
  },
  {
    section: 'basic',
    text: '公用经费11.5万元，其中：办公费6.2万元、办公设备购置3.7万元、其他资本性支出1.6万元。',
    facts: [
      'general_budget.operating 11.5',
      'economic.30201 6.2',
      'economic.31002 3.7',
      'economic.31099 1.6',
    ],
  },
  {
    section: 'general',
    text: '支出年初预算数480万元，决算数510万元，预决算差异率16.25%。',
    facts: [],
    unread: ['480万元', '510万元', '16.25%'],
  },
];

const ASIDES: readonly Told[] = [
  {
    section: 'three',
    text: '其中：外事接待支出0.00万元，主要用于接待外宾。接待0批次，0人次。',
    facts: [
      'three_public.reception_foreign 0',
      'three_public.reception_foreign_batches count 0',
      'three_public.reception_foreign_visitors count 0',
    ],
  },
  {
    section: 'three',
    text: '国内公务接待支出6.1万元，主要用于接待上级检查。接待60批次，480人次。',
    facts: [
      'three_public.reception_domestic 6.1',
      'three_public.reception_batches count 60',
      'three_public.reception_visitors count 480',
    ],
  },
  {
    section: 'three',
    text: '公务用车购置支出0万元（含购置税等附加费用），主要用于经批准购置的0辆公务用车；公务用车运行维护费支出12.3万元，主要用于下乡所需的燃料费、保险费等支出；年末部门开支财政拨款的公务用车保有量为4辆。',
    facts: [
      'three_public.vehicle_purchase 0',
      'three_public.vehicles_purchased count 0',
      'three_public.vehicle_operation 12.3',
      'three_public.vehicles_held count 4',
    ],
  },
  {
    section: 'basic',
    text: '人员经费55.9万元，主要包括：基本工资、津贴补贴、奖金；较上年增加1.1万元，主要原因是：增资。',
    facts: ['general_budget.personnel 55.9', 'general_budget.personnel change 1.1'],
  },
  {
    section: 'overall',
    text: '年末结转和结余15.1万元，为本年度或以前年度预算安排、因客观条件发生变化未执行，结转到以后年度继续使用的资金，既包括财政拨款结转和结余，也包括事业收入、其他收入的结转和结余。较2022年度决算数减少7.1万元，下降31.98%。',
    facts: ['carryover.closing 15.1', 'carryover.closing change -7.1', 'carryover.closing change_pct -31.98'],
  },
  {
    section: 'basic',
    text: '工资福利支出84.2万元，较2022年度决算数增加5.2万元，增长6.58%。完成2023年初预算的106.20%。',
    facts: [
      'economic.301 84.2',
      'economic.301 change 5.2',
      'economic.301 change_pct 6.58',
      'economic.301 completion_pct 106.2',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费支出决算12.05万元，为“三公”经费支出总预算的80.33%，比上年减少0.95万元，下降7.31%。',
    facts: [
      'three_public.total 12.05',
      'three_public.total completion_pct 80.33',
      'three_public.total change -0.95',
      'three_public.total change_pct -7.31',
    ],
  },
  {
    section: 'appropriation',
    text: '财政拨款收、支总计各减少31.4万元。其中：一般公共预算财政拨款收入减少29.1万元，主要原因是机构改革；一般公共预算财政拨款支出减少28.3万元，主要原因是机构改革。',
    facts: [
      'appropriation.total change -31.4',
      'income.general_public_budget change -29.1',
      'general_budget.total change -28.3',
    ],
  },
  {
    section: 'expenditure',
    text: '项目支出60万元，其中：商品和服务支出60万元。某类支出260万元。工资福利支出170万元。',
    facts: ['expenditure.project 60', 'project.economic.302 60'],
    unread: ['260万元', '170万元'],
  },
];

const LISTS: readonly Told[] = [
  {
    section: 'general',
    text: '社会保障和就业支出35.2万元，较上年增加1.2万元，主要原因是就业补助增加；卫生健康支出8.8万元，较上年减少0.5万元；住房保障支出8万元，与上年持平。',
    facts: [
      'function.208 35.2',
      'function.208 change 1.2',
      'function.210 8.8',
      'function.210 change -0.5',
      'function.221 8',
      'function.221 2022 8',
    ],
  },
  {
    section: 'basic',
    text: '工资福利支出35.2万元，较上年增加1.2万元，主要原因是增资；商品和服务支出8.8万元，较上年减少0.5万元。',
    facts: ['economic.301 35.2', 'economic.301 change 1.2', 'economic.302 8.8', 'economic.302 change -0.5'],
  },
  {
    section: 'three',
    text: '公务接待费8.8万元，较上年增加1.2万元，主要原因是：一是接待上级检查；二是会议费1.1万元；卫生健康支出2万元。',
    facts: [
      'three_public.reception 8.8',
      'three_public.reception change 1.2',
      'explanation.amount 1.1',
      'explanation.amount 2',
    ],
  },
  {
    section: 'basic',
    text: '2023年度使用一般公共预算财政拨款安排基本支出121.9万元，使用政府性基金财政拨款安排基本支出0万元，使用国有资本经营预算财政拨款安排基本支出0万元。',
    facts: ['general_budget.basic 121.9', 'government_fund.basic 0', 'state_capital.basic 0'],
  },
];

const SPLIT_ANEW: readonly Told[] = [
  {
    section: 'expenditure',
    text: '本年支出120.2万元，按支出性质分，基本支出110.2万元，项目支出10万元；按支出功能分，社会保障和就业支出3万元，卫生健康支出117.2万元；按支出经济分类分，工资福利支出50万元，商品和服务支出70.2万元。',
    facts: [
      'expenditure.current 120.2',
      'expenditure.basic 110.2',
      'expenditure.project 10',
      'function.208 3',
      'function.210 117.2',
      'expenditure.economic.301 50',
      'expenditure.economic.302 70.2',
    ],
  },
  {
    section: 'expenditure',
    text: '本年支出120.2万元，其中：基本支出110.2万元，项目支出10万元；按经济分类：工资福利支出50万元，商品和服务支出70.2万元。',
    facts: [
      'expenditure.current 120.2',
      'expenditure.basic 110.2',
      'expenditure.project 10',
      'expenditure.economic.301 50',
      'expenditure.economic.302 70.2',
    ],
  },
  {
    section: 'overall',
    text: '支出总计325.2万元，其中：一般公共服务支出98万元，占30.14%；农林水支出223.2万元，占68.63%；结转下年4万元。比2022年增加27.2万元，增幅9.13%。',
    facts: [
      'expenditure.total 325.2',
      'function.201 98',
      'function.201 share_pct 30.14',
      'function.213 223.2',
      'function.213 share_pct 68.63',
      'carryover.closing 4',
      'expenditure.total change 27.2',
      'expenditure.total change_pct 9.13',
    ],
  },
];

const PAID_BY: readonly Told[] = [
  {
    section: 'matters',
    text: '2023年度财政拨款会议费支出预算30万元（其中：一般公共预算支出30万元；政府性基金预算支出0万元；国有资本经营预算支出0万元），支出决算12.3万元（其中：一般公共预算支出12.3万元；政府性基金预算支出0万元），完成调整后预算的41%。',
    facts: ['meetings.total adjusted_budget 30', 'meetings.total 12.3', 'meetings.total completion_pct 41'],
    unread: ['30万元', '0万元', '0万元', '12.3万元', '0万元'],
  },
  {
    section: 'three',
    text: '公务接待费支出预算20万元（其中：一般公共预算支出20万元；政府性基金预算支出0万元），支出决算5.2万元（其中：一般公共预算支出5.2万元），完成调整后预算的26%。其中：国内公务接待支出5.2万元，接待48批次，420人次。',
    facts: [
      'three_public.reception adjusted_budget 20',
      'three_public.reception 5.2',
      'three_public.reception completion_pct 26',
      'three_public.reception_domestic 5.2',
      'three_public.reception_batches count 48',
      'three_public.reception_visitors count 420',
    ],
    unread: ['20万元', '0万元', '5.2万元'],
  },
  {
    section: 'matters',
    text: '培训费支出4.2万元（一般公共预算财政拨款支出4万元，政府性基金预算支出0.2万元），比上年增加1万元。',
    facts: ['training.total 4.2', 'training.total change 1'],
    unread: ['4万元', '0.2万元'],
  },
  {
    section: 'procurement',
    text: '政府采购支出总额20.2万元，其中：一般公共预算支出20万元，政府性基金预算支出0.2万元。',
    facts: ['procurement.total 20.2'],
    unread: ['20万元', '0.2万元'],
  },
];

const SIGNS: readonly Told[] = [
  {
    section: 'income',
    text: '其他收入5.5万元，与上年相比-1.2万元，-17.86%。',
    facts: ['income.other 5.5', 'income.other change -1.2', 'income.other change_pct -17.86'],
  },
  {
    section: 'income',
    text: '其他收入5.5万元，较上年减少1.2万元、-17.86%。',
    facts: ['income.other 5.5', 'income.other change -1.2', 'income.other change_pct -17.86'],
  },
  {
    section: 'income',
    text: '其他收入5.5万元，比上年度-1.2万元，下降17.86%；比年初预算-0.5万元、-8.33%。',
    facts: [
      'income.other 5.5',
      'income.other change -1.2',
      'income.other change_pct -17.86',
      'income.other budget_change -0.5',
      'income.other budget_change_pct -8.33',
    ],
  },
  {
    section: 'income',
    text: '其他收入5.5万元，较上年增加1.2万元，-17.86%。',
    facts: ['income.other 5.5', 'income.other change 1.2'],
    unread: ['-17.86%'],
  },
];

describe.each([
  ['the whole split anew', SPLIT_ANEW],
  ['what a fund paid of a matter', PAID_BY],
  ['lists', LISTS],
  ['signs of their own', SIGNS],
  ['words between an item and its figures', ASIDES],
  ['a comparison below the account', COMPARED_BELOW],
  ['a change of the whole behind a part', PARTS],
  ['other things by like names', OTHER_THINGS],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
