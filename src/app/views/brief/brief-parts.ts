/** What a brief is worked out from, and what its parts are. */
import type { RuleNotRun } from '#audit/run-audit.ts';
import type { RuleTitle } from '#audit/rules.ts';
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentRealityRow,
  AssessmentScoreRow,
  AuditOutcomeRow,
  DepartmentRow,
  DepartmentYearRow,
  FindingRow,
  OutlierChangeRow,
  OutlierPeerRow,
  SpendingRow,
  SubsidyRow,
  ThreePublicRow,
} from '#warehouse/questions/questions.ts';
import type { Address } from '#app/session/address.ts';
import { departmentYearKey } from '#app/session/departments.ts';
import type { Table } from '#app/table/figure-table.ts';
import type { ViewInput, ViewModel } from '../model.ts';
import type { LargeChange } from '../outliers/decompose.ts';
import { PRESETS, type Measure } from '../outliers/measure.ts';
import type { Lookup } from '../outliers/peer-group.ts';
import type { Thresholds } from '../outliers/rating.ts';
import type { ShownDepartment } from '../shown.ts';
import type { BriefWords } from './brief-words.ts';

/** Bodies that a page of paper holds beside one another. */
export const MOST_BESIDE = 5;

/** Measures that peers are compared by: those that tell bodies apart whatever their size. */
export const MEASURES: readonly Measure[] = PRESETS.filter(({ scale }) => scale !== 'amount');

/** What a brief is worked out from: the answers of the views, and what the reader chose for them. */
export interface BriefInput extends ViewInput {
  readonly documents: readonly DepartmentRow[];
  readonly departmentYears: readonly DepartmentYearRow[];
  readonly spending: readonly SpendingRow[];
  readonly changes: readonly OutlierChangeRow[];
  readonly threePublic: readonly ThreePublicRow[];
  readonly subsidies: readonly SubsidyRow[];
  readonly scores: readonly AssessmentScoreRow[];
  readonly projects: readonly AssessmentProjectRow[];
  readonly indicators: readonly AssessmentIndicatorRow[];
  readonly reality: readonly AssessmentRealityRow[];
  readonly findings: readonly FindingRow[];
  readonly outcomes: readonly AuditOutcomeRow[];
  readonly rules: ReadonlyMap<string, RuleTitle>;
  readonly notRun: readonly RuleNotRun[];
  /** Of a department-year shown. */
  readonly peersOf: (one: ShownDepartment) => Lookup;
  /** By concept. */
  readonly peers: ReadonlyMap<string, readonly OutlierPeerRow[]>;
  readonly thresholds: Thresholds;
  readonly large: LargeChange;
  readonly counts: (documentId: string) => boolean;
  readonly doubted: (factIds: readonly string[]) => boolean;
}

/** A part of a brief: what a view says, cut to what a page holds. */
export interface BriefPart extends ViewModel {
  readonly key: keyof BriefWords['parts'];
  readonly title: string;
  /** The view that says it at length; null where none does. */
  readonly leads: Partial<Address> | null;
  /** What a row leads down to, by its key; null where it does not. */
  readonly opens: (row: string) => Partial<Address> | null;
}

/** A brief. */
export interface Brief {
  readonly sentence: string;
  readonly caption: string;
  /** Full names with their years. */
  readonly names: string;
  /** What a view draws for the sentence, in its own words; null where it draws nothing. */
  readonly drawn: ViewModel | null;
  readonly parts: readonly BriefPart[];
}

/** What a part is made from. */
export interface Context extends BriefInput {
  readonly words: BriefWords;
}

/** What a part is made of: what is said of the bodies together, and the table of each of them. */
export interface Draft
  extends Pick<BriefPart, 'key' | 'leads'>, Pick<ViewModel, 'sentence' | 'notes' | 'empty'> {
  tableOf(one: ShownDepartment): Table;
  /** The view itself, of all of them. */
  readonly drawn?: ViewModel;
  readonly opens?: BriefPart['opens'];
  /** The columns that are shown where there are several bodies. */
  readonly columns: readonly string[];
}

/** The document of a department-year; null where none is held. */
export const documentOf = (one: ShownDepartment, { documents }: BriefInput): DepartmentRow | null =>
  documents.find((row) => departmentYearKey(row) === one.key) ?? null;
