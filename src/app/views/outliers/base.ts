/** Which department-year of the selection is in question. */
import type { DepartmentYear } from '#app/session/departments.ts';

/** The latest year shown of a department; of the first one where the department is not among those shown. */
export function baseOf(pairs: readonly DepartmentYear[], body: string): DepartmentYear | null {
  const own = pairs.filter((pair) => pair.entity_id === body);
  const those = own.length > 0 ? own : pairs.filter((pair) => pair.entity_id === pairs[0]?.entity_id);
  return those.toSorted((a, b) => b.fiscal_year - a.fiscal_year)[0] ?? null;
}
