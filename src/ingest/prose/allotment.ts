/** Whose the figures of an enumeration are: 基本支出和项目支出分别为 6 万元和 4 万元. */
import type { Figure } from './figures.ts';
import type { Subject } from './subject.ts';

/** Between two figures of one enumeration. */
const BETWEEN = /^[、,和及与]$/;
const BETWEEN_MARK = /^[、,和及与]/;

/** 分别减少 1 万元、增加 0.5 万元: each with a direction of its own. */
const CHANGED_BETWEEN = /^[、,和及与]?(?:增加|增长|上升|提高|减少|下降|降低)(?:了|约)?$/;

/** 年初预算数、决算数分别为 N 万元、M 万元 */
const BUDGET_AND_ACCOUNT =
  /^[,:]?((?:年初|全年|调整后?)?预算数?)[、和及与]((?:支出)?决算数?)(?:金额)?分别(?:为|是)?$/;

/** Whom a figure is of, and the words that say what it is. */
interface Allotted {
  readonly subjects: readonly Subject[];
  readonly words: string;
}

/** Gives each figure of a paragraph to the items named before it: to one, to all of them, or in turn. */
export class Allotment {
  /** The enumeration being given out, null items where it is unclear whose its figures are. */
  private open: {
    readonly to: readonly Subject[] | null;
    /** For each figure, or for all of them. */
    readonly words: readonly string[];
    taken: number;
    left: number;
  } | null = null;

  /** The items whose accounts were told one after the other since the sentence or its list began. */
  private run: readonly Subject[] = [];

  /** The items an enumeration was given out to, one figure each, and what was named last then. */
  private given: { readonly to: readonly Subject[]; readonly joined: readonly Subject[] } | null = null;

  /** The items that share the last figure. */
  private shared: readonly Subject[] | null = null;

  constructor(
    private readonly text: string,
    private readonly figures: readonly Figure[],
  ) {}

  /** Takes note of the account of one item; `between` are the words since the figure before. */
  tell(subject: Subject, between: string): void {
    const isNew = /。|其中|包括/.test(between) || this.run.includes(subject);
    this.run = isNew ? [subject] : [...this.run, subject];
  }

  /** @returns null where it is unclear which of several items the figure is of */
  of(index: number, words: string, subject: Subject | null, joined: readonly Subject[]): Allotted | null {
    if (this.open && this.open.left > 0) return this.next();
    const length = this.lengthFrom(index, /分别|各/.test(words) ? CHANGED_BETWEEN : BETWEEN);
    if (length > 1) {
      const measures = joined.length < 2 && length === 2 ? BUDGET_AND_ACCOUNT.exec(words) : null;
      if (measures && subject) {
        this.open = { to: [subject, subject], words: measures.slice(1, 3), taken: 0, left: length };
        return this.next();
      }
      // 收入 N 万元、支出 M 万元，分别增长 5%、4%
      const isOfRun = joined.length < 2 && this.run.length === length && /分别/.test(words);
      // 分别为 6 万元和 4 万元，占 60%、40%
      const before = this.given?.joined === joined ? this.given.to : null;
      const parts = partsOf(subject);
      const isOfParts = parts.length === length || !isOfRun;
      const items = before ?? (joined.length > 1 ? joined : isOfParts ? parts : this.run);
      const isInTurn =
        items.length === length && (joined.length < 2 || before !== null || /分别|各/.test(words));
      this.given = isInTurn ? { to: items, joined } : null;
      this.open = {
        to: isInTurn ? items : null,
        words: this.wordsOf(index, length, words.replace('分别', '')),
        taken: 0,
        left: length,
      };
      return this.next();
    }
    if (joined.length < 2) return { subjects: subject ? [subject] : [], words };
    // What was told of both goes on to be, while nothing else is named.
    const isGoingOn =
      this.shared === joined && (this.figures[index - 1]?.end ?? 0) >= (joined.at(-1)?.end ?? 0);
    this.shared = isGoingOn || /均|各|都/.test(words) ? joined : null;
    // A sum of nothing is nothing of each.
    const isNought = this.figures[index]!.value === 0 && !/[增减升降比较同]/.test(words);
    return this.shared || isNought ? { subjects: joined, words } : null;
  }

  private next(): Allotted | null {
    const open = this.open!;
    const subject = open.to?.[open.taken];
    open.taken += 1;
    open.left -= 1;
    return subject ? { subjects: [subject], words: open.words[open.taken - 1] ?? open.words[0]! } : null;
  }

  /** For each figure of an enumeration its words: its own direction, or those of the first. */
  private wordsOf(index: number, length: number, first: string): string[] {
    return Array.from({ length }, (_, at) => {
      const between =
        at > 0 ? this.text.slice(this.figures[index + at - 1]!.end, this.figures[index + at]!.start) : '';
      return BETWEEN.test(between) || at === 0 ? first : between.replace(BETWEEN_MARK, '');
    });
  }

  /** How many figures of one unit follow each other from a figure on, with nothing but a mark or a direction between. */
  private lengthFrom(index: number, between: RegExp): number {
    let last = index;
    for (;;) {
      const [figure, next] = [this.figures[last]!, this.figures[last + 1]];
      if (!next || next.unit !== figure.unit || next.kind !== figure.kind) break;
      const words = this.text.slice(figure.end, next.start);
      if (!BETWEEN.test(words) && !between.test(words)) break;
      last += 1;
    }
    return last - index + 1;
  }
}

/** Two totals under one name (收、支总计), each by itself. The two of the appropriation are one concept, told apart by their names. */
function partsOf(subject: Subject | null): readonly Subject[] {
  if (!subject) return [];
  const sides = /^(.*)收入?[、和及]?支出?(总计)$/.exec(subject.label);
  if (sides && subject.concepts.length === 1)
    return ['收入', '支出'].map((side) => ({ ...subject, label: `${sides[1]}${side}${sides[2]}` }));
  return subject.concepts.map((concept) => ({ ...subject, concepts: [concept] }));
}
