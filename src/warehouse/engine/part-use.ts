/** Which parts of a large publication the questions need: those that none has needed for long leave the engine. */
import type { PartFile } from '../published/manifest.ts';

/** Bytes of parts, as published, up to which all stay; the engine takes several times as many. */
const MOST_HELD = 24_000_000;
/** A part that one of so many last questions has needed stays, however much there is. */
const RECENT = 40;

/** What questions need, in the order in which they are asked. */
export class PartUse {
  #asked = 0;
  /** By path, the number of the last question that needed it. */
  readonly #last = new Map<string, number>();
  /** By path, how many questions wait for it or read it. */
  readonly #inUse = new Map<string, number>();

  constructor(private readonly most = MOST_HELD) {}

  /** A question is asked that needs parts. @returns what to call when it is answered, or is not */
  begin(parts: readonly PartFile[]): () => void {
    this.#asked += 1;
    for (const { path } of parts) {
      this.#last.set(path, this.#asked);
      this.#inUse.set(path, (this.#inUse.get(path) ?? 0) + 1);
    }
    return () => {
      for (const { path } of parts) this.#inUse.set(path, this.#inUse.get(path)! - 1);
    };
  }

  /** Of the parts that are held, those to be let go, the longest unused first. */
  idle(held: readonly PartFile[]): PartFile[] {
    let excess = held.reduce((sum, { bytes }) => sum + bytes, 0) - this.most;
    const lastOf = ({ path }: PartFile): number => this.#last.get(path) ?? 0;
    const idle: PartFile[] = [];
    for (const part of held.toSorted((a, b) => lastOf(a) - lastOf(b))) {
      if (excess <= 0 || this.#asked - lastOf(part) < RECENT) break;
      if ((this.#inUse.get(part.path) ?? 0) > 0) continue;
      idle.push(part);
      excess -= part.bytes;
    }
    return idle;
  }
}
