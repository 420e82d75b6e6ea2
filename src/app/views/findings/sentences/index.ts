/** Tells a finding: one teller for every rule and check. */
import { spaceHan } from '#app/locale/spacing.ts';
import {
  tellCosts,
  tellGoalAmount,
  tellGoalPeople,
  tellIndicatorProduct,
  tellPeopleInMoney,
  tellProduct,
  tellRetold,
  tellUnits,
  tellUseOfMoney,
} from './goals.ts';
import { tellWorkload } from './workload.ts';
import { tellUnlikeChange, tellUnlikePeers } from './peers.ts';
import {
  tellChange,
  tellCompletion,
  tellCompletionByForm,
  tellGrowth,
  tellIncreaseOfNegative,
  tellPower,
  tellRateAgainstChange,
  tellShare,
  tellWhole,
  tellZeroRate,
} from './rates.ts';
import {
  tellAdjustment,
  tellClaimedRate,
  tellFormCount,
  tellFullExecution,
  tellKindCount,
  tellProjectExecuted,
  tellScoreOutside,
  tellSubsidies,
  tellTargetBudget,
  tellUnlisted,
} from './reports.ts';
import {
  tellBlank,
  tellMissed,
  tellCost,
  tellIndicatorConflict,
  tellNoResult,
  tellNothingSpent,
  tellOvershot,
  tellSaturation,
  tellTargetMissed,
} from './results.ts';
import {
  tellAboveTotal,
  tellAboveWeight,
  tellAverage,
  tellComponents,
  tellDepartmentIndicator,
  tellExecutionRate,
  tellExecutionScore,
  tellScores,
  tellScoreSum,
  tellWeights,
  tellWithheld,
} from './scores.ts';
import {
  tellConflict,
  tellDepartmentCost,
  tellFormFigure,
  tellMisplaced,
  tellPlainly,
  tellProjectBudget,
  tellReportSplit,
  tellResidue,
  tellRepeatedFigure,
  tellUnknownHeading,
  tellVehicles,
} from './statements.ts';
import {
  tellDepartmentTasks,
  tellList,
  tellListedItems,
  tellProjectsBudget,
  tellProjectKinds,
  tellProjectsExecuted,
  tellSumOfFacts,
} from './sums.ts';
import type { Case, Teller, Told } from './told.ts';

/** By rule, or by rule and check where a rule makes several. */
export const TELLERS: Readonly<Record<string, Teller>> = {
  change: tellChange,
  'change/adjustment': tellAdjustment,
  'change-direction/increase-of-negative': tellIncreaseOfNegative,
  'change-direction/rate-against-change': tellRateAgainstChange,
  'change-pct': tellGrowth,
  'classification/other-class': tellMisplaced,
  'classification/other-division': tellMisplaced,
  'classification/unknown-class': tellUnknownHeading,
  'classification/unknown-division': tellUnknownHeading,
  'completion/claimed': tellClaimedRate,
  'completion/completion': tellCompletion,
  'completion/department-form': tellCompletionByForm,
  'completion/zero-rate': tellZeroRate,
  'conflict-form/department-cost': tellDepartmentCost,
  'conflict-form/department-form': tellFormFigure,
  'conflict-form/department-tasks': tellDepartmentTasks,
  'conflict-project/project-budget': tellProjectBudget,
  'conflict-project/project-executed': tellProjectExecuted,
  'conflict-report/repeated-figure': tellRepeatedFigure,
  'conflict-report/report-split': tellReportSplit,
  'conflict-report/subsidies': tellSubsidies,
  'conflict-report/target-budget': tellTargetBudget,
  'conflict-report/unlisted': tellUnlisted,
  'conflict/statements': tellConflict,
  'conflict/vehicles': tellVehicles,
  'cost-indicator/several': tellCosts,
  'cost-indicator/single': tellCost,
  'execution-rate': tellExecutionRate,
  'execution-rate/claim': tellFullExecution,
  'execution-rate/department-indicator': tellDepartmentIndicator,
  'execution-rate/use-of-money': tellUseOfMoney,
  'execution-score': tellExecutionScore,
  'form-left-blank': tellBlank,
  'full-score-no-result/blank': tellNoResult,
  'full-score-no-result/name': tellNoResult,
  'full-score-no-result/no-content': tellNoResult,
  'full-score-no-result/scale': tellNoResult,
  'full-score-nothing-spent': tellNothingSpent,
  'full-score-target-missed': tellTargetMissed,
  'goal-amount': tellGoalAmount,
  'indicator-conflict/goal': tellGoalPeople,
  'indicator-conflict/result': tellIndicatorConflict,
  'indicator-conflict/target': tellIndicatorConflict,
  'indicator-conflict/workload': tellWorkload,
  'indicator-unit/people-in-money': tellPeopleInMoney,
  'indicator-unit/result': tellUnits,
  'outlier-change': tellUnlikeChange,
  'outlier-peer': tellUnlikePeers,
  'product/indicators': tellIndicatorProduct,
  'product/text': tellProduct,
  'project-count/forms': tellFormCount,
  'project-count/kinds': tellKindCount,
  'retold-result': tellRetold,
  saturation: tellSaturation,
  'score-average': tellAverage,
  'score-average/outside': tellScoreOutside,
  'score-conflict/statements': tellScores,
  'score-conflict/withheld': tellWithheld,
  'score-sum/above-total': tellAboveTotal,
  'score-sum/above-weight': tellAboveWeight,
  'score-sum/components': tellComponents,
  'score-sum/form': tellScoreSum,
  'share/share': tellShare,
  'share/whole': tellWhole,
  'sum-basic': tellSumOfFacts,
  'sum-expenditure': tellSumOfFacts,
  'sum-function-class/class': tellSumOfFacts,
  'sum-function-class/classes': tellSumOfFacts,
  'sum-function-class/division': tellSumOfFacts,
  'sum-function-class/items': tellSumOfFacts,
  'sum-income': tellSumOfFacts,
  'sum-list': tellList,
  'sum-procurement': tellSumOfFacts,
  'sum-projects/budget': tellProjectsBudget,
  'sum-projects/executed': tellProjectsExecuted,
  'sum-projects/kinds': tellProjectKinds,
  'sum-projects/listed-items': tellListedItems,
  'sum-three-public': tellSumOfFacts,
  'target-missed': tellMissed,
  'target-overshot': tellOvershot,
  'template-residue/choice': tellResidue,
  'template-residue/gap': tellResidue,
  'template-residue/prompt': tellResidue,
  'template-residue/year': tellResidue,
  'unit-slip/claimed': tellClaimedRate,
  'unit-slip/completion': tellPower,
  'unit-slip/growth': tellPower,
  'unit-slip/share': tellPower,
  'unit-slip/statements': tellPower,
  weights: tellWeights,
};

/** The teller of a rule and check; the plain one for a rule that was added since. */
export function tellerOf(ruleId: string, checkName: string | null): Teller {
  return (
    (checkName === null ? undefined : TELLERS[`${ruleId}/${checkName}`]) ?? TELLERS[ruleId] ?? tellPlainly
  );
}

/** Tells a finding in the reader's language. */
export function tell(told: Case): Told {
  const { row, parameters, lang } = told;
  const text = tellerOf(row.rule_id, parameters.text('check_name'))(told);
  const set = lang === 'zh' ? setChinese : capitalise;
  return { ...text, sentence: set(text.sentence), question: set(text.question) };
}

/** A space between 汉字 and digits, none between 汉字 and 汉字: amounts end in either. */
const setChinese = (text: string): string =>
  spaceHan(text)
    .split(/(“[^”]*”)/)
    .map((part) =>
      part.startsWith('“') ? part : part.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1'),
    )
    .join('');

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
