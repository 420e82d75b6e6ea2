/**
 * What a row of names is: its wording, and what a figure under it is a value of, where that depends on the section by
 * section. Where two match, the longer one counts.
 *
 * Without a word on its source a wording is the one the Ministry of Finance prescribes for published accounts, or a
 * variant that publishers of several provinces print.
 */
import type { FixedConcept } from '#model/concept.ts';
import type { Topic } from '../outline/topic.ts';

/** What a name stands for in the sections that are about something, and in all other ones; nothing where not said. */
export type BySection = Partial<Record<Topic | 'else', readonly FixedConcept[]>>;
/** A wording with what it means everywhere, or by section. */
export type NameRow = readonly [wording: string, ...meaning: readonly FixedConcept[] | readonly [BySection]];

/** The funds with accounts of their own. */
export const FUNDS = ['general_budget', 'government_fund', 'state_capital'] as const;
/** One of them. */
export type FundFamily = (typeof FUNDS)[number];

/** In some sections a name says something, in others nothing. */
export const only = (topics: readonly Topic[], ...concepts: FixedConcept[]): BySection =>
  Object.fromEntries(topics.map((topic) => [topic, concepts]));

/** Sections whose matters may be paid from several funds: a fund named in them is a part, never the fund's total. */
export const BUT_OF_ONE_MATTER = only(['three_public', 'agency_operation', 'procurement', 'assets']);

/** What may follow the name of an item that was spent on. */
export const SPEND = '(?:支出)?(?:决算(?:汇总)?(?:数据?|总额)?)?';
