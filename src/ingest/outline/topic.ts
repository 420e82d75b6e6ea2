/** What a section of the accounts is about. It decides which money an unqualified name means. */
export type Topic =
  | 'overall'
  | 'income'
  | 'expenditure'
  | 'appropriation'
  | 'appropriation_basic'
  | 'general_budget'
  | 'basic'
  | 'three_public'
  | 'government_fund'
  | 'state_capital'
  | 'agency_operation'
  | 'procurement'
  | 'assets';

/** A part of the document that is not the accounts: its numbers are read elsewhere or not at all. */
export type Outside = 'profile' | 'performance' | 'glossary' | 'annex' | 'contents';

const GENERAL_BUDGET = '(?:一般)?公共预算(?:财政)?(?:拨款)?';

/** Headings in the prescribed wording and what regions make of it, most particular first. */
const TOPICS: readonly [RegExp, Topic][] = [
  [/三公/, 'three_public'],
  [/^(?!.*公共预算).*财政拨款(?:安排)?的?基本支出/, 'appropriation_basic'],
  [/基本支出/, 'basic'],
  [/机关运行(?:经)?费/, 'agency_operation'],
  [/政府采购/, 'procurement'],
  [/国有资产|资产占有|车辆占用/, 'assets'],
  [/^因公出国|^公务接待费?|^公务用车(?:购置|运行)/, 'three_public'],
  [/政府性基金/, 'government_fund'],
  [/国有资本经营/, 'state_capital'],
  [new RegExp(`${GENERAL_BUDGET}(?:收入)?[、和]?(?:收)?支(?:出)?`), 'general_budget'],
  [
    /财政拨款(?:预算)?(?:收入)?[、和及]?收?支(?:出)?(?:决算)?(?:总体|按[^,。]{2,8}分类)?(?:情况|说明)/,
    'appropriation',
  ],
  [/财政拨款收入(?:决算)?(?:情况|说明)/, 'appropriation'],
  [/收入?[、和及]?支出?(?:决算)?总体(?:情况|说明)|收入?[、和及]?支出?(?:决算)?(?:情况|说明)/, 'overall'],
  [/收入(?:决算)?(?:总体)?(?:情况|构成|结构|说明)/, 'income'],
  [/支出(?:决算)?(?:总体|按[^,。]{2,8}分类)?(?:情况|构成|结构|说明)/, 'expenditure'],
];

/** Topics whose headings may stand within another section and are then about that section's money. */
const PLAIN: readonly (Topic | null)[] = ['overall', 'income', 'expenditure'];

const OUTSIDE: readonly [RegExp, Outside][] = [
  [/目录$/, 'contents'],
  [/绩效/, 'performance'],
  [/名词解释/, 'glossary'],
  [/^附件/, 'annex'],
  [/概况|职责|职能|机构设置|机构情况|单位构成|人员(?:构成)?情况|人员构成|(?:部门|单位)基本情况/, 'profile'],
];

/** Headings on expenditure that the accounts have no section for. */
const OTHER_MATTER = /^(?!.*三公).*(?:购买服务|会议费|培训费|一般性支出)/;

/** The topic a heading opens, or null when it opens none of its own. */
export function topicOf(heading: string): Topic | null {
  if (OTHER_MATTER.test(heading)) return null;
  return TOPICS.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
}

/**
 * The topic of a heading below others: the income and the expenditure that a section on a fund or on the
 * appropriation goes through one after the other are still of that money.
 */
export function topicWithin(outer: Topic | null, heading: string): Topic | null {
  const own = topicOf(heading);
  // 基本支出 among all expenditure is not that of one fund.
  if (own === 'basic' && PLAIN.includes(outer) && !/拨款|预算/.test(heading)) return outer;
  return own === null || (PLAIN.includes(own) && !PLAIN.includes(outer) && outer !== null) ? outer : own;
}

/** Which part outside the accounts a heading opens, or null. */
export function outsideOf(heading: string): Outside | null {
  return OUTSIDE.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
}

/** What names the three public expenses, and what belongs to accounts as a whole. */
const OF_THREE_PUBLIC = /三公[“”"]?经费|公务接待费|公务用车(?:购置|运行|费)|因公出国/;
const OF_THE_WHOLE = /收入|总计|基本支出|项目支出|运行经费|采购/;

const OF_PROCUREMENT =
  /政府采购支出(?:总额|总?金额|合计)|(?:^|[。;.、)])政府采购(?:支出)?[\d,.]+(?:万|亿)?元/;
const OF_ASSETS = /共有(?:公务)?(?:车辆|用车)\d|单(?:价|位价值)[^,。;]{2,12}(?:设备|仪器)\d/;
const OF_OTHERS = /三公|收入|总计|(?:基本|项目)支出|运行(?:维护)?(?:经)?费|接待/;

/** The topic of running text below no heading that has one, where it speaks of one of the matters that are told by themselves. */
export function topicOfText(text: string): Topic | null {
  if (OF_THREE_PUBLIC.test(text)) return OF_THE_WHOLE.test(text) ? null : 'three_public';
  if (OF_OTHERS.test(text)) return null;
  if (OF_PROCUREMENT.test(text)) return OF_ASSETS.test(text) ? null : 'procurement';
  return OF_ASSETS.test(text) ? 'assets' : null;
}
