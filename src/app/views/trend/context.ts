/** What the trend is worked out from. */
import type { Language } from '#app/locale/language.svelte.ts';
import type { ShownDepartment } from '../shown.ts';
import type { Based, Basis, TrendPoint } from './basis.ts';
import type { LinesOf, TrendWords } from './trend-words.ts';
import type { RestatementRow } from '#warehouse/questions/questions.ts';
import type { MoneyAxis } from '#app/locale/format.ts';

/** What the view is worked out from. */
export interface TrendInput {
  readonly lang: Language;
  /** Departments, one each, whatever years they have. */
  readonly departments: readonly ShownDepartment[];
  /** Department-years whose own accounts are in the data, by their key. */
  readonly held: ReadonlySet<string>;
  /** The figures, and on which basis they are. */
  readonly based: Based;
  readonly basis: Basis;
  /** What the lines are: departments, or items of one department. Default: departments. */
  readonly of?: LinesOf;
  /** The years asked for; none where all there are are wanted. */
  readonly chosenYears?: readonly number[];
  /** Name of the concept in the reader's language. */
  readonly conceptName: string;
  readonly measure: string;
  /** What the next year's documents give otherwise, of any measure. */
  readonly restated?: readonly RestatementRow[];
  /** Whether the sentence counts the figures of a document. Default: all. */
  readonly counts?: (documentId: string) => boolean;
  /** Department-years, by their key, whose document says there was none of it: a form left blank, or in words. */
  readonly statedNone?: ReadonlySet<string>;
  /** Whether every line has a plot of its own. */
  readonly apart?: boolean;
  /** The line that is looked at, by the id of its department; '' for none. */
  readonly focus?: string;
}

/** A department's line, and what stands beside it. */
export interface Line {
  readonly department: ShownDepartment;
  readonly points: readonly TrendPoint[];
  /** Restatements of points of the line. */
  readonly restated: readonly RestatementRow[];
}

/** Everything the sentence, the picture, the table and the notes are made from. */
export interface TrendContext extends TrendInput {
  readonly words: TrendWords;
  readonly rows: readonly TrendPoint[];
  readonly unit: string;
  readonly years: readonly number[];
  readonly lines: readonly Line[];
  /** The measure in words: `本年支出合计（决算数）`. */
  readonly what: string;
  /** What the picture counts in. */
  readonly axis: MoneyAxis;
}
