/** The tree of divisions in which bodies lie: province, prefecture, county. */
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { departmentLabel } from './departments.ts';

/** A place of the tree of divisions with how many bodies found lie in it. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** The places one step within another, by code, with how many bodies each has; a county is in nothing but itself. */
export function placesWithin(bodies: readonly DepartmentRow[], place: string, lang: Language): Place[] {
  const places = new Map<string, Place>();
  for (const row of bodies) {
    if (!row.division_code.startsWith(place)) continue;
    const [code, name] = stepInto(row, place, lang);
    if (code === place) continue;
    places.set(code, { code, name, count: (places.get(code)?.count ?? 0) + 1 });
  }
  return [...places.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** What a place is called; '' where no body lies in it. */
export function nameOfPlace(bodies: readonly DepartmentRow[], place: string, lang: Language): string {
  const row = bodies.find(({ division_code }) => division_code.startsWith(place));
  return row ? stepInto(row, place.slice(0, place.length === 6 && !row.prefecture_zh ? 2 : -2), lang)[1] : '';
}

/**
 * The place one step into another in which a body lies, and its name. Districts of a municipality lie in no prefecture; a
 * body of the very place stands beside the places within it, under its own name.
 */
function stepInto(row: DepartmentRow, place: string, lang: Language): [code: string, name: string] {
  const { division_code: code } = row;
  if (place === '') return [code.slice(0, 2), row[`province_${lang}` as const]];
  const prefecture = row[`prefecture_${lang}` as const];
  if (place.length === 2 && prefecture !== null) return [code.slice(0, 4), prefecture];
  return [code, departmentLabel(row, lang)];
}
