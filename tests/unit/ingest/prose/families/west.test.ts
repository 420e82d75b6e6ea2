import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const CHONGQING: readonly Told[] = [
  {
    section: 'overall',
    text: '1.总体情况。2023年度收入总计910万元，支出总计910万元。收支较上年决算数增加30万元，增长3.4%，主要原因是项目增加。',
    facts: [
      'income.total 910',
      'expenditure.total 910',
      'income.total change 30',
      'expenditure.total change 30',
      'income.total change_pct 3.4',
      'expenditure.total change_pct 3.4',
    ],
  },
  {
    section: 'general',
    text: '1.收入情况。2023年度一般公共预算财政拨款收入700万元，较上年决算数增加20万元，增长2.9%。主要原因是调标。较年初预算数增加40万元，增长6.1%。主要原因是追加。此外，年初财政拨款结转和结余15万元。',
    facts: [
      'income.general_public_budget 700',
      'income.general_public_budget change 20',
      'income.general_public_budget change_pct 2.9',
      'income.general_public_budget budget_change 40',
      'income.general_public_budget budget_change_pct 6.1',
      'general_budget.carryover_opening 15',
    ],
  },
  {
    section: 'general',
    text: '（1）教育支出2.5万元，占0.4%，较年初预算数减少0.5万元，下降16.7%，主要原因是培训减少。',
    facts: [
      'function.205 2.5',
      'function.205 share_pct 0.4',
      'function.205 budget_change -0.5',
      'function.205 budget_change_pct -16.7',
    ],
  },
  {
    section: 'fund',
    text: '政府性基金预算财政拨款年初结转结余1万元，年末结转结余2万元。本年收入31万元，较上年决算数增加3万元，增长10.7%。本年支出30万元，较上年决算数减少4万元，下降11.8%。',
    facts: [
      'government_fund.carryover_opening 1',
      'government_fund.carryover_closing 2',
      'income.government_fund 31',
      'income.government_fund change 3',
      'income.government_fund change_pct 10.7',
      'government_fund.total 30',
      'government_fund.total change -4',
      'government_fund.total change_pct -11.8',
    ],
  },
  {
    section: 'three',
    text: '公务车运行维护费7.2万元，主要用于机要文件交换。费用支出较年初预算数减少0.8万元，下降10%，主要原因是节约。较上年支出数减少0.3万元，下降4%，主要原因是节约。',
    facts: [
      'three_public.vehicle_operation 7.2',
      'three_public.vehicle_operation budget_change -0.8',
      'three_public.vehicle_operation budget_change_pct -10',
      'three_public.vehicle_operation change -0.3',
      'three_public.vehicle_operation change_pct -4',
    ],
  },
  {
    section: 'three',
    text: '本部门因公出国（境）共计1个团组，2人；公务用车购置0辆，公务车保有量为3辆；国内公务接待15批次110人，其中：国内外事接待1批次，6人；国（境）外公务接待0批次，0人。本部门人均接待费98元，车均购置费0万元，车均维护费2.4万元。',
    facts: [
      'three_public.overseas_groups count 1',
      'three_public.overseas_people count 2',
      'three_public.vehicles_purchased count 0',
      'three_public.vehicles_held count 3',
      'three_public.reception_batches count 15',
      'three_public.reception_visitors count 110',
      'three_public.reception_foreign_batches count 1',
      'three_public.reception_foreign_visitors count 6',
      'three_public.reception_foreign_batches count 0',
      'three_public.reception_foreign_visitors count 0',
    ],
    unread: ['98元', '0万元', '2.4万元'],
  },
  {
    section: 'matters',
    text: '（一）财政拨款会议费和培训费情况说明。本年度会议费支出1.1万元，较上年决算数增加0.2万元，增长22.2%。本年度培训费支出2.3万元。',
    facts: [
      'meetings.total 1.1',
      'meetings.total change 0.2',
      'meetings.total change_pct 22.2',
      'training.total 2.3',
    ],
  },
  {
    section: 'matters',
    text: '（二）机关运行经费情况说明。2023年度机关运行经费支出66万元，较上年支出数减少4万元，下降5.7%。',
    facts: [
      'agency_operation.total 66',
      'agency_operation.total change -4',
      'agency_operation.total change_pct -5.7',
    ],
  },
];

const YUNNAN: readonly Told[] = [
  {
    section: 'income',
    text: '收入合计410万元。其中：财政拨款收入400万元，占总收入的97.56%；其他收入10万元，占总收入的2.44%。与上年相比，收入合计增加20万元，增长5.13%。其中：财政拨款收入增加21万元，增长5.54%；其他收入减少1万元，下降9.09%。',
    facts: [
      'income.current 410',
      'income.fiscal_appropriation 400',
      'income.fiscal_appropriation share_pct 97.56',
      'income.other 10',
      'income.other share_pct 2.44',
      'income.current change 20',
      'income.current change_pct 5.13',
      'income.fiscal_appropriation change 21',
      'income.fiscal_appropriation change_pct 5.54',
      'income.other change -1',
      'income.other change_pct -9.09',
    ],
  },
  {
    section: 'general',
    text: '8.社会保障和就业（类）支出350万元，占一般公共预算财政拨款总支出的87.5%。主要用于人员工资等。',
    facts: ['function.208 350', 'function.208 share_pct 87.5'],
  },
  {
    section: 'three',
    text: '公务用车购置支出0万元，购置车辆0辆。公务用车运行维护支出6.5万元，开支一般公共预算财政拨款的公务用车保有量为2辆。',
    facts: [
      'three_public.vehicle_purchase 0',
      'three_public.vehicles_purchased count 0',
      'three_public.vehicle_operation 6.5',
      'three_public.vehicles_held count 2',
    ],
  },
  {
    section: 'three',
    text: '其中：国内接待费支出2万元（其中：外事接待费支出0.1万元），共安排国内公务接待30批次（其中：外事接待1批次），接待人次210人（其中：外事接待人次5人）。国（境）外接待费支出0万元，共安排国（境）外公务接待0批次，接待人次0人。',
    facts: [
      'three_public.reception_domestic 2',
      'three_public.reception_foreign 0.1',
      'three_public.reception_batches count 30',
      'three_public.reception_foreign_batches count 1',
      'three_public.reception_visitors count 210',
      'three_public.reception_foreign_visitors count 5',
      'three_public.reception_foreign 0',
      'three_public.reception_foreign_batches count 0',
      'three_public.reception_foreign_visitors count 0',
    ],
  },
  {
    section: 'assets',
    text: '资产总额900万元，其中，流动资产300万元，固定资产600万元（净值）。处置车辆1辆，账面原值12万元。',
    facts: [],
    unread: ['900万元', '300万元', '600万元', '1辆', '12万元'],
  },
];

const SICHUAN: readonly Told[] = [
  {
    section: 'general',
    text: '2.社会保障和就业支出（类）就业补助（款）职业培训补贴（项）：支出决算为21.4万元，完成预算97.3%，决算数小于预算数的主要原因是人数减少。',
    facts: ['function.2080702 21.4', 'function.2080702 completion_pct 97.3'],
  },
  {
    section: 'three',
    text: '国内公务接待支出1.1万元。国内公务接待11批次，92人次（不包括陪同人员），共计支出1.1万元，具体内容包括：检查0.7万元，交流0.4万元。',
    facts: [
      'three_public.reception_domestic 1.1',
      'three_public.reception_batches count 11',
      'three_public.reception_visitors count 92',
      'three_public.reception_domestic 1.1',
      'three_public.reception_detail 0.7',
      'three_public.reception_detail 0.4',
    ],
  },
];

const GUIZHOU_SHAANXI: readonly Told[] = [
  {
    section: 'overall',
    text: '2023年度收入、支出总计均为330万元，与上年相比收、支总计各增加11万元，增长3.45%，主要是人员增加。',
    facts: [
      'income.total 330',
      'expenditure.total 330',
      'income.total change 11',
      'expenditure.total change 11',
      'income.total change_pct 3.45',
      'expenditure.total change_pct 3.45',
    ],
  },
  {
    section: 'general',
    text: '一般公共预算财政拨款支出年初预算为280万元，支出决算为310万元，完成年初预算的110.71%，占本年支出合计的96.88%。',
    facts: [
      'general_budget.total initial_budget 280',
      'general_budget.total 310',
      'general_budget.total completion_pct 110.71',
      'general_budget.total share_pct 96.88',
    ],
  },
  {
    section: 'agency',
    text: '机关运行经费支出预算40万元，支出决算38万元，完成预算的95%。决算数较上年减少2万元，下降5%。',
    facts: [
      'agency_operation.total adjusted_budget 40',
      'agency_operation.total 38',
      'agency_operation.total completion_pct 95',
      'agency_operation.total change -2',
      'agency_operation.total change_pct -5',
    ],
  },
];

describe.each([
  ['Chongqing', CHONGQING],
  ['Yunnan', YUNNAN],
  ['Sichuan', SICHUAN],
  ['Guizhou and Shaanxi', GUIZHOU_SHAANXI],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
