/** The made-up forms by functional classification: income, expenditure, each fund, and what they were spent on. */
import { FormWriter, type FormSetting, type Said } from './form-setting.ts';
import {
  appropriatedOf,
  FUNDS,
  steps,
  type FundFamily,
  type LedgerAmounts,
  type LedgerItem,
} from './ledger.ts';
import { blankCells, plainCell, wideCell, type Written, type WrittenCell } from './written.ts';

/** A column: its heading, the one over it, and what it says of an item (code) or of the total (null). */
interface FormColumn {
  readonly heading: string;
  readonly over: string | null;
  readonly amount: (item: LedgerAmounts) => number;
  readonly says: (code: string | null) => Said | null;
}

const whole = ({ basic, project }: LedgerAmounts) => basic + project;

/** A column that says `total` in the row of totals and `family` with the code of an item; null says nothing. */
const column = (
  heading: string,
  amount: FormColumn['amount'],
  total: string | Said | null,
  family: string | null,
  fund = 'all',
  over: string | null = null,
): FormColumn => ({
  heading,
  amount,
  over,
  says: (code) => {
    if (code === null) return total === null ? null : typeof total === 'string' ? { concept: total } : total;
    return family === null ? null : { concept: `${family}.${code}`, fund };
  },
});

/** Income by source; what was earned is business a public institution is paid for. */
export function incomeForm(setting: FormSetting, number: number): Written {
  const income = ({ appropriated, earned }: LedgerAmounts) => appropriated + earned;
  const { deepHeads } = setting.style;
  const over = deepHeads ? '事业收入' : null;
  const columns = [
    column('本年收入合计', income, 'income.current', 'income.function'),
    column('财政拨款收入', ({ appropriated }) => appropriated, 'income.fiscal_appropriation', 'income.function', 'fiscal_appropriation'),
    column('上级补助收入', () => 0, 'income.superior_subsidy', 'superior_subsidy.function'),
    column(deepHeads ? '小计' : '事业收入', ({ earned }) => earned, 'income.undertaking', 'undertaking.function', 'all', over),
    ...(deepHeads ? [column('其中：教育收费', ({ earned }) => steps(earned / 2), null, null, 'all', over)] : []),
    column('经营收入', () => 0, 'income.business', 'business_income.function'),
    column('附属单位上缴收入', () => 0, 'income.affiliated', 'affiliated.function'),
    column('其他收入', () => 0, 'income.other', 'other_income.function'),
  ]; // prettier-ignore
  return functionalForm(setting, number, '收入决算表', setting.ledger.items, columns);
}

/** Expenditure of all money. */
export function expenditureForm(setting: FormSetting, number: number): Written {
  return functionalForm(setting, number, '支出决算表', setting.ledger.items, [
    column('本年支出合计', whole, 'expenditure.current', 'function'),
    column('基本支出', ({ basic }) => basic, 'expenditure.basic', 'basic.function'),
    column('项目支出', ({ project }) => project, 'expenditure.project', 'project.function'),
    column('上缴上级支出', () => 0, 'expenditure.turned_over', 'turned_over.function'),
    column('经营支出', () => 0, 'expenditure.business', 'business.function'),
    column('对附属单位补助支出', () => 0, 'expenditure.affiliated_subsidy', 'affiliated_subsidy.function'),
  ]);
}

/** The items that appropriated money of a fund was spent on. */
function itemsOf(setting: FormSetting, family: FundFamily): LedgerItem[] {
  const { fund } = FUNDS.find((one) => one.family === family)!;
  return setting.ledger.items
    .filter((item) => item.fund === fund)
    .map(appropriatedOf)
    .filter((item) => whole(item) !== 0);
}

/** Expenditure of one fund; with what was left and received where its form prints that. */
export function fundForm(
  setting: FormSetting,
  number: number,
  family: FundFamily,
  withIncome: boolean,
): Written {
  const { fund, name } = FUNDS.find((one) => one.family === family)!;
  const items = itemsOf(setting, family);
  const title = `${name}${withIncome ? '收入' : ''}支出决算表`;
  const over = '本年支出';
  const spent = [
    column(setting.style.deepHeads ? '小计' : '合计', whole, `${family}.total`, 'function', fund, over),
    column('基本支出', ({ basic }) => basic, `${family}.basic`, 'basic.function', fund, over),
    column('项目支出', ({ project }) => project, `${family}.project`, 'project.function', fund, over),
  ];
  const left = (heading: string, which: string) =>
    column(heading, () => 0, `${family}.${which}`, `${which}.function`, fund);
  const columns = withIncome
    ? [
        left('年初结转和结余', 'carryover_opening'),
        column('本年收入', whole, `income.${fund}`, 'income.function', fund),
        ...spent,
        left('年末结转和结余', 'carryover_closing'),
      ]
    : spent;
  return items.length === 0
    ? blankForm(setting, number, title, columns, `${family}.total`)
    : functionalForm(setting, number, title, items, columns);
}

/** The classes of the economic classification that a matrix sets side by side, with their items. */
const CHAPTERS = [
  ['301', '工资福利支出', '基本工资', '津贴补贴'],
  ['302', '商品和服务支出', '办公费', '印刷费'],
] as const;

/** The one half of an amount in whole fen, and the other. */
const halves = (amount: number): [number, number] => [steps(amount / 2), amount - steps(amount / 2)];

/** Items by what they were spent on. */
export function matrixForm(setting: FormSetting, number: number, isGeneral: boolean): Written {
  const items = isGeneral ? itemsOf(setting, 'general_budget') : setting.ledger.items.map(appropriatedOf);
  const total = isGeneral ? 'general_budget.total' : 'appropriation.expenditure';
  const fund = isGeneral ? 'general_public_budget' : 'fiscal_appropriation';
  const chapters = CHAPTERS.flatMap(([code, chapter, ...parts], half) =>
    ['小计', ...parts].map((heading, at) => {
      const own = at === 0 ? code : `${code}0${at}`;
      const amount = (item: LedgerAmounts) => {
        const spent = halves(whole(item))[half]!;
        return at === 0 ? spent : halves(spent)[at - 1]!;
      };
      const total = { concept: `expenditure.economic.${own}`, fund };
      return column(heading, amount, total, `economic_${own}.function`, fund, chapter);
    }),
  );
  const title = `${isGeneral ? '一般公共预算' : ''}财政拨款支出决算明细表`;
  const columns = [column('合计', whole, total, 'function', fund), ...chapters];
  return functionalForm(setting, number, title, items, columns);
}

/** Projects of the general public budget. */
export function projectForm(setting: FormSetting, number: number): Written {
  const items = itemsOf(setting, 'general_budget').filter(({ project }) => project !== 0);
  const amount = column(setting.style.value, ({ project }) => project, 'general_budget.project', 'project.function', 'general_public_budget'); // prettier-ignore
  return functionalForm(setting, number, '一般公共预算财政拨款项目支出决算表', items, [amount]);
}

function blankForm(
  setting: FormSetting,
  number: number,
  title: string,
  columns: readonly FormColumn[],
  concept: string,
): Written {
  const writer = new FormWriter(setting, number);
  const { total, blankForms } = setting.style;
  const remark = '说明：本单位本年度无此类收入和支出，故本表无数据。';
  if (blankForms === 'only-remark') {
    const blocks = [...writer.captionLines(title), { kind: 'text' as const, text: remark }];
    return { blocks, truth: [], nothing: [concept] };
  }
  const blanks = blankCells(codeColumns(setting) + columns.length - 1);
  const rows = [total, '', ''].map((text) => [plainCell(text), ...blanks]);
  const written = writer.set(title, headsOf(setting, columns), rows, blankForms === 'remark' ? remark : null);
  return { ...written, nothing: [concept] };
}

function functionalForm(
  setting: FormSetting,
  number: number,
  title: string,
  items: readonly LedgerItem[],
  columns: readonly FormColumn[],
): Written {
  const writer = new FormWriter(setting, number);
  // What is above items is their sum, column by column: halves of a sum are not the sum of halves.
  const leaves = items.filter(({ code }) => code.length === 7);
  const amounts = (code: string | null) => {
    const inside = leaves.filter((leaf) => leaf.code.startsWith(code ?? ''));
    return columns.map(({ amount, says }) =>
      writer.amount(
        inside.reduce((sum, leaf) => sum + amount(leaf), 0),
        says(code),
      ),
    );
  };
  const totals = [plainCell(setting.style.total), ...blankCells(codeColumns(setting) - 1), ...amounts(null)];
  const rows = items.map((item, at) => [
    ...itemCells(item, items[at - 1]?.code ?? '', setting),
    ...amounts(item.code),
  ]);
  return writer.set(title, headsOf(setting, columns), [totals, ...rows]);
}

/** How many columns come before the amounts. */
function codeColumns({ style }: FormSetting): number {
  if (style.codes === 'joined') return 1;
  return style.codes === 'one' ? 2 : 4;
}

function itemCells({ code, name }: LedgerItem, above: string, { style }: FormSetting): WrittenCell[] {
  const indent = style.indents ? '　'.repeat((code.length - 3) / 2) : '';
  if (style.codes === 'joined') return [plainCell(`${indent}${code}${name}`)];
  if (style.codes === 'one') return [code, indent + name].map(plainCell);
  const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
  const ofAbove = [above.slice(0, 3), above.slice(0, 5), above];
  const isMerged = (at: number) =>
    style.codes === 'merged' && parts[at + 1] !== '' && ofAbove[at] === code.slice(0, 3 + at * 2) && at < 2;
  return [...parts.map((part, at) => (isMerged(at) ? '' : part)), indent + name].map(plainCell);
}

/** The rows of headings: in one row, or with the headings that span above them. */
function headsOf(setting: FormSetting, columns: readonly FormColumn[]): WrittenCell[][] {
  const { codes, deepHeads, columnNumbers } = setting.style;
  const before = codeColumns(setting);
  const names =
    codes === 'joined'
      ? [plainCell('科目编码及名称')]
      : [wideCell(codes === 'one' ? '科目编码' : '功能分类科目编码', before - 1), plainCell('科目名称')];
  const isDeep = deepHeads || columns.some(({ over }) => over !== null && over !== '本年支出');
  const heads = isDeep
    ? [
        [wideCell('项目', before), ...overCells(columns)],
        [...names, ...columns.map(({ heading, over }) => plainCell(over === null ? '' : heading))],
      ]
    : [[...names, ...columns.map(({ heading }) => plainCell(heading))]];
  const isSplit = codes === 'split' || codes === 'merged';
  const levels = [...['类', '款', '项', ''].map(plainCell), ...blankCells(columns.length)];
  const numbers = columns.map((_, at) => plainCell(String(at + 1)));
  return [
    ...heads,
    ...(isSplit ? [levels] : []),
    ...(columnNumbers === 'none'
      ? []
      : [[wideCell(columnNumbers === 'named' ? '栏次' : '', before), ...numbers]]),
  ];
}

function overCells(columns: readonly FormColumn[]): WrittenCell[] {
  return columns.flatMap(({ heading, over }, at) => {
    if (over === null) return [plainCell(heading)];
    if (columns[at - 1]?.over === over) return [];
    return [wideCell(over, columns.filter((other) => other.over === over).length)];
  });
}
