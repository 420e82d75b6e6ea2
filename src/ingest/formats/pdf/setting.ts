/** How texts are set in their cells, and at which place one that is set so stands. */
import type { Band } from './table.ts';

/** How texts of one kind are set in their cells. */
export type Setting = 'left' | 'middle' | 'right';

/** Places of one column are as near, in the height of the type. */
export const SAME_PLACE = 0.2;

/** Where a text stands that is set so. */
export const placeOf = ({ left, right }: Band, setting: Setting): number =>
  setting === 'left' ? left : setting === 'right' ? right : (left + right) / 2;

/** What texts take together. */
export const hullOf = (texts: readonly Band[]): Band => ({
  left: Math.min(...texts.map(({ left }) => left)),
  right: Math.max(...texts.map(({ right }) => right)),
});
