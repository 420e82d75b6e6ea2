/** What the items of the economic classification are told to be spent of: 基本支出 N，其中：工资福利支出 M. */
import type { EconomicFamily } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { Topic } from '../outline/topic.ts';

/** What the items of the economic classification are spent of, and from which money. */
export interface SpentOf {
  readonly family: EconomicFamily;
  readonly fund: Fund | null;
}

const SPENDING =
  /^(expenditure|general_budget|appropriation|government_fund|state_capital)\.(?:(basic|personnel|operating)|(project)|total|current|expenditure)$/;
const FUND_OF: Readonly<Record<string, Fund>> = {
  expenditure: 'all',
  general_budget: 'general_public_budget',
  appropriation: 'fiscal_appropriation',
  government_fund: 'government_fund',
  state_capital: 'state_capital',
};

/** What is spent of an item by the economic classification; null where it is no expenditure as a whole. */
export function spentOf(concept: string, topic: Topic | null): SpentOf | null {
  const [, family, basic, project] = SPENDING.exec(concept) ?? [];
  if (family === undefined) return null;
  const fund = FUND_OF[family]!;
  if (project) return { family: 'project.economic', fund };
  if (!basic) return { family: 'expenditure.economic', fund };
  const isOfGeneralBudget = family === 'general_budget' || isOnBasic(topic);
  return isOfGeneralBudget ? BASIC_ITEMS : { family: 'basic.economic', fund };
}

/** Basic expenditure of the general public budget, which has items of its own name. */
export const BASIC_ITEMS: SpentOf = { family: 'economic', fund: null };

/** Whether a section is on basic expenditure. */
export const isOnBasic = (topic: Topic | null): boolean =>
  topic === 'basic' || topic === 'appropriation_basic';

/** 按经济分类：工资福利支出 N: of all that the section is on. */
const BY_ECONOMY = /经济(?:性质|科目)?分类|按[^,;。:]{0,8}经济[^,;。:]{0,4}分/;
/** Behind basic and project expenditure, in a part of the sentence of its own, the whole is split anew. */
const ANEW = /[。;][^,。;]*$|[。;][^。;]*[,:][^,。;]*$/;
const OF_SECTION: Partial<Record<Topic, string>> = {
  expenditure: 'expenditure.current',
  appropriation: 'appropriation.expenditure',
  general_budget: 'general_budget.total',
  government_fund: 'government_fund.total',
  state_capital: 'state_capital.total',
};

/** What was named, as far as it tells what the next item is. */
interface Named {
  readonly concepts: readonly string[];
}

/**
 * Whether it is open which of two levels a name is of: 其他资本性支出 is an item, and was the name of the whole class until 2017.
 * What stands beside it tells.
 */
export function isOfEitherLevel({ concepts }: Named, beside: Named | null): boolean {
  const code = /economic\.(\d+)$/.exec(beside?.concepts[0] ?? '')?.[1];
  return /economic\.31099$/.test(concepts[0]!) && code?.length !== 5 && code !== '310';
}

/** Whether a name is of what running the body took of an item that others pay for too: 机关运行经费 N，其中：会议费 M. */
export const isOfAgency = (concept: string | undefined, topic: Topic | null, whole: Named | null): boolean =>
  /^(?:meetings|training|three_public)\./.test(concept ?? '') &&
  (topic === 'agency_operation' || whole?.concepts.includes('agency_operation.total') === true);

/** What others pay for too, and what a fund is as a whole. */
const MATTER =
  /^(?:three_public|meetings|training|agency_operation|procurement|assets|function|(?:\w+\.)?economic)\./;
const OF_A_FUND =
  /^(?:(?:general_budget|government_fund|state_capital)\.(?:grand_)?total|appropriation\.(?:total|expenditure)|income\.(?:general_public_budget|government_fund|state_capital|fiscal_appropriation))$/;

/** Whether a name is of what one fund paid of a matter, and not of the fund: 会议费 N（其中：一般公共预算支出 M）. */
export const isPaidBy = (concept: string | undefined, whole: Named | null): boolean =>
  OF_A_FUND.test(concept ?? '') && MATTER.test(whole?.concepts[0] ?? '');

/** Totals that are gone through by function, in a sentence that begins with the word. */
const GONE_THROUGH = ['expenditure.total', 'expenditure.current', 'general_budget.total'];
const BY_FUNCTION = /。[^。]*功能(?:性质|科目)?分类|[。;][^。;]*按[^,;。:]{0,8}功能[^,;。:]{0,4}分/;

/**
 * What is spent behind words: of the whole that a section is on where they say that the items are by their economy, of nothing
 * known where they begin to go through what was told of by its function, and otherwise of what it was before.
 */
export function spentBehind(
  words: string,
  topic: Topic | null,
  before: SpentOf | null,
  told: { has(concept: string): boolean },
): SpentOf | null {
  const isOver = BY_FUNCTION.test(words) && GONE_THROUGH.some((concept) => told.has(concept));
  const ofSection = () =>
    BY_ECONOMY.test(words) ? spentOf((topic && OF_SECTION[topic]) ?? '', topic) : null;
  const isOfProjects = before?.family === 'project.economic' && ANEW.test(words) && BY_ECONOMY.test(words);
  return (isOver || isOfProjects ? null : before) ?? ofSection();
}
