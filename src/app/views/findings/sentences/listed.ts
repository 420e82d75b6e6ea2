/** Names of forms, for what reports say of them. */
import type { Case } from './told.ts';

/** The name of the project whose form begins on a line. */
export function formName({ evidence, row }: Case, line: number): string | null {
  for (const project of evidence.projects.values()) {
    if (project.document_id === row.document_id && project.line_start === line) return project.name_zh;
  }
  return null;
}
