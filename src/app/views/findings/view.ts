/** What the audit found: the departments, the rules or the findings; one finding; a letter about them. */
import { flag, naming, number, option, type ValuesOf } from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';

const parameters = {
  /** How findings are grouped; or how they were arrived at. */
  findings: option(['departments', 'rules', 'list', 'method']),
  /** Severity of the findings listed. */
  severity: option(['all', 'error', 'warning', 'notice']),
  /** Rule whose findings are listed, '' for all. */
  rule: naming(/^[a-z][a-z-]{1,40}$/),
  /** The document whose findings are listed, '' for all. */
  accounts: naming(/^[\w-]{1,120}$/),
  /** Where asking about the findings listed stands; `open` where it has not begun. */
  state: option(['all', 'open', 'to-ask', 'asked', 'explained', 'no-contradiction']),
  /** Whether only findings are wanted whose difference is material. */
  material: option(['all', 'reached']),
  /** From when a difference is: 万元, and per cent of the body's expenditure. */
  materialMoney: number(9, 4),
  materialShare: number(4, 3),
  /** The finding that is open, '' for none. */
  finding: naming(/^[\w-]{1,120}\/[a-z-]{1,40}(\/[\w.~-]{1,40})?$/),
  /** The document whose letter of inquiry is open, '' for none. */
  letter: naming(/^[\w-]{1,120}$/),
  /** Language of the letter; '' for that of the page. */
  letterLang: option(['', 'zh', 'en']),
  /** Whether the letter asks about notices too. */
  letterNotices: flag,
  /** Whether the letter asks about those findings alone that the reader marked as to be asked about. */
  letterMarked: flag,
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

export const findings: ViewRecord = {
  subject: 'findings',
  title: { zh: '勾稽核对', en: 'Findings' },
  parameters,
  questions: ({ shown }) => [
    { question: 'findings', params: shown },
    { question: 'audit_outcomes', params: shown },
    { question: 'derivations', params: shown },
  ],
  component: () => import('./FindingsView.svelte'),
};
