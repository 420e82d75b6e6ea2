/** What bodies are compared by: a figure of the accounts, and what it is held against so that large and small compare. */
import { CONCEPTS } from '#model/concept.ts';
import type { OutlierPeerRow } from '#warehouse/questions/questions.ts';
import type { Origin } from '#app/charts/picture.ts';
import {
  formatColumnMoney,
  formatFigure,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  moneyAxis,
  moneyInColumnUnit,
  moneyUnit,
  type MoneyAxis,
} from '#app/locale/format.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { unitLabel } from '#app/locale/terms.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import type { Address } from '#app/session/address.ts';
import type { Ruler } from './rating.ts';
import { perPersonSource, quotientSource } from '../cells.ts';

const PER_PERSON = messages({ zh: '/人', en: ' per person' });

/** Amount as reported, per person on post, or in per cent of the body's expenditure. */
export type Normalisation = Address['scale'];

/** A measure to compare by. */
export interface Measure {
  readonly concept: string;
  readonly measure: string;
  readonly scale: Normalisation;
}

/** What the view opens with: how much of the expenditure goes to projects. */
export const OPENING: Measure = { concept: 'expenditure.project', measure: 'final', scale: 'share' };

const of = (concept: string, scale: Normalisation): Measure => ({ concept, measure: 'final', scale });

/** Measures that tell bodies apart whatever their size, of each of the four subjects. */
export const PRESETS: readonly Measure[] = [
  OPENING,
  of('expenditure.current', 'per-employee'),
  of('general_budget.personnel', 'share'),
  of('general_budget.operating', 'per-employee'),
  of('three_public.total', 'amount'),
  of('three_public.total', 'per-employee'),
  of('three_public.total', 'share'),
  of('three_public.reception', 'amount'),
  of('function.20807', 'share'),
  of('agency_operation.total', 'per-employee'),
  of('procurement.total', 'share'),
];

/** Names of presets that stand in no vocabulary, for when the classification's are not at hand. */
export const PRESET_NAMES: Readonly<Record<string, { readonly name_zh: string; readonly name_en: string }>> =
  {
    'function.20807': { name_zh: '就业补助', name_en: 'Employment subsidies' },
  };

/** Totals, of which a share in expenditure says nothing. */
const TOTALS = new Set(['expenditure.total', 'expenditure.current', 'general_budget.total']);

/** The measure an address names. A share that says nothing is what the view opens with, or an amount. */
export function readMeasure({ concept, measure, scale }: Pick<Address, keyof Measure>): Measure {
  if (concept === 'expenditure.total' && measure === 'final' && scale === 'share') return OPENING;
  return normalisations({ concept, measure }).includes(scale)
    ? { concept, measure, scale }
    : { concept, measure, scale: 'amount' };
}

/** What a figure can be held against. Only final amounts of money have a share in expenditure, or fall to persons. */
export function normalisations({ concept, measure }: Pick<Measure, 'concept' | 'measure'>): Normalisation[] {
  if (measure !== 'final' || !isMoney(concept)) return ['amount'];
  return TOTALS.has(concept) || concept.startsWith('income.')
    ? ['amount', 'per-employee']
    : ['amount', 'per-employee', 'share'];
}

const COUNTS = /^three_public\.(vehicles_|overseas_|reception_.*(batches|visitors))|^assets\./;
const isMoney = (concept: string): boolean => !(concept in CONCEPTS && COUNTS.test(concept));

/** A body's value of a measure. */
export interface Measured {
  readonly value: number;
  readonly origin: Origin;
  readonly source: SourceRef;
  /** The facts it rests on. */
  readonly facts: readonly string[];
  /** Money that one unit of the value is to the body, 万元; null where the value is not of money. */
  readonly money: number | null;
}

/** Whether differences of a measure come to money: of amounts, of what falls to a person, of shares in expenditure. */
export const inMoney = ({ concept, measure }: Measure): boolean =>
  !measure.endsWith('_pct') && isMoney(concept);

/** The scale on which a measure is judged. */
export function rulerOf({ measure, scale }: Measure): Ruler {
  if (scale === 'share' || measure === 'share_pct') return 'odds';
  if (measure === 'change_pct') return 'growth';
  return measure === 'change' ? 'plain' : 'log';
}

/** Why a body has no value: its accounts do not report the figure, the expenditure, or the people on post. */
export type Unmeasured = 'figure' | 'total' | 'staff';

/** The value of a row, or why there is none. A zero denominator measures nothing. */
export function measureRow(row: OutlierPeerRow, scale: Normalisation): Measured | Unmeasured {
  const { value, value_fact_id: fact, total, total_fact_id: totalFact, staff } = row;
  if (value === null || fact === null) return 'figure';
  const origin: Origin = row.value_origin === 'derived' ? 'derived' : 'stated';
  if (scale === 'amount') {
    const money = row.unit === 'CNY10k' ? 1 : null;
    return { value, origin, source: factSource(fact), facts: [fact], money };
  }
  if (scale === 'per-employee') {
    if (staff === null || staff === 0) return 'staff';
    return {
      value: tidy(value / staff),
      origin,
      source: perPersonSource(fact, row.document_id),
      facts: [fact],
      money: staff,
    };
  }
  if (total === null || totalFact === null || total === 0) return 'total';
  return {
    value: tidy((value / total) * 100),
    origin,
    source: quotientSource(fact, totalFact),
    facts: [fact, totalFact],
    money: total / 100,
  };
}

/** Without what a quotient leaves behind in its last digits: equal values are to rank as equal. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** How the values of a measure are written: in sentences, on an axis, in the cells of a table. */
export interface Writing extends MoneyAxis {
  /** With its unit. */
  readonly sentence: (value: number) => string;
  /** A difference of two values, without its sign. */
  readonly distance: (value: number) => string;
  readonly cell: (value: number) => string;
  readonly exported: (value: number) => number;
  /** Unit of the column. */
  readonly columnUnit: string;
  /** From the unit of the data model to that of the column, and back: what a reader types is in the latter. */
  readonly factor: number;
}

/**
 * How values are written.
 * @param unit of the figures themselves
 * @param largest the largest value, which decides the unit of the axis
 */
export function writingOf(unit: string, scale: Normalisation, largest: number, lang: Language): Writing {
  if (unit === '%' || scale === 'share') {
    const text = (value: number) => formatPercent(value, Math.abs(value) < 1 && value !== 0 ? 2 : 1);
    return {
      unit: '%',
      tick: (value) => `${formatNumber(value, [0, 2])}%`,
      text,
      sentence: text,
      distance: (value) => formatPoints(value, lang).replace('+', ''),
      cell: text,
      exported: (value) => Number(value.toFixed(4)),
      columnUnit: '%',
      factor: 1,
    };
  }
  if (unit !== 'CNY10k') {
    return {
      unit: unitLabel(unit, lang),
      tick: (value) => formatNumber(value),
      text: (value) => formatNumber(value),
      sentence: (value) => formatFigure(value, unit, lang),
      distance: (value) => formatNumber(value),
      cell: (value) => formatNumber(value),
      exported: (value) => value,
      columnUnit: unitLabel(unit, lang),
      factor: 1,
    };
  }
  const axis = moneyAxis(largest, lang);
  const each = scale === 'per-employee' ? PER_PERSON(lang) : '';
  return {
    unit: axis.unit + each,
    tick: axis.tick,
    text: axis.text,
    sentence: (value) => formatMoney(value, lang) + each,
    distance: (value) => formatMoney(value, lang) + each,
    cell: (value) => formatColumnMoney(value, lang),
    exported: (value) => Number(moneyInColumnUnit(value, lang).toFixed(6)),
    columnUnit: moneyUnit(lang) + each,
    factor: moneyInColumnUnit(1, lang),
  };
}
