/**
 * From what the address asks for to the department-years there are.
 */
import type { DepartmentYearRow, Selection } from '#warehouse/questions.ts';
import type { DepartmentYear } from './departments.ts';
import type { Address, AddressProblem } from './address.ts';

/** Departments shown when the reader has chosen none: more than a palette tells apart is no picture. */
export const DEFAULT_DEPARTMENTS = 8;

/** The chosen departments and years, and the pairs of them there are figures for. */
export interface ResolvedSelection extends Selection {
  readonly pairs: readonly DepartmentYear[];
}

/** Rows by the order their bodies are listed in; those of one body stay in the order they came. */
export function inOrder<T extends { readonly entity_id: string }>(
  rows: readonly T[],
  order: readonly string[],
): T[] {
  const places = new Map<string, number>();
  for (const id of order) if (!places.has(id)) places.set(id, places.size);
  const place = ({ entity_id }: T) => places.get(entity_id) ?? places.size;
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** Resolves departments and years of an address. Unknown ones are reported and left out. */
export function resolveSelection(
  address: Pick<Address, 'departments' | 'years'>,
  departmentYears: readonly DepartmentYearRow[],
): {
  selection: ResolvedSelection;
  /** The departments of the selection in the order of their choice: that of the address, else that of the data. */
  chosen: readonly string[];
  problems: AddressProblem[];
  /** Whether the address chooses no department there is, so that the default is shown. */
  isDefault: boolean;
} {
  const known = [...new Set(departmentYears.map((row) => row.entity_id))];
  const problems: AddressProblem[] = [];
  const asked = address.departments;
  for (const id of asked ?? []) {
    if (!known.includes(id)) problems.push({ kind: 'department', name: 'departments', value: id });
  }
  const found = asked?.filter((id) => known.includes(id));
  // A link that names only unknown departments says so and shows the default; an empty list is a choice.
  const useDefault = !found || (found.length === 0 && problems.length > 0);
  const entities = useDefault ? known.slice(0, DEFAULT_DEPARTMENTS) : found;
  const allYears = new Set(departmentYears.map((row) => row.fiscal_year));
  const years = address.years.filter((year) => {
    if (!allYears.has(year)) problems.push({ kind: 'year', name: 'years', value: String(year) });
    return allYears.has(year);
  });
  // The order of the data, not of the clicks, keeps the picture from jumping about.
  const ordered = known.filter((id) => entities.includes(id));
  const pairs = ordered.flatMap((id) => pairsOf(id, years, departmentYears));
  const shownYears = [...new Set(pairs.map((pair) => pair.fiscal_year))].sort((a, b) => a - b);
  return {
    selection: { entities: ordered, years: shownYears, pairs },
    chosen: useDefault ? ordered : [...new Set(found)],
    problems,
    isDefault: useDefault,
  };
}

function pairsOf(
  entityId: string,
  years: readonly number[],
  departmentYears: readonly DepartmentYearRow[],
): DepartmentYear[] {
  const rows = departmentYears.filter((row) => row.entity_id === entityId);
  const pair = ({ fiscal_year }: DepartmentYearRow) => ({ entity_id: entityId, fiscal_year });
  if (years.length > 0) {
    return rows
      .filter((row) => years.includes(row.fiscal_year))
      .map(pair)
      .sort((a, b) => a.fiscal_year - b.fiscal_year);
  }
  const own = rows.filter((row) => row.document_id !== null);
  const latest = (own.length > 0 ? own : rows).toSorted((a, b) => b.fiscal_year - a.fiscal_year)[0];
  return latest ? [pair(latest)] : [];
}
