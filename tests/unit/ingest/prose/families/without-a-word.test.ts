/** Figures and items that no word tells the role of: their place, their mark or the amounts around them do. */
import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const SHARES_IN_BRACKETS: readonly Told[] = [
  {
    section: 'expenditure',
    text: '本年支出820.33万元：基本支出412.77万元（50.32%）；项目支出407.56万元（49.68%）。',
    facts: [
      'expenditure.current 820.33',
      'expenditure.basic 412.77',
      'expenditure.basic share_pct 50.32',
      'expenditure.project 407.56',
      'expenditure.project share_pct 49.68',
    ],
  },
  {
    section: 'general',
    text: '一般公共预算财政拨款支出800万元，主要用于：社会保障和就业（类）支出700万元（87.5%），住房保障（类）支出100万元（12.5%）。',
    facts: [
      'general_budget.total 800',
      'function.208 700',
      'function.208 share_pct 87.5',
      'function.221 100',
      'function.221 share_pct 12.5',
    ],
  },
  {
    section: 'expenditure',
    text: '本年支出820万元。基本支出410万元（50%），较上年增加3万元（0.74%）。',
    facts: [
      'expenditure.current 820',
      'expenditure.basic 410',
      'expenditure.basic share_pct 50',
      'expenditure.basic change 3',
      'expenditure.basic change_pct 0.74',
    ],
  },
  // Neither half of the whole nor anything else that is known: it may be a change.
  {
    section: 'expenditure',
    text: '本年支出820万元，其中：基本支出410万元（48.8%）。',
    facts: ['expenditure.current 820', 'expenditure.basic 410'],
    unread: ['48.8%'],
  },
];

const AGAINST_THE_BUDGET: readonly Told[] = [
  {
    section: 'three',
    text: '“三公”经费年初预算12万元，决算9.66万元，减少2.34万元，下降19.5%；较上年决算10.02万元减少0.36万元，下降3.59%。',
    facts: [
      'three_public.total initial_budget 12',
      'three_public.total 9.66',
      'three_public.total budget_change -2.34',
      'three_public.total budget_change_pct -19.5',
      'three_public.total 2022 10.02',
      'three_public.total change -0.36',
      'three_public.total change_pct -3.59',
    ],
  },
  {
    section: 'general',
    text: '2080101行政运行：年初预算1,200万元，决算1,310.5万元，增加110.5万元，系人员调资。',
    facts: [
      'function.2080101 initial_budget 1200',
      'function.2080101 1310.5',
      'function.2080101 budget_change 110.5',
    ],
  },
  // Last year's amount stands there as well, and nearer.
  {
    section: 'general',
    text: '教育支出（类）年初预算10万元，上年决算10万元，本年决算8万元，减少2万元，下降20%。',
    facts: [
      'function.205 initial_budget 10',
      'function.205 2022 10',
      'function.205 8',
      'function.205 change -2',
      'function.205 change_pct -20',
    ],
  },
  {
    section: 'general',
    text: '教育支出（类）年初预算10.00万元，决算8.00万元，减少1.50万元。',
    facts: ['function.205 initial_budget 10', 'function.205 8', 'function.205 change -1.5'],
  },
];

const AS_THE_HEAD: readonly Told[] = [
  {
    section: 'three',
    text: '“三公”经费决算9.66万元，与年初预算12万元相比减少2.34万元。其中：公务接待费2.6万元，减少1.4万元；公务用车运行维护费7.06万元，减少0.94万元。',
    facts: [
      'three_public.total 9.66',
      'three_public.total initial_budget 12',
      'three_public.total budget_change -2.34',
      'three_public.reception 2.6',
      'three_public.reception budget_change -1.4',
      'three_public.vehicle_operation 7.06',
      'three_public.vehicle_operation budget_change -0.94',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费决算9.66万元，比预算减少2.34万元。其中：公务接待费2.6万元，比上年增加0.14万元；公务用车运行维护费7.06万元，减少0.5万元。',
    facts: [
      'three_public.total 9.66',
      'three_public.total budget_change -2.34',
      'three_public.reception 2.6',
      'three_public.reception change 0.14',
      'three_public.vehicle_operation 7.06',
      'three_public.vehicle_operation change -0.5',
    ],
  },
  // Against which of the two is not said.
  {
    section: 'three',
    text: '“三公”经费决算9.66万元，比年初预算减少2.34万元，比上年减少0.36万元。其中：公务接待费2.6万元，增加0.14万元。',
    facts: [
      'three_public.total 9.66',
      'three_public.total budget_change -2.34',
      'three_public.total change -0.36',
      'three_public.reception 2.6',
    ],
    unread: ['0.14万元'],
  },
];

const NAMES: readonly Told[] = [
  // What was added in the year is no budget of its own, and what follows is still of the item.
  {
    section: 'general',
    text: '社会保障和就业支出（类）年初预算700万元，年中追加50万元，调整预算750万元，支出决算686.4万元。',
    facts: ['function.208 initial_budget 700', 'function.208 adjusted_budget 750', 'function.208 686.4'],
    unread: ['50万元'],
  },
  {
    section: 'general',
    text: '社会保障和就业支出科目年初预算数700万元，决算数686.4万元，完成98.06%。',
    facts: ['function.208 initial_budget 700', 'function.208 686.4', 'function.208 completion_pct 98.06'],
  },
  {
    section: 'basic',
    text: '基本支出1,199万元，其中：人员经费1,080万元（在职人员经费980万元、离退休人员经费100万元），公用经费119万元。',
    facts: ['general_budget.basic 1199', 'general_budget.personnel 1080', 'general_budget.operating 119'],
    unread: ['980万元', '100万元'],
  },
  {
    section: 'agency',
    text: '机关运行经费支出116.5万元。与2022年128.6万元比，减12.1万元，降9.41%。',
    facts: [
      'agency_operation.total 116.5',
      'agency_operation.total 2022 128.6',
      'agency_operation.total change -12.1',
      'agency_operation.total change_pct -9.41',
    ],
  },
];

const PATHS: readonly Told[] = [
  {
    section: 'general',
    text: '2.社会保障和就业支出（类）人力资源和社会保障管理事务（款）。（1）行政运行（项）决算支出2,133.47万元；（2）一般行政管理事务（项）决算数276.33万元。',
    facts: ['function.2080101 2133.47', 'function.2080102 276.33'],
  },
  {
    section: 'general',
    text: '1、社会保障和就业支出类3,000万元，占88.49%。其中：（1）人力资源和社会保障管理事务款1,500万元，其中行政运行项900万元，一般行政管理事务项600万元；（2）就业补助款1,500万元。2、卫生健康支出类190.12万元。',
    facts: [
      'function.208 3000',
      'function.208 share_pct 88.49',
      'function.20801 1500',
      'function.2080101 900',
      'function.2080102 600',
      'function.20807 1500',
      'function.210 190.12',
    ],
  },
  {
    section: 'general',
    text: '教育支出类进修及培训款培训支出项12万元，社会保障和就业支出类就业补助款公益性岗位补贴项35万元。',
    facts: ['function.2050803 12', 'function.2080705 35'],
  },
];

const OF_THE_SECTION: readonly Told[] = [
  {
    section: 'general',
    text: '2023年度支出3,390.12万元，占本年支出合计的98.55%。与上年相比增加120.33万元。',
    facts: [
      'general_budget.total 3390.12',
      'general_budget.total share_pct 98.55',
      'general_budget.total change 120.33',
    ],
  },
  {
    section: 'general',
    text: '（一）一般公共预算财政拨款支出决算总体情况。2023年支出3,390.12万元，占本年支出的98.55%。',
    facts: ['general_budget.total 3390.12', 'general_budget.total share_pct 98.55'],
  },
  {
    section: 'matters',
    text: [
      '六、政府采购：2023年度采购总额11.3万元（货物6.3万元、服务5万元）。',
      '七、国有资产占用：年末车辆2辆，单价100万元以上设备0台（套）。',
    ],
    facts: [
      'procurement.total 11.3',
      'procurement.goods 6.3',
      'procurement.services 5',
      'assets.vehicles count 2',
      'assets.equipment_over_1m count 0',
    ],
  },
  {
    section: 'matters',
    text: '2.政府采购310.6万元：货物20.6万元、服务290万元。',
    facts: ['procurement.total 310.6', 'procurement.goods 20.6', 'procurement.services 290'],
  },
];

describe.each([
  ['a rate in brackets is a share where it is that of the amount in its whole', SHARES_IN_BRACKETS],
  ['a change is from the budget where it is that of the amounts in front of it', AGAINST_THE_BUDGET],
  ['a list in a sentence of its own is measured as its head', AS_THE_HEAD],
  ['names with a word more or less', NAMES],
  ['levels go on over sentences, and are known without their brackets', PATHS],
  ['what the section is on', OF_THE_SECTION],
])('%s', (_, told) => {
  test.each(told)('$text', expectTold);
});
