/** What a sentence speaks of. */
import type { Mention } from './mentions.ts';

/** What the figures at this point of a paragraph are about. */
export interface Subject {
  /** Concepts of the item; several where one sentence states two totals, none where it is not known. */
  readonly concepts: readonly string[];
  readonly fund: Mention['fund'];
  readonly misplaced: boolean;
  /** The item's name as printed. */
  readonly label: string;
  /** The body named in front of the item, as in 某中心国内公务接待, or ''. */
  readonly ofUnit: string;
  /** Where the name ends in the compact text; 0 when it stood in an earlier paragraph. */
  readonly end: number;
  /** Set where the paragraph before told its account. */
  readonly isTold?: true;
}

/** What a list of parts (其中) is of. */
export interface Whole {
  /** Null where the list follows nothing that was named. */
  readonly subject: Subject | null;
  readonly concepts: readonly string[];
  /** Set where the parts are those of basic expenditure. */
  readonly isBasic: boolean;
  /** Set where the paragraph has listed parts of it before. */
  readonly isListedAgain: boolean;
}
