import type { MoneyUnit } from '../../numeral.ts';
import type { Table } from '../../source.ts';
import { compactText } from '../compact.ts';
import type { Classifications } from '../mentions.ts';
import type { Reading } from '../read-figure.ts';
import { readEconomicForm } from './economic-form.ts';
import type { FormContext } from './form-fact.ts';
import { readFunctionalForm, type FunctionalForm } from './functional-form.ts';
import { printedUnit } from './unit-line.ts';
import { isRegular, splitGrid, type FormColumn, type FormGrid } from './grid.ts';
import { readThreePublicForm } from './three-public-form.ts';
import { readTwoSidedForm, type TwoSidedForm } from './two-sided-form.ts';

/** Which of the published forms a table is. */
export type FormKind = TwoSidedForm | FunctionalForm | 'economic' | 'three_public';

/** A form whose page ended: the next table without headings carries it on. */
export interface OpenForm {
  readonly kind: FormKind;
  readonly columns: readonly FormColumn[];
  readonly unit: MoneyUnit;
}

/** What reading a table yields: nothing when it is none of the accounts' forms. */
export interface FormReading extends Reading {
  readonly open: OpenForm;
}

/**
 * Which form a table is, by its headings and rows; the title decides only between forms that are built
 * alike. Null when it is none of the accounts' forms.
 */
export function recogniseForm(grid: FormGrid, title: string): FormKind | null {
  const headings = grid.columns.map(({ heading }) => heading).join('|');
  const labels = grid.rows.flatMap((row) => row.cells.map(({ text }) => compactText(text).text)).join('|');
  if (/人员经费合计|公用经费合计/.test(labels)) return 'economic';
  if (/因公出国/.test(labels + headings) && /预算数|决算数/.test(headings)) return 'three_public';
  if (/本年支出合计/.test(labels) && /本年收入合计/.test(labels)) {
    return /政府性基金/.test(headings) && /一般公共预算/.test(headings) ? 'appropriation' : 'overall';
  }
  if (!/科目名称|编码/.test(headings)) return null;
  if (/本年收入合计/.test(headings)) return 'income';
  if (!/基本支出/.test(headings)) return null;
  if (/上缴上级|对附属单位/.test(headings)) return 'expenditure';
  if (/政府性基金/.test(title)) return 'government_fund';
  if (/国有资本/.test(title)) return 'state_capital';
  return /一般公共预算/.test(title) ? 'general_budget' : null;
}

/** Published forms are in 万元 unless they say otherwise. */
const USUAL_UNIT: MoneyUnit = '万元';

/**
 * Reads a table of the accounts, or returns null when it is none. `open` is the form before it; the unit is
 * the one the table's own head states, else the one announced above it, else that of the form it carries on.
 */
export function readForm(
  table: Table,
  context: Omit<FormContext, 'unit'> & { readonly announced: MoneyUnit | null },
  classifications: Classifications,
  open: OpenForm | null,
): FormReading | null {
  if (!isRegular(table)) return null;
  const grid = splitGrid(table);
  const title = context.section.split(' / ').at(-1) ?? '';
  const kind = recogniseForm(grid, title);
  const form = kind ? { kind, columns: grid.columns, unit: USUAL_UNIT } : continued(grid, open);
  if (!form) return null;
  const unit = headUnit(table) ?? context.announced ?? form.unit;
  return { ...readRows(form, grid, { ...context, unit }, classifications), open: { ...form, unit } };
}

const HEAD_ROWS = 4;

function headUnit(table: Table): MoneyUnit | null {
  const cells = table.rows.slice(0, HEAD_ROWS).flatMap((row) => row.cells);
  return cells.map(({ text }) => printedUnit(text)).find((unit) => unit !== null) ?? null;
}

/** The open form, where a table has as many columns and begins with values at once. */
function continued(grid: FormGrid, open: OpenForm | null): OpenForm | null {
  const headless = grid.columns.every(({ heading }) => heading === '');
  return open && headless && grid.columns.length === open.columns.length ? open : null;
}

function readRows(
  { kind, columns }: OpenForm,
  { rows }: FormGrid,
  context: FormContext,
  { functional, economic }: Classifications,
): Reading {
  switch (kind) {
    case 'overall':
    case 'appropriation':
      return readTwoSidedForm(kind, columns, rows, functional, context);
    case 'economic':
      return readEconomicForm(columns, rows, economic, context);
    case 'three_public':
      return readThreePublicForm(columns, rows, context);
    default:
      return readFunctionalForm(kind, columns, rows, context);
  }
}
