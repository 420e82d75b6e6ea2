/** Words and terms that what goals and reports claim is told with. */
import { joinWords } from '#app/locale/terms.ts';
import { quantity } from '../quantities.ts';
import { lineTerm } from './terms.ts';
import type { Case, Term } from './told.ts';

/** An amount in words; '' where there is none. */
export const money = (value: number | null, { lang }: Case): string =>
  value === null ? '' : quantity(value, 'CNY10k', lang);

/** Terms that the parameters name, from the second line on. */
export function listedAt(told: Case, unit: string | null, from = 1): Term[] {
  const { row, parameters, lang } = told;
  const labels = parameters.texts('term_labels');
  return parameters.numbers('term_values').map((value, at) =>
    lineTerm(told, row.line_starts[at + from], labels[at] ?? row.subject_zh, {
      text: value === null ? '' : quantity(value, unit, lang),
    }),
  );
}

/** Texts joined as a list. */
export const listOf = (texts: readonly string[], { lang }: Case): string => joinWords(texts, lang);

/** The name of the project whose form begins on a line. */
export function formName({ evidence, row }: Case, line: number): string | null {
  for (const project of evidence.projects.values()) {
    if (project.document_id === row.document_id && project.line_start === line) return project.name_zh;
  }
  return null;
}
