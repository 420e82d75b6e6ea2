import { statedUnit } from '../captions.ts';
import type { Reading, ReportedNothing, Unread } from '../disclosure.ts';
import type { FunctionalForm } from '../lexicon/form-names.ts';
import { cellNumberOf, isUnclear, reasonUnclear } from '../cell-number.ts';
import type { MoneyUnit } from '../numeral.ts';
import type { Classifications } from '../prose/mentions.ts';
import { nothingInForm, nothingInRemark } from '../prose/nothing.ts';
import type { Cell, Paragraph, SourceDocument, Table, TableRow } from '../source.ts';
import { compactText } from '../text.ts';
import { readEconomicForm } from './economic-form.ts';
import { type FormContext, unreadAmounts } from './form-figure.ts';
import {
  filledTexts,
  type FormKind,
  headTexts,
  kindOfTitle,
  partForms,
  titleIn,
  titleInTable,
} from './form-rows.ts';
import type { FormFigures } from './form-units.ts';
import { readFunctionalForm, type RowItems } from './functional-form.ts';
import {
  blankGrid,
  type FormColumn,
  type FormGrid,
  hasNumbers,
  isRegular,
  ownRows,
  splitGrid,
  unclearCells,
} from './grid.ts';
import { readListForm, readThreePublicForm } from './three-public-form.ts';
import { hasEconomicRows, readEconomicRows } from './spent-on.ts';
import { nameColumns, readTwoSidedForm, twoSidedKind } from './two-sided-form.ts';

/** A form whose page ended: the next table without headings carries it on. */
interface OpenForm {
  readonly kind: FormKind;
  readonly unit: MoneyUnit;
  readonly columns: readonly FormColumn[];
  /** Whether its heads may stand over other columns. */
  readonly isUnsettled: boolean;
  /** Of a form with two sides: whether its rows went below the opening carry-over. */
  readonly belowCarryover: boolean;
}

/** What reading a table yields: nothing when it is none of the accounts' forms. */
interface FormReading extends Reading {
  readonly open: OpenForm;
  /** The unit that the table, or the line above it, names; null where neither does. */
  readonly namedUnit: MoneyUnit | null;
  /** Whether the table carries on the form before it. */
  readonly continues: boolean;
  /** Whether the form is printed without a single number: nothing of its kind was received or spent. */
  readonly isBlank: boolean;
}

/**
 * Which form a table is. Its title says so where the table is built like that form; without a title, or with
 * that of another, its headings and rows do. Null when it is none of the accounts' forms.
 */
function recogniseForm(grid: FormGrid, title: string | null): FormKind | null {
  const headings = grid.columns.map(({ heading }) => heading).join('|');
  const labels = grid.rows.flatMap((row) => row.cells.map(({ text }) => compactText(text).text)).join('|');
  const titled = title === null ? null : kindOfTitle(title);
  const fitting = titled && fitTitle(titled, grid, headings, labels);
  return fitting ?? formByLayout(grid, headings, labels);
}

/** The form a title announces where the table is built like it, else null. */
function fitTitle(kind: FormKind, grid: FormGrid, headings: string, labels: string): FormKind | null {
  switch (kind) {
    case 'three_public':
      return /因公出国|出国\(境\)|公务接待|公务用车/.test(labels + headings) ? kind : null;
    case 'statistics':
      return /机关运行经费|政府采购|车辆|出国\(境\)|货物|设备/.test(labels) ? kind : null;
    case 'overall':
    case 'appropriation':
      return isTwoSided(grid, headings, labels) ? kind : null;
    case 'basic':
      return fitTitle('economic', grid, headings, labels) === 'economic'
        ? 'economic'
        : fitTitle('expenditure', grid, headings, labels) && kind;
    case 'economic':
      if (isEconomic(grid, labels)) return kind;
      return hasItems(grid, headings) ? 'general_basic' : null;
    default:
      return hasItems(grid, headings) && !isTwoSided(grid, headings, labels) ? kind : null;
  }
}

const TWO_SIDED =
  /本年收入合计|本年支出合计|一般公共预算财政拨款|一般公共服务支出|社会保障和就业支出|年[初末](?:财政拨款)?结转/g;

function isTwoSided({ columns, rows }: FormGrid, headings: string, labels: string): boolean {
  const found = new Set(labels.match(TWO_SIDED) ?? []);
  return found.size >= 2 && !/编码|科目名称/.test(headings) && nameColumns(columns, rows).length >= 2;
}

/** How many rows begin with a code of a classification: by function 2, by economic nature 3. */
function codedRows({ rows }: FormGrid, first: '2' | '3'): number {
  const code = new RegExp(`^\\[?${first}\\d{2}(?:\\d{2}){0,2}(?:[^\\d.,].*)?$`);
  return rows.filter((row) => code.test(filledTexts(row)[0] ?? '')).length;
}

const isEconomic = (grid: FormGrid, labels: string): boolean =>
  /人员经费合计|公用经费合计/.test(labels) ||
  (/工资福利支出|商品和服务支出/.test(labels) && codedRows(grid, '2') === 0);

/** Rows that are items of the functional classification, or at least headings for them. */
const hasItems = (grid: FormGrid, headings: string): boolean =>
  !hasBodies(headings) && (codedRows(grid, '2') > 0 || /编码|科目名称|功能分类|项目/.test(headings));

/** Whether the rows are bodies with numbers of their own: 208 in front of a bureau's name is no 类. */
const hasBodies = (headings: string): boolean =>
  /(?:单位|部门)(?:名称|编码|代码)/.test(headings) && !/科目|功能分类|(?:^|\|)[类款项]/.test(headings);

function formByLayout(grid: FormGrid, headings: string, labels: string): FormKind | null {
  if (/人员经费合计|公用经费合计/.test(labels)) return 'economic';
  if (/因公出国/.test(labels + headings) && /预算数|决算数/.test(headings)) return 'three_public';
  if (/本年支出合计/.test(labels) && /本年收入合计/.test(labels)) return twoSidedKind(grid.columns, labels);
  if (!/科目名称|编码/.test(headings) || hasBodies(headings)) return null;
  if (/本年收入合计/.test(headings)) return 'income';
  return /基本支出/.test(headings) && /上缴上级|对附属单位/.test(headings) ? 'expenditure' : null;
}

/** What is known of a table before it is read. */
interface TableContext extends Omit<FormContext, 'unit'> {
  /** The unit that the lines around the table state, null where none does. */
  readonly unit: MoneyUnit | null;
  /** The title that stands above the table, null where none does. */
  readonly title: string | null;
}

/** Reads a table of the accounts, or returns null when it is none. `open` is the form before it. */
function readForm(
  table: Table,
  context: TableContext,
  classifications: Classifications,
  open: OpenForm | null,
): FormReading | null {
  const rows = ownRows(table);
  if (!isRegular(table.layout, rows)) return null;
  const title = titleInTable(table) ?? context.title;
  const grid = splitGrid(rows);
  const unit = unitInTable(table) ?? headedUnit(grid) ?? context.unit;
  if (!hasNumbers(table)) {
    const blank = blankGrid(rows);
    const kind = recogniseForm(blank, title);
    if (kind) {
      const form = openForm(kind, blank, unit, table);
      return { read: [], unread: [], open: form, namedUnit: unit, continues: false, isBlank: true };
    }
  }
  const before = continued(grid, open, title);
  const form = before ?? opened(grid, title, unit, table);
  if (!form) return null;
  const reading = readRows(form, grid, { ...context, unit: form.unit }, classifications);
  const { belowCarryover = false, read, unread, items, settled } = reading;
  const isContinued = before !== null;
  return {
    read,
    unread: [
      ...unread,
      ...grid.rows.flatMap((row) =>
        doubtfulCells(row, form.columns, settled?.has(row)).flatMap(({ cell, reason }) =>
          unreadAmounts(cell, reason, context.section, items?.get(row)),
        ),
      ),
    ],
    open: { ...form, belowCarryover },
    namedUnit: unit,
    continues: isContinued,
    isBlank: false,
  };
}

/** Cells of a row that hold no number that can be told, and every amount of one with fewer cells than its form: it may stand a column off. */
function doubtfulCells(
  row: TableRow,
  columns: readonly FormColumn[],
  isSettled = false,
): { readonly cell: Cell; readonly reason: string }[] {
  if (!row.isShort || isSettled)
    return unclearCells(row, columns).map((cell) => ({ cell, reason: reasonUnclear(cell.text) }));
  return row.cells
    .filter(({ text }) => isUnclear(text) || (cellNumberOf(text)?.decimals ?? 0) > 0)
    .map((cell) => ({ cell, reason: 'unclear-column' }));
}

function opened(grid: FormGrid, title: string | null, unit: MoneyUnit | null, table: Table): OpenForm | null {
  const kind = recogniseForm(grid, title);
  return kind && openForm(kind, grid, unit, table);
}

const openForm = (kind: FormKind, { columns }: FormGrid, unit: MoneyUnit | null, table: Table): OpenForm => ({
  kind,
  columns,
  unit: unit ?? DEFAULT_UNIT,
  isUnsettled: table.isUnsettled ?? false,
  belowCarryover: false,
});

/** The unit of every published form that does not name one. */
const DEFAULT_UNIT: MoneyUnit = '万元';
/** The unit a table names in its own first rows. */
function unitInTable(table: Table): MoneyUnit | null {
  for (const text of headTexts(table)) {
    const unit = statedUnit(text);
    if (unit) return unit;
  }
  return null;
}

/** The one unit that headings of columns name. */
function headedUnit({ columns }: FormGrid): MoneyUnit | null {
  const [unit = null, ...others] = new Set(columns.flatMap((column) => column.unit ?? []));
  return others.length === 0 ? unit : null;
}

/**
 * The open form, where a table has as many columns and begins with values at once, or says the same headings
 * again without a title of its own.
 */
function continued(grid: FormGrid, open: OpenForm | null, title: string | null): OpenForm | null {
  if (!open || grid.columns.length !== open.columns.length) return null;
  const headless = grid.columns.every(({ heading }) => heading === '');
  if (headless) return open;
  const isSame = grid.columns.every(({ heading }, index) => heading === open.columns[index]!.heading);
  return isSame && title === null ? open : null;
}

function readRows(
  { kind, columns, isUnsettled, belowCarryover }: OpenForm,
  grid: FormGrid,
  context: FormContext,
  classifications: Classifications,
): Reading & {
  readonly belowCarryover?: boolean;
  readonly items?: RowItems;
  readonly settled?: ReadonlySet<TableRow>;
} {
  const { functional, economic } = classifications;
  const rows = grid.rows.filter(({ isShort }) => !isShort);
  if (isUnsettled) return { read: [], unread: rows.flatMap((row) => unsettledAmounts(row, context.section)) };
  switch (kind) {
    case 'overall':
    case 'appropriation':
      return readTwoSidedForm(kind, columns, rows, functional, context, belowCarryover);
    case 'economic':
      return readEconomicForm(columns, rows, economic, context);
    case 'three_public':
      return readThreePublicForm(columns, rows, context);
    case 'statistics':
      return readListForm(columns, rows, context);
    default:
      return hasEconomicRows(rows, kind satisfies FunctionalForm)
        ? readEconomicRows(kind, columns, rows, economic, context)
        : readFunctionalForm(kind, { ...grid, columns }, classifications, context);
  }
}

/** Every amount of a row of which the columns cannot be told. */
const unsettledAmounts = ({ cells }: TableRow, section: string): Unread[] =>
  cells
    .filter(({ text }) => (cellNumberOf(text)?.decimals ?? 0) > 0)
    .flatMap((cell) => unreadAmounts(cell, 'unclear-column', section));

/** What stands between a form's title and the form is captions: running text there shows that no form follows. */
const LONGEST_BEFORE_FORM = 120;
/** The line above a form that names its unit: body, year and unit at most. */
const LONGEST_UNIT_LINE = 80;

/** Reads the forms among the blocks it is given in order, and keeps what was found. */
export class FormThread {
  readonly forms: FormFigures[] = [];
  readonly unread: Unread[] = [];
  readonly nothing: ReportedNothing[] = [];
  private open: OpenForm | null = null;
  private unit: MoneyUnit | null = null;
  private title: string | null = null;

  constructor(
    private readonly fiscalYear: number,
    private readonly classifications: Classifications,
  ) {}

  /** Begins anew: what was said before is of no form that follows. */
  begin(): void {
    this.open = this.unit = this.title = null;
  }

  /** Takes what a paragraph says of the form below it, or of the one above. */
  pass(paragraph: Paragraph, section: string): void {
    const { text } = paragraph;
    if (text.length <= LONGEST_UNIT_LINE) this.unit = statedUnit(text) ?? this.unit;
    // A remark on a form without a table follows the caption in one breath where lines were joined.
    this.title = titleIn(text.split(/说明[:：]|注[:：]/)[0]!) ?? this.title;
    const kind = this.title === null ? this.open?.kind : kindOfTitle(this.title);
    const remarked = kind ? nothingInRemark(kind, paragraph, section) : [];
    this.nothing.push(...remarked);
    if (remarked.length > 0 || text.length > LONGEST_BEFORE_FORM) this.title = null;
    this.title = titleIn(text) ?? this.title;
  }

  /**
   * Reads a table: one form, or several where a PDF or a sheet runs them together.
   * @param isAttached outside the accounts proper: there only a form that bears its title, or goes on, is one of them
   */
  read(block: Table, section: string, isAttached: boolean): void {
    for (const table of partForms(block)) {
      const isTitled = this.title !== null || titleInTable(table) !== null;
      const found = isAttached && !isTitled && !this.open ? null : this.readTable(table, section);
      const reading = isAttached && !isTitled && !found?.continues ? null : found;
      if (reading) this.keep(reading, table, section);
      else if (!isAttached) this.unread.push(...unknownForm(table, section));
      this.open = reading?.open ?? null;
      this.unit = null;
      this.title = null;
    }
  }

  private readTable(table: Table, section: string): FormReading | null {
    const { fiscalYear, unit, title } = this;
    return readForm(table, { section, fiscalYear, unit, title }, this.classifications, this.open);
  }

  private keep(reading: FormReading, table: Table, section: string): void {
    if (reading.isBlank) this.nothing.push(...nothingInForm(reading.open.kind, table, section));
    const last = reading.continues ? this.forms.at(-1) : undefined;
    if (last) last.figures.push(...reading.read);
    else this.forms.push({ figures: [...reading.read], namedUnit: reading.namedUnit });
    this.unread.push(...reading.unread);
  }
}

/** The titles of the forms that a document holds as tables, as they are printed but for blanks. */
export function titlesOfForms({ blocks }: SourceDocument): string[] {
  let above: string | null = null;
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') {
      above = block.text.length > LONGEST_BEFORE_FORM ? null : (titleIn(block.text) ?? above);
      return [];
    }
    const titles = partForms(block).flatMap(
      (table, index) => titleInTable(table) ?? (index === 0 ? (above ?? []) : []),
    );
    above = null;
    return titles;
  });
}

/** Every amount of a table that is none of the forms known here. */
function unknownForm(table: Table, section: string): Unread[] {
  return table.rows
    .flatMap(({ cells }) => cells)
    .filter(({ text }) => (cellNumberOf(text)?.decimals ?? 0) > 0 || isUnclear(text))
    .flatMap((cell) => unreadAmounts(cell, 'unknown-form', section));
}
