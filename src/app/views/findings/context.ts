/** What the views of findings are worked out from. */
import type { Language } from '#app/locale/language.svelte.ts';
import type { ShownDepartment } from '../shown.ts';
import type { DepartmentRow, FindingRow, AuditOutcomeRow } from '#warehouse/questions/questions.ts';
import type { RuleTitle } from '#audit/rules.ts';
import type { RuleNotRun } from '#audit/run-audit.ts';
import type { Address } from '#app/session/address.ts';
import type { Totals, Materiality } from './materiality.ts';
import type { InquiryState } from '#app/device/inquiry.ts';
import type { FindingsWords } from './findings-words.ts';
import type { AuditedAccounts } from './audited.ts';

/** What the view is built from. */
export interface FindingsInput {
  readonly lang: Language;
  readonly departments: readonly ShownDepartment[];
  readonly documents: readonly DepartmentRow[];
  readonly findings: readonly FindingRow[];
  readonly outcomes: readonly AuditOutcomeRow[];
  readonly rules: ReadonlyMap<string, RuleTitle>;
  readonly notRun: readonly RuleNotRun[];
  readonly choice: Pick<
    Address,
    | 'findings'
    | 'severity'
    | 'rule'
    | 'filter'
    | 'accounts'
    | 'state'
    | 'material'
    | 'materialMoney'
    | 'materialShare'
  >;
  /** What differences are held against. */
  readonly totals: Totals;
  /** Where the reader's asking about a finding stands. */
  readonly stateOf: (findingId: string) => InquiryState | null;
}

/** The input with what every part of the view needs. */
export interface FindingsContext extends FindingsInput {
  readonly words: FindingsWords;
  readonly accounts: readonly AuditedAccounts[];
  readonly materiality: Materiality;
}
