/**
 * The columns of a self-assessment form that a passage can be the place of. A source names its column and not
 * the words in it: those are read from the data, so that no link can put words into a document.
 */
import type { AssessmentIndicatorRow, AssessmentProjectRow } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';

const LABELS = {
  initial_budget: { zh: '年初预算（万元）', en: 'initial budget (CNY 10,000)' },
  adjusted_budget: { zh: '调整预算（万元）', en: 'adjusted budget (CNY 10,000)' },
  executed: { zh: '执行数（万元）', en: 'executed (CNY 10,000)' },
  execution_pct: { zh: '执行率（%）', en: 'execution rate (%)' },
  execution_weight: { zh: '预算执行的权重（分）', en: 'weight of execution (points)' },
  execution_score: { zh: '预算执行得分（分）', en: 'score for execution (points)' },
  weight_total: { zh: '总权重（分）', en: 'total weight (points)' },
  score_total: { zh: '得分（分）', en: 'score (points)' },
  target: { zh: '目标值', en: 'target' },
  achieved: { zh: '完成值', en: 'achieved' },
  weight: { zh: '权重（分）', en: 'weight (points)' },
  score: { zh: '得分（分）', en: 'score (points)' },
  staff: { zh: '在职人数（人）', en: 'people on post' },
} as const;

/** A column of a project (the first eight), of an indicator, or the staff a document states. */
export type PassageColumn = keyof typeof LABELS;

export const isPassageColumn = (text: string | undefined): text is PassageColumn =>
  text !== undefined && Object.hasOwn(LABELS, text);

/** What a column holds, with the unit the documents print it in. */
export const columnLabel = (column: PassageColumn, lang: Language): string => LABELS[column][lang];

/** A number as the forms print it: digits and a point, no separators. */
const plain = (value: number | null): string | null => (value === null ? null : String(value));

/** What stands in a column of a project's form; null when nothing does, or when it has no such column. */
export function printedOfProject(row: AssessmentProjectRow, column: PassageColumn): string | null {
  switch (column) {
    case 'initial_budget':
    case 'adjusted_budget':
    case 'executed':
    case 'execution_pct':
    case 'execution_weight':
    case 'execution_score':
    case 'weight_total':
      return plain(row[column]);
    case 'score_total':
      return row.disclosed ? plain(row.score_total) : null;
    default:
      return null;
  }
}

/** What stands in a column of an indicator; null when nothing does, or when it has no such column. */
export function printedOfIndicator(row: AssessmentIndicatorRow, column: PassageColumn): string | null {
  switch (column) {
    case 'target':
      return row.target_text ?? plain(row.target_value);
    case 'achieved':
      return row.achieved_text ?? plain(row.achieved_value);
    case 'weight':
    case 'score':
      return plain(row[column]);
    default:
      return null;
  }
}
