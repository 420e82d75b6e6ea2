/** A table as it is shown, as the rows of a file. */
import { NOT_APPLICABLE } from '#app/locale/format.ts';
import { statements } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { Cell } from './csv.ts';
import { sortRows, type SortOrder, type Table, type TableCell, type TableRow } from './figure-table.ts';

const WORDS = messages({
  zh: {
    missing: '缺数原因',
    notApplicable: '不适用',
    reason: (where: string, why: string) => `${where}：${why}`,
  },
  en: { missing: 'why missing', notApplicable: 'not applicable', reason: (where, why) => `${where}: ${why}` },
});

/** Whether words stand in the place of a figure, and say why. */
export const isMissing = (cell: TableCell): boolean =>
  cell.kind === 'text' && cell.absent === true && cell.text !== '';

/** Why a figure is missing, in words also where the table has a dash. */
export const whyMissing = ({ text }: TableCell, lang: Language): string =>
  text === NOT_APPLICABLE ? WORDS(lang).notApplicable : text;

/**
 * Numbers in the columns' units, words as they are shown. A missing figure is an empty cell, and a column of its own
 * says why; only where there is one.
 */
export function exportTable(
  table: Table,
  order: SortOrder,
  lang: Language,
): { columns: string[]; rows: Cell[][] } {
  const words = WORDS(lang);
  const anyMissing = table.rows.some(({ cells }) => cells.some(isMissing));
  const reasons = ({ cells }: TableRow): string =>
    statements(
      lang,
      ...cells.flatMap((cell, at) =>
        isMissing(cell) ? [words.reason(table.columns[at + 1]?.head ?? '', whyMissing(cell, lang))] : [],
      ),
    );
  return {
    columns: [
      ...table.columns.map(({ head, note, unit }) => {
        const aside = [note, unit].filter((part) => part !== undefined && part !== '');
        return aside.length > 0 ? `${head} (${aside.join('; ')})` : head;
      }),
      ...(anyMissing ? [words.missing] : []),
      ...(table.exportedColumns ?? []),
    ],
    rows: sortRows(table, order).map((row) => [
      row.headNote ? `${row.head} (${row.headNote})` : row.head,
      ...row.cells.map((cell) =>
        cell.kind === 'figure' ? cell.exported : isMissing(cell) ? null : cell.text,
      ),
      ...(anyMissing ? [reasons(row)] : []),
      ...(row.exported ?? []),
    ]),
  };
}
