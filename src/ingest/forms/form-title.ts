/** Titles of the published forms, and which form each announces. */
import type { FunctionalForm, TwoSidedForm } from '../lexicon/form-names.ts';
import { compactText } from '../text.ts';

/** Which of the published forms a table is. */
export type FormKind = TwoSidedForm | FunctionalForm | 'economic' | 'three_public' | 'statistics';

/** Titles from the most particular to the plainest: 支出决算表 is the end of most of them. */
const KINDS: readonly [RegExp, FormKind][] = [
  [/三公/, 'three_public'],
  [/机构运行信息|机关运行经费|政府采购|国有资产/, 'statistics'],
  [
    /^(?!.*(?:公共预算|政府性基金|国有资本)).*财政拨款(?:收入支出|收支|收入、支出)(?:决算)?(?:总)?表/,
    'appropriation',
  ],
  [/政府性基金/, 'government_fund'],
  [/国有资本/, 'state_capital'],
  [/(?:收入支出|收支)(?:决算)?总表/, 'overall'],
  [/基本支出/, 'economic'],
  [/一般公共预算.*项目支出|^(?:附?表)?[\d、.:]*项目支出/, 'general_project'],
  [/一般公共预算|公共预算/, 'general_budget'],
  [/财政拨款支出/, 'appropriation_spending'],
  [/收入(?:决算)?(?:总|明细)?表/, 'income'],
  [/支出(?:决算)?(?:总|明细)?表/, 'expenditure'],
];

const LONGEST_TITLE = 60;
/** A title up to its own name; behind it the form's number, its caption or the page it stands on. */
const TITLE =
  /^(.*?(?:收入|支出|收支|决算|经费|信息|情况)(?:决算)?(?:总|批复|明细|公开|统计)*表)(?=$|\([^()]*\)$|\(?(?:财决)?公开|(?:编制|填报|预算|编报)?(?:部门|单位)[:(]|金额单位|[-_.·…\d]*$)/;
/** Sentences about a form and forms of other matters. */
const NO_TITLE = /[,]|详见|如下|参见|反映|本表|绩效|自评|评价|目标|预算(?:收支)?总表|^注/;

/** The title of a form that a line or a cell ends with: compact, without quotes; null where it holds none. */
export function titleIn(text: string): string | null {
  const compact = compactText(text).text.replace(/[“”"'‘’《》]/g, '');
  const last = compact.split(/[。;]/).findLast((sentence) => sentence !== '') ?? '';
  const title = TITLE.exec(last)?.[1];
  if (title === undefined || title.length > LONGEST_TITLE || NO_TITLE.test(title)) return null;
  // 部门决算表 is what all of them together are called.
  return kindOfTitle(title) === null ? null : title;
}

/** The form a title announces, or null. */
export function kindOfTitle(title: string): FormKind | null {
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}
