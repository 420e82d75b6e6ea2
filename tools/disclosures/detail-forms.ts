/** The made-up forms of basic expenditure by economic classification and of the three public expenses. */
import type { SpanningCell } from '#ingest/formats/spans.ts';
import { FormWriter, type FormSetting } from './form-setting.ts';
import type { EconomicItem } from './ledger.ts';
import { plainCell, wideCell, type Written } from './written.ts';

const isPersonnel = ({ code }: EconomicItem) => /^30[13]/.test(code);

/** Basic expenditure of the general public budget: blocks side by side, or one list. */
export function economicForm(setting: FormSetting, number: number): Written {
  return setting.style.economic === 'list' ? economicList(setting, number) : economicBlocks(setting, number);
}

const TITLE = '一般公共预算财政拨款基本支出决算表';

function economicBlocks(setting: FormSetting, number: number): Written {
  const writer = new FormWriter(setting, number);
  const { ledger, style } = setting;
  const isSplit = style.economic === 'split-blocks';
  const isNamed = style.economic === 'named';
  const codeWidth = isNamed ? 0 : isSplit ? 2 : 1;
  const people = ledger.economic.filter(isPersonnel);
  const running = ledger.economic.filter((item) => !isPersonnel(item));
  const block = (item: EconomicItem | undefined): SpanningCell[] => {
    if (!item) return Array.from({ length: codeWidth + 2 }, () => plainCell(''));
    const { code, name } = item;
    const codes = isSplit ? [code.slice(0, 3), code.slice(3)] : isNamed ? [] : [code];
    return [...codes, name]
      .map(plainCell)
      .concat(writer.amount(item.amount, { concept: `economic.${code}` }));
  };
  const rows = Array.from({ length: Math.max(people.length, running.length) }, (_, at) => [
    ...block(people[at]),
    ...block(running[at]),
  ]);
  const totals = [
    wideCell('人员经费合计', codeWidth + 1),
    writer.amount(ledger.personnel, { concept: 'general_budget.personnel' }),
    wideCell('公用经费合计', codeWidth + 1),
    writer.amount(ledger.basic - ledger.personnel, { concept: 'general_budget.operating' }),
  ];
  const names = [
    ...(codeWidth === 0 ? [] : [wideCell('经济分类科目编码', codeWidth)]),
    plainCell('科目名称'),
    plainCell(style.value),
  ];
  const heads = [
    ...(style.deepHeads ? [[wideCell('人员经费', codeWidth + 2), wideCell('公用经费', codeWidth + 2)]] : []),
    [...names, ...names],
    ...(isSplit ? [[...['类', '款', '', ''], ...['类', '款', '', '']].map(plainCell)] : []),
  ];
  return writer.set(TITLE, heads, [...rows, totals]);
}

function economicList(setting: FormSetting, number: number): Written {
  const writer = new FormWriter(setting, number);
  const { ledger } = setting;
  const rows = ledger.economic.map((item) => {
    const said = { concept: `economic.${item.code}` };
    const blank = plainCell('');
    const whole = writer.amount(item.amount, said);
    const part = writer.amount(item.amount, said);
    return [
      plainCell(item.code),
      plainCell(item.name),
      whole,
      ...(isPersonnel(item) ? [part, blank] : [blank, part]),
    ];
  });
  const totals = [
    wideCell('合计', 2),
    writer.amount(ledger.basic, { concept: 'general_budget.basic' }),
    writer.amount(ledger.personnel, { concept: 'general_budget.personnel' }),
    writer.amount(ledger.basic - ledger.personnel, { concept: 'general_budget.operating' }),
  ];
  const heads = [['科目编码', '科目名称', '合计', '人员经费', '公用经费'].map(plainCell)];
  return writer.set(TITLE, heads, [totals, ...rows]);
}

interface Expense {
  readonly name: string;
  readonly concept: string;
  readonly fen: number;
}

/** The three public expenses, budget beside accounts. */
export function threePublicForm(setting: FormSetting, number: number): Written {
  const writer = new FormWriter(setting, number);
  const { overseas, purchase, operation, reception, unspent } = setting.ledger.threePublic;
  const expenses: Expense[] = [
    { name: '合计', concept: 'three_public.total', fen: overseas + purchase + operation + reception },
    { name: '因公出国（境）费', concept: 'three_public.overseas', fen: overseas },
    { name: '公务用车购置及运行维护费', concept: 'three_public.vehicle', fen: purchase + operation },
    { name: '公务用车购置费', concept: 'three_public.vehicle_purchase', fen: purchase },
    { name: '公务用车运行维护费', concept: 'three_public.vehicle_operation', fen: operation },
    { name: '公务接待费', concept: 'three_public.reception', fen: reception },
  ];
  const cell = ({ concept, fen }: Expense, measure: 'adjusted_budget' | 'final') =>
    writer.amount(measure === 'final' ? fen : fen + unspent, { concept, measure });
  const title = '财政拨款“三公”经费支出决算表';
  const budget = (expense: Expense) => cell(expense, 'adjusted_budget');
  const accounts = (expense: Expense) => cell(expense, 'final');
  const across = (spans: number): SpanningCell[][] => [
    [
      wideCell('合计', spans, 2),
      wideCell('因公出国（境）费', spans, 2),
      wideCell('公务用车购置及运行维护费', spans * 3),
      wideCell('公务接待费', spans, 2),
    ],
    [wideCell('小计', spans), wideCell('公务用车购置费', spans), wideCell('公务用车运行维护费', spans)],
  ];
  switch (setting.style.threePublic) {
    case 'pairs': {
      const measures = expenses.flatMap(() => ['预算数', '决算数'].map(plainCell));
      const values = expenses.flatMap((expense) => [budget(expense), accounts(expense)]);
      return writer.set(title, [...across(2), measures], [values]);
    }
    case 'halves': {
      const [first, second] = across(1);
      const heads = [
        [wideCell('预算数', 6), wideCell('决算数', 6)],
        [...first!, ...first!],
        [...second!, ...second!],
      ];
      return writer.set(title, heads, [[...expenses.map(budget), ...expenses.map(accounts)]]);
    }
    case 'measures': {
      const [first, second] = across(1);
      const over = [wideCell('项目', 1, 3), wideCell('一般公共预算财政拨款安排的“三公”经费', 6)];
      const heads = [over, first!.map((cell, at) => (at === 0 ? { ...cell, text: '小计' } : cell)), second!];
      return writer.set(title, heads, [
        [plainCell('预算数'), ...expenses.map(budget)],
        [plainCell('决算数'), ...expenses.map(accounts)],
      ]);
    }
    default:
      return threePublicList(setting, writer, title, expenses, budget, accounts);
  }
}

const LIST_NAMES = [
  '合计',
  '1.因公出国（境）费',
  '2.公务用车购置及运行维护费',
  '其中：（1）公务用车购置费',
  '（2）公务用车运行维护费',
  '3.公务接待费',
];

function threePublicList(
  setting: FormSetting,
  writer: FormWriter,
  title: string,
  expenses: readonly Expense[],
  budget: (expense: Expense) => SpanningCell,
  accounts: (expense: Expense) => SpanningCell,
): Written {
  const rows = expenses.map((expense, at) => [
    plainCell(LIST_NAMES[at]!),
    budget(expense),
    accounts(expense),
  ]);
  const { groups, travellers, bought, held, batches, visitors } = setting.ledger.threePublic;
  const counts: [string, number, string][] = [
    ['1.因公出国（境）团组数（个）', groups, 'three_public.overseas_groups'],
    ['2.因公出国（境）人次数（人）', travellers, 'three_public.overseas_people'],
    ['3.公务用车购置数（辆）', bought, 'three_public.vehicles_purchased'],
    ['4.公务用车保有量（辆）', held, 'three_public.vehicles_held'],
    ['5.国内公务接待批次（个）', batches, 'three_public.reception_batches'],
    ['6.国内公务接待人次（人）', visitors, 'three_public.reception_visitors'],
  ];
  const isCounted = setting.style.threePublic === 'counts';
  const counted = () => [
    ['（二）相关统计数', '—', '—'].map(plainCell),
    ...counts.map(([name, number, concept]) => [
      plainCell(name),
      plainCell('—'),
      writer.count(number, concept),
    ]),
  ];
  const heads = [['项目', '预算数', isCounted ? '决算统计数' : '决算数'].map(plainCell)];
  return writer.set(title, heads, [...rows, ...(isCounted ? counted() : [])]);
}
