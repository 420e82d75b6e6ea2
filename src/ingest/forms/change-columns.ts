/** Columns that set an amount against that of the year before: the change, and the change as a share. */
import type { ReadFigure } from '../disclosure.ts';
import { cellNumberOf } from '../cell-number.ts';
import type { Cell } from '../source.ts';
import { type ColumnBearing, type FormContext, formFigure, type FormMeaning } from './form-figure.ts';

/** Names of such columns. */
const CHANGE = /增.{0,2}减|增长|增加|变动|变化|增幅|升降|差额|同比|(?:比|较)上年/;
const CHANGE_PCT = /幅|率|%|百分比|比例/;

/** Whether a heading tells of a change. */
export const tellsChange = (heading: string): boolean => CHANGE.test(heading);

/** Whether a column is of the change since the year before: the form has that year too, or the heading says so. */
export function isChangeHeading(
  path: readonly string[],
  bearings: readonly (ColumnBearing | null)[],
  fiscalYear: number,
): boolean {
  const text = path.join('|');
  if (!tellsChange(text) || /预算|完成/.test(text)) return false;
  return (
    /上年/.test(text) ||
    bearings.some((bearing) => bearing?.measure === 'final' && bearing.year === fiscalYear - 1)
  );
}

/** What such a column states of an item in a cell; null where it is no number, or a share that does not say it is one. */
export function changeFigure(
  cell: Cell,
  path: readonly string[],
  item: Pick<FormMeaning, 'concept' | 'label' | 'fund'>,
  context: FormContext,
): ReadFigure | null {
  const isShare = CHANGE_PCT.test(path.at(-1) ?? '') || /[%％]\s*$/.test(cell.text);
  const number = cellNumberOf(isShare ? cell.text.replace(/[%％]\s*$/, '') : cell.text);
  if (!number || (isShare && number.unit !== null)) return null;
  // 0.29 below 增减幅度 may be 29 % or 0.29 %.
  if (isShare && number.value !== 0 && !/[%％]/.test(cell.text + path.join(''))) return null;
  const figure = {
    ...formFigure({ cell, ...number }, { ...item, measure: isShare ? 'change_pct' : 'change' }, context),
    comparedWith: context.fiscalYear - 1,
  };
  return isShare ? { ...figure, value: number.value, decimals: number.decimals, unit: '%' } : figure;
}
