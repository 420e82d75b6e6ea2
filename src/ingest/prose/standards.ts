/** What the changes of a paragraph are measured against, sentence by sentence. */
import type { Standard } from './events.ts';

/** The standards a paragraph names, in their order. */
export class Standards {
  /** Null where the sentence has named none. */
  current: Standard | null = null;
  private told: readonly Standard[] = [];
  private before: readonly Standard[] = [];

  /** @param standard null where the words of a comparison name none */
  name(standard: Standard | null): void {
    if (standard === null) return;
    this.current = standard;
    this.told = [...this.told, standard];
  }

  /** 较预算持平: the budget is done with. */
  forgetBudget(): void {
    if (this.current?.kind === 'budget') this.current = null;
  }

  endSentence(): void {
    [this.before, this.told, this.current] = [this.told, [], null];
  }

  /**
   * 比年初预算减少 2 万元。其中：公务接待费 3 万元，减少 1 万元: a list in a sentence of its own is measured as its head was; where that was against the
   * budget and last year, it is left open.
   */
  openList(): void {
    const [first] = this.before;
    if (this.current !== null || !first || !this.before.some(({ kind }) => kind === 'budget')) return;
    const isOne = this.before.every(
      (one) => one.kind === 'budget' && first.kind === 'budget' && one.budget === first.budget,
    );
    this.current = isOne ? first : { kind: 'other' };
  }
}
