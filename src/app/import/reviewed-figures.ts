/**
 * What the review of a document lists: its figures, how many there are of each subject, those another
 * document states differently, and what findings speak of.
 */
import { readParticulars } from '#audit/terms.ts';
import type { Disclosure } from '#ingest/disclosure.ts';
import type { Sum } from '#ingest/scan/proof.ts';
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import type { Fact, Finding } from '#model/tables.ts';
import { formatFigure, formatYuan } from '#app/locale/format.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Spot } from './review.svelte.ts';

const SPENDING =
  /^(?:(?:basic|project|turned_over|business|affiliated_subsidy)\.)?function\.|^(?:expenditure|economic|general_budget|government_fund|state_capital|appropriation)\./;
const INCOME =
  /^(?:income|superior_subsidy|undertaking|business_income|affiliated|other_income|carryover\w*|surplus)\./;

/** Stated figures by subject. Employment subsidies are part of spending, and counted there too. */
export function countSubjects({ facts, projects, indicators, scores }: Disclosure) {
  const stated = facts.filter(({ origin }) => origin === 'stated');
  const count = (pattern: RegExp) => stated.filter(({ concept }) => pattern.test(concept)).length;
  const spending = count(SPENDING);
  const income = count(INCOME);
  const threePublic = count(/^three_public\./);
  return {
    spending,
    income,
    threePublic,
    subsidies: count(/(?:^|\.)function\.20807/),
    other: stated.length - spending - income - threePublic,
    derived: facts.length - stated.length,
    projects: projects.length,
    indicators: indicators.length,
    scores: scores.length,
  };
}

/** A figure of the review: as read, as corrected, or left out by the reader. */
export interface ReviewedFigure {
  readonly fact: Fact;
  readonly state: 'read' | 'corrected' | 'left-out';
}

/** The stated figures with those the reader left out, in the order of the document. */
export function listFigures(facts: readonly Fact[], leftOut: readonly Fact[]): ReviewedFigure[] {
  const out = new Set(leftOut.map(({ fact_id }) => fact_id));
  const read = facts
    .filter(({ origin, fact_id }) => origin === 'stated' && !out.has(fact_id))
    .map((fact): ReviewedFigure => ({ fact, state: fact.corrected_from === null ? 'read' : 'corrected' }));
  if (leftOut.length === 0) return read;
  return [...read, ...leftOut.map((fact): ReviewedFigure => ({ fact, state: 'left-out' }))].sort(
    (a, b) => a.fact.line_start - b.fact.line_start,
  );
}

/** Figures whose item, heading or print holds what was typed. `name` is the concept in the reader's language. */
export function filterFigures(
  figures: readonly ReviewedFigure[],
  typed: string,
  name: (fact: Fact) => string,
): readonly ReviewedFigure[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return figures;
  const digits = wanted.replaceAll(',', '');
  return figures.filter(({ fact }) => {
    const { label_zh, section, printed, concept } = fact;
    return (
      [label_zh, section, concept, name(fact)].some((text) => text.toLowerCase().includes(wanted)) ||
      (/^[\d.]+$/.test(digits) && (printed ?? '').replaceAll(',', '').includes(digits))
    );
  });
}

/** What two documents state of one thing; null where one of them states nothing. */
type Compared =
  { readonly here: Fact; readonly there: Fact | null } | { readonly here: null; readonly there: Fact };

/** The difference of two documents, by what their figures are about. */
export interface Difference {
  /** How many figures both state alike, within what rounding leaves open. */
  readonly equal: number;
  readonly changed: readonly Compared[];
  readonly onlyHere: readonly Compared[];
  readonly onlyThere: readonly Compared[];
}

/** Compares the stated figures of two documents. A figure stated several times is alike where one statement is. */
export function compareFacts(here: readonly Fact[], there: readonly Fact[]): Difference {
  const ours = groupStated(here);
  const theirs = groupStated(there);
  const changed: Compared[] = [];
  const onlyHere: Compared[] = [];
  let equal = 0;
  for (const [key, facts] of ours) {
    const others = theirs.get(key);
    if (!others) onlyHere.push({ here: preferred(facts), there: null });
    else if (facts.some((fact) => others.some((other) => agrees(fact, other)))) equal += 1;
    else changed.push({ here: preferred(facts), there: preferred(others) });
  }
  const onlyThere = [...theirs]
    .filter(([key]) => !ours.has(key))
    .map(([, facts]) => ({ here: null, there: preferred(facts) }));
  return { equal, changed, onlyHere, onlyThere };
}

function groupStated(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.origin !== 'stated') continue;
    const { concept, measure, fiscal_year, fund, unit } = fact;
    // Single receptions and the like are told apart by their names.
    const label = (ITEMISED_CONCEPTS as readonly string[]).includes(concept) ? fact.label_zh : '';
    const key = [concept, measure, fiscal_year, fund, unit, label].join(' ');
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

/** Of several statements the form's, else the first. */
const preferred = (facts: readonly Fact[]): Fact => facts.find(({ form }) => form === 'form') ?? facts[0]!;

/** Whether the intervals that rounding leaves open meet. */
function agrees(a: Fact, b: Fact): boolean {
  const allowed = (10 ** -a.decimals + 10 ** -b.decimals) / 2;
  return Math.abs(a.value - b.value) <= allowed * (1 + 1e-9) + 1e-9;
}

/** Of 元 in the unit that money is kept in. */
const YUAN = 1e4;

/** How many of what an amount is printed in make one of what it is kept in: 10,000 of one that is printed in 元, 1 of others. */
export function printedScale({ unit, value, corrected_from, printed }: Fact): number {
  const [digits = ''] = /\d[\d,，]*(?:\.\d+)?/.exec((printed ?? '').normalize('NFKC')) ?? [];
  const number = Number(digits.replaceAll(',', ''));
  const read = Math.abs(corrected_from ?? value);
  return unit === 'CNY10k' && number > 0 && Math.abs(number - read * YUAN) < 0.5 ? YUAN : 1;
}

/** A figure in the unit that it is printed in, to be held against the picture. */
export function figureAsPrinted(fact: Fact, lang: Language): string {
  if (printedScale(fact) === 1) return formatFigure(fact.value, fact.unit, lang, fact.decimals);
  return formatYuan(fact.value * YUAN, lang, Math.max(0, fact.decimals - 4));
}

/** A sum as it is written out: the total, and what makes it. */
interface WrittenSum extends Pick<Sum, 'total' | 'apart'> {
  /** Parts that are nothing are left out, but for the figure itself. */
  readonly terms: readonly { readonly fact: Fact; readonly sign: '' | '=' | '+'; readonly isOwn: boolean }[];
  readonly decimals: number;
  /** As of `printedScale`, of the figure that is asked about. */
  readonly scale: number;
  /** What the figure itself may be by the picture, for the sum to hold; null where that is not so. */
  readonly instead: number | null;
}

/** The sums that a figure takes part in; those that do not hold first. */
export function sumsWith(figure: Pick<Fact, 'fact_id'>, sums: readonly Sum[]): WrittenSum[] {
  const isOwn = ({ fact_id }: Fact) => fact_id === figure.fact_id;
  return sums
    .filter(({ total, parts }) => isOwn(total) || parts.some(isOwn))
    .map(({ total, parts, apart, repair }) => {
      const shown = parts.filter((part) => part.value !== 0 || isOwn(part));
      const terms = [total, ...shown].map((fact, at) => {
        const sign = at === 0 ? ('' as const) : at === 1 ? ('=' as const) : ('+' as const);
        return { fact, sign, isOwn: isOwn(fact) };
      });
      const scale = Math.max(...terms.map(({ fact }) => (isOwn(fact) ? printedScale(fact) : 1)));
      const kept = Math.max(...terms.map(({ fact }) => fact.decimals));
      const decimals = scale === 1 ? kept : Math.max(0, kept - 4);
      const instead = repair?.fact_id === figure.fact_id ? repair.value : null;
      return { total, terms, apart, decimals, scale, instead };
    })
    .sort((a, b) => Number(a.apart === 0) - Number(b.apart === 0));
}

/** Places of a finding: its figures, then the lines it names beside them; no more than so many. */
export function placesOf(finding: Pick<Finding, 'line_starts' | 'parameters'>, most = 12): Spot[] {
  const { terms } = readParticulars(finding.parameters);
  const figures = terms.flatMap(({ fact_id, line, line_end = line, printed = null }): Spot[] =>
    fact_id === undefined || line === undefined
      ? []
      : [{ line_start: line, line_end: line_end!, printed, fact_id }],
  );
  const named = new Set(figures.map(({ line_start }) => line_start));
  const lines = [...new Set(finding.line_starts)]
    .filter((line) => !named.has(line))
    .map((line): Spot => ({ line_start: line, line_end: line, printed: null, fact_id: null }));
  return [...figures, ...lines].slice(0, most);
}
