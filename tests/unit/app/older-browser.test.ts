import { afterEach, expect, test, vi } from 'vitest';
import { inOlderWords } from '#app/older-styles.ts';

const removed: (() => void)[] = [];
afterEach(() => {
  for (const putBack of removed.splice(0)) putBack();
});

/** Takes a function away, as a browser without it has it, and returns it. */
function take<T>(from: object, name: string): T {
  const property = Object.getOwnPropertyDescriptor(from, name)!;
  Reflect.deleteProperty(from, name);
  removed.push(() => Object.defineProperty(from, name, property));
  return property.value as T;
}

test('what is filled in answers as the browser’s own does', async () => {
  type Method = (this: unknown, ...values: unknown[]) => unknown;
  const list = [3, 1, 2, 1];
  const asked: [object, string, unknown, unknown[]][] = [
    ...[0, -1, 9, -9, 1.7, NaN].map((at): [object, string, unknown, unknown[]] => [
      Array.prototype,
      'at',
      list,
      [at],
    ]),
    [String.prototype, 'at', '决算', [-1]],
    [Array.prototype, 'findLast', list, [(value: unknown) => value === 1]],
    [Array.prototype, 'findLast', list, [() => false]],
    [Array.prototype, 'findLastIndex', list, [(value: unknown) => value === 1]],
    [Array.prototype, 'findLastIndex', list, [() => false]],
    [Array.prototype, 'toReversed', list, []],
    [Array.prototype, 'toSorted', list, []],
    [Array.prototype, 'toSorted', list, [(a: number, b: number) => b - a]],
    [Object, 'hasOwn', Object, [{ a: 1 }, 'a']],
    [Object, 'hasOwn', Object, [{ a: 1 }, 'toString']],
  ];
  const own = asked.map(([on, name, self, values]) =>
    ((on as Record<string, unknown>)[name] as Method).apply(self, values),
  );
  const aborted = AbortSignal.abort();
  for (const [on, name] of new Map(asked.map((one) => [`${String(one[0])} ${one[1]}`, one])).values()) {
    take(on, name);
  }
  take(AbortSignal.prototype, 'throwIfAborted');
  vi.resetModules();
  await import('#app/fill-in.ts');
  const filled = asked.map(([on, name, self, values]) =>
    ((on as Record<string, unknown>)[name] as Method).apply(self, values),
  );
  expect(filled).toEqual(own);
  expect(list).toEqual([3, 1, 2, 1]);
  expect(() => aborted.throwIfAborted()).toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(new AbortController().signal.throwIfAborted()).toBeUndefined();
});

test('what is there is left alone', async () => {
  const { toSorted } = Array.prototype;
  vi.resetModules();
  await import('#app/fill-in.ts');
  expect(Array.prototype.toSorted).toBe(toSorted);
});

test('a style sheet is put in words that Chromium 86 knows', () => {
  expect(inOlderWords('.a.svelte-x b:where(.svelte-x){height:100dvh;margin:min(2rem,40dvh)}')).toBe(
    '.a.svelte-x b.svelte-x{height:100vh;margin:min(2rem,40vh)}',
  );
  expect(inOlderWords(':where(.list) :is(th,td){color:red}')).toBe('.list :-webkit-any(th,td){color:red}');
});
