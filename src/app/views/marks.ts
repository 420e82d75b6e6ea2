/**
 * The marks a view gets beside its own. What the reader added or corrected: rings in the picture, words at marks and
 * rows, signs at single figures, columns in the file. What is in doubt: a triangle in the picture and at single figures,
 * words at marks, columns in the file. One place for all views, so that none can forget it.
 */
import { type Language, messages } from '#app/locale/language.svelte.ts';
import type { ViewModel } from './model.ts';
import { type ReadersOwn, addedWord, correctedWord, isOfAdded, isOfCorrected } from './readers-own.ts';
import type { Mark, Picture } from '#app/charts/picture.ts';
import { sentences, seriesOf } from '#app/locale/grammar.ts';
import type { FigureSign, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { factsOf } from '#model/formula.ts';
import type { FindingRow } from '#warehouse/questions/questions.ts';
import type { PassageSource, SourceRef } from '#app/source/source.ts';
import { plural } from '#app/locale/format.ts';

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

/** A view with these marks. */
export const withMarks = <M extends ViewModel>(
  model: M,
  { added, audit }: { readonly added: ReadersOwn; readonly audit: Doubts },
  lang: Language,
): M => markDoubt(markOwn(model, added, lang), audit, lang);

/** The picture with its marks changed, and its summary saying so; as it is where none is. */
function markPicture(
  picture: Picture,
  change: <M extends Mark>(mark: M) => M,
  summary: string,
  lang: Language,
): Picture {
  const before: readonly Mark[] = picture.marks;
  const marks = before.map(change);
  if (marks.every((mark, at) => mark === before[at])) return picture;
  // The marks are those of the picture, each of its own kind.
  return { ...picture, summary: sentences(lang, picture.summary, summary), marks } as unknown as Picture;
}

const OWN_WORDS = messages({
  zh: {
    summary: '带圆环的是您加入的文件。',
    noteAdded:
      '圆环（条形为外框）和“您加入”：来自您自己加入的文件，不属于本站公布的数据；文件没有离开这台设备。',
    noteCorrected: '†：您更正过的数，或由您更正过的数算得；点开可看原文。',
    addedColumn: '您加入',
    correctedColumn: '您更正',
    yes: '是',
  },
  en: {
    summary: 'A ring marks documents added by you.',
    noteAdded:
      'A ring (around bars a frame) and “added by you”: from a document you added yourself, not part of the published data; it has not left this device.',
    noteCorrected:
      '†: corrected by you, or computed from a figure you corrected; open it to see what is printed.',
    addedColumn: 'added by the reader',
    correctedColumn: 'corrected by the reader',
    yes: 'yes',
  },
});

/** The view with the reader's own marked; as it is where nothing was added. */
export function markOwn<M extends ViewModel>(model: M, own: ReadersOwn, lang: Language): M {
  if (!own.any) return model;
  const words = OWN_WORDS(lang);
  const picture =
    model.picture && markPicture(model.picture, (mark) => markOfOwn(mark, own, lang), words.summary, lang);
  const table = markTableOfOwn(model.table, own, lang);
  const anyAdded = picture?.marks.some((mark) => mark.added) || table.rows.some(hasAdded(own));
  const anyCorrected = table.rows.some((row) => row.cells.some((cell) => cell.signs?.includes('corrected')));
  return {
    ...model,
    picture,
    table,
    notes: [
      ...(anyAdded ? [words.noteAdded] : []),
      ...(anyCorrected ? [words.noteCorrected] : []),
      ...model.notes,
    ],
  };
}

function markOfOwn<M extends Mark>(mark: M, own: ReadersOwn, lang: Language): M {
  const added = mark.added === true || (mark.source !== null && isOfAdded(mark.source, own));
  if (!added) return mark;
  const corrected = mark.source !== null && isOfCorrected(mark.source, own);
  return {
    ...mark,
    added,
    lines: [...mark.lines, addedWord(lang), ...(corrected ? [correctedWord(lang)] : [])],
  };
}

const isAddedCell =
  (own: ReadersOwn) =>
  ({ source }: TableCell): boolean =>
    source != null && isOfAdded(source, own);

const hasAdded = (own: ReadersOwn) => (row: TableRow) => row.cells.some(isAddedCell(own));

function markTableOfOwn(table: Table, own: ReadersOwn, lang: Language): Table {
  if (!table.rows.some(hasAdded(own))) return table;
  const words = OWN_WORDS(lang);
  const word = addedWord(lang);
  const isAdded = isAddedCell(own);
  const isCorrected = ({ source }: TableCell) => source != null && isOfCorrected(source, own);
  const anyCorrected = table.rows.some((row) => row.cells.some(isCorrected));
  const headsWhere = (row: TableRow, test: (cell: TableCell) => boolean) =>
    row.cells.flatMap((cell, at) => (test(cell) ? [table.columns[at + 1]?.head ?? ''] : []));
  const columnSaysSo = (at: number) => table.columns[at + 1]?.note?.includes(word) ?? false;
  const rows = table.rows.map((row): TableRow => {
    const sourced = row.cells.filter((cell) => cell.source != null);
    const whole = sourced.length > 0 && sourced.every(isAdded);
    const inHead = whole && !row.cells.some((cell, at) => isAdded(cell) && columnSaysSo(at));
    const known = row.headNote?.includes(word) ?? false;
    const cells = row.cells.map((cell, at): TableCell => {
      const signs: FigureSign[] = [
        ...(isAdded(cell) && !whole && !columnSaysSo(at) ? (['added'] as const) : []),
        ...(isCorrected(cell) ? (['corrected'] as const) : []),
      ];
      return signs.length > 0 ? { ...cell, signs } : cell;
    });
    const addedHeads = whole ? words.yes : seriesOf(lang, ...headsWhere(row, isAdded));
    const correctedHeads = seriesOf(lang, ...headsWhere(row, isCorrected));
    return {
      ...row,
      cells,
      ...(inHead && !known ? { headNote: seriesOf(lang, word, row.headNote) } : {}),
      exported: [...(row.exported ?? []), addedHeads, ...(anyCorrected ? [correctedHeads] : [])],
    };
  });
  const exportedColumns = [
    ...(table.exportedColumns ?? []),
    words.addedColumn,
    ...(anyCorrected ? [words.correctedColumn] : []),
  ];
  return { ...table, rows, exportedColumns };
}

const DOUBT_WORDS = messages({
  zh: {
    summary: '带小三角的数存疑。',
    note: '小三角：该数（或算出它的数）与原文别处不一致，点开可看是哪一处；不表示一定错在这里。',
    line: (count: number) => `存疑：涉及 ${count} 处不一致`,
    column: '存疑',
    columnRules: '存疑依据',
  },
  en: {
    summary: 'A small triangle marks figures in doubt.',
    note: 'Small triangle: the figure, or one it is computed from, differs from another statement in the document; open it to see which. The error need not lie in this figure.',
    line: (count: number) => `in doubt: part of ${plural(count, 'finding')}`,
    column: 'in doubt',
    columnRules: 'findings',
  },
});

/** The view with its figures in doubt marked; as it is where there are none. */
export function markDoubt<M extends ViewModel>(model: M, doubts: Doubts, lang: Language): M {
  if (!doubts.any) return model;
  const words = DOUBT_WORDS(lang);
  const picture =
    model.picture &&
    markPicture(model.picture, (mark) => markOfDoubt(mark, doubts, lang), words.summary, lang);
  const table = markTableOfDoubts(model.table, doubts, lang);
  if (picture === model.picture && table === model.table) return model;
  return { ...model, picture, table, notes: [words.note, ...model.notes] };
}

function markOfDoubt<M extends Mark>(mark: M, doubts: Doubts, lang: Language): M {
  const count = mark.source === null ? 0 : doubtsOf(mark.source, doubts).length;
  return count === 0 ? mark : { ...mark, doubt: true, lines: [...mark.lines, DOUBT_WORDS(lang).line(count)] };
}

function markTableOfDoubts(table: Table, doubts: Doubts, lang: Language): Table {
  const words = DOUBT_WORDS(lang);
  const ofCell = (cell: TableCell) => (cell.source ? doubtsOf(cell.source, doubts) : []);
  const found = table.rows.map((row) => row.cells.map(ofCell));
  if (found.every((row) => row.every((cell) => cell.length === 0))) return table;
  const rows = table.rows.map((row, at): TableRow => {
    const ofRow = found[at]!;
    const cells = row.cells.map((cell, place): TableCell => {
      const [first] = ofRow[place]!;
      // A view may have said so itself: a sign twice is one that no list can hold.
      const signs = [...new Set<FigureSign>([...(cell.signs ?? []), 'doubt'])];
      return first ? { ...cell, signs, finding: first.finding_id } : cell;
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
