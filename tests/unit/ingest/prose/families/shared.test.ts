/** Figures that several items or sides share, and figures of one fund of several. */
import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const SHARED: readonly Told[] = [
  {
    section: 'overall',
    text: '2023年收入93.17、支总计92.06万元。',
    facts: ['income.total 93.17', 'expenditure.total 92.06'],
  },
  {
    section: 'overall',
    text: '收入总计为93.17，支出总计为92.06万元。',
    facts: ['income.total 93.17', 'expenditure.total 92.06'],
  },
  {
    section: 'income',
    text: '相比2022年的总收入87.82减少4.10万元。',
    facts: ['income.total 2022 87.82', 'income.total change -4.1'],
  },
  {
    section: 'three',
    text: '公务接待费2.05万元，较上年2.08减少0.03万元。',
    facts: [
      'three_public.reception 2.05',
      'three_public.reception 2022 2.08',
      'three_public.reception change -0.03',
    ],
  },
  {
    section: 'overall',
    text: '支出进度95.36，支出总计92万元。',
    facts: ['expenditure.total 92'],
    unread: ['95.36'],
  },
  {
    section: 'expenditure',
    text: '基本支出占总支出79.96，项目支出20万元。',
    facts: ['expenditure.project 20'],
    unread: ['79.96'],
  },
  { section: 'three', text: '公务接待费2万元，公务接待费1万元。', facts: [], unread: ['1万元', '2万元'] },
  {
    section: 'three',
    text: '公务接待费2万元，公务接待费1万元，公务接待费4万元。',
    facts: [],
    unread: ['1万元', '2万元', '4万元'],
  },
  {
    section: 'three',
    text: '公务接待费2万元，公务接待费1万元，合计3万元。',
    facts: ['three_public.reception 3'],
    unread: ['1万元', '2万元'],
  },
  {
    section: 'general',
    text: '一般公共预算财政拨款支出80万元，其中：局机关一般公共预算财政拨款支出50万元。',
    facts: ['general_budget.total 80'],
    unread: ['50万元'],
  },
  {
    section: 'expenditure',
    text: '项目支出40万元，按功能分类科目列支的有：教育支出30万元。',
    facts: ['expenditure.project 40'],
    unread: ['30万元'],
  },
  {
    section: 'general',
    text: '一般公共预算财政拨款支出80万元，与上年对比减少5万元。',
    facts: ['general_budget.total 80', 'general_budget.total change -5'],
  },
  {
    section: 'general',
    text: '教育支出（类）。年度预算为30万元，支出决算为35万元，完成年初预算的116.67%。',
    facts: ['function.205 initial_budget 30', 'function.205 35', 'function.205 completion_pct 116.67'],
  },
  {
    section: 'general',
    text: '一般公共服务（类）政府办公厅（室）及相关机构事务（款）（项）：支出决算为41万元，完成预算100%。',
    facts: ['function.20103 41', 'function.20103 completion_pct 100'],
  },
  {
    section: 'overall',
    text: '支出总计50万元。按经济分类：基本支出40万元、项目支出10万元。按功能分类：教育支出30万元，占60%；住房保障支出20万元。',
    facts: [
      'expenditure.total 50',
      'expenditure.basic 40',
      'expenditure.project 10',
      'function.205 30',
      'function.205 share_pct 60',
      'function.221 20',
    ],
  },
  {
    section: 'income',
    text: '总收入60万元，其中财政补助收入45万元，事业收入15万元。',
    facts: ['income.total 60', 'income.fiscal_appropriation 45', 'income.undertaking 15'],
  },
];

/** Income and expenditure of a year, of one fund or another. */
const OF_A_FUND: readonly Told[] = [
  {
    section: 'appropriation',
    text: '财政拨款本年收入90万元，本年支出88万元。其中：一般公共预算本年收入80万元，比上年增加5万元；本年支出79万元，比上年增加4万元。',
    facts: [
      'income.fiscal_appropriation 90',
      'appropriation.expenditure 88',
      'income.general_public_budget 80',
      'income.general_public_budget change 5',
      'general_budget.total 79',
      'general_budget.total change 4',
    ],
  },
  {
    section: 'overall',
    text: '一般公共预算本年收入合计80万元，政府性基金预算本年收入合计10万元。专项资金本年收入合计3万元。',
    facts: ['income.general_public_budget 80', 'income.government_fund 10'],
    unread: ['3万元'],
  },
  {
    section: 'overall',
    text: '财政拨款收入90万元，其中政府性基金10万元。',
    facts: ['income.fiscal_appropriation 90', 'income.government_fund 10'],
  },
  {
    section: 'expenditure',
    text: '基本支出29万元。其中：基本工资、津贴补贴等人员经费支出27万元，占基本支出的93.10%；办公费、印刷费等公用经费2万元。',
    facts: [
      'expenditure.basic 29',
      'expenditure.personnel 27',
      'expenditure.personnel share_pct 93.1',
      'expenditure.operating 2',
    ],
  },
];
describe.each([
  ['of a fund', OF_A_FUND],
  ['shared', SHARED],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
