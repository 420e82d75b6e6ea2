/** Scores that a document prints in one place and withholds in another. */
import { departmentYearKey } from '#app/session/departments.ts';
import type { AssessmentProjectRow } from '#warehouse/questions.ts';
import { formatNumber } from '#app/locale/format.ts';
import { type ShownDepartment } from '../shown.ts';
import type { AssessmentWords } from './assessment-words.ts';

/** The forms that print a score which the prose on the same project says is not published. */
const printedThoughWithheld = (projects: readonly AssessmentProjectRow[]): AssessmentProjectRow[] =>
  projects.filter(
    (form) =>
      !form.disclosed &&
      form.score_total !== null &&
      projects.some(
        (prose) =>
          prose.form === 'prose' &&
          !prose.disclosed &&
          prose.document_id === form.document_id &&
          prose.name_zh === form.name_zh,
      ),
  );

/** A note on each of them that names both places. */
export const withheldNotes = (
  shown: readonly ShownDepartment[],
  projects: readonly AssessmentProjectRow[],
  words: AssessmentWords,
): string[] =>
  shown.flatMap((one) =>
    printedThoughWithheld(projects)
      .filter((row) => departmentYearKey(row) === one.key)
      .map((row) => words.noteContradicted(one.label, row.name_zh, formatNumber(row.score_total, [0, 2]))),
  );
