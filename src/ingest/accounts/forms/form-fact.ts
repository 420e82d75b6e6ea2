import type { Fund, Measure } from '#model/tables.ts';
import type { ReadFigure } from '../read-figure.ts';
import type { CellAmount } from './grid.ts';

/** What a form's position says about the amount in it. */
export interface FormMeaning {
  readonly concept: string;
  readonly measure?: Measure;
  readonly label: string;
  readonly fund?: Fund | null;
}

/** Where a form stands and which year it is about. */
export interface FormContext {
  readonly section: string;
  readonly fiscalYear: number;
}

/** An amount of a form as a stated figure. Forms are in 万元, the unit of every published form. */
export function formFigure(amount: CellAmount, meaning: FormMeaning, context: FormContext): ReadFigure {
  return {
    fiscal_year: context.fiscalYear,
    concept: meaning.concept,
    measure: meaning.measure ?? 'final',
    value: amount.value,
    unit: 'CNY10k',
    decimals: amount.decimals,
    printed: amount.cell.text,
    label_zh: meaning.label,
    form: 'form',
    fund: meaning.fund ?? null,
    section: context.section,
    line_start: amount.cell.lineStart,
    line_end: amount.cell.lineEnd,
    comparedWith: null,
    ofUnit: '',
    misplaced: false,
  };
}
