/** The items of the forms that set income beside expenditure, and the concepts they stand for. */
import type { FixedConcept } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { Classification } from '../lexicon/classification.ts';
import type { FormMeaning } from './form-fact.ts';

/** The two forms that set income beside expenditure: of all money, and of the appropriation alone. */
export type TwoSidedForm = 'overall' | 'appropriation';

/** An item's name, half-width without numbering, and as printed. */
export interface NamedItem {
  readonly name: string;
  readonly label: string;
}

type ItemRule = readonly [RegExp, FixedConcept];

const LEFT: Readonly<Record<TwoSidedForm, readonly ItemRule[]>> = {
  overall: [
    [/^(?:其中:)?一般公共预算(?!.*其中)/, 'income.general_public_budget'],
    [/^(?:其中:)?政府性基金/, 'income.government_fund'],
    [/^(?:其中:)?国有资本经营/, 'income.state_capital'],
    [/^财政拨款收入/, 'income.fiscal_appropriation'],
    [/^上级补助/, 'income.superior_subsidy'],
    [/^事业收入/, 'income.undertaking'],
    [/^(?:事业单位)?经营收入/, 'income.business'],
    [/^附属单位/, 'income.affiliated'],
    [/^其他收入/, 'income.other'],
    [/^本年收入(?:合计|小计)/, 'income.current'],
    [/^使用非财政拨款结余/, 'income.surplus_used'],
    [/^(?:年初|上年)结转/, 'carryover.opening'],
    [/^(?:收入)?总计/, 'income.total'],
  ],
  appropriation: [
    [/^一般公共预算/, 'income.general_public_budget'],
    [/^政府性基金/, 'income.government_fund'],
    [/^国有资本经营/, 'income.state_capital'],
    [/^本年收入(?:合计|小计)?$|^本年财政拨款收入/, 'income.fiscal_appropriation'],
    [/^(?:年初|上年)(?:财政拨款)?结转/, 'appropriation.carryover_opening'],
    [/^(?:收入)?总计/, 'appropriation.total'],
  ],
};

/** Below the opening carry-over the names of the funds come again, as parts of it. */
const LEFT_CARRYOVER: readonly ItemRule[] = [
  [/^(?:其中:)?一般公共预算/, 'general_budget.carryover_opening'],
  [/^(?:其中:)?政府性基金/, 'government_fund.carryover_opening'],
  [/^(?:其中:)?国有资本经营/, 'state_capital.carryover_opening'],
];

const RIGHT: Readonly<Record<TwoSidedForm, readonly ItemRule[]>> = {
  overall: [
    [/^本年支出(?:合计|小计)/, 'expenditure.current'],
    [/^结余分配/, 'surplus.distributed'],
    [/^(?:年末(?:财政拨款)?结转|结转下年)/, 'carryover.closing'],
    [/^(?:支出)?总计/, 'expenditure.total'],
    [/^基本支出$/, 'expenditure.basic'],
    [/^项目支出$/, 'expenditure.project'],
    [/^上缴上级支出$/, 'expenditure.turned_over'],
    [/^经营支出$/, 'expenditure.business'],
    [/^对附属单位补助支出$/, 'expenditure.affiliated_subsidy'],
  ],
  appropriation: [
    [/^本年支出(?:合计|小计)?$/, 'appropriation.expenditure'],
    [/^(?:年末(?:财政拨款)?结转|结转下年)/, 'appropriation.carryover_closing'],
    [/^(?:支出)?总计/, 'appropriation.total'],
    [/^基本支出$/, 'appropriation.basic'],
    [/^项目支出$/, 'appropriation.project'],
  ],
};

type FundFamily = 'general_budget' | 'government_fund' | 'state_capital';

const FUND_COLUMNS: readonly (readonly [RegExp, FundFamily, Fund])[] = [
  [/一般公共预算|公共财政预算/, 'general_budget', 'general_public_budget'],
  [/政府性基金/, 'government_fund', 'government_fund'],
  [/国有资本/, 'state_capital', 'state_capital'],
];

/** The fund a heading is of, or null. */
export function fundColumn(heading: string): { family: FundFamily; fund: Fund } | null {
  const found = FUND_COLUMNS.find(([pattern]) => pattern.test(heading));
  return found ? { family: found[1], fund: found[2] } : null;
}

/** What an amount on the income side says, or null. */
export function leftMeaning(
  form: TwoSidedForm,
  { name, label }: NamedItem,
  heading: string,
  belowCarryover: boolean,
): FormMeaning | null {
  // Income told by fund beside its whole is not what these forms print: nothing is guessed of it.
  if (fundColumn(heading)) return null;
  const part = belowCarryover ? LEFT_CARRYOVER.find(([pattern]) => pattern.test(name)) : undefined;
  const found = part ?? LEFT[form].find(([pattern]) => pattern.test(name));
  return found ? { concept: found[1], label } : null;
}

/** What an amount on the expenditure side says, or null. */
export function rightMeaning(
  form: TwoSidedForm,
  { name, label }: NamedItem,
  heading: string,
  functional: Classification,
): FormMeaning | null {
  const fund = fundColumn(heading);
  if (fund) return ofFund(name, `${label}（${heading}）`, fund, functional);
  const fixed = RIGHT[form].find(([pattern]) => pattern.test(name))?.[1];
  if (fixed) return { concept: fixed, label };
  const code = functional.resolveName(name, '', 3);
  const money: Fund = form === 'overall' ? 'all' : 'fiscal_appropriation';
  return code ? { concept: `function.${code}`, label, fund: money } : null;
}

function ofFund(
  name: string,
  label: string,
  { family, fund }: { family: FundFamily; fund: Fund },
  functional: Classification,
): FormMeaning | null {
  if (/^本年支出(?:合计|小计)?$/.test(name)) return { concept: `${family}.total`, label };
  if (/^(?:支出)?总计/.test(name)) return { concept: `${family}.grand_total`, label };
  if (/^(?:年末财政拨款结转|年末结转|结转下年)/.test(name))
    return { concept: `${family}.carryover_closing`, label };
  if (/^(?:基本|项目)支出$/.test(name))
    return { concept: `${family}.${name === '基本支出' ? 'basic' : 'project'}`, label };
  const code = functional.resolveName(name, '', 3);
  return code ? { concept: `function.${code}`, label, fund } : null;
}
