/** The list of what a trend can be drawn of, in a fixed order, with what each is found by. */
import { classificationCode } from '#model/concept.ts';
import { fold, foldNames, followsSyllables } from '#app/session/department-search.ts';
import type { TrendConceptRow } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { trendName } from './trend.ts';

/** An item that a trend can be drawn of. */
export interface TrendItem {
  readonly concept: string;
  readonly name: string;
  readonly family: string;
  /** Its names in both languages, as they are searched. */
  readonly names: string;
  /** Classification code, '' for none. */
  readonly code: string;
  /** Of its Chinese name. */
  readonly syllables: readonly string[];
}

/** Tells of items whether they answer to what is typed: a name, pinyin or its initials, or a code; nothing typed finds all. */
export function searchItems(typed: string): (item: TrendItem) => boolean {
  const text = fold(typed);
  return ({ names, code, syllables }) =>
    names.includes(text) ||
    (/^\d+$/.test(text) && code.startsWith(text)) ||
    (/^[a-z]+$/.test(text) && followsSyllables(text, syllables));
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

/**
 * The items, family by family in the order of the accounts.
 * @param syllablesOf the pinyin of a Chinese name; nothing where it is not at hand
 */
export function trendItems(
  rows: readonly TrendConceptRow[],
  lang: Language,
  syllablesOf: (name: string) => readonly string[],
): TrendItem[] {
  const rank = (family: string) => {
    const at = FAMILIES.indexOf(family);
    return at < 0 ? FAMILIES.length : at;
  };
  const items = new Map<string, TrendItem>();
  for (const row of rows) {
    // An explanation's amounts stand side by side under one name: they are no series.
    if (row.concept.startsWith('explanation.') || items.has(row.concept)) continue;
    const [zh, name] = [trendName(row, 'zh'), trendName(row, lang)];
    items.set(row.concept, {
      concept: row.concept,
      name,
      family: familyOf(row.concept),
      names: foldNames([zh, name, row.name_en, row.concept]),
      code: classificationCode(row.concept)?.code ?? '',
      syllables: syllablesOf(zh),
    });
  }
  return [...items.values()].toSorted(
    (a, b) => rank(a.family) - rank(b.family) || a.family.localeCompare(b.family, 'en'),
  );
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
