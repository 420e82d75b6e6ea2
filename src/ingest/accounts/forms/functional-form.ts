import type { FixedConcept } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { Unread } from '../../disclosure.ts';
import type { TableRow } from '../../source.ts';
import type { ReadFigure, Reading } from '../read-figure.ts';
import { formFigure, type FormContext } from './form-fact.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';

/** What a column of a form by functional classification says: of a total, and of an item. */
interface ColumnMeaning {
  readonly total: FixedConcept;
  /** Family of the item's concept, or null where the model has none for this column. */
  readonly family: 'function' | 'income.function' | 'basic.function' | 'project.function' | null;
  readonly fund: Fund | null;
}

/** A form by functional classification: which kind decides what its columns mean. */
export type FunctionalForm =
  'income' | 'expenditure' | 'general_budget' | 'government_fund' | 'state_capital';

const INCOME_COLUMNS: readonly [RegExp, ColumnMeaning][] = [
  [/本年收入(?:合计)?$/, { total: 'income.current', family: 'income.function', fund: 'all' }],
  [
    /财政拨款收入/,
    { total: 'income.fiscal_appropriation', family: 'income.function', fund: 'fiscal_appropriation' },
  ],
  [/上级补助/, { total: 'income.superior_subsidy', family: null, fund: null }],
  [/事业收入/, { total: 'income.undertaking', family: null, fund: null }],
  [/经营收入/, { total: 'income.business', family: null, fund: null }],
  [/附属单位/, { total: 'income.affiliated', family: null, fund: null }],
  [/其他收入/, { total: 'income.other', family: null, fund: null }],
];

function expenditureColumns(form: Exclude<FunctionalForm, 'income'>): readonly [RegExp, ColumnMeaning][] {
  const fund: Fund =
    form === 'expenditure' ? 'all' : form === 'general_budget' ? 'general_public_budget' : form;
  const totals = {
    expenditure: ['expenditure.basic', 'expenditure.project', 'expenditure.current'],
    general_budget: ['general_budget.basic', 'general_budget.project', 'general_budget.total'],
    government_fund: [null, null, 'government_fund.total'],
    state_capital: [null, null, 'state_capital.total'],
  } as const;
  const [basic, project, current] = totals[form];
  const columns: [RegExp, ColumnMeaning][] = [];
  if (basic) columns.push([/基本支出/, { total: basic, family: 'basic.function', fund }]);
  if (project) columns.push([/项目支出/, { total: project, family: 'project.function', fund }]);
  if (form === 'expenditure') {
    columns.push(
      [/上缴上级/, { total: 'expenditure.turned_over', family: null, fund: null }],
      [/经营支出/, { total: 'expenditure.business', family: null, fund: null }],
      [/对附属单位/, { total: 'expenditure.affiliated_subsidy', family: null, fund: null }],
    );
  }
  columns.push([/(?:合计|小计)$/, { total: current, family: 'function', fund }]);
  return columns;
}

const NAME_COLUMN = /科目名称|项目$/;
const CODE_COLUMN = /编码|^[类款项]$|功能分类/;

/** Reads a form whose rows are codes of the functional classification and a total. */
export function readFunctionalForm(
  form: FunctionalForm,
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  context: FormContext,
): Reading {
  const patterns = form === 'income' ? INCOME_COLUMNS : expenditureColumns(form);
  const meanings = columns.map(({ heading }) =>
    NAME_COLUMN.test(heading) || CODE_COLUMN.test(heading)
      ? null
      : (patterns.find(([pattern]) => pattern.test(heading))?.[1] ?? null),
  );
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  for (const row of rows) {
    const item = rowItem(row);
    if (!item) continue;
    for (let index = item.firstValue; index < row.cells.length; index += 1) {
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const meaning = meanings[index] ?? null;
      const concept = conceptOf(meaning, item.code);
      if (concept) {
        const label = isSecondIncomeColumn(meaning)
          ? `${item.name}（${columns[index]!.heading}）`
          : item.name;
        const fund = item.code && meaning ? meaning.fund : null;
        read.push(formFigure(amount, { concept, label, fund }, context));
      } else {
        unread.push({
          section: context.section,
          line_start: amount.cell.lineStart,
          line_end: amount.cell.lineEnd,
          printed: amount.cell.text,
          reason: 'unclear-column',
        });
      }
    }
  }
  return { read, unread };
}

const conceptOf = (meaning: ColumnMeaning | null, code: string | null): string | null =>
  meaning && (code === null ? meaning.total : meaning.family && `${meaning.family}.${code}`);

/** Two columns of the income form carry the same concept for different money: the label tells them apart. */
const isSecondIncomeColumn = (meaning: ColumnMeaning | null): boolean =>
  meaning?.family === 'income.function' && meaning.fund !== 'all';

/** The code and name of a row: the code may be split over several cells; a total has none. */
function rowItem(row: TableRow): { code: string | null; name: string; firstValue: number } | null {
  let code = '';
  let index = 0;
  while (
    index < row.cells.length &&
    (/^\d{1,7}$/.test(cellText(row, index)) || cellText(row, index) === '')
  ) {
    code += cellText(row, index);
    index += 1;
  }
  const name = row.cells[index]?.text.replace(/\s+/g, '') ?? '';
  if (name === '' || /^[\d,.-]+$/.test(name)) return null;
  if (code === '') return /^(?:合计|总计)$/.test(name) ? { code: null, name, firstValue: index + 1 } : null;
  return /^\d{3}(?:\d{2}){0,2}$/.test(code) ? { code, name, firstValue: index + 1 } : null;
}
