import type { StatedFigure, Unread } from '../disclosure.ts';

/** A stated figure with what only the derivation and the reception totals need to know. */
export interface ReadFigure extends StatedFigure {
  /** The year a change is measured against, null for anything else. */
  readonly comparedWith: number | null;
  /** The unit of the department a reception figure is stated for, as printed, or ''. */
  readonly ofUnit: string;
  /** Set where a 项 is printed under a 款 that it does not belong to. */
  readonly misplaced: boolean;
  /** Set where an amount of the year before is known by 持平 alone. */
  readonly isLevel?: true;
  /** Set where an amount without a word of its own stands among changes. */
  readonly isAmongChanges?: true;
}

/** What a passage yields. Every figure in it is in one of the two lists. */
export interface Reading {
  readonly read: readonly ReadFigure[];
  readonly unread: readonly Unread[];
}

/** A figure as one that was not read, with the reason. */
export function asUnread(
  { section, line_start, line_end, printed }: Omit<Unread, 'reason'>,
  reason: string,
): Unread {
  return { section, line_start, line_end, printed, reason };
}
