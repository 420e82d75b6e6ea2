/** How indicators are narrowed: words to find, and one of three results, both kept in the address as one text. */
import type { AssessmentIndicatorRow } from '#warehouse/questions.ts';

/** Whether the target was met; undecided where target or achieved value is no number. */
export type Result = 'met' | 'missed' | 'undecided';

/** Whether an indicator's target was met. */
export const resultOf = (row: Pick<AssessmentIndicatorRow, 'is_met'>): Result =>
  row.is_met === null ? 'undecided' : row.is_met ? 'met' : 'missed';

/** A filter taken apart: `is:missed 就业` finds what was missed and contains 就业. */
export interface IndicatorFilter {
  readonly result: Result | null;
  readonly text: string;
}

/** Reads a filter as the address keeps it. */
export function parseFilter(filter: string): IndicatorFilter {
  const result = /(?:^|\s)is:(met|missed|undecided)(?=\s|$)/.exec(filter)?.[1] as Result | undefined;
  return {
    result: result ?? null,
    text: filter.replaceAll(/(?:^|\s)is:(?:met|missed|undecided)(?=\s|$)/g, ' ').trim(),
  };
}

/** Writes a filter for the address; '' when nothing is filtered. */
export const writeFilter = ({ result, text }: IndicatorFilter): string =>
  [result ? `is:${result}` : '', text.trim()].filter((part) => part !== '').join(' ');

/** Whether an indicator is let through: its result, and each word somewhere in its names, texts or result. */
export function matches(
  row: AssessmentIndicatorRow,
  filter: string,
  resultWords: Readonly<Record<Result, string>>,
): boolean {
  const { result, text } = parseFilter(filter);
  if (result !== null && resultOf(row) !== result) return false;
  const parts = [
    row.level1,
    row.level2,
    row.level3,
    row.project_zh,
    row.target_text,
    row.achieved_text,
    row.unit,
    resultWords[resultOf(row)],
  ];
  const haystack = parts.join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
