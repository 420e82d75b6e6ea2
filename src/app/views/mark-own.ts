/**
 * Marks what is the reader's own in a view worked out: rings in the picture, words at marks and rows, signs at single
 * figures, columns in the file. One place for all views, so that none can forget it.
 */
import type { Mark, Picture } from '#app/charts/picture.ts';
import { sentences, seriesOf } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { FigureSign, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import type { ViewModel } from './model.ts';
import { addedWord, correctedWord, isOfAdded, isOfCorrected, type ReadersOwn } from './readers-own.ts';

const WORDS = messages({
  zh: {
    summary: '带圆环的是您加入的文件。',
    noteAdded:
      '圆环（条形为外框）和“您加入”：来自您自己加入的文件，不属于本站公布的数据；文件没有离开这台设备。',
    noteCorrected: '†：您更正过的数，或由您更正过的数算得；点开可看原文所印。',
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
  const words = WORDS(lang);
  const picture = model.picture && markPicture(model.picture, own, lang);
  const table = markTable(model.table, own, lang);
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

function markPicture(picture: Picture, own: ReadersOwn, lang: Language): Picture {
  const mark = <M extends Mark>(one: M): M => {
    const added = one.added === true || (one.source !== null && isOfAdded(one.source, own));
    if (!added) return one;
    const corrected = one.source !== null && isOfCorrected(one.source, own);
    const lines = [...one.lines, addedWord(lang), ...(corrected ? [correctedWord(lang)] : [])];
    return { ...one, added, lines };
  };
  const marks = (picture.marks as readonly Mark[]).map(mark);
  if (!marks.some((one) => one.added)) return picture;
  const summary = sentences(lang, picture.summary, WORDS(lang).summary);
  // The marks are those of the picture, each of its own kind.
  return { ...picture, summary, marks } as unknown as Picture;
}

const sourceOf = (cell: TableCell) => cell.source ?? null;

const isAddedCell = (own: ReadersOwn) => (cell: TableCell) => {
  const source = sourceOf(cell);
  return source !== null && isOfAdded(source, own);
};

const hasAdded = (own: ReadersOwn) => (row: TableRow) => row.cells.some(isAddedCell(own));

function markTable(table: Table, own: ReadersOwn, lang: Language): Table {
  if (!table.rows.some(hasAdded(own))) return table;
  const words = WORDS(lang);
  const word = addedWord(lang);
  const isAdded = isAddedCell(own);
  const isCorrected = (cell: TableCell) => {
    const source = sourceOf(cell);
    return source !== null && isOfCorrected(source, own);
  };
  const anyCorrected = table.rows.some((row) => row.cells.some(isCorrected));
  const headsWhere = (row: TableRow, test: (cell: TableCell) => boolean) =>
    row.cells.flatMap((cell, at) => (test(cell) ? [table.columns[at + 1]?.head ?? ''] : []));
  const columnSaysSo = (at: number) => table.columns[at + 1]?.note?.includes(word) ?? false;
  const rows = table.rows.map((row): TableRow => {
    const sourced = row.cells.filter((cell) => sourceOf(cell) !== null);
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
