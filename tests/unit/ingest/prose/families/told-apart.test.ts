/** Sentences that speak of two things at once, or of one thing in two sentences. */
import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const IN_TURN: readonly Told[] = [
  {
    section: 'overall',
    text: '2023年度收、支总计各为512.34、498.76万元。与2022年相比，收、支总计各增加20.11,15.02万元，各增长4.09%、3.1%。',
    facts: [
      'income.total 512.34',
      'expenditure.total 498.76',
      'income.total change 20.11',
      'expenditure.total change 15.02',
      'income.total change_pct 4.09',
      'expenditure.total change_pct 3.1',
    ],
  },
  {
    section: 'overall',
    text: '本年收入、支出分别为61万元、58万元，分别比上年减少2万元、3万元。',
    facts: [
      'income.current 61',
      'expenditure.current 58',
      'income.current change -2',
      'expenditure.current change -3',
    ],
  },
  {
    section: 'income',
    text: '财政拨款收入、事业收入、其他收入分别为70万元、20万元和10万元，分别占70%、20%和10%。',
    facts: [
      'income.fiscal_appropriation 70',
      'income.undertaking 20',
      'income.other 10',
      'income.fiscal_appropriation share_pct 70',
      'income.undertaking share_pct 20',
      'income.other share_pct 10',
    ],
  },
  {
    section: 'overall',
    text: '收、支总计各为3.5、4.5、5.5万元。',
    facts: [],
    unread: ['3.5', '4.5', '5.5万元'],
  },
  {
    section: 'expenditure',
    text: '基本支出30万元、32万元。',
    facts: [],
    unread: ['30万元', '32万元'],
  },
  {
    section: 'three',
    text: '因公出国费、公务接待费，公务用车运行费（“三公”经费）决算共88万元，比上年下降2%。',
    facts: ['three_public.total 88', 'three_public.total change_pct -2'],
  },
];

const BOTH_SIDES: readonly Told[] = [
  {
    section: 'overall',
    text: '2023年度收入总计77万元，支出总计77万元，与2022年度相比，各减少3万元，下降3.75%。',
    facts: [
      'income.total 77',
      'expenditure.total 77',
      'expenditure.total change -3',
      'income.total change -3',
      'expenditure.total change_pct -3.75',
      'income.total change_pct -3.75',
    ],
  },
  {
    section: 'overall',
    text: '收入总计77万元，比上年增加4万元；支出总计77万元，比上年增加5万元。',
    facts: ['income.total 77', 'income.total change 4', 'expenditure.total 77', 'expenditure.total change 5'],
  },
  {
    section: 'overall',
    text: '收入支出总体情况与上年相比，增加6万元，增长9%。',
    facts: [
      'income.total change 6',
      'expenditure.total change 6',
      'income.total change_pct 9',
      'expenditure.total change_pct 9',
    ],
  },
  {
    section: 'appropriation',
    text: '财政拨款收入总计41万元，支出总计41万元。与2022年度相比，财政拨款收入、支出各增加1万元。',
    facts: ['appropriation.total 41', 'appropriation.total 41', 'appropriation.total change 1'],
  },
];

const PLAIN_NAMES: readonly Told[] = [
  {
    section: 'income',
    text: '2023年度，本单位收入为640万元，其中：一般公共预算财政拨款600万元，占93.75%；其他收入40万元。',
    facts: [
      'income.current 640',
      'income.general_public_budget 600',
      'income.general_public_budget share_pct 93.75',
      'income.other 40',
    ],
  },
  {
    section: 'income',
    text: '本年收入合计640万元，包括财政拨款收入600万元（其中，一般公共预算590万元，政府性基金预算10万元）。',
    facts: [
      'income.current 640',
      'income.fiscal_appropriation 600',
      'income.general_public_budget 590',
      'income.government_fund 10',
    ],
  },
  {
    section: 'expenditure',
    text: '2023年度本部门支出610万元。其中：基本支出400万元，项目支出210万元。',
    facts: ['expenditure.current 610', 'expenditure.basic 400', 'expenditure.project 210'],
  },
  {
    section: 'expenditure',
    text: '2023年度用于保障某馆等机构正常运转的日常支出3200000元。用于专项业务工作的经费支出500000元，比上年减少100000元。',
    facts: ['expenditure.basic 320', 'expenditure.project 50', 'expenditure.project change -10'],
  },
  {
    section: 'appropriation',
    text: '财政拨款本年收入52万元，比2022年度增加3万元，主要是人员增加；本年支出51万元，增加4万元。',
    facts: [
      'income.fiscal_appropriation 52',
      'income.fiscal_appropriation change 3',
      'appropriation.expenditure 51',
      'appropriation.expenditure change 4',
    ],
  },
  {
    section: 'fund',
    text: '政府性基金预算财政拨款支出5万元，占本年支出合计500万元的1%。',
    facts: ['government_fund.total 5', 'expenditure.current 500', 'government_fund.total share_pct 1'],
  },
  {
    section: 'overall',
    text: [
      '本年支出具体情况如下：',
      '1.教育支出55万元：主要用于教学。较2022年度决算数减少6万元，下降9.84%。',
    ],
    facts: ['function.205 55', 'function.205 change -6', 'function.205 change_pct -9.84'],
  },
  { section: 'overall', text: '1.其他支出55万元。', facts: [], unread: ['55万元'] },
];

const AMONG_CHANGES: readonly Told[] = [
  {
    section: 'three',
    text: '“三公”经费支出比上年增加2万元，增长25%。其中：公务接待费支出1.5万元，增长30%；公务用车运行维护费支出增加0.5万元。',
    facts: [
      'three_public.total change 2',
      'three_public.total change_pct 25',
      'three_public.reception change_pct 30',
      'three_public.vehicle_operation change 0.5',
    ],
    unread: ['1.5万元'],
  },
  {
    section: 'three',
    text: [
      '“三公”经费支出比上年减少2万元。其中：因公出国（境）费支出0万元；公务接待费支出减少2万元。',
      '1.因公出国（境）费支出0万元。',
    ],
    facts: [
      'three_public.total change -2',
      'three_public.overseas 0',
      'three_public.reception change -2',
      'three_public.overseas 0',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费支出9万元。比上年减少2万元。其中：公务接待费4万元；公务用车运行维护费5万元。',
    facts: [
      'three_public.total 9',
      'three_public.total change -2',
      'three_public.reception 4',
      'three_public.vehicle_operation 5',
    ],
  },
  {
    section: 'income',
    text: '收入合计90万元。其中：财政拨款收入80万元，其他收入10万元。与上年相比，收入合计增加9万元。其中：财政拨款收入增加7万元，其他收入2万元。',
    facts: [
      'income.current 90',
      'income.fiscal_appropriation 80',
      'income.other 10',
      'income.current change 9',
      'income.fiscal_appropriation change 7',
    ],
    unread: ['2万元'],
  },
];

const OTHER_STANDARDS: readonly Told[] = [
  {
    section: 'three',
    text: '“三公”经费支出6万元，比2019年减少4万元，下降40%。',
    facts: ['three_public.total 6'],
    unread: ['4万元', '40%'],
  },
  {
    section: 'general',
    text: '一般公共预算财政拨款支出60万元，完成年初预算的120%，决算数大于预算数10万元。',
    facts: [
      'general_budget.total 60',
      'general_budget.total completion_pct 120',
      'general_budget.total budget_change 10',
    ],
  },
  {
    section: 'three',
    text: '公务接待费支出决算2万元，决算数低于年初预算数0.5万元。',
    facts: ['three_public.reception 2', 'three_public.reception budget_change -0.5'],
  },
  {
    section: 'three',
    text: '“三公”经费支出预算为80000元，支出决算为60000元，完成年初预算的75%。公务接待费预算为2万元，支出决算为1万元，完成预算的50%。',
    facts: [
      'three_public.total initial_budget 8',
      'three_public.total 6',
      'three_public.total completion_pct 75',
      'three_public.reception adjusted_budget 2',
      'three_public.reception 1',
      'three_public.reception completion_pct 50',
    ],
  },
  {
    section: 'three',
    text: '公务接待费1万元，较上年增加（减少）0.2万元，增长（下降）20%。',
    facts: ['three_public.reception 1'],
    unread: ['0.2万元', '20%'],
  },
];

const LAST_YEAR: readonly Told[] = [
  {
    section: 'income',
    text: '本单位本年收入总计71.5万元，上年收入80万元.与去年相比收入减少了8.5万元。',
    facts: ['income.total 71.5', 'income.total 2022 80', 'income.total change -8.5'],
  },
  {
    section: 'overall',
    text: '2023年度决算总收入44万元，比2022年度决算总收入40万元增加了4万元。2023年度总支出43万元比2022年度总支出41万元增加2万元。',
    facts: [
      'income.total 44',
      'income.total 2022 40',
      'income.total change 4',
      'expenditure.total 43',
      'expenditure.total 2022 41',
      'expenditure.total change 2',
    ],
  },
  {
    section: 'three',
    text: '公务接待费7万元，比上年预算数字下降10%，比上年决算数字下降12.5%。',
    facts: ['three_public.reception 7', 'three_public.reception change_pct -12.5'],
    unread: ['10%'],
  },
  {
    section: 'procurement',
    text: '2023年度政府采购总额36万元，其中：货物6万元，工程30万元。',
    facts: ['procurement.total 36', 'procurement.goods 6', 'procurement.works 30'],
  },
];

const ASIDES: readonly Told[] = [
  {
    section: 'income',
    text: '1.事业收入31万元，为本中心开展培训取得的资金。较2022年度决算数减少5万元，下降13.89%，主要原因是班次减少。',
    facts: ['income.undertaking 31', 'income.undertaking change -5', 'income.undertaking change_pct -13.89'],
  },
  {
    section: 'three',
    text: '公务用车运行维护费比去年增加0.9万元，增加原因是下乡增多；公务接待费支出决算比预算无增减变化，比去年增加0.3万元。',
    facts: ['three_public.vehicle_operation change 0.9', 'three_public.reception change 0.3'],
  },
  {
    section: 'three',
    text: '因公出国（境）费没有，原因是压减开支；公务用车及运行维护费支出21万元，比上年累计支出25万元下降4万元。',
    facts: [],
    unread: ['21万元', '25万元', '4万元'],
  },
  {
    section: 'three',
    text: '“三公”经费支出减少2万元是因为机构划转，其中公务用车购置及运行维护费1.5万元。',
    facts: ['three_public.total change -2', 'explanation.amount 1.5'],
  },
];

/** What an amount takes from the words behind it, or from another amount under its own name. */
describe.each([
  ['amounts in their order', IN_TURN],
  ['changes of both sides', BOTH_SIDES],
  ['plain names', PLAIN_NAMES],
  ['amounts among changes', AMONG_CHANGES],
  ['other standards than the year before', OTHER_STANDARDS],
  ['the year before in its own words', LAST_YEAR],
  ['asides', ASIDES],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
