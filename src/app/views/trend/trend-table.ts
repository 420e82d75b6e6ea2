/** The table of a trend: one row a line, one column a year. */
import { departmentYearKey } from '#app/session/departments.ts';
import { moneyUnit } from '#app/locale/format.ts';
import { TERMS, unitLabel } from '#app/locale/terms.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell, figureCell, figureOf, moneyValueCell, numberCell, percentCell } from '../cells.ts';
import { type ShownDepartment, absenceOf } from '../shown.ts';
import type { TrendPoint } from './basis.ts';
import type { Line, TrendContext } from './context.ts';

/** One row a department, one column a year; beneath it what the next years' documents give for its years. */
export function trendTable(context: TrendContext): Table {
  const { lines, years, unit, lang, words, what } = context;
  const cell = (point: TrendPoint | undefined, department: ShownDepartment, year: number): TableCell => {
    if (!point && isOff(context, department, year)) return absentCell(words.notOnBasis);
    if (!point) {
      const held = isHeld(context, department, year);
      const none = isStatedNone(context, department, year) ? words.statedNone : TERMS(lang).noneReported;
      return absentCell(absenceOf({ held }, lang, none));
    }
    const origin = point.origin === 'derived' ? 'derived' : 'stated';
    if (unit === '%') return percentCell(point.value, point.source, origin);
    return unit === 'CNY10k'
      ? moneyValueCell(point.value, point.source, lang, origin)
      : numberCell(point.value, point.source, origin, unit === 'index' ? 1 : undefined);
  };
  return {
    caption: what,
    columns: [
      {
        key: 'department',
        head: context.of === 'items' ? TERMS(lang).item : TERMS(lang).department,
        kind: 'text',
      },
      ...years.map((year) => ({
        key: String(year),
        head: String(year),
        unit: unit === 'CNY10k' ? moneyUnit(lang) : unitLabel(unit, lang),
        kind: 'figure' as const,
      })),
    ],
    rows: lines.flatMap((line) => {
      const { department, points } = line;
      const own = {
        key: department.entity_id,
        head: department.name,
        ...(department.caveat ? { headNote: department.caveat } : {}),
        cells: years.map((year) =>
          cell(
            points.find((point) => point.fiscal_year === year),
            department,
            year,
          ),
        ),
      };
      return line.restated.length > 0 ? [own, restatedRow(line, context)] : [own];
    }),
  };
}

/** What the next year's documents give for the years of a department, beneath its own figures. */
function restatedRow({ department, restated }: Line, { years, unit, lang, words }: TrendContext): TableRow {
  return {
    key: `${department.entity_id} restated`,
    head: department.name,
    headNote: words.restatedRow,
    cells: years.map((year) => {
      const row = restated.find((one) => one.fiscal_year === year);
      const figure = row && figureOf(row.restated, row.restated_fact_id, row.restated_origin);
      return figure ? figureCell(figure, unit, lang) : absentCell('—');
    }),
  };
}

/** Whether a figure of a department's year is reported and could not be put on the basis. */
const isOff = ({ based, basis }: TrendContext, { entity_id }: ShownDepartment, year: number): boolean =>
  based.off.some((one) => one.entity_id === entity_id && (basis === 'index' || one.fiscal_year === year));

/** Whether the accounts of a department's year are in the data. */
export const isHeld = (
  { held }: TrendContext,
  { entity_id }: ShownDepartment,
  fiscal_year: number,
): boolean => held.has(departmentYearKey({ entity_id, fiscal_year }));

/** Whether the document of a department's year says that there was none. */
export const isStatedNone = (
  { statedNone }: TrendContext,
  { entity_id }: ShownDepartment,
  fiscal_year: number,
): boolean => statedNone?.has(departmentYearKey({ entity_id, fiscal_year })) ?? false;
