/** The unit of a form that names none: told by the same figure in prose, which always carries its unit. */
import { toAmount, type MoneyUnit } from '../numeral.ts';
import type { ReadFigure } from './read-figure.ts';

/** The figures of one table. */
export interface FormFigures {
  readonly figures: readonly ReadFigure[];
  /** Whether the table, or the line above it, names its unit. */
  readonly namesUnit: boolean;
}

/** Units a form may be in when it was read as being in 万元. */
const OTHER_UNITS: readonly MoneyUnit[] = ['元', '千元', '亿元'];

/** The figures of all forms: of one that names no unit, in the unit in which it says what the prose says. */
export function settleUnits(forms: readonly FormFigures[], prose: readonly ReadFigure[]): ReadFigure[] {
  return forms.flatMap(({ figures, namesUnit }) => {
    if (namesUnit || agreements(figures, prose) > 0) return figures;
    const counts = OTHER_UNITS.map((unit) => {
      const shifted = figures.map((figure) => ({ ...figure, ...toAmount(figure, unit) }));
      return { shifted, agreed: agreements(shifted, prose) };
    });
    const [best] = counts.sort((a, b) => b.agreed - a.agreed);
    return best && best.agreed > 0 ? best.shifted : figures;
  });
}

/** How many amounts of a form the prose states too. Zeros say nothing about a unit. */
function agreements(figures: readonly ReadFigure[], prose: readonly ReadFigure[]): number {
  return figures.filter(
    (figure) =>
      figure.value !== 0 &&
      prose.some(
        (other) =>
          other.concept === figure.concept &&
          other.measure === figure.measure &&
          other.fiscal_year === figure.fiscal_year &&
          other.fund === figure.fund &&
          isSame(figure, other),
      ),
  ).length;
}

/** Equal as far as both are printed. */
function isSame(a: ReadFigure, b: ReadFigure): boolean {
  const digits = Math.min(a.decimals, b.decimals);
  return Math.abs(a.value - b.value) <= 0.5 * 10 ** -digits;
}
