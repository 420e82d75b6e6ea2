/** Prior years told anew: what is said of those among the figures shown. */
import { factsOf } from '#model/formula.ts';
import type { DepartmentRow, RestatementRow } from '#warehouse/questions/questions.ts';
import { departmentLabel } from '#app/session/departments.ts';
import { formatFigure } from '#app/locale/format.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import type { Table } from '#app/table/figure-table.ts';

/** A restatement in words. */
type Told = Record<'name' | 'item' | 'ownTitle' | 'before' | 'nextTitle' | 'after', string> & {
  readonly year: number;
  readonly derived: boolean;
};

const WORDS = messages({
  zh: {
    note: ({ name, year, item, ownTitle, before, nextTitle, after, derived }: Told) =>
      `${name} ${year} 年“${item}”有两个数：当年的《${ownTitle}》载为 ${before}，下一年的《${nextTitle}》${derived ? '按所载增减额推算' : '载'}为 ${after}。这里用当年的数。`,
    more: (count: number) => `另有 ${count} 个数，下一年的文件所载也与此不同。`,
  },
  en: {
    note: ({ name, year, item, ownTitle, before, nextTitle, after, derived }) =>
      `${name} ${year}, ${item}: ${before} in that year’s own document, 《${ownTitle}》, but ${after} ${derived ? 'as implied by the change stated ' : ''}in the next year’s, 《${nextTitle}》. The year’s own figure is used here.`,
    more: (count) => `${count} more figures are given otherwise in the next year’s document.`,
  },
});

/** Notes beyond this many are counted, not listed. */
const LISTED = 6;

/** A note on each figure of a table, or term of one, that a later document gives otherwise. Both documents are named. */
export function restatedNotes(
  rows: readonly RestatementRow[],
  table: Table,
  documents: readonly DepartmentRow[],
  lang: Language,
): string[] {
  if (rows.length === 0) return [];
  const used = new Set(
    table.rows.flatMap((row) =>
      row.cells.flatMap(({ source }) => (source?.kind === 'facts' ? factsOf(source.formula) : [])),
    ),
  );
  const here = rows.filter((row) => used.has(row.own_fact_id));
  const notes = here.slice(0, LISTED).map((row) => restatedNote(row, documents, lang));
  const more = here.length - notes.length;
  if (more <= 0) return notes;
  return [...notes, WORDS(lang).more(more)];
}

/** One restatement in words: what, and which document says which. */
function restatedNote(row: RestatementRow, documents: readonly DepartmentRow[], lang: Language): string {
  const documentOf = (id: string) => documents.find((one) => one.document_id === id);
  const [own, next] = [documentOf(row.own_document_id), documentOf(row.restated_document_id)];
  return WORDS(lang).note({
    name: own ? departmentLabel(own, lang) : row.entity_id,
    year: row.fiscal_year,
    item: conceptLabel(row.concept, lang, row),
    ownTitle: own?.title_zh ?? '',
    before: formatFigure(row.own, row.unit, lang),
    nextTitle: next?.title_zh ?? '',
    after: formatFigure(row.restated, row.unit, lang),
    derived: row.restated_origin === 'derived',
  });
}
