/** What the figures of a trend are held against: nothing, the year's expenditure, people on established posts, a common year. */
import { term } from '#model/formula.ts';
import type { DepartmentRow, TrendRow } from '#warehouse/questions/questions.ts';
import type { Address } from '#app/session/address.ts';
import { departmentYearKey } from '#app/session/departments.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import { establishedId, establishedOf } from '#app/source/staff.ts';
import { quotientSource } from '../cells.ts';

export type Basis = Address['basis'];

/** What a year's expenditure is, the first of them that is reported. */
export const TOTALS = ['expenditure.current', 'expenditure.total', 'general_budget.total'] as const;

/** A point of a trend with where it comes from. */
export interface TrendPoint extends TrendRow {
  readonly source: SourceRef;
}

/** Why a point is not on its basis: there is nothing to divide by, or it is 0. */
interface OffBasis extends Pick<TrendRow, 'entity_id' | 'fiscal_year' | 'concept'> {
  readonly why: 'missing' | 'zero';
}

/** Points on a basis. */
export interface Based {
  readonly points: readonly TrendPoint[];
  /** What could not be put on it, one a line and year; of an index, one a line. */
  readonly off: readonly OffBasis[];
  /** The year that an index takes for 100; null where no year is common to the lines, and of other bases. */
  readonly base: number | null;
}

/** Divides each figure by what its body and year have of something. */
function divided(
  rows: readonly TrendRow[],
  divisorOf: (row: TrendRow) => { value: number; id: string } | null,
  factor: number,
  unit: string,
): Based {
  const off: OffBasis[] = [];
  const points = rows.flatMap((row): TrendPoint[] => {
    const divisor = divisorOf(row);
    if (divisor === null || divisor.value === 0) {
      off.push({ ...row, why: divisor === null ? 'missing' : 'zero' });
      return [];
    }
    const source: SourceRef =
      factor === 1
        ? { kind: 'facts', formula: `${term(row.fact_id)} / ${term(divisor.id)}` }
        : quotientSource(row.fact_id, divisor.id, factor);
    return [{ ...row, value: (row.value / divisor.value) * factor, unit, origin: 'derived', source }];
  });
  return { points, off, base: null };
}

/**
 * Shares of the year's expenditure, in per cent.
 * @param totals figures of `TOTALS`
 */
function asShares(rows: readonly TrendRow[], totals: readonly TrendRow[]): Based {
  const found = new Map<string, TrendRow>();
  for (const concept of TOTALS.toReversed()) {
    for (const row of totals) if (row.concept === concept) found.set(departmentYearKey(row), row);
  }
  return divided(
    rows,
    (row) => {
      const total = found.get(departmentYearKey(row));
      return total ? { value: total.value, id: total.fact_id } : null;
    },
    100,
    '%',
  );
}

/** Amounts per person on an established post, in 万元; of years whose own document states those. */
function perEstablished(rows: readonly TrendRow[], documents: readonly DepartmentRow[]): Based {
  const byYear = new Map(documents.map((row) => [departmentYearKey(row), row]));
  return divided(
    rows,
    (row) => {
      const document = byYear.get(departmentYearKey(row));
      const staff = document && establishedOf(document);
      return staff ? { value: staff.value, id: establishedId(document.document_id) } : null;
    },
    1,
    'CNY10k',
  );
}

/**
 * Each line's figures in per cent of its own in the first year all lines have a figure of. Where no year is common to all
 * nothing is an index; a line that has 0 or less there is left out.
 * @param lineOf which line a figure is of
 */
function asIndex(rows: readonly TrendRow[], lineOf: (row: TrendRow) => string): Based {
  const years = new Map<string, Map<number, TrendRow>>();
  for (const row of rows) {
    const line = years.get(lineOf(row)) ?? new Map<number, TrendRow>();
    years.set(lineOf(row), line.set(row.fiscal_year, row));
  }
  const lines = [...years.values()];
  const common = [...(lines[0]?.keys() ?? [])].filter((year) => lines.every((line) => line.has(year)));
  if (common.length === 0) {
    const off = lines.map((line) => ({ ...[...line.values()][0]!, why: 'missing' as const }));
    return { points: [], off, base: null };
  }
  const base = Math.min(...common);
  const isUsable = (row: TrendRow) => years.get(lineOf(row))!.get(base)!.value > 0;
  const indexed = divided(
    rows.filter(isUsable),
    (row) => {
      const first = years.get(lineOf(row))!.get(base)!;
      return { value: first.value, id: first.fact_id };
    },
    100,
    'index',
  );
  const off = lines.flatMap((line) => {
    const first = line.get(base)!;
    return isUsable(first) ? [] : [{ ...first, why: 'zero' as const }];
  });
  return { ...indexed, off, base };
}

/** What figures can be held against: only final amounts of money have a share in expenditure; money falls to persons. */
export function basesOf(unit: string | undefined, measure: string): Basis[] {
  if (unit === '%') return ['amount'];
  if (unit !== 'CNY10k') return ['amount', 'index'];
  return measure === 'final'
    ? ['amount', 'share', 'per-established', 'index']
    : ['amount', 'per-established', 'index'];
}

/** Figures on a basis. */
export function putOn(
  basis: Basis,
  rows: readonly TrendRow[],
  {
    totals,
    documents,
    lineOf,
  }: {
    readonly totals: readonly TrendRow[];
    readonly documents: readonly DepartmentRow[];
    readonly lineOf: (row: TrendRow) => string;
  },
): Based {
  switch (basis) {
    case 'amount':
      return {
        points: rows.map((row) => ({ ...row, source: factSource(row.fact_id) })),
        off: [],
        base: null,
      };
    case 'share':
      return asShares(rows, totals);
    case 'per-established':
      return perEstablished(rows, documents);
    case 'index':
      return asIndex(rows, lineOf);
  }
}
