/** Amounts that a document states in words that leave room for doubt, settled by what else it states. */
import { asUnread, type ReadFigure, type Reading } from './read-figure.ts';

/**
 * Settles amounts without a word of their own among changes: below a sentence on changes, N in 其中：甲支出
 * N 万元，增长 5% may be the amount or the change. It is the amount where the document states the same one
 * elsewhere; otherwise it is left out and listed.
 */
export function settleAmongChanges(figures: readonly ReadFigure[]): Reading {
  const certain = figures.filter(({ isAmongChanges }) => !isAmongChanges);
  const isDoubtful = (figure: ReadFigure): boolean =>
    figure.isAmongChanges === true &&
    !certain.some(
      (other) =>
        other.concept === figure.concept &&
        other.measure === figure.measure &&
        other.fund === figure.fund &&
        other.fiscal_year === figure.fiscal_year &&
        isSame(figure, other),
    );
  return {
    read: figures.filter((figure) => !isDoubtful(figure)),
    unread: figures.filter(isDoubtful).map((figure) => asUnread(figure, 'unclear-role')),
  };
}

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
