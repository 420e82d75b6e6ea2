import type { Fund, Measure } from '#model/tables.ts';
import type { Unread } from '../disclosure.ts';
import { toAmount, type MoneyUnit } from '../numeral.ts';
import type { ReadFigure } from '../prose/read-figure.ts';
import type { CellAmount } from './grid.ts';

/** What a form's position says about the amount in it. */
export interface FormMeaning {
  readonly concept: string;
  readonly measure?: Measure;
  readonly label: string;
  readonly fund?: Fund | null;
  /** The year the amount is of, where that is not the form's own. */
  readonly year?: number;
}

/** Where a form stands, which year it is about and the unit its amounts are printed in. */
export interface FormContext {
  readonly section: string;
  readonly fiscalYear: number;
  readonly unit: MoneyUnit;
}

/** An amount of a form as a stated figure, in 万元 whatever the form's unit. */
export function formFigure(amount: CellAmount, meaning: FormMeaning, context: FormContext): ReadFigure {
  const { value, decimals } = toAmount(amount, context.unit);
  return {
    fiscal_year: meaning.year ?? context.fiscalYear,
    concept: meaning.concept,
    measure: meaning.measure ?? 'final',
    value,
    unit: 'CNY10k',
    decimals,
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

/** An amount of a form that no meaning could be given, with the reason. */
export function unreadCell({ cell }: Pick<CellAmount, 'cell'>, reason: string, section: string): Unread {
  return { section, line_start: cell.lineStart, line_end: cell.lineEnd, printed: cell.text, reason };
}
