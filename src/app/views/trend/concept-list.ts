/** The list of what a trend can be drawn of: grouped, in a fixed order, narrowed by what the reader types. */
import type { TrendConceptRow } from '#warehouse/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { trendName } from './trend.ts';

/** Concepts of one family. */
export interface ConceptGroup {
  readonly key: string;
  readonly concepts: readonly { concept: string; name: string }[];
}

/** Families in the order the accounts treat them. */
const FAMILIES = [
  'expenditure',
  'income',
  'appropriation',
  'general_budget',
  'function',
  'economic',
  'three_public',
  'agency_operation',
  'procurement',
  'assets',
];

/** The family of a concept: `basic.function.208` belongs to `basic.function`. */
function familyOf(concept: string): string {
  return concept.replace(/\.[^.]*$/, '');
}

/** Concepts whose name or code contains the text, grouped by family; the chosen one is always kept. */
export function groupConcepts(
  rows: readonly TrendConceptRow[],
  search: string,
  chosen: string,
  lang: Language,
): ConceptGroup[] {
  const wanted = search.trim().toLowerCase();
  const groups = new Map<string, Map<string, string>>();
  for (const row of rows) {
    // An explanation's amounts stand side by side under one name: they are no series.
    if (row.concept.startsWith('explanation.')) continue;
    const name = trendName(row, lang);
    const found = `${name} ${row.name_zh ?? ''} ${row.name_en ?? ''} ${row.concept}`.toLowerCase();
    if (row.concept !== chosen && !found.includes(wanted)) continue;
    const family = familyOf(row.concept);
    const group = groups.get(family) ?? new Map<string, string>();
    groups.set(family, group.set(row.concept, name));
  }
  const rank = (family: string) => {
    const at = FAMILIES.indexOf(family);
    return at < 0 ? FAMILIES.length : at;
  };
  return [...groups]
    .map(([key, concepts]) => ({
      key,
      concepts: [...concepts].map(([concept, name]) => ({ concept, name })),
    }))
    .toSorted((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key, 'en'));
}

/** Measures of a concept, in the order of the vocabulary. */
export function measuresOf(
  rows: readonly TrendConceptRow[],
  concept: string,
  order: readonly string[],
): string[] {
  return rows
    .filter((row) => row.concept === concept)
    .map((row) => row.measure)
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}
