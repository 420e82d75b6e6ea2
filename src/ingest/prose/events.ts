/** Words between figures that turn the thread of a paragraph: sentences, comparisons, years, asides. */

import { lookingBack } from '../looking-back.ts';

/** An aside that explains: reasons of a change, what money was for, single receptions. */
export type Explanation = 'reason' | 'use' | 'detail';

/** What the next change is measured against. */
export type Standard =
  | { readonly kind: 'year'; readonly year: number }
  /** Which budget of the year of the accounts. */
  | { readonly kind: 'budget'; readonly budget: 'initial_budget' | 'adjusted_budget' }
  /** Something the model has no measure for, as last year's budget. */
  | { readonly kind: 'other' };

const COMPARE = '(?:与|[相对]?比(?!期)|相?较于?|跟|(?<!合|共|不|相|陪|如|会)同)';
/** 一般公共预算财政拨款 is a name, 年初预算 a standard. */
const BUDGET_WORD =
  '(?:年初|当年|全年|调整后?|批复)的?预算|年初批复数|(?<!公共|基金|经营|财政|部门|单位)预算(?!财政|拨款|支出|收入|执行|单位|管理|绩效|编制)';

/** Every turn, in the order in which they are tried at one place. */
export const TURNS = lookingBack(
  [
    '(?<stop>。|(?<=[%元])\\.(?!\\d))|(?<comma>[,;])|(?<opens>\\()|(?<closes>\\))',
    '(?<reason>(?:主要)?(?:变动|增减|增加|减少|差异)?(?:的)?原因(?!等?的?(?:情况)?说明)(?:是|为|:)?|(?:主要)?是(?:由于|因为)|主要是因|主要因为)',
    '(?<detail>具体内容|分别接待)',
    // 事业收入 N 万元，为本中心开展培训取得的资金
    '(?<=,)(?<nature>(?:为|是|系|即|指)(?=[^,。;()\\d]{4,60}的[^,。;()\\d]{0,14}(?:资金|收入|款项|经费)[,。;]|[^,。;()\\d]{2,12}(?:资金|款项)[,。;]|(?:本年度?或)?以前年度[^。;()\\d]{4,80}的资金[,。;]))',
    '(?<use>主要包括(?=:?[^。;\\d]{2,160}[;。])|主要(?:用于|是|为)(?!以下|:?[^,;。:\\d]{2,20}\\(\\d*类\\))|(?:支出|开支)内容|结转(?:和?结余)?(?:事项|内容)|(?<!主要)用于(?!以下|:?[^,;。:\\d]{2,20}\\(\\d*类\\)|保障[^,。;]{0,50}日常支出|专项业务工作的经费支出|[^,。;:\\d]{2,30}的(?:基本|项目)支出(?:为|是)?$))',
    '(?<from>(?:大于|小于|等于|高于|低于|多于|少于)(?<beside>年初|当年|全年|调整后?)?的?预算)',
    `${COMPARE}(?<budgetOf>20\\d{2}年?度?(?!\\d)|上一?年度?|去年)?[^,。;:()\\d]{0,24}?(?<budget>${BUDGET_WORD})`,
    `${COMPARE}(?<against>20\\d{2})(?:年度?)?|${COMPARE}(?<last>上一?年|去年|上期|比照期|对比期)|(?<same>同比)`,
    '(?<level>(?<!基本|大致|大体|总体)(?:持平|相同|一致|相等|无(?:增减)?变化|无增减|没有变化))',
    '(?<span>20\\d{2}年?度?[-—–~至到]+20\\d{2}年|20\\d{2}年(?:以来|起|至今|开始))',
    '(?<current>(?:本年|今年|当年)度?|本期|报告期)',
    '(?<=^|[,。;:(、元%人次辆]|[中而但]|(?:本|我)(?:单位|部门|局|厅|委|院|校|中心)|\\d[.、])(?<previous>(?:上一?年度?|去年度?|上期|比照期|对比期)(?:同期)?(?!结|末|底|初|持平|一致|无|同(?!期)|同期(?:相比|同)|的|已|预|未|安排|相比|批复))',
    '(?<!截至|截止|至|与|比|较|同|跟)(?<year>20\\d{2})年(?!\\d|底|末|初(?!预算)|\\d+月)度?',
  ].join('|'),
  'g',
);

/** Words that open a list of parts. */
export const LISTS = /其中|包括|分别(?:为|是)|具体为/;

/** Words that take up the figures again after telling what money was for. */
const RESUMES =
  /^(?:支出)?(?:完成|占|比|较|与|决算|年初预算|全年预算|预算|其中|共计|共|截|增加|减少|增长|下降|降低|[增减升降]\d|20\d{2}年)/;
/** Words that take them up again after a reason: a comparison with another year or the budget, a breakdown. */
const COMPARES =
  /^(?:(?:与|比|较|同)(?:20\d{2}|上一?年|去年|年初预算|全年预算|预算)|同比|其中[:,]|(?:完成|占)(?:年初|全年|调整后?)?预算)/;
/** Around an item that opens another part of the sentence after a reason: its year before it, its amount or use behind. */
const OPENS = /^(?:20\d{2}年度?|本年度?)?$/;
const STATES =
  /^(?:支出)?(?:(?:年初|全年|调整后?)?的?(?:预算|决算))?数?(?:(?:为|是)?-?\d|(?:比|较|与)(?:20\d{2}|上一?年|去年|年初预算|全年预算|预算)|同比)|^主要用于/;
/** 甲减少 N，主要原因是…；乙减少 M，主要原因是…: a change with a reason of its own is none. */
const CHANGED_FOR =
  /^(?:支出)?(?:增加|减少|增长|下降|上升|降低)-?\d[\d.,]{0,14}(?:万元|元|%)[^;。]{0,30}?,(?:主要)?(?:增减)?(?:变动)?(?:的)?(?:原因|是(?:由于|因))/;
/** In front of a counted thing that ends a reason: what there was in all of the year, or at its end. */
const COUNTS_YEAR = /^(?:全年|年末|期末|年底)(?:现|共|累计|共计|单位|本单位|本部门)*$/;
const A_COUNT = /^(?:数量?|量)?(?:为|是|共)?\d+(?:个|批|辆|台|人|次)/;
/** 主要是项目经费减少 N，人员经费减少 M: one reason behind the other. */
const CHANGES = /^(?:支出)?(?:增加|减少|增长|下降|上升|降低)/;
/** Words in front of a counted thing that resume the account after what money was for. */
const COUNTS = /^(?:列明|全年|当年|本年|年内|年末|期末|现|共|累计|共计|组织|安排|开展|支持|参加)*$/;
/** 年末部门开支财政拨款的公务用车保有量 N 辆: whose there are, and who pays for them. */
const HOLDS =
  /^(?:截[至止][^,。;]{0,12}|20\d{2}年(?:底|末|\d+月\d+日)?,?|年末|年底|期末|全年|本?(?:部门|单位|局|机关)|及?(?:下属|所属)(?:各?单位)?|开支|使用|财政拨款|安排|的)*$/;
/** 用于召开工作会议；开支培训费 N: another item behind a semicolon. */
const PAID_NEXT = /^(?:开支|列支|发生|支出)$/;

/**
 * Whether the accounts speak again after a comma or semicolon within an aside. `after` is the text from
 * the mark on, `next` where in it the next item is named, if one is. Behind a semicolon an aside may have
 * come to another matter: a comparison further on is then not certain to be of the item before the aside.
 */
export function resumes(
  explanation: Explanation,
  mark: string,
  after: string,
  next: { readonly start: number; readonly end: number } | null,
  isDivided: boolean,
): boolean {
  if (explanation === 'detail') return false;
  if (explanation === 'use')
    return (
      RESUMES.test(after) ||
      (mark === ';' && next !== null && PAID_NEXT.test(after.slice(0, next.start))) ||
      (next !== null && HOLDS.test(after.slice(0, next.start)) && A_COUNT.test(after.slice(next.end))) ||
      (next !== null && COUNTS.test(after.slice(0, next.start)) && !CHANGES.test(after.slice(next.end)))
    );
  if (COMPARES.test(after)) return !isDivided;
  if (next !== null && COUNTS_YEAR.test(after.slice(0, next.start)) && A_COUNT.test(after.slice(next.end)))
    return true;
  return (
    mark === ';' &&
    next !== null &&
    OPENS.test(after.slice(0, next.start)) &&
    (STATES.test(after.slice(next.end)) || CHANGED_FOR.test(after.slice(next.end)))
  );
}

/** The standard that the words of a turn name, or null where they name none. */
export function standardOf(groups: Record<string, string | undefined>, fiscalYear: number): Standard | null {
  const { budget, budgetOf, from, beside, against, last, same } = groups;
  if (from !== undefined)
    return { kind: 'budget', budget: beside === '年初' ? 'initial_budget' : 'adjusted_budget' };
  if (budget !== undefined) {
    if (budgetOf !== undefined && !budgetOf.startsWith(`${fiscalYear}`)) return { kind: 'other' };
    return { kind: 'budget', budget: budget.startsWith('年初') ? 'initial_budget' : 'adjusted_budget' };
  }
  if (against !== undefined) return { kind: 'year', year: Number(against) };
  return last !== undefined || same !== undefined ? { kind: 'year', year: fiscalYear - 1 } : null;
}
