/** Figures of a trend as reported. */
import { factSource } from '#app/source/source.ts';
import type { TrendRow } from '#warehouse/questions/questions.ts';
import type { TrendInput } from '#app/views/trend/context.ts';

/** The part of what a trend is worked out from that its figures are. */
export const reported = (rows: readonly TrendRow[]): Pick<TrendInput, 'based' | 'basis'> => ({
  based: { points: rows.map((row) => ({ ...row, source: factSource(row.fact_id) })), off: [], base: null },
  basis: 'amount',
});
