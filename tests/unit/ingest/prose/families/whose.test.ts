/** Figures whose item, measure or scope the words around them decide: what they leave open is not read. */
import { describe, expect, test } from 'vitest';
import { expectTold, read, type Told } from './told.ts';

/** 2 万元 after a change of 1 万元, down a third; none of these is last year's amount. */
const FALLS = [
  '压减',
  '回落',
  '减少支出',
  '节约支出',
  '少支',
  '净减少',
  '调减',
  '削减',
  '缩小',
  '下滑',
  '变化-',
];
const RISES = ['增支', '多开支', '扩大', '攀升', '净增加', '上浮', '调增', '多支出', '提高', '增加支出'];
const OPEN = ['追加', '相差', '结余', '浮动'];

describe('what an account changed by is no account of the year before', () => {
  test.each(FALLS)('%s', (falls) => {
    expectTold({
      section: 'three',
      text: `公务接待费2万元，比上年${falls}1万元，下降33.33%。`,
      facts: [
        'three_public.reception 2',
        'three_public.reception change -1',
        'three_public.reception change_pct -33.33',
      ],
    });
  });
  test.each(RISES)('%s', (rises) => {
    expectTold({
      section: 'three',
      text: `公务接待费4万元，较2022年${rises}1万元，增长33.33%。`,
      facts: [
        'three_public.reception 4',
        'three_public.reception change 1',
        'three_public.reception change_pct 33.33',
      ],
    });
  });
  test.each(OPEN)('%s', (open) => {
    const { figures } = read('three', `公务接待费2万元，比上年${open}1万元，下降33.33%。`);
    expect(figures.map(({ value }) => value)).not.toContain(1);
  });
});

const TOGETHER: readonly Told[] = [
  {
    section: 'overall',
    text: '2023年收入总计50万元、支出总计40万元，分别比上年增长5%、4%。',
    facts: [
      'income.total 50',
      'expenditure.total 40',
      'income.total change_pct 5',
      'expenditure.total change_pct 4',
    ],
  },
  {
    section: 'expenditure',
    text: '本年支出合计100万元，其中基本支出60万元、项目支出40万元，占比分别为60%、40%。',
    facts: [
      'expenditure.current 100',
      'expenditure.basic 60',
      'expenditure.project 40',
      'expenditure.basic share_pct 60',
      'expenditure.project share_pct 40',
    ],
  },
  {
    section: 'three',
    text: '公务接待费、公务用车运行维护费分别为4万元、6万元，较上年分别减少1万元、2万元，下降20%、25%。',
    facts: [
      'three_public.reception 4',
      'three_public.vehicle_operation 6',
      'three_public.reception change -1',
      'three_public.vehicle_operation change -2',
      'three_public.reception change_pct -20',
      'three_public.vehicle_operation change_pct -25',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费10万元，公务接待费4万元、公务用车运行维护费6万元，分别比上年减少1万元、2万元。',
    facts: ['three_public.total 10', 'three_public.reception 4', 'three_public.vehicle_operation 6'],
    unread: ['1万元', '2万元'],
  },
  {
    section: 'overall',
    text: '2023年度收入50万元，支出40万元，比上年增加4万元。',
    facts: ['income.current 50', 'expenditure.current 40', 'expenditure.current change 4'],
  },
  {
    section: 'overall',
    text: '2023年收入总计50万元，支出50万元。',
    facts: ['income.total 50', 'expenditure.total 50'],
  },
  {
    section: 'overall',
    text: '2023年收入总计50万元，支出40万元。',
    facts: ['income.total 50'],
    unread: ['40万元'],
  },
  {
    section: 'overall',
    text: '2023年总收入50万元，其中：其他收入5万元；总支出40万元，其中：基本支出30万元，项目支出10万元。',
    facts: [
      'income.total 50',
      'income.other 5',
      'expenditure.total 40',
      'expenditure.basic 30',
      'expenditure.project 10',
    ],
  },
];

const PARTS: readonly Told[] = [
  {
    section: 'three',
    text: '“三公”经费支出决算数比2022年度减少0.15万元，其中：公务接待费支出减少0.25万元，下降27.78%。',
    facts: [
      'three_public.total change -0.15',
      'three_public.reception change -0.25',
      'three_public.reception change_pct -27.78',
    ],
  },
  {
    section: 'three',
    text: '公务用车购置及运行维护费支出10万元，其中公务用车购置全年预算数为0万元，决算数为0万元，完成预算的0%，全年购置公务用车0辆。',
    facts: [
      'three_public.vehicle 10',
      'three_public.vehicle_purchase adjusted_budget 0',
      'three_public.vehicle_purchase 0',
      'three_public.vehicle_purchase completion_pct 0',
      'three_public.vehicles_purchased count 0',
    ],
  },
  {
    section: 'income',
    text: '本部门总收入50万元，其中本年收入50万元，较2022年决算增加10万元，增长25%。',
    facts: [
      'income.total 50',
      'income.current 50',
      'income.current change 10',
      'income.current change_pct 25',
    ],
  },
  {
    section: 'three',
    text: '公务用车运行维护费10万元，比上年减少1万元，主要原因是减少用车，年末公务用车保有4辆。',
    facts: [
      'three_public.vehicle_operation 10',
      'three_public.vehicle_operation change -1',
      'three_public.vehicles_held count 4',
    ],
  },
  {
    section: 'general',
    text: '社会保障和就业支出（类）人力资源和社会保障管理事务（款）一般行政管理事务（项）。年初未安排预算，支出决算为20万元。',
    facts: ['function.2080102 20'],
  },
];

const OF_ITEMS: readonly Told[] = [
  {
    section: 'general',
    text: '社会保障和就业支出（类）70万元，其中：基本支出50万元，项目支出20万元。',
    facts: ['function.208 70', 'basic.function.208 50', 'project.function.208 20'],
  },
  {
    section: 'general',
    text: '社会保障和就业支出70万元（基本支出50万元），卫生健康支出10万元。',
    facts: ['function.208 70', 'function.210 10'],
    unread: ['50万元'],
  },
  {
    section: 'general',
    text: '行政运行（2080101）支出50万元。其中：人员经费40万元，包括基本工资20万元；公用经费10万元。',
    facts: ['function.2080101 50', 'personnel.function.2080101 40', 'operating.function.2080101 10'],
    unread: ['20万元'],
  },
  {
    section: 'general',
    text: '行政运行（2080101）支出50万元，其中：基本支出48万元（人员经费40万元，公用经费8万元），项目支出2万元。',
    facts: [
      'function.2080101 50',
      'basic.function.2080101 48',
      'personnel.function.2080101 40',
      'operating.function.2080101 8',
      'project.function.2080101 2',
    ],
  },
  {
    section: 'general',
    text: '社会保障和就业支出70万元，卫生健康支出20万元；其中：基本支出60万元，项目支出30万元。',
    facts: ['function.208 70', 'function.210 20'],
    unread: ['60万元', '30万元'],
  },
  {
    section: 'general',
    text: '就业局支出50万元，其中人员经费40万元，公用经费10万元。',
    facts: [],
    unread: ['50万元', '40万元', '10万元'],
  },
  {
    section: 'general',
    text: '社会保障和就业支出70万元，卫生健康支出10万元；按性质分：基本支出60万元，项目支出20万元。',
    facts: ['function.208 70', 'function.210 10', 'general_budget.basic 60', 'general_budget.project 20'],
  },
  {
    section: 'expenditure',
    text: '上缴上级支出、经营支出共0万元，占总支出的0%。',
    facts: [
      'expenditure.turned_over 0',
      'expenditure.business 0',
      'expenditure.turned_over share_pct 0',
      'expenditure.business share_pct 0',
    ],
  },
];

const ENUMERATED_CHANGES: readonly Told[] = [
  {
    section: 'three',
    text: '公务接待费4万元，比上年减少5批次、40人次、1万元。',
    facts: [
      'three_public.reception 4',
      'three_public.reception_batches change -5',
      'three_public.reception_visitors change -40',
      'three_public.reception change -1',
    ],
  },
  {
    section: 'three',
    text: '公务接待费4万元，比上年减少1万元、20%。',
    facts: [
      'three_public.reception 4',
      'three_public.reception change -1',
      'three_public.reception change_pct -20',
    ],
  },
  {
    section: 'three',
    text: '公务接待费4万元，比上年减少1万元，接待30批次、240人次。',
    facts: [
      'three_public.reception 4',
      'three_public.reception change -1',
      'three_public.reception_batches count 30',
      'three_public.reception_visitors count 240',
    ],
  },
];

const BUDGETS: readonly Told[] = [
  {
    section: 'three',
    text: '公务接待费2万元，低于预算3万元。',
    facts: ['three_public.reception 2'],
    unread: ['3万元'],
  },
  {
    section: 'three',
    text: '“三公”经费预算20万元（其中：公务接待费8万元），比上年减少2万元。',
    facts: ['three_public.total adjusted_budget 20', 'three_public.reception adjusted_budget 8'],
    unread: ['2万元'],
  },
  {
    section: 'overall',
    text: '收入决算数50万元，比上年减少5万元。支出决算数40万元，比上年减少4万元。',
    facts: [
      'income.current 50',
      'income.current change -5',
      'expenditure.current 40',
      'expenditure.current change -4',
    ],
  },
  {
    section: 'three',
    text: '公务接待费2万元，比年初预算3万元低1万元。',
    facts: [
      'three_public.reception 2',
      'three_public.reception initial_budget 3',
      'three_public.reception budget_change -1',
    ],
  },
  {
    section: 'three',
    text: '“三公”经费预算54万元，其中：公务用车购置及运行费支出决算12万元；公务接待费支出决算42万元。',
    facts: ['three_public.total adjusted_budget 54'],
    unread: ['12万元', '42万元'],
  },
  {
    section: 'three',
    text: '“三公”经费预算54万元，支出决算51万元，其中：公务接待费支出决算42万元。',
    facts: ['three_public.total adjusted_budget 54', 'three_public.total 51', 'three_public.reception 42'],
  },
  {
    section: 'three',
    text: ['2.公务用车购置费支出情况说明。', '购置车辆1辆，预算为20万元，支出决算为18万元，完成预算的90%。'],
    facts: [
      'three_public.vehicles_purchased count 1',
      'three_public.vehicle_purchase adjusted_budget 20',
      'three_public.vehicle_purchase 18',
      'three_public.vehicle_purchase completion_pct 90',
    ],
  },
  {
    section: 'three',
    text: '购置车辆1辆，预算为20万元，完成预算的90%。',
    facts: ['three_public.vehicles_purchased count 1'],
    unread: ['20万元', '90%'],
  },
];

const SCOPES: readonly Told[] = [
  {
    section: 'three',
    text: [
      '全区“三公”经费支出100万元，比预算减少5万元。',
      '区直部门“三公”经费支出70万元，比预算减少3万元，具体为：',
      '1.公务接待费30万元。',
      '“三公”经费支出比上年减少20万元。',
    ],
    facts: ['three_public.total 100', 'three_public.total budget_change -5', 'three_public.total change -20'],
    unread: ['70万元', '3万元', '30万元'],
  },
  {
    section: 'three',
    text: ['“三公”经费支出100万元。', '全口径“三公”经费支出120万元。'],
    facts: ['three_public.total 100'],
    unread: ['120万元'],
  },
  {
    section: 'basic',
    text: ['一般公共预算财政拨款基本支出60万元。', '就业服务中心基本支出20万元。'],
    facts: ['general_budget.basic 60'],
    unread: ['20万元'],
  },
  {
    section: 'three',
    text: ['局本级“三公”经费支出100万元。', '“三公”经费支出100万元。'],
    facts: ['three_public.total 100', 'three_public.total 100'],
  },
];

const MEETINGS: readonly Told[] = [
  {
    section: 'matters',
    text: '开支会议费2.5万元，比上年减少0.5万元；开支培训费3.6万元，比上年增加0.6万元。',
    facts: [
      'meetings.total 2.5',
      'meetings.total change -0.5',
      'training.total 3.6',
      'training.total change 0.6',
    ],
  },
  {
    section: 'basic',
    text: '公用经费10万元，主要包括办公费2万元、会议费3万元、培训费1万元。',
    facts: ['general_budget.operating 10', 'economic.30201 2', 'economic.30215 3', 'economic.30216 1'],
  },
  {
    section: 'general',
    text: '公用经费10万元，包括：办公费2万元、会议费3万元。',
    facts: ['general_budget.operating 10', 'economic.30201 2', 'economic.30215 3'],
  },
  { section: 'matters', text: '会议费、培训费合计6.1万元。', facts: [], unread: ['6.1万元'] },
  {
    section: 'matters',
    text: '职业技能培训费30万元，人均培训费0.1万元。',
    facts: [],
    unread: ['30万元', '0.1万元'],
  },
];

describe('items told together', () => {
  test.each(TOGETHER)('$text', expectTold);
});
describe('parts that are told of by themselves', () => {
  test.each(PARTS)('$text', expectTold);
});
describe('how one item is split', () => {
  test.each(OF_ITEMS)('$text', expectTold);
});
describe('changes told one after the other', () => {
  test.each(ENUMERATED_CHANGES)('$text', expectTold);
});
describe('budgets', () => {
  test.each(BUDGETS)('$text', expectTold);
});
describe('scopes', () => {
  test.each(SCOPES)('$text', expectTold);
});
describe('meetings and training', () => {
  test.each(MEETINGS)('$text', expectTold);
});
