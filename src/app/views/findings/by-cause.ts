/** Findings by what they may share a cause with: one slip of the pen is one matter, wherever it shows. */
import type { FindingRow } from '#warehouse/questions.ts';
import { readParticulars } from '#audit/terms.ts';
import { rankOf, timesBeyond } from './audited.ts';

/** Findings that one cause may account for, the weightiest first. */
export interface Matter {
  /** Id of the weightiest. */
  readonly key: string;
  readonly severity: string;
  readonly findings: readonly FindingRow[];
  /** The largest difference in money, 万元; 0 where there is none. */
  readonly money: number;
}

/**
 * Groups findings of a document. Two are of one matter where they speak of the same printed figure; where a rule found the
 * same two figures again, or amounts that are as far apart; or where a rule that compares no figures found the same kind
 * of thing. The gravest matters come first, and of these the ones with most money.
 */
export function mattersOf(findings: readonly FindingRow[]): Matter[] {
  const groupOf = new Map<string, FindingRow[]>();
  for (const finding of findings) {
    const keys = keysOf(finding);
    const group = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? [])), finding];
    for (const one of group) for (const key of keysOf(one)) groupOf.set(key, group);
  }
  return [...new Set(groupOf.values())].map(matterOf).sort(byWeight);
}

/** What a finding shares with those of the same matter. */
function keysOf(row: FindingRow): string[] {
  const { document_id, rule_id, severity, fact_ids, stated, computed, difference, unit } = row;
  const of = `${document_id} ${rule_id}`;
  if (stated === null || computed === null)
    return [`${of} ${severity} ${readParticulars(row.parameters).check}`];
  const [printed] = fact_ids;
  return [
    ...(printed === undefined ? [] : [`${document_id} ${printed}`]),
    `${of} ${stated} ${computed} ${unit}`,
    ...(moneyOf(row) >= 1 ? [`${of} apart ${Math.abs(difference!).toFixed(2)}`] : []),
  ];
}

const moneyOf = ({ difference, unit }: FindingRow): number =>
  unit === 'CNY10k' ? Math.abs(difference ?? 0) : 0;

function matterOf(group: readonly FindingRow[]): Matter {
  const findings = group.toSorted(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) || moneyOf(b) - moneyOf(a) || timesBeyond(b) - timesBeyond(a),
  );
  const [first] = findings;
  return {
    key: first!.finding_id,
    severity: first!.severity,
    findings,
    money: Math.max(...findings.map(moneyOf)),
  };
}

const byWeight = (a: Matter, b: Matter): number =>
  rankOf(a.severity) - rankOf(b.severity) ||
  b.money - a.money ||
  timesBeyond(b.findings[0]!) - timesBeyond(a.findings[0]!) ||
  (a.findings[0]!.line_starts[0] ?? 0) - (b.findings[0]!.line_starts[0] ?? 0);
