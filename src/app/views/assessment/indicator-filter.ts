/** How indicators are narrowed: words to find, and one of three results. */
import type { AssessmentIndicatorRow } from '#warehouse/questions.ts';
import type { Address } from '#app/session/address.ts';

/** Whether the target was met; undecided where target or achieved value is no number. */
export type Result = 'met' | 'missed' | 'undecided';

/** Whether an indicator's target was met. */
export const resultOf = (row: Pick<AssessmentIndicatorRow, 'is_met'>): Result =>
  row.is_met === null ? 'undecided' : row.is_met ? 'met' : 'missed';

/** What indicators are narrowed to, as the address has it. */
export type IndicatorFilter = Pick<Address, 'result' | 'filter'>;

/** What changes in the address when another level or project is shown: nothing is narrowed, sorted or listed. */
export const WITHOUT_FILTER = {
  result: '',
  filter: '',
  list: '',
  listOf: '',
  sort: '',
} as const satisfies Partial<Address>;

/** Whether an indicator is let through: its result, and each word somewhere in its names, texts or result. */
export function matches(
  row: AssessmentIndicatorRow,
  { result, filter }: IndicatorFilter,
  resultWords: Readonly<Record<Result, string>>,
): boolean {
  if (result !== '' && resultOf(row) !== result) return false;
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
  return filter
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
