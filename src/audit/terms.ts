/**
 * What a finding is told from: the check that made it, the terms it compares and the values it found worth telling.
 * This is what `findings.parameters` holds, as JSON.
 */

/**
 * A row or a line of the document that a finding speaks of, and what it is to the comparison. A rule names the row (a
 * fact, a form, an indicator) or gives the line; what is printed there is looked up once, for findings alone.
 */
export interface AuditTerm {
  /** What it is to the comparison: `stated`, `part`, `base` …, as the words of the rule call it. */
  readonly role: string;
  readonly fact_id?: string;
  readonly project_id?: string;
  readonly indicator_id?: string;
  /** Column of a form or an indicator, where it is not the role. */
  readonly field?: string;
  /** Where it stands; absent where it stands nowhere, as a median does. */
  readonly line?: number;
  readonly line_end?: number;
  /** Heading path of the place, where it is known. */
  readonly section?: string;
  /** What the document calls it. */
  readonly label?: string;
  /** Absent where nothing, or no number, is printed. */
  readonly value?: number;
  readonly unit?: string;
  readonly decimals?: number;
  /** Words in the place of a value. */
  readonly text?: string;
  /** The figure as printed: of facts. */
  readonly printed?: string;
  /** How it was settled, of a fact that was recognised in a scan. */
  readonly recognised?: string;
  /** Of another place of a cause: what the figure is by the arithmetic there. */
  readonly computed?: number;
  readonly concept?: string;
  readonly measure?: string;
  readonly year?: number;
  readonly fund?: string;
  /** Name in the classification: of coded facts. */
  readonly name_zh?: string;
  readonly name_en?: string;
}

/** A value by which sentences are told: a number, a word, whether something is so. */
export type AuditValue = number | string | boolean;

/** What `findings.parameters` holds. */
export interface Particulars {
  /** Which of its checks a rule made, null where it makes one. */
  readonly check: string | null;
  readonly terms: readonly AuditTerm[];
  readonly values: Readonly<Record<string, AuditValue>>;
  /** Other places of the same cause, one term each. */
  readonly also: readonly AuditTerm[];
}

const NONE: Particulars = { check: null, terms: [], values: {}, also: [] };

/** Reads what `writeParticulars` wrote. Text of another form holds none. */
export function readParticulars(json: string | null): Particulars {
  try {
    const read = JSON.parse(json ?? '') as Partial<Particulars> | null;
    if (read === null || typeof read !== 'object' || !isObject(read.values)) return NONE;
    return {
      check: typeof read.check === 'string' ? read.check : null,
      terms: termsIn(read.terms),
      values: read.values,
      also: termsIn(read.also),
    };
  } catch {
    return NONE;
  }
}

const termsIn = (read: unknown): AuditTerm[] =>
  Array.isArray(read) ? read.filter((term): term is AuditTerm => isObject(term) && 'role' in term) : [];

const isObject = (value: unknown): value is Record<string, AuditValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As JSON, names in order. */
export function writeParticulars({ check, terms, values, also }: Particulars): string {
  const names = Object.keys(values).sort();
  return JSON.stringify({
    ...(check === null ? {} : { check }),
    // Before the terms: what stands in one line is ordered by this text, and a measure tells more than a number.
    values: Object.fromEntries(names.map((name) => [name, values[name]])),
    ...(terms.length === 0 ? {} : { terms }),
    ...(also.length === 0 ? {} : { also }),
  });
}
