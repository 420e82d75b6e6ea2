/** Which prior years can be told anew at all: what is asked before a note is made of it, by the page and by the build. */
import type { Selection } from './questions.ts';

interface DepartmentYear {
  readonly entity_id: string;
  readonly fiscal_year: number;
}

const keyOf = ({ entity_id, fiscal_year }: DepartmentYear): string => `${entity_id} ${fiscal_year}`;

/**
 * What to ask of restatements: the bodies and years, among those shown and the years before them, that have a
 * document of their own and one of the next year. Null where there is none: then nothing can have been told anew.
 */
export function restatable(
  shown: readonly DepartmentYear[],
  documents: readonly DepartmentYear[],
): Selection | null {
  const held = new Set(documents.map(keyOf));
  const twice = shown
    .flatMap(({ entity_id, fiscal_year }) => [
      { entity_id, fiscal_year },
      { entity_id, fiscal_year: fiscal_year - 1 },
    ])
    .filter(
      (pair) => held.has(keyOf(pair)) && held.has(keyOf({ ...pair, fiscal_year: pair.fiscal_year + 1 })),
    );
  if (twice.length === 0) return null;
  return {
    entities: [...new Set(twice.map((pair) => pair.entity_id))],
    years: [...new Set(twice.map((pair) => pair.fiscal_year))].sort((a, b) => a - b),
  };
}
