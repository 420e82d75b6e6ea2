/** How a rule ended on a document, counted: a document without findings because nothing could be checked is not clean. */
import type { AuditOutcome, Finding } from '#model/tables.ts';
import type { Rule } from './rules.ts';
import type { AuditedDocument } from './finding.ts';

/** The comparisons a rule made in one document that are no contradictions, and what stood in the way of others. */
export interface OutcomeCount {
  readonly consistent: number;
  readonly not_checkable: number;
  /** Concepts, measures or causes, a line each, in no particular order; null where nothing was missing. */
  readonly missing: string | null;
}

/**
 * The tally of one rule on one document. It is inconsistent with one contradiction, consistent with one
 * comparison and no contradiction, and not checkable otherwise, with what was missing.
 * @param count absent where the document gave the rule nothing to compare
 * @param contradicting comparisons: of several that have one cause there is one finding, maybe another rule's
 */
export function tallyOf(
  rule: Rule,
  document: AuditedDocument,
  count: OutcomeCount | undefined,
  contradicting: number,
  findings: readonly Finding[],
): AuditOutcome {
  const consistent = count?.consistent ?? 0;
  const bySeverity = (word: string) => findings.filter(({ severity }) => severity === word).length;
  return {
    rule_id: rule.id,
    document_id: document.document_id,
    entity_id: document.entity_id,
    fiscal_year: document.fiscal_year,
    outcome: contradicting > 0 ? 'inconsistent' : consistent > 0 ? 'consistent' : 'not-checkable',
    consistent,
    inconsistent: contradicting,
    not_checkable: count?.not_checkable ?? 0,
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    notices: bySeverity('notice'),
    missing: count ? linesOf(count.missing).sort() : [rule.needs],
  };
}

const linesOf = (text: string | null): string[] => (text ?? '').split('\n').filter((line) => line !== '');
