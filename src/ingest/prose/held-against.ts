/** Amounts that an account is held against: last year's in 较上年 N 万元增加, the budget in 比年初预算 N 万元减少. */
import type { Figure } from './figures.ts';
import { isNeutral } from './roles.ts';
import type { Thread } from './thread.ts';

/** In front of an item that is named of the year it is compared with. */
const OF_YEAR_COMPARED = /(?:与|比|较|同|跟)(?:20\d{2}|上一?|去)年度?(?:的|(?:本|我)(?:部门|单位|局))?$/;
const CHANGES_BEFORE = /(?:增加|减少|增长|下降|降低|上升|持平|[增减升降多少])(?:了|约|额|为|\))*$/;
const CHANGES_BEHIND =
  /^(,?)(?:[相对]比|年?[各均]?(?:增加|减少|增长|下降|降低|上升|[增减升降](?=\d)|[多少](?=[\d支])))/;

/** Right in front of an amount: 较上年 N 万元, 较 2021 年（N 万元）减少. */
const YEAR_COMPARED =
  /(?:与|比|较于?|同|跟)(?:20\d{2}年|上一?年|去年|上期|比照期|对比期)度?(?:同期)?(?:决算|支出|收入|实际|执行|数|额|的|为)*\(?$/;
const BUDGET_COMPARED =
  /(?:与|比|较于?|同|跟)(?:20\d{2}年度?|本年度?)?(年初|全年|当年|调整后?)?的?预算(?:数|安排)?\($/;

/** The budget in brackets that an account is held against, or null: 较年初预算（N 万元）减少. */
export function budgetInBrackets(
  text: string,
  { start }: Figure,
): 'initial_budget' | 'adjusted_budget' | null {
  const match = BUDGET_COMPARED.exec(text.slice(Math.max(0, start - LONGEST), start));
  return match && (match[1] === '年初' ? 'initial_budget' : 'adjusted_budget');
}

const LONGEST = 32;

/** Whether an amount is of the year compared with: 与 2022 年 N 万元相比, 较上年 N 万元增加…. */
export function isPriorAmount(
  text: string,
  { kind, value, start, end: behind }: Figure,
  words: string,
  { comparedWith, subject }: Thread,
): boolean {
  if (kind !== 'money' || comparedWith === null || CHANGES_BEFORE.test(words)) return false;
  const next = CHANGES_BEHIND.exec(text.slice(behind));
  // 比上年-0.2万元 is the change itself; 比上年-0.2万元增加 is not.
  if (YEAR_COMPARED.test(text.slice(Math.max(0, start - LONGEST), start)))
    return value >= 0 || next?.[1] === '';
  const { label = '', end = 0 } = subject ?? {};
  // 较 2022 年度收、支总计 N 万元: the item is named of the year compared with.
  if (OF_YEAR_COMPARED.test(text.slice(0, end - label.length)) && isNeutral(words) && !/预算/.test(words))
    return true;
  // An item named since the comparison states its own amount: 本年支出 N 万元，增加….
  return (
    next !== null &&
    isNeutral(words) &&
    (next[1] === '' || /^,[相对]比$/.test(next[0]) || /[与比较同跟]/.test(words))
  );
}

/** Whether an amount is a budget that an account is held against. */
export const isBudgetHeldAgainst = (text: string, { start }: Figure): boolean =>
  /(?:与|比|较|同)[^,。;:()\d]{0,8}预算(?:数|安排)?(?:的|为)?$/.test(text.slice(0, start));
