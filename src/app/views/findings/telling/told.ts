/** A finding as it is told: what every rule's sentence is made from, and what it says. */
import type { FindingRow } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { SourceRef } from '#app/source/source.ts';
import type { RuleTitle } from '#audit/rules.ts';
import { readParticulars, type Particulars } from '#audit/terms.ts';

/** A finding with what it is told from, in the reader's language. */
export interface Case {
  readonly row: FindingRow;
  readonly particulars: Particulars;
  /** The rule that found it, with its words; absent where it is not known. */
  readonly rule: RuleTitle | undefined;
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
  /** Other places of the same cause. */
  readonly also: readonly Term[];
  /** Whether the terms make a result, or stand beside one another. */
  readonly layout: 'computed' | 'listed';
}

/** A case of a row. */
export const caseOf = (row: FindingRow, lang: Language, rule: RuleTitle | undefined): Case => ({
  row,
  rule,
  particulars: readParticulars(row.parameters),
  lang,
});

/** Chooses the wording of the reader's language. */
export const say = <T>({ lang }: Pick<Case, 'lang'>, zh: T, en: T): T => ({ zh, en })[lang];
