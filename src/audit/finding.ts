/** From a row a rule returns to a row of `findings`. */
import type { Finding, AccountDocument } from '#model/tables.ts';
import type { Rule } from './rules.ts';
import { readParticulars, writeParticulars, type AuditTerm, type AuditValue } from './terms.ts';

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
  readonly terms?: readonly (TermWords | null)[] | null;
  /** The lines compared, where they are others than those of the terms. */
  readonly line_starts?: readonly (number | null)[] | null;
  /** Rows of one document with the same cause are one finding with several places, whichever rules they are of. */
  readonly cause?: string | null;
  /** For rows that could not be checked: concepts, measures or causes that stand in the way. */
  readonly missing?: readonly (string | null)[] | null;
  readonly [value: string]: unknown;
}

/** A term as a rule gives it: what is not told of it is null. */
export type TermRow = { readonly [K in Exclude<keyof AuditTerm, 'computed'>]: AuditTerm[K] | null };

/** The same as the engine gives it: the words of `TERM_FIELDS`. */
type TermWords = readonly (string | null)[];

/** What the list that `audit_term` makes holds, in its order. */
const TERM_FIELDS = [
  'role',
  'fact_id',
  'project_id',
  'indicator_id',
  'field',
  'line',
  'label',
  'value',
  'unit',
  'decimals',
  'text',
  'printed',
] as const satisfies readonly (keyof AuditTerm)[];

const NUMBERS: ReadonlySet<string> = new Set(['line', 'value', 'decimals']);

const termOf = (words: TermWords): TermRow =>
  Object.fromEntries(
    TERM_FIELDS.map((name, at) => {
      const word = words[at] ?? null;
      return [name, word !== null && NUMBERS.has(name) ? Number(word) : word];
    }),
  ) as unknown as TermRow;

/** What is known of the rows that terms name, by id. */
export type NamedRows = ReadonlyMap<
  string,
  Readonly<Partial<TermRow>> & { readonly cell_lines?: string | null }
>;

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
  'cause',
  'line_starts',
  'missing',
]);

/** The ids of the rows that the terms of a row name. */
export const namedBy = (row: RuleRow): string[] =>
  (row.terms ?? []).flatMap((words) => (words === null ? [] : (idOf(termOf(words)) ?? [])));

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
      also: [],
    }),
  };
}

/** Gravest first. */
const RANK: readonly string[] = ['error', 'warning', 'notice'];

/**
 * Findings of one slip as one: the gravest, and of those the first, with the places of the others. What rows have a
 * `cause` is for their rules to say.
 */
export function oneForEachCause(found: readonly { finding: Finding; cause: string | null }[]): Finding[] {
  const byCause = new Map<string, Finding[]>();
  for (const { finding, cause } of found) {
    const key = cause ?? `\0${byCause.size}`;
    byCause.set(key, [...(byCause.get(key) ?? []), finding]);
  }
  return [...byCause.values()].map((those) => {
    const [main, ...others] = those.toSorted(
      (a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity) || leads(b) - leads(a),
    );
    return others.reduce(withPlace, main!);
  });
}

/** Before findings about what follows from a figure comes the one about the figure itself. */
const leads = ({ parameters }: Finding): number =>
  readParticulars(parameters).terms[0]?.role === 'stated' ? 1 : 0;

/** A finding that names the place of another beside its own. */
function withPlace(finding: Finding, other: Finding): Finding {
  const { check, terms, values, also } = readParticulars(finding.parameters);
  const [first] = readParticulars(other.parameters).terms;
  const computed = first?.role === 'stated' && other.computed !== null ? { computed: other.computed } : {};
  // What stands in a place that is named already is not named again.
  const isNamed = [...terms, ...also].some(
    (term) => term.line === first?.line && term.value === first?.value,
  );
  const place: readonly AuditTerm[] =
    first === undefined || isNamed ? [] : [{ label: other.subject_zh, ...first, ...computed }];
  const added = <T>(own: readonly T[], more: readonly T[]): T[] => [
    ...own,
    ...more.filter((one) => !own.includes(one)),
  ];
  return {
    ...finding,
    fact_ids: added(finding.fact_ids, other.fact_ids),
    line_starts: added(finding.line_starts, other.line_starts),
    parameters: writeParticulars({ check, terms, values, also: [...also, ...place] }),
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
  return (row.terms ?? []).filter(isThere).flatMap((words) => {
    const term = termOf(words);
    const { cell_lines, ...known } = named.get(idOf(term) ?? '') ?? {};
    const cell = cellLine(cell_lines ?? '', term.field ?? term.role ?? '');
    const line = term.line ?? cell;
    const place = line === null ? {} : { line, line_end: line };
    const told = Object.entries({ ...present(known), ...place, ...present(term) });
    const whole = Object.fromEntries(
      told.map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value]),
    ) as unknown as AuditTerm;
    return [whole.line, whole.value, whole.text].some((one) => one !== undefined) ? [whole] : [];
  });
}

/** The line of a column's own cell, where the form it stands in is known cell by cell. */
function cellLine(lines: string, column: string): number | null {
  const found = lines.split(' ').find((one) => one.startsWith(`${column}:`));
  return found === undefined ? null : Number(found.slice(column.length + 1));
}

const present = (term: object): Partial<AuditTerm> =>
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

/** The document under audit, as the runner knows it. */
export type AuditedDocument = Pick<AccountDocument, 'document_id' | 'entity_id' | 'fiscal_year'>;
