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
import type { Correction } from './correction.ts';
import type { Division } from './identity/division.ts';

/** A figure as printed in the accounts, before it is given its ids. */
export type StatedFigure = Omit<
  Fact,
  'fact_id' | 'document_id' | 'entity_id' | 'origin' | 'derivation' | 'printed' | 'corrected_from'
> & {
  printed: string;
};

/** A figure or passage that could not be read with certainty: left out, and listed. */
export interface Unread {
  readonly section: string;
  readonly line_start: number;
  readonly line_end: number;
  /** The number as printed. */
  readonly printed: string;
  /** Why it was left out, as a stable key (e.g. `unknown-item`, `ambiguous-year`, `unclear-column`). */
  readonly reason: string;
}

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
