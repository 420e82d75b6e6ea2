import type { FixedConcept, FunctionFamily } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { Unread } from '../../disclosure.ts';
import type { TableRow } from '../../source.ts';
import type { ReadFigure, Reading } from '../read-figure.ts';
import { formFigure, type FormContext } from './form-fact.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';

/** What a column of a form by functional classification says: of a total, and of an item. */
interface ColumnMeaning {
  readonly total: FixedConcept;
  /** Family of the item's concept. */
  readonly family: FunctionFamily;
  readonly fund: Fund;
}

/** A form by functional classification: which kind decides what its columns mean. */
export type FunctionalForm =
  'income' | 'expenditure' | 'general_budget' | 'government_fund' | 'state_capital';

type ColumnRule = readonly [RegExp, ColumnMeaning];

const INCOME_COLUMNS: readonly ColumnRule[] = [
  [/本年收入(?:合计)?$/, { total: 'income.current', family: 'income.function', fund: 'all' }],
  [
    /财政拨款收入/,
    { total: 'income.fiscal_appropriation', family: 'income.function', fund: 'fiscal_appropriation' },
  ],
  [/上级补助/, { total: 'income.superior_subsidy', family: 'superior_subsidy.function', fund: 'all' }],
  [/事业收入/, { total: 'income.undertaking', family: 'undertaking.function', fund: 'all' }],
  [/经营收入/, { total: 'income.business', family: 'business_income.function', fund: 'all' }],
  [/附属单位/, { total: 'income.affiliated', family: 'affiliated.function', fund: 'all' }],
  [/其他收入/, { total: 'income.other', family: 'other_income.function', fund: 'all' }],
];

const EXPENDITURE_COLUMNS: readonly ColumnRule[] = [
  [/基本支出/, { total: 'expenditure.basic', family: 'basic.function', fund: 'all' }],
  [/项目支出/, { total: 'expenditure.project', family: 'project.function', fund: 'all' }],
  [/上缴上级/, { total: 'expenditure.turned_over', family: 'turned_over.function', fund: 'all' }],
  [/经营支出/, { total: 'expenditure.business', family: 'business.function', fund: 'all' }],
  [
    /对附属单位/,
    { total: 'expenditure.affiliated_subsidy', family: 'affiliated_subsidy.function', fund: 'all' },
  ],
  [/(?:合计|小计)$/, { total: 'expenditure.current', family: 'function', fund: 'all' }],
];

const FUND_INCOME = {
  general_budget: 'income.general_public_budget',
  government_fund: 'income.government_fund',
  state_capital: 'income.state_capital',
} as const;

/** The columns of the three forms of one fund each: what was left, received, spent and is left. */
function fundColumns(form: keyof typeof FUND_INCOME): readonly ColumnRule[] {
  const fund: Fund = form === 'general_budget' ? 'general_public_budget' : form;
  return [
    [/(?:上年|年初)结转/, { total: `${form}.carryover_opening`, family: 'carryover_opening.function', fund }],
    [/年末结转|结转下年/, { total: `${form}.carryover_closing`, family: 'carryover_closing.function', fund }],
    [/收入/, { total: FUND_INCOME[form], family: 'income.function', fund }],
    [/基本支出/, { total: `${form}.basic`, family: 'basic.function', fund }],
    [/项目支出/, { total: `${form}.project`, family: 'project.function', fund }],
    [/(?:合计|小计)$/, { total: `${form}.total`, family: 'function', fund }],
  ];
}

function columnRules(form: FunctionalForm): readonly ColumnRule[] {
  if (form === 'income') return INCOME_COLUMNS;
  return form === 'expenditure' ? EXPENDITURE_COLUMNS : fundColumns(form);
}

/**
 * What a column means. Under a heading that spans several, carry-overs and income have parts that the model
 * does not tell apart: only the sum of them counts.
 */
function meaningOf({ heading, path }: FormColumn, form: FunctionalForm): ColumnMeaning | null {
  if (NAME_COLUMN.test(heading) || CODE_COLUMN.test(heading)) return null;
  const rules = columnRules(form);
  const [top] = path;
  const group = path.length > 1 && top !== undefined && /结转|收入/.test(top) ? top : null;
  if (group === null) return rules.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
  if (!/(?:合计|小计)$/.test(heading) && form !== 'income') return null;
  return rules.find(([pattern]) => pattern.test(form === 'income' ? heading : group))?.[1] ?? null;
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
  const meanings = columns.map((column) => meaningOf(column, form));
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  for (const row of rows) {
    const item = rowItem(row);
    for (let index = item?.firstValue ?? 0; index < row.cells.length; index += 1) {
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const meaning = meanings[index] ?? null;
      if (item && meaning) {
        const { code, name } = item;
        const concept = code === null ? meaning.total : `${meaning.family}.${code}`;
        const label = isSecondIncomeColumn(meaning) ? `${name}（${columns[index]!.heading}）` : name;
        read.push(formFigure(amount, { concept, label, fund: code === null ? null : meaning.fund }, context));
      } else if (item || amount.decimals > 0) {
        unread.push({
          section: context.section,
          line_start: amount.cell.lineStart,
          line_end: amount.cell.lineEnd,
          printed: amount.cell.text,
          reason: item ? 'unclear-column' : 'unknown-item',
        });
      }
    }
  }
  return { read, unread };
}

/** Two columns of the income form carry the same concept for different money: the label tells them apart. */
const isSecondIncomeColumn = ({ family, fund }: ColumnMeaning): boolean =>
  family === 'income.function' && fund === 'fiscal_appropriation';

/** Headings of code columns that share a row with the total. */
const CODE_LEVEL = /^[类款项]$/;

/** The code and name of a row: the code may be split over several cells; a total has none. */
function rowItem(row: TableRow): { code: string | null; name: string; firstValue: number } | null {
  let code = '';
  let index = 0;
  while (index < row.cells.length) {
    const text = cellText(row, index);
    if (/^\d{1,7}$/.test(text)) code += text;
    else if (text !== '' && !CODE_LEVEL.test(text)) break;
    index += 1;
  }
  const name = row.cells[index]?.text.replace(/\s+/g, '') ?? '';
  if (name === '' || /^[\d,.-]+$/.test(name)) return null;
  if (code === '') return /^(?:合计|总计)$/.test(name) ? { code: null, name, firstValue: index + 1 } : null;
  return /^\d{3}(?:\d{2}){0,2}$/.test(code) ? { code, name, firstValue: index + 1 } : null;
}
