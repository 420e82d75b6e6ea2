/** What the review of a document lists: its figures, those not read, and how many there are of each subject. */
import type { Coverage } from '#ingest/coverage.ts';
import type { Disclosure, Unread } from '#ingest/disclosure.ts';
import type { Fact } from '#model/tables.ts';

/** How many figures a document yields for each subject of the page. */
export interface SubjectCounts {
  readonly spending: number;
  readonly threePublic: number;
  readonly subsidies: number;
  readonly income: number;
  readonly other: number;
  readonly derived: number;
  readonly projects: number;
  readonly indicators: number;
  readonly scores: number;
}

const SPENDING =
  /^(?:(?:basic|project|turned_over|business|affiliated_subsidy)\.)?function\.|^(?:expenditure|economic|general_budget|government_fund|state_capital|appropriation)\./;
const INCOME =
  /^(?:income|superior_subsidy|undertaking|business_income|affiliated|other_income|carryover\w*|surplus)\./;

/** Stated figures by subject. Employment subsidies are part of spending, and counted there too. */
export function countSubjects({ facts, projects, indicators, scores }: Disclosure): SubjectCounts {
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

/** A number of the document that no figure was made of. */
export interface UnreadFigure extends Omit<Unread, 'reason'> {
  /** A key of why, null where it was not understood as a figure at all. */
  readonly reason: string | null;
}

/** Everything printed that was not read, in the order of the document: amounts of money, and what was set aside. */
export function listUnread(coverage: Coverage, unread: readonly Unread[]): UnreadFigure[] {
  const known = new Set(
    unread.flatMap(({ printed, line_start, line_end }) =>
      Array.from({ length: line_end - line_start + 1 }, (_, at) => `${line_start + at} ${digitsOf(printed)}`),
    ),
  );
  const missed = coverage.missed
    .filter(({ printed, line }) => !known.has(`${line} ${digitsOf(printed)}`))
    .map(({ printed, line, section }) => ({
      printed,
      line_start: line,
      line_end: line,
      section,
      reason: null,
    }));
  return [...unread, ...missed].sort((a, b) => a.line_start - b.line_start);
}

const digitsOf = (printed: string): string => /[\d.,]+/.exec(printed)?.[0].replaceAll(',', '') ?? printed;

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
