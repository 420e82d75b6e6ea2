/** The unit of each form: its own unit line, unless what the prose says shows it wrong; without one, what prose and other forms say. */
import type { ReadFigure } from '../disclosure.ts';
import { cellAmountIn, cellNumberOf } from '../cell-number.ts';
import type { MoneyUnit } from '../numeral.ts';
import { isOfSame, isSameAmount, keyOfSame } from '../prose/settle.ts';

/** The figures of one form, on however many pages, read in the unit it names or in 万元. */
export interface FormFigures {
  readonly figures: ReadFigure[];
  /** The unit that the form, or the line above it, names; null where neither does. */
  readonly namedUnit: MoneyUnit | null;
}

const UNITS: readonly MoneyUnit[] = ['万元', '元', '千元', '亿元'];
/** Amounts the prose states in another unit before a form's own unit line is taken for a slip. */
const ENOUGH_AGAINST_UNIT_LINE = 3;

/** The figures of all forms, each in the unit in which it says what the rest of the document says. */
export function settleUnits(forms: readonly FormFigures[], prose: readonly ReadFigure[]): ReadFigure[] {
  const units = forms.map(
    ({ figures, namedUnit }) =>
      unitBy(figures, prose, namedUnit ?? '万元', namedUnit ? ENOUGH_AGAINST_UNIT_LINE : 1) ?? namedUnit,
  );
  const known = forms.flatMap(({ figures }, index) => (units[index] ? inUnit(figures, units[index]) : []));
  const [only, ...others] = new Set(units.filter((unit) => unit !== null));
  return forms.flatMap(({ figures }, index) => {
    const unit = units[index] ?? unitBy(figures, known, '万元', 1) ?? (others.length === 0 ? only : null);
    return unit ? inUnit(figures, unit) : figures;
  });
}

/**
 * The unit in which a form says what other figures say, or null where they have nothing to say about it.
 * @param own the unit that holds as long as anything agrees with it
 * @param enough how many amounts must speak for another unit
 */
function unitBy(
  figures: readonly ReadFigure[],
  others: readonly ReadFigure[],
  own: MoneyUnit,
  enough: number,
): MoneyUnit | null {
  // Few figures are told elsewhere too, and the others say nothing of a unit.
  const keys = new Set(others.map(keyOfSame));
  const told = figures.filter((figure) => keys.has(keyOfSame(figure)));
  const counts = UNITS.map((unit) => ({ unit, agreed: agreements(inUnit(told, unit), others) }));
  if (counts.some(({ unit, agreed }) => unit === own && agreed > 0)) return own;
  const [best] = counts.sort((a, b) => b.agreed - a.agreed);
  return best && best.agreed >= enough ? best.unit : null;
}

/** Figures with their printed amounts taken to be in a unit. */
function inUnit(figures: readonly ReadFigure[], unit: MoneyUnit): ReadFigure[] {
  return figures.map((figure) => {
    const number = figure.unit === 'CNY10k' ? cellNumberOf(figure.printed) : null;
    return number ? { ...figure, ...cellAmountIn(number, figure.ownUnit ?? unit) } : figure;
  });
}

/** How many amounts others state too. Zeros say nothing about a unit. */
function agreements(figures: readonly ReadFigure[], others: readonly ReadFigure[]): number {
  return new Set(
    figures
      .filter(
        (figure) =>
          figure.value !== 0 &&
          others.some((other) => isOfSame(figure, other) && isSameAmount(figure, other)),
      )
      .map(({ printed }) => printed),
  ).size;
}
