/** The made-up forms of basic expenditure by economic classification and of the three public expenses. */
import { FormWriter, type FormSetting } from './form-setting.ts';
import { isPersonnel, type EconomicItem } from './ledger.ts';
import { blankCells, plainCell, wideCell, type Written, type WrittenCell } from './written.ts';

const TITLE = '一般公共预算财政拨款基本支出决算表';

/** Basic expenditure of the general public budget: blocks side by side, or one list. */
export function economicForm(setting: FormSetting, number: number): Written {
  const writer = new FormWriter(setting, number);
  return setting.style.economic === 'list' ? economicList(writer) : economicBlocks(writer);
}

function economicBlocks(writer: FormWriter): Written {
  const { setting, style } = writer;
  const { basic, personnel, economic } = setting.ledger;
  const isSplit = style.economic === 'split-blocks';
  const codeWidth = { named: 0, blocks: 1, 'split-blocks': 2, list: 1 }[style.economic];
  const people = economic.filter(isPersonnel);
  const running = economic.filter((item) => !isPersonnel(item));
  const block = (item: EconomicItem | undefined): WrittenCell[] => {
    if (!item) return blankCells(codeWidth + 2);
    const { code, name, amount } = item;
    const codes = isSplit ? [code.slice(0, 3), code.slice(3)] : [code].slice(0, codeWidth);
    return [...[...codes, name].map(plainCell), writer.amount(amount, { concept: `economic.${code}` })];
  };
  const rows = Array.from({ length: Math.max(people.length, running.length) }, (_, at) => [
    ...block(people[at]),
    ...block(running[at]),
  ]);
  const totals = [
    wideCell('人员经费合计', codeWidth + 1),
    writer.amount(personnel, { concept: 'general_budget.personnel' }),
    wideCell('公用经费合计', codeWidth + 1),
    writer.amount(basic - personnel, { concept: 'general_budget.operating' }),
  ];
  const names = [
    ...(codeWidth === 0 ? [] : [wideCell('经济分类科目编码', codeWidth)]),
    plainCell('科目名称'),
    plainCell(style.value),
  ];
  const levels = ['类', '款', '', ''].map(plainCell);
  const heads = [
    ...(style.deepHeads ? [[wideCell('人员经费', codeWidth + 2), wideCell('公用经费', codeWidth + 2)]] : []),
    [...names, ...names],
    ...(isSplit ? [[...levels, ...levels]] : []),
  ];
  return writer.set(TITLE, heads, [...rows, totals]);
}

function economicList(writer: FormWriter): Written {
  const { basic, personnel, economic } = writer.setting.ledger;
  const rows = economic.map((item) => {
    const said = { concept: `economic.${item.code}` };
    const whole = writer.amount(item.amount, said);
    const parts = [writer.amount(item.amount, said), plainCell('')];
    const names = [item.code, item.name].map(plainCell);
    return [...names, whole, ...(isPersonnel(item) ? parts : parts.toReversed())];
  });
  const totals = [
    wideCell('合计', 2),
    writer.amount(basic, { concept: 'general_budget.basic' }),
    writer.amount(personnel, { concept: 'general_budget.personnel' }),
    writer.amount(basic - personnel, { concept: 'general_budget.operating' }),
  ];
  const heads = [['科目编码', '科目名称', '合计', '人员经费', '公用经费'].map(plainCell)];
  return writer.set(TITLE, heads, [totals, ...rows]);
}

/** The three public expenses, budget beside accounts. */
export function threePublicForm(setting: FormSetting, number: number): Written {
  const writer = new FormWriter(setting, number);
  const { overseas, purchase, operation, reception, unspent } = setting.ledger.threePublic;
  const expenses: [name: string, concept: string, kinds: readonly number[]][] = [
    ['合计', 'total', [overseas, purchase, operation, reception]],
    ['1.因公出国（境）费', 'overseas', [overseas]],
    ['2.公务用车购置及运行维护费', 'vehicle', [purchase, operation]],
    ['其中：（1）公务用车购置费', 'vehicle_purchase', [purchase]],
    ['（2）公务用车运行维护费', 'vehicle_operation', [operation]],
    ['3.公务接待费', 'reception', [reception]],
  ];
  const title = '财政拨款“三公”经费支出决算表';
  const amounts = expenses.map(([name, concept, kinds]) => {
    const fen = kinds.reduce((sum, kind) => sum + kind, 0);
    const budgeted = fen + kinds.length * unspent;
    return {
      name: plainCell(name),
      budget: () =>
        writer.amount(budgeted, { concept: `three_public.${concept}`, measure: 'adjusted_budget' }),
      accounts: () => writer.amount(fen, { concept: `three_public.${concept}` }),
    };
  });
  const budgets = () => amounts.map(({ budget }) => budget());
  const accounts = () => amounts.map(({ accounts }) => accounts());
  const across = (spans: number, whole = '合计'): [WrittenCell[], WrittenCell[]] => [
    [
      wideCell(whole, spans, 2),
      wideCell('因公出国（境）费', spans, 2),
      wideCell('公务用车购置及运行维护费', spans * 3),
      wideCell('公务接待费', spans, 2),
    ],
    ['小计', '公务用车购置费', '公务用车运行维护费'].map((text) => wideCell(text, spans)),
  ];
  switch (setting.style.threePublic) {
    case 'pairs': {
      const measures = amounts.flatMap(() => ['预算数', '决算数'].map(plainCell));
      return writer.set(
        title,
        [...across(2), measures],
        [amounts.flatMap(({ budget, accounts }) => [budget(), accounts()])],
      );
    }
    case 'halves': {
      const [first, second] = across(1);
      const halves = [wideCell('预算数', 6), wideCell('决算数', 6)];
      const heads = [halves, [...first, ...first], [...second, ...second]];
      return writer.set(title, heads, [[...budgets(), ...accounts()]]);
    }
    case 'measures': {
      const over = [wideCell('项目', 1, 3), wideCell('一般公共预算财政拨款安排的“三公”经费', 6)];
      return writer.set(
        title,
        [over, ...across(1, '小计')],
        [
          [plainCell('预算数'), ...budgets()],
          [plainCell('决算数'), ...accounts()],
        ],
      );
    }
    default: {
      const isCounted = setting.style.threePublic === 'counts';
      const heads = [['项目', '预算数', isCounted ? '决算统计数' : '决算数'].map(plainCell)];
      const rows = amounts.map(({ name, budget, accounts }) => [name, budget(), accounts()]);
      return writer.set(title, heads, [...rows, ...(isCounted ? countRows(writer) : [])]);
    }
  }
}

function countRows(writer: FormWriter): WrittenCell[][] {
  const { groups, travellers, bought, held, batches, visitors } = writer.setting.ledger.threePublic;
  const counts: [name: string, number: number, concept: string][] = [
    ['1.因公出国（境）团组数（个）', groups, 'overseas_groups'],
    ['2.因公出国（境）人次数（人）', travellers, 'overseas_people'],
    ['3.公务用车购置数（辆）', bought, 'vehicles_purchased'],
    ['4.公务用车保有量（辆）', held, 'vehicles_held'],
    ['5.国内公务接待批次（个）', batches, 'reception_batches'],
    ['6.国内公务接待人次（人）', visitors, 'reception_visitors'],
  ];
  return [
    ['（二）相关统计数', '—', '—'].map(plainCell),
    ...counts.map(([name, number, concept]) => [
      ...[name, '—'].map(plainCell),
      writer.count(number, `three_public.${concept}`),
    ]),
  ];
}
