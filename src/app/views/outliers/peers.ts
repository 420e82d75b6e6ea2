/** A body among its peers: what is said, drawn and listed. */
import { TERMS } from '#app/locale/terms.ts';
import { clauses, listOf, sentences, seriesOf, spaceHan, said } from '#app/locale/grammar.ts';
import { formatMoney, formatNumber } from '#app/locale/format.ts';
import { PRESETS, rulerOf } from './measure.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { placePeers, type Entry, type PeersContext, type PeersInput, type Absent } from './entries.ts';
import type { Peer } from './peer-group.ts';
import { floorOf, shareByChance, valueAt, zText } from './rating.ts';
import { departmentYearKey } from '#app/session/departments.ts';
import { OTHERS, type Paint, type StripMark, type StripPicture } from '#app/charts/picture.ts';
import type { FigureCell, Table, TableRow } from '#app/table/figure-table.ts';
import { absentCell, numberCell, textCell, writtenCell } from '../cells.ts';

/** Names listed before the rest is counted. */
const LISTED = 3;
const NOTED = 8;

const collator = new Intl.Collator('zh', { numeric: true });

/** A view of peers, with what the editing of the group needs to know. */
export interface PeersModel extends ViewModel {
  /** Bodies of the group, the one in question left out, in order of their names. */
  readonly members: readonly { readonly id: string; readonly name: string; readonly why: string }[];
  /** What is compared, in words. */
  readonly what: string;
  /** Of the body in question: its place, among how many, and the median of all; null where it has no value. */
  readonly own: { readonly rank: number; readonly among: number; readonly median: FigureCell | null } | null;
}

/** Works out the view. */
export function buildPeers(input: PeersInput): PeersModel {
  const context = placePeers(input);
  const { entries, words, what, group, absent } = context;
  const known = [...entries, ...absent].filter(({ peer }) => !peer.isBase);
  return {
    sentence: spaceHan(sentence(context)),
    caption: spaceHan(caption(context)),
    picture: entries.length === 0 ? null : peersPicture(context),
    table: peersTable(context),
    notes: notes(context).map(spaceHan),
    pairs: entries.map(({ peer }) => peer.row).toSorted((a, b) => (a.entity_id < b.entity_id ? -1 : 1)),
    empty: entries.length === 0 && group.length > 0 ? words.empty(what) : '',
    members: known
      .map(({ peer, name, why }) => ({ id: peer.row.entity_id, name, why }))
      .toSorted((a, b) => collator.compare(a.name, b.name)),
    what,
    own: ownPlace(context),
  };
}

function ownPlace({ entries, spread, writing }: PeersContext): PeersModel['own'] {
  const own = entries.find(({ peer }) => peer.isBase);
  if (!own) return null;
  return {
    rank: own.rank,
    among: own.among,
    median:
      spread && spread.count > 1
        ? {
            ...numberCell(spread.median, null, 'derived'),
            text: writing.cell(spread.median),
            exported: writing.exported(spread.median),
          }
        : null,
  };
}

function sentence(context: PeersContext): string {
  const { words, entries, absent, writing, spread, what, lang, base } = context;
  const parts: string[] = [];
  const own = entries.find(({ peer }) => peer.isBase);
  if (own) parts.push(ownSentence(own, context));
  const missing = absent.find(({ peer }) => peer.isBase);
  if (missing) {
    parts.push(words.missing[missing.reason](missing.name, base.fiscal_year, what));
    if (spread && spread.count > 1)
      parts.push(words.groupMedian(spread.count, writing.sentence(spread.median)));
  }
  if (context.tested) parts.push(outlierSentence(context));
  return sentences(lang, ...parts);
}

function ownSentence({ name, measured, rank, among, judgement }: Entry, context: PeersContext): string {
  const { words, writing, spread, what, base, choice } = context;
  const placed = {
    name,
    year: base.fiscal_year,
    what,
    value: writing.sentence(measured.value),
    count: among,
    rank,
    alike: choice.criteria.length > 0,
  };
  if (among < 2) return words.alone(placed);
  const { rating, z } = judgement;
  const tail =
    rating === 'few' || rating === 'flat' || rating === 'unplaced' || rating === 'doubt'
      ? words.untested[rating]
      : words.tested[rating](writing.sentence(spread!.median), zText(z!));
  return words.placed(placed) + tail;
}

/** Who else is high or low. */
function outlierSentence({ entries, words, lang }: PeersContext): string {
  const others = (rating: 'high' | 'low') => {
    const names = entries
      .filter(({ judgement, peer }) => judgement.rating === rating && !peer.isBase)
      .map(({ name }) => name);
    if (names.length === 0) return '';
    const listed = listOf(lang, names.slice(0, LISTED));
    return names.length > LISTED
      ? words.others(seriesOf(lang, ...names.slice(0, LISTED)), names.length)
      : listed;
  };
  const [high, low] = [others('high'), others('low')];
  const any = entries.some(({ judgement }) => judgement.rating === 'high' || judgement.rating === 'low');
  if (!any) return words.noOutliers;
  const own = entries.find(({ peer }) => peer.isBase)?.judgement.rating ?? null;
  return high || low ? words.outliers(high, low, own) : '';
}

/** The years of peers, earliest first: `2023 年、2024 年`. */
function yearsIn(peers: readonly Peer[], lang: Language): string {
  const years = [...new Set(peers.map(({ row }) => row.fiscal_year))].sort((a, b) => a - b);
  return seriesOf(lang, ...years.map(TERMS(lang).inYear));
}

function caption(context: PeersContext): string {
  const { words, writing, choice, entries, group, thresholds, spread, tested, measure, lang } = context;
  const asked = choice.criteria.filter((one) => one !== 'size');
  const criteria = clauses(
    lang,
    asked.length > 0 && words.sameCriteria(listOf(lang, asked, (one) => words.criteriaNames[one])),
    choice.criteria.includes('size') && words.likeSize(formatNumber(choice.factor)),
  );
  const said = words.caption(
    writing.columnUnit,
    yearsIn(group, lang),
    criteria || words.anyBody,
    entries.length,
  );
  if (tested) {
    return (
      said +
      words.captionBand(
        formatNumber(thresholds.z, [0, 2]),
        writing.distance(floorOf(spread!.median, thresholds)),
        entries.some(({ measured }) => measured.money !== null) && measure.scale !== 'amount'
          ? formatMoney(thresholds.money, lang)
          : '',
      )
    );
  }
  return entries.length > 0 && (spread?.count ?? 0) < 8 ? said + words.captionFew : said;
}

function notes(context: PeersContext): string[] {
  const { words, entries, absent, chosen, group, measure, relaxed, spread, lang } = context;
  const list = (names: readonly string[]) =>
    listOf(lang, names.length > NOTED ? [...names.slice(0, NOTED), '…'] : names);
  const doubted = entries.filter(({ judgement }) => judgement.rating === 'doubt').map(({ name }) => name);
  const uncounted = entries.filter(({ counted }) => !counted).map(({ name }) => name);
  const outside = [...chosen.values()]
    .filter((one) => !group.some(({ row }) => row.entity_id === one.entity_id))
    .map((one) => one.name);
  const severalYears = new Set(group.map(({ row }) => row.fiscal_year)).size > 1;
  const missing = absent.filter(({ peer }) => !peer.isBase).map(({ name }) => name);
  const unplaced = entries.filter(({ counted }) => counted).length - (spread?.count ?? 0);
  return said([
    ...derivedNote(lang, entries, ({ measured }) => measured.origin === 'derived'),
    words.noteMethod[rulerOf(measure)],
    context.tested && chanceNote(context),
    unplaced > 0 && words.noteUnplaced(unplaced),
    relaxed.length > 0 && words.noteRelaxed(list(relaxed.map((one) => words.criteriaNames[one]))),
    measure.scale === 'per-employee' && words.noteScale,
    doubted.length > 0 && words.noteDoubt(doubted.length, list(doubted)),
    missing.length > 0 && words.noteMissing(missing.length, list(missing)),
    uncounted.length > 0 && words.noteNotCounted(list(uncounted)),
    outside.length > 0 && words.noteOutside(list([...new Set(outside)])),
    severalYears && words.noteYears(yearsIn(group, lang)),
  ]);
}

/** How many would be told apart although nothing is: among so many, and when one measure after the other is looked at. */
function chanceNote({ words, entries, thresholds, spread }: PeersContext): string {
  const judged = entries.filter(({ judgement }) => judgement.z !== null).length;
  const expected = shareByChance(thresholds.z, spread!.count) * judged;
  return words.noteChance(
    judged,
    formatNumber(expected, [0, 2]),
    PRESETS.length,
    formatNumber(expected * PRESETS.length, [0, 1]),
  );
}

/** Grey of the bodies that are not chosen. */
const OTHERS_PAINT: Paint = { light: '#8b877d', dark: '#9b988f' };

/** Outliers named in the picture although they are not chosen; more would cover the points. */
const NAMED_OUTLIERS = 5;

/** One point a body, the least value first. */
function peersPicture(context: PeersContext): StripPicture {
  const { words, writing, entries, spread, tested, thresholds, what, chosen, lang } = context;
  const unlike = entries.filter(
    ({ judgement, peer }) =>
      (judgement.rating === 'high' || judgement.rating === 'low') && !chosen.has(peer.row.entity_id),
  );
  const named = new Set(
    unlike
      .toSorted((a, b) => Math.abs(b.judgement.z ?? 0) - Math.abs(a.judgement.z ?? 0))
      .slice(0, NAMED_OUTLIERS),
  );
  const marks = entries.toReversed().map((entry) => markOf(entry, context, named.has(entry)));
  const present = [...chosen.values()].filter((one) => marks.some((mark) => mark.series === one.entity_id));
  return {
    kind: 'strip',
    summary:
      words.summary(
        what,
        entries.length,
        listOf(lang, present, (one) => one.name),
      ) + (spread ? words.summaryMedian(writing.sentence(spread.median)) : ''),
    axis: {
      name: clauses(
        lang,
        what,
        yearsIn(
          entries.map(({ peer }) => peer),
          lang,
        ),
        writing.unit,
      ),
      tick: writing.tick,
    },
    series: [
      ...(marks.some((mark) => mark.series === OTHERS)
        ? [{ key: OTHERS, name: words.othersName, paint: OTHERS_PAINT, shape: 'circle' as const }]
        : []),
      ...present.map((one) => ({ key: one.entity_id, name: one.name, paint: one.paint, shape: one.shape })),
    ],
    marks,
    median:
      spread && spread.count > 1
        ? { value: spread.median, text: words.median(writing.text(spread.median)) }
        : null,
    band:
      tested && spread
        ? {
            from: valueAt(-thresholds.z, spread),
            to: valueAt(thresholds.z, spread),
            fromText: `−${formatNumber(thresholds.z, [0, 2])} z`,
            toText: `+${formatNumber(thresholds.z, [0, 2])} z`,
          }
        : null,
  };
}

function markOf(entry: Entry, { words, writing, chosen, lang }: PeersContext, isNamed: boolean): StripMark {
  const { peer, name, measured, rank, among, judgement, why } = entry;
  const own = chosen.get(peer.row.entity_id);
  const value = writing.sentence(measured.value);
  return {
    key: departmentYearKey(peer.row),
    title: `${name} ${peer.row.fiscal_year}`,
    lines: [
      value,
      words.rankLine(rank, among),
      words.ratings[judgement.rating],
      ...(judgement.z === null ? [] : [words.zLine(zText(judgement.z))]),
      ...(why === '' ? [] : [words.why(why)]),
      ...(measured.origin === 'derived' ? [TERMS(lang).derived] : []),
    ],
    origin: measured.origin,
    source: measured.source,
    series: own ? own.entity_id : OTHERS,
    value: measured.value,
    name,
    ...(peer.isBase ? { main: true } : {}),
    text: own || isNamed ? `${name} ${writing.text(measured.value)}` : '',
  };
}

/** One row a body, the largest value first; those without the figure last. */
function peersTable(context: PeersContext): Table {
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
      judgement.z === null ? absentCell(words.notTested) : writtenCell(judgement.z, zText(judgement.z), null),
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
