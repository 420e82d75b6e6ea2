/** The made-up forms that set income beside expenditure. */
import { FUNCTIONAL } from './classification.ts';
import { FormWriter, type FormSetting, type Said } from './form-setting.ts';
import { appropriatedOf, FUNDS, sumOf, type FundFamily, type LedgerFund, type LedgerItem } from './ledger.ts';
import { numeral } from './style.ts';
import { blankCells, plainCell, wideCell, type Written, type WrittenCell } from './written.ts';

/** A line of one side: its name, and for each column of amounts what stands there. */
interface SideLine {
  readonly name: string;
  readonly amounts: readonly { readonly fen: number; readonly said: Said }[];
}

/** Classes every such form prints, whether or not anything was spent on them. */
const PRINTED = ['201', '203', '204', '205', '206', '208', '210', '212', '213', '221', '223', '229'];
const GENERAL: LedgerFund = 'general_public_budget';
const BLANK: SideLine = { name: '', amounts: [] };

const spent = ({ basic, project }: { basic: number; project: number }) => basic + project;
const leavesOf = ({ ledger }: FormSetting) => ledger.items.filter(({ code }) => code.length === 7);
const ofFund = (items: readonly LedgerItem[], fund: LedgerFund) =>
  sumOf(items.filter((item) => item.fund === fund));
const line = (name: string, fen: number, concept: string, fund: string | null = null): SideLine => ({
  name,
  amounts: [{ fen, said: { concept, fund } }],
});
/** A line for each class, with its number. */
const printedLines = (
  items: readonly LedgerItem[],
  lineOf: (name: string, inside: LedgerItem[], concept: string) => SideLine,
) =>
  PRINTED.map((code, at) => {
    const inside = items.filter((item) => item.code.startsWith(code));
    return lineOf(`${numeral(at + 1)}、${FUNCTIONAL.get(code)!}`, inside, `function.${code}`);
  });

/** All money. */
export function overallForm(setting: FormSetting, number: number): Written {
  const { ledger } = setting;
  const leaves = leavesOf(setting);
  const income = ledger.appropriated + ledger.earned;
  const left = [
    ...FUNDS.map(({ fund, name }, at) =>
      line(`${numeral(at + 1)}、${name}收入`, ofFund(leaves, fund).appropriated, `income.${fund}`),
    ),
    line('四、上级补助收入', 0, 'income.superior_subsidy'),
    line('五、事业收入', ledger.earned, 'income.undertaking'),
    line('六、经营收入', 0, 'income.business'),
    line('七、附属单位上缴收入', 0, 'income.affiliated'),
    line('八、其他收入', 0, 'income.other'),
  ];
  const right = printedLines(leaves, (name, inside, concept) =>
    line(name, spent(sumOf(inside)), concept, 'all'),
  );
  const totals: [SideLine, SideLine][] = [
    [line('本年收入合计', income, 'income.current'), line('本年支出合计', spent(ledger), 'expenditure.current')],
    [line('使用非财政拨款结余', 0, 'income.surplus_used'), line('结余分配', 0, 'surplus.distributed')],
    [line('年初结转和结余', ledger.opening, 'carryover.opening'), line('年末结转和结余', ledger.closing, 'carryover.closing')],
    [line('总计', income + ledger.opening, 'income.total'), line('总计', spent(ledger) + ledger.closing, 'expenditure.total')],
  ]; // prettier-ignore
  return twoSided(setting, number, '收入支出决算总表', left, right, totals, [setting.style.value]);
}

/** Appropriated money, by fund. */
export function appropriationForm(setting: FormSetting, number: number): Written {
  const { ledger } = setting;
  const leaves = leavesOf(setting).map(appropriatedOf);
  const of = (fund: LedgerFund) => ofFund(leaves, fund);
  const whole = sumOf(leaves);
  const left = FUNDS.map(({ fund, name }, at) =>
    line(`${numeral(at + 1)}、${name}`, of(fund).appropriated, `income.${fund}`),
  );
  const byFund = (
    whole: SideLine,
    amount: (fund: LedgerFund) => number,
    says: (fund: LedgerFund, family: FundFamily) => Said,
  ): SideLine => ({
    name: whole.name,
    amounts: [
      ...whole.amounts,
      ...FUNDS.map(({ fund, family }) => ({ fen: amount(fund), said: says(fund, family) })),
    ],
  });
  const right = printedLines(leaves, (name, inside, concept) =>
    byFund(
      line(name, spent(sumOf(inside)), concept, 'fiscal_appropriation'),
      (fund) => spent(ofFund(inside, fund)),
      (fund) => ({ concept, fund }),
    ),
  );
  const closing = (fund: LedgerFund) => (fund === GENERAL ? ledger.closing : 0);
  const totals: [SideLine, SideLine][] = [
    [
      line('本年收入合计', whole.appropriated, 'income.fiscal_appropriation'),
      byFund(line('本年支出合计', spent(whole), 'appropriation.expenditure'), (fund) => spent(of(fund)), (_, family) => ({ concept: `${family}.total` })),
    ],
    [
      line('年初财政拨款结转和结余', ledger.opening, 'appropriation.carryover_opening'),
      byFund(line('年末财政拨款结转和结余', ledger.closing, 'appropriation.carryover_closing'), closing, (_, family) => ({ concept: `${family}.carryover_closing` })),
    ],
    ...FUNDS.map(({ fund, family, name }): [SideLine, SideLine] => [
      line(name, fund === GENERAL ? ledger.opening : 0, `${family}.carryover_opening`),
      BLANK,
    ]),
    [
      line('总计', whole.appropriated + ledger.opening, 'appropriation.total'),
      byFund(line('总计', spent(whole) + ledger.closing, 'appropriation.total'), (fund) => spent(of(fund)) + closing(fund), (_, family) => ({ concept: `${family}.grand_total` })),
    ],
  ]; // prettier-ignore
  const columns = [setting.style.deepHeads ? '小计' : '合计', ...FUNDS.map(({ name }) => name)];
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
  const { budgets, deepHeads, columnNumbers, rowNumbers, value } = setting.style;
  const height = Math.max(left.length, right.length);
  const pairs = [
    ...Array.from({ length: height }, (_, at) => [left[at] ?? BLANK, right[at] ?? BLANK] as const),
    ...totals,
  ];
  const hasBudgets = budgets && rightColumns.length === 1;
  const measures = hasBudgets ? (['initial_budget', 'adjusted_budget', 'final'] as const) : ['final'];
  const budgetColumns = hasBudgets ? ['年初预算数', '全年预算数'] : [];
  const leftColumns = [...budgetColumns, value];
  const columns = [...budgetColumns, ...rightColumns];
  const sideRow = (name: string, rowNumber: string, cells: WrittenCell[]) => [
    plainCell(name),
    ...(rowNumbers ? [plainCell(rowNumber)] : []),
    ...cells,
  ];
  const side = ({ name, amounts }: SideLine, rowNumber: number, width: number) => {
    const cells = amounts.flatMap(({ fen, said }) =>
      measures.map((measure) => writer.amount(fen, { ...said, measure })),
    );
    return sideRow(name, String(rowNumber), [...cells, ...blankCells(width - cells.length)]);
  };
  const rows = pairs.map(([one, other], at) => [
    ...side(one, at + 1, leftColumns.length),
    ...side(other, pairs.length + at + 1, columns.length),
  ]);
  const sideHeads = (name: string, rowNumber: string, texts: readonly string[]) =>
    sideRow(name, rowNumber, texts.map(plainCell));
  const ordinals = [...leftColumns, ...columns].map((_, at) => String(at + 1));
  const before = rowNumbers ? 2 : 1;
  const heads = [
    [wideCell('收入', before + leftColumns.length), wideCell('支出', before + columns.length)],
    [
      ...sideHeads('项目', '行次', leftColumns),
      ...sideHeads(deepHeads ? '项目（按功能分类）' : '项    目', '行次', columns),
    ],
    ...(columnNumbers === 'named'
      ? [
          [
            ...sideHeads('栏次', '', ordinals.slice(0, leftColumns.length)),
            ...sideHeads('栏次', '', ordinals.slice(leftColumns.length)),
          ],
        ]
      : []),
  ];
  return writer.set(title, heads, rows);
}
