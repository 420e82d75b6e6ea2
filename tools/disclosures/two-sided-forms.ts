/** The made-up forms that set income beside expenditure. */
import type { SpanningCell } from '#ingest/formats/spans.ts';
import { FormWriter, type FormSetting, type Said } from './form-setting.ts';
import { sumOf, type LedgerFund, type LedgerItem } from './ledger.ts';
import { plainCell, wideCell, type Written } from './written.ts';

/** A line of one side: its name, and for each column of amounts what stands there. */
interface SideLine {
  readonly name: string;
  readonly amounts: readonly { readonly fen: number; readonly said: Said | null }[];
}

const NUMERALS = [
  '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七',
  '十八', '十九', '二十', '二十一', '二十二', '二十三', '二十四', '二十五', '二十六',
]; // prettier-ignore
/** Classes every such form prints, whether or not anything was spent on them. */
const PRINTED = ['201', '203', '204', '205', '206', '208', '210', '212', '213', '221', '223', '229'];
const GENERAL: LedgerFund = 'general_public_budget';

const spent = ({ basic, project }: { basic: number; project: number }) => basic + project;

/** All money. */
export function overallForm(
  setting: FormSetting,
  number: number,
  names: ReadonlyMap<string, string>,
): Written {
  const { ledger } = setting;
  const leaves = ledger.items.filter(({ code }) => code.length === 7);
  const of = (fund: LedgerFund) => sumOf(leaves.filter((leaf) => leaf.fund === fund)).appropriated;
  const income = ledger.appropriated + ledger.earned;
  const one = (name: string, fen: number, concept: string, fund: string | null = null): SideLine => ({
    name,
    amounts: [{ fen, said: { concept, fund } }],
  });
  const left = [
    one('一、一般公共预算财政拨款收入', of(GENERAL), 'income.general_public_budget'),
    one('二、政府性基金预算财政拨款收入', of('government_fund'), 'income.government_fund'),
    one('三、国有资本经营预算财政拨款收入', of('state_capital'), 'income.state_capital'),
    one('四、上级补助收入', 0, 'income.superior_subsidy'),
    one('五、事业收入', ledger.earned, 'income.undertaking'),
    one('六、经营收入', 0, 'income.business'),
    one('七、附属单位上缴收入', 0, 'income.affiliated'),
    one('八、其他收入', 0, 'income.other'),
  ];
  const right = PRINTED.map((code, at) =>
    one(
      `${NUMERALS[at]!}、${names.get(code)!}`,
      spent(sumOf(leaves.filter((leaf) => leaf.code.startsWith(code)))),
      `function.${code}`,
      'all',
    ),
  );
  const totals: [SideLine, SideLine][] = [
    [
      one('本年收入合计', income, 'income.current'),
      one('本年支出合计', spent(ledger), 'expenditure.current'),
    ],
    [one('使用非财政拨款结余', 0, 'income.surplus_used'), one('结余分配', 0, 'surplus.distributed')],
    [
      one('年初结转和结余', ledger.opening, 'carryover.opening'),
      one('年末结转和结余', ledger.closing, 'carryover.closing'),
    ],
    [
      one('总计', income + ledger.opening, 'income.total'),
      one('总计', spent(ledger) + ledger.closing, 'expenditure.total'),
    ],
  ];
  const { value } = setting.style;
  return twoSided(setting, number, '收入支出决算总表', left, right, totals, [value]);
}

const FUND_FAMILY = {
  general_public_budget: 'general_budget',
  government_fund: 'government_fund',
  state_capital: 'state_capital',
} as const;
const FUNDS: readonly LedgerFund[] = ['general_public_budget', 'government_fund', 'state_capital'];
const FUND_NAMES = ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];

/** Appropriated money, by fund. */
export function appropriationForm(
  setting: FormSetting,
  number: number,
  names: ReadonlyMap<string, string>,
): Written {
  const { ledger } = setting;
  const leaves = ledger.items
    .filter(({ code }) => code.length === 7)
    .map((item): LedgerItem => ({ ...item, project: item.project - item.earned, earned: 0 }));
  const of = (fund: LedgerFund) => sumOf(leaves.filter((leaf) => leaf.fund === fund));
  const whole = sumOf(leaves);
  const left = [
    ...FUNDS.map((fund, at): SideLine => ({
      name: `${NUMERALS[at]!}、${FUND_NAMES[at]!}`,
      amounts: [{ fen: of(fund).appropriated, said: { concept: `income.${fund}` } }],
    })),
  ];
  const byFund = (
    name: string,
    all: number,
    concept: string,
    amount: (fund: LedgerFund) => number,
    says: (fund: LedgerFund) => Said,
    allFund: string | null = null,
  ): SideLine => ({
    name,
    amounts: [
      { fen: all, said: { concept, fund: allFund } },
      ...FUNDS.map((fund) => ({ fen: amount(fund), said: says(fund) })),
    ],
  });
  const right = PRINTED.map((code, at) => {
    const inside = leaves.filter((leaf) => leaf.code.startsWith(code));
    return byFund(
      `${NUMERALS[at]!}、${names.get(code)!}`,
      spent(sumOf(inside)),
      `function.${code}`,
      (fund) => spent(sumOf(inside.filter((leaf) => leaf.fund === fund))),
      (fund) => ({ concept: `function.${code}`, fund }),
      'fiscal_appropriation',
    );
  });
  const line = (name: string, fen: number, concept: string): SideLine => ({
    name,
    amounts: [{ fen, said: { concept } }],
  });
  const closing = (fund: LedgerFund) => (fund === GENERAL ? ledger.closing : 0);
  const blank: SideLine = { name: '', amounts: [] };
  const totals: [SideLine, SideLine][] = [
    [
      line('本年收入合计', whole.appropriated, 'income.fiscal_appropriation'),
      byFund('本年支出合计', spent(whole), 'appropriation.expenditure', (fund) => spent(of(fund)), (fund) => ({ concept: `${FUND_FAMILY[fund]}.total` })),
    ],
    [
      line('年初财政拨款结转和结余', ledger.opening, 'appropriation.carryover_opening'),
      byFund('年末财政拨款结转和结余', ledger.closing, 'appropriation.carryover_closing', closing, (fund) => ({ concept: `${FUND_FAMILY[fund]}.carryover_closing` })),
    ],
    ...FUNDS.map((fund, at): [SideLine, SideLine] => [
      line(FUND_NAMES[at]!, fund === GENERAL ? ledger.opening : 0, `${FUND_FAMILY[fund]}.carryover_opening`),
      blank,
    ]),
    [
      line('总计', whole.appropriated + ledger.opening, 'appropriation.total'),
      byFund('总计', spent(whole) + ledger.closing, 'appropriation.total', (fund) => spent(of(fund)) + closing(fund), (fund) => ({ concept: `${FUND_FAMILY[fund]}.grand_total` })),
    ],
  ]; // prettier-ignore
  const columns = [setting.style.deepHeads ? '小计' : '合计', ...FUND_NAMES];
  return twoSided(setting, number, '财政拨款收入支出决算总表', left, right, totals, columns);
}

/** Lines of both sides beside each other, the shorter one filled up above the totals. */
function twoSided(
  setting: FormSetting,
  number: number,
  title: string,
  left: readonly SideLine[],
  right: readonly SideLine[],
  totals: readonly (readonly [SideLine, SideLine])[],
  rightColumns: readonly string[],
): Written {
  const writer = new FormWriter(setting, number);
  const { style } = setting;
  const blank: SideLine = { name: '', amounts: [] };
  const height = Math.max(left.length, right.length);
  const pairs = [
    ...Array.from({ length: height }, (_, at) => [left[at] ?? blank, right[at] ?? blank] as const),
    ...totals,
  ];
  const budgets = style.budgets && rightColumns.length === 1 ? ['年初预算数', '全年预算数'] : [];
  const leftColumns = [...budgets, style.value];
  const columns = [...budgets, ...rightColumns];
  const lines = pairs.length;
  const rowNumber = (at: number): SpanningCell[] => (style.rowNumbers ? [plainCell(String(at))] : []);
  const side = (line: SideLine, width: number): SpanningCell[] => {
    const cells = line.amounts.flatMap(({ fen, said }) => [
      ...budgets.map((_, at) => writer.amount(fen, said && { ...said, measure: at === 0 ? 'initial_budget' : 'adjusted_budget' })),
      writer.amount(fen, said),
    ]); // prettier-ignore
    return [...cells, ...Array.from({ length: width - cells.length }, () => plainCell(''))];
  };
  const rows = pairs.map(([one, other], at) => [
    plainCell(one.name),
    ...rowNumber(at + 1),
    ...side(one, leftColumns.length),
    plainCell(other.name),
    ...rowNumber(lines + at + 1),
    ...side(other, columns.length),
  ]);
  const extra = style.rowNumbers ? 1 : 0;
  const heads = [
    [wideCell('收入', 1 + extra + leftColumns.length), wideCell('支出', 1 + extra + columns.length)],
    [
      plainCell('项目'),
      ...(style.rowNumbers ? [plainCell('行次')] : []),
      ...leftColumns.map(plainCell),
      plainCell(style.deepHeads ? '项目（按功能分类）' : '项    目'),
      ...(style.rowNumbers ? [plainCell('行次')] : []),
      ...columns.map(plainCell),
    ],
    ...(style.columnNumbers === 'named'
      ? [
          [
            plainCell('栏次'),
            ...(style.rowNumbers ? [plainCell('')] : []),
            ...leftColumns.map((_, at) => plainCell(String(at + 1))),
            plainCell('栏次'),
            ...(style.rowNumbers ? [plainCell('')] : []),
            ...columns.map((_, at) => plainCell(String(leftColumns.length + at + 1))),
          ],
        ]
      : []),
  ];
  return writer.set(title, heads, rows);
}
