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
import { factSource, type SourceRef, type PassageSource } from '#app/source/source.ts';
import { staffId } from '#app/source/staff.ts';
import type { FigureCell, TextCell } from '#app/table/figure-table.ts';
import type { PassageColumn } from '#app/source/passage-column.ts';

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
  ...moneyValueCell(figure.value, factSource(figure.factId), lang, figure.origin),
  ...(shade === undefined ? {} : { shade }),
});

/** A cell of money that is no single fact: a column of a form, an amount per person, a sum. */
export const moneyValueCell = (
  value: number,
  source: SourceRef,
  lang: Language,
  origin: Origin = 'stated',
): FigureCell => ({
  kind: 'figure',
  value,
  text: formatColumnMoney(value, lang),
  exported: moneyInColumnUnit(value, lang),
  origin,
  source,
});

/** A cell of a figure in the unit it has: money in the unit of the column, anything else as a plain number. */
export const figureCell = (figure: Figure, unit: string, lang: Language): FigureCell =>
  unit === 'CNY10k'
    ? moneyCell(figure, lang)
    : numberCell(figure.value, factSource(figure.factId), figure.origin);

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
): FigureCell => writtenCell(value, formatNumber(value, decimals), source, origin);

/** A cell with a number in words of its own: as a document prints it, or with its sign. */
export const writtenCell = (
  value: number,
  text: string,
  source: SourceRef | null,
  origin: Origin = 'stated',
): FigureCell => ({
  kind: 'figure',
  value,
  text,
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

/** A row that lies on lines of a document. */
interface Placed {
  readonly document_id: string;
  readonly line_start: number;
  readonly line_end: number;
}

/** The lines of a row as a source. `printed` is what the document prints there, where it is one thing. */
export const passageOf = (
  row: Placed,
  label: string,
  {
    section = '',
    printed = null,
    column,
  }: { section?: string; printed?: string | null; column?: PassageColumn } = {},
): PassageSource => ({
  kind: 'passage',
  documentId: row.document_id,
  section,
  lineStart: row.line_start,
  lineEnd: row.line_end,
  printed,
  label,
  ...(column ? { column } : {}),
});
