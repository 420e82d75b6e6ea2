import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const HUNAN: readonly Told[] = [
  {
    section: 'spent',
    text: '2023年度财政拨款支出700万元，主要用于以下方面：一般公共服务（类）支出100万元，占14.29%；社会保障和就业（类）支出600万元，占85.71%。',
    facts: [
      'appropriation.expenditure 700',
      'function.201 100',
      'function.201 share_pct 14.29',
      'function.208 600',
      'function.208 share_pct 85.71',
    ],
  },
  {
    section: 'spent',
    text: [
      '1、社会保障和就业支出（类）人力资源和社会保障管理事务（款）行政运行（项）。',
      '年初预算为150万元，支出决算为160万元，完成年初预算的106.67%，决算数大于年初预算数的主要原因是：追加人员经费10万元。',
    ],
    facts: [
      'function.2080101 initial_budget 150',
      'function.2080101 160',
      'function.2080101 completion_pct 106.67',
      'explanation.amount 10',
    ],
  },
  {
    section: 'three',
    text: '公务接待费支出预算为3万元，支出决算为2万元，完成预算的66.67%，决算数小于预算数的主要原因是厉行节约，与上年相比减少0.5万元，减少20%，减少的主要原因是厉行节约。',
    facts: [
      'three_public.reception adjusted_budget 3',
      'three_public.reception 2',
      'three_public.reception completion_pct 66.67',
      'three_public.reception change -0.5',
      'three_public.reception change_pct -20',
    ],
  },
  {
    section: 'three',
    text: '公务用车购置费及运行维护费支出决算为4万元，其中：公务用车购置费0万元，更新公务用车0辆。公务用车运行维护费4万元，主要是维修支出，截止2023年12月31日，我单位开支财政拨款的公务用车保有量为1辆。',
    facts: [
      'three_public.vehicle 4',
      'three_public.vehicle_purchase 0',
      'three_public.vehicles_purchased count 0',
      'three_public.vehicle_operation 4',
      'three_public.vehicles_held count 1',
    ],
  },
  {
    section: 'three',
    text: '公务接待费支出决算为2万元，全年共接待来访团组18个、来宾130人次，主要是调研发生的接待支出。',
    facts: [
      'three_public.reception 2',
      'three_public.reception_batches count 18',
      'three_public.reception_visitors count 130',
    ],
  },
  {
    section: 'procurement',
    text: '授予中小企业合同金额40万元，占政府采购支出总额的80%，其中：授予小微企业合同金额10万元，占授予中小企业合同金额的25%；货物采购授予中小企业合同金额占货物支出金额的100%。',
    facts: [
      'procurement.sme 40',
      'procurement.sme share_pct 80',
      'procurement.micro 10',
      'procurement.micro share_pct 25',
      'procurement.goods_sme share_pct 100',
    ],
  },
];

const HUBEI: readonly Told[] = [
  {
    section: 'three',
    text: '1.因公出国（境）费支出全年预算为3万元，支出决算为2万元，完成全年预算的66.67%，比全年预算减少1万元，主要原因是压减行程。较上年增加2万元。使用财政拨款资金安排出国团组1个，累计2人次。',
    facts: [
      'three_public.overseas adjusted_budget 3',
      'three_public.overseas 2',
      'three_public.overseas completion_pct 66.67',
      'three_public.overseas budget_change -1',
      'three_public.overseas change 2',
      'three_public.overseas_groups count 1',
      'three_public.overseas_people count 2',
    ],
  },
  {
    section: 'three',
    text: '国内公务接待支出3万元，接待对象主要是兄弟单位。2023年共接待国内来访团组25个，230人次（不包括陪同人员）。外宾接待支出0万元，共接待国（境）外来访团组0个，来访外宾0人次。',
    facts: [
      'three_public.reception_domestic 3',
      'three_public.reception_batches count 25',
      'three_public.reception_visitors count 230',
      'three_public.reception_foreign 0',
      'three_public.reception_foreign_batches count 0',
      'three_public.reception_foreign_visitors count 0',
    ],
  },
];

const JIANGXI: readonly Told[] = [
  {
    section: 'expenditure',
    text: '支出总计550万元，其中本年支出合计510万元，较2022年增加35万元，增长7.37%，主要原因是：项目增加；年末结转和结余40万元，较2022年减少10万元，下降20%。',
    facts: [
      'expenditure.total 550',
      'expenditure.current 510',
      'expenditure.current change 35',
      'expenditure.current change_pct 7.37',
      'carryover.closing 40',
      'carryover.closing change -10',
      'carryover.closing change_pct -20',
    ],
  },
  {
    section: 'spent',
    text: [
      '财政拨款本年支出年初预算数为450万元，决算数为490万元，完成年初预算的108.89%。其中：',
      '（一）社会保障和就业支出年初预算数为400万元，决算数为440万元，完成年初预算的110%。',
    ],
    facts: [
      'appropriation.expenditure initial_budget 450',
      'appropriation.expenditure 490',
      'appropriation.expenditure completion_pct 108.89',
      'function.208 initial_budget 400',
      'function.208 440',
      'function.208 completion_pct 110',
    ],
  },
  {
    section: 'basic',
    text: [
      '（一）工资福利支出170万元，较2022年增加10万元，增长6.25%。',
      '（三）对个人和家庭补助支出10万元，较2022年减少1万元，下降9.09%。',
    ],
    facts: [
      'economic.301 170',
      'economic.301 change 10',
      'economic.301 change_pct 6.25',
      'economic.303 10',
      'economic.303 change -1',
      'economic.303 change_pct -9.09',
    ],
  },
  {
    section: 'three',
    text: '（二）公务接待费支出全年预算数为6万元，决算数为4万元，完成全年预算的66.67%，决算数较2022年减少1万元，下降20%。全年国内公务接待40批，累计接待350人次，其中外事接待1批，累计接待3人次，主要为：业务交流。',
    facts: [
      'three_public.reception adjusted_budget 6',
      'three_public.reception 4',
      'three_public.reception completion_pct 66.67',
      'three_public.reception change -1',
      'three_public.reception change_pct -20',
      'three_public.reception_batches count 40',
      'three_public.reception_visitors count 350',
      'three_public.reception_foreign_batches count 1',
      'three_public.reception_foreign_visitors count 3',
    ],
  },
];

const ANHUI_SHANDONG_HENAN: readonly Told[] = [
  {
    section: 'three',
    text: '1．公务接待费预算为1.9万元，支出决算为1.9万元，完成预算的100%；较上年增加0.05万元，增长2.7%。2023年度，国内公务接待13批次，104人次。',
    facts: [
      'three_public.reception adjusted_budget 1.9',
      'three_public.reception 1.9',
      'three_public.reception completion_pct 100',
      'three_public.reception change 0.05',
      'three_public.reception change_pct 2.7',
      'three_public.reception_batches count 13',
      'three_public.reception_visitors count 104',
    ],
  },
  {
    section: 'general',
    text: '2.社会保障和就业支出—就业补助—公益性岗位补贴年初预算50万元，支出决算45万元，完成年初预算的90%。',
    facts: [
      'function.2080705 initial_budget 50',
      'function.2080705 45',
      'function.2080705 completion_pct 90',
    ],
  },
  {
    section: 'general',
    text: '3.208(类)07(款)04(项)年初预算30万元，支出决算31万元。',
    facts: ['function.2080704 initial_budget 30', 'function.2080704 31'],
  },
  {
    section: 'three',
    text: '公务用车保有量2辆；国内公务接待4批次、32人次；因公出国(境)团组0个、0人次。',
    facts: [
      'three_public.vehicles_held count 2',
      'three_public.reception_batches count 4',
      'three_public.reception_visitors count 32',
      'three_public.overseas_groups count 0',
      'three_public.overseas_people count 0',
    ],
  },
  {
    section: 'overall',
    text: '2023年度收、支总计均为２２２.２２万元；与上年度相比，各减少２.２２万元，降幅０.９９％。',
    facts: [
      'income.total 222.22',
      'expenditure.total 222.22',
      'income.total change -2.22',
      'expenditure.total change -2.22',
      'income.total change_pct -0.99',
      'expenditure.total change_pct -0.99',
    ],
  },
];

describe.each([
  ['Hunan', HUNAN],
  ['Hubei', HUBEI],
  ['Jiangxi', JIANGXI],
  ['Anhui, Shandong and Henan', ANHUI_SHANDONG_HENAN],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
