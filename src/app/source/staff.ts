/**
 * People on post as a term of a formula: `{staff:leshan-shizhong-2024}`. They are no fact: the document's own row
 * has their number and its place, and an amount per person is a fact over them.
 */
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import type { TermValue } from './evaluate.ts';
import type { PassageSource } from './source.ts';

const PREFIX = 'staff:';
/** Those of them on established posts. */
const ESTABLISHED = 'established:';

/** A number of people with the lines that state it. */
export interface StaffTerm extends TermValue {
  readonly unit: 'person';
  readonly source: PassageSource;
}

/** The id that stands for a document's staff in a formula. */
export const staffId = (documentId: string): string => `${PREFIX}${documentId}`;

/** The id that stands for a document's people on established posts in a formula. */
export const establishedId = (documentId: string): string => `${ESTABLISHED}${documentId}`;

/** Whether a term of a formula is staff. */
export const isStaffId = (id: string): boolean => id.startsWith(PREFIX) || id.startsWith(ESTABLISHED);

/** The document that a term of a formula which is staff stands for. */
export const staffDocument = (id: string): string => id.slice(id.indexOf(':') + 1);

/** The staff a document states; null where it states none. */
export function staffOf(row: DepartmentRow): StaffTerm | null {
  if (row.staff === null || row.staff_line_start === null || row.staff_line_end === null) return null;
  return {
    value: row.staff,
    unit: 'person',
    source: {
      kind: 'passage',
      documentId: row.document_id,
      section: '',
      lineStart: row.staff_line_start,
      lineEnd: row.staff_line_end,
      printed: String(row.staff),
      label: '', // the column names it
      column: 'staff',
    },
  };
}

/** The people on established posts a document states; null where it does not tell those. */
export function establishedOf(row: DepartmentRow): StaffTerm | null {
  const all = staffOf(row);
  if (all === null || row.staff_established === null) return null;
  const value = row.staff_established;
  return { ...all, value, source: { ...all.source, printed: String(value) } };
}

/** The staff that a term of a formula stands for; null where the term is none or nothing is stated. */
export function staffOfTerm(id: string, documents: readonly DepartmentRow[]): StaffTerm | null {
  if (!isStaffId(id)) return null;
  const row = documents.find((one) => one.document_id === staffDocument(id));
  if (!row) return null;
  return id.startsWith(ESTABLISHED) ? establishedOf(row) : staffOf(row);
}
