/**
 * Departments as the reader meets them: name, colour, and what stands in the way of comparing them.
 */
import { groupBy } from '#ingest/group-by.ts';
import type { DepartmentRow, DepartmentYearRow } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';

/** A department in one year. */
export interface DepartmentYear {
  readonly entity_id: string;
  readonly fiscal_year: number;
}

/** Key of a department-year: it is the id of the document of that body and year, where there is one. */
export const departmentYearKey = ({ entity_id, fiscal_year }: DepartmentYear): string =>
  `${entity_id}-${fiscal_year}`;

/** Eight colours that stay apart for the common colour blindnesses, each at least 3:1 against its background. */
const PALETTE = {
  light: ['#1f5f9e', '#c2501a', '#128068', '#a3458a', '#8a6d0b', '#2d8fc4', '#6b4fa3', '#5a5f66'],
  dark: ['#74aee6', '#f0905a', '#3fbf9f', '#e094c8', '#d4b13c', '#9bd8f7', '#b3a0ea', '#aeb5bd'],
} as const;

/** Departments beyond the eighth: told apart by their labels alone. */
const BEYOND = { light: '#767b82', dark: '#8d939a' } as const;

/**
 * Which of the eight colours each of the first eight chosen departments has. It is that of its place in the data, so that
 * it is the same in every view and choice, unless one that was chosen before has it: then the next that is free.
 * @param chosen in the order of their choice: another one takes no colour from those before it
 * @param order all departments in the order of the data
 */
export function departmentHues(
  chosen: readonly string[],
  order: readonly string[],
): ReadonlyMap<string, number> {
  const count = PALETTE.light.length;
  const places = new Map(order.map((id, place) => [id, place]));
  const free = new Set(PALETTE.light.keys());
  const hues = new Map<string, number>();
  for (const id of chosen.slice(0, count)) {
    const own = (places.get(id) ?? 0) % count;
    const hue = free.has(own) ? own : ([...free].find((one) => one > own) ?? [...free][0]!);
    free.delete(hue);
    hues.set(id, hue);
  }
  return hues;
}

/** The colour of a hue; of a department without one, the grey of those beyond the eighth. */
export const hueColour = (hue: number | undefined, theme: 'light' | 'dark'): string =>
  (hue === undefined ? undefined : PALETTE[theme][hue]) ?? BEYOND[theme];

/** The short name of a department. */
export const departmentLabel = (row: DepartmentRow, lang: Language): string => row[`short_${lang}` as const];

/** The official name of a department. */
export const departmentName = (row: DepartmentRow, lang: Language): string => row[`name_${lang}` as const];

/** One row per body: that of its latest document, in the order of the data. */
export function latestOfEach(rows: readonly DepartmentRow[]): DepartmentRow[] {
  const latest = new Map<string, DepartmentRow>();
  for (const row of rows) {
    const known = latest.get(row.entity_id);
    if (!known || row.fiscal_year > known.fiscal_year) latest.set(row.entity_id, row);
  }
  return [...latest.values()];
}

/** The rows of each body, the bodies in the order they come. */
export const byBody = <Row extends { readonly entity_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => groupBy(rows, (row) => row.entity_id);

const ofYears = new WeakMap<readonly DepartmentYear[], ReadonlyMap<string, readonly DepartmentYear[]>>();

/**
 * The rows of a department-year, by its key. They are grouped once for as long as they are held: looking through all of
 * them for each of thousands of department-years holds a page up for half a minute.
 */
export function rowsOfYear<Row extends DepartmentYear>(rows: readonly Row[], key: string): readonly Row[] {
  let groups = ofYears.get(rows) as ReadonlyMap<string, readonly Row[]> | undefined;
  if (!groups) ofYears.set(rows, (groups = groupBy(rows, departmentYearKey)));
  return groups.get(key) ?? [];
}

/** Every disclosure by its body's latest and by its body and year. */
interface Indexed {
  readonly latest: ReadonlyMap<string, DepartmentRow>;
  readonly byYear: ReadonlyMap<string, DepartmentRow>;
}

/** Of each list of disclosures once: of thousands every choice would go through them several times. */
const indexed = new WeakMap<readonly DepartmentRow[], Indexed>();

/** The disclosures of a list, which does not change afterwards, to be looked up in. */
export function indexOf(rows: readonly DepartmentRow[]): Indexed {
  const known = indexed.get(rows);
  if (known) return known;
  const index = {
    latest: new Map(latestOfEach(rows).map((row) => [row.entity_id, row])),
    byYear: new Map(rows.map((row) => [departmentYearKey(row), row])),
  };
  indexed.set(rows, index);
  return index;
}

/** Whether a body is a human-resources or social-security one, as its name says: the others have other duties. */
export const isHumanResources = ({ name_zh }: Pick<DepartmentRow, 'name_zh'>): boolean =>
  /人力资源|人社|社会保障|社会保险|社保|劳动|就业/.test(name_zh);

/** What stands in the way of comparing a department-year with the others shown. */
export type ComparabilityKind =
  | 'single_unit'
  | 'headquarters'
  | 'scope_not_stated'
  | 'service_centre'
  | 'other_duties'
  | 'other_year'
  | 'prior_only';

export interface ComparabilityFlag {
  readonly entity_id: string;
  readonly year: number;
  readonly kind: ComparabilityKind;
  /** Why it matters, in one sentence. */
  sentence(lang: Language): string;
}

type Sentence = (facts: { year: number; latest: number }) => string;

const SENTENCES: Record<ComparabilityKind, Record<Language, Sentence>> = {
  single_unit: {
    zh: () => '这份决算只含一个单位，而同时显示的有含所属单位的部门汇总决算，金额不能直接比较。',
    en: () =>
      'These accounts cover a single unit, while others shown include subordinate units, so amounts are not directly comparable.',
  },
  headquarters: {
    zh: () => '这份决算只含本级，而同时显示的有含所属单位的部门汇总决算，金额不能直接比较。',
    en: () =>
      'These accounts cover headquarters only, while others shown include subordinate units, so amounts are not directly comparable.',
  },
  scope_not_stated: {
    zh: () => '这份决算没有写明是否含所属单位，金额能否与同时显示的其他决算直接比较，无从得知。',
    en: () =>
      'These accounts do not say whether they include subordinate units, so whether their amounts are comparable with the others shown is not known.',
  },
  service_centre: {
    zh: () => '这是一个事业单位（如服务中心），不是机关，职责范围比局窄。',
    en: () =>
      'This is a public institution, such as a service centre, not a bureau, and its duties are narrower than a bureau’s.',
  },
  other_duties: {
    zh: () => '这不是人力资源和社会保障部门，职责不同：就业补助、社会保障等支出的多少不能与人社部门相比。',
    en: () =>
      'This is not a human-resources and social-security department: its duties differ, so what it spends on employment or social security says little beside those that have that duty.',
  },
  other_year: {
    zh: ({ year, latest }) => `这里是 ${year} 年的数，同时显示的最近年度是 ${latest} 年，年度不同。`,
    en: ({ year, latest }) =>
      `These are figures for ${year}, while the latest year shown is ${latest}, so the years differ.`,
  },
  prior_only: {
    zh: ({ year }) => `没有 ${year} 年自己的决算文件，数字来自下一年文件中的上年数或由其增减推算，项目较少。`,
    en: ({ year }) =>
      `There is no document for ${year} itself; its figures come from the next year’s document, as prior-year amounts or computed from stated changes, and are fewer.`,
  },
};

/**
 * Flags what makes the department-years of a selection hard to compare. A lone department-year is compared with
 * nothing, so only a year without its own document is flagged there.
 * @param rows every disclosure
 * @param pairs the department-years shown
 */
export function comparabilityFlags(
  rows: readonly DepartmentRow[],
  pairs: readonly DepartmentYear[],
): ComparabilityFlag[] {
  const { latest, byYear } = indexOf(rows);
  const shown = pairs.flatMap((pair) => {
    // A prior-only year inherits the scope of the document that reports it.
    const document = byYear.get(departmentYearKey(pair)) ?? latest.get(pair.entity_id);
    return document ? [{ ...pair, document, hasOwn: document.fiscal_year === pair.fiscal_year }] : [];
  });
  const bodies = new Set(shown.map((pair) => pair.entity_id));
  const newest = shown.reduce((year, pair) => Math.max(year, pair.fiscal_year), 0);
  const besideConsolidated = shown.some(({ document }) => document.scope === 'consolidated');
  const besideHumanResources = shown.some(({ document }) => isHumanResources(document));
  const besideBureau = shown.some(({ document }) => document.kind === 'bureau');
  return shown.flatMap(({ entity_id, fiscal_year: year, document, hasOwn }) => {
    const kinds: ComparabilityKind[] = [];
    if (document.scope === 'single_unit' && besideConsolidated) kinds.push('single_unit');
    if (document.scope === 'headquarters' && besideConsolidated) kinds.push('headquarters');
    if (document.scope === null && bodies.size > 1) kinds.push('scope_not_stated');
    if (document.kind === 'service_centre' && besideBureau) kinds.push('service_centre');
    if (besideHumanResources && !isHumanResources(document)) kinds.push('other_duties');
    if (bodies.size > 1 && year < newest) kinds.push('other_year');
    if (!hasOwn) kinds.push('prior_only');
    return kinds.map((kind) => ({
      entity_id,
      year,
      kind,
      sentence: (lang: Language) => SENTENCES[kind][lang]({ year, latest: newest }),
    }));
  });
}

const SHORT: Record<ComparabilityKind, Record<Language, string>> = {
  single_unit: { zh: '单个单位', en: 'single unit' },
  headquarters: { zh: '仅本级', en: 'headquarters only' },
  scope_not_stated: { zh: '范围未载明', en: 'scope not stated' },
  service_centre: { zh: '事业单位', en: 'public institution' },
  other_duties: { zh: '不是人社部门', en: 'other duties' },
  other_year: { zh: '年度不同', en: 'other year' },
  prior_only: { zh: '仅有上年数', en: 'prior-year figures only' },
};

/** A flag in two or three words, for the label it stands at. */
export const flagLabel = (kind: ComparabilityKind, lang: Language): string => SHORT[kind][lang];

/**
 * Years there are figures for, newest first: how many of the bodies have a document of their own for the year, and
 * of how many only the next year's document tells.
 * @param rows the department-years of the bodies in question
 * @param chosen years listed in any case: one that is chosen must be there to be given up
 */
export function yearsOf(
  rows: readonly DepartmentYearRow[],
  chosen: readonly number[] = [],
): { year: number; own: number; priorOnly: number }[] {
  const none = (year: number) => ({ year, own: 0, priorOnly: 0 });
  const years = new Map(chosen.map((year) => [year, none(year)]));
  for (const row of rows) {
    const entry = years.get(row.fiscal_year) ?? none(row.fiscal_year);
    if (row.document_id === null) entry.priorOnly += 1;
    else entry.own += 1;
    years.set(row.fiscal_year, entry);
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}
