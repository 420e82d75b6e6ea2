/** Seeded random numbers: the same seed and key give the same sequence on every machine. */

/** A sequence of random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** Log-normal around 1: most near it, a few many times larger, as amounts of public bodies are. */
  skewed(spread: number): number;
}

/** A sequence of its own for every key, so that one body's figures do not depend on how many were made before. */
export function randomFor(seed: number, key: string): Random {
  let state = seed >>> 0;
  for (let at = 0; at < key.length; at += 1) {
    state = Math.imul(state ^ key.charCodeAt(at), 0x01000193) >>> 0;
  }
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // The sum of twelve is near enough to normal, and exact on every machine where a logarithm is not.
  const normal = (): number => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6);
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    skewed: (spread) => 2 ** (Math.round(normal() * spread * 64) / 64),
  };
}
