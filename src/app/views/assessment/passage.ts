/** Where a score, a form or an indicator stands. */
import type { PassageColumn } from '#app/source/passage-column.ts';
import type { PassageSource } from '#app/source/source.ts';

/** A row that lies on lines of a document. */
interface Placed {
  readonly document_id: string;
  readonly line_start: number;
  readonly line_end: number;
}

/** The lines of a row as a source. `printed` is what the document prints there, where it is one thing. */
export const passageOf = (
  row: Placed,
  label: string,
  {
    section = '',
    printed = null,
    column,
  }: { section?: string; printed?: string | null; column?: PassageColumn } = {},
): PassageSource => ({
  kind: 'passage',
  documentId: row.document_id,
  section,
  lineStart: row.line_start,
  lineEnd: row.line_end,
  printed,
  label,
  ...(column ? { column } : {}),
});
