/** A finding as it is told: what every rule's sentence is made from, and what it says. */
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentScoreRow,
  FactSourceRow,
  FindingRow,
} from '#warehouse/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { SourceRef } from '#app/source/source.ts';
import type { RuleTitle } from '#audit/rules.ts';
import { readParticulars, type Particulars } from '#audit/terms.ts';
import { Parameters } from '../parameters.ts';

/** What is known of the rows a finding speaks of. Before they have been asked for, the finding speaks for itself. */
export interface Evidence {
  readonly facts: ReadonlyMap<string, FactSourceRow>;
  readonly projects: ReadonlyMap<string, AssessmentProjectRow>;
  readonly indicators: ReadonlyMap<string, AssessmentIndicatorRow>;
  /** The overall scores of the document. */
  readonly scores: readonly AssessmentScoreRow[];
}

/** Nothing but the finding is known. */
const NO_EVIDENCE: Evidence = {
  facts: new Map(),
  projects: new Map(),
  indicators: new Map(),
  scores: [],
};

/** Evidence by the ids findings name it by. */
export const gatherEvidence = (
  facts: readonly FactSourceRow[],
  projects: readonly AssessmentProjectRow[],
  indicators: readonly AssessmentIndicatorRow[],
  scores: readonly AssessmentScoreRow[] = [],
): Evidence => ({
  facts: new Map(facts.map((row) => [row.fact_id, row])),
  projects: new Map(projects.map((row) => [row.project_id, row])),
  indicators: new Map(indicators.map((row) => [row.indicator_id, row])),
  scores,
});

/** The facts that findings speak of, each once. */
export const factsBehind = (findings: readonly FindingRow[]): string[] =>
  [...new Set(findings.flatMap((row) => row.fact_ids))].sort();

/** A finding with its parameters read, in the reader's language. */
export interface Case {
  readonly row: FindingRow;
  readonly parameters: Parameters;
  readonly particulars: Particulars;
  /** The rule that found it, with its words; absent where it is not known. */
  readonly rule: RuleTitle | undefined;
  readonly evidence: Evidence;
  readonly lang: Language;
}

/** A term of an arithmetic: a figure, and the operators around it. */
export interface Term {
  readonly before: string;
  readonly label: string;
  /** Year, measure or fund, '' where the label says it all. */
  readonly aside: string;
  /** The value with its unit, or what is printed in its place. */
  readonly text: string;
  readonly after: string;
  /** The place it was read from; null where it is computed. */
  readonly source: SourceRef | null;
  /** First line of that place, null where there is none. */
  readonly line: number | null;
  /** The figure as the document prints it, and the heading it stands under, where they are known. */
  readonly printed?: string;
  readonly section?: string;
}

/** What a finding says. */
export interface Told {
  /** What does not agree, for a reader who is no accountant. */
  readonly sentence: string;
  /** What the department could be asked, as one question. */
  readonly question: string;
  /** The figure that was printed, as the first of what is compared; null where the terms are all there is. */
  readonly stated: Term | null;
  /** What it is computed from, or the statements that differ. */
  readonly terms: readonly Term[];
  /** Whether the terms make a result, or stand beside one another. */
  readonly layout: 'computed' | 'listed';
}

/** Tells one kind of finding. */
export type Teller = (told: Case) => Told;

/** A case of a row. */
export const caseOf = (
  row: FindingRow,
  lang: Language,
  rule: RuleTitle | undefined,
  evidence: Evidence = NO_EVIDENCE,
): Case => ({
  row,
  rule,
  particulars: readParticulars(row.parameters),
  parameters: new Parameters(row.parameters),
  evidence,
  lang,
});

/** Chooses the wording of the reader's language. */
export const say = ({ lang }: Pick<Case, 'lang'>, zh: string, en: string): string =>
  lang === 'zh' ? zh : en;
