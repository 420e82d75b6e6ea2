/** Totals of the accounts that a report says again, and totals of its projects. */
import type { FixedConcept } from '#model/concept.ts';
import { money, pattern, type ClaimPattern } from './claim-pattern.ts';
import { ownName } from './patterns.ts';

const RESTATED: Readonly<Record<string, FixedConcept>> = {
  本年收入: 'income.current',
  本年支出: 'expenditure.current',
  政府采购支出总额: 'procurement.total',
};

/** A total of the accounts, said again in a report. */
export const RESTATED_TOTAL: ClaimPattern = {
  // 2023年本年收入合计4454.96万元
  kind: 'a total said again',
  seen: 'Sichuan, report on a department',
  pattern: pattern(
    String.raw`(?<name>本年收入(?=合计|总计)|本年支出(?=合计|总计)|政府采购支出总额)(?:合计|总计)?(?:数)?(?:为|是|共)?\s{0,8}${money('total')}`,
  ),
  notIn: /预算数|上年|去年|同比|较\d{4}|比\d{4}/,
  figures: [
    {
      role: 'restated',
      number: 'total',
      measure: 'final',
      concept: ({ name }) => RESTATED[name!]!,
      label: ownName,
    },
  ],
};

/** What projects of one kind executed. Where they executed less than their budget the sentence does not say how much. */
export const KINDS_OF_PROJECTS: ClaimPattern = {
  // 常年项目…涉及预算总金额N万元…执行总体进度为100%
  kind: 'projects of a kind',
  seen: 'Sichuan, report on a department',
  pattern: pattern(
    String.raw`(?<name>常年项目|阶段\(一次性\)项目)绩效分析[^;]*?预算总金额(?:为)?\s{0,8}${money('budget')}`,
    String.raw`[^;]*?执行(?:总体)?进度(?:为)?100(?:\.0+)?%`,
  ),
  figures: [
    { role: 'part', number: 'budget', measure: 'final', concept: 'expenditure.project', label: ownName },
  ],
};

/** The budget of all projects together. */
export const ALL_PROJECTS: ClaimPattern = {
  // 预算项目…全年预算N元，执行数N元
  kind: 'all projects',
  seen: 'Sichuan, report on a department',
  pattern: pattern(
    String.raw`预算项目[^。;]*?全年预算(?:数)?(?:为)?\s{0,8}${money('budget')}\s{0,8},\s{0,8}执行`,
  ),
  figures: [
    {
      role: 'whole',
      number: 'budget',
      measure: 'adjusted_budget',
      concept: 'expenditure.project',
      label: '预算项目全年预算',
    },
  ],
};
