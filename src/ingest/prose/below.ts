/** Comparisons in a paragraph of their own, below the account they are of: 其他收入 9 万元。/ 较上年增加 1 万元. */
import type { ReadFigure } from '../disclosure.ts';
import type { Subject } from './subject.ts';

/** A paragraph that holds what the one before told against another year or the budget. */
const COMPARES_AGAIN =
  /^(?:[较比与]|相比|相?较于?)(?:20\d{2}年?度?|上一?年度?|去年|年初预算|全年预算)(?:决算|预算)?(?:数|相比|同期)*,?(?:[增减]|上升|下降|降低|持平)/;

/** Whether a paragraph names nothing and compares what the one before told. */
export const comparesAgain = (text: string): boolean => COMPARES_AGAIN.test(text);

/**
 * The one item whose account a paragraph tells, or goes on to compare, for the next to go on with; null where there are several.
 * `subject` is what it named last, `carried` what it went on with.
 */
export function toldAlone(
  read: readonly ReadFigure[],
  subject: Subject | null,
  carried: Subject | null,
): Subject | null {
  if (carried?.isTold && read.every(({ concept }) => carried.concepts.includes(concept))) return carried;
  const accounts = read.filter(
    ({ measure, concept }) => measure === 'final' && !concept.startsWith('explanation.'),
  );
  const isAlone =
    accounts.length > 0 && accounts.every(({ concept }) => subject?.concepts.includes(concept) === true);
  return isAlone ? { ...subject!, end: 0, isTold: true } : null;
}
