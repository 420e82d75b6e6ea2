/** From a row a rule returns to a row of `findings`. */
import type { Finding } from '#model/tables.ts';
import type { Rule } from './rules.ts';
import type { AuditedDocument } from './run-audit.ts';
import { writeParticulars, type AuditTerm, type AuditValue } from './terms.ts';

/** How a comparison ended. */
type Outcome = 'consistent' | 'inconsistent' | 'not-checkable';

/** A row of a rule. Columns beyond these are values: whatever the rule finds worth telling. */
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
  /** Which of its checks the rule made. */
  readonly check_name?: string | null;
  /** What is compared, the stated figure first; what is null, or stands nowhere and says nothing, is no term. */
  readonly terms?: readonly (TermRow | null)[] | null;
  /** The lines compared, where they are others than those of the terms. */
  readonly line_starts?: readonly (number | null)[] | null;
  /** For rows that could not be checked: concepts, measures or causes that stand in the way. */
  readonly missing?: readonly (string | null)[] | null;
  readonly [value: string]: unknown;
}

/** A term as a rule gives it: what is not told of it is null. */
export type TermRow = { readonly [K in keyof AuditTerm]: AuditTerm[K] | null };

/** What is known of the rows that terms name, by id. */
export type NamedRows = ReadonlyMap<string, Readonly<Partial<TermRow>>>;

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
  'check_name',
  'terms',
  'line_starts',
  'missing',
]);

/** The ids of the rows that the terms of a row name. */
export const namedBy = (row: RuleRow): string[] =>
  (row.terms ?? []).flatMap((term) => (term === null ? [] : (idOf(term) ?? [])));

const idOf = (term: TermRow): string | null => term.fact_id ?? term.indicator_id ?? term.project_id ?? null;

/** The finding a contradiction makes. Its id tells document, rule and first line. */
export function findingOf(rule: Rule, document: AuditedDocument, row: RuleRow, named: NamedRows): Finding {
  const terms = termsOf(row, named);
  const lines = row.line_starts?.filter(isThere) ?? placesOf(terms);
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
    fact_ids: terms.flatMap(({ fact_id }) => fact_id ?? []),
    line_starts: lines,
    parameters: writeParticulars({
      check: row.check_name ?? null,
      terms,
      values: valuesOf(document, row),
    }),
  };
}

/** A line for each fact; what is no fact stands in its line once, whatever it is to the comparison. */
function placesOf(terms: readonly AuditTerm[]): number[] {
  const seen = new Set<number>();
  return terms.flatMap(({ fact_id, line }) => {
    if (line === undefined || (fact_id === undefined && seen.has(line))) return [];
    if (fact_id === undefined) seen.add(line);
    return [line];
  });
}

const isThere = <T>(value: T | null): value is T => value !== null;

/** The terms with what is printed at their places; what the rule says of a term itself holds. */
function termsOf(row: RuleRow, named: NamedRows): AuditTerm[] {
  return (row.terms ?? []).filter(isThere).flatMap((term) => {
    const known = named.get(idOf(term) ?? '') ?? {};
    const told = Object.entries({ ...present(known), ...present(term) });
    const whole = Object.fromEntries(
      told.map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value]),
    ) as unknown as AuditTerm;
    return [whole.line, whole.value, whole.text].some((one) => one !== undefined) ? [whole] : [];
  });
}

const present = (term: Readonly<Partial<TermRow>>): Partial<AuditTerm> =>
  Object.fromEntries(Object.entries(term).filter(([name, value]) => name !== 'id' && value !== null));

/** What is neither null nor the document's own year. */
function valuesOf(document: AuditedDocument, row: RuleRow): Record<string, AuditValue> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => !COLUMNS.has(name) && value !== null && value !== undefined)
      .filter(([name, value]) => name !== 'fiscal_year' || value !== document.fiscal_year)
      .map(([name, value]) => [name, (typeof value === 'number' ? rounded(value) : value) as AuditValue]),
  );
}

/** Eight decimals: what the engines' arithmetic adds far beyond them differs with the order in which rows are added. */
function rounded(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  return Number(value.toFixed(8)) + 0;
}
