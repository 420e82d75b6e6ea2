/** The department-years of a selection as views name and paint them. */
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import type { Paint, PointShape, RowPicture } from '#app/charts/picture.ts';
import type { Column } from '#app/table/figure-table.ts';
import { SHAPES } from '#app/charts/shapes.ts';
import {
  byBody,
  departmentHues,
  departmentLabel,
  departmentYearKey,
  flagLabel,
  hueColour,
  isHumanResources,
  indexOf,
  type ComparabilityFlag,
  type DepartmentYear,
} from '#app/session/departments.ts';
import { fewOf, rangeOf, seriesOf } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { PassageSource } from '#app/source/source.ts';
import { staffOf } from '#app/source/staff.ts';
import { addedWord, NOTHING_OWN, type ReadersOwn } from './readers-own.ts';
import { TERMS } from '#app/locale/terms.ts';
import { plural } from '#app/locale/format.ts';

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
  /** Whether it has a colour of its own: beyond the eighth chosen one none has. */
  readonly distinct: boolean;
  /** Whether its figures come from a document the reader added. */
  readonly added: boolean;
  /** Whether it is a human-resources or social-security body: not every subject is the duty of another. */
  readonly humanResources: boolean;
  /** Whether sentences compare it with the others: an added one only if the reader says so. */
  readonly counts: boolean;
  /** Whether the year's own document is in the data; else only the next year's speaks of it. */
  readonly held: boolean;
  /** People on post with the lines that state them; null where the year's own document does not. */
  readonly staff: {
    readonly count: number;
    /** How many of them hold established posts; null where the document does not tell. */
    readonly established: number | null;
    readonly source: PassageSource;
  } | null;
}

const WORDS = messages({
  zh: {
    leftOut: (names: string) => `上面的比较没有计入您加入的${names}。`,
    count: (count: number, distinct: boolean) => `${count} 个${distinct ? '部门' : '部门年度'}`,
    years: (range: string) => `${range} 年`,
    notHeld: '未收录该年决算',
    notHeldSentence: (names: string) => `未收录${names} 年的决算。`,
    notHeldNote: (names: string) =>
      `${names}：未收录该年决算，只有下一年文件中的上年数；其余各项有没有、有多少都无从得知。`,
  },
  en: {
    leftOut: (names) => ` The comparison above leaves out what you added: ${names}.`,
    count: (count, distinct) => plural(count, distinct ? 'department' : 'department-year'),
    years: (range) => range,
    notHeld: 'accounts of that year not held',
    notHeldSentence: (names) => `The accounts of ${names} are not held.`,
    notHeldNote: (names) =>
      `${names}: the accounts of that year are not held, only prior-year figures from the next year’s document; whether anything else was reported is not known.`,
  },
});

/** Department-years as the rows of a picture, each with its paint. */
export const departmentRows = (
  those: readonly ShownDepartment[],
): Pick<RowPicture, 'rows' | 'rowPaints'> => ({
  rows: those.map(({ key, label, caveat }) => ({ key, label, note: caveat })),
  rowPaints: Object.fromEntries(those.map(({ key, paint }) => [key, paint])),
});

/** Department-years as the columns of a table, all figures in one unit. */
export const departmentColumns = (those: readonly ShownDepartment[], unit?: string): Column[] =>
  those.map(({ key, label, caveat }) => ({
    key,
    head: label,
    ...(caveat === '' ? {} : { note: caveat }),
    ...(unit === undefined ? {} : { unit }),
    kind: 'figure',
  }));

/**
 * Names and paints the department-years of a selection, in the order of the data.
 * @param hues which of the eight colours a department has; by default that of its place in the data
 */
export function showDepartments(
  pairs: readonly DepartmentYear[],
  rows: readonly DepartmentRow[],
  flags: readonly ComparabilityFlag[],
  lang: Language,
  own: ReadersOwn = NOTHING_OWN,
  hues = huesInOrder(rows),
): ShownDepartment[] {
  const { latest: bodies, byYear: documents } = indexOf(rows);
  const flagsOf = byBody(flags);
  const manyYears = new Set(pairs.map((pair) => pair.fiscal_year)).size > 1;
  return pairs.flatMap((pair) => {
    const body = bodies.get(pair.entity_id);
    if (!body) return [];
    const name = departmentLabel(body, lang);
    const hue = hues.get(pair.entity_id);
    const ownFlags = (flagsOf.get(pair.entity_id) ?? []).filter(
      (flag) => flag.year === pair.fiscal_year && flag.kind !== 'other_year',
    );
    const document = documents.get(departmentYearKey(pair));
    const held = document !== undefined;
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
        paint: { light: hueColour(hue, 'light'), dark: hueColour(hue, 'dark') },
        shape: SHAPES[hue ?? 0]!,
        distinct: hue !== undefined,
        held,
        added,
        humanResources: isHumanResources(body),
        counts: own.counts(speaking),
        staff: document ? staffOfYear(document) : null,
      },
    ];
  });
}

/** The colours that departments have where none was chosen before another. */
function huesInOrder(rows: readonly DepartmentRow[]): ReadonlyMap<string, number> {
  const order = [...indexOf(rows).latest.keys()];
  return departmentHues(order, order);
}

function staffOfYear(document: DepartmentRow): ShownDepartment['staff'] {
  const staff = staffOf(document);
  return staff && { count: staff.value, established: document.staff_established, source: staff.source };
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
  const names = fewOf(lang, left);
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

/** The latest year shown of a department; of the first one where the department is not among those shown. */
export function baseOf(pairs: readonly DepartmentYear[], body: string): DepartmentYear | null {
  const own = pairs.filter((pair) => pair.entity_id === body);
  const those = own.length > 0 ? own : pairs.filter((pair) => pair.entity_id === pairs[0]?.entity_id);
  return those.toSorted((a, b) => b.fiscal_year - a.fiscal_year)[0] ?? null;
}

const namesNotHeld = (those: readonly ShownDepartment[]): string[] =>
  those.filter((one) => !one.held).map((one) => `${one.name} ${one.fiscal_year}`);

/**
 * Why a figure is missing: its accounts do not report it, or the data do not hold them. The next year's document may
 * state a few figures of such a year; whether the others were reported is not known, which is neither 0 nor "none".
 */
export const absenceOf = (
  { held }: Pick<ShownDepartment, 'held'>,
  lang: Language,
  noneReported = TERMS(lang).noneReported,
): string => (held ? noneReported : WORDS(lang).notHeld);

/** One sentence that names the department-years without accounts; '' where there is none. */
export function notHeldSentence(those: readonly ShownDepartment[], lang: Language): string {
  const names = fewOf(lang, namesNotHeld(those));
  return names && WORDS(lang).notHeldSentence(names);
}

/** The note on them: what there is all the same, and what cannot be known. */
export function notHeldNote(those: readonly ShownDepartment[], lang: Language): string[] {
  const names = fewOf(lang, namesNotHeld(those));
  return names === '' ? [] : [WORDS(lang).notHeldNote(names)];
}
