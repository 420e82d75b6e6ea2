/** Seeded random numbers: the same seed and key give the same sequence on every machine. */

/** A sequence of random numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(state: number) {
    this.#state = state >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items. */
  pick<const T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!;
  }

  /** Log-normal around 1: most near it, a few many times larger, as amounts of public bodies are. */
  skewed(spread: number): number {
    // The sum of twelve is near enough to normal.
    let normal = -6;
    for (let count = 0; count < 12; count += 1) normal += this.next();
    return 2 ** (normal * spread);
  }
}

/** A sequence of its own for every key, so that one body's figures do not depend on how many were made before. */
export function randomFor(seed: number, key: string): Random {
  let state = seed >>> 0;
  for (let at = 0; at < key.length; at += 1) {
    state = Math.imul(state ^ key.charCodeAt(at), 0x01000193) >>> 0;
  }
  return new Random(state);
}
