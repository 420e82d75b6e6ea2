import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const BEIJING: readonly Told[] = [
  {
    section: 'overall',
    text: '2023年度收、支总计812.5万元，比上年增加12.5万元，增长1.56%。',
    facts: [
      'income.total 812.5',
      'expenditure.total 812.5',
      'income.total change 12.5',
      'expenditure.total change 12.5',
      'income.total change_pct 1.56',
      'expenditure.total change_pct 1.56',
    ],
  },
  {
    section: 'expenditure',
    text: '本年支出合计790万元，比上年减少10万元，下降1.25%，其中：基本支出600万元，占支出合计的75.95%；项目支出190万元，占支出合计的24.05%。',
    facts: [
      'expenditure.current 790',
      'expenditure.current change -10',
      'expenditure.current change_pct -1.25',
      'expenditure.basic 600',
      'expenditure.basic share_pct 75.95',
      'expenditure.project 190',
      'expenditure.project share_pct 24.05',
    ],
  },
  {
    section: 'general',
    text: '1、“卫生健康支出”（类）2023年度决算45万元，比2023年年初预算增加5万元，增长12.5%。其中：“行政事业单位医疗”（款）2023年度决算44万元，比2023年年初预算减少1万元，下降2.22%。',
    facts: [
      'function.210 45',
      'function.210 budget_change 5',
      'function.210 budget_change_pct 12.5',
      'function.21011 44',
      'function.21011 budget_change -1',
      'function.21011 budget_change_pct -2.22',
    ],
  },
  {
    section: 'three',
    text: '2023年“三公”经费财政拨款决算数4.1万元，比2023年“三公”经费财政拨款年初预算7.3万元减少3.2万元。',
    facts: [
      'three_public.total 4.1',
      'three_public.total initial_budget 7.3',
      'three_public.total budget_change -3.2',
    ],
  },
  {
    section: 'three',
    text: '1.因公出国（境）费用。2023年决算数1.5万元，比2023年年初预算数2万元减少0.5万元。组织因公出国（境）团组1个、3人次，人均因公出国（境）费用0.5万元。',
    facts: [
      'three_public.overseas 1.5',
      'three_public.overseas initial_budget 2',
      'three_public.overseas budget_change -0.5',
      'three_public.overseas_groups count 1',
      'three_public.overseas_people count 3',
    ],
    unread: ['0.5万元'],
  },
  {
    section: 'three',
    text: '3.公务用车购置及运行维护费。2023年决算数9万元。其中，公务用车购置费2023年决算数6万元。2023年购置（更新）1辆，车均购置费6万元。公务用车运行维护费2023年决算数3万元，公务用车保有量2辆，车均运行维护费1.5万元。',
    facts: [
      'three_public.vehicle 9',
      'three_public.vehicle_purchase 6',
      'three_public.vehicles_purchased count 1',
      'three_public.vehicle_operation 3',
      'three_public.vehicles_held count 2',
    ],
    unread: ['6万元', '1.5万元'],
  },
  {
    section: 'assets',
    text: '截至2023年12月31日，本部门共有车辆5台，110.2万元；单位价值100万元以上的设备（不含车辆）2台（套）。',
    facts: ['assets.vehicles count 5', 'assets.equipment_over_1m count 2'],
    unread: ['110.2万元'],
  },
];

const HEBEI: readonly Told[] = [
  {
    section: 'overall',
    text: '本部门2023年度收、支总计（含结转和结余）640.8万元。与2022年度决算相比，收支各减少20.2万元，下降3.06%，主要是项目减少。',
    facts: [
      'income.total 640.8',
      'expenditure.total 640.8',
      'income.total change -20.2',
      'expenditure.total change -20.2',
      'income.total change_pct -3.06',
      'expenditure.total change_pct -3.06',
    ],
  },
  {
    section: 'three',
    text: '因公出国（境）费支出较预算无增减变化。因公出国（境）团组1个、共2人、参加其他单位组织的因公出国（境）团组3个、共4人。',
    facts: ['three_public.overseas_groups count 1', 'three_public.overseas_people count 2'],
    unread: ['3个', '4人'],
  },
  {
    section: 'three',
    text: '公务用车购置量1辆，发生“公务用车购置”经费支出12.8万元。公务用车购置费支出较预算减少0.2万元，降低1.54%。',
    facts: [
      'three_public.vehicles_purchased count 1',
      'three_public.vehicle_purchase 12.8',
      'three_public.vehicle_purchase budget_change -0.2',
      'three_public.vehicle_purchase budget_change_pct -1.54',
    ],
  },
  {
    section: 'three',
    text: '公务接待费支出决算0.6万元。本年度共发生公务接待7批次、61人次。公务接待费支出较预算减少0.4万元；较上年度增加0.1万元，增长20%。',
    facts: [
      'three_public.reception 0.6',
      'three_public.reception_batches count 7',
      'three_public.reception_visitors count 61',
      'three_public.reception budget_change -0.4',
      'three_public.reception change 0.1',
      'three_public.reception change_pct 20',
    ],
  },
];

const NORTH_EAST: readonly Told[] = [
  {
    section: 'expenditure',
    text: '支出合计300万元，其中：基本支出180万元，占60％，同比增长2.5％；项目支出120万元，占比40％，同比下降3.1％。',
    facts: [
      'expenditure.current 300',
      'expenditure.basic 180',
      'expenditure.basic share_pct 60',
      'expenditure.basic change_pct 2.5',
      'expenditure.project 120',
      'expenditure.project share_pct 40',
      'expenditure.project change_pct -3.1',
    ],
  },
  {
    section: 'three',
    text: ['（一）公务接待费', '2023年决算数为0.8万元，与年初预算数持平，与上年决算数持平。'],
    facts: ['three_public.reception 0.8', 'three_public.reception 2022 0.8'],
  },
  {
    section: 'three',
    text: '公务接待费年初预算1.2万元，支出决算0.9万元，完成年初预算的75%。国内公务接待批次为9批，人数为70人；外事接待0批0人。',
    facts: [
      'three_public.reception initial_budget 1.2',
      'three_public.reception 0.9',
      'three_public.reception completion_pct 75',
      'three_public.reception_batches count 9',
      'three_public.reception_visitors count 70',
      'three_public.reception_foreign_batches count 0',
      'three_public.reception_foreign_visitors count 0',
    ],
  },
  {
    section: 'overall',
    text: '收入总计250万元，其中：本年收入合计240万元，使用非财政拨款结余0万元，年初结转和结余10万元。比2022年度决算数增加8万元。',
    facts: ['income.total 250', 'income.current 240', 'income.surplus_used 0', 'carryover.opening 10'],
    // Of the total or of what was named last: the sentence does not say.
    unread: ['8万元'],
  },
];

const XINJIANG: readonly Told[] = [
  {
    section: 'appropriation',
    text: '财政拨款收入总计520万元，其中：年初财政拨款结转和结余20万元，本年财政拨款收入500万元。财政拨款支出总计520万元，其中：年末财政拨款结转和结余5万元，本年财政拨款支出515万元。',
    facts: [
      'appropriation.total 520',
      'appropriation.carryover_opening 20',
      'income.fiscal_appropriation 500',
      'appropriation.total 520',
      'appropriation.carryover_closing 5',
      'appropriation.expenditure 515',
    ],
  },
  {
    section: 'general',
    text: '与年初预算相比，一般公共预算财政拨款支出年初预算数480万元，决算数510万元，预决算差异率6.25%。',
    facts: [
      'general_budget.total initial_budget 480',
      'general_budget.total 510',
      'general_budget.total budget_change_pct 6.25',
    ],
  },
  {
    section: 'three',
    text: '公务用车购置数0辆，公务用车保有量4辆。国有资产占用情况中固定资产车辆6辆，与公务用车保有量差异原因是：2辆待处置。',
    facts: ['three_public.vehicles_purchased count 0', 'three_public.vehicles_held count 4'],
    unread: ['6辆', '2辆'],
  },
];

describe.each([
  ['Beijing', BEIJING],
  ['Hebei', HEBEI],
  ['the north-east', NORTH_EAST],
  ['Xinjiang', XINJIANG],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
