/** The made-up forms by functional classification: income, expenditure, each fund, and what they were spent on. */
import type { SpanningCell } from '#ingest/formats/spans.ts';
import { FormWriter, type FormSetting, type Said } from './form-setting.ts';
import { sumOf, type LedgerAmounts, type LedgerFund, type LedgerItem } from './ledger.ts';
import { plainCell, wideCell, type Written } from './written.ts';

/** A column: its heading, the one over it, and what it says of an item (code) or of the total (null). */
interface FormColumn {
  readonly heading: string;
  readonly over?: string;
  readonly amount: (item: LedgerAmounts) => number;
  readonly says: (code: string | null) => Said | null;
}

const whole = ({ basic, project }: LedgerAmounts) => basic + project;

const column = (
  heading: string,
  amount: FormColumn['amount'],
  total: string | null,
  family: string | null,
  fund: string,
  over?: string,
): FormColumn => ({
  heading,
  amount,
  ...(over === undefined ? {} : { over }),
  says: (code) => {
    if (code === null) return total === null ? null : { concept: total };
    return family === null ? null : { concept: `${family}.${code}`, fund };
  },
});

/** Income by source; what was earned is business a public institution is paid for. */
export function incomeForm(setting: FormSetting, number: number): Written {
  const income = ({ appropriated, earned }: LedgerAmounts) => appropriated + earned;
  const { deepHeads } = setting.style;
  const undertaking = deepHeads
    ? [
        column(
          '小计',
          ({ earned }) => earned,
          'income.undertaking',
          'undertaking.function',
          'all',
          '事业收入',
        ),
        column(
          '其中：教育收费',
          ({ earned }) => Math.round(earned / 20_000) * 10_000,
          null,
          null,
          'all',
          '事业收入',
        ),
      ]
    : [column('事业收入', ({ earned }) => earned, 'income.undertaking', 'undertaking.function', 'all')];
  const columns = [
    column('本年收入合计', income, 'income.current', 'income.function', 'all'),
    column('财政拨款收入', ({ appropriated }) => appropriated, 'income.fiscal_appropriation', 'income.function', 'fiscal_appropriation'),
    column('上级补助收入', () => 0, 'income.superior_subsidy', 'superior_subsidy.function', 'all'),
    ...undertaking,
    column('经营收入', () => 0, 'income.business', 'business_income.function', 'all'),
    column('附属单位上缴收入', () => 0, 'income.affiliated', 'affiliated.function', 'all'),
    column('其他收入', () => 0, 'income.other', 'other_income.function', 'all'),
  ]; // prettier-ignore
  return functionalForm(setting, number, '收入决算表', setting.ledger.items, columns);
}

/** Expenditure of all money. */
export function expenditureForm(setting: FormSetting, number: number): Written {
  const columns = [
    column('本年支出合计', whole, 'expenditure.current', 'function', 'all'),
    column('基本支出', ({ basic }) => basic, 'expenditure.basic', 'basic.function', 'all'),
    column('项目支出', ({ project }) => project, 'expenditure.project', 'project.function', 'all'),
    column('上缴上级支出', () => 0, 'expenditure.turned_over', 'turned_over.function', 'all'),
    column('经营支出', () => 0, 'expenditure.business', 'business.function', 'all'),
    column('对附属单位补助支出', () => 0, 'expenditure.affiliated_subsidy', 'affiliated_subsidy.function', 'all'),
  ]; // prettier-ignore
  return functionalForm(setting, number, '支出决算表', setting.ledger.items, columns);
}

/** The items that appropriated money of a fund was spent on, without what was earned. */
function itemsOf(setting: FormSetting, fund: LedgerFund): LedgerItem[] {
  return setting.ledger.items
    .filter((item) => item.fund === fund)
    .map((item) => ({ ...item, project: item.project - item.earned, earned: 0 }))
    .filter((item) => whole(item) !== 0);
}

const TITLES = {
  general_budget: '一般公共预算财政拨款支出决算表',
  government_fund: '政府性基金预算财政拨款收入支出决算表',
  state_capital: '国有资本经营预算财政拨款支出决算表',
} as const;

const FUNDS = {
  general_budget: 'general_public_budget',
  government_fund: 'government_fund',
  state_capital: 'state_capital',
} as const;

/** Expenditure of one fund; with what was left and received where its form prints that. */
export function fundForm(
  setting: FormSetting,
  number: number,
  family: keyof typeof FUNDS,
  withIncome: boolean,
): Written {
  const fund = FUNDS[family];
  const items = itemsOf(setting, fund);
  const title =
    family === 'state_capital' && withIncome ? '国有资本经营预算财政拨款收入支出决算表' : TITLES[family];
  const over = '本年支出';
  const spent = [
    column(setting.style.deepHeads ? '小计' : '合计', whole, `${family}.total`, 'function', fund, over),
    column('基本支出', ({ basic }) => basic, `${family}.basic`, 'basic.function', fund, over),
    column('项目支出', ({ project }) => project, `${family}.project`, 'project.function', fund, over),
  ];
  const income = family === 'general_budget' ? 'income.general_public_budget' : `income.${family}`;
  const columns = withIncome
    ? [
        column('年初结转和结余', () => 0, `${family}.carryover_opening`, 'carryover_opening.function', fund),
        column('本年收入', whole, income, 'income.function', fund),
        ...spent,
        column('年末结转和结余', () => 0, `${family}.carryover_closing`, 'carryover_closing.function', fund),
      ]
    : spent;
  return items.length === 0
    ? blankForm(setting, number, title, columns, `${family}.total`)
    : functionalForm(setting, number, title, items, columns);
}

/** The classes of the economic classification that a matrix sets side by side. */
const CHAPTERS = [
  ['工资福利支出', '基本工资', '津贴补贴'],
  ['商品和服务支出', '办公费', '印刷费'],
] as const;

/** Items by what they were spent on: the model has a concept for the whole of a row alone. */
export function matrixForm(setting: FormSetting, number: number, title: string): Written {
  const isGeneral = title.startsWith('一般公共预算');
  const items = isGeneral
    ? itemsOf(setting, 'general_public_budget')
    : setting.ledger.items.map((item) => ({ ...item, project: item.project - item.earned, earned: 0 }));
  const total = isGeneral ? 'general_budget.total' : 'appropriation.expenditure';
  const fund = isGeneral ? 'general_public_budget' : 'fiscal_appropriation';
  const chapters = CHAPTERS.flatMap(([chapter, ...parts]) =>
    ['小计', ...parts].map((heading, at) =>
      column(
        heading,
        (item) => Math.round(whole(item) / (at + 2) / 10_000) * 10_000,
        null,
        null,
        '',
        chapter,
      ),
    ),
  );
  return functionalForm(setting, number, title, items, [
    column('合计', whole, total, 'function', fund),
    ...chapters,
  ]);
}

/** Projects of the general public budget. */
export function projectForm(setting: FormSetting, number: number): Written {
  const items = itemsOf(setting, 'general_public_budget').filter(({ project }) => project !== 0);
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
  const remark = '说明：本单位本年度无此类收入和支出，故本表无数据。';
  if (setting.style.blankForms === 'only-remark') {
    const blocks = [...writer.captionLines(title), remark].map((text) => ({ kind: 'text' as const, text }));
    return { blocks, truth: [], nothing: [concept] };
  }
  const width = codeColumns(setting) + columns.length;
  const rows = [setting.style.total, '', ''].map((text) => [
    plainCell(text),
    ...Array.from({ length: width - 1 }, () => plainCell('')),
  ]);
  const isRemarked = setting.style.blankForms === 'remark';
  const written = writer.set(title, headsOf(setting, columns), rows, isRemarked ? remark : null);
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
  const { style } = setting;
  const leaves = items.filter(({ code }) => code.length === 7);
  const sum = sumOf(leaves);
  const totals = [
    plainCell(style.total),
    ...Array.from({ length: codeColumns(setting) - 1 }, () => plainCell('')),
    ...columns.map(({ amount, says }) => writer.amount(amount(sum), says(null))),
  ];
  let above = '';
  const rows = items.map((item) => {
    const cells = [
      ...itemCells(item, above, setting),
      ...columns.map(({ amount, says }) => writer.amount(amount(item), says(item.code))),
    ];
    above = item.code;
    return cells;
  });
  return writer.set(title, headsOf(setting, columns), [totals, ...rows]);
}

/** How many columns come before the amounts. */
function codeColumns({ style }: FormSetting): number {
  if (style.codes === 'joined') return 1;
  return style.codes === 'one' ? 2 : 4;
}

function itemCells({ code, name }: LedgerItem, above: string, { style }: FormSetting): SpanningCell[] {
  const level = (code.length - 3) / 2;
  const label = style.indents ? '　'.repeat(level) + name : name;
  if (style.codes === 'joined')
    return [plainCell(`${style.indents ? '　'.repeat(level) : ''}${code}${name}`)];
  if (style.codes === 'one') return [plainCell(code), plainCell(label)];
  const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
  const ofAbove = [above.slice(0, 3), above.slice(0, 5), above];
  const isMerged = (at: number) =>
    style.codes === 'merged' && parts[at + 1] !== '' && ofAbove[at] === code.slice(0, 3 + at * 2) && at < 2;
  return [...parts.map((part, at) => plainCell(isMerged(at) ? '' : part)), plainCell(label)];
}

/** The rows of headings: in one row, or with the headings that span above them. */
function headsOf(setting: FormSetting, columns: readonly FormColumn[]): SpanningCell[][] {
  const { style } = setting;
  const before = codeColumns(setting);
  const names =
    style.codes === 'joined'
      ? [plainCell('科目编码及名称')]
      : [
          wideCell(style.codes === 'one' ? '科目编码' : '功能分类科目编码', before - 1),
          plainCell('科目名称'),
        ];
  const isDeep = style.deepHeads || columns.some(({ over }) => over !== undefined && over !== '本年支出');
  const heads: SpanningCell[][] = isDeep
    ? [
        [wideCell('项目', before), ...overCells(columns)],
        [...names, ...columns.map(({ heading, over }) => plainCell(over === undefined ? '' : heading))],
      ]
    : [[...names, ...columns.map(({ heading }) => plainCell(heading))]];
  const levels =
    style.codes === 'split' || style.codes === 'merged'
      ? [[...['类', '款', '项', ''].map(plainCell), ...columns.map(() => plainCell(''))]]
      : [];
  return [...heads, ...levels, ...numbersOf(style.columnNumbers, before, columns.length)];
}

function overCells(columns: readonly FormColumn[]): SpanningCell[] {
  const cells: SpanningCell[] = [];
  columns.forEach(({ heading, over }, at) => {
    if (over === undefined) cells.push(plainCell(heading));
    else if (columns[at - 1]?.over !== over) {
      cells.push(wideCell(over, columns.filter((other) => other.over === over).length));
    }
  });
  return cells;
}

function numbersOf(style: 'named' | 'bare' | 'none', before: number, columns: number): SpanningCell[][] {
  if (style === 'none') return [];
  const numbers = Array.from({ length: columns }, (_, at) => plainCell(String(at + 1)));
  return [[wideCell(style === 'named' ? '栏次' : '', before), ...numbers]];
}
