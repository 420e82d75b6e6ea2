import { describe, test } from 'vitest';
import { expectTold, type Told } from './told.ts';

const JIANGSU: readonly Told[] = [
  {
    section: 'overall',
    text: [
      '（二）支出决算总计420万元。包括：',
      '2.结余分配0.5万元。与上年决算数相同。',
      '3.年末结转和结余9万元。与上年相比，减少1万元，减少10%，变动原因：结转减少。',
    ],
    facts: [
      'expenditure.total 420',
      'surplus.distributed 0.5',
      'surplus.distributed 2022 0.5',
      'carryover.closing 9',
      'carryover.closing change -1',
      'carryover.closing change_pct -10',
    ],
  },
  {
    section: 'spent',
    text: [
      '（一）社会保障和就业支出（类）',
      '1.人力资源和社会保障管理事务（款）行政运行（项）。年初预算90万元，支出决算95万元，完成年初预算的105.56%。',
    ],
    facts: [
      'function.2080101 initial_budget 90',
      'function.2080101 95',
      'function.2080101 completion_pct 105.56',
    ],
  },
  {
    section: 'spent',
    text: '2023年度财政拨款支出决算300万元。与2023年度财政拨款支出年初预算280万元相比，完成年初预算的107.14%。',
    facts: [
      'appropriation.expenditure 300',
      'appropriation.expenditure initial_budget 280',
      'appropriation.expenditure completion_pct 107.14',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费支出决算6.2万元（其中：一般公共预算支出5.1万元；政府性基金预算支出1.1万元）。与上年相比，减少0.3万元，变动原因：节约；其中，因公出国（境）费支出0万元，占“三公”经费的0%；公务接待费支出1.2万元，占“三公”经费的19.35%。',
    facts: [
      'three_public.total 6.2',
      'three_public.total change -0.3',
      'three_public.overseas 0',
      'three_public.overseas share_pct 0',
      'three_public.reception 1.2',
      'three_public.reception share_pct 19.35',
    ],
    unread: ['5.1万元', '1.1万元'],
  },
  {
    section: 'three',
    text: '公务接待费支出预算2万元（其中：一般公共预算支出2万元），支出决算1.2万元（其中：一般公共预算支出1.2万元），完成调整后预算的60%。国内公务接待支出1.2万元，接待14批次，101人次，开支内容：调研；国（境）外公务接待支出0万元，接待0批次，0人次。',
    facts: [
      'three_public.reception adjusted_budget 2',
      'three_public.reception 1.2',
      'three_public.reception completion_pct 60',
      'three_public.reception_domestic 1.2',
      'three_public.reception_batches count 14',
      'three_public.reception_visitors count 101',
      'three_public.reception_foreign 0',
      'three_public.reception_foreign_batches count 0',
      'three_public.reception_foreign_visitors count 0',
    ],
    unread: ['2万元', '1.2万元'],
  },
];

const ZHEJIANG_SHANGHAI: readonly Told[] = [
  {
    section: 'three',
    text: '（1）因公出国（境）费用支出决算为0万元，占0%，与2022年度相比，增加0万元，增长0%；公务接待费支出决算为0.7万元，占100%，与2022年度相比，减少0.1万元，下降12.5%。具体情况如下：',
    facts: [
      'three_public.overseas 0',
      'three_public.overseas share_pct 0',
      'three_public.overseas change 0',
      'three_public.overseas change_pct 0',
      'three_public.reception 0.7',
      'three_public.reception share_pct 100',
      'three_public.reception change -0.1',
      'three_public.reception change_pct -12.5',
    ],
  },
  {
    section: 'three',
    text: '国内公务接待6批次，累计41人次。其中：外宾接待支出0.2万元，接待3人次，1批次。',
    facts: [
      'three_public.reception_batches count 6',
      'three_public.reception_visitors count 41',
      'three_public.reception_foreign 0.2',
      'three_public.reception_foreign_visitors count 3',
      'three_public.reception_foreign_batches count 1',
    ],
  },
  {
    section: 'agency',
    text: '机关运行经费年初预算为52万元，支出决算为50万元，完成年初预算的96.15%，比2022年度减少3万元，下降5.66%。',
    facts: [
      'agency_operation.total initial_budget 52',
      'agency_operation.total 50',
      'agency_operation.total completion_pct 96.15',
      'agency_operation.total change -3',
      'agency_operation.total change_pct -5.66',
    ],
  },
  {
    section: 'capital',
    text: '国有资本经营预算财政拨款收入6万元，支出5.5万元，支出具体情况如下：',
    facts: ['income.state_capital 6', 'state_capital.total 5.5'],
  },
  {
    section: 'general',
    text: '3、社会保障和就业支出（类）就业补助（款）就业创业服务补贴（项）。主要用于：窗口服务，发放补贴。年初预算为30万元，支出决算为28.5万元。决算数小于预算数的主要原因：申领减少。',
    facts: ['function.2080701 initial_budget 30', 'function.2080701 28.5'],
  },
];

const FUJIAN_GUANGDONG: readonly Told[] = [
  {
    section: 'general',
    text: [
      '（一）2080101-行政运行88万元，较上年决算数增加4万元，增长4.76%。主要原因是调资。',
      '（二）（项级科目）2080505机关事业单位基本养老保险缴费支出9万元。',
    ],
    facts: [
      'function.2080101 88',
      'function.2080101 change 4',
      'function.2080101 change_pct 4.76',
      'function.2080505 9',
    ],
  },
  {
    section: 'general',
    text: '行政运行（2080101）年初预算为60万元，支出决算为66万元，完成年初预算的110%。',
    facts: [
      'function.2080101 initial_budget 60',
      'function.2080101 66',
      'function.2080101 completion_pct 110',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费一般公共预算拨款支出9.9万元，同比下降10%。',
    facts: ['three_public.total 9.9', 'three_public.total change_pct -10'],
  },
  {
    section: 'three',
    text: '2023年本单位组织出国团组1个，参加其他单位出国团组2个；全年因公出国（境）累计4人次。',
    facts: ['three_public.overseas_groups count 1', 'three_public.overseas_people count 4'],
    unread: ['2个'],
  },
  {
    section: 'three',
    text: '公务用车运行费5.1万元，主要用于公务用车燃油、维修等方面支出，年末公务用车保有量2辆。公务接待费1.3万元。主要用于调研等方面的接待活动，累计接待12批次、接待总人数88人次。与2022年持平。',
    facts: [
      'three_public.vehicle_operation 5.1',
      'three_public.vehicles_held count 2',
      'three_public.reception 1.3',
      'three_public.reception_batches count 12',
      'three_public.reception_visitors count 88',
      'three_public.reception 2022 1.3',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费支出决算为11.4万元，完成全年预算15万元的76%，比上年增加2.4万元，增长26.67%。其中：公务接待费支出决算为1.4万元，完成预算2万元的70%，比上年增加1.4万元（上年为0万元，不可比）。',
    facts: [
      'three_public.total 11.4',
      'three_public.total adjusted_budget 15',
      'three_public.total completion_pct 76',
      'three_public.total change 2.4',
      'three_public.total change_pct 26.67',
      'three_public.reception 1.4',
      'three_public.reception adjusted_budget 2',
      'three_public.reception completion_pct 70',
      'three_public.reception change 1.4',
      'three_public.reception 2022 0',
    ],
  },
  {
    section: 'overall',
    text: '收入总计1,234,567.80元，其中本年收入合计1,200,000.00元。',
    facts: ['income.total 123.45678', 'income.current 120'],
  },
];

describe.each([
  ['Jiangsu', JIANGSU],
  ['Zhejiang and Shanghai', ZHEJIANG_SHANGHAI],
  ['Fujian and Guangdong', FUJIAN_GUANGDONG],
])('%s', (_, cases) => {
  test.each(cases)('$text', expectTold);
});
