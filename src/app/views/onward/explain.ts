/**
 * What can be said of one number by looking around it: which items made it, which projects, how its years compare, what
 * it is a part of, how its peers compare. Each explainer says what it finds, or why it does not apply.
 */
import type {
  AssessmentProjectRow,
  FactSourceRow,
  OutlierPeerRow,
  SpendingRow,
  TrendRow,
} from '#warehouse/questions/questions.ts';
import { SUMS } from '#model/sums.ts';
import { formatFigure, formatMoney, formatPercent } from '#app/locale/format.ts';
import { listOf, sentences, spaceHan } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { EXPLAIN_WORDS } from './explain-words.ts';

/** The number explained. */
export type Explained = Pick<
  FactSourceRow,
  'concept' | 'measure' | 'value' | 'unit' | 'decimals' | 'entity_id' | 'fiscal_year' | 'label_zh'
>;

/** Items named of several. */
const NAMED = 3;

/** A part of a number in a year. */
export type Part = Pick<SpendingRow, 'fiscal_year' | 'code' | 'name_zh' | 'name_en' | 'value'>;

/** Figures of concepts as parts. */
export const partsOf = (rows: readonly TrendRow[]): Part[] =>
  rows.map(({ fiscal_year, concept, value }) => ({
    ...{ fiscal_year, value, code: concept },
    ...{ name_zh: conceptLabel(concept, 'zh'), name_en: conceptLabel(concept, 'en') },
  }));

/** What parts an item has: concepts, or those of a code in a classification; null where none are known of it. */
export function partsAsked({ concept, measure }: Pick<Explained, 'concept' | 'measure'>) {
  if (measure !== 'final') return null;
  if (/^expenditure\.(?:total|current)$/.test(concept)) return { scheme: 'function', parent: '' } as const;
  const [concepts] = SUMS[concept] ?? [];
  if (concepts) return { scheme: 'concepts', concepts } as const;
  const coded = /^(function|economic)\.(\d{3}|\d{5})$/.exec(concept);
  if (!coded || (coded[1] === 'economic' && coded[2]!.length > 3)) return null;
  return { scheme: coded[1] as 'function' | 'economic', parent: coded[2]! };
}

const nameOf = (row: Part, lang: Language): string => (row[`name_${lang}` as const] ?? row.code ?? '').trim();

/**
 * Which items: the largest, and those that changed most on the year before.
 * @param rows of the year and the year before; null where none are known of it
 */
export function whichItems(fact: Explained, rows: readonly Part[] | null, lang: Language): string {
  const words = EXPLAIN_WORDS(lang);
  if (rows === null) return words.noParts;
  const of = (year: number) => rows.filter((row) => row.fiscal_year === year && row.value !== null);
  const now = of(fact.fiscal_year).toSorted((a, b) => b.value! - a.value!);
  if (now.length === 0) return words.noPartsListed;
  const paid = now.filter(({ value }) => value !== 0);
  const largest = (paid.length > 0 ? paid : now)
    .slice(0, NAMED)
    .map((row) => words.item(nameOf(row, lang), formatMoney(row.value, lang)));
  const before = new Map(of(fact.fiscal_year - 1).map((row) => [row.code, row.value!]));
  const changes = now.flatMap((row) => {
    const prior = before.get(row.code);
    return prior === undefined || prior === row.value ? [] : [{ row, by: row.value! - prior }];
  });
  const most = changes.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
  return sentences(
    lang,
    words.largest(listOf(lang, largest), now.length),
    most
      ? words.changedMost(
          nameOf(most.row, lang),
          most.by > 0,
          formatMoney(Math.abs(most.by), lang),
          changes.length,
        )
      : words.noItemsBefore(fact.fiscal_year - 1),
  );
}

/** Totals that all projects of a body are a part of. */
const OF_ALL_PROJECTS = /^(?:expenditure\.(?:total|current|project)|general_budget\.total)$/;

/** Which projects: those the self-assessments list, of an item those whose names hold its own. */
export function whichProjects(
  fact: Explained,
  rows: readonly AssessmentProjectRow[],
  lang: Language,
): string {
  const words = EXPLAIN_WORDS(lang);
  if (fact.measure !== 'final') return words.notAnAmount;
  const own = rows.filter((row) => row.covers === 'project' && row.executed !== null);
  const stem = fact.label_zh.replace(/^.*[、—-]|[“”"]|[（(].*$|(?:补贴|补助|支出|经费|费用?)$/g, '');
  const named = OF_ALL_PROJECTS.test(fact.concept)
    ? own
    : stem.length > 1 && !/^(?:economic|income|three_public)\./.test(fact.concept)
      ? own.filter(({ name_zh }) => name_zh.includes(stem))
      : [];
  if (own.length === 0) return words.noProjects;
  if (named.length === 0) return words.noProjectNamed(stem);
  // A document may tell of a project in prose and in its form: one of each name.
  const byName = new Map(named.map((row) => [row.name_zh, row]));
  const largest = [...byName.values()].toSorted((a, b) => b.executed! - a.executed!).slice(0, NAMED);
  const said = listOf(
    lang,
    largest.map((row) => words.item(`“${row.name_zh}”`, formatMoney(row.executed, lang))),
  );
  return OF_ALL_PROJECTS.test(fact.concept)
    ? words.projects(byName.size, said)
    : words.projectsNamed(byName.size, stem, said);
}

/** Which year: where the number stands among its own years. */
export function whichYear(fact: Explained, rows: readonly TrendRow[], lang: Language): string {
  const words = EXPLAIN_WORDS(lang);
  const others = rows.filter((row) => row.fiscal_year !== fact.fiscal_year);
  if (others.length === 0) return words.oneYear;
  const text = (value: number) =>
    formatFigure(value, fact.unit, lang, fact.unit === '%' ? fact.decimals : undefined);
  const before = others.find((row) => row.fiscal_year === fact.fiscal_year - 1);
  const place = others.every(({ value }) => value < fact.value)
    ? words.highest(others.length + 1)
    : others.every(({ value }) => value > fact.value)
      ? words.lowest(others.length + 1)
      : words.between(others.length + 1);
  if (!before) return sentences(lang, place, words.noYearBefore(fact.fiscal_year - 1));
  const by = fact.value - before.value;
  const change =
    by === 0
      ? words.same(before.fiscal_year)
      : words.change(
          before.fiscal_year,
          text(before.value),
          by > 0,
          text(Math.abs(by)),
          before.origin === 'derived',
        );
  return sentences(lang, place, change);
}

/** Which base: what it is a part of, and what falls to a person. */
export function whichBase(fact: Explained, row: OutlierPeerRow | null, lang: Language): string {
  const words = EXPLAIN_WORDS(lang);
  if (fact.unit !== 'CNY10k' || fact.measure !== 'final') return words.noBase;
  const { total = null, staff = null, total_concept } = row ?? {};
  const isPart =
    total !== null && total > 0 && total_concept !== fact.concept && !fact.concept.startsWith('income.');
  return sentences(
    lang,
    isPart ? words.share(formatMoney(total, lang), formatPercent((fact.value / total) * 100)) : words.noTotal,
    staff !== null && staff > 0
      ? words.perPerson(staff, formatMoney(fact.value / staff, lang))
      : words.noStaff,
  );
}

/** What is known of a number among its peers, see outliers. */
export interface AmongPeers {
  readonly rank: number;
  readonly among: number;
  readonly what: string;
  readonly median: string;
  /** What the outliers view says of it: high, low, typical, or why it is not said. */
  readonly rating: string;
}

/** Which peers: its place among those the outliers view proposes. */
export const whichPeers = (found: AmongPeers | null, lang: Language): string => {
  const words = EXPLAIN_WORDS(lang);
  return found === null
    ? words.noPeers
    : spaceHan(words.peers(found.what, found.rank, found.among, found.median, found.rating));
};
