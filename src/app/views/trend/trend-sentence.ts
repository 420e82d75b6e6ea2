/** What the trend says in a sentence. */
import type { TrendRow } from '#warehouse/questions/questions.ts';
import { formatPoints, formatSigned } from '#app/locale/format.ts';
import {
  areMany,
  clauses,
  fewOf,
  fullStop,
  isLong,
  labelled,
  lowerFirst,
  listOf,
  rangeOf,
  said,
  sentences,
  statements,
  withAside,
} from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { median } from '../quantiles.ts';
import { formatSpan } from '#app/locale/span.ts';
import type { ShownDepartment } from '../shown.ts';
import type { LinesOf, TrendWords } from './trend-words.ts';

/** The change between two points, in words: percent for amounts and counts, points for percentages. */
function changeText(before: number, now: number, unit: string, lang: Language): string {
  if (unit === '%') return formatPoints(now - before, lang);
  if (before === 0) return '';
  return `${formatSigned(((now - before) / Math.abs(before)) * 100, 1)}%`;
}

/** What a sentence says of. */
interface Told {
  readonly lines: readonly { readonly department: ShownDepartment; readonly points: readonly TrendRow[] }[];
  readonly unit: string;
  readonly lang: Language;
  readonly words: TrendWords;
  /** What the lines are. Default: departments. */
  readonly of?: LinesOf;
  /** The measure in words. */
  readonly what: string;
}

/**
 * From what to what each line went, or by how much; of more lines than can be named, how many rose and fell and which went
 * furthest. Lines of one year are named behind.
 */
export function trendSentence({ lines, unit, lang, words, what, of = 'departments' }: Told): string {
  const spans = lines.flatMap(({ department, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || first === last) return [];
    // Within a sentence an item begins small; a body keeps its name.
    const name = of === 'items' ? lowerFirst(department.name) : department.name;
    return [{ name, first, last, change: last.value - first.value }];
  });
  const single = lines.filter((line) => line.points.length === 1).map((line) => line.department.name);
  const tail = single.length > 0 ? words.oneYear(fewOf(lang, single)) : '';
  if (spans.length === 0) return sentences(lang, words.noSpan(what, words.counter[of]), tail);
  const summary = () => sentences(lang, summarised(spans, { unit, lang, words, what, of }), tail);
  if (areMany(spans)) return summary();
  const says = spans.map(({ name, first, last, change }) => {
    const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
    const [before, now] = formatSpan(first.value, last.value, unit, lang);
    return words.span[direction]({
      name,
      from: first.fiscal_year,
      to: last.fiscal_year,
      before,
      now,
      change: changeText(first.value, last.value, unit, lang),
    });
  });
  const told = (about: string, parts: readonly (string | false)[]) =>
    sentences(lang, fullStop(lang, labelled(lang, about, statements(lang, ...parts))), tail);
  if (says.length <= 2) return told(what, says);
  const shared = sharedYears(spans, lang);
  const names = (test: (change: number) => boolean) =>
    spans
      .filter((span) => test(span.change))
      .map(({ name, first, last }) => {
        const change = changeText(first.value, last.value, unit, lang);
        const years = shared === '' && rangeOf(lang, first.fiscal_year, last.fiscal_year);
        return withAside(lang, name, said([years, change]).join(' '));
      });
  const [up, down, same] = [names((c) => c > 0), names((c) => c < 0), names((c) => c === 0)];
  const named = told(clauses(lang, what, shared), [
    up.length > 0 && words.countUp(listOf(lang, up)),
    down.length > 0 && words.countDown(listOf(lang, down)),
    same.length > 0 && words.countSame(listOf(lang, same)),
  ]);
  return isLong(named) ? summary() : named;
}

/** A line from its first point to its last. */
interface Stretch {
  readonly name: string;
  readonly first: TrendRow;
  readonly last: TrendRow;
  readonly change: number;
}

/** Of more lines than can be named: how many rose and fell, the furthest of either, and the middle of all that went over the same years. */
function summarised(
  spans: readonly Stretch[],
  { unit, lang, words, what, of = 'departments' }: Omit<Told, 'lines'>,
): string {
  const count = (test: (change: number) => boolean) => spans.filter(({ change }) => test(change)).length;
  const rated = spans
    .flatMap((span) => {
      const rate = rateOf(span, unit);
      return rate === null ? [] : [{ ...span, rate }];
    })
    .toSorted((a, b) => a.rate - b.rate);
  const [least, most] = [rated[0], rated.at(-1)];
  const text = (rate: number) => (unit === '%' ? formatPoints(rate, lang) : `${formatSigned(rate, 1)}%`);
  const shared = sharedYears(spans, lang);
  const named = ({ name, first, last, rate }: (typeof rated)[number]) => {
    const years = shared === '' && rangeOf(lang, first.fiscal_year, last.fiscal_year);
    return withAside(lang, name, said([years, text(rate)]).join(' '));
  };
  return fullStop(
    lang,
    labelled(
      lang,
      clauses(lang, what, shared),
      statements(
        lang,
        words.counted(
          spans.length,
          words.counter[of],
          count((change) => change > 0),
          count((change) => change < 0),
          count((change) => change === 0),
        ),
        // What stayed the same is counted, and is neither the largest rise nor the smallest fall.
        most && most.rate !== 0 && words.furthest[most.rate > 0 ? 'up' : 'leastDown'](named(most)),
        least &&
          least.rate !== 0 &&
          most !== least &&
          words.furthest[least.rate < 0 ? 'down' : 'leastUp'](named(least)),
        // Changes over different years have no middle.
        shared !== '' && rated.length > 0 && words.middle(text(median(rated.map(({ rate }) => rate))!)),
      ),
    ),
  );
}

/** The first and the last year of lines that have the same; '' where they differ. */
function sharedYears(spans: readonly Stretch[], lang: Language): string {
  const years = new Set(spans.map(({ first, last }) => rangeOf(lang, first.fiscal_year, last.fiscal_year)));
  return years.size === 1 ? [...years][0]! : '';
}

/** How far a line went, by its first point: percent, and points of percentages. Null from zero. */
function rateOf({ first, change }: Stretch, unit: string): number | null {
  if (unit === '%') return change;
  return first.value === 0 ? null : (change / Math.abs(first.value)) * 100;
}
