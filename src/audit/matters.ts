/** Findings by what they may share a cause with: one slip of the pen is one matter, wherever it shows. */
import type { Finding } from '#model/tables.ts';
import { readParticulars } from './terms.ts';

const RANK: Readonly<Record<string, number>> = { error: 0, warning: 1, notice: 2 };

/** The place of a severity among them, the gravest first. */
export const rankOf = (severity: string): number => RANK[severity] ?? 3;

/** How many times a difference is what rounding explains; -1 where no rounding is involved: there is nothing to be beyond. */
const timesBeyond = ({ difference, tolerance }: Pick<Finding, 'difference' | 'tolerance'>): number =>
  difference === null || tolerance === null || tolerance <= 0 ? -1 : Math.abs(difference) / tolerance;

/** Findings that one cause may account for, the weightiest first. */
export interface Matter {
  /** Id of the weightiest. */
  readonly key: string;
  readonly severity: string;
  readonly findings: readonly Finding[];
  /** The largest difference in money, 万元; 0 where there is none. */
  readonly money: number;
}

/**
 * Groups findings of a document. Two are of one matter where they speak of the same printed figure; where a rule found the
 * same two figures again, or amounts that are as far apart; or where a rule that compares no figures found the same kind
 * of thing. The gravest matters come first, and of these the ones with most money.
 */
export function mattersOf(findings: readonly Finding[]): Matter[] {
  const groupOf = new Map<string, Finding[]>();
  for (const finding of findings) {
    const keys = keysOf(finding);
    const group = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? [])), finding];
    for (const one of group) for (const key of keysOf(one)) groupOf.set(key, group);
  }
  return [...new Set(groupOf.values())].map(matterOf).sort(byMatter);
}

/** What a finding shares with those of the same matter. */
function keysOf(row: Finding): string[] {
  const { document_id, rule_id, severity, fact_ids, stated, computed, difference, unit } = row;
  const of = `${document_id} ${rule_id}`;
  if (stated === null || computed === null)
    return [`${of} ${severity} ${readParticulars(row.parameters).check}`];
  const [printed] = fact_ids;
  return [
    ...(printed === undefined ? [] : [`${document_id} ${printed}`]),
    `${of} ${stated} ${computed} ${unit}`,
    ...((moneyOf(row) ?? 0) >= 1 ? [`${of} apart ${Math.abs(difference!).toFixed(2)}`] : []),
  ];
}

/** The difference of a finding in money, 万元; null where it is none of money. */
export const moneyOf = ({ difference, unit }: Pick<Finding, 'difference' | 'unit'>): number | null =>
  unit === 'CNY10k' && difference !== null ? Math.abs(difference) : null;

/**
 * The order of findings: the gravest first, of these the ones of most money, of these the ones farthest beyond rounding;
 * those of no money, and those that no rounding is involved in, come after the others.
 */
export const byWeight = (a: Weighed, b: Weighed): number =>
  rankOf(a.severity) - rankOf(b.severity) ||
  (moneyOf(b) ?? 0) - (moneyOf(a) ?? 0) ||
  timesBeyond(b) - timesBeyond(a);

type Weighed = Pick<Finding, 'severity' | 'difference' | 'unit' | 'tolerance'>;

function matterOf(group: readonly Finding[]): Matter {
  const findings = group.toSorted(byWeight);
  const [first] = findings;
  return {
    key: first!.finding_id,
    severity: first!.severity,
    findings,
    money: Math.max(...findings.map((one) => moneyOf(one) ?? 0)),
  };
}

const byMatter = (a: Matter, b: Matter): number =>
  rankOf(a.severity) - rankOf(b.severity) ||
  b.money - a.money ||
  timesBeyond(b.findings[0]!) - timesBeyond(a.findings[0]!) ||
  (a.findings[0]!.line_starts[0] ?? 0) - (b.findings[0]!.line_starts[0] ?? 0);
