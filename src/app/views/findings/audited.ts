/** The accounts of a selection as the audit left them. */
import { departmentYearKey } from '#app/session/departments.ts';
import type { AuditOutcomeRow, DepartmentRow, FindingRow } from '#warehouse/questions/questions.ts';
import { byWeight, mattersOf } from '#audit/matters.ts';
import type { Severity } from '#audit/rules.ts';
import type { Paint, Pattern } from '#app/charts/picture.ts';
import { type ShownDepartment } from '../shown.ts';

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
  const byKey = new Map(documents.map((row) => [departmentYearKey(row), row]));
  const found = byDocument(findings);
  const ended = byDocument(outcomes);
  return departments.flatMap((department) => {
    const document = byKey.get(department.key);
    if (!document) return [];
    const id = document.document_id;
    return [
      {
        department,
        document,
        findings: found.get(id) ?? [],
        outcomes: new Map((ended.get(id) ?? []).map((row) => [row.rule_id, row])),
      },
    ];
  });
}

function byDocument<T extends { document_id: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.document_id);
    if (own) own.push(row);
    else found.set(row.document_id, [row]);
  }
  return found;
}

/** The severities, gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** The look of each severity, in every picture and key. */
export const SEVERITY_FILLS: Readonly<Record<Severity, { paint: Paint; pattern: Pattern }>> = {
  error: { paint: { light: '#b4586e', dark: '#d07c92' }, pattern: 'plain' },
  warning: { paint: { light: '#d98e32', dark: '#d98e32' }, pattern: 'stripes' },
  notice: { paint: { light: '#7d6fa3', dark: '#a396c9' }, pattern: 'dots' },
};

/** The gravest severity of what a rule found in accounts. */
export const gravestOf = ({ errors, warnings }: AuditOutcomeRow): Severity =>
  errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'notice';

/** How many matters are of a severity: findings that one cause may account for count once, here as in the letter. */
export const countOf = (findings: readonly FindingRow[], severity: Severity): number =>
  mattersOf(findings).filter((matter) => matter.severity === severity).length;

/** How many rules ended one way on accounts. */
export const rulesThat = ({ outcomes }: AuditedAccounts, outcome: string): number =>
  [...outcomes.values()].filter((row) => row.outcome === outcome).length;

/** How many comparisons were made in accounts, whatever they came to. */
export const comparisonsOf = ({ outcomes }: AuditedAccounts): number =>
  [...outcomes.values()].reduce((sum, row) => sum + row.consistent + row.inconsistent, 0);

/** Findings by severity, money and how far beyond rounding they are, the greatest first. */
export const sortFindings = <T extends FindingRow>(findings: readonly T[]): T[] =>
  findings.toSorted(byWeight);
