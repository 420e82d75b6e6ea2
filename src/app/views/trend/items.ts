/** Several items of one department as the lines of a trend: each stands where a department stands otherwise. */
import { departmentHues, departmentYearKey, hueColour } from '#app/session/departments.ts';
import { SHAPES } from '#app/charts/shapes.ts';
import { trendWords } from './trend-words.ts';
import type { TrendInput } from './context.ts';

/**
 * The trend of one department with a line an item.
 * @param input of the one department, its rows being of all the items
 */
export function ofItems(
  input: TrendInput,
  concepts: readonly string[],
  nameOf: (concept: string) => string,
): TrendInput {
  const [department] = input.departments;
  if (!department) return input;
  const words = trendWords(input.lang);
  const hues = departmentHues(concepts, concepts);
  const byItem = <Row extends { entity_id: string; concept: string }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, entity_id: row.concept }));
  const years = [...input.based.points, ...input.based.off].map((row) => row.fiscal_year);
  return {
    ...input,
    of: 'items',
    conceptName: words.body(words.several(concepts.length), department.name),
    departments: concepts.map((concept) => {
      const hue = hues.get(concept);
      return {
        ...department,
        entity_id: concept,
        key: concept,
        name: nameOf(concept),
        label: nameOf(concept),
        paint: { light: hueColour(hue, 'light'), dark: hueColour(hue, 'dark') },
        shape: SHAPES[hue ?? 0]!,
        distinct: hue !== undefined,
        caveat: '',
      };
    }),
    held: new Set(
      years
        .filter((fiscal_year) => input.held.has(departmentYearKey({ ...department, fiscal_year })))
        .flatMap((fiscal_year) =>
          concepts.map((concept) => departmentYearKey({ entity_id: concept, fiscal_year })),
        ),
    ),
    based: { ...input.based, points: byItem(input.based.points), off: byItem(input.based.off) },
  };
}
