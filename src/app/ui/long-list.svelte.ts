/** A long list of which the first items are shown until the reader asks for more. */
export class LongList<T> {
  #more = $state(0);
  readonly #slack: number;

  /**
   * @param items read reactively
   * @param first how many are shown at first
   * @param slack a list that is longer by no more than these is shown whole
   */
  constructor(
    private readonly items: () => readonly T[],
    private readonly first: number,
    { slack = 0 }: { slack?: number } = {},
  ) {
    this.#slack = slack;
  }

  /** The items shown. */
  get shown(): readonly T[] {
    const items = this.items();
    if (items.length <= this.first + this.#slack) return items;
    return items.slice(0, this.first + this.#more);
  }

  /** How many are not shown. */
  get left(): number {
    return this.items().length - this.shown.length;
  }

  /** Shows so many more, all unless told otherwise. */
  more(count = Infinity): void {
    this.#more += count;
  }

  /** Shows the first again, and no others. */
  reset(): void {
    this.#more = 0;
  }
}
