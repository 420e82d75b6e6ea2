/** What the columns of a form by functional classification mean: by their headings, and by whether they add up. */
import { spentOn } from '#model/concept.ts';
import type { Classification } from '../lexicon/classification.ts';
import { type ColumnConcepts, COLUMNS, type FunctionalForm, meaningIn } from '../lexicon/form-names.ts';
import type { TableRow } from '../source.ts';
import { isChangeHeading, tellsChange } from './change-columns.ts';
import { bearingOf, type ColumnBearing, tellsMeasure } from './form-figure.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';
import { spendingColumn } from './spent-on.ts';
import { tellingParts } from './telling-parts.ts';

/** What a column says of the total and of an item, and of which year and measure. */
export interface ColumnMeaning extends ColumnConcepts {
  readonly bearing: ColumnBearing;
}

/** What each column of a form means; null where its headings say nothing known, or nothing that can be told for sure. */
export const columnMeanings = (
  columns: readonly FormColumn[],
  form: FunctionalForm,
  economic: Classification,
  fiscalYear: number,
): (ColumnMeaning | null)[] =>
  withoutUntold(
    withoutDoubtfulNature(columns.map((column) => columnMeaning(column, form, economic, fiscalYear))),
    columns,
  );

const WHOLE = /^本年(?:收入|支出)合计$/;
const NAMES_ITEM = /科目名称|^项目$|编码|编号|^[类款项]+$|功能分类|栏次|序号/;
/** Whether a column is one of those that the whole of a form is the sum of. */
const isPartOfWhole = (found: ColumnConcepts | null): boolean =>
  found !== null &&
  (PARTS.test(found.family ?? '') ||
    (found.family === 'income.function' && found.fund === 'fiscal_appropriation'));

/**
 * What a column means, or null where its headings say nothing known. A part of a column (教育收费 within
 * 事业收入, 基本工资 within 工资福利支出, 基本支出结转 within 年初结转) is never taken for the whole.
 */
function columnMeaning(
  column: FormColumn,
  form: FunctionalForm,
  economic: Classification,
  fiscalYear: number,
): ColumnMeaning | null {
  if (column.heading === '' || column.path.some((part) => NAMES_ITEM.test(part) && part !== '项目'))
    return null;
  if (/(?:^|\|)项目$/.test(column.path.join('|'))) return null;
  const bearing = bearingOf(column.path, fiscalYear);
  if (!bearing) return null;
  const parts = tellingParts(column, form);
  const [telling = ''] = parts;
  const found =
    (parts.length <= 1 ? meaningIn(COLUMNS[form], telling) : null) ?? spendingColumn(parts, form, economic);
  // The whole of a form is no part of another column: the heads beside each other were taken for one above the other.
  if (column.path.length > 1 && WHOLE.test(column.heading) && isPartOfWhole(found)) return null;
  // 其中： marks a part, and so does a heading below another.
  const isPart = column.path.some((part) => /^其中/.test(part)) && telling === '';
  return found && !isPart ? { ...found, bearing } : null;
}

/** 其他支出 is of the economic classification only beside other columns of it, and of two for one item neither is the whole. */
function withoutDoubtfulNature(meanings: readonly (ColumnMeaning | null)[]): (ColumnMeaning | null)[] {
  const natures = new Set(meanings.flatMap((meaning) => spentOnIn(meaning) ?? []));
  const keyOf = (meaning: ColumnMeaning | null) =>
    meaning && [meaning.family, meaning.fund, meaning.bearing.measure, meaning.bearing.year].join(' ');
  const keys = meanings.map(keyOf);
  return meanings.map((meaning, index) => {
    if (spentOnIn(meaning) === null) return meaning;
    const isTwice = keys.indexOf(keys[index]!) !== keys.lastIndexOf(keys[index]!);
    return natures.size < 2 || isTwice ? null : meaning;
  });
}

/** What of the economic classification a column is spent on, by the family of its concepts; null where it is none of it. */
export const spentOnIn = (meaning: ColumnMeaning | null): string | null =>
  meaning?.family ? spentOn(`${meaning.family}.`) : null;

/**
 * The columns of changes, each with what its amounts are of: what the headings name, or else the one thing that the form
 * has of the year before. Of several it cannot be told which one has changed.
 */
export function changeColumns(
  form: FunctionalForm,
  columns: readonly FormColumn[],
  meanings: readonly (ColumnMeaning | null)[],
  fiscalYear: number,
): ReadonlyMap<number, ColumnConcepts> {
  const bearings = columns.map(({ path }) => bearingOf(path, fiscalYear));
  const ofYear = (year: number) => [
    ...new Set(meanings.flatMap((one) => (one?.bearing.year === year ? [`${one.family} ${one.fund}`] : []))),
  ];
  const before = ofYear(fiscalYear - 1);
  const isOne = (before.length > 0 ? before : ofYear(fiscalYear)).length <= 1;
  return new Map(
    columns.flatMap((column): [number, ColumnConcepts][] => {
      if (!isChangeHeading(column.path, bearings, fiscalYear)) return [];
      const parts = tellingParts({ ...column, path: column.path.filter((part) => !tellsChange(part)) }, form);
      const found = parts.length > 1 ? null : meaningIn(COLUMNS[form], parts[0] ?? '');
      return found && (isOne || parts.length === 1) ? [[column.index, found]] : [];
    }),
  );
}

/**
 * What columns mean, but those that tell no measure where another of the same meaning does: what stands left of
 * 决算数 is not final, whatever became of its own heading.
 */
function withoutUntold(
  meanings: readonly (ColumnMeaning | null)[],
  columns: readonly FormColumn[],
): (ColumnMeaning | null)[] {
  const tells = columns.map(({ path }) => path.some(tellsMeasure));
  const isSame = (a: ColumnMeaning, b: ColumnMeaning | null) =>
    b !== null &&
    a.total === b.total &&
    a.family === b.family &&
    a.fund === b.fund &&
    a.bearing.year === b.bearing.year;
  return meanings.map((meaning, index) =>
    meaning && !tells[index] && meanings.some((other, at) => tells[at] && isSame(meaning, other))
      ? null
      : meaning,
  );
}

const PARTS =
  /^(?:basic|project|turned_over|business|affiliated_subsidy|superior_subsidy|undertaking|business_income|affiliated|other_income)\.function$/;
const HALVES = /^(?:personnel|operating)\.function$/;
const CLASSES = /economic_3\d\d\.function$/;
const WHOLES = ['function', 'income.function', 'basic.function', 'project.function'];

/** A column, and those that it is the sum of. */
export interface ColumnSum {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Which column is the sum of which others beside it. */
export function sumsOf(meanings: readonly (ColumnMeaning | null)[]): ColumnSum[] {
  const families: readonly string[] = meanings.map((meaning) => meaning?.family ?? '');
  const whole = WHOLES.map((family) => families.indexOf(family)).find((at) => at >= 0) ?? -1;
  const columnsOf = (isPart: (family: string, index: number) => boolean) =>
    families.flatMap((family, index) => (index !== whole && isPart(family, index) ? [index] : []));
  const classes = columnsOf((family) => CLASSES.test(family));
  return [
    {
      whole,
      // Basic and project expenditure are parts beside each other: neither is the whole of the other.
      parts: columnsOf(
        (family, at) =>
          !/^(?:basic|project)\./.test(families[whole] ?? '') &&
          (PARTS.test(family) ||
            (family === 'income.function' && meanings[at]?.fund === 'fiscal_appropriation')),
      ),
    },
    { whole, parts: classes },
    { whole: families.indexOf('basic.function'), parts: columnsOf((family) => HALVES.test(family)) },
    ...classes.map((at) => {
      const klass = families[at]!.slice(0, -'.function'.length);
      return {
        whole: at,
        parts: columnsOf((family, index) => index !== at && family.startsWith(klass)),
      };
    }),
  ].filter(({ parts }) => parts.length > 0);
}

/**
 * Whether the columns, as their headings have them, add up: the whole of a row is the sum of its parts, wherever parts
 * stand beside it. Told of no form whose headings stand one above each value, because publishers' sums may be wrong.
 */
export function addsUp(meanings: readonly (ColumnMeaning | null)[], rows: readonly TableRow[]): boolean {
  const sums = sumsOf(meanings);
  return sums.length > 0 && sums.every((sum) => sum.whole >= 0 && isSum(sum, rows));
}

/** How far the whole of a row is from the sum of its parts, were its cells one column further on; null without a whole. */
function differenceIn(row: TableRow, { whole, parts }: ColumnSum, moved = 0): number | null {
  const amount = cellAmount(row, whole + moved);
  const sum = parts.reduce((total, index) => total + (cellAmount(row, index + moved)?.value ?? 0), 0);
  return amount && Math.abs(amount.value - sum);
}

const ROUNDING = 0.06;

/** Whether a column is the sum of others in nearly all rows. */
function isSum(sum: ColumnSum, rows: readonly TableRow[]): boolean {
  const differences = rows.flatMap((row) => differenceIn(row, sum) ?? []);
  const fitting = differences.filter((difference) => difference < ROUNDING);
  return fitting.length > 0 && fitting.length >= differences.length * 0.8;
}

/** Whether a row has one amount among the parts and nothing in the column of the whole: it may be the whole, in another's place. */
const lacksWhole = (row: TableRow, { whole, parts }: ColumnSum): boolean =>
  !/[\d#]/.test(cellText(row, whole)) &&
  parts.filter((part) => (cellAmount(row, part)?.value ?? 0) !== 0).length === 1;

/** Whether no row has anything in the column of the whole while its parts have amounts: the amounts stand below other heads than theirs. */
export function lacksWholes(meanings: readonly (ColumnMeaning | null)[], rows: readonly TableRow[]): boolean {
  const [sum] = sumsOf(meanings);
  if (!sum || sum.whole < 0) return false;
  const inParts = rows.filter((row) => sum.parts.some((part) => (cellAmount(row, part)?.decimals ?? 0) > 0));
  return inParts.length > 0 && inParts.every((row) => !/[\d#]/.test(cellText(row, sum.whole)));
}

/**
 * The rows that do not add up as they stand, in a form that does, and would one column on, or that have no whole: a cell too many
 * or too few moved them, or a tab drew an amount into the next cell.
 */
export function movedRows(
  meanings: readonly (ColumnMeaning | null)[],
  rows: readonly TableRow[],
): ReadonlySet<TableRow> {
  const [sum] = sumsOf(meanings);
  if (!sum || sum.whole < 0 || !isSum(sum, rows)) return new Set();
  const fits = (row: TableRow, moved: number) => (differenceIn(row, sum, moved) ?? Infinity) < ROUNDING;
  return new Set(
    rows.filter((row) => !fits(row, 0) && (lacksWhole(row, sum) || fits(row, 1) || fits(row, -1))),
  );
}
