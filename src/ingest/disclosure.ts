/** What ingesting one document yields: rows of the data model, and an honest list of what was not read. */
import type {
  AccountDocument,
  Entity,
  Fact,
  Indicator,
  Project,
  Residue,
  RepeatedFigure,
  Score,
} from '#model/tables.ts';
import type { Division } from './identity/division.ts';
import type { MoneyUnit } from './numeral.ts';
import type { Span } from './source.ts';

/** A figure as printed in the accounts, before it is given its ids. */
export type StatedFigure = Omit<
  Fact,
  | 'fact_id'
  | 'document_id'
  | 'entity_id'
  | 'origin'
  | 'derivation'
  | 'printed'
  | 'corrected_from'
  | 'recognised'
> & {
  printed: string;
};

/** A figure or passage that could not be read with certainty: left out, and listed. */
export interface Unread {
  readonly section: string;
  readonly line_start: number;
  readonly line_end: number;
  /** The number as printed; '' where a part of the document was not read, such as a picture. */
  readonly printed: string;
  /** Why it was left out, as a stable key (e.g. `unknown-item`, `ambiguous-year`, `picture`). */
  readonly reason: string;
  /** Where exactly it stands, as long as the document is being read. */
  readonly spans?: readonly Span[] | undefined;
  /** Whose amount of the accounts it may be, as long as the document is being read; absent where that is not known. */
  readonly mayBe?: readonly MoneyItem[] | undefined;
}

/** An item of a classification and the money that is told of it; or an unknown one below it. */
export type MoneyItem = Pick<Fact, 'concept' | 'fund'> & { readonly isBelow?: boolean };

/**
 * Money the document states there was none of, by a form left blank or a sentence in words. It is neither a
 * fact of zero nor a figure that is missing.
 */
export interface ReportedNothing {
  readonly concept: string;
  readonly section: string;
  readonly line_start: number;
  readonly line_end: number;
}

/** A name of the classification: code, current name, English name and former names. */
export interface ClassificationEntry {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  /** Names no longer in force that resolve to the same code. */
  readonly former_zh: readonly string[];
}

/** A body, without what is computed from its names. */
export type RegisteredEntity = Omit<Entity, 'pinyin'>;

/** What ingest needs to know beyond the document itself. */
export interface Registry {
  readonly entities: readonly RegisteredEntity[];
  readonly functional: readonly ClassificationEntry[];
  readonly economic: readonly ClassificationEntry[];
  /** In the order of their codes. */
  readonly divisions: readonly Division[];
}

/** Rows of the data model read from one document. */
export interface Disclosure {
  readonly document: AccountDocument;
  readonly facts: readonly Fact[];
  readonly projects: readonly Project[];
  readonly indicators: readonly Indicator[];
  readonly scores: readonly Score[];
  readonly repeated_figures: readonly RepeatedFigure[];
  readonly residues: readonly Residue[];
  readonly unread: readonly Unread[];
  /** Absent where it was not asked: data read back from a folder does not keep it. */
  readonly nothing?: readonly ReportedNothing[];
  /** Corrections that met no stated figure, where there are any: nothing came of them. */
  readonly unmatched?: readonly Correction[];
}

/** Whether anything was read that counts: a figure of the accounts, or a self-assessment. */
export const hasFigures = ({ facts, projects, scores }: Disclosure): boolean =>
  facts.some(({ origin }) => origin === 'stated') || projects.length > 0 || scores.length > 0;

/** A stated figure with what only the derivation and the reception totals need to know. */
export interface ReadFigure extends StatedFigure {
  /** The year a change is measured against, null for anything else. */
  readonly comparedWith: number | null;
  /** The unit of the department a reception figure is stated for, as printed, or ''. */
  readonly ofUnit: string;
  /** Set where a 项 is printed under a 款 that it does not belong to. */
  readonly misplaced: boolean;
  /** Where exactly it is printed: more than once where it is stated again on its line. */
  readonly spans: readonly Span[];
  /** The unit of money that the cell of a form or the heading above it names: whatever unit the form is in, it holds. */
  readonly ownUnit?: MoneyUnit;
  /** Set where an amount of the year before is known by 持平 alone. */
  readonly isLevel?: true;
  /** Set where an amount without a word of its own stands among changes. */
  readonly isAmongChanges?: true;
}

/** What holds of most figures. */
export const PLAIN = { comparedWith: null, ofUnit: '', misplaced: false };

/** What a passage yields. Every figure in it is in one of the two lists. */
export interface Reading {
  readonly read: readonly ReadFigure[];
  readonly unread: readonly Unread[];
}

/** A figure as one that was not read, with the reason. */
export function asUnread(
  { section, line_start, line_end, printed, spans }: Omit<Unread, 'reason'>,
  reason: string,
  mayBe?: readonly MoneyItem[],
): Unread {
  return { section, line_start, line_end, printed, reason, spans, mayBe };
}

/** A stated fact with what reading it told beyond the row. */
export interface StatedFact {
  readonly fact: Fact;
  /** The year a change is measured against, null for anything else. */
  readonly comparedWith: number | null;
  /** Set where a 项 is printed under a 款 that it does not belong to. */
  readonly misplaced: boolean;
  /** Where exactly it is printed. */
  readonly spans: readonly Span[];
}

/** A reader's word on one stated figure. */
export interface Correction {
  readonly fact_id: string;
  /** In the fact's unit; null where the reader leaves the figure out. */
  readonly value: number | null;
  /** The reader's own words, '' where there are none. */
  readonly note: string;
}
