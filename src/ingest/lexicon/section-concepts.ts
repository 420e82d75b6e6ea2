/** What a plain name stands for depends on the section it is used in: the money that section is about. */
import type { FixedConcept } from '#model/concept.ts';
import type { Topic } from '../outline/topic.ts';

/** Sections whose matters may be paid from several funds: a fund named in them is a part, never the fund's total. */
export const OF_ONE_MATTER: readonly (Topic | null)[] = [
  'three_public',
  'agency_operation',
  'procurement',
  'assets',
];

export const FUND_NAMES = {
  general_budget: '一般公共',
  government_fund: '政府性基金',
  state_capital: '国有资本经营',
} as const;

/** 财政拨款基本支出 belongs to the appropriation, the plain name to whatever the section is about. */
export const splitConcept =
  (part: 'basic' | 'project') =>
  (topic: Topic | null): readonly FixedConcept[] => {
    if (topic === 'overall' || topic === 'expenditure') return [`expenditure.${part}`];
    if (topic === 'appropriation' || topic === 'appropriation_basic') return [`appropriation.${part}`];
    if (topic === 'general_budget' || topic === 'basic') return [`general_budget.${part}`];
    if (topic === 'government_fund' || topic === 'state_capital') return [`${topic}.${part}`];
    return [];
  };

/** A total with carry-overs is of the money the section is about. */
export const totalOf =
  (...sides: readonly ('income' | 'expenditure')[]) =>
  (topic: Topic | null): readonly FixedConcept[] => {
    if (topic === 'appropriation') return ['appropriation.total'];
    if (topic === 'general_budget' || topic === 'government_fund' || topic === 'state_capital')
      return [`${topic}.grand_total`];
    return OF_ONE_MATTER.includes(topic) ? [] : sides.map((side) => `${side}.total` as const);
  };

/** A carry-over is of the money the section is about. */
export const carryover =
  (end: 'opening' | 'closing') =>
  (topic: Topic | null): readonly FixedConcept[] => {
    if (topic === 'appropriation') return [`appropriation.carryover_${end}`];
    const ofFund = topic === 'general_budget' || topic === 'government_fund' || topic === 'state_capital';
    return [ofFund ? `${topic}.carryover_${end}` : `carryover.${end}`];
  };

/** 年初财政拨款结转和结余 within the section on one fund is that fund's. */
export const appropriatedCarryover =
  (end: 'opening' | 'closing') =>
  (topic: Topic | null): readonly FixedConcept[] =>
    carryover(end)(topic ?? 'appropriation').map((concept) =>
      concept === `carryover.${end}` ? (`appropriation.carryover_${end}` as const) : concept,
    );

/** The concepts of a name that says something in some sections only. */
export const only =
  (topics: readonly Topic[], ...concepts: FixedConcept[]) =>
  (topic: Topic | null): readonly FixedConcept[] =>
    topic !== null && topics.includes(topic) ? concepts : [];

/** 本年收入 and 本年支出 by name are of the money the section is about, the appropriation and the general budget too. */
export const plainCurrentOf =
  (side: 'income' | 'expenditure') =>
  (topic: Topic | null): readonly FixedConcept[] => {
    if (topic === 'appropriation')
      return side === 'income' ? ['income.fiscal_appropriation'] : ['appropriation.expenditure'];
    if (topic === 'general_budget')
      return side === 'income' ? ['income.general_public_budget'] : ['general_budget.total'];
    return currentOf(side)(topic);
  };

/** 本年收入合计 and 本年支出合计 are of the money the section is about, where that is a fund of its own. */
export const currentOf =
  (side: 'income' | 'expenditure') =>
  (topic: Topic | null): readonly FixedConcept[] => {
    if (topic === 'government_fund' || topic === 'state_capital')
      return side === 'income' ? [`income.${topic}`] : [`${topic}.total`];
    return [`${side}.current`];
  };

/** The total of a fund, but in sections of one matter. */
export const fundTotal =
  (concept: FixedConcept) =>
  (topic: Topic | null): readonly FixedConcept[] =>
    OF_ONE_MATTER.includes(topic) ? [] : [concept];
