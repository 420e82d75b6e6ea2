/** The table of peers. */
import { seriesOf } from '#app/locale/grammar.ts';
import type { FigureCell, Table, TableRow } from '#app/table/figure-table.ts';
import { absentCell, numberCell, textCell } from '../cells.ts';
import type { Absent, Entry, PeersContext } from './entries.ts';
import { zText } from './rating.ts';

/** One row a body, the largest value first; those without the figure last. */
export function peersTable(context: PeersContext): Table {
  const { words, writing, what, entries, absent } = context;
  return {
    caption: words.tableCaption(what),
    columns: [
      { key: 'body', head: words.columns.body, kind: 'text' },
      { key: 'value', head: words.columns.value, unit: writing.columnUnit, kind: 'figure' },
      { key: 'rank', head: words.columns.rank, kind: 'figure' },
      { key: 'z', head: words.columns.z, kind: 'figure' },
      { key: 'rating', head: words.columns.rating, kind: 'text' },
      { key: 'why', head: words.columns.why, kind: 'text' },
    ],
    rows: [...entries.map((entry) => rowOf(entry, context)), ...absent.map((one) => absentRow(one, context))],
  };
}

const headOf = ({ peer, name }: Entry | Absent): Pick<TableRow, 'key' | 'head'> => ({
  key: peer.row.entity_id,
  head: `${name} ${peer.row.fiscal_year}`,
});

function rowOf(entry: Entry, { words, writing, lang }: PeersContext): TableRow {
  const { measured, rank, judgement, peer, why, counted } = entry;
  const value: FigureCell = {
    kind: 'figure',
    value: measured.value,
    text: writing.cell(measured.value),
    exported: writing.exported(measured.value),
    origin: measured.origin,
    source: measured.source,
  };
  const notes = [...(peer.isBase ? [words.self] : []), ...(counted ? [] : [words.notCounted])];
  return {
    ...headOf(entry),
    ...(notes.length > 0 ? { headNote: seriesOf(lang, ...notes) } : {}),
    cells: [
      value,
      numberCell(rank, null),
      judgement.z === null
        ? absentCell(words.notTested)
        : { ...numberCell(judgement.z, null, 'stated', 1), text: zText(judgement.z) },
      textCell(words.ratings[judgement.rating]),
      textCell(why),
    ],
  };
}

function absentRow(one: Absent, { words }: PeersContext): TableRow {
  return {
    ...headOf(one),
    ...(one.peer.isBase ? { headNote: words.self } : {}),
    cells: [
      absentCell(words.absent[one.reason]),
      absentCell(words.notRanked),
      absentCell(words.notTested),
      absentCell('—'),
      textCell(one.why),
    ],
  };
}
