/** The budget that the form of a department's goals is made out for: `年度部门整体支出预算`, in one sum. */
import { parseAmount, toHalfWidth } from '../numeral.ts';
import { sectionPaths } from '../outline/sections.ts';
import type { SourceDocument, TableRow } from '../source.ts';
import type { ClaimedFigure } from './claims.ts';

const WHOLE_BUDGET = /年度部门整体支出预算/;
const SUM = /^资金总额$/;
const squeeze = (text: string): string => toHalfWidth(text).replace(/\s+/g, '');

/** The sum below 资金总额 in the rows that 年度部门整体支出预算 heads; it does not say which budget it is. */
export function readTargetBudgets(source: SourceDocument): ClaimedFigure[] {
  const sections = sectionPaths(source);
  return source.blocks.flatMap((block, at) => {
    if (block.kind !== 'table') return [];
    return block.rows.flatMap((row, index): ClaimedFigure[] => {
      const next = block.rows[index + 1];
      const column = row.cells.findIndex((cell) => SUM.test(squeeze(cell.text)));
      if (
        !next ||
        column < 1 ||
        !row.cells.slice(0, column).some((cell) => WHOLE_BUDGET.test(squeeze(cell.text)))
      )
        return [];
      return figureIn(next, column, sections[at]!);
    });
  });
}

function figureIn(row: TableRow, column: number, section: string): ClaimedFigure[] {
  const cell = row.cells[column];
  const amount = cell && parseAmount(squeeze(cell.text), '万元');
  if (!cell || !amount) return [];
  return [
    {
      role: 'budget',
      concept: 'expenditure.total',
      measure: 'initial_budget',
      ...amount,
      unit: 'CNY10k',
      printed: cell.text.trim(),
      label_zh: '年度部门整体支出预算',
      section,
      line_start: cell.lineStart,
      line_end: cell.lineEnd,
    },
  ];
}
