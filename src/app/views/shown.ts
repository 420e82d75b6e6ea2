/** The department-years of a selection as views name and paint them. */
import type { DepartmentRow } from '#warehouse/questions.ts';
import type { Paint, PointShape } from '../charts/picture.ts';
import { SHAPES } from '../charts/shapes.ts';
import {
  departmentColour,
  departmentLabel,
  flagLabel,
  latestOfEach,
  type ComparabilityFlag,
  type DepartmentYear,
} from '../departments.ts';
import type { Language } from '../i18n/language.svelte.ts';
import type { PassageSource } from '../source.ts';
import { staffOf } from '../staff.ts';

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
  /** Whether the year's own document is in the data; else only the next year's speaks of it. */
  readonly held: boolean;
  /** People on post with the lines that state them; null where the year's own document does not. */
  readonly staff: { readonly count: number; readonly source: PassageSource } | null;
}

/** Key of a department-year. */
export const departmentYearKey = ({ entity_id, fiscal_year }: DepartmentYear): string =>
  `${entity_id}-${fiscal_year}`;

/** Names and paints the department-years of a selection, in the order of the data. */
export function showDepartments(
  pairs: readonly DepartmentYear[],
  rows: readonly DepartmentRow[],
  flags: readonly ComparabilityFlag[],
  lang: Language,
): ShownDepartment[] {
  const bodies = latestOfEach(rows);
  const order = bodies.map((row) => row.entity_id);
  const manyYears = new Set(pairs.map((pair) => pair.fiscal_year)).size > 1;
  return pairs.flatMap((pair) => {
    const body = bodies.find((row) => row.entity_id === pair.entity_id);
    if (!body) return [];
    const name = departmentLabel(body, lang);
    const own = flags.filter(
      (flag) =>
        flag.entity_id === pair.entity_id && flag.year === pair.fiscal_year && flag.kind !== 'other_year',
    );
    return [
      {
        ...pair,
        key: departmentYearKey(pair),
        name,
        label: manyYears ? `${name} ${pair.fiscal_year}` : name,
        caveat: own.map((flag) => flagLabel(flag.kind, lang)).join(lang === 'zh' ? '、' : ', '),
        paint: {
          light: departmentColour(pair.entity_id, order, 'light'),
          dark: departmentColour(pair.entity_id, order, 'dark'),
        },
        shape: SHAPES[order.indexOf(pair.entity_id) % SHAPES.length] ?? 'circle',
        held: rows.some((row) => departmentYearKey(row) === departmentYearKey(pair)),
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

/** How many departments these are; where one stands there with several years, how many department-years. */
export function countDepartments(those: readonly DepartmentYear[], lang: Language): string {
  const distinct = new Set(those.map((one) => one.entity_id)).size === those.length;
  if (lang === 'zh') return `${those.length} 个${distinct ? '部门' : '部门年度'}`;
  return `${those.length} ${distinct ? 'department' : 'department-year'}${those.length === 1 ? '' : 's'}`;
}

/** A span of years in words: `2022—2024`, in English `2022–2024`. */
export const spanOfYears = (from: number, to: number, lang: Language): string =>
  from === to ? String(from) : `${from}${lang === 'zh' ? '—' : '–'}${to}`;

/** The years of a selection in words: `2024 年`, `2022—2024 年`. */
export function yearsInWords(shown: readonly DepartmentYear[], lang: Language): string {
  const years = shown.map((one) => one.fiscal_year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return '';
  const range = spanOfYears(from, to, lang);
  return lang === 'zh' ? `${range} 年` : range;
}
