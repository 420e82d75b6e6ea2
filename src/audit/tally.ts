/** How a rule ended on a document, counted: a document without findings because nothing could be checked is not clean. */
import type { AuditOutcome, Finding } from '#model/tables.ts';
import type { Outcome } from './finding.ts';
import type { Rule } from './rules.ts';
import type { AuditedDocument } from './run-audit.ts';

/** How often a rule's comparisons in one document ended one way, other than in a contradiction. */
export interface OutcomeCount {
  readonly document_id: string;
  readonly outcome: Exclude<Outcome, 'inconsistent'>;
  readonly comparisons: number;
  /** Concepts, measures or causes that stood in the way, in no particular order. */
  readonly missing: readonly (string | null)[] | null;
}

/**
 * The tally of one rule on one document. It is inconsistent with one contradiction, consistent with one
 * comparison and no contradiction, and not checkable otherwise, with what was missing.
 * @param counts none where the document gave the rule nothing to compare
 */
export function tallyOf(
  rule: Rule,
  document: AuditedDocument,
  counts: readonly OutcomeCount[],
  findings: readonly Finding[],
): AuditOutcome {
  const of = (outcome: Outcome) => counts.find((count) => count.outcome === outcome);
  const consistent = of('consistent')?.comparisons ?? 0;
  const unchecked = of('not-checkable');
  const missing = (unchecked?.missing ?? []).filter((name) => name !== null);
  const bySeverity = (word: string) => findings.filter(({ severity }) => severity === word).length;
  return {
    rule_id: rule.id,
    document_id: document.document_id,
    entity_id: document.entity_id,
    fiscal_year: document.fiscal_year,
    outcome: findings.length > 0 ? 'inconsistent' : consistent > 0 ? 'consistent' : 'not-checkable',
    consistent,
    inconsistent: findings.length,
    not_checkable: unchecked?.comparisons ?? 0,
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    notices: bySeverity('notice'),
    missing: counts.length + findings.length === 0 ? [rule.needs] : [...missing].sort(),
  };
}
