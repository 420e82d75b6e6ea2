/** Cells and sources of figures, made one way for every view. */
import { term } from '#model/formula.ts';
import type { Origin } from '#app/charts/picture.ts';
import {
  formatColumnMoney,
  formatMoneyChange,
  formatNumber,
  formatPercent,
  formatSigned,
  moneyInColumnUnit,
} from '#app/locale/format.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import { staffId } from '#app/source/staff.ts';
import type { FigureCell, TextCell } from '#app/table/figure-table.ts';

/** A figure that exists, as rows carry it. */
export interface Figure {
  readonly value: number;
  readonly factId: string;
  readonly origin: Origin;
}

/** The figure of a row's three columns, null when the accounts do not report it. */
export function figureOf(value: number | null, factId: string | null, origin: string | null): Figure | null {
  if (value === null || factId === null) return null;
  return { value, factId, origin: origin === 'derived' ? 'derived' : 'stated' };
}

/** Where a quotient of two facts comes from, as a percentage unless another factor is given. */
export const quotientSource = (above: string, below: string, factor = 100): SourceRef => ({
  kind: 'facts',
  formula: `${term(above)} / ${term(below)} * ${factor}`,
});

/** Where an amount per person comes from: the fact over the people on post of a document. */
export const perPersonSource = (factId: string, documentId: string): SourceRef => ({
  kind: 'facts',
  formula: `${term(factId)} / ${term(staffId(documentId))}`,
});

/** A cell of money, in the unit of the column. */
export const moneyCell = (figure: Figure, lang: Language, shade?: number): FigureCell => ({
  kind: 'figure',
  value: figure.value,
  text: formatColumnMoney(figure.value, lang),
  exported: moneyInColumnUnit(figure.value, lang),
  origin: figure.origin,
  source: factSource(figure.factId),
  ...(shade === undefined ? {} : { shade }),
});

/** A cell with a percentage computed from two figures; derived when the figure it is the share of a total of is. */
export const percentCell = (
  value: number,
  source: SourceRef,
  origin: Origin = 'stated',
  shade?: number,
): FigureCell => ({
  kind: 'figure',
  value,
  text: formatPercent(value),
  exported: Number(value.toFixed(4)),
  origin,
  source,
  ...(shade === undefined ? {} : { shade }),
});

/** A cell with a plain number: a count, a score, a cost in yuan. */
export const numberCell = (
  value: number,
  source: SourceRef | null,
  origin: Origin = 'stated',
  decimals: number | readonly [number, number] = [0, 2],
): FigureCell => ({
  kind: 'figure',
  value,
  text: formatNumber(value, decimals),
  exported: Number(value.toFixed(6)),
  origin,
  source,
});

/** Words in the place of a figure. */
export const absentCell = (text: string): TextCell => ({ kind: 'text', text, absent: true });

/** Words that are no figure's substitute: a name, a text as printed. */
export const textCell = (text: string, source: SourceRef | null = null): TextCell => ({
  kind: 'text',
  text,
  source,
});

/** A cell with the change from one figure to another, signed. */
export function differenceCell(now: Figure, before: Figure, money: boolean, lang: Language): FigureCell {
  const value = Number((now.value - before.value).toPrecision(12));
  return {
    kind: 'figure',
    value,
    text: money ? formatMoneyChange(value, lang) : formatSigned(value, [0, 2]),
    exported: money ? moneyInColumnUnit(value, lang) : value,
    origin: 'derived',
    source: { kind: 'facts', formula: `${term(now.factId)} - ${term(before.factId)}` },
  };
}

/** A cell of money that is no fact but a column of a form. */
export const moneyValueCell = (value: number, source: SourceRef, lang: Language): FigureCell => ({
  kind: 'figure',
  value,
  text: formatColumnMoney(value, lang),
  exported: moneyInColumnUnit(value, lang),
  origin: 'stated',
  source,
});
