/** Sentences in which a careless reader finds figures that nobody stated. */
import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const YEARS: readonly Told[] = [
  { section: 'overall', text: '2024年收入总计预算为50万元。', facts: [], unread: ['50万元'] },
  { section: 'overall', text: '自2021年以来收入总计30万元。', facts: [], unread: ['30万元'] },
  { section: 'overall', text: '2021-2023年收入总计共30万元。', facts: [], unread: ['30万元'] },
  { section: 'expenditure', text: '2021—2023年，项目支出60万元。', facts: [], unread: ['60万元'] },
  { section: 'expenditure', text: '项目支出累计60万元。', facts: [], unread: ['60万元'] },
  {
    section: 'overall',
    text: '根据2022年文件精神开展工作，我局收入总计70万元。',
    facts: [],
    unread: ['70万元'],
  },
  {
    section: 'overall',
    text: '2022年收入总计80万元。支出总计90万元。本年收入总计85万元。',
    facts: ['income.total 2022 80', 'income.total 85'],
    unread: ['90万元'],
  },
];

const PARTS: readonly Told[] = [
  {
    section: 'agency',
    text: '2023年为保障机构运转而购买货物和服务的各项支出合计61.50万元。',
    facts: ['agency_operation.total 61.5'],
  },
  { section: 'agency', text: '各项支出合计61.50万元。', facts: [], unread: ['61.50万元'] },
  { section: 'procurement', text: '支出合计20万元。', facts: [], unread: ['20万元'] },
  {
    section: 'three',
    text: '“三公”经费支出5万元，其中：财政拨款3万元。比上年减少1万元。',
    facts: ['three_public.total 5'],
    unread: ['3万元', '1万元'],
  },
  {
    section: 'overall',
    text: '收入总计和支出总计分别为11万元、12万元。',
    facts: ['income.total 11', 'expenditure.total 12'],
  },
  {
    section: 'expenditure',
    text: '基本支出和项目支出分别为6万元和4万元，占60%、40%。',
    facts: [
      'expenditure.basic 6',
      'expenditure.project 4',
      'expenditure.basic share_pct 60',
      'expenditure.project share_pct 40',
    ],
  },
  { section: 'expenditure', text: '基本支出和项目支出10万元。', facts: [], unread: ['10万元'] },
  {
    section: 'three',
    text: '购买服务支出1万元，职业技能培训费支出2万元，完成预算的50%。',
    facts: [],
    unread: ['1万元', '2万元', '50%'],
  },
  {
    section: 'three',
    text: '公务接待费2万元。人均公务接待费0.02万元。',
    facts: ['three_public.reception 2'],
    unread: ['0.02万元'],
  },
  {
    section: 'income',
    text: '财政拨款收入50万元，其中政府性基金8万元。',
    facts: ['income.fiscal_appropriation 50', 'income.government_fund 8'],
  },
];

const DIRECTIONS: readonly Told[] = [
  {
    section: 'three',
    text: '公务接待费支出决算减少为1万元，比2022年年初预算数减少0.2万元。',
    facts: [],
    unread: ['1万元', '0.2万元'],
  },
  {
    section: 'three',
    text: '公务用车运行维护费支出决算1.5万元，增减额为-0.5万元，增减率为-25%。',
    facts: [
      'three_public.vehicle_operation 1.5',
      'three_public.vehicle_operation change -0.5',
      'three_public.vehicle_operation change_pct -25',
    ],
  },
  {
    section: 'three',
    text: '三公经费预算执行率为85.5%，未超预算5万元。',
    facts: ['three_public.total completion_pct 85.5'],
    unread: ['5万元'],
  },
  {
    section: 'agency',
    text: '机关运行经费支出5万元，比2022年增加（减少）1万元。',
    facts: ['agency_operation.total 5'],
    unread: ['1万元'],
  },
  {
    section: 'general',
    text: '教育支出（类）普通教育（款）没有的科目（项）年初预算3万元，支出决算2万元。',
    facts: [],
    unread: ['3万元', '2万元'],
  },
];

const FUNDS: readonly Told[] = [
  {
    section: 'fund',
    text: '政府性基金预算财政拨款收入总计50万元，支出总计50万元。本年收入48万元，本年支出47万元，其中：基本支出0万元，项目支出47万元。年初结转和结余2万元，年末结转和结余3万元。',
    facts: [
      'government_fund.grand_total 50',
      'government_fund.grand_total 50',
      'income.government_fund 48',
      'government_fund.total 47',
      'government_fund.basic 0',
      'government_fund.project 47',
      'government_fund.carryover_opening 2',
      'government_fund.carryover_closing 3',
    ],
  },
  {
    section: 'general',
    text: '一般公共预算财政拨款支出总计88万元。一般公共预算财政拨款支出80万元，占本年总支出的90%。',
    facts: ['general_budget.grand_total 88', 'general_budget.total 80', 'general_budget.total share_pct 90'],
  },
  {
    section: 'procurement',
    text: '政府采购支出总额9万元，一般公共预算支出8万元，政府性基金预算支出1万元。',
    facts: ['procurement.total 9'],
    unread: ['8万元', '1万元'],
  },
];

const SETTINGS: readonly Told[] = [
  {
    section: 'overall',
    text: '收入总计30万元（含结转1万元），比上年增加3万元（增长11.11%），提高0.5个百分点。',
    facts: ['income.total 30', 'income.total change 3', 'income.total change_pct 11.11'],
    unread: ['1万元'],
  },
  {
    section: 'expenditure',
    text: '基本支出：15万元（占60%），项目支出：10万元（所占比例为40%）。',
    facts: [
      'expenditure.basic 15',
      'expenditure.basic share_pct 60',
      'expenditure.project 10',
      'expenditure.project share_pct 40',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费年初预算为0，支出决算为0.5万元；公务接待费预算0.00，决算0.5万元。',
    facts: [
      'three_public.total initial_budget 0',
      'three_public.total 0.5',
      'three_public.reception adjusted_budget 0',
      'three_public.reception 0.5',
    ],
  },
  {
    section: 'three',
    text: '公务接待费1.5万元，占比15%，上年1.6万元，下降6.25%。接待12批（次）、96人（次）。',
    facts: [
      'three_public.reception 1.5',
      'three_public.reception share_pct 15',
      'three_public.reception 2022 1.6',
      'three_public.reception change_pct -6.25',
      'three_public.reception_batches count 12',
      'three_public.reception_visitors count 96',
    ],
  },
  {
    section: 'three',
    text: '①公务用车购置0万元，运行维护费5万元，较预算数节约0.3万元；②公务接待费1万元，比上年的0.8万元增加0.2万元。',
    facts: [
      'three_public.vehicle_purchase 0',
      'three_public.vehicle_operation 5',
      'three_public.vehicle_operation budget_change -0.3',
      'three_public.reception 1',
      'three_public.reception 2022 0.8',
      'three_public.reception change 0.2',
    ],
  },
  {
    section: 'procurement',
    text: '政府采购预算35万元，实际采购30万元，其中：货物类10万元，工程类0万元，服务类20万元。',
    facts: [
      'procurement.total adjusted_budget 35',
      'procurement.total 30',
      'procurement.goods 10',
      'procurement.works 0',
      'procurement.services 20',
    ],
  },
  {
    section: 'matters',
    text: '三、机关运行经费支出情况说明2023年度机关运行经费支出7万元。',
    facts: ['agency_operation.total 7'],
  },
];

describe.each([
  ['years', YEARS],
  ['funds', FUNDS],
  ['settings', SETTINGS],
  ['parts and wholes', PARTS],
  ['directions and names', DIRECTIONS],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
