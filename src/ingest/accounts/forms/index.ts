import type { Table } from '../../source.ts';
import { compactText } from '../compact.ts';
import type { Classifications } from '../mentions.ts';
import type { MoneyUnit } from '../../numeral.ts';
import type { Reading } from '../read-figure.ts';
import { statedUnit } from '../units.ts';
import { readEconomicForm } from './economic-form.ts';
import type { FormContext } from './form-fact.ts';
import { readFunctionalForm, type FunctionalForm } from './functional-form.ts';
import { blankGrid, hasNumbers, isRegular, splitGrid, type FormColumn, type FormGrid } from './grid.ts';
import { readThreePublicForm } from './three-public-form.ts';
import { readTwoSidedForm, type TwoSidedForm } from './two-sided-form.ts';

/** Which of the published forms a table is. */
export type FormKind = TwoSidedForm | FunctionalForm | 'economic' | 'three_public';

/** A form whose page ended: the next table without headings carries it on. */
export interface OpenForm {
  readonly kind: FormKind;
  readonly unit: MoneyUnit;
  readonly columns: readonly FormColumn[];
}

/** What reading a table yields: nothing when it is none of the accounts' forms. */
export interface FormReading extends Reading {
  readonly open: OpenForm;
  /** Whether the table, or the line above it, names its unit. */
  readonly namesUnit: boolean;
  /** Whether the form is printed without a single number: nothing of its kind was received or spent. */
  readonly isBlank: boolean;
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

/** What is known of a table before it is read. */
export interface TableContext extends Omit<FormContext, 'unit'> {
  /** The unit that the lines around the table state, null where none does. */
  readonly unit: MoneyUnit | null;
}

/** Reads a table of the accounts, or returns null when it is none. `open` is the form before it. */
export function readForm(
  table: Table,
  context: TableContext,
  classifications: Classifications,
  open: OpenForm | null,
): FormReading | null {
  if (!isRegular(table)) return null;
  const title = context.section.split(' / ').at(-1) ?? '';
  const unit = unitInTable(table) ?? context.unit;
  if (!hasNumbers(table)) {
    const blank = blankGrid(table);
    const kind = recogniseForm(blank, title);
    if (kind) {
      const form = { kind, columns: blank.columns, unit: unit ?? DEFAULT_UNIT };
      return { read: [], unread: [], open: form, namesUnit: unit !== null, isBlank: true };
    }
  }
  const grid = splitGrid(table);
  const kind = recogniseForm(grid, title);
  const form = kind ? { kind, columns: grid.columns, unit: unit ?? DEFAULT_UNIT } : continued(grid, open);
  if (!form) return null;
  const reading = readRows(form, grid, { ...context, unit: form.unit }, classifications);
  return { ...reading, open: form, namesUnit: unit !== null || !kind, isBlank: false };
}

/** The unit of every published form that does not name one. */
const DEFAULT_UNIT: MoneyUnit = '万元';
const LONGEST_HEAD = 6;

/** The unit a table names in its own first rows. */
function unitInTable(table: Table): MoneyUnit | null {
  for (const row of table.rows.slice(0, LONGEST_HEAD)) {
    for (const { text } of row.cells) {
      const unit = statedUnit(text);
      if (unit) return unit;
    }
  }
  return null;
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
