import type { FixedConcept } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { TableRow } from '../../source.ts';
import type { Classification } from '../classification.ts';
import type { ReadFigure, Reading } from '../read-figure.ts';
import type { Unread } from '../../disclosure.ts';
import { formFigure, type FormContext, type FormMeaning } from './form-fact.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';

/** The two forms that set income beside expenditure: of all money, and of the appropriation alone. */
export type TwoSidedForm = 'overall' | 'appropriation';

const LEFT: Readonly<Record<TwoSidedForm, readonly [RegExp, FixedConcept][]>> = {
  overall: [
    [/^一般公共预算/, 'income.general_public_budget'],
    [/^政府性基金/, 'income.government_fund'],
    [/^国有资本经营/, 'income.state_capital'],
    [/^财政拨款收入/, 'income.fiscal_appropriation'],
    [/^上级补助/, 'income.superior_subsidy'],
    [/^事业收入/, 'income.undertaking'],
    [/^经营收入/, 'income.business'],
    [/^附属单位/, 'income.affiliated'],
    [/^其他收入/, 'income.other'],
    [/^本年收入合计/, 'income.current'],
    [/^使用非财政拨款结余/, 'income.surplus_used'],
    [/^年初结转/, 'carryover.opening'],
    [/^总计/, 'income.total'],
  ],
  appropriation: [
    [/^一般公共预算/, 'income.general_public_budget'],
    [/^政府性基金/, 'income.government_fund'],
    [/^国有资本经营/, 'income.state_capital'],
    [/^本年收入合计/, 'income.fiscal_appropriation'],
    [/^年初财政拨款结转/, 'appropriation.carryover_opening'],
    [/^总计/, 'appropriation.total'],
  ],
};

/** Below the opening carry-over the names of the funds come again, as parts of it. */
const LEFT_CARRYOVER: readonly [RegExp, FixedConcept][] = [
  [/^一般公共预算/, 'general_budget.carryover_opening'],
  [/^政府性基金/, 'government_fund.carryover_opening'],
  [/^国有资本经营/, 'state_capital.carryover_opening'],
];

const RIGHT_OVERALL: readonly [RegExp, FixedConcept][] = [
  [/^本年支出合计/, 'expenditure.current'],
  [/^结余分配/, 'surplus.distributed'],
  [/^年末(?:财政拨款)?结转/, 'carryover.closing'],
  [/^总计/, 'expenditure.total'],
];

const FUND_COLUMNS: readonly [RegExp, 'general_budget' | 'government_fund' | 'state_capital', Fund][] = [
  [/一般公共预算/, 'general_budget', 'general_public_budget'],
  [/政府性基金/, 'government_fund', 'government_fund'],
  [/国有资本/, 'state_capital', 'state_capital'],
];

const ORDINAL = /^[一二三四五六七八九十]+、/;

/** Reads a form that sets income on the left beside expenditure on the right. */
export function readTwoSidedForm(
  form: TwoSidedForm,
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  functional: Classification,
  context: FormContext,
): Reading {
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const right = rightSide(columns, rows);
  let belowCarryover = false;
  for (const row of rows) {
    if (/^年初财政拨款结转/.test(cellText(row, 0))) belowCarryover = true;
    row.cells.forEach((cell, index) => {
      const amount = cellAmount(row, index);
      if (!amount || isRowNumber(columns[index]!, rows, index)) return;
      const side = index >= right ? right : 0;
      const label = (row.cells[side]?.text ?? '').replace(/\s+/g, '').replace(ORDINAL, '');
      const name = cellText(row, side).replace(ORDINAL, '');
      const meaning =
        side === 0
          ? leftMeaning(form, name, label, belowCarryover)
          : rightMeaning(form, name, label, columns[index]!.heading, functional);
      if (meaning) read.push(formFigure(amount, meaning, context));
      else
        unread.push({
          section: context.section,
          line_start: cell.lineStart,
          line_end: cell.lineEnd,
          printed: cell.text,
          reason: name === '' ? 'unclear-column' : 'unknown-item',
        });
    });
  }
  return { read, unread };
}

/** Where the right half begins: the second column of names. */
function rightSide(columns: readonly FormColumn[], rows: readonly TableRow[]): number {
  const headed = columns.filter(({ heading }) => /项目/.test(heading)).map(({ index }) => index);
  if (headed.length >= 2) return headed[1]!;
  const named = columns.filter(
    ({ index }) => index > 0 && rows.some((row) => /[\u4e00-\u9fff]/.test(cellText(row, index))),
  );
  return named[0]?.index ?? columns.length;
}

/** 行次 columns number the rows. Without a heading they are the columns of whole numbers that ascend. */
function isRowNumber(column: FormColumn, rows: readonly TableRow[], index: number): boolean {
  if (/行次/.test(column.heading)) return true;
  if (/金额|决算数|合计|拨款|小计/.test(column.heading)) return false;
  const numbers = rows.map((row) => cellText(row, index)).filter((text) => text !== '');
  return (
    numbers.length > 1 &&
    numbers.every((text, at) => /^\d+$/.test(text) && (at === 0 || Number(text) > Number(numbers[at - 1])))
  );
}

function leftMeaning(
  form: TwoSidedForm,
  name: string,
  label: string,
  belowCarryover: boolean,
): FormMeaning | null {
  const part = belowCarryover ? LEFT_CARRYOVER.find(([pattern]) => pattern.test(name)) : undefined;
  const found = part ?? LEFT[form].find(([pattern]) => pattern.test(name));
  return found ? { concept: found[1], label } : null;
}

function rightMeaning(
  form: TwoSidedForm,
  name: string,
  label: string,
  heading: string,
  functional: Classification,
): FormMeaning | null {
  const fund = FUND_COLUMNS.find(([pattern]) => pattern.test(heading));
  if (form === 'overall' || !fund) {
    const fixed = RIGHT_OVERALL.find(([pattern]) => pattern.test(name))?.[1];
    if (fixed) return { concept: form === 'overall' ? fixed : asAppropriation(fixed), label };
    const code = functional.resolveName(name, '', 3);
    return code
      ? { concept: `function.${code}`, label, fund: form === 'overall' ? 'all' : 'fiscal_appropriation' }
      : null;
  }
  const [, family, money] = fund;
  const ofFund = `${label}（${heading}）`;
  if (/^本年支出合计/.test(name)) return { concept: `${family}.total`, label: ofFund };
  if (/^总计/.test(name)) return { concept: `${family}.grand_total`, label: ofFund };
  if (/^年末财政拨款结转/.test(name)) return { concept: `${family}.carryover_closing`, label: ofFund };
  const code = functional.resolveName(name, '', 3);
  return code ? { concept: `function.${code}`, label: ofFund, fund: money } : null;
}

/** What the totals of the expenditure side are called where the form is of the appropriation alone. */
function asAppropriation(concept: FixedConcept): FixedConcept {
  if (concept === 'expenditure.current') return 'appropriation.expenditure';
  if (concept === 'carryover.closing') return 'appropriation.carryover_closing';
  return concept === 'expenditure.total' ? 'appropriation.total' : concept;
}
