/** A body among its peers: what is said, drawn and listed. */
import { TERMS } from '#app/locale/terms.ts';
import { clauses, listOf, sentences, seriesOf, spaceHan } from '#app/locale/grammar.ts';
import { formatNumber } from '#app/locale/format.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { placePeers, type Entry, type PeersContext, type PeersInput } from './entries.ts';
import { peersPicture } from './peers-picture.ts';
import { peersTable } from './peers-table.ts';
import { floorOf, zText } from './rating.ts';

/** Names listed before the rest is counted. */
const LISTED = 3;
const NOTED = 8;

const collator = new Intl.Collator('zh', { numeric: true });

/** A view of peers, with what the editing of the group needs to know. */
export interface PeersModel extends ViewModel {
  /** Bodies of the group, the one in question left out, in order of their names. */
  readonly members: readonly { readonly id: string; readonly name: string; readonly why: string }[];
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
    empty: entries.length === 0 && group.length > 0 ? words.empty(what) : '',
    members: known
      .map(({ peer, name, why }) => ({ id: peer.row.entity_id, name, why }))
      .toSorted((a, b) => collator.compare(a.name, b.name)),
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
    rating === 'few' || rating === 'flat' || rating === 'doubt'
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

function caption(context: PeersContext): string {
  const { words, writing, choice, entries, group, thresholds, spread, tested, lang } = context;
  const years = [...new Set(group.map(({ row }) => row.fiscal_year))].sort((a, b) => a - b);
  const asked = choice.criteria.filter((one) => one !== 'size');
  const criteria = clauses(
    lang,
    asked.length > 0 && words.sameCriteria(listOf(lang, asked, (one) => words.criteriaNames[one])),
    choice.criteria.includes('size') && words.likeSize(formatNumber(choice.factor)),
  );
  const said = words.caption(
    writing.columnUnit,
    seriesOf(lang, ...years.map(TERMS(lang).inYear)),
    criteria || words.anyBody,
    entries.length,
  );
  if (tested) {
    return (
      said +
      words.captionBand(
        formatNumber(thresholds.z, [0, 2]),
        writing.distance(floorOf(spread!.median, thresholds)),
      )
    );
  }
  return entries.length > 0 && (spread?.count ?? 0) < 8 ? said + words.captionFew : said;
}

function notes(context: PeersContext): string[] {
  const { words, entries, absent, chosen, group, measure, relaxed, lang } = context;
  const list = (names: readonly string[]) =>
    listOf(lang, names.length > NOTED ? [...names.slice(0, NOTED), '…'] : names);
  const doubted = entries.filter(({ judgement }) => judgement.rating === 'doubt').map(({ name }) => name);
  const uncounted = entries.filter(({ counted }) => !counted).map(({ name }) => name);
  const outside = [...chosen.values()]
    .filter((one) => !group.some(({ row }) => row.entity_id === one.entity_id))
    .map((one) => one.name);
  const years = [...new Set(group.map(({ row }) => row.fiscal_year))].sort((a, b) => a - b);
  const missing = absent.filter(({ peer }) => !peer.isBase).map(({ name }) => name);
  return [
    ...derivedNote(lang, entries, ({ measured }) => measured.origin === 'derived'),
    words.noteMethod,
    ...(relaxed.length > 0 ? [words.noteRelaxed(list(relaxed.map((one) => words.criteriaNames[one])))] : []),
    ...(measure.scale === 'per-employee' ? [words.noteScale] : []),
    ...(doubted.length > 0 ? [words.noteDoubt(doubted.length, list(doubted))] : []),
    ...(missing.length > 0 ? [words.noteMissing(missing.length, list(missing))] : []),
    ...(uncounted.length > 0 ? [words.noteNotCounted(list(uncounted))] : []),
    ...(outside.length > 0 ? [words.noteOutside(list([...new Set(outside)]))] : []),
    ...(years.length > 1 ? [words.noteYears(seriesOf(lang, ...years.map(TERMS(lang).inYear)))] : []),
  ];
}
