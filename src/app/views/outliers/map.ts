/** Bodies × measures: what the view says of each value among the peers of one body, all at once. */
import type { Origin } from '#app/charts/picture.ts';
import type { SourceRef } from '#app/source/source.ts';
import type { OutlierPeerRow } from '#warehouse/questions/questions.ts';
import { departmentLabel } from '#app/session/departments.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { sentences, seriesOf, spaceHan } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { Column, FigureCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell } from '../cells.ts';
import type { ViewModel } from '../model.ts';
import { usualUnit } from './entries.ts';
import { measureRow, PRESET_NAMES, rulerOf, writingOf, type Measure, type Unmeasured } from './measure.ts';
import type { PeerChoice } from './peer-choice.ts';
import { peerGroup, type Candidate } from './peer-group.ts';
import { peersWords } from './peers-words.ts';
import { judge, LEAST_PEERS, spreadOf, type Judgement, type Rating, type Thresholds } from './rating.ts';

/** What the map is worked out from. */
export interface MapInput {
  readonly lang: Language;
  readonly base: Candidate;
  /** Bodies that may be peers, see `shortlist`. */
  readonly listed: readonly Candidate[];
  /** The bodies chosen, in the order of choice: their rows come first. */
  readonly chosen: readonly Candidate[];
  readonly choice: PeerChoice;
  readonly measures: readonly Measure[];
  /** Rows of each measure, in the order of `measures`. */
  readonly rows: readonly (readonly OutlierPeerRow[])[];
  readonly thresholds: Thresholds;
  readonly counts: (documentId: string) => boolean;
  /** Id of a finding that one of the facts is in doubt by; null where none is. */
  readonly doubtOf: (factIds: readonly string[]) => string | null;
}

/** Of more chosen than these those that are no peers come last: rows without a value would fill the first screens. */
const FEW = 12;

const WORDS = messages({
  zh: {
    high: '偏高',
    low: '偏低',
    doubt: '存疑',
    apart: '不在同类中',
    body: '单位',
    open: (body: string, what: string) => `${body}：${what}，打开这一项的点列`,
    sentence: (body: string, high: string, low: string, count: number) =>
      high === '' && low === ''
        ? `${body}在 ${count} 项指标里没有偏高或偏低的。`
        : `${body}在 ${count} 项指标里${high && `偏高的有${high}`}${high && low && '，'}${low && `偏低的有${low}`}。`,
    untested: (count: number) => `另有 ${count} 项没有检验或没有数。`,
    few: (count: number) => `同类只有 ${count} 个，不足 ${LEAST_PEERS} 个：只列数，不判断高低。`,
    caption: (bodies: number, measures: number) =>
      `${bodies} 个单位 × ${measures} 项指标，与“与同类单位”同样的同类和门槛；偏高、偏低的单元格着色，离中位数越远越深。点开单元格看这一项的全部同类。`,
    notes: [
      '偏高、偏低只表示与同类不同，不等于有错。存疑的数不判断：它与同一文件别处的数对不上。',
      `所选的单位排在最前；不在同类中的所选单位只列名，不与其他单位相比，所选超过 ${FEW} 个时列在最后。`,
    ],
  },
  en: {
    high: 'high',
    low: 'low',
    doubt: 'in doubt',
    apart: 'no peer',
    body: 'Department',
    open: (body, what) => `${body}: ${what}; open all peers of this measure`,
    sentence: (body, high, low, count) =>
      high === '' && low === ''
        ? `Of ${count} measures ${body} is high or low in none.`
        : `Of ${count} measures ${body} is ${high && `high in ${high}`}${high && low && ', '}${low && `low in ${low}`}.`,
    untested: (count) => `${count} more are not tested or not reported.`,
    few: (count) =>
      `There are ${count} peers, fewer than ${LEAST_PEERS}: values are listed, and none is called high or low.`,
    caption: (bodies, measures) =>
      `${bodies} departments × ${measures} measures, with the peers and thresholds of “With its peers”; cells that are high or low are shaded, the darker the farther from the median. Open a cell for all peers of its measure.`,
    notes: [
      'High and low say that a body is unlike its peers, not that anything is wrong. A figure in doubt is not judged: it differs from another statement in its document.',
      `The departments chosen come first; a chosen department that is no peer is named and not compared, and of more than ${FEW} chosen comes last.`,
    ],
  },
});

/** Robust z from which a cell is as dark as it gets. */
const DARKEST = 10;

/** The map: a table, and no picture but it. Keys of its cells are `<entity_id> <place of the measure>`. */
export function buildMap(input: MapInput): ViewModel {
  const { lang, base, measures, chosen } = input;
  const words = WORDS(lang);
  // Who is a peer is the same for all measures: it rests on the body and its expenditure, which every row has.
  const peers = peerGroup(base, input.listed, input.rows[0] ?? [], input.choice).map(
    ({ candidate }) => candidate,
  );
  const members = new Set(peers.map(({ entity_id }) => entity_id));
  const columns = measures.map((measure, at) =>
    columnOf(
      input,
      measure,
      input.rows[at]!.filter(({ entity_id }) => members.has(entity_id)),
    ),
  );
  const first = [base, ...chosen.filter((one) => one.entity_id !== base.entity_id)];
  const pinned = new Set(first.map(({ entity_id }) => entity_id));
  const isApart = ({ entity_id }: Candidate) => first.length > FEW && !members.has(entity_id);
  const bodies = [
    ...first.filter((one) => !isApart(one)),
    ...peers.filter(({ entity_id }) => !pinned.has(entity_id)),
    ...first.filter(isApart),
  ];
  const rows = bodies.map((body): TableRow => {
    const name = departmentLabel(body.row, lang);
    return {
      key: body.entity_id,
      head: name,
      headNote: String(body.fiscal_year),
      item: '',
      subject: body.row,
      cells: columns.map((column, at) => {
        const found = column.of.get(body.entity_id);
        return found
          ? cellOf(column, found, `${body.entity_id} ${at}`, name, lang)
          : absentCell(
              members.has(body.entity_id)
                ? peersWords(lang).absent[column.without.get(body.entity_id) ?? 'figure']
                : words.apart,
            );
      }),
    };
  });
  const own = columns.map(({ of }) => of.get(base.entity_id)?.judgement.rating ?? null);
  const named = (rating: Rating) =>
    seriesOf(lang, ...columns.flatMap(({ head }, at) => (own[at] === rating ? [head] : [])));
  const judged = own.filter(
    (rating) => rating !== null && ['high', 'low', 'typical', 'minor'].includes(rating),
  );
  const left = measures.length - judged.length;
  const name = departmentLabel(base.row, lang);
  const sentence =
    judged.length === 0
      ? words.few(peers.length)
      : sentences(
          lang,
          words.sentence(name, named('high'), named('low'), judged.length),
          left > 0 && words.untested(left),
        );
  return {
    sentence: spaceHan(sentence),
    caption: words.caption(bodies.length, measures.length),
    picture: null,
    table: {
      caption: words.caption(bodies.length, measures.length),
      columns: [
        { key: 'body', head: words.body, kind: 'text' },
        ...columns.map(({ head, unit }, at): Column => ({ key: `m${at}`, head, unit, kind: 'figure' })),
      ],
      rows,
    },
    notes: words.notes,
    empty: '',
  };
}

/** A measure with what is said of each body, by its id. */
interface MapColumn {
  readonly head: string;
  readonly unit: string;
  readonly of: ReadonlyMap<string, MapValue>;
  /** What is missing of the others, by their id. */
  readonly without: ReadonlyMap<string, Unmeasured>;
  readonly text: (value: number) => string;
  readonly exported: (value: number) => number;
}

interface MapValue {
  readonly value: number;
  readonly origin: Origin;
  readonly source: SourceRef;
  readonly judgement: Judgement;
  readonly finding: string | null;
}

function columnOf(input: MapInput, measure: Measure, rows: readonly OutlierPeerRow[]): MapColumn {
  const { lang, thresholds, counts, doubtOf } = input;
  const without = new Map<string, Unmeasured>();
  const measured = rows.flatMap((row) => {
    const found = measureRow(row, measure.scale);
    if (typeof found !== 'string') return [{ row, found }];
    without.set(row.entity_id, found);
    return [];
  });
  const counted = measured.filter(({ row }) => counts(row.document_id)).map(({ found }) => found.value);
  const spread = spreadOf(counted, rulerOf(measure));
  const of = new Map(
    measured.map(({ row, found }): [string, MapValue] => {
      const finding = doubtOf(found.facts);
      const judgement = judge({ ...found, doubted: finding !== null }, spread, thresholds);
      return [row.entity_id, { ...found, judgement, finding }];
    }),
  );
  const largest = Math.max(0, ...counted.map(Math.abs));
  const writing = writingOf(usualUnit(measure), measure.scale, largest, lang);
  const name = conceptLabel(measure.concept, lang, PRESET_NAMES[measure.concept]);
  return {
    head: peersWords(lang).what[measure.scale](name),
    unit: writing.columnUnit,
    of,
    without,
    text: writing.cell,
    exported: writing.exported,
  };
}

function cellOf(column: MapColumn, found: MapValue, key: string, name: string, lang: Language): FigureCell {
  const words = WORDS(lang);
  const { value, origin, source, judgement, finding } = found;
  const { rating, z } = judgement;
  const isUnlike = rating === 'high' || rating === 'low';
  return {
    kind: 'figure',
    value,
    text: isUnlike || rating === 'doubt' ? `${column.text(value)} ${words[rating]}` : column.text(value),
    exported: column.exported(value),
    origin,
    // What it comes from is for the file: here it leads to all peers.
    source,
    list: { key, name: words.open(name, column.head) },
    ...(isUnlike && z !== null ? { shade: Math.min(1, Math.abs(z) / DARKEST) } : {}),
    ...(finding === null ? {} : { signs: ['doubt' as const], finding }),
  };
}
