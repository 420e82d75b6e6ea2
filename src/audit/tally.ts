/** How a rule ended on a document, counted: a document without findings because nothing could be checked is not clean. */
import type { AuditOutcome, Finding } from '#model/tables.ts';
import type { RuleRow } from './finding.ts';
import type { Rule } from './rules.ts';
import type { AuditedDocument } from './run-audit.ts';

/**
 * The tally of one rule on one document. It is inconsistent with one contradiction, consistent with one
 * comparison and no contradiction, and not checkable otherwise, with what was missing.
 */
export function tallyOf(
  rule: Rule,
  document: AuditedDocument,
  rows: readonly RuleRow[],
  findings: readonly Finding[],
): AuditOutcome {
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const consistent = count('consistent');
  const missing = rows
    .filter(({ outcome }) => outcome === 'not-checkable')
    .flatMap((row) => (row.missing ?? []).filter((name) => name !== null));
  return {
    rule_id: rule.id,
    document_id: document.document_id,
    entity_id: document.entity_id,
    fiscal_year: document.fiscal_year,
    outcome: findings.length > 0 ? 'inconsistent' : consistent > 0 ? 'consistent' : 'not-checkable',
    consistent,
    inconsistent: findings.length,
    not_checkable: count('not-checkable'),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    notices: findings.filter(({ severity }) => severity === 'notice').length,
    missing: rows.length === 0 ? [rule.needs] : [...new Set(missing)].sort(),
  };
}
