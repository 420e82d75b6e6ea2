/** The strip of peers. */
import { departmentYearKey } from '#app/session/departments.ts';
import { TERMS } from '#app/locale/terms.ts';
import { clauses, listOf, seriesOf } from '#app/locale/grammar.ts';
import { OTHERS, type Paint, type StripMark, type StripPicture } from '#app/charts/picture.ts';
import { formatNumber } from '#app/locale/format.ts';
import type { Entry, PeersContext } from './entries.ts';
import { zText } from './rating.ts';

/** Grey of the bodies that are not chosen. */
const OTHERS_PAINT: Paint = { light: '#8b877d', dark: '#9b988f' };

/** Outliers named in the picture although they are not chosen; more would cover the points. */
const NAMED_OUTLIERS = 5;

/** One point a body, the least value first. */
export function peersPicture(context: PeersContext): StripPicture {
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
  const years = [...new Set(entries.map(({ peer }) => peer.row.fiscal_year))].sort((a, b) => a - b);
  const yearsText = seriesOf(lang, ...years.map(TERMS(lang).inYear));
  const reach = spread ? thresholds.z * spread.mad : 0;
  return {
    kind: 'strip',
    summary:
      words.summary(
        what,
        entries.length,
        listOf(lang, present, (one) => one.name),
      ) + (spread ? words.summaryMedian(writing.sentence(spread.median)) : ''),
    axis: {
      name: clauses(lang, what, yearsText, writing.unit),
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
            from: spread.median - reach,
            to: spread.median + reach,
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
