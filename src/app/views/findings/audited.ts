/** The accounts of a selection as the audit left them. */
import type { AuditOutcomeRow, DepartmentRow, FindingRow } from '#warehouse/questions.ts';
import type { Severity } from '#audit/rules.ts';
import { departmentYearKey, type ShownDepartment } from '../shown.ts';
import { timesRounding } from './quantities.ts';

/** One disclosure with what the audit says of it. */
export interface AuditedAccounts {
  readonly department: ShownDepartment;
  readonly document: DepartmentRow;
  readonly findings: readonly FindingRow[];
  /** By rule. */
  readonly outcomes: ReadonlyMap<string, AuditOutcomeRow>;
}

/** The disclosures of the departments shown; a year without a document of its own has none. */
export function auditedAccounts(
  departments: readonly ShownDepartment[],
  documents: readonly DepartmentRow[],
  findings: readonly FindingRow[],
  outcomes: readonly AuditOutcomeRow[],
): AuditedAccounts[] {
  return departments.flatMap((department) => {
    const document = documents.find((row) => departmentYearKey(row) === department.key);
    if (!document) return [];
    const isOf = (row: { document_id: string }) => row.document_id === document.document_id;
    return [
      {
        department,
        document,
        findings: findings.filter(isOf),
        outcomes: new Map(outcomes.filter(isOf).map((row) => [row.rule_id, row])),
      },
    ];
  });
}

/** How many findings are of a severity. */
export const countOf = (findings: readonly FindingRow[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** How many rules ended one way on accounts. */
export const rulesThat = ({ outcomes }: AuditedAccounts, outcome: string): number =>
  [...outcomes.values()].filter((row) => row.outcome === outcome).length;

/** Where no rounding is involved there is nothing to be beyond. */
const finite = (times: number | null): number => (times === null || times === Infinity ? -1 : times);

const RANK: Readonly<Record<string, number>> = { error: 0, warning: 1, notice: 2 };

/**
 * Findings by severity, and within it by how far beyond rounding they are: the greatest first, those that no
 * rounding is involved in after them.
 */
export function sortFindings<T extends FindingRow>(findings: readonly T[]): T[] {
  const beyond = (row: T) => finite(timesRounding(row));
  return findings.toSorted(
    (a, b) => (RANK[a.severity] ?? 3) - (RANK[b.severity] ?? 3) || beyond(b) - beyond(a),
  );
}
