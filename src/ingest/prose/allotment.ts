/** Whom the figures behind an enumeration are of: 收、支总计各为 N、M 万元, 甲和乙分别为, 甲、乙均为. */
import type { Figure } from './figures.ts';
import type { Subject } from './thread.ts';

/** Between two figures of one enumeration. */
const BETWEEN = /^[、,和及与]$/;

/** Whom a figure is of, and the words that say what it is. */
export interface Allotted {
  readonly subjects: readonly Subject[];
  readonly words: string;
}

/** Gives each figure of a paragraph to the items named before it: to one, to all of them, or in turn. */
export class Allotment {
  /** The enumeration being given out, null items where it is unclear whose its figures are. */
  private open: {
    readonly to: readonly Subject[] | null;
    readonly words: string;
    taken: number;
    left: number;
  } | null = null;

  constructor(
    private readonly text: string,
    private readonly figures: readonly Figure[],
  ) {}

  /** @returns null where it is unclear which of several items the figure is of */
  of(index: number, words: string, subject: Subject | null, joined: readonly Subject[]): Allotted | null {
    if (this.open && this.open.left > 0) return this.next();
    const length = this.lengthFrom(index);
    if (length > 1) {
      const items = joined.length > 1 ? joined : partsOf(subject);
      const isInTurn = items.length === length && (joined.length < 2 || /分别|各/.test(words));
      this.open = { to: isInTurn ? items : null, words: words.replace('分别', ''), taken: 0, left: length };
      return this.next();
    }
    if (joined.length < 2) return { subjects: subject ? [subject] : [], words };
    return /均|各|都/.test(words) ? { subjects: joined, words } : null;
  }

  private next(): Allotted | null {
    const open = this.open!;
    const subject = open.to?.[open.taken];
    open.taken += 1;
    open.left -= 1;
    return subject ? { subjects: [subject], words: open.words } : null;
  }

  /** How many figures of one unit follow each other from a figure on, with nothing but a mark between. */
  private lengthFrom(index: number): number {
    let last = index;
    for (;;) {
      const [figure, next] = [this.figures[last]!, this.figures[last + 1]];
      if (!next || next.unit !== figure.unit || next.kind !== figure.kind) break;
      if (!BETWEEN.test(this.text.slice(figure.end, next.start))) break;
      last += 1;
    }
    return last - index + 1;
  }
}

/** Two totals under one name (收、支总计), each by itself. */
const partsOf = (subject: Subject | null): readonly Subject[] =>
  subject ? subject.concepts.map((concept) => ({ ...subject, concepts: [concept] })) : [];
