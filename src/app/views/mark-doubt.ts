/**
 * Marks the figures in doubt in a view worked out: a triangle in the picture and at single figures, words at marks, a
 * column in the file. One place for all views, so that none can forget it.
 */
import { factsOf } from '#model/formula.ts';
import type { FindingRow } from '#warehouse/questions.ts';
import type { Mark, Picture } from '#app/charts/picture.ts';
import { plural, sentences, seriesOf } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { PassageSource, SourceRef } from '#app/source/source.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import type { ViewModel } from './model.ts';

/** Tells which figures take part in an error or a warning of the audit. */
export interface Doubts {
  /** Whether there is any finding at all. */
  readonly any: boolean;
  doubts(factIds: readonly string[]): readonly FindingRow[];
  doubtsOfPassage(passage: PassageSource): readonly FindingRow[];
}

/** The errors and warnings that a figure, or one it is computed from, takes part in; the gravest first. */
export function doubtsOf(source: SourceRef, doubts: Doubts): readonly FindingRow[] {
  const found =
    source.kind === 'facts' ? doubts.doubts(factsOf(source.formula)) : doubts.doubtsOfPassage(source);
  return [...found].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

const WORDS = messages({
  zh: {
    summary: '带小三角的数存疑。',
    note: '小三角：该数（或算出它的数）与原文别处不一致，点开可看是哪一处；不表示一定错在这里。',
    line: (count: number) => `存疑：涉及 ${count} 处不一致`,
    column: '存疑',
    columnRules: '存疑依据',
  },
  en: {
    summary: 'A small triangle marks figures in doubt.',
    note: 'Small triangle: the figure, or one it is computed from, disagrees with another place of the document; open it to see which. The error need not lie in this figure.',
    line: (count: number) => `in doubt: part of ${plural(count, 'finding')}`,
    column: 'in doubt',
    columnRules: 'findings',
  },
});

/** The view with its figures in doubt marked; as it is where there are none. */
export function markDoubt<M extends ViewModel>(model: M, doubts: Doubts, lang: Language): M {
  if (!doubts.any) return model;
  const picture = model.picture && markPicture(model.picture, doubts, lang);
  const table = markTable(model.table, doubts, lang);
  if (picture === model.picture && table === model.table) return model;
  return { ...model, picture, table, notes: [WORDS(lang).note, ...model.notes] };
}

function markPicture(picture: Picture, doubts: Doubts, lang: Language): Picture {
  const mark = <M extends Mark>(one: M): M => {
    const count = one.source === null ? 0 : doubtsOf(one.source, doubts).length;
    return count === 0 ? one : { ...one, doubt: true, lines: [...one.lines, WORDS(lang).line(count)] };
  };
  const marks = (picture.marks as readonly Mark[]).map(mark);
  if (!marks.some((one) => one.doubt)) return picture;
  const summary = sentences(lang, picture.summary, WORDS(lang).summary);
  // The marks are those of the picture, each of its own kind.
  return { ...picture, summary, marks } as unknown as Picture;
}

function markTable(table: Table, doubts: Doubts, lang: Language): Table {
  const words = WORDS(lang);
  const ofCell = (cell: TableCell) => (cell.source ? doubtsOf(cell.source, doubts) : []);
  const found = table.rows.map((row) => row.cells.map(ofCell));
  if (found.every((row) => row.every((cell) => cell.length === 0))) return table;
  const rows = table.rows.map((row, at): TableRow => {
    const ofRow = found[at]!;
    const cells = row.cells.map((cell, place): TableCell => {
      const [first] = ofRow[place]!;
      return first ? { ...cell, signs: [...(cell.signs ?? []), 'doubt'], finding: first.finding_id } : cell;
    });
    const heads = ofRow.flatMap((cell, place) =>
      cell.length > 0 ? [table.columns[place + 1]?.head ?? ''] : [],
    );
    const ids = new Set(ofRow.flat().map((finding) => finding.finding_id));
    return {
      ...row,
      cells,
      exported: [...(row.exported ?? []), seriesOf(lang, ...heads), [...ids].join(' ')],
    };
  });
  return {
    ...table,
    rows,
    exportedColumns: [...(table.exportedColumns ?? []), words.column, words.columnRules],
  };
}
