/** What the columns of a form by functional classification say: of the total, and of each item. */
import {
  type ColumnConcepts,
  COLUMNS,
  type FunctionalForm,
  itemName,
  meaningIn,
} from '../lexicon/form-names.ts';
import { bearingOf, type ColumnBearing } from './column-bearing.ts';
import type { FormColumn } from './grid.ts';

/** What a column says of the total and of an item, and of which year and measure. */
export interface ColumnMeaning extends ColumnConcepts {
  readonly bearing: ColumnBearing;
}

const NAMES_ITEM = /科目名称|^项目$|编码|编号|^[类款项]+$|功能分类|栏次|序号/;
/** Headings over the whole form or a half of it. */
const OVER_ALL =
  /^(?:项目|支出|支出合计|本年支出|本年支出合计|合计|总计|小计|金额|.*决算数|决算金额|.*(?:年初|全年|调整)?预算数|20\d{2}年度?|上年数?|本年数?|支出数|本年支出数|(?:本年)?支出决算|(?:本年)?收入决算|\d+)$/;
const FUND_SPENDING =
  /^(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|公共预算)?(?:财政拨款)?支出$/;

/** The headings of a column that tell it from the others of its form. */
function tellingParts({ path }: FormColumn, form: FunctionalForm): string[] {
  const parts = path
    .map(itemName)
    .map((part) => (form === 'income' && /^(?:本年)?收入(?:合计|小计)?$/.test(part) ? '' : part))
    .map((part) => part.replace(/(?:合计|小计|决算数?|金额)$/, (tail, at: number) => (at > 1 ? '' : tail)))
    .filter((part) => part !== '' && !OVER_ALL.test(part));
  // 一般公共预算财政拨款支出 over the columns of its own form says nothing more.
  const own =
    form === 'income' || form === 'appropriation_spending'
      ? parts
      : parts.filter((part) => !FUND_SPENDING.test(part));
  // Basic expenditure alone has people and running costs for parts.
  return own.length === 2 && own[0] === '基本支出' && /^(?:人员|(?:日常)?公用)经费$/.test(own[1]!)
    ? [own[1]!]
    : own;
}

/**
 * What a column means, or null where its headings say nothing known. A part of a column (教育收费 within
 * 事业收入, 基本工资 within 工资福利支出, 基本支出结转 within 年初结转) is never taken for the whole.
 */
export function columnMeaning(
  column: FormColumn,
  form: FunctionalForm,
  fiscalYear: number,
): ColumnMeaning | null {
  if (column.heading === '' || column.path.some((part) => NAMES_ITEM.test(part) && part !== '项目'))
    return null;
  if (/(?:^|\|)项目$/.test(column.path.join('|'))) return null;
  const bearing = bearingOf(column.path, fiscalYear);
  if (!bearing) return null;
  const parts = tellingParts(column, form);
  const [telling = ''] = parts;
  const found = meaningIn(COLUMNS[form], telling);
  // 其中： marks a part, and so does a heading below another.
  const isPart = column.path.some((part) => /^其中[:：]/.test(part)) && telling === '';
  return found && !isPart && parts.length <= 1 ? { ...found, bearing } : null;
}
