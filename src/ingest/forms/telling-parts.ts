/** Which of the headings over a column tell it from the other columns of its form. */
import { type FunctionalForm, itemName } from '../lexicon/form-names.ts';
import type { FormColumn } from './grid.ts';

/** Headings over the whole form or a half of it. */
const OVER_ALL =
  /^(?:项目|其中:?|支出|支出合计|本年支出|本年支出合计|合计|总计|小计|金额|.*决算数|决算金额|.*(?:年初|全年|调整)?预算数|20\d{2}年度?(?:支出|决算)?数?|上年(?:同期|支出|决算)?数?|本年数?|支出数|本年支出数|(?:本年)?支出决算|(?:本年)?收入决算|\d+)$/;
const FUND_SPENDING =
  /^(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|公共预算)?(?:财政拨款)?支出$/;

/** The headings of a column that tell it from the others of its form. */
export function tellingParts({ path }: FormColumn, form: FunctionalForm): string[] {
  const parts = path
    .map(itemName)
    .map((part) => (form === 'income' && /^(?:本年)?收入(?:合计|小计)?$/.test(part) ? '' : part))
    .map((part) => part.replace(/(?:合计|小计|决算数?|金额)$/, (tail, at: number) => (at > 1 ? '' : tail)))
    .filter((part) => part !== '' && !OVER_ALL.test(part));
  // 一般公共预算财政拨款支出 over the columns of its own form says nothing more.
  return form === 'income' || form === 'appropriation_spending'
    ? parts
    : parts.filter((part) => !FUND_SPENDING.test(part));
}
