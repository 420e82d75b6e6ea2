/**
 * Parts of the language that the page is written in and that browsers within its reach lack (Chromium before 110,
 * Firefox before 115, Safari before 16): each is filled in where it is missing, and left alone where it is not. What
 * else may not be used is held by the check on the built files.
 */

function fill(target: object, functions: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(functions)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

type Test = (value: unknown, at: number, list: readonly unknown[]) => unknown;

function lastIndex(list: readonly unknown[], test: Test): number {
  let at = list.length - 1;
  while (at >= 0 && !test(list[at], at, list)) at -= 1;
  return at;
}

const at = function <T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
};

fill(Array.prototype, {
  at,
  findLast(this: unknown[], test: Test) {
    return this[lastIndex(this, test)];
  },
  findLastIndex(this: unknown[], test: Test) {
    return lastIndex(this, test);
  },
  toReversed(this: unknown[]) {
    return [...this].reverse();
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare);
  },
});
fill(String.prototype, { at });
fill(Object, {
  hasOwn: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
});
fill(AbortSignal.prototype, {
  throwIfAborted(this: AbortSignal) {
    if (this.aborted) throw this.reason ?? new DOMException('The operation was aborted.', 'AbortError');
  },
});

export {};
