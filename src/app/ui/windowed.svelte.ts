/** Which rows of a long list of equal rows stand in the document: those in sight, and the one that has the focus. */

/** Rows beyond those in sight on either side, so that scrolling shows no gap. */
const AHEAD = 8;

export class Windowed {
  /** How far the list is scrolled and how high it is, in CSS pixels; its component sets both. */
  top = $state(0);
  height = $state(0);
  /** The row that takes the focus. */
  active = $state(0);

  /**
   * @param count how many rows there are, read reactively
   * @param row height of a row in CSS pixels
   */
  constructor(
    private readonly count: () => number,
    readonly row: number,
  ) {}

  /** The places of the rows in the document, ascending. */
  get places(): number[] {
    const count = this.count();
    const first = Math.max(0, Math.floor(this.top / this.row) - AHEAD);
    const last = Math.min(count, Math.ceil((this.top + this.height) / this.row) + AHEAD);
    const places = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
    if (this.active < first && this.active < count) places.unshift(this.active);
    else if (this.active >= last && this.active < count) places.push(this.active);
    return places;
  }

  /**
   * Moves the focus's row by a key, if it is one that moves it.
   * @returns how far the list must be scrolled for it to be seen, null where the key moves nothing
   */
  move(key: string): number | null {
    const last = this.count() - 1;
    const page = Math.max(1, Math.floor(this.height / this.row) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[key];
    if (step === undefined) return null;
    this.active = Math.min(last, Math.max(0, this.active + step));
    const [begin, end] = [this.active * this.row, (this.active + 1) * this.row];
    return begin < this.top ? begin : end > this.top + this.height ? end - this.height : this.top;
  }
}
