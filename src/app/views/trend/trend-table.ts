/** The table of a trend. */
import { departmentYearKey } from '#app/session/departments.ts';
import type { TrendRow } from '#warehouse/questions.ts';
import { moneyUnit } from '#app/locale/format.ts';
import { TERMS, unitLabel } from '#app/locale/terms.ts';
import { factSource } from '#app/source/source.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell, moneyCell, numberCell } from '../cells.ts';
import { absenceOf } from '../absence.ts';
import { type ShownDepartment } from '../shown.ts';
import type { Line, TrendContext } from './trend.ts';

/** One row a department, one column a year; beneath it what the next years' documents give for its years. */
export function table(context: TrendContext): Table {
  const { lines, years, unit, lang, words, what } = context;
  const cell = (point: TrendRow | undefined, department: ShownDepartment, year: number): TableCell => {
    if (!point) {
      const held = isHeld(context, department, year);
      const none = isStatedNone(context, department, year) ? words.statedNone : TERMS(lang).noneReported;
      return absentCell(absenceOf({ held }, lang, none));
    }
    const origin = point.origin === 'derived' ? 'derived' : 'stated';
    const figure = { value: point.value, factId: point.fact_id, origin } as const;
    return unit === 'CNY10k'
      ? moneyCell(figure, lang)
      : numberCell(point.value, factSource(point.fact_id), origin);
  };
  return {
    caption: what,
    columns: [
      { key: 'department', head: TERMS(lang).department, kind: 'text' },
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
      if (!row) return absentCell('—');
      const origin = row.restated_origin === 'derived' ? 'derived' : 'stated';
      return unit === 'CNY10k'
        ? moneyCell({ value: row.restated, factId: row.restated_fact_id, origin }, lang)
        : numberCell(row.restated, factSource(row.restated_fact_id), origin);
    }),
  };
}

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
