/** The reader's own copy of the accounts that findings are about: on which page a figure stands, and by which words it is found. */
import type { Language } from '#app/locale/language.svelte.ts';
import type { Page } from '#app/session/page.ts';
import { filePlaceLabel } from '#app/source/file-place.ts';
import { quotePlace, type Copy, type Quotation } from '#app/source/quotation.ts';
import type { Place } from '#ingest/source.ts';
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import type { Term } from './telling/told.ts';

/** A copy line by line, and where each line stands in the file; places are null where they are not known. */
export interface OwnCopy {
  readonly lines: Copy;
  readonly places: readonly (Place | null)[] | null;
}

/** The copy that the reader added or chose; null where there is none on this device. */
export function ownCopyOf(
  document: Pick<DepartmentRow, 'document_id' | 'sha256'> | null,
  { added, originals }: Pick<Page, 'added' | 'originals'>,
): OwnCopy | null {
  const mine = document && added.document(document.document_id);
  const lines = mine && mine.lines.length > 0 ? mine.lines : document && originals.lines(document.sha256);
  return lines ? { lines, places: mine?.places ?? null } : null;
}

/** Where a term stands in a copy: its page in words, '' where that is not known, and the words around it. */
export function placeInCopy(
  copy: OwnCopy | null,
  { line, source, printed }: Pick<Term, 'line' | 'source' | 'printed'>,
  lang: Language,
): { readonly page: string; readonly quotation: Quotation | null } {
  if (!copy || line === null) return { page: '', quotation: null };
  const end = source?.kind === 'passage' ? source.lineEnd : line;
  return {
    page: filePlaceLabel(copy.places, line, line, lang),
    quotation: quotePlace(copy.lines, line, Math.max(line, end), printed ?? null),
  };
}
