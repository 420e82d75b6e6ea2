/** An indicator's target, answer, weight and score as cells of a table, each with its place in the form. */
import type { AssessmentIndicatorRow } from '#warehouse/questions.ts';
import { printedOfIndicator, type PassageColumn } from '#app/source/passage-column.ts';
import type { PassageSource } from '#app/source/source.ts';
import type { TableCell } from '#app/table/figure-table.ts';
import { absentCell, numberCell, textCell } from '../cells.ts';
import type { AssessmentWords } from './assessment-words.ts';
import { passageOf } from './passage.ts';

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** A sign for the file: a spreadsheet takes a plain = for the beginning of a formula. */
export const exportedSign = (operator: string | null): string | null =>
  operator === '=' ? '＝' : operator && (SIGNS[operator] ?? operator);

/** The target as one reads it: `≥ 200 人`. What is printed is kept where it has its own sign or is no number. */
export function targetText(row: AssessmentIndicatorRow, qualitative: string): string {
  const text = row.target_text ?? '';
  if (row.operator === 'qualitative') return text ? `${qualitative} ${text}` : qualitative;
  const sign = row.operator && !/^[≥≤<>=＝]/.test(text) ? `${SIGNS[row.operator] ?? row.operator} ` : '';
  return withUnit(sign + text, row.unit);
}

/** The achieved value as one reads it: `44 人`. */
export const achievedText = (row: AssessmentIndicatorRow): string =>
  withUnit(row.achieved_text ?? '', /\d$/.test(row.achieved_text ?? '') ? row.unit : null);

const withUnit = (text: string, unit: string | null): string =>
  text === '' || !unit || text.endsWith(unit) ? text : `${text} ${unit}`;

/** Where a figure of an indicator stands, with what is printed there. */
export const indicatorSource = (row: AssessmentIndicatorRow, column: PassageColumn): PassageSource =>
  passageOf(row, row.level3, { section: row.section, printed: printedOfIndicator(row, column), column });

/** The cells; what a form leaves empty is said in words. */
export function indicatorCells(
  row: AssessmentIndicatorRow,
  words: Pick<AssessmentWords, 'notStated' | 'qualitative'>,
): Readonly<Record<'target' | 'achieved' | 'weight' | 'score', TableCell>> {
  const figure = (column: 'weight' | 'score'): TableCell =>
    row[column] === null
      ? absentCell(words.notStated)
      : numberCell(row[column], indicatorSource(row, column));
  const stated = (column: 'target' | 'achieved', text: string): TableCell => {
    if (text === '') return absentCell(words.notStated);
    const value = row[`${column}_value`];
    return value === null
      ? textCell(text, indicatorSource(row, column))
      : { ...numberCell(value, indicatorSource(row, column)), text };
  };
  return {
    target: stated('target', targetText(row, words.qualitative)),
    achieved: stated('achieved', achievedText(row)),
    weight: figure('weight'),
    score: figure('score'),
  };
}
