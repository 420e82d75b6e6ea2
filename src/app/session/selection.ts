/**
 * From what the address asks for to the department-years there are.
 */
import { representativesOf, type Placed } from '#model/representative.ts';
import type { DepartmentYearRow, Selection } from '#warehouse/questions/questions.ts';
import { byBody, type DepartmentYear } from './departments.ts';
import type { Address, AddressProblem } from './address.ts';

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

/**
 * Resolves departments and years of an address. Unknown ones are reported and left out.
 * @param bodies what the default is taken from
 * @param most how many of those chosen are shown at once
 * @param first of more than these, the first chosen are shown, and the others wait
 */
export function resolveSelection(
  address: Pick<Address, 'departments' | 'years'>,
  departmentYears: readonly DepartmentYearRow[],
  bodies: readonly Placed[],
  most = Infinity,
  first = most,
): {
  selection: ResolvedSelection;
  /** All that are chosen in the order of their choice: that of the address, else that of the data. */
  chosen: readonly string[];
  problems: AddressProblem[];
  /** Whether the address chooses no department there is, so that the default is shown. */
  isDefault: boolean;
} {
  const known = byBody(departmentYears);
  const problems: AddressProblem[] = [];
  const asked = address.departments;
  for (const id of asked ?? []) {
    if (!known.has(id)) problems.push({ kind: 'department', name: 'departments', value: id });
  }
  const found = asked?.filter((id) => known.has(id));
  // A link that names only unknown departments says so and shows the default; an empty list is a choice.
  const useDefault = !found || (found.length === 0 && problems.length > 0);
  const entities = new Set(useDefault ? representativesOf(bodies) : found);
  const allYears = new Set(departmentYears.map((row) => row.fiscal_year));
  const years = address.years.filter((year) => {
    if (!allYears.has(year)) problems.push({ kind: 'year', name: 'years', value: String(year) });
    return allYears.has(year);
  });
  // The order of the data, not of the clicks, keeps the picture from jumping about.
  const ordered = inDataOrder(known, new Set([...entities].slice(0, entities.size > most ? first : most)));
  const pairs = ordered.flatMap((id) => pairsOf(known.get(id)!, years));
  const shownYears = [...new Set(pairs.map((pair) => pair.fiscal_year))].sort((a, b) => a - b);
  return {
    selection: { entities: ordered, years: shownYears, pairs },
    chosen: useDefault ? inDataOrder(known, entities) : [...entities],
    problems,
    isDefault: useDefault,
  };
}

const inDataOrder = (known: ReadonlyMap<string, unknown>, ids: ReadonlySet<string>): string[] =>
  [...known.keys()].filter((id) => ids.has(id));

/** @param rows those of one body */
function pairsOf(rows: readonly DepartmentYearRow[], years: readonly number[]): DepartmentYear[] {
  const pair = ({ entity_id, fiscal_year }: DepartmentYearRow) => ({ entity_id, fiscal_year });
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
