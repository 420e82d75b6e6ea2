/** Amounts of the year before that a document states by saying that this year's are the same. */
import type { ReadFigure } from './read-figure.ts';

/**
 * Leaves out what 持平 says of the year before where the document itself states another amount for this
 * year: which of them equals last year's is not known. Nothing printed is lost, the amount is this year's.
 */
export function dropDoubtfulLevels(figures: readonly ReadFigure[]): ReadFigure[] {
  const levels = figures.filter(({ isLevel }) => isLevel);
  if (levels.length === 0) return [...figures];
  return figures.filter(
    (level) =>
      !level.isLevel ||
      figures.every(
        (other) =>
          other.concept !== level.concept ||
          other.measure !== level.measure ||
          other.fund !== level.fund ||
          other.fiscal_year !== level.fiscal_year + 1 ||
          isSame(level, other),
      ),
  );
}

/** Equal as far as both are printed. */
const isSame = (a: ReadFigure, b: ReadFigure): boolean =>
  Math.abs(a.value - b.value) <= 0.5 * 10 ** -Math.min(a.decimals, b.decimals) + 1e-9;
