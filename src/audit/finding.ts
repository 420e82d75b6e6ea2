/** From a row a rule returns to a row of `findings`. */
import type { Finding } from '#model/tables.ts';
import type { Rule } from './rules.ts';
import type { AuditedDocument } from './run-audit.ts';

/** How a comparison ended. */
export type Outcome = 'consistent' | 'inconsistent' | 'not-checkable';

/**
 * A row of a rule. Columns beyond these are parameters: what the interface builds its sentence and the
 * arithmetic from, whichever the rule finds worth telling.
 */
export interface RuleRow {
  readonly document_id: string;
  readonly outcome: Outcome;
  /** Less than the rule's own severity, or null. */
  readonly severity?: string | null;
  readonly subject_zh?: string | null;
  readonly stated?: number | null;
  readonly computed?: number | null;
  readonly difference?: number | null;
  readonly tolerance?: number | null;
  readonly unit?: string | null;
  /** The facts compared, the stated one first. */
  readonly fact_ids?: readonly (string | null)[] | null;
  /** Where they stand, in the same order; figures that are no facts have their lines here too. */
  readonly line_starts?: readonly (number | null)[] | null;
  /** For rows that could not be checked: concepts, measures or causes that stand in the way. */
  readonly missing?: readonly (string | null)[] | null;
  readonly [parameter: string]: unknown;
}

const COLUMNS: ReadonlySet<string> = new Set([
  'document_id',
  'entity_id',
  'outcome',
  'severity',
  'subject_zh',
  'stated',
  'computed',
  'difference',
  'tolerance',
  'unit',
  'fact_ids',
  'line_starts',
  'missing',
]);

/** The finding a contradiction makes. Its id tells document, rule and first line. */
export function findingOf(rule: Rule, document: AuditedDocument, row: RuleRow): Finding {
  const lines = (row.line_starts ?? []).filter((line) => line !== null);
  return {
    finding_id: `${document.document_id}/${rule.id}/L${lines[0] ?? 0}`,
    rule_id: rule.id,
    document_id: document.document_id,
    entity_id: document.entity_id,
    fiscal_year: document.fiscal_year,
    severity: row.severity ?? rule.severity,
    subject_zh: row.subject_zh ?? '',
    stated: rounded(row.stated),
    computed: rounded(row.computed),
    difference: rounded(row.difference),
    tolerance: rounded(row.tolerance),
    unit: row.unit ?? null,
    fact_ids: (row.fact_ids ?? []).filter((id) => id !== null),
    line_starts: lines,
    parameters: parametersOf(document, row),
  };
}

/** Parameters as JSON, names in order; what is null or the document's own year is left out. */
function parametersOf(document: AuditedDocument, row: RuleRow): string {
  const parameters = Object.entries(row)
    .filter(([name, value]) => !COLUMNS.has(name) && value !== null && value !== undefined)
    .filter(([name, value]) => name !== 'fiscal_year' || value !== document.fiscal_year)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, plain(value)]);
  return JSON.stringify(Object.fromEntries(parameters));
}

function plain(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value);
  return Array.isArray(value) ? value.map(plain) : value;
}

/** Eight decimals: what the engines' arithmetic adds far beyond them differs with the order in which rows are added. */
function rounded(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  return Number(value.toFixed(8)) + 0;
}
