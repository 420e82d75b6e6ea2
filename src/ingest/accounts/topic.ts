/** What a section of the accounts is about. It decides which money an unqualified name means. */
export type Topic =
  | 'overall'
  | 'income'
  | 'expenditure'
  | 'appropriation'
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

/** Headings in the prescribed wording, most particular first. */
const TOPICS: readonly [RegExp, Topic][] = [
  [/基本支出/, 'basic'],
  [/三公/, 'three_public'],
  [/政府性基金/, 'government_fund'],
  [/国有资本经营/, 'state_capital'],
  [/机关运行经费/, 'agency_operation'],
  [/政府采购/, 'procurement'],
  [/国有资产/, 'assets'],
  [/一般公共预算(?:财政拨款)?支出/, 'general_budget'],
  [/财政拨款(?:收入)?[、和]?支出(?:决算)?(?:总体)?情况/, 'appropriation'],
  [/收入[、和]?支出(?:决算)?总体情况|收支(?:决算)?总体情况/, 'overall'],
  [/收入(?:决算)?(?:情况|构成)/, 'income'],
  [/支出(?:决算)?(?:情况|构成)/, 'expenditure'],
];

const OUTSIDE: readonly [RegExp, Outside][] = [
  [/目录$/, 'contents'],
  [/绩效/, 'performance'],
  [/名词解释/, 'glossary'],
  [/^附件/, 'annex'],
  [/概况|职责|职能|机构设置|单位构成|人员情况/, 'profile'],
];

/** The topic a heading opens, or null when it opens none of its own. */
export function topicOf(heading: string): Topic | null {
  return TOPICS.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
}

/** Whether a heading is the title of one of the forms of the accounts, or of all of them. */
export function isFormTitle(heading: string): boolean {
  return /决算(?:总|明细|批复|公开)?表$/.test(heading);
}

/** Which part outside the accounts a heading opens, or null. */
export function outsideOf(heading: string): Outside | null {
  return OUTSIDE.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
}
