/** The department-years of a selection as views name and paint them. */
import type { DepartmentRow } from '#warehouse/questions.ts';
import type { Paint, PointShape } from '#app/charts/picture.ts';
import { SHAPES } from '#app/charts/shapes.ts';
import {
  departmentColour,
  departmentLabel,
  departmentYearKey,
  flagLabel,
  isHumanResources,
  latestOfEach,
  type ComparabilityFlag,
  type DepartmentYear,
} from '#app/session/departments.ts';
import { listOf, plural, rangeOf, seriesOf } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { PassageSource } from '#app/source/source.ts';
import { staffOf } from '#app/source/staff.ts';
import { addedWord, NOTHING_OWN, type ReadersOwn } from './readers-own.ts';

/** A department in one year, as every view shows it. */
export interface ShownDepartment extends DepartmentYear {
  /** Key of its row in pictures and tables. */
  readonly key: string;
  /** Short name, with the year when the selection spans several: `朝阳 2024`. */
  readonly label: string;
  /** Short name alone, for sentences that name the year once. */
  readonly name: string;
  /** Caveats of comparability in a few words, '' for none. The year is not repeated: the label carries it. */
  readonly caveat: string;
  readonly paint: Paint;
  readonly shape: PointShape;
  /** Whether its figures come from a document the reader added. */
  readonly added: boolean;
  /** Whether it is a human-resources or social-security body: not every subject is the duty of another. */
  readonly humanResources: boolean;
  /** Whether sentences compare it with the others: an added one only if the reader says so. */
  readonly counts: boolean;
  /** Whether the year's own document is in the data; else only the next year's speaks of it. */
  readonly held: boolean;
  /** People on post with the lines that state them; null where the year's own document does not. */
  readonly staff: { readonly count: number; readonly source: PassageSource } | null;
}

const WORDS = messages({
  zh: {
    leftOut: (names: string) => `上面的比较没有计入您加入的${names}。`,
    count: (count: number, distinct: boolean) => `${count} 个${distinct ? '部门' : '部门年度'}`,
    years: (range: string) => `${range} 年`,
  },
  en: {
    leftOut: (names) => ` The comparison above leaves out what you added: ${names}.`,
    count: (count, distinct) => plural(count, distinct ? 'department' : 'department-year'),
    years: (range) => range,
  },
});

/** Names and paints the department-years of a selection, in the order of the data. */
export function showDepartments(
  pairs: readonly DepartmentYear[],
  rows: readonly DepartmentRow[],
  flags: readonly ComparabilityFlag[],
  lang: Language,
  own: ReadersOwn = NOTHING_OWN,
): ShownDepartment[] {
  const bodies = latestOfEach(rows);
  const order = bodies.map((row) => row.entity_id);
  const manyYears = new Set(pairs.map((pair) => pair.fiscal_year)).size > 1;
  return pairs.flatMap((pair) => {
    const body = bodies.find((row) => row.entity_id === pair.entity_id);
    if (!body) return [];
    const name = departmentLabel(body, lang);
    const ownFlags = flags.filter(
      (flag) =>
        flag.entity_id === pair.entity_id && flag.year === pair.fiscal_year && flag.kind !== 'other_year',
    );
    const held = rows.some((row) => departmentYearKey(row) === departmentYearKey(pair));
    // Of a year without a document of its own the next year's speaks. A document's id is its body's and year's.
    const speaking = departmentYearKey(held ? pair : { ...pair, fiscal_year: pair.fiscal_year + 1 });
    const added = own.isAdded(speaking);
    const caveats = [
      ...(added ? [addedWord(lang)] : []),
      ...ownFlags.map((flag) => flagLabel(flag.kind, lang)),
    ];
    return [
      {
        ...pair,
        key: departmentYearKey(pair),
        name,
        label: manyYears ? `${name} ${pair.fiscal_year}` : name,
        caveat: seriesOf(lang, ...caveats),
        paint: {
          light: departmentColour(pair.entity_id, order, 'light'),
          dark: departmentColour(pair.entity_id, order, 'dark'),
        },
        shape: SHAPES[order.indexOf(pair.entity_id) % SHAPES.length] ?? 'circle',
        held,
        added,
        humanResources: isHumanResources(body),
        counts: own.counts(speaking),
        staff: staffOfYear(rows, pair),
      },
    ];
  });
}

function staffOfYear(rows: readonly DepartmentRow[], pair: DepartmentYear): ShownDepartment['staff'] {
  const row = rows.find((one) => departmentYearKey(one) === departmentYearKey(pair));
  const staff = row ? staffOf(row) : null;
  return staff && { count: staff.value, source: staff.source };
}

/**
 * The department-years that sentences compare: all but the added ones that the reader has not admitted. Where only
 * such are shown they are compared with each other: there is nothing published to mix them with.
 */
export function comparedOf(shown: readonly ShownDepartment[]): readonly ShownDepartment[] {
  const counted = shown.filter((one) => one.counts);
  return counted.length > 0 && counted.length < shown.length ? counted : shown;
}

/** One sentence, with what joins it to a caption, that names those left out of comparisons; '' where none is. */
export function leftOutWords(shown: readonly ShownDepartment[], lang: Language): string {
  return leftOutSentence(
    leftOut(shown).map((one) => one.label),
    lang,
  );
}

/** The department-years that sentences leave out. */
export function leftOut(shown: readonly ShownDepartment[]): ShownDepartment[] {
  const compared = comparedOf(shown);
  return shown.filter((one) => !compared.includes(one));
}

/** The same of names. */
export function leftOutSentence(left: readonly string[], lang: Language): string {
  const names = listOf(lang, left);
  if (names === '') return '';
  return WORDS(lang).leftOut(names);
}

/** How many departments these are; where one stands there with several years, how many department-years. */
export function countDepartments(those: readonly DepartmentYear[], lang: Language): string {
  const distinct = new Set(those.map((one) => one.entity_id)).size === those.length;
  return WORDS(lang).count(those.length, distinct);
}

/** The years of a selection in words: `2024 年`, `2022—2024 年`. */
export function yearsInWords(shown: readonly DepartmentYear[], lang: Language): string {
  const years = shown.map((one) => one.fiscal_year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return '';
  return WORDS(lang).years(rangeOf(lang, from, to));
}
